"""Changes of the text of a paragraph of Word: some characters give way to runs, all others stay in the runs they have."""

from collections.abc import Iterator
from typing import Final

from protlib.citing.documents.filled.edits import Edit
from protlib.citing.documents.filled.offsets import characters
from protlib.citing.documents.filled.word_text import Paragraph, Piece, Run

_KEEP: Final = b' xml:space="preserve"'


def replacement(data: bytes, paragraph: Paragraph, start: int, end: int, new: bytes = b"") -> Iterator[Edit]:
    """Yield what puts runs in the place of the characters from `start` to before `end` of the text of a paragraph.

    They stand where the first character stood. What is no text between these characters (a bookmark, the mark of a comment,
    a field) stays behind them.
    """
    for piece, first, last in paragraph.shares(start, end):
        if piece.own or piece.run is None:
            continue
        if piece.content < piece.close or piece.close < piece.end:
            yield from _in_text(data, piece, piece.run, first, last, new)
        elif piece.text.isspace() or piece.text == "-":  # an element that is one character
            yield from _at_element(piece, piece.run, new)
        else:
            continue
        new = b""


def _in_text(data: bytes, piece: Piece, run: Run, first: int, last: int, new: bytes) -> Iterator[Edit]:
    """Yield what takes characters out of a w:t; the run is ended before what is new, and begun again behind it."""
    places = characters(data[piece.content : piece.close])
    start, end = piece.content + places[first][1], piece.content + places[last - 1][2]
    is_first, is_last = first == 0, last == len(piece.text)
    if not new:
        yield from _without(piece, run, start, end, is_whole=is_first and is_last)
        return
    ending, beginning = _ends(run)
    before, behind = (
        b"</" + run.prefix + b"t>" + ending,
        beginning + b"<" + run.prefix + b't xml:space="preserve">',
    )
    if is_first:
        has_before = piece.start > run.content
        start, before = (piece.start, ending) if has_before else (run.start, b"")
    else:
        yield from _kept(piece)
    if is_last:
        has_behind = piece.end < run.close
        end, behind = (piece.end, beginning) if has_behind else (run.end, b"")
    yield Edit(start, end, before + new + behind)


def _ends(run: Run) -> tuple[bytes, bytes]:
    """Return what ends a run, and what begins one that is like it."""
    return b"</" + run.prefix + b"r>", run.tag + run.properties


def _without(piece: Piece, run: Run, start: int, end: int, *, is_whole: bool) -> Iterator[Edit]:
    if is_whole:
        is_alone = piece.start == run.content and piece.end == run.close
        yield Edit(run.start, run.end) if is_alone else Edit(piece.start, piece.end)
        return
    yield from _kept(piece)
    yield Edit(start, end)


def _kept(piece: Piece) -> Iterator[Edit]:
    """Yield what keeps the spaces at the ends of what is left of a w:t; Word drops them otherwise."""
    if not piece.is_kept:
        yield Edit(piece.content - 1, piece.content - 1, _KEEP)


def _at_element(piece: Piece, run: Run, new: bytes) -> Iterator[Edit]:
    if new:
        ending, beginning = _ends(run)
        yield Edit(piece.start, piece.end, ending + new + beginning)
    else:
        yield Edit(piece.start, piece.end)
