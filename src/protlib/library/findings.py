"""What `check` finds in a library, for scripts."""

import time
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from protlib.record.web_sources import LONG_AGO

if TYPE_CHECKING:
    from protlib.checking.flaw import Finding
    from protlib.library.library import Library
    from protlib.selection import Selection


def check(
    library: "Library", selection: "Selection | str" = "", *, rules: Sequence[str] = (), older: str = LONG_AGO
) -> "list[Finding]":
    """Return the faults and doubts in the publications of a selection, the worst first, as `protlib check` lists them.

    `rules` are the names of those that are applied, else all that need not be named. Rules that the library has
    silenced are silent. `older` is the age from which `accessed-long-ago` finds a source: "90d", "6m", "1y", or a day.
    Raises UsageError where a rule, the age, the query or a filter is not known.
    """
    from protlib.attachments.folder import FilesFolder
    from protlib.attachments.locations import whereabouts
    from protlib.checking import report
    from protlib.checking.rules import GENERAL, find_rules
    from protlib.library.files.cover_levels import stricter_covers
    from protlib.library.one_moment import read_at_one_moment

    today = time.strftime("%Y-%m-%d")
    chosen_rules = find_rules(rules) if rules else [*GENERAL.values()]

    def findings_of(moment: "Library") -> "list[Finding]":
        publications = moment.select(selection, summaries=False).publications
        among = [*moment]
        decided, look_up = moment.decisions().all_decisions, partial(whereabouts, FilesFolder(library.path))
        covers = stricter_covers(library, publications)
        context = report.make_context(among, today, decided, older=older, whereabouts=look_up, stricter_cover=covers)
        return report.check(publications, chosen_rules, context, among=among)

    return read_at_one_moment(library, findings_of)
