"""The columns of a table that protlib writes: one for each field, and two of JSON."""

from collections.abc import Iterable
from typing import Final

from protlib.record import names
from protlib.record.labels import plain
from protlib.record.model import FIELDS, Name

ORIGIN: Final = "csv"
"""What a column that no field means is kept under in `extra`, before its heading."""
PACKED: Final = "protlib"
"""The heading of the column into which is packed, as JSON, what the other cells of a row do not say exactly.

Such as `{"authors": [{"literal": "IOM", "short": "I"}]}`.
"""
OF_JSON: Final = ("extra", PACKED)
"""The columns that protlib alone reads."""
ORDER: Final = tuple(
    name for field in FIELDS if field != "extra" for name in (field, *["year"] * (field == "date"))
)
"""The columns that people read: a field each, and the year, which many want without the day."""
HOLDS: Final = frozenset({*ORDER, "extra"}) & {*FIELDS}
"""The fields of a record that have a column."""


def people_text(people: Iterable[Name]) -> str:
    """Return names as a cell has them: only an organisation that would be taken for something else is in braces."""
    return "; ".join(names.display(name) if name.literal else plain(name) for name in people)
