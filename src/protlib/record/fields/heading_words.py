"""Words of headings of tables and labels, by what they are for; `heading_words.txt` has them."""

from functools import cache
from pathlib import Path

from protlib.record.tables import words_by_section


@cache
def _sections() -> dict[str, frozenset[str]]:
    return words_by_section(Path(__file__).with_suffix(".txt"))


def heading_words_for(use: str) -> frozenset[str]:
    """Return the words of headings with a use."""
    return _sections()[use]
