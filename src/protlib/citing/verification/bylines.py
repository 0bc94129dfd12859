"""The raised numbers of a cover, which lead from authors to where they work: "Ann Doe¹, Ben Roe²,³ and Cara Poe¹"."""

import re
from itertools import takewhile
from typing import Final

from protlib.record.names.lexicon import PARTICLES
from protlib.record.places.spellings import find_country_or_region
from protlib.record.small_words import between, of_names
from protlib.text import RAISED_FIGURES, fold

_SIGNS: Final = r"[\s*†‡§¶#✉∗]"
# Such as "¹", "²,³*" and "^2,3^", with the signs of who answers letters or has died.
_GROUP: Final = re.compile(
    rf"(?:\^[\d,–*†‡§¶#\\\s-]{{1,12}}\^|[{RAISED_FIGURES}]{{1,2}}(?:[,⁻–][{RAISED_FIGURES}*†‡§¶#]{{1,2}})*){_SIGNS}*"
)
_NAME_SEPARATOR: Final = re.compile(rf"[\s,،;&|·•]+(?:(?:{between()})\s)?|\s(?:{between()})\s")
_LAST_NAMES: Final = 2  # words of the first author, behind a title that may stand before it
_MOST_NAMES: Final = 7  # words of an author, with degrees: more are a sentence with capitals
_SMALL_WORDS: Final = of_names() | PARTICLES


def find_byline_end(text: str) -> int:
    """Return where the authors of a cover with their raised numbers end in a paragraph, 0 without any.

    A paragraph of nothing else may have one author; behind a title there are two or more.
    """
    groups = list(_GROUP.finditer(text))
    starts = [0, *(group.end() for group in groups)]
    pieces = [text[start : group.start()] for start, group in zip(starts, groups, strict=False)]
    if not pieces:
        return 0
    further_authors = list(takewhile(_is_author, pieces[1:]))
    end = groups[len(further_authors)].end()
    is_all = end == len(text) and _is_author(pieces[0]) and len(pieces) + len(pieces[0].split()) > _LAST_NAMES
    is_behind_title = bool(further_authors) and _ends_with_author(pieces[0]) and not _goes_on(text[end:])
    return end if is_all or is_behind_title else 0


def _goes_on(text: str) -> bool:
    """Tell whether a text goes on a sentence: its first word is small, or it begins with a stop."""
    return text[:1].islower() or text[:1] in {".", ",", ";", ":", ")"}


def _ends_with_author(text: str) -> bool:
    names = text.split()[-_LAST_NAMES:]
    return len(names) == _LAST_NAMES and _is_author(" ".join(names))


def _is_author(piece: str) -> bool:
    """Tell whether a text before a raised number is an author, with degrees perhaps, and no country."""
    names = _NAME_SEPARATOR.sub(" ", f" {piece} ").split()
    return (
        0 < len(names) <= _MOST_NAMES
        and any(name[0].isupper() for name in names)
        and all(name[0].isupper() or fold(name) in _SMALL_WORDS for name in names)
        and find_country_or_region(" ".join(names)) is None
    )
