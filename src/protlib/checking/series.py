"""A rule for series: the editions that are missing between others."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from protlib.checking.flaw import Context, Flaw
from protlib.record.model import Publication
from protlib.text import fold, words

# Such as the "2014" of "Global Report on Trafficking in Persons 2014".
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_FEWEST: Final = 3
"""So many editions make a series."""
_MOST_GAPS: Final = 3
"""So many editions are told that are missing between two."""


def missing_editions(publications: Sequence[Publication], _context: Context) -> Iterator[tuple[str, Flaw]]:
    """Find series of which editions are missing between others, by the years in their titles and how far these are apart."""
    series: dict[tuple[str, ...], dict[int, str]] = {}
    for publication in publications:
        years = _YEAR.findall(publication.title)
        if len(years) == 1 and publication.type != "article-journal":
            title = tuple(words(_YEAR.sub(" ", publication.title)))
            if len(title) > 1:
                series.setdefault((*title, _by(publication)), {})[int(years[0])] = publication.key
    for editions in series.values():
        if len(editions) >= _FEWEST and (missing := _missing(sorted(editions))):
            last = max(editions)
            told = ", ".join(map(str, missing))
            yield (
                editions[last],
                Flaw("title", f"of its series, {min(editions)} to {last}, there is no edition of {told}"),
            )


def _by(publication: Publication) -> str:
    """Return who publishes a series, and in which language."""
    first = next(
        (name.short or name.literal or name.family for name in publication.authors), publication.publisher
    )
    return f"{fold(first)} {publication.language}"


def _missing(years: Sequence[int]) -> list[int]:
    """Return the years that are missing where editions come at a pace: of 2014, 2016, 2020, 2022 it is 2018."""
    steps = Counter(later - earlier for earlier, later in pairwise(years))
    pace = min(step for step, count in steps.items() if count == max(steps.values()))
    gaps = [
        year
        for earlier, later in pairwise(years)
        if (later - earlier) % pace == 0
        for year in range(earlier + pace, later, pace)
    ]
    return gaps if len(gaps) <= _MOST_GAPS * (len(years) - 1) else []
