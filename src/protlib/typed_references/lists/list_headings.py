"""The headings of lists of references, in the languages of reports."""

import re
from pathlib import Path
from typing import Final

from protlib.record.tables import read_rows

NAMES: Final = tuple(name for _language, name in read_rows(Path(__file__).with_name("list_headings.txt")))
"""Headings of lists of references."""
# Such as "## References {-}", "7. Works cited", "**Bibliography**", "REFERENCES:".
_HEADING: Final = re.compile(
    (
        rf"(?:#{{1,6}}\s*)?(?:\*\*|__)?(?:\d+(?:\.\d+)*\.?\s+|[IVX]+\.\s+)?(?:{'|'.join(NAMES)})\s*+:?(?:\*\*"
        rf"|__)?\s*+(?:\{{[^{{}}]*\}})?\s*+#*"
    ),
    re.IGNORECASE,
)


def is_list_heading(line: str) -> bool:
    """Tell whether a line or a paragraph is the heading of a list of references."""
    return _HEADING.fullmatch(line.strip()) is not None
