"""Records that nobody asks for: taken from the file and put back as they stand, unread.

Reading and freeing every record is more than half of what adding one to many costs.
"""

from collections.abc import Iterator, MutableMapping
from typing import Any, Final

# How orjson lays out a file of the tables `library` and `publications`. No text holds a line break in JSON, so that
# these stand between the records and nowhere inside one.
_BEFORE: Final = b'\n  },\n  "publications": {\n    "'
_BETWEEN: Final = b'\n    },\n    "'
_AFTER: Final = b"\n    }\n  }\n}\n"
_WITHOUT: Final = b'\n  },\n  "publications": {}\n}\n'
_NUMBER_END: Final = b'": '
_BEGIN: Final = b'{\n      "key": '
_END: Final = b"\n    }"


class Unread(MutableMapping[str, Any]):
    """A document that is read from its bytes when more than its key is asked for."""

    __slots__ = ("_raw", "_read")

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._read: dict[str, Any] | None = None

    def plain(self) -> Any:
        """Return what orjson writes for the document."""
        import orjson

        return orjson.Fragment(self._raw + _END) if self._read is None else self._read

    def _document(self) -> dict[str, Any]:
        import orjson

        if self._read is None:
            self._read = orjson.loads(self._raw + _END)
        return self._read

    def __getitem__(self, name: str) -> Any:
        import orjson

        if name == "key" and self._read is None:
            line, _, _ = self._raw[len(_BEGIN) :].partition(b"\n")
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


def skim(raw: bytes) -> tuple[bytes, dict[str, Unread]] | None:
    """Return the file without its records, and the records by their document ids, unread.

    None where the file is not laid out as protlib does it. Where it is, nothing tells whether each record is well formed.
    """
    if not raw.endswith(_AFTER):
        return None
    rows = raw.split(_BETWEEN)
    head, _, rows[0] = rows[0].partition(_BEFORE)
    rows[-1] = rows[-1].removesuffix(_AFTER)
    pairs = [row.partition(_NUMBER_END) for row in rows]
    if not all(record.startswith(_BEGIN) for _, _, record in pairs):
        return None
    return head + _WITHOUT, {number.decode(): Unread(record) for number, _, record in pairs}
