"""A rule for series: missing editions between others."""

from collections.abc import Iterator, Sequence
from typing import Final

from protlib.checking.flaw import Context, Flaw
from protlib.record.model import Publication
from protlib.record.series import collect_series

_FEWEST: Final = 3
"""So many editions make a series of which one may be missing."""
_MOST_GAPS: Final = 3
"""So many editions are told that are missing between two."""


def missing_editions(publications: Sequence[Publication], _context: Context) -> Iterator[tuple[str, Flaw]]:
    """Find series with missing editions between others, by their years and the usual distance."""
    for issue in collect_series(publications, fewest=_FEWEST):
        missing = issue.missing()
        if missing and len(missing) <= _MOST_GAPS * (len(issue.editions) - 1):
            message = ", ".join(map(str, missing))
            first, last = issue.editions[0], issue.editions[-1]
            yield (
                last.publications[0].key,
                Flaw("title", f"its series, {first.year} to {last.year}, has no edition of {message}"),
            )
