"""What makes one file of another: a list of what is copied from the one and what is put in, exact to the byte."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.storage.layout import PUBLICATIONS_BEGIN, ROW_BEGIN

if TYPE_CHECKING:
    from mmap import mmap

_STRIDE: Final = 1 << 16
_LEVEL: Final = 3  # of compression: three times as fast as the default, a tenth bigger


class Copy(NamedTuple):
    """A piece of the base that is in the result as it stands."""

    start: int
    length: int


Delta = tuple[Copy | bytes, ...]
"""The pieces of the result, in its order."""


class Span(NamedTuple):
    """A piece of a file, to be looked at without being copied."""

    data: "bytes | mmap"
    start: int
    end: int

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self.end - self.start


def difference(base: "bytes | mmap", result: "bytes | mmap") -> Delta:
    """Return what makes the result of the base; it is small where the records are mostly the same, in any order."""
    cut_base, cut_result = (max(0, data.find(PUBLICATIONS_BEGIN)) for data in (base, result))
    found = [
        *_trimmed(Span(base, 0, cut_base), Span(result, 0, cut_result)),
        *_by_rows(Span(base, cut_base, len(base)), Span(result, cut_result, len(result))),
    ]
    return joined(found)


def apply(delta: Delta, base: bytes) -> bytes:
    """Return the result that the delta makes of the base."""
    return b"".join(pieces(delta, base))


def pieces(delta: Delta, base: bytes) -> list[bytes | memoryview]:
    """Return the pieces of the result that the delta makes of the base, without a copy of any."""
    view = memoryview(base)
    return [view[piece.start : piece.start + piece.length] if isinstance(piece, Copy) else piece for piece in delta]


def composed(first: Delta, second: Delta) -> Delta:
    """Return what makes of the base of the first the result of the second, which has the first's result as its base."""
    from bisect import bisect_right
    from itertools import accumulate

    starts = [0, *accumulate(map(_length, first))]

    def taken(start: int, length: int) -> Iterator[Copy | bytes]:
        place = bisect_right(starts, start) - 1
        while length:
            offset = start - starts[place]
            piece = _part(first[place], offset, length)
            yield piece
            start, length, place = start + _length(piece), length - _length(piece), place + 1

    found: list[Copy | bytes] = []
    for piece in second:
        found += taken(*piece) if isinstance(piece, Copy) else [piece]
    return joined(found)


def dumps(delta: Delta) -> bytes:
    """Return the delta as bytes, compressed."""
    import zlib

    import orjson

    shape = [[*piece] if isinstance(piece, Copy) else len(piece) for piece in delta]
    inserts = b"".join(piece for piece in delta if isinstance(piece, bytes))
    return zlib.compress(orjson.dumps(shape) + b"\n" + inserts, _LEVEL)


def loads(raw: bytes) -> Delta:
    """Return the delta of these bytes, which `dumps` has made."""
    import zlib

    import orjson

    head, _, inserts = zlib.decompress(raw).partition(b"\n")
    found: list[Copy | bytes] = []
    place = 0
    for piece in orjson.loads(head):
        if isinstance(piece, int):
            found.append(inserts[place : place + piece])
            place += piece
        else:
            found.append(Copy(*piece))
    return tuple(found)


def _length(piece: Copy | bytes) -> int:
    return piece.length if isinstance(piece, Copy) else len(piece)


def _part(piece: Copy | bytes, offset: int, length: int) -> Copy | bytes:
    if isinstance(piece, Copy):
        return Copy(piece.start + offset, min(length, piece.length - offset))
    return piece[offset : offset + length]


def joined(several: Iterable[Copy | bytes]) -> Delta:
    """Return pieces without empty ones, neighbours of one kind as one."""
    found: list[Copy | bytes] = []
    inserts: list[bytes] = []  # of which one by one onto the next would be copied again and again
    for piece in several:
        if not _length(piece):
            continue
        if isinstance(piece, bytes):
            inserts.append(piece)
            continue
        if inserts:
            found.append(b"".join(inserts))
            inserts.clear()
        last = found[-1] if found else b""
        if isinstance(last, Copy) and last.start + last.length == piece.start:
            found[-1] = Copy(last.start, last.length + piece.length)
        else:
            found.append(piece)
    return tuple(found) if not inserts else (*found, b"".join(inserts))


def _by_rows(base: Span, result: Span) -> Iterator[Copy | bytes]:
    """Yield the pieces of the result: what both begin and end with, and between these record by record."""
    begin = _same(base, result)
    base_left = Span(base.data, base.start + begin, base.end)
    result_left = Span(result.data, result.start + begin, result.end)
    end = _same_at_end(base_left, result_left)
    rows = dict(_rows(base_left._replace(end=base.end - end)))
    yield Copy(base.start, begin)
    for name, row in _rows(result_left._replace(end=result.end - end)):
        yield from _trimmed(rows.get(name, Span(base.data, 0, 0)), row)
    yield Copy(base.end - end, end)


def _rows(span: Span) -> Iterator[tuple[bytes, Span]]:
    """Yield the records, or what there is of the first and the last one, by their numbers; the first has none."""
    name, start = b"", span.start
    while (stop := span.data.find(ROW_BEGIN, start + 1, span.end)) >= 0:
        yield name, Span(span.data, start, stop)
        begin = stop + len(ROW_BEGIN)
        name, start = span.data[begin : span.data.find(b'"', begin)], stop
    yield name, Span(span.data, start, span.end)


def _trimmed(base: Span, result: Span) -> Iterator[Copy | bytes]:
    begin = _same(base, result)
    end = _same_at_end(base._replace(start=base.start + begin), result._replace(start=result.start + begin))
    yield Copy(base.start, begin)
    yield result.data[result.start + begin : result.end - end]
    yield Copy(base.end - end, end)


def _same(one: Span, other: Span) -> int:
    """Return with how many bytes both begin."""
    limit, done, step = min(one.size, other.size), 0, _STRIDE
    while done < limit:
        step = min(step, limit - done)
        begin, place = one.start + done, other.start + done
        if one.data[begin : begin + step] == other.data[place : place + step]:
            done += step
        elif step == 1:
            break
        else:
            step //= 2
    return done


def _same_at_end(one: Span, other: Span) -> int:
    """Return with how many bytes both end."""
    limit, done, step = min(one.size, other.size), 0, _STRIDE
    while done < limit:
        step = min(step, limit - done)
        end, stop = one.end - done, other.end - done
        if one.data[end - step : end] == other.data[stop - step : stop]:
            done += step
        elif step == 1:
            break
        else:
            step //= 2
    return done
