"""The words that stand around quotations and numbers; `quoted_words.txt` has them by kind and language."""

from pathlib import Path
from typing import Final

from protlib.record.tables import read_choices

_TABLE: Final = Path(__file__).with_suffix(".txt")


def word_choices(kind: str) -> str:
    """Return the words of a kind as the choices of an expression."""
    return read_choices(_TABLE, kind)
