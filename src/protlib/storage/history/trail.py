"""One record through the versions of a library's file, from the newest down, reading no more than needed."""

from collections.abc import Iterator, Sequence
from typing import Final

import orjson

from protlib.frozen import expression
from protlib.storage import contents
from protlib.storage.history.delta import CopiedPiece, Delta, apply_delta, compose
from protlib.storage.layout import PUBLICATIONS_BEGIN, ROW_BEGIN, Document

_KEY: Final = b'": {\n      "key": '
_ITEM: Final = b"\n        "
_ROW_END: Final = expression(rb'\n    ,|\n    "|\n  }')


def chain_deltas(deltas: Sequence[Delta]) -> Delta:
    """Return one delta that does what several do one after the other."""
    while len(deltas) > 1:
        even, odd = deltas[::2], deltas[1::2]
        pairs = [compose(first, second) for first, second in zip(even, odd, strict=False)]
        deltas = pairs if len(even) == len(odd) else [*pairs, even[-1]]
    return deltas[0]


class Trail:
    """Follows a record down the versions, under whatever key it had.

    Where a delta copies the record unchanged, only its new place is computed; the file is restored where the record, or
    a possible match, changes.
    """

    def __init__(self, key: str) -> None:
        self._names: tuple[str, ...] = (key,)
        self._raw = b""
        self._pending: list[Delta] = []
        self._document: Document | None = None
        self._span: tuple[int, int] | None = None

    def record_in(self, raw: bytes) -> Document | None:
        """Return the record in a file, None where it is not there; raises NotALibraryError."""
        self._raw, self._pending = raw, []
        self._document, self._span = self._locate(raw)
        if self._document is not None:
            self._names = _all_keys(self._document)
        return self._document

    def go_below(self, delta: Delta) -> Document | None:
        """Return the record in the file that a delta makes from the last one."""
        self._pending.append(delta)
        if self._span is not None and (moved := _find_copied(delta, *self._span)):
            self._span = moved
            return self._document
        if self._document is None and PUBLICATIONS_BEGIN in self._raw and not self._may_bring(delta):
            return None
        return self.record_in(apply_delta(chain_deltas(self._pending), self._raw))

    def _may_bring(self, delta: Delta) -> bool:
        """Tell whether a delta may insert this record, or one of its former keys.

        A record that the base lacks is inserted whole, except for bytes that its neighbour begins or ends with as well.
        """
        needles = [b'"key": "', *(orjson.dumps(name)[1:-1] for name in self._names)]
        return any(part in piece for piece in delta if isinstance(piece, bytes) for part in needles)

    def _locate(self, raw: bytes) -> tuple[Document | None, tuple[int, int] | None]:
        if b"<<<<<<<" in raw and contents.find_merge_mark(raw):
            from protlib.storage.conflict_marks import read_first_side

            return self._match(read_first_side(raw).documents), None
        if PUBLICATIONS_BEGIN not in raw:  # laid out by another program
            return self._match(contents.content_of(raw).documents), None
        for name in self._names:
            if (position := raw.find(_KEY + orjson.dumps(name))) >= 0:
                return _row(raw, position)
        for name in self._names:
            for row_position in _positions(raw, _ITEM + orjson.dumps(name)):
                document, span = _row(raw, row_position)
                if name in document.get("aliases", ()):
                    return document, span
        return None, None

    def _match(self, documents: Sequence[Document]) -> Document | None:
        candidates = ((name, document) for name in self._names for document in documents)
        return next((document for name, document in candidates if document.get("key") == name), None)


def _all_keys(document: Document) -> tuple[str, ...]:
    return tuple(name for name in (document.get("key"), *document.get("aliases", ())) if isinstance(name, str))


def _row(raw: bytes, position: int) -> tuple[Document, tuple[int, int]]:
    """Return the record around a position in a file, and where it begins and ends."""
    start = raw.rfind(ROW_BEGIN, 0, position)
    ended = _ROW_END.search(raw, position)
    stop = ended.start() if ended else len(raw)
    [document] = orjson.loads(b"{" + raw[start:stop].rstrip(b",") + b"}").values()
    return document, (start, stop)


def _positions(raw: bytes, needle: bytes) -> Iterator[int]:
    position = raw.find(needle)
    while position >= 0:
        yield position
        position = raw.find(needle, position + 1)


def _find_copied(delta: Delta, start: int, stop: int) -> tuple[int, int] | None:
    """Return where a piece of the base stands in the result, None where it is not copied whole."""
    position = 0
    for piece in delta:
        if isinstance(piece, CopiedPiece):
            if piece.start <= start and stop <= piece.start + piece.length:
                return position + start - piece.start, position + stop - piece.start
            position += piece.length
        else:
            position += len(piece)
    return None
