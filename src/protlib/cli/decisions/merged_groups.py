"""Groups of records that are or may be one publication: merged at once or after questions, or told apart for good."""

import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from protlib.cli.changes import ChangeOptions, carry_out, leave_unchanged
from protlib.cli.options.declaration import OptionGroup, flag, only_option
from protlib.cli.outcome_report import changes_text
from protlib.cli.output import is_table, put_lines, say
from protlib.errors import LibraryUnusableError, NothingFoundError, ProtlibError, UsageError
from protlib.text import number_of

if TYPE_CHECKING:
    from protlib.duplicates.groups import Group
    from protlib.library import Library
    from protlib.library.changes.record_merge import Union
    from protlib.library.plan import Outcome
    from protlib.record.model import Publication


class MemoryOptions(OptionGroup, panel="What is no duplicate"):
    """What is remembered of pairs that are no duplicates."""

    keep_both: bool = flag("--keep-both", "Remember that the keys that are named are no duplicates.")
    forget: bool = flag("--forget", "Forget that they are none.")
    kept: bool = flag("--kept", "List the pairs that are known to be no duplicates.")


def decide_pairs(library: "Library", key_arguments: Sequence[str], memory: MemoryOptions) -> None:
    """Remember that records are no duplicates, forget it, or list such records, all or only some."""
    forget = memory.forget
    only_option({"--keep-both": memory.keep_both, "--forget": forget, "--kept": memory.kept})
    keys = [record.key for record in library.get_many(key_arguments)] if key_arguments else []
    if memory.kept:
        _put_pairs(library, keys)
        return
    if len(keys) < 2:
        raise UsageError(f"--{'forget' if forget else 'keep-both'} needs the keys of two publications or more")
    from protlib.record.decisions import make_distinct

    pairs = [make_distinct(*pair) for pair in combinations(keys, 2)]
    pairs_before = {*library.decisions().list_distinct()}
    if forget:
        library.decide(lambda decisions: decisions.without_decisions(*pairs), f"duplicates --forget {' '.join(keys)}")
    else:
        library.decide(lambda decisions: decisions.with_decisions(*pairs), f"duplicates --keep-both {' '.join(keys)}")
    changed_count = sum((pair in pairs_before) == forget for pair in pairs)
    outcome = "are compared again" if forget else "are known to be no duplicates"
    if not changed_count:
        outcome = "were not known to be no duplicates" if forget else "were known to be no duplicates"
    say(f"{', '.join(keys)} {outcome}")


def _put_pairs(library: "Library", keys: Sequence[str]) -> None:
    pairs = [pair for pair in library.decisions().list_distinct() if not keys or not {*keys}.isdisjoint(pair)]
    if not pairs:
        raise NothingFoundError(
            "no publications are kept apart. To keep two apart: protlib duplicates --keep-both KEY KEY"
        )
    put_lines(map("\t".join, pairs))


def unite_records(library: "Library", key_arguments: Sequence[str], keep: str | None, flags: ChangeOptions) -> None:
    """Merge the publications with these keys into one, and print its key.

    `keep` stays, else the first. A message says if they are one already.
    """
    records = _put_kept_first(library, key_arguments, keep)
    keys = [record.key for record in records]
    if len(records) < 2:
        message = f"{' and '.join(key_arguments)} are already one publication"
        leave_unchanged(records, message, flags)
        put_lines([] if flags.is_json else keys)
        return
    _tell_unlike(records)
    label = f"duplicates --merge {' '.join(keys)}"

    def change(*, dry_run: bool) -> "Sequence[Outcome]":
        return library.merge([keys], (), label, dry_run=dry_run)

    if carry_out(library, change, flags) and not flags.is_json:
        put_lines(keys[:1])


def _put_kept_first(library: "Library", keys: Sequence[str], keep: str | None) -> "tuple[Publication, ...]":
    """Return the records with these keys, each once, the one that stays first.

    Raises UsageError if there is only one key.
    """
    if len(keys) < 2:
        raise UsageError("--merge needs the keys of two publications or more. To choose groups: --where QUERY")
    records = library.get_many(keys)
    if keep is None:
        return tuple(records)
    [first] = library.get_many([keep])
    if first not in records:
        raise UsageError(f"--keep {keep} is not one of the records to merge")
    return first, *(record for record in records if record.key != first.key)


def _tell_unlike(records: "Sequence[Publication]") -> None:
    """Print the records that do not look like the one that they join; people decide about that."""
    from protlib.duplicates.compared import ComparedRecord
    from protlib.duplicates.comparison import compare
    from protlib.duplicates.judgement import Sameness

    first, *joining_records = map(ComparedRecord, records)
    for record in joining_records:
        judgement = compare(first, record)
        if judgement.sameness is Sameness.OTHER:
            say(f"{record.key} and {first.key} do not look the same: {'; '.join(judgement.reasons)}")


def put_record_groups(library: "Library", groups: "Sequence[Group]", output: str | None) -> None:
    """Print groups, for people with their records, else a line each."""
    if is_table(output):
        _draw(library, groups)
    else:
        put_lines(_lines(groups, output))


def _lines(groups: "Sequence[Group]", output: str | None) -> Iterator[str]:
    from protlib.render import side_by_side

    is_form = output not in {None, "table"}
    return side_by_side.groups_for_scripts(groups, str(output)) if is_form else side_by_side.plain_lines(groups)


def _draw(library: "Library", groups: "Sequence[Group]") -> None:
    from protlib.render import record_panels, side_by_side

    records = _read_records(library, groups)
    screen = record_panels.console()
    for number, group in enumerate(groups):
        if number:
            put_lines([""])
        if not is_sure_group(group) and (not number or is_sure_group(groups[number - 1])):
            put_lines(["These may be the same, or not: you decide.", ""])
        side_by_side.draw_group(group, [records[key] for key in group.keys], screen)


def _read_records(library: "Library", groups: "Sequence[Group]") -> "dict[str, Publication]":
    keys = list(dict.fromkeys(key for group in groups for key in group.keys))
    return {record.key: record for record in library.get_many(keys)}


def merge_all(library: "Library", groups: "Sequence[Group]", output: str | None, flags: ChangeOptions) -> None:
    """Merge groups without asking about each, and print their keys; the key that stays comes first."""
    keys = [group.keys for group in groups]

    def change(*, dry_run: bool) -> "Sequence[Outcome]":
        return library.merge(keys, (), "duplicates --merge-above", dry_run=dry_run)

    if groups and (output is None or not flags.dry_run):
        carry_out(library, change, flags)
    elif groups:
        say(f"{changes_text(change(dry_run=True))}; dry run: nothing was written")
    if output is not None or not (flags.dry_run or sys.stdout.isatty()):
        put_lines(_lines(groups, output))


def merge_asking(library: "Library", groups: "Sequence[Group]", *, dry_run: bool) -> None:
    """Ask about each group, then write all answers at once."""
    from protlib.cli.decisions.review_session import review_groups

    if not groups:
        return
    answers = review_groups(groups, _read_records(library, groups))
    unions, separate_pairs = _keep_valid(library, answers.unions, answers.separate_pairs)
    if not (unions or separate_pairs):
        say("nothing to write")
        return
    outcomes = library.merge(unions, separate_pairs, "duplicates --merge", dry_run=dry_run)
    messages = [changes_text(outcomes)] if outcomes else []
    messages += [f"{number_of(len(separate_pairs), 'pair')} known to be no duplicates"] if separate_pairs else []
    end = "dry run: nothing was written" if dry_run else "protlib undo takes it back"
    say(f"{', '.join(messages)}; {end}")


def _keep_valid(
    library: "Library", unions: "Sequence[Union]", separate_pairs: Sequence[tuple[str, str]]
) -> "tuple[Sequence[Union], Sequence[tuple[str, str]]]":
    """Return the records that can be written; print those that somebody has changed meanwhile."""
    if _explain_refusal(library, unions, separate_pairs) is None:
        return unions, separate_pairs
    valid_unions: list[Union] = []
    for union in unions:
        if refusal := _explain_refusal(library, [*valid_unions, union], ()):
            say(f"{', '.join(record.key for record in union.records)}: not merged: {refusal}")
        else:
            valid_unions.append(union)
    return valid_unions, [pair for pair in separate_pairs if _explain_refusal(library, (), [pair]) is None]


def _explain_refusal(
    library: "Library", unions: "Sequence[Union]", separate_pairs: Sequence[tuple[str, str]]
) -> ProtlibError | None:
    """Return why this cannot be written; None where it can."""
    try:
        library.merge(unions, separate_pairs, dry_run=True)
    except LibraryUnusableError:  # no group can be written then
        raise
    except ProtlibError as error:
        return error
    return None


def is_sure_group(group: "Group") -> bool:
    """Tell whether the records of a group are certainly one publication."""
    from protlib.duplicates.judgement import Sameness

    return group.sameness is Sameness.SAME
