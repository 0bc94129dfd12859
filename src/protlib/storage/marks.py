"""A library file in which Git has left both sides of a merge between marks: the whole file that each side is.

The marks are those of `git merge`, of its styles merge, diff3 and zdiff3, and of RCS merge before it: Subversion, Mercurial and
Fossil leave the same. They begin a line, where JSON has nothing like them: a text has no line of its own. What stands between two
lines is but a comma, which a side may have lost or have twice.
"""

import re
from itertools import pairwise
from typing import Final, NamedTuple

from protlib.storage.contents import (
    Content,
    Header,
    NewerFormatError,
    NotALibraryError,
    UnfitSidesError,
    content_of,
    empty,
    first_mark,
)

_COMMON, _MINE, _BASE, _THEIRS = range(4)
_IN_TABLE: Final = 2
_ROW: Final = re.compile(rb'\s*"(\d+)"\s*:')
_STRING: Final = re.compile(rb'"(?:[^"\\]|\\.)*"')
_NEXT: Final = {
    b"<": ((_COMMON,), _MINE),
    b"|": ((_MINE,), _BASE),
    b"=": ((_MINE, _BASE), _THEIRS),
    b">": ((_THEIRS,), _COMMON),
}
"""In what part each mark may stand, and the part that begins behind it."""


class Sides(NamedTuple):
    """What the two sides of a merge hold, and what both come from, None where that is not known.

    `within` are the numbers of the records in which marks stand: Git may have made such a record of lines of two.
    """

    mine: Content
    theirs: Content
    base: Content | None
    within: frozenset[str] = frozenset()


def sides_of(raw: bytes) -> Sides:
    """Return what the sides of a file with marks hold, thrice the same of one without; raises UnfitSidesError where one is not whole.

    Raises NewerFormatError where a newer protlib wrote one, NotALibraryError where a file without marks is none.
    """
    if first_mark(raw) is None:
        content = content_of(raw)
        return Sides(content, content, content)
    parts = _parts(raw)
    within = _within(parts)
    mine, theirs = (_whole(_side(parts, part), name) for part, name in ((_MINE, "first"), (_THEIRS, "second")))
    try:
        base = _whole(_side(parts, _BASE), "base") if any(part == _BASE for part, _line in parts) else None
    except NotALibraryError:
        base = None
    return Sides(mine, theirs, base, within)


def first_side(raw: bytes) -> Content:
    """Return what the first side of a file with marks holds, nothing where it cannot be made whole."""
    try:
        return sides_of(raw).mine
    except NotALibraryError:
        return Content(Header(), empty(), [])


def texts_of(raw: bytes) -> tuple[bytes, bytes]:
    """Return the lines of either side of a file with marks; raises UnfitSidesError."""
    parts = _parts(raw)
    return _side(parts, _MINE), _side(parts, _THEIRS)


def _within(parts: list[tuple[int, bytes]]) -> frozenset[str]:
    """Return the numbers of the records in which marks stand; raises UnfitSidesError where the sides end in different ones."""
    found: set[str] = set()
    places = {part: _Place() for part in (_MINE, _BASE, _THEIRS)}
    before = _COMMON
    for number, (part, line) in enumerate(parts, 1):
        if part == _COMMON and before != _COMMON and places[_MINE] != places[_THEIRS]:
            raise UnfitSidesError(f"has merge marks that mix records (near line {number})")
        if part != _COMMON and before == _COMMON and places[_MINE].row:
            found.add(places[_MINE].row)
        for each in places if part == _COMMON else (part,):
            places[each] = places[each].behind(line)
        before = part
    return frozenset(found)


class _Place(NamedTuple):
    """How deep in the braces of a file a line ends, and in the record of which number; "" for none."""

    depth: int = 0
    row: str = ""

    def behind(self, line: bytes) -> "_Place":
        begin = _ROW.match(line) if self.depth == _IN_TABLE else None
        bare = _STRING.sub(b"", line)
        opened, closed = (sum(map(bare.count, each)) for each in ((b"{", b"["), (b"}", b"]")))
        depth = self.depth + opened - closed
        row = begin[1].decode() if begin else self.row
        return _Place(depth, row if depth > _IN_TABLE else "")


def _parts(raw: bytes) -> list[tuple[int, bytes]]:
    """Return the lines of a file, each with the part in which it stands."""
    found: list[tuple[int, bytes]] = []
    part, size = _COMMON, _size(raw)
    mark = re.compile(rb"([<|=>])\1{%d}(?=[ \r\n]|\Z)" % (size - 1))
    for number, line in enumerate(raw.split(b"\n"), 1):
        if match := mark.match(line):
            allowed, following = _NEXT[match[1]]
            if part not in allowed:
                raise UnfitSidesError(f"has merge marks that do not match (line {number})")
            part = following
            if part == _BASE:
                found.append((_BASE, b""))  # tells that there is one, even where it is empty
        else:
            found.append((part, line))
    if part != _COMMON:
        raise UnfitSidesError("has merge marks that do not match: the last has no end")
    return found


def _size(raw: bytes) -> int:
    """Return how long the marks are: those of a merge within a merge are longer."""
    mark = first_mark(raw)
    assert mark is not None  # noqa: S101 - it has sides
    return len(mark[1])


def _side(parts: list[tuple[int, bytes]], wanted: int) -> bytes:
    return b"\n".join(line for part, line in parts if part in {_COMMON, wanted})


def _whole(side: bytes, name: str) -> Content:
    try:
        content = _read(side)
    except NewerFormatError:
        raise
    except NotALibraryError as error:
        raise UnfitSidesError(f"has a merge conflict in it: the {name} side {error}") from error
    if content.repairs:
        raise UnfitSidesError(f"has a merge conflict in it: the {name} side is incomplete: {content.repairs[0]}")
    return content


def _read(side: bytes) -> Content:
    try:
        return content_of(side)
    except NewerFormatError:
        raise
    except NotALibraryError:
        return content_of(_with_commas(side))


def _with_commas(side: bytes) -> bytes:
    """Return JSON of one value a line with the commas that it wants: one behind each line that another of the same object follows."""
    lines = [line.strip().rstrip(b",").rstrip() for line in side.split(b"\n")]
    filled = [line.lstrip(b",").strip() for line in lines]
    kept = [line for line in filled if line]
    made = [line + b"," * (line[-1:] not in b"{[" and following[:1] not in b"}]") for line, following in pairwise(kept)]
    return b"\n".join([*made, *kept[-1:]])
