"""How a library file is laid out: its tables by name, as TinyDB has them, and the bytes between its documents.

orjson lays out the documents. No text holds a line break in JSON, so that these bytes stand between documents and nowhere
inside one.

Documents stand in the order of their `place`, and the comma between two of them has a line of its own: to add one, or to
take one away, changes no line of any other, wherever it stands. Git can then merge two files by itself.
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

PUBLICATIONS_BEGIN: Final = b'\n  "publications": {'
ROW_BEGIN: Final = b'\n    "'
COMMA: Final = b"\n    ,"
END: Final = b"\n  }\n}\n"
# The golden ratio, of 64 bits: multiples of it fall evenly into the gaps that earlier ones have left.
_GOLDEN: Final = 0x9E3779B97F4A7C15
_PLACES: Final = (1 << 64) - 1


def place(number: str) -> tuple[int, str]:
    """Return what documents are ordered by in the file: those with numbers that follow each other stand far apart.

    What two people add, even at the same time, so comes into gaps that are likely not the same. What is no number is last.
    """
    mixed = int(number) * _GOLDEN & _PLACES if number.isdecimal() else _PLACES + 1
    return mixed, number


def in_order(table: Mapping[str, Document]) -> Table:
    """Return a table in the order of its numbers, which is that in which the documents were added."""
    return dict(sorted(table.items(), key=lambda item: (int(item[0]) if item[0].isdecimal() else -1, item[0])))
