"""Citations whose first author stands in the text, as in "@jobe2010causes [p. 3; @abe2008]".

Where a style sorts, the engine may put other works before: "(Abe, 2008; Jobe; 2010, p. 3)". "Jobe [-@jobe2010causes;
@abe2008]" becomes "Jobe (Abe, 2008; 2010)", as if Abe had written both. The engine sorts no work behind words of the
writer, so a mark passes through it as such words.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

from protlib.citing.citation import CitationMode, CitedPublication, Runs

_MARK: Final = "\U000e0053"
"""A tag of Unicode, which no text has; those of formatted text and acronyms are others."""

_Items = Mapping[str, Mapping[str, Any]]


def sorts_citations(style: str) -> bool:
    """Tell whether a style by authors sorts the works of a citation in the text."""
    head, _, body = style.partition("</info>")
    has_authors = 'class="note"' not in head and 'citation-format="numeric"' not in head
    return has_authors and "<sort" in body.partition("<citation")[2].partition("<layout")[0]


def with_first_author_first(works: tuple[CitedPublication, ...], items: _Items) -> tuple[CitedPublication, ...]:
    """Return the works of a citation so that none is sorted before its first author, which stands in the text.

    `items` are CSL-JSON by key. Works of that author need no mark where they stand from the oldest on.
    """
    first = works[0]
    if len(works) == 1 or first.mode is CitationMode.IN_BRACKETS:
        return works
    for position, (work, next_work) in enumerate(pairwise(works), 1):
        if next_work.prefix:
            return works
        is_of_author = _authors(next_work, items) == _authors(first, items)
        if is_of_author and _date(work, items) <= _date(next_work, items):
            continue
        mode = CitationMode.WITHOUT_AUTHOR if is_of_author else next_work.mode
        return (*works[:position], next_work._replace(prefix=_MARK, mode=mode), *works[position + 1 :])
    return works


def without_author_marks(runs: Runs) -> Runs:
    """Return printed text without the marks, each with the space that the engine puts behind it."""
    return tuple(
        run._replace(text=run.text.replace(f"{_MARK} ", "").replace(_MARK, "")) if _MARK in run.text else run
        for run in runs
    )


def _authors(work: CitedPublication, items: _Items) -> object:
    return items.get(work.key, {}).get("author") or work.key


def _date(work: CitedPublication, items: _Items) -> list[list[int]]:
    dates: list[list[int]] = items.get(work.key, {}).get("issued", {}).get("date-parts", [])
    return dates
