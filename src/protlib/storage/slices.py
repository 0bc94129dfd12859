"""A library file that is changed without being read: changed records are found by number, the rest is copied.

Reading and writing every record is most of the cost of adding one to many.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final

import orjson

from protlib.frozen import NamedTuple
from protlib.storage import row_bytes
from protlib.storage.history.delta import CopiedPiece, Delta, join_pieces
from protlib.storage.layout import (
    COMMA,
    END,
    PUBLICATIONS,
    PUBLICATIONS_BEGIN,
    ROW_BEGIN,
    Document,
    Table,
    Tables,
    WrittenTables,
    position_of,
)

if TYPE_CHECKING:
    from protlib.storage.file_bytes import FileBytes

_MOST_REPLACED: Final = 1 << 20  # bytes, which a delta back holds in memory
_FEW: Final = 50
"""So many records are searched for by halves; for more, the file is read once, and the places of all gathered."""


class _Head(NamedTuple):
    """The beginning of a record: its rank among the others, its position in the file, and its key."""

    position: tuple[int, str]
    start: int
    key: bytes


class WayBack:
    """The delta from a changed file back to the file that was there, collected while the changed one is written."""

    def __init__(self, raw: "bytes | FileBytes") -> None:
        self._raw = raw
        self._pieces: list[CopiedPiece | bytes] = []
        self._replaced_size = self._end = self._new_size = 0

    def follow(self, change: Iterable[CopiedPiece | bytes]) -> Iterator[CopiedPiece | bytes]:
        """Yield the pieces of a change, which copies from the file in its order."""
        for piece in change:
            if isinstance(piece, CopiedPiece):
                self._take_replaced(piece.start)
                self._pieces.append(CopiedPiece(self._new_size, piece.length))
                self._end = piece.start + piece.length
            self._new_size += piece.length if isinstance(piece, CopiedPiece) else len(piece)
            yield piece
        self._take_replaced(len(self._raw))

    def delta(self) -> Delta | None:
        """Return the delta; None where the change replaces so much that it is not worth keeping."""
        return None if self._replaced_size > _MOST_REPLACED else join_pieces(self._pieces)

    def _take_replaced(self, stop: int) -> None:
        self._replaced_size += stop - self._end
        if self._replaced_size <= _MOST_REPLACED:
            self._pieces.append(self._raw[self._end : stop])


class Slices:
    """The bytes of a library file in protlib's layout; the caller must be certain of that, and close the file."""

    def __init__(self, raw: "bytes | FileBytes") -> None:
        self.raw = raw
        self._begin = raw.index(PUBLICATIONS_BEGIN) + len(PUBLICATIONS_BEGIN)
        self._end = len(raw) - len(END)
        self._searches = 0

    def close(self) -> None:
        """Close the file; its bytes are then no longer there."""
        if not isinstance(self.raw, bytes):
            self.raw.close()

    @cached_property
    def tables(self) -> Tables:
        """The tables of the file, without the records."""
        return orjson.loads(self.raw[: self._begin] + END)  # type: ignore[no-any-return]

    def find_number(self, key: str) -> str | None:
        """Return the number of the record with exactly this key."""
        start = self.raw.find(b'": {\n      "key": ' + orjson.dumps(key), self._begin)
        return None if start < 0 else self._number(self.raw.rfind(ROW_BEGIN, 0, start))

    def numbers(self) -> dict[str, str]:
        """Return the numbers of all records by their keys."""
        return {orjson.loads(key): number for (_mixed, number), _start, key in self._heads}

    def document(self, number: str) -> Document:
        """Return the record with a number; raises KeyError."""
        start, stop = self._span(number)
        if start == stop:
            raise KeyError(number)
        row = self.raw[start:stop].removesuffix(COMMA)
        [document] = orjson.loads(b"{" + row + b"}").values()
        return document  # type: ignore[no-any-return]

    def iterate_runs(self, numbers: Iterable[str]) -> Iterator[list[str]]:
        """Yield numbers in the order of the file; those of records that stand side by side there are one list."""
        run: list[str] = []
        end = self._begin
        for number in sorted(numbers, key=position_of):
            start, stop = self._span(number)
            if run and (start > end or len(run) == row_bytes.RECORDS_AT_ONCE):
                yield run
                run = []
            run.append(number)
            end = stop
        if run:
            yield run

    def holds(self, run: dict[str, Document]) -> bool:
        """Tell whether records that stand side by side have exactly these documents: to compare bytes is quick."""
        start, stop = self._span(next(iter(run)))[0], self._span(next(reversed(run)))[1]
        return self.raw[start:stop].removesuffix(COMMA) == row_bytes.join_rows(run)

    def change(self, tables: WrittenTables, removed: frozenset[str]) -> Iterator[CopiedPiece | bytes]:
        """Yield the pieces of a delta that replaces records by these with the same numbers, adds and removes some.

        The `tables` hold only new or changed records. Raises JSONEncodeError.
        """
        begin = row_bytes.begin_of(tables)
        yield CopiedPiece(0, self._begin) if begin == self.raw[: self._begin] else begin
        yield from _without_last_comma(self._rows(tables[PUBLICATIONS], removed))
        yield CopiedPiece(self._end, len(END))

    def pieces(self, change: Iterable[CopiedPiece | bytes]) -> Iterator[bytes]:
        """Yield the bytes of the file that a delta makes of this one."""
        for piece in change:
            if isinstance(piece, bytes):
                yield piece
            else:
                yield from self._bytes_of(piece)

    def _rows(self, changed: Mapping[str, Document], removed: frozenset[str]) -> Iterator[CopiedPiece | bytes]:
        """Yield the pieces between the begin and the end; a comma follows each row."""
        end = self._begin
        together: Table = {}  # changed records without another between them
        for number in sorted({*changed, *removed}, key=position_of):
            start, stop = self._span(number)
            if together and (start > end or len(together) == row_bytes.RECORDS_AT_ONCE):
                yield row_bytes.join_rows(together) + COMMA
                together = {}
            yield from self._copy(end, start)
            if number in changed:
                together[number] = changed[number]
            end = stop
        if together:
            yield row_bytes.join_rows(together) + COMMA
        yield from self._copy(end, self._end)

    def _copy(self, start: int, stop: int) -> Iterator[CopiedPiece | bytes]:
        if start < stop:
            yield CopiedPiece(start, stop - start)
            if stop == self._end:
                yield COMMA

    def _bytes_of(self, piece: CopiedPiece) -> Iterator[bytes]:
        if isinstance(self.raw, bytes):
            yield self.raw[piece.start : piece.start + piece.length]
        else:
            yield from self.raw.pieces(*piece)

    @cached_property
    def _heads(self) -> list[_Head]:
        """The beginnings of all records, in the order of the file."""
        heads: list[_Head] = []
        begin, unread = self._begin, b""
        for piece in self._bytes_of(CopiedPiece(begin, self._end - begin)):
            unread += piece
            last = max(unread.rfind(ROW_BEGIN), 0)  # whose end the next piece may have
            heads += _find_heads(unread[:last], begin)
            begin, unread = begin + last, unread[last:]
        return [*heads, *_find_heads(unread, begin)]

    def _span(self, number: str) -> tuple[int, int]:
        """Return where a record with its comma begins and ends; for a new record, the place to add it, twice."""
        if "_heads" not in vars(self) and self._searches < _FEW:
            self._searches += 1
            return self._search(position_of(number))
        row = self._rows_by_number.get(number)
        if row is None:
            start = self._start_of(bisect_left(self._heads, (position_of(number),)))
            return start, start
        return self._start_of(row), self._start_of(row + 1)

    @cached_property
    def _rows_by_number(self) -> Mapping[str, int]:
        return {head.position[1]: row for row, head in enumerate(self._heads)}

    def _start_of(self, row: int) -> int:
        """Return where a record begins, by its place among all; behind the last one, where the table ends."""
        return self._heads[row].start if row < len(self._heads) else self._end

    def _search(self, position: tuple[int, str]) -> tuple[int, int]:
        """Return what `_span` does, for a number's place; only few records are looked at."""
        low, high = self._begin, self._end
        while low < high:
            middle = (low + high) // 2
            start = self.raw.rfind(ROW_BEGIN, low, middle + len(ROW_BEGIN))
            stop = self.raw.find(ROW_BEGIN, start + 1, high)
            stop = high if stop < 0 else stop
            middle_position = position_of(self._number(start))
            if middle_position == position:
                return start, stop
            low, high = (stop, high) if middle_position < position else (low, start)
        return low, low

    def _number(self, start: int) -> str:
        start += len(ROW_BEGIN)
        return self.raw[start : self.raw.index(b'"', start)].decode()


def _find_heads(raw: bytes, begin: int) -> Iterator[_Head]:
    """Yield the beginnings of the records in a part of a file that begins there."""
    import re

    for match in re.finditer(rb'\n    "(\d+)": \{\n      "key": ("[^\n]*?"),?\n', raw):
        yield _Head(position_of(match[1].decode()), begin + match.start(), match[2])


def _without_last_comma(pieces: Iterable[CopiedPiece | bytes]) -> Iterator[CopiedPiece | bytes]:
    last: CopiedPiece | bytes = b""
    for piece in pieces:
        yield last
        last = piece
    yield (
        CopiedPiece(last.start, last.length - len(COMMA)) if isinstance(last, CopiedPiece) else last.removesuffix(COMMA)
    )
