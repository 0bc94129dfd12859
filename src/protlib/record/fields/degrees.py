"""Degrees that programs put into a number: EndNote into the volume, others into the number of the record."""

import re
from functools import cache
from typing import Final

from protlib.record.raw_record import RawRecord

_NUMBERS: Final = ("number", "volume", "issue", "edition", "collection_number")


@cache
def _degree() -> str:
    """Return what a degree looks like: "Ph.D.", "M. Sc.", "DPhil", "Master's", "PhD thesis", "Doctorat"."""
    from protlib.record.shared_words import wordings  # which most numbers never need

    return (
        r"(?i)(?:ph\.?\s?d\.?|d\.?\s?phil\.?|m\.?\s?phil\.?|ed\.?\s?d\.?|psy\.?\s?d\.?|dr\.?\s?ph\.?|j\.?s\.?d\.?|"
        r"ll\.?\s?m\.?|m\.?\s?sc\.?|m\.?p\.?h\.?|m\.?\s?ed\.?|m\.?s\.?w\.?|m\.a\.|b\.a\.|m\.s\.|"
        rf"{wordings('degree')})"
        rf"(?:[\s-]+(?:{wordings('thesis', 'en')}|degree))?"
    )


def move_degrees(fields: RawRecord) -> None:
    """Move a degree from the number of a clean record into its genre, unless the genre already says it.

    If the genre says something else, the degree stays where it is.
    """
    for name in _NUMBERS:
        text = fields.get(name, "")
        if not text or text[0].isdigit() or not re.fullmatch(_degree(), text):
            continue
        genre = fields.get("genre", "")
        if not genre:
            fields["genre"] = text
        if not genre or _strip_signs(genre).startswith(_strip_signs(text)):
            del fields[name]


def _strip_signs(text: str) -> str:
    return re.sub(r"[\s.'’-]", "", text).lower()
