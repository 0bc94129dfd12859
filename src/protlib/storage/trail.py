"""One record through the versions of a library's file, from the newest down, without reading what does not concern it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import orjson

from protlib.storage import contents
from protlib.storage.delta import Copy, Delta, apply, composed
from protlib.storage.layout import PUBLICATIONS_BEGIN, ROW_BEGIN, Document

_KEY: Final = b'": {\n      "key": '
_ITEM: Final = b"\n        "
_ROW_END: Final = re.compile(rb'\n    ,|\n    "|\n  }')


def chained(deltas: Sequence[Delta]) -> Delta:
    """Return the one delta that does what these do, one after the other."""
    while len(deltas) > 1:
        ones, others = deltas[::2], deltas[1::2]
        made = [composed(one, other) for one, other in zip(ones, others, strict=False)]
        deltas = made if len(ones) == len(others) else [*made, ones[-1]]
    return deltas[0]


class Trail:
    """Follows the record that is known by a key, under whatever key it had: each state is that before the last one.

    Where a delta copies the record as it stands, only where it stands is worked out; the file is made where the record,
    or what may be it, changes.
    """

    def __init__(self, key: str) -> None:
        self._names: tuple[str, ...] = (key,)
        self._raw = b""
        self._pending: list[Delta] = []
        self._document: Document | None = None
        self._span: tuple[int, int] | None = None

    def whole(self, raw: bytes) -> Document | None:
        """Return the record in a file, None where it is not there; raises NotALibraryError."""
        self._raw, self._pending = raw, []
        self._document, self._span = self._found(raw)
        if self._document is not None:
            self._names = _names(self._document)
        return self._document

    def below(self, delta: Delta) -> Document | None:
        """Return the record in the file that a delta makes of the last one."""
        self._pending.append(delta)
        if self._span is not None and (moved := _moved(delta, *self._span)):
            self._span = moved
            return self._document
        if self._document is None and PUBLICATIONS_BEGIN in self._raw and not self._may_bring(delta):
            return None
        return self.whole(apply(chained(self._pending), self._raw))

    def _may_bring(self, delta: Delta) -> bool:
        """Tell whether a record, or a former key, that is this one's may be in what a delta puts in.

        All of a record is put in that the base has not, but for what its neighbour begins or ends with as well.
        """
        wanted = [b'"key": "', *(orjson.dumps(name)[1:-1] for name in self._names)]
        return any(part in piece for piece in delta if isinstance(piece, bytes) for part in wanted)

    def _found(self, raw: bytes) -> tuple[Document | None, tuple[int, int] | None]:
        if b"<<<<<<<" in raw and contents.first_mark(raw):
            from protlib.storage.marks import first_side

            return self._named(first_side(raw).documents), None
        if PUBLICATIONS_BEGIN not in raw:  # laid out by another program
            return self._named(contents.content_of(raw).documents), None
        for name in self._names:
            if (place := raw.find(_KEY + orjson.dumps(name))) >= 0:
                return _row(raw, place)
        for name in self._names:
            for found in _places(raw, _ITEM + orjson.dumps(name)):
                document, span = _row(raw, found)
                if name in document.get("aliases", ()):
                    return document, span
        return None, None

    def _named(self, documents: Sequence[Document]) -> Document | None:
        known = ((name, document) for name in self._names for document in documents)
        return next((each for name, each in known if each.get("key") == name), None)


def _names(document: Document) -> tuple[str, ...]:
    return tuple(name for name in (document.get("key"), *document.get("aliases", ())) if isinstance(name, str))


def _row(raw: bytes, place: int) -> tuple[Document, tuple[int, int]]:
    """Return the record that stands around a place in a file, and from where to where it goes."""
    start = raw.rfind(ROW_BEGIN, 0, place)
    ended = _ROW_END.search(raw, place)
    stop = ended.start() if ended else len(raw)
    [document] = orjson.loads(b"{" + raw[start:stop].rstrip(b",") + b"}").values()
    return document, (start, stop)


def _places(raw: bytes, wanted: bytes) -> Iterator[int]:
    place = raw.find(wanted)
    while place >= 0:
        yield place
        place = raw.find(wanted, place + 1)


def _moved(delta: Delta, start: int, stop: int) -> tuple[int, int] | None:
    """Return where a piece of the base stands in the result, None where it is not copied whole."""
    place = 0
    for piece in delta:
        if isinstance(piece, Copy):
            if piece.start <= start and stop <= piece.start + piece.length:
                return place + start - piece.start, place + stop - piece.start
            place += piece.length
        else:
            place += len(piece)
    return None
