"""Degrees in fields for numbers: EndNote puts the degree of a thesis into its volume, others into its number."""

import re
from typing import Final

from protlib.record.raw_record import RawRecord

# Such as "Ph.D.", "M. Sc.", "DPhil", "Master's", "PhD thesis", "Doctorat". Compiled when first used: most numbers begin
# with a digit.
_DEGREE: Final = (
    r"(?i)(?:ph\.?\s?d\.?|d\.?\s?phil\.?|m\.?\s?phil\.?|ed\.?\s?d\.?|psy\.?\s?d\.?|dr\.?\s?ph\.?|j\.?s\.?d\.?"
    r"|ll\.?\s?m\.?|m\.?\s?sc\.?|m\.?p\.?h\.?"
    r"|m\.?\s?ed\.?|m\.?s\.?w\.?|m\.a\.|b\.a\.|m\.s\.|master(?:['’]?s)?|doctor(?:al|ate|at)?|doctorado"
    r"|doutorado|maestr[ií]a|mestrado)"
    r"(?:[\s-]+(?:thesis|dissertation|degree))?"
)
_NUMBERS: Final = ("number", "volume", "issue", "edition", "collection_number")


def place_degrees(fields: dict[str, Any]) -> None:
    """Move a degree from a number field of a clean record to its genre, unless the genre says something else.

    A degree that the genre already names is dropped.
    """
    for name in _NUMBERS:
        text = fields.get(name, "")
        if not text or text[0].isdigit() or not re.fullmatch(_DEGREE, text):
            continue
        genre = fields.get("genre", "")
        if not genre:
            fields["genre"] = text
        if not genre or _bare(genre).startswith(_bare(text)):
            del fields[name]


def _bare(text: str) -> str:
    return re.sub(r"[\s.'’-]", "", text).lower()
