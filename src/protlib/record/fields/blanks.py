"""Marks that programs and people write for a missing value: "NA", "NULL", "n/a"."""

from collections.abc import Iterable
from typing import Final

OF_R: Final = "NA"
"""R's mark for a missing value; among countries it is also the code of Namibia (ISO 3166-1)."""
_MARKS: Final = frozenset(
    {
        OF_R, "N/A", "n/a", "N.A.", "n.a.", "#N/A", "<NA>", "NaN", "nan", "NULL", "Null", "null", "(null)", "(NULL)",
        "undefined",
    }
)  # fmt: skip


def has_blank(texts: Iterable[str]) -> bool:
    """Tell whether one of many texts is such a mark; it must be quick, since a table may have ten million cells."""
    return not _MARKS.isdisjoint(texts)


def is_blank(text: str) -> bool:
    """Tell whether a value is such a mark; "None" may be a title, and does not count."""
    return text in _MARKS
