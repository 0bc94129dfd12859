"""A library file with both sides of a merge between marks: the whole file of each side.

The marks are those of `git merge`, of its styles merge, diff3 and zdiff3, and of RCS merge before it: Subversion,
Mercurial and Fossil leave the same. They begin a line, where JSON has nothing like them: a text has no line of its own.
Between two lines stands only a comma, which a side may have lost or have twice.
"""

import re
from itertools import pairwise
from typing import Final, NamedTuple

from protlib.storage.contents import (
    Header,
    LibraryContent,
    NewerFormatError,
    NotALibraryError,
    UnfitSidesError,
    content_of,
    empty_tables,
    find_merge_mark,
)

_COMMON, _MINE, _BASE, _THEIRS = range(4)
_DEPTH_IN_TABLE: Final = 2  # braces open within a table of the file
_ROW: Final = re.compile(rb'\s*"(\d+)"\s*:')
_STRING: Final = re.compile(rb'"(?:[^"\\]|\\.)*"')
_NEXT_SIDES: Final = {
    b"<": ((_COMMON,), _MINE),
    b"|": ((_MINE,), _BASE),
    b"=": ((_MINE, _BASE), _THEIRS),
    b">": ((_THEIRS,), _COMMON),
}
"""In what part each mark may stand, and the part that begins behind it."""


class Sides(NamedTuple):
    """The two sides of a merge, and their common ancestor, None where that is not known.

    `marked_numbers` are the numbers of records that contain marks: Git may have mixed the lines of two records in one.
    """

    mine: LibraryContent
    theirs: LibraryContent
    base: LibraryContent | None
    marked_numbers: frozenset[str] = frozenset()


def read_sides(raw: bytes) -> Sides:
    """Return the sides of a file with marks, or three times the same; raises UnfitSidesError where a side is not whole.

    Raises NewerFormatError where a newer protlib wrote a side, NotALibraryError where a file without marks is no
    library.
    """
    if find_merge_mark(raw) is None:
        content = content_of(raw)
        return Sides(content, content, content)
    parts = _split(raw)
    marked_fields = _find_marked(parts)
    mine, theirs = (
        _complete_content(_side(parts, part), name) for part, name in ((_MINE, "first"), (_THEIRS, "second"))
    )
    try:
        base = _complete_content(_side(parts, _BASE), "base") if any(part == _BASE for part, _line in parts) else None
    except NotALibraryError:
        base = None
    return Sides(mine, theirs, base, marked_fields)


def read_first_side(raw: bytes) -> LibraryContent:
    """Return the first side of a file with marks, empty where it is not whole."""
    try:
        return read_sides(raw).mine
    except NotALibraryError:
        return LibraryContent(Header(), empty_tables(), [])


def side_texts(raw: bytes) -> tuple[bytes, bytes]:
    """Return the lines of either side of a file with marks; raises UnfitSidesError."""
    parts = _split(raw)
    return _side(parts, _MINE), _side(parts, _THEIRS)


def _find_marked(parts: list[tuple[int, bytes]]) -> frozenset[str]:
    """Return the numbers of records with marks; raises UnfitSidesError where the sides end in different ones."""
    numbers: set[str] = set()
    rows = {part: _RowAtLine() for part in (_MINE, _BASE, _THEIRS)}
    previous = _COMMON
    for number, (part, line) in enumerate(parts, 1):
        if part == _COMMON and previous != _COMMON and rows[_MINE] != rows[_THEIRS]:
            raise UnfitSidesError(f"has merge marks that mix records (near line {number})")
        if part != _COMMON and previous == _COMMON and rows[_MINE].row:
            numbers.add(rows[_MINE].row)
        for part_name in rows if part == _COMMON else (part,):
            rows[part_name] = rows[part_name].advance(line)
        previous = part
    return frozenset(numbers)


class _RowAtLine(NamedTuple):
    """How deep in the braces of a file a line ends, and the number of its record; "" for none."""

    depth: int = 0
    row: str = ""

    def advance(self, line: bytes) -> "_RowAtLine":
        """Return the state behind a further line."""
        begin = _ROW.match(line) if self.depth == _DEPTH_IN_TABLE else None
        bare = _STRING.sub(b"", line)
        opened, closed = (sum(map(bare.count, brackets)) for brackets in ((b"{", b"["), (b"}", b"]")))
        depth = self.depth + opened - closed
        row = begin[1].decode() if begin else self.row
        return _RowAtLine(depth, row if depth > _DEPTH_IN_TABLE else "")


def _split(raw: bytes) -> list[tuple[int, bytes]]:
    """Return the lines of a file, each with the part in which it stands."""
    parts: list[tuple[int, bytes]] = []
    part, size = _COMMON, _size(raw)
    mark = re.compile(rb"([<|=>])\1{%d}(?=[ \r\n]|\Z)" % (size - 1))
    for number, line in enumerate(raw.split(b"\n"), 1):
        if match := mark.match(line):
            allowed, following = _NEXT_SIDES[match[1]]
            if part not in allowed:
                raise UnfitSidesError(f"has merge marks that do not match (line {number})")
            part = following
            if part == _BASE:
                parts.append((_BASE, b""))  # tells that there is one, even where it is empty
        else:
            parts.append((part, line))
    if part != _COMMON:
        raise UnfitSidesError("has merge marks that do not match: the last has no end")
    return parts


def _size(raw: bytes) -> int:
    """Return the length of the marks: those of a merge within a merge are longer."""
    mark = find_merge_mark(raw)
    assert mark is not None  # noqa: S101 - it has sides
    return len(mark[1])


def _side(parts: list[tuple[int, bytes]], part_wanted: int) -> bytes:
    return b"\n".join(line for part, line in parts if part in {_COMMON, part_wanted})


def _complete_content(side: bytes, name: str) -> LibraryContent:
    try:
        content = _read_side(side)
    except NewerFormatError:
        raise
    except NotALibraryError as error:
        raise UnfitSidesError(f"has a merge conflict in it: the {name} side {error}") from error
    if content.repairs:
        raise UnfitSidesError(f"has a merge conflict in it: the {name} side is incomplete: {content.repairs[0]}")
    return content


def _read_side(side: bytes) -> LibraryContent:
    try:
        return content_of(side)
    except NewerFormatError:
        raise
    except NotALibraryError:
        return content_of(_repair_commas(side))


def _repair_commas(side: bytes) -> bytes:
    """Return JSON of one value a line with the commas that it lacks: one before each further value of an object."""
    lines = [line.strip().rstrip(b",").rstrip() for line in side.split(b"\n")]
    filled = [line.lstrip(b",").strip() for line in lines]
    full_lines = [line for line in filled if line]
    with_commas = [
        line + b"," * (line[-1:] not in b"{[" and following[:1] not in b"}]")
        for line, following in pairwise(full_lines)
    ]
    return b"\n".join([*with_commas, *full_lines[-1:]])
