"""Deltas: a list of pieces that are copied from one file or inserted, exact to the byte."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from protlib.frozen import NamedTuple
from protlib.storage.layout import PUBLICATIONS_BEGIN, ROW_BEGIN

if TYPE_CHECKING:
    from protlib.storage.file_bytes import FileBytes

_STRIDE: Final = 1 << 17
"""How many bytes are compared at once, before letters are: for two larger pieces, memory is asked of the system each
time, and the comparison takes twice as long."""
_SHORT: Final = 1 << 16  # bytes: in a longer record, no line is looked for
_LONG: Final = 200
"""A line of so many bytes is worth looking for."""
_LEVEL: Final = 3  # of compression: three times as fast as the default, a tenth bigger


class CopiedPiece(NamedTuple):
    """A piece that the result takes from the base unchanged."""

    start: int
    length: int


Delta = tuple[CopiedPiece | bytes, ...]
"""The pieces of the result, in its order."""


class Span(NamedTuple):
    """A piece of a file, to be looked at without being copied."""

    data: "bytes | FileBytes"
    start: int
    end: int

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self.end - self.start


def difference(base: "bytes | FileBytes", result: "bytes | FileBytes") -> Delta:
    """Return the delta that makes the result from the base; it is small where most records are the same."""
    cut_base, cut_result = (max(0, data.find(PUBLICATIONS_BEGIN)) for data in (base, result))
    delta = [
        *_trim(Span(base, 0, cut_base), Span(result, 0, cut_result)),
        *_compare_rows(Span(base, cut_base, len(base)), Span(result, cut_result, len(result))),
    ]
    return join_pieces(delta)


def apply_delta(delta: Delta, base: bytes) -> bytes:
    """Return the result that a delta makes from the base."""
    view = memoryview(base)  # of which a piece is no copy
    return b"".join(
        [view[piece.start : piece.start + piece.length] if isinstance(piece, CopiedPiece) else piece for piece in delta]
    )


def compose(first: Delta, second: Delta) -> Delta:
    """Return the one delta that does what two do; the base of the second is the result of the first."""
    from bisect import bisect_right
    from itertools import accumulate

    starts = [0, *accumulate(map(_length, first))]

    def pieces_between(start: int, length: int) -> Iterator[CopiedPiece | bytes]:
        position = bisect_right(starts, start) - 1
        while length:
            offset = start - starts[position]
            piece = _cut_piece(first[position], offset, length)
            yield piece
            start, length, position = start + _length(piece), length - _length(piece), position + 1

    pieces: list[CopiedPiece | bytes] = []
    for piece in second:
        pieces += pieces_between(*piece) if isinstance(piece, CopiedPiece) else [piece]
    return join_pieces(pieces)


def dumps(delta: Delta) -> bytes:
    """Return the delta as bytes, compressed."""
    import zlib

    import orjson

    shape = [[*piece] if isinstance(piece, CopiedPiece) else len(piece) for piece in delta]
    inserts = b"".join(piece for piece in delta if isinstance(piece, bytes))
    return zlib.compress(orjson.dumps(shape) + b"\n" + inserts, _LEVEL)


def loads(raw: bytes) -> Delta:
    """Return the delta of these bytes, which `dumps` made."""
    import zlib

    import orjson

    head, _, inserts = zlib.decompress(raw).partition(b"\n")
    pieces: list[CopiedPiece | bytes] = []
    position = 0
    for piece in orjson.loads(head):
        if isinstance(piece, int):
            pieces.append(inserts[position : position + piece])
            position += piece
        else:
            pieces.append(CopiedPiece(*piece))
    return tuple(pieces)


def _length(piece: CopiedPiece | bytes) -> int:
    return piece.length if isinstance(piece, CopiedPiece) else len(piece)


def _cut_piece(piece: CopiedPiece | bytes, offset: int, length: int) -> CopiedPiece | bytes:
    if isinstance(piece, CopiedPiece):
        return CopiedPiece(piece.start + offset, min(length, piece.length - offset))
    return piece[offset : offset + length]


def join_pieces(several: Iterable[CopiedPiece | bytes]) -> Delta:
    """Return pieces without empty ones, with neighbours of one kind joined."""
    pieces: list[CopiedPiece | bytes] = []
    inserts: list[bytes] = []  # of which one by one onto the next would be copied again and again
    for piece in several:
        if not _length(piece):
            continue
        if isinstance(piece, bytes):
            inserts.append(piece)
            continue
        if inserts:
            pieces.append(b"".join(inserts))
            inserts.clear()
        last = pieces[-1] if pieces else b""
        if isinstance(last, CopiedPiece) and last.start + last.length == piece.start:
            pieces[-1] = CopiedPiece(last.start, last.length + piece.length)
        else:
            pieces.append(piece)
    return tuple(pieces) if not inserts else (*pieces, b"".join(inserts))


def _compare_rows(base: Span, result: Span) -> Iterator[CopiedPiece | bytes]:
    """Yield the pieces of the result: the common begin and end, and record by record between them."""
    begin = _common_start(base, result)
    base_left = Span(base.data, base.start + begin, base.end)
    result_left = Span(result.data, result.start + begin, result.end)
    end = _common_end(base_left, result_left)
    rows = dict(_rows(base_left._replace(end=base.end - end)))
    yield CopiedPiece(base.start, begin)
    for name, row in _rows(result_left._replace(end=result.end - end)):
        yield from _trim(rows.get(name, Span(base.data, 0, 0)), row)
    yield CopiedPiece(base.end - end, end)


def _rows(span: Span) -> Iterator[tuple[bytes, Span]]:
    """Yield the records by their numbers, perhaps only a part of the first and the last; the first has no number."""
    name, start = b"", span.start
    while (stop := span.data.find(ROW_BEGIN, start + 1, span.end)) >= 0:
        yield name, Span(span.data, start, stop)
        begin = stop + len(ROW_BEGIN)
        name, start = span.data[begin : span.data.find(b'"', begin)], stop
    yield name, Span(span.data, start, span.end)


def _trim(base: Span, result: Span) -> Iterator[CopiedPiece | bytes]:
    begin = _common_start(base, result)
    end = _common_end(base._replace(start=base.start + begin), result._replace(start=result.start + begin))
    yield CopiedPiece(base.start, begin)
    yield from _share_line(
        Span(base.data, base.start + begin, base.end - end), Span(result.data, result.start + begin, result.end - end)
    )
    yield CopiedPiece(base.end - end, end)


def _share_line(base: Span, result: Span) -> Iterator[CopiedPiece | bytes]:
    """Yield what differs between two records; the longest line is copied if both have it, often an abstract."""
    text = result.data[result.start : result.end]
    line = max(text.split(b"\n"), key=len) if _LONG < result.size < _SHORT else b""
    position = base.data.find(line, base.start, base.end) if len(line) > _LONG else -1
    if position < 0:
        yield text
        return
    lead, _, text_after = text.partition(line)
    yield lead
    yield CopiedPiece(position, len(line))
    yield text_after


def _common_start(first: Span, second: Span) -> int:
    """Return how many bytes both begin with."""
    limit, same = min(first.size, second.size), 0
    while same < limit:
        step = min(_STRIDE, limit - same)
        begin, position = first.start + same, second.start + same
        left, right = first.data[begin : begin + step], second.data[position : position + step]
        equal = step if left == right else _count_equal(left, right)
        same += equal
        if equal < step:
            break
    return same


def _common_end(first: Span, second: Span) -> int:
    """Return how many bytes both end with."""
    limit, same = min(first.size, second.size), 0
    while same < limit:
        step = min(_STRIDE, limit - same)
        end, stop = first.end - same, second.end - same
        left, right = first.data[end - step : end], second.data[stop - step : stop]
        equal = step if left == right else _count_equal(left[::-1], right[::-1])
        same += equal
        if equal < step:
            break
    return same


def _count_equal(first: bytes, second: bytes) -> int:
    """Return how many bytes two pieces begin with alike; the difference is looked for by halves."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
