"""`duplicates` and `merge-records`: records that are one publication, shown side by side and made one."""

import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from protlib.cli.advice import selected
from protlib.cli.changes import (
    ASKING_OPTIONS,
    CHANGE_OPTIONS,
    CHANGE_PANEL,
    carried_out,
    is_watched,
    left_as_it_is,
)
from protlib.cli.choice import keys_alone
from protlib.cli.completion import completers
from protlib.cli.context import library_of, required_keys
from protlib.cli.options import FormatOption, Keys, Options, flag, taking
from protlib.cli.output import changes_text, none_listed, put, say
from protlib.cli.pager import NoPager, paged
from protlib.cli.progress import progress
from protlib.cli.selection_options import FILTER_OPTIONS, QueryWords, selection_of
from protlib.errors import LibraryUnusableError, NothingFoundError, ProtlibError, UsageError

if TYPE_CHECKING:
    from protlib.duplicates.groups import Group
    from protlib.library import Library
    from protlib.library.merge import Union
    from protlib.library.plan import Outcome
    from protlib.record.model import Publication

SURE: Final = 0.95
"""The least score of records that are surely one publication; see `duplicates.judgement`."""
LEAST_ASKED: Final = 0.9
"""The least score that a merge without questions may be given: what is only likely is not merged by it all the same."""
_MEMORY_PANEL: Final = "What is no duplicate"
_ABOUT_KEYS: Final = "what is no duplicate is told by citation keys alone"
_PAIR: Final = 2


def _score(name: str, help_text: str, panel: str | None = None) -> tuple[Any, None]:
    option = typer.Option(name, metavar="SCORE", help=help_text, rich_help_panel=panel, show_default=False)
    return Annotated[float | None, option], None


_MERGE_OPTIONS: Final[Options] = {
    "asks": flag(
        "--merge",
        help_text="Ask of each group whether to merge it, keep both, choose field by field, or skip it.",
        panel=CHANGE_PANEL,
    ),
    "above": _score(
        "--merge-above",
        "Merge the groups that are surely one and have at least this score, from 0.9 to 1.",
        CHANGE_PANEL,
    ),
    **ASKING_OPTIONS,
}
_WHICH_OPTIONS: Final[Options] = {
    "least": _score("--min-score", "Only groups that have at least this score, of 1."),
    "limit": (
        Annotated[
            int | None,
            typer.Option(
                "--limit", "-n", min=1, metavar="NUMBER", help="At most so many groups.", show_default=False
            ),
        ],
        None,
    ),
}
_MEMORY_OPTIONS: Final[Options] = {
    "keep_both": flag(
        "--keep-both",
        help_text="Remember that the keys that are named are no duplicates.",
        panel=_MEMORY_PANEL,
    ),
    "forget": flag("--forget", help_text="Forget that they are none.", panel=_MEMORY_PANEL),
    "kept": flag(
        "--kept", help_text="List the pairs that are known to be no duplicates.", panel=_MEMORY_PANEL
    ),
}


@taking(FILTER_OPTIONS, into="options")
@taking(_WHICH_OPTIONS, into="which")
@taking(_MERGE_OPTIONS, into="how")
@taking(_MEMORY_OPTIONS, into="memory")
def duplicates(
    context: typer.Context,
    words: QueryWords = None,
    *,
    which: dict[str, Any],
    output: FormatOption = None,
    no_pager: NoPager = False,
    how: dict[str, Any],
    memory: dict[str, bool],
    options: dict[str, Any],
) -> None:
    """Find publications that are in the library twice, show them side by side, and merge them.

    What is selected is compared with the whole library. From 0.95 on the score says that two are the same, from 0.9 that they likely
    are; a person has to say. In a pipe: score, keys and reasons, with tabs between them. The words are citation keys with --keep-both and
    --forget. Ends with 0 whether or not there are any.
    """
    _refuse_misfits(output, **how)
    dry_run, yes, above, least = how["dry_run"], how["yes"], how["above"], which["least"]
    if least is not None and not 0 <= least <= 1:
        raise UsageError("--min-score needs a number from 0 to 1")
    with library_of(context) as library:
        if any(memory.values()):
            if output or any(how.values()) or any(which.values()):
                raise UsageError("--keep-both, --forget and --kept take keys, and no other option")
            _decide(library, keys_alone(words, options, _ABOUT_KEYS), **memory)
            return
        bound = max(above or 0, least or 0)
        with none_listed(output):
            groups = _groups(library, words, options, bound, which["limit"])
        if how["asks"]:
            _merge_asking(library, groups, dry_run=dry_run)
        elif above is not None:
            groups = list(filter(_is_sure, groups))
            _merge_all(library, groups, output, dry_run=dry_run, yes=yes)
        else:
            with paged(no_pager=no_pager):
                _print(library, groups, output)
    _tell(groups, bound, is_done=how["asks"] or above is not None)


def _refuse_misfits(output: str | None, *, asks: bool, above: float | None, dry_run: bool, yes: bool) -> None:
    if asks and above is not None:
        raise UsageError("--merge and --merge-above cannot be used together; choose one")
    if (dry_run and not asks and above is None) or (yes and above is None):
        raise UsageError("--dry-run needs --merge or --merge-above, --yes needs --merge-above")
    if above is not None and not LEAST_ASKED <= above <= 1:
        raise UsageError(f"--merge-above needs a number from {LEAST_ASKED} to 1. For lower scores: --merge")
    if above is not None and not (yes or dry_run or is_watched()):
        raise UsageError("--merge-above asks only on a terminal. To merge without asking: --yes")
    if asks and not is_watched():
        raise UsageError("--merge asks only on a terminal. To merge without asking: --merge-above 0.98 --yes")
    if asks and output is not None:
        raise UsageError("--merge asks on the terminal; leave out --format")


def _groups(
    library: "Library",
    words: list[str] | None,
    options: dict[str, Any],
    bound: float,
    limit: int | None,
) -> "list[Group]":
    """Return the groups that hold something that is selected, and have the scores that are asked for."""
    selection = selection_of(words, options)
    is_part = selected(library, selection, publications=False, summaries=False).total < len(library)
    among = (
        {summary.key for summary in library.select(selection, publications=False).summaries}
        if is_part
        else None
    )
    with progress("Comparing publications") as report:
        groups = library.duplicates(among, progress=report)
    return [group for group in groups if group.score >= bound][:limit]


def _print(library: "Library", groups: "Sequence[Group]", output: str | None) -> None:
    if output == "table" or (output is None and sys.stdout.isatty()):
        _draw(library, groups)
    else:
        put(_lines(groups, output))


def _lines(groups: "Sequence[Group]", output: str | None) -> "Iterator[str]":
    from protlib.render import side_by_side

    is_form = output not in {None, "table"}
    return side_by_side.for_scripts(groups, str(output)) if is_form else side_by_side.plain(groups)


def _draw(library: "Library", groups: "Sequence[Group]") -> None:
    from protlib.render import people, side_by_side

    records = _records(library, groups)
    screen = people.console()
    for number, group in enumerate(groups):
        if number:
            put([""])
        if not _is_sure(group) and (not number or _is_sure(groups[number - 1])):
            put(["These may be the same, or not: you decide.", ""])
        side_by_side.draw(group, [records[key] for key in group.keys], screen)


def _records(library: "Library", groups: "Sequence[Group]") -> "dict[str, Publication]":
    keys = list(dict.fromkeys(key for group in groups for key in group.keys))
    return {record.key: record for record in library.get_many(keys)}


def _tell(groups: "Sequence[Group]", bound: float, *, is_done: bool) -> None:
    """Say how many groups there are, and what to do with them."""
    if not groups:
        say(f"no duplicates with a score of {bound} or more" if bound else "no duplicates")
        return
    if is_done:
        return
    unsure = sum(not _is_sure(group) for group in groups)
    count = f"{len(groups)} {'group' if len(groups) == 1 else 'groups'}"
    doubt = f", {unsure} of them unsure" if 0 < unsure < len(groups) else ", unsure" if unsure else ""
    say(f"{count}{doubt}. To decide: protlib duplicates --merge")


def _merge_all(
    library: "Library", groups: "Sequence[Group]", output: str | None, *, dry_run: bool, yes: bool
) -> None:
    """Merge groups without a question about each, and print those that were merged, the key that stays first."""
    keys = [group.keys for group in groups]

    def change(is_tried: bool) -> "Sequence[Outcome]":
        return library.merge(keys, (), "duplicates --merge-above", dry_run=is_tried)

    if groups and (output is None or not dry_run):
        carried_out(library, change, dry_run=dry_run, yes=yes)
    elif groups:
        say(f"{changes_text(change(True))}; dry run: nothing was written")
    if output is not None or not (dry_run or sys.stdout.isatty()):
        put(_lines(groups, output))


def _merge_asking(library: "Library", groups: "Sequence[Group]", *, dry_run: bool) -> None:
    """Ask about each group, then write all answers at once."""
    from protlib.cli.review import reviewed

    if not groups:
        return
    answers = reviewed(groups, _records(library, groups))
    unions, apart = _valid(library, answers.unions, answers.apart)
    if not (unions or apart):
        say("nothing to write")
        return
    outcomes = library.merge(unions, apart, "duplicates --merge", dry_run=dry_run)
    told = [changes_text(outcomes)] if outcomes else []
    told += (
        [f"{len(apart)} {'pair' if len(apart) == 1 else 'pairs'} known to be no duplicates"] if apart else []
    )
    end = "dry run: nothing was written" if dry_run else "protlib undo takes it back"
    say(f"{', '.join(told)}; {end}")


def _valid(
    library: "Library", unions: "Sequence[Union]", apart: Sequence[tuple[str, str]]
) -> "tuple[Sequence[Union], Sequence[tuple[str, str]]]":
    """Return what can be written; tell what cannot, since somebody has changed the library meanwhile."""
    if _refusal(library, unions, apart) is None:
        return unions, apart
    good: list[Union] = []
    for union in unions:
        if refusal := _refusal(library, [*good, union], ()):
            say(f"{', '.join(record.key for record in union.records)}: not merged: {refusal}")
        else:
            good.append(union)
    return good, [pair for pair in apart if _refusal(library, (), [pair]) is None]


def _refusal(
    library: "Library", unions: "Sequence[Union]", apart: Sequence[tuple[str, str]]
) -> ProtlibError | None:
    """Return why this cannot be written; None where it can."""
    try:
        library.merge(unions, apart, dry_run=True)
    except LibraryUnusableError:  # no group can be written then
        raise
    except ProtlibError as error:
        return error
    return None


def _is_sure(group: "Group") -> bool:
    return group.verdict == "same"


def _list_kept(library: "Library", keys: Sequence[str]) -> None:
    pairs = [pair for pair in library.decisions().distinct() if not keys or not {*keys}.isdisjoint(pair)]
    if not pairs:
        raise NothingFoundError(
            "no publications are kept apart. To keep two apart: protlib duplicates --keep-both KEY KEY"
        )
    put(map("\t".join, pairs))


def _decide(library: "Library", named: Sequence[str], *, keep_both: bool, forget: bool, kept: bool) -> None:
    """Remember that records are no duplicates, or forget that; or list those of which it is known, also only of some."""
    if keep_both + forget + kept > 1:
        raise UsageError("--keep-both, --forget and --kept cannot be used together; choose one")
    keys = [record.key for record in library.get_many(named)] if named else []
    if kept:
        _list_kept(library, keys)
        return
    if len(keys) < _PAIR:
        raise UsageError(
            f"--{'forget' if forget else 'keep-both'} needs the keys of two publications or more"
        )
    from protlib.record.decisions import distinct

    pairs = [distinct(*pair) for pair in combinations(keys, 2)]
    known = {*library.decisions().distinct()}
    if forget:
        library.decide(lambda decisions: decisions.without(*pairs), f"duplicates --forget {' '.join(keys)}")
    else:
        library.decide(lambda decisions: decisions.with_(*pairs), f"duplicates --keep-both {' '.join(keys)}")
    changed = sum((pair in known) == forget for pair in pairs)
    what = "are compared again" if forget else "are known to be no duplicates"
    if not changed:
        what = "were not known to be no duplicates" if forget else "were known to be no duplicates"
    say(f"{', '.join(keys)} {what}")


@taking(CHANGE_OPTIONS, into="how")
def merge_records(
    context: typer.Context,
    named: Keys,
    *,
    keep: Annotated[
        str | None,
        typer.Option(
            "--keep",
            metavar="KEY",
            help="The one of them that stays; else the first.",
            autocompletion=completers.keys,
            show_default=False,
        ),
    ] = None,
    how: dict[str, Any],
) -> None:
    """Make one publication of several; the keys of all of them find it.

    It has the fullest value of each field, lists are united, and notes stand below each other. What the others say and it does
    not is shown first on a terminal, and by --dry-run.
    """
    with library_of(context) as library:
        given = required_keys(named)
        records = _kept_first(library, given, keep)
        keys = [record.key for record in records]
        if len(records) < _PAIR:
            left_as_it_is(records, f"{' and '.join(given)} are already one publication", **how)
            put([] if how["output"] == "json" else keys)
            return
        _tell_unlike(records)
        label = f"merge-records {' '.join(keys)}"
        is_changed = carried_out(
            library, lambda dry_run: library.merge([keys], (), label, dry_run=dry_run), **how
        )
        if is_changed and how["output"] != "json":
            put(keys[:1])


def _kept_first(library: "Library", keys: Sequence[str], keep: str | None) -> "tuple[Publication, ...]":
    """Return the records with these keys, each once, the one that stays first; raises UsageError where it is but one key."""
    if len(keys) < _PAIR:
        raise UsageError("merge-records needs the keys of two publications or more")
    records = library.get_many(keys)
    if keep is None:
        return tuple(records)
    [kept] = library.get_many([keep])
    if kept not in records:
        raise UsageError(f"--keep {keep} is not one of the records to merge")
    return kept, *(record for record in records if record.key != kept.key)


def _tell_unlike(records: "Sequence[Publication]") -> None:
    """Say which records do not look like the one that they shall be in; that is for people to decide."""
    from protlib.duplicates.compared import Compared
    from protlib.duplicates.comparison import compare

    kept, *others = map(Compared, records)
    for other in others:
        judgement = compare(kept, other)
        if judgement.verdict == "other":
            say(f"{other.key} and {kept.key} do not look the same: {'; '.join(judgement.reasons)}")
