"""Numbers of volumes, issues and papers of a series that were typed with the word which styles add themselves."""

import re
from typing import Final

from protlib.frozen import expression
from protlib.record.shared_words import wordings

# Such as "Vol. 12", "No. 3", "n° 4", "(3)", "Issue 2-3"; not "Part 2", "Special issue 2", "12 (2)".
_LABELLED_NUMBER: Final = expression(
    rf"(?:(?:vol(?:ume)?|issue|iss|nos?|nr|n[°º]|{wordings('number')})(?:[.:]\s*|\s+|(?=[\d(])))?"
    r"\(?(?P<number>\d+[a-z]?(?:[-–/]\d+[a-z]?)?|[ivxlc]+)\)?",
    re.IGNORECASE,
)


def bare_number(text: str) -> str:
    """Return a number without its label and brackets, as "12" for "Vol. 12"; any other text as it is."""
    if not text or text.isdecimal():
        return text
    match = _LABELLED_NUMBER.fullmatch(text)
    return match["number"] if match else text
