"""Headings that say that a column is for nobody else: "Internal comments", "Notes confidentielles", "Vertraulich".

The words stand in `private_headings.txt`.
"""

import re
from pathlib import Path
from typing import Final

from protlib.record.fields.foreign_headings import heading_words
from protlib.record.tables import read_words
from protlib.text import words

_TABLE: Final = read_words(Path(__file__).with_suffix(".txt"))
_CLOSED: Final = _TABLE["closed"]
_PERSONAL: Final = _TABLE["personal"]
_BESIDE: Final = _TABLE["beside"]
_REFUSING: Final = tuple(_TABLE["refusing"])
_HUMP: Final = re.compile("(?<=[a-z])(?=[A-Z])")


def words_beside_private(heading: str) -> list[str] | None:
    """Return the words of a private heading without those that make it private; None for any other heading."""
    all_words = words(heading)
    for number in range(1, len(all_words)):
        if "".join(all_words[number:]).startswith(_REFUSING):
            return all_words[:number]
    heading_parts = heading_words(_HUMP.sub(" ", heading))
    beside = [word for word in heading_parts if not (word in _CLOSED or word in _PERSONAL or word in _BESIDE)]
    is_private = not (_CLOSED.isdisjoint(heading_parts) and (_PERSONAL.isdisjoint(heading_parts) or not beside))
    return [word for word in beside if not word.isdecimal()] if is_private else None
