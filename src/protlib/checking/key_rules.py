"""Rules for citation keys: protlib's pattern, and the author and year in a key."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from protlib.checking.flaw import Context, Flaw
from protlib.record.fields.labels import label
from protlib.record.keys import lacks_vowels, maker_text
from protlib.record.model import Publication

# Such as "iom2009caring", "jobe2010causesa": who, the year, the first distinctive word of the title.
_PATTERN: Final = re.compile(r"([a-z]+)([12]\d{3})[a-z0-9]*")
# Such as the "2009" of "iom2009caring" and of "Jobe2009"; "2008-08546-002" has none.
_YEAR: Final = re.compile(r"(?<=[A-Za-z])(?:1[5-9]|2[01])\d\d(?=[A-Za-z]|$)")
_MOSTLY: Final = 0.8
"""So many of the keys of a library follow the pattern where it is its own."""


def follow_pattern(keys: Sequence[str]) -> bool:
    """Tell whether the keys of a library follow the pattern."""
    count = sum(_PATTERN.fullmatch(key) is not None for key in keys)
    return count >= _MOSTLY * len(keys) > 0


def key_off_pattern(publication: Publication, context: Context) -> Iterator[Flaw]:
    """Find keys with another year; in a library with the pattern, also keys off it or with another author."""
    key = publication.key
    years = _YEAR.findall(key)
    if years and publication.year is not None and str(publication.year) not in years:
        yield Flaw("key", f"{key} is of {publication.year}")
    elif context.has_patterned_keys:
        author = _first_person(publication)
        match = _PATTERN.fullmatch(key)
        if publication.year is not None and not match:
            yield Flaw("key", f"{key} does not have the form of the other keys: who, year, word")
        elif match and author and match[1] != author:
            yield Flaw("key", f"{key} is by {label(publication.authors[0])}")


def _first_person(publication: Publication) -> str:
    """Return the first author's part of a key, "" for organisations, and where another key may say it otherwise."""
    first = publication.authors[:1]
    is_certain = first and not first[0].literal and not lacks_vowels(first[0].family)
    return maker_text(first[0]) if is_certain else ""
