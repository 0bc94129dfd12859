"""Records that nobody asks for: taken from the file and put back as they stand, unread.

Reading and freeing every record is more than half of what adding one to many costs.
"""

from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import suppress
from itertools import groupby
from typing import Any, Final

import orjson

from protlib.storage.layout import PUBLICATIONS, PUBLICATIONS_BEGIN, RECORD_END

_BEFORE: Final = b"\n  }," + PUBLICATIONS_BEGIN
_AFTER: Final = b"\n  }\n}\n"
_NEXT: Final = b',\n    "'
# A record, from behind its number.
_BEGIN: Final = b'": {\n      "key": '


class LazyDocument(MutableMapping[str, Any]):
    """A document that is read from its bytes, `row`, when more than its key is asked for.

    They are what stands between the ends of the record before and of its own: a comma, its number and what it holds.
    """

    __slots__ = ("_read", "row")

    def __init__(self, row: bytes) -> None:
        self.row = row
        self._read: dict[str, Any] | None = None

    def is_unread(self) -> bool:
        """Tell whether its bytes still are what it holds."""
        return self._read is None

    def _document(self) -> dict[str, Any]:
        if self._read is None:
            [self._read] = orjson.loads(b"{" + self.row[1:] + RECORD_END + b"}").values()
        return self._read

    def __getitem__(self, name: str) -> Any:
        if name == "key" and self._read is None:
            start = self.row.find(_BEGIN) + len(_BEGIN)
            with suppress(orjson.JSONDecodeError):  # a list or an object takes several lines
                return orjson.loads(self.row[start : self.row.find(b"\n", start)].removesuffix(b","))
        return self._document()[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self._document()[name] = value

    def __delitem__(self, name: str) -> None:
        del self._document()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._document())

    def __len__(self) -> int:
        return len(self._document())


def rows(records: Mapping[str, Any]) -> Iterator[bytes]:
    """Yield the bytes of records by their document ids, as they stand between the ends of records; raises JSONEncodeError."""
    for unread, run in groupby(records.items(), lambda record: _is_unread(record[1])):
        if unread:
            yield from (document.row for _number, document in run)
        else:
            written = {PUBLICATIONS: {number: plain(document) for number, document in run}}
            laid_out = orjson.dumps(written, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
            row = b"," + laid_out[len(b"{" + PUBLICATIONS_BEGIN) : -len(_AFTER)]
            yield (
                row.removesuffix(RECORD_END) if row.endswith(RECORD_END) else row[:-1]
            )  # one that is empty ends otherwise


def _is_unread(document: Any) -> bool:
    return isinstance(document, LazyDocument) and document.is_unread()


def plain(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document as orjson takes it."""
    return document if isinstance(document, dict) else dict(document)


def split(raw: bytes) -> tuple[bytes, dict[str, LazyDocument]] | None:
    """Return the file without its records, and the records by their document ids, unread.

    None where the file is not laid out as protlib does it, or two records have one number or one key. Where it is not
    None, nothing tells whether each record is well formed.
    """
    head, *found = raw.split(RECORD_END)
    if len(found) < 2 or found.pop() != _AFTER or not found[0].startswith(_BEFORE + _NEXT[1:]):
        return None
    found[0] = b"," + found[0][len(_BEFORE) :]
    records, keys = {}, set()
    for row in found:
        end = row.find(b'"', len(_NEXT))
        if not (row.startswith(_NEXT) and row.startswith(_BEGIN, end)):
            return None
        records[row[len(_NEXT) : end].decode()] = LazyDocument(row)
        key = end + len(_BEGIN)
        keys.add(row[key : row.find(b'"', key + 1)].lower())
    is_whole = len(records) == len(keys) == len(found)
    return (head + RECORD_END + _BEFORE + b"}\n}\n", records) if is_whole else None
