"""The words that stand around citations; `citation_words.txt` has them by kind and language."""

import re
from pathlib import Path
from typing import Final

from protlib.record.tables import read_choices

_TABLE: Final = Path(__file__).with_suffix(".txt")


def citation_choices(kind: str) -> str:
    """Return the words of a kind as the choices of an expression."""
    return read_choices(_TABLE, kind)


# Such as "see also, e.g., " and "as cited in ": words that introduce a citation, one after the other.
LEAD: Final = re.compile(rf"(?:(?:{citation_choices('lead')}|for an? \w+)\b[.,:]*\s+)+", re.IGNORECASE)
