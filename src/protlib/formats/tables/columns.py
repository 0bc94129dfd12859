"""The columns of a table that protlib writes: one for each field, and two of JSON."""

from collections.abc import Iterable
from typing import Final

from protlib.record import names
from protlib.record.fields.labels import plain
from protlib.record.model import BOOKKEEPING, FIELDS, Name

ORIGIN: Final = "csv"
"""What a column that no field means is kept under in `extra`, before its heading."""
PACKED: Final = "protlib"
"""The heading of the column into which is packed, as JSON, what the other cells of a row do not say exactly.

Such as `{"authors": [{"literal": "IOM", "short": "I"}]}`.
"""
DERIVED: Final = "reference"
"""The heading of the column with the formatted reference: it is made of the other fields, and never read."""
OF_JSON: Final = ("extra", PACKED)
"""The columns that protlib alone reads."""
OF_WORK: Final = BOOKKEEPING - {"key"}
"""The columns that say how a library keeps a record."""
ORDER: Final = tuple(name for field in FIELDS if field != "extra" for name in (field, *["year"] * (field == "date")))
"""The columns that people read: a field each, and the year, which many want without the day."""
FULL_FIELDS: Final = {
    **dict.fromkeys(("year", "month", "day"), "date"),
    **dict.fromkeys(("first_page", "last_page"), "page"),
    "organisations": "authors",
}
"""The fields of which a column may say a part."""
HOLDS: Final = frozenset({*ORDER, "extra"}) & {*FIELDS}
"""The fields of a record that have a column."""


def people_text(people: Iterable[Name]) -> str:
    """Return names as a cell has them: only an organisation that would be taken for something else is in braces."""
    return "; ".join(names.display(name) if name.literal else plain(name) for name in people)
