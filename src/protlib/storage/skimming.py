"""Records that nobody asks for: taken from the file and put back as they stand, unread.

Reading and freeing every record is more than half of what adding one to many costs.
"""

from collections.abc import Iterator, MutableMapping
from typing import Any, Final

import orjson

# How orjson lays out a file of the tables `library` and `publications`. No text holds a line break in JSON, so that
# these stand between the records and nowhere inside one.
PUBLICATIONS_BEGIN: Final = b'\n  "publications": {'
_BEFORE: Final = b"\n  }," + PUBLICATIONS_BEGIN + b'\n    "'
BETWEEN: Final = b'\n    },\n    "'
_AFTER: Final = b"\n    }\n  }\n}\n"
_WITHOUT: Final = b"\n  }," + PUBLICATIONS_BEGIN + b"}\n}\n"
# A record, from behind its number.
_BEGIN: Final = b'": {\n      "key": '
_END: Final = b"\n    }"
_TO_RECORD: Final = len(b'": ')


class Unread(MutableMapping[str, Any]):
    """A document that is read from its bytes when more than its key is asked for."""

    __slots__ = ("_read", "_row", "_start")

    def __init__(self, row: bytes, start: int) -> None:
        self._row = row
        self._start = start
        self._read: dict[str, Any] | None = None

    def plain(self) -> Any:
        """Return what orjson writes for the document."""
        return orjson.Fragment(self._row[self._start :] + _END) if self._read is None else self._read

    def _document(self) -> dict[str, Any]:
        if self._read is None:
            self._read = orjson.loads(self._row[self._start :] + _END)
        return self._read

    def __getitem__(self, name: str) -> Any:
        if name == "key" and self._read is None:
            line, _, _ = self._row[self._start - _TO_RECORD + len(_BEGIN) :].partition(b"\n")
            return orjson.loads(line.removesuffix(b","))
        return self._document()[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self._document()[name] = value

    def __delitem__(self, name: str) -> None:
        del self._document()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._document())

    def __len__(self) -> int:
        return len(self._document())


def plain(value: Any) -> Any:
    """Return what orjson writes for an unread document; raises TypeError for what is no JSON, as orjson wants it."""
    if isinstance(value, Unread):
        return value.plain()
    raise TypeError


def skim(raw: bytes) -> tuple[bytes, dict[str, Unread]] | None:
    """Return the file without its records, and the records by their document ids, unread.

    None where the file is not laid out as protlib does it, or two records have one number or one key. Where it is not
    None, nothing tells whether each record is well formed.
    """
    if not raw.endswith(_AFTER):
        return None
    rows = raw.split(BETWEEN)
    head, _, rows[0] = rows[0].partition(_BEFORE)
    rows[-1] = rows[-1].removesuffix(_AFTER)
    records, keys = {}, set()
    for row in rows:
        end = row.find(b'"')
        if not row.startswith(_BEGIN, end):
            return None
        records[row[:end].decode()] = Unread(row, end + _TO_RECORD)
        key = end + len(_BEGIN)
        keys.add(row[key : row.find(b'"', key + 1)].lower())
    return (head + _WITHOUT, records) if len(records) == len(keys) == len(rows) else None
