"""The layout of a library file: its tables by name, as TinyDB has them, and the bytes between documents.

orjson lays out the documents. JSON has no line break inside a text, so these bytes stand only between documents.

Documents stand in the order of `position_of`, and the comma between two of them has a line of its own: to add or remove
one changes no line of another. So Git can merge two files by itself.
"""

from collections.abc import Mapping, MutableMapping
from typing import Any, Final

LIBRARY: Final = "library"
PUBLICATIONS: Final = "publications"
DECISIONS: Final = "decisions"

Document = MutableMapping[str, Any]
Table = dict[str, Document]
"""Documents by their numbers."""
Tables = dict[str, Table]
WrittenTables = Mapping[str, Mapping[str, Document]]
"""Tables as a file is made of them; documents may be made one at a time."""

PUBLICATIONS_BEGIN: Final = b'\n  "publications": {'
ROW_BEGIN: Final = b'\n    "'
COMMA: Final = b"\n    ,"
END: Final = b"\n  }\n}\n"
# The golden ratio, of 64 bits: multiples of it fall evenly into the gaps that earlier ones have left.
_GOLDEN: Final = 0x9E3779B97F4A7C15
_POSITIONS: Final = (1 << 64) - 1  # 64 bits, all set
_MOST_FIGURES: Final = 100  # of a number: those that protlib gives have 16, and Python reads none of 4,300


def is_number(text: str) -> bool:
    """Tell whether a text can be the number of a document."""
    return text.isdecimal() and len(text) <= _MOST_FIGURES


def position_of(number: str) -> tuple[int, str]:
    """Return the sort key of a document in the file: consecutive numbers stand far apart.

    So documents that two people add, even at the same time, likely fall into different gaps. A number that is not
    decimal is last.
    """
    mixed = int(number) * _GOLDEN & _POSITIONS if is_number(number) else _POSITIONS + 1
    return mixed, number


def sort_by_number(table: Mapping[str, Document]) -> Table:
    """Return a table in the order of its numbers, which is the order of addition."""
    return dict(sorted(table.items(), key=lambda item: (int(item[0]) if is_number(item[0]) else -1, item[0])))
