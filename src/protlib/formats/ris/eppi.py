"""EPPI-Reviewer's RIS: the family name comes first without a comma, and the short title is a study's label."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from protlib.formats.tagged_text import Tags
from protlib.record import names
from protlib.record.names.lexicon import CAPITALISED_PARTICLES, PARTICLES

_MARK: Final = "eppi-reviewer"
_NAMES: Final = frozenset({"A1", "A2", "A3", "A4", "AU", "ED"})
# Such as "Brownstein (2024)".
_LABEL: Final = re.compile(r".+ \((?:\d{4}|n\.?d\.?)\)")


def is_eppi(keywords: Iterable[str]) -> bool:
    """Tell whether a record's keywords show that EPPI-Reviewer wrote it: it adds its own name to them."""
    return _MARK in map(str.lower, map(str.strip, keywords))


def usual_tags(tags: Tags) -> Tags:
    """Return an EPPI-Reviewer record's tags with a comma after each family name, and without the label."""
    return [
        (tag, _with_comma(value) if tag in _NAMES else value)
        for tag, value in tags
        if tag != "ST" or not _LABEL.fullmatch(value.strip())
    ]


def _with_comma(text: str) -> str:
    """Return a name with a comma after the family name; bodies and clear names stay as they are."""
    words = text.split()
    if len(words) < 2 or "," in text or names.is_organisation(text):
        return text
    end = _family_end(words)
    given_part = [f"{word.rstrip('.')}." if _is_initial(word) else word for word in words[end:]]
    return f"{' '.join(words[:end])}, {' '.join(given_part)}" if given_part else text


def _family_end(words: Sequence[str]) -> int:
    """Return how many of the first words are the family name.

    All before initials are; without initials, one word and the particles before it.
    """
    initials = next((position for position in range(1, len(words)) if all(map(_is_initial, words[position:]))), 0)
    if initials:
        return initials
    particles = (PARTICLES, CAPITALISED_PARTICLES)
    return 1 + next(
        (position for position, word in enumerate(words) if not any(word in particle for particle in particles)), 0
    )


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1 and word[0].isupper()
