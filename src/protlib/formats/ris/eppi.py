"""EPPI-Reviewer's RIS: the family name stands in front without a comma, and the short title is the label of a study."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from protlib.formats.ris.lines import Record
from protlib.formats.tagged_text import Tags
from protlib.record import names
from protlib.record.names.lexicon import CAPITALISED_PARTICLES, PARTICLES

_MARK: Final = "eppi-reviewer"
_NAMES: Final = frozenset({"A1", "A2", "A3", "A4", "AU", "ED"})
# Such as "Brownstein (2024)".
_LABEL: Final = re.compile(r".+ \((?:\d{4}|n\.?d\.?)\)")


def is_eppi(keywords: Iterable[str]) -> bool:
    """Tell whether a record with these keywords comes from EPPI-Reviewer, which puts its own name among them."""
    return any(keyword.strip().lower() == _MARK for keyword in keywords)


def plain(record: Record) -> Tags:
    """Return the tags of a record of EPPI-Reviewer with a comma behind each family name, and without the label."""
    return [
        (tag, _with_comma(value) if tag in _NAMES else value)
        for tag, value in record.tags
        if tag != "ST" or not _LABEL.fullmatch(value.strip())
    ]


def _with_comma(text: str) -> str:
    """Return a name with a comma behind the family name; a body, and what says by itself which is which, as it stands."""
    words = text.split()
    if len(words) < 2 or "," in text or names.is_organisation(text):
        return text
    end = _family_end(words)
    given_part = [f"{word.rstrip('.')}." if _is_initial(word) else word for word in words[end:]]
    return f"{' '.join(words[:end])}, {' '.join(given_part)}" if given_part else text


def _family_end(words: Sequence[str]) -> int:
    """Return how many words in front are the family name: all before initials, else one and the particles in front of it."""
    initials = next((place for place in range(1, len(words)) if all(map(_is_initial, words[place:]))), 0)
    if initials:
        return initials
    particles = (PARTICLES, CAPITALISED_PARTICLES)
    return 1 + next(
        (place for place, word in enumerate(words) if not any(word in particle for particle in particles)), 0
    )


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1 and word[0].isupper()
