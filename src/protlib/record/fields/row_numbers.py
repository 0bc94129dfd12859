"""Cells that number the rows of a table: "A1", "A2", "A3"."""

import re
from collections.abc import Sequence
from typing import Final

# Such as "A1", "REF-003", "2.1".
_LABEL: Final = re.compile(r"(?:[^\W\d_]{1,4}[-. ]?)?(?:\d{1,2}\.)?(\d{1,4})\.?")
_ROWS_REMOVED: Final = 10
"""Rows that may be missing from a short table that somebody numbered."""


def are_row_numbers(cells: Sequence[str]) -> bool:
    """Tell whether filled cells number their rows: each stands once, and none counts much further than the rows go."""
    labels = [_LABEL.fullmatch(cell.strip()) for cell in cells]
    most = 2 * len(cells) + _ROWS_REMOVED
    return len({*cells}) == len(cells) and all(label and int(label[1]) <= most for label in labels)
