"""What `check` finds in a library, for scripts."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protlib.checking.flaw import Finding
    from protlib.library.library import Library
    from protlib.selection import Selection


def check(
    library: "Library", selection: "Selection | str" = "", *, rules: Sequence[str] = ()
) -> "list[Finding]":
    """Return what is wrong or doubtful in the publications of a selection, the worst first, as `protlib check` tells it.

    `rules` are the names of those that are applied, else all that ask for no style. Rules that the library has silenced are silent.
    Raises UsageError where a rule, the query or a filter is not known.
    """
    from protlib.checking import report
    from protlib.checking.rules import GENERAL, named
    from protlib.library.one_moment import at_one_moment

    asked = named(rules) if rules else [*GENERAL.values()]

    def read(of: "Library") -> "list[Finding]":
        publications = of.select(selection, summaries=False).publications
        among = [*of]
        context = report.context_of(among, time.strftime("%Y-%m-%d"), of.decisions().made)
        return report.check(publications, asked, context, among=among)

    return at_one_moment(library, read)
