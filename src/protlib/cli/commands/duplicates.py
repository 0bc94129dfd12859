"""`duplicates`: records that are one publication, found, shown side by side and made one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from protlib.cli.advice.chosen_records import select_with_notes
from protlib.cli.changes import CHANGE_PANEL, AskingOptions, change_options
from protlib.cli.completers import completers
from protlib.cli.context import library_of
from protlib.cli.decisions import merged_groups
from protlib.cli.decisions.merged_groups import MemoryOptions, decide_pairs, is_sure_group
from protlib.cli.options.choice import WhereOptions, keys_alone
from protlib.cli.options.declaration import OptionGroup, argument, flag, grouped, only_option, option
from protlib.cli.options.selection_options import selection_of
from protlib.cli.options.shared import NoPagerOption, printing
from protlib.cli.outcome_report import QuietOptions
from protlib.cli.output import put_empty_list, say
from protlib.cli.terminal.keyboard import is_watched
from protlib.cli.terminal.pager import show_in_pager
from protlib.cli.terminal.progress_bar import progress
from protlib.errors import UsageError
from protlib.text import number_of

if TYPE_CHECKING:
    from protlib.duplicates.groups import Group
    from protlib.library import Library

LEAST_ASKED: Final = 0.9
"""The least score that a merge without questions may be given: what is only likely is not merged by it all the same."""
_KEYS_ADVICE: Final = "what is no duplicate is told by citation keys alone"
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
    group_options: WhichOptions,
    output: Annotated[_Form | None, printing(_Form)] = None,
    no_pager: NoPagerOption = False,
    union_options: UnionOptions,
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
    is_by_keys = union_options.asks and bool(words)
    _refuse_misfits(output, group_options, union_options, is_by_keys=is_by_keys)
    with library_of(context) as library:
        if memory.is_used:
            if output or union_options.is_used or group_options.is_used:
                raise UsageError("--keep-both and --forget take keys and no other option, --kept takes nothing")
            decide_pairs(library, keys_alone(words, options, _KEYS_ADVICE), memory)
            return
        if is_by_keys:
            keys = keys_alone(words, options, _WORDS_ARE_KEYS)
            merged_groups.unite_records(library, keys, union_options.keep, change_options(union_options, output))
            return
        _judge(library, words, options, group_options, union_options, output, no_pager=no_pager)


def _judge(
    library: "Library",
    words: list[str] | None,
    options: WhereOptions,
    group_options: WhichOptions,
    union_options: UnionOptions,
    output: str | None,
    *,
    no_pager: bool,
) -> None:
    """Print groups, ask about them, or merge those that are certainly one publication."""
    score_limit = max(union_options.above or 0, group_options.least or 0)
    with put_empty_list(output):
        groups = _groups(library, words, options, score_limit, group_options.limit)
    if union_options.asks:
        merged_groups.merge_asking(library, groups, dry_run=union_options.dry_run)
    elif union_options.above is not None:
        groups = list(filter(is_sure_group, groups))
        merged_groups.merge_all(library, groups, output, change_options(union_options, None))
    else:
        with show_in_pager(no_pager=no_pager):
            merged_groups.put_record_groups(library, groups, output)
    if not union_options.quiet:
        _tell(groups, score_limit, is_done=union_options.asks or union_options.above is not None)


def _refuse_misfits(
    output: str | None, group_options: WhichOptions, union_options: UnionOptions, *, is_by_keys: bool
) -> None:
    """Refuse options that do not go together, and questions without a terminal."""
    asks, merge_score, yes = union_options.asks, union_options.above, union_options.yes
    only_option({"--merge": asks, "--merge-above": merge_score is not None})
    if is_by_keys:
        if group_options.is_used:
            raise UsageError("--min-score and --limit choose groups; with keys, leave them out")
        if output not in {None, "json"}:
            raise UsageError("--merge KEY KEY prints text or, with --format json, JSON")
        return
    if union_options.keep is not None:
        raise UsageError("--keep needs keys: protlib duplicates --merge KEY KEY --keep KEY")
    if (union_options.dry_run and not asks and merge_score is None) or (yes and merge_score is None):
        raise UsageError("--dry-run needs --merge or --merge-above, --yes needs --merge KEY KEY or --merge-above")
    if asks and (output is not None or union_options.quiet):
        raise UsageError("--merge without keys asks on the terminal; leave out --format and --quiet")
    if asks and not is_watched():
        raise UsageError(
            "--merge without keys asks only on a terminal. To merge without asking: --merge-above 0.98 --yes"
        )
    _refuse_scores(group_options.least, merge_score)
    if merge_score is not None and not (yes or union_options.dry_run or is_watched()):
        raise UsageError("--merge-above asks only on a terminal. To merge without asking: --yes")


def _refuse_scores(lowest_score: float | None, merge_score: float | None) -> None:
    if lowest_score is not None and not 0 <= lowest_score <= 1:
        raise UsageError("--min-score needs a number from 0 to 1")
    if merge_score is not None and not LEAST_ASKED <= merge_score <= 1:
        raise UsageError(f"--merge-above needs a number from {LEAST_ASKED} to 1. For lower scores: --merge")


def _groups(
    library: "Library", words: list[str] | None, options: WhereOptions, score_limit: float, limit: int | None
) -> "list[Group]":
    """Return the groups with a selected record and a sufficient score."""
    query = options.where
    if words and query is not None:
        raise UsageError("WORDS and --where are both a query; leave out one of them")
    selection = selection_of(words if query is None else [query], options)
    is_part = select_with_notes(library, selection, publications=False, summaries=False).total < len(library)
    selected_keys = (
        {summary.key for summary in library.select(selection, publications=False).summaries} if is_part else None
    )
    with progress("Comparing publications") as report:
        groups = library.duplicates(selected_keys, progress=report)
    return [group for group in groups if group.score >= score_limit][:limit]


def _tell(groups: "Sequence[Group]", lowest_score: float, *, is_done: bool) -> None:
    """Print the number of groups, and the next steps."""
    if not groups:
        say(f"no duplicates with a score of {lowest_score} or more" if lowest_score else "no duplicates")
        return
    if is_done:
        return
    unsure = sum(not is_sure_group(group) for group in groups)
    count = number_of(len(groups), "group")
    doubt = f", {unsure} of them unsure" if 0 < unsure < len(groups) else ", unsure" if unsure else ""
    say(f"{count}{doubt}. To decide: protlib duplicates --merge")
