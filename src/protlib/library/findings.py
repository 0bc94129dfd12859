"""What `check` finds in a library, for scripts."""

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from protlib.record.web_sources import LONG_AGO
from protlib.system.progress import Progress, ignore_progress

if TYPE_CHECKING:
    from protlib.checking.flaw import Context, RecordFlaw, Rule
    from protlib.library.library import Library
    from protlib.selection import Selection


def check(
    library: "Library", selection: "Selection | str" = "", *, rules: Sequence[str] = (), older: str = LONG_AGO
) -> "list[RecordFlaw]":
    """Return the faults and doubts in the publications of a selection, the worst first, as `protlib check` lists them.

    `rules` are the names of those that are applied, else all that need not be named. Rules that the library has
    silenced are silent. `older` is the age from which `accessed-long-ago` finds a source: "90d", "6m", "1y", or a day.
    Raises UsageError where a rule, the age, the query or a filter is not known.
    """
    from protlib.checking.rules import GENERAL, find_rules

    rules_to_apply = find_rules(rules) if rules else [*GENERAL.values()]
    return find_flaws(library, selection, rules_to_apply, older)[0]


def find_flaws(
    library: "Library",
    selection: "Selection | str",
    rules: "Sequence[Rule]",
    older: str,
    progress: Progress = ignore_progress,
) -> "tuple[list[RecordFlaw], Context]":
    """Return the findings of rules, and their questions; `progress` is that of the covers of files.

    Raises UsageError where the age, the query or a filter is not known.
    """
    from protlib.attachments.folder import FilesFolder
    from protlib.attachments.locations import whereabouts
    from protlib.checking import check_run
    from protlib.library.files.cover_levels import stricter_covers
    from protlib.library.library import read_at_one_moment
    from protlib.library.opened_records import OpenedRecords

    today, look_up = time.strftime("%Y-%m-%d"), partial(whereabouts, FilesFolder(library.path))

    def find_at_once(moment: "Library") -> "tuple[list[RecordFlaw], Context]":
        publications = moment.stream(selection).publications
        names = moment.stream("", check_run.CONTEXT_FIELDS).publications
        compared = moment.stream("", check_run.comparison_fields(rules)) if len(publications) < len(names) else None
        all_decisions, covers = moment.decisions().all_decisions, stricter_covers(library, publications, progress)
        context = check_run.make_context(names, today, all_decisions, older=older, whereabouts=look_up)
        context = replace(context, stricter_cover=covers, stays_open=OpenedRecords(library.path))
        compared_records = compared.publications if compared else ()
        return check_run.run_rules(publications, rules, context, examined=compared_records), context

    return read_at_one_moment(library, find_at_once)
