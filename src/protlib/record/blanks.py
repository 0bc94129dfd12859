"""What programs and people write where there is no value: "NA", "NULL", "n/a"."""

from typing import Final

OF_R: Final = "NA"
"""What R writes for a missing value; among countries it is also the code of Namibia (ISO 3166-1)."""
_MARKS: Final = frozenset(
    {
        OF_R, "N/A", "n/a", "N.A.", "n.a.", "#N/A", "<NA>", "NaN", "nan", "NULL", "Null", "null", "(null)", "(NULL)", "undefined",
    }
)  # fmt: skip


def is_blank(text: str) -> bool:
    """Tell whether a whole value says that there is none; "None" may be a title, and is not among these."""
    return text.strip() in _MARKS
