"""`duplicates`: records that are one publication, found, shown side by side and made one."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from protlib.cli.advice import select_with_notes
from protlib.cli.changes import CHANGE_PANEL, AskingOptions, ChangeOptions, carry_out, change_options
from protlib.cli.completion import completers
from protlib.cli.context import library_of
from protlib.cli.decisions.pairs import MemoryOptions, decide
from protlib.cli.options import NoPagerOption, printing
from protlib.cli.options.choice import WhereOptions, keys_alone
from protlib.cli.options.declaration import OptionGroup, argument, flag, grouped, only_option, option
from protlib.cli.options.selection import selection_of
from protlib.cli.output import changes_text, is_table, none_listed, put_lines, say
from protlib.cli.report import QuietOptions
from protlib.cli.terminal.keyboard import is_watched
from protlib.cli.terminal.pager import paged
from protlib.cli.terminal.progress import progress
from protlib.errors import LibraryUnusableError, ProtlibError, UsageError
from protlib.text import number_of

if TYPE_CHECKING:
    from protlib.duplicates.groups import Group
    from protlib.library import Library
    from protlib.library.changes.merge import Union
    from protlib.library.plan import Outcome
    from protlib.record.model import Publication

LEAST_ASKED: Final = 0.9
"""The least score that a merge without questions may be given: what is only likely is not merged by it all the same."""
_ABOUT_KEYS: Final = "what is no duplicate is told by citation keys alone"
_WORDS_ARE_KEYS: Final = "--merge takes keys or filters, not both; filters choose the groups that it asks about"


_Form = Literal["table", "json", "jsonl", "csv", "keys"]
_Words = Annotated[
    list[str] | None,
    argument(
        "[WORDS]...",
        "Words to find, or a query such as 'author:jobe -kosovo'; @NAME is a saved search. "
        "With --merge, --keep-both and --forget: citation keys; - reads them from standard input.",
        completers.keys_to_judge,
    ),
]


class WhichOptions(OptionGroup):
    """Which groups."""

    least: float | None = option("--min-score SCORE", "Only groups that have at least this score, of 1.")
    limit: int | None = option("--limit -n NUMBER", "At most so many groups.", minimum=1)


class _UnionOptions(OptionGroup, panel=CHANGE_PANEL):
    asks: bool = flag(
        "--merge",
        "Make one publication of those whose keys follow; without keys, ask about each group: "
        "merge, keep both, field by field, or skip.",
    )
    keep: str | None = option(
        "--keep KEY", "With --merge KEY KEY: the one of them that stays; else the first.", completers.keys
    )
    above: float | None = option(
        "--merge-above SCORE", "Merge the groups that are surely one and have at least this score, from 0.9 to 1."
    )


class UnionOptions(_UnionOptions, AskingOptions, QuietOptions):
    """Whether one publication is made of several, and how."""


@grouped
def duplicates(
    context: typer.Context,
    words: _Words = None,
    *,
    which: WhichOptions,
    output: Annotated[_Form | None, printing(_Form)] = None,
    no_pager: NoPagerOption = False,
    how: UnionOptions,
    memory: MemoryOptions,
    options: WhereOptions,
) -> None:
    """Find publications that are in the library twice, and merge them.

    What you select is compared with the whole library. A score of 0.95 or more means that two are the same, 0.9 or more
    that they likely are. You decide. A pipe gets the score, the keys and the reasons, with tabs between them. The exit
    code is 0 with or without duplicates.

    With --merge, --keep-both and --forget, the words are citation keys. --merge KEY KEY makes one publication; all keys
    still find it. It has the fullest value of each field. Lists are joined, and notes stand below each other. A
    terminal and --dry-run first show what is lost.
    """
    is_by_keys = how.asks and bool(words)
    _refuse_misfits(output, which, how, is_by_keys=is_by_keys)
    with library_of(context) as library:
        if memory.is_used:
            if output or how.is_used or which.is_used:
                raise UsageError("--keep-both, --forget and --kept take keys, and no other option")
            decide(library, keys_alone(words, options, _ABOUT_KEYS), memory)
            return
        if is_by_keys:
            from protlib.cli.decisions.union import unite

            keys = keys_alone(words, options, _WORDS_ARE_KEYS)
            unite(library, keys, how.keep, change_options(how, output))
            return
        _judge(library, words, options, which, how, output, no_pager=no_pager)


def _judge(
    library: "Library",
    words: list[str] | None,
    options: WhereOptions,
    which: WhichOptions,
    how: UnionOptions,
    output: str | None,
    *,
    no_pager: bool,
) -> None:
    """Print groups, ask about them, or merge those that are certainly one publication."""
    bound = max(how.above or 0, which.least or 0)
    with none_listed(output):
        groups = _groups(library, words, options, bound, which.limit)
    if how.asks:
        _merge_asking(library, groups, dry_run=how.dry_run)
    elif how.above is not None:
        groups = list(filter(_is_sure, groups))
        _merge_all(library, groups, output, change_options(how, None))
    else:
        with paged(no_pager=no_pager):
            _print(library, groups, output)
    if not how.quiet:
        _tell(groups, bound, is_done=how.asks or how.above is not None)


def _refuse_misfits(output: str | None, which: WhichOptions, how: UnionOptions, *, is_by_keys: bool) -> None:
    """Refuse options that do not go together, and questions without a terminal."""
    asks, above, yes = how.asks, how.above, how.yes
    only_option({"--merge": asks, "--merge-above": above is not None})
    if is_by_keys:
        if which.is_used:
            raise UsageError("--min-score and --limit choose groups; with keys, leave them out")
        if output not in {None, "json"}:
            raise UsageError("--merge KEY KEY prints text or, with --format json, JSON")
        return
    if how.keep is not None:
        raise UsageError("--keep needs keys: protlib duplicates --merge KEY KEY --keep KEY")
    if (how.dry_run and not asks and above is None) or (yes and above is None):
        raise UsageError("--dry-run needs --merge or --merge-above, --yes needs --merge KEY KEY or --merge-above")
    if asks and (output is not None or how.quiet):
        raise UsageError("--merge without keys asks on the terminal; leave out --format and --quiet")
    if asks and not is_watched():
        raise UsageError(
            "--merge without keys asks only on a terminal. To merge without asking: --merge-above 0.98 --yes"
        )
    _refuse_scores(which.least, above)
    if above is not None and not (yes or how.dry_run or is_watched()):
        raise UsageError("--merge-above asks only on a terminal. To merge without asking: --yes")


def _refuse_scores(least: float | None, above: float | None) -> None:
    if least is not None and not 0 <= least <= 1:
        raise UsageError("--min-score needs a number from 0 to 1")
    if above is not None and not LEAST_ASKED <= above <= 1:
        raise UsageError(f"--merge-above needs a number from {LEAST_ASKED} to 1. For lower scores: --merge")


def _groups(
    library: "Library", words: list[str] | None, options: WhereOptions, bound: float, limit: int | None
) -> "list[Group]":
    """Return the groups with a selected record and a sufficient score."""
    where = options.where
    if words and where is not None:
        raise UsageError("WORDS and --where are both a query; leave out one of them")
    selection = selection_of(words if where is None else [where], options)
    is_part = select_with_notes(library, selection, publications=False, summaries=False).total < len(library)
    among = {summary.key for summary in library.select(selection, publications=False).summaries} if is_part else None
    with progress("Comparing publications") as report:
        groups = library.duplicates(among, progress=report)
    return [group for group in groups if group.score >= bound][:limit]


def _print(library: "Library", groups: "Sequence[Group]", output: str | None) -> None:
    if is_table(output):
        _draw(library, groups)
    else:
        put_lines(_lines(groups, output))


def _lines(groups: "Sequence[Group]", output: str | None) -> "Iterator[str]":
    from protlib.render import side_by_side

    is_form = output not in {None, "table"}
    return side_by_side.for_scripts(groups, str(output)) if is_form else side_by_side.plain_lines(groups)


def _draw(library: "Library", groups: "Sequence[Group]") -> None:
    from protlib.render import people, side_by_side

    records = _records(library, groups)
    screen = people.console()
    for number, group in enumerate(groups):
        if number:
            put_lines([""])
        if not _is_sure(group) and (not number or _is_sure(groups[number - 1])):
            put_lines(["These may be the same, or not: you decide.", ""])
        side_by_side.draw_group(group, [records[key] for key in group.keys], screen)


def _records(library: "Library", groups: "Sequence[Group]") -> "dict[str, Publication]":
    keys = list(dict.fromkeys(key for group in groups for key in group.keys))
    return {record.key: record for record in library.get_many(keys)}


def _tell(groups: "Sequence[Group]", limit: float, *, is_done: bool) -> None:
    """Print the number of groups, and the next steps."""
    if not groups:
        say(f"no duplicates with a score of {limit} or more" if limit else "no duplicates")
        return
    if is_done:
        return
    unsure = sum(not _is_sure(group) for group in groups)
    count = number_of(len(groups), "group")
    doubt = f", {unsure} of them unsure" if 0 < unsure < len(groups) else ", unsure" if unsure else ""
    say(f"{count}{doubt}. To decide: protlib duplicates --merge")


def _merge_all(library: "Library", groups: "Sequence[Group]", output: str | None, how: ChangeOptions) -> None:
    """Merge groups without asking about each, and print their keys; the key that stays comes first."""
    keys = [group.keys for group in groups]

    def change(is_tried: bool) -> "Sequence[Outcome]":
        return library.merge(keys, (), "duplicates --merge-above", dry_run=is_tried)

    if groups and (output is None or not how.dry_run):
        carry_out(library, change, how)
    elif groups:
        say(f"{changes_text(change(True))}; dry run: nothing was written")
    if output is not None or not (how.dry_run or sys.stdout.isatty()):
        put_lines(_lines(groups, output))


def _merge_asking(library: "Library", groups: "Sequence[Group]", *, dry_run: bool) -> None:
    """Ask about each group, then write all answers at once."""
    from protlib.cli.decisions.review import review_groups

    if not groups:
        return
    answers = review_groups(groups, _records(library, groups))
    unions, apart = _valid(library, answers.unions, answers.apart)
    if not (unions or apart):
        say("nothing to write")
        return
    outcomes = library.merge(unions, apart, "duplicates --merge", dry_run=dry_run)
    messages = [changes_text(outcomes)] if outcomes else []
    messages += [f"{number_of(len(apart), 'pair')} known to be no duplicates"] if apart else []
    end = "dry run: nothing was written" if dry_run else "protlib undo takes it back"
    say(f"{', '.join(messages)}; {end}")


def _valid(
    library: "Library", unions: "Sequence[Union]", apart: Sequence[tuple[str, str]]
) -> "tuple[Sequence[Union], Sequence[tuple[str, str]]]":
    """Return the records that can be written; print those that somebody has changed meanwhile."""
    if _refusal(library, unions, apart) is None:
        return unions, apart
    good: list[Union] = []
    for union in unions:
        if refusal := _refusal(library, [*good, union], ()):
            say(f"{', '.join(record.key for record in union.records)}: not merged: {refusal}")
        else:
            good.append(union)
    return good, [pair for pair in apart if _refusal(library, (), [pair]) is None]


def _refusal(library: "Library", unions: "Sequence[Union]", apart: Sequence[tuple[str, str]]) -> ProtlibError | None:
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
