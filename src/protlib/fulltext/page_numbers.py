"""Which pages of a file a person means: by the numbers that are printed on them, else by those of the file."""

import re
from collections.abc import Sequence
from typing import Final

from protlib.text import with_plain_figures

# Such as "34-36", "xii–xv", "34..36".
_RANGE: Final = re.compile(r"\s*+(.+?)(?<!\s)\s*+(?:\.\.|[-–—])\s*+(.+?)(?<!\s)\s*+")


def choose_pages(labels: Sequence[str], page: str) -> tuple[range, bool]:
    """Return the positions of a page or of a range of pages, from 0, and whether printed numbers tell them.

    A range may begin with its last page, as "36-34" does; "123-45" may be short for 123-145, and means no page. A text
    that is neither the number of a page nor one of the file means no page: an empty range.
    """
    for positions, is_printed in ((_index_by_label(labels), True), (_index_by_number(labels), False)):
        if (position := positions.get(_key(page))) is not None:
            return range(position, position + 1), is_printed
        if match := _RANGE.fullmatch(page):
            first, last = (positions.get(_key(text)) for text in match.groups())
            if first is not None and last is not None and (first <= last or _is_turned(*match.groups())):
                return range(min(first, last), max(first, last) + 1), is_printed
    return range(0), False


def _is_turned(first: str, last: str) -> bool:
    """Tell whether a range begins with its last page, as its numbers have as many digits."""
    return len(first) == len(last)


def _index_by_label(labels: Sequence[str]) -> dict[str, int]:
    """Return the first page with each printed number."""
    return {_key(label): position for position, label in reversed([*enumerate(labels)]) if label}


def _index_by_number(labels: Sequence[str]) -> dict[str, int]:
    return {str(position + 1): position for position in range(len(labels))}


def _key(text: str) -> str:
    return with_plain_figures(text).strip().casefold()
