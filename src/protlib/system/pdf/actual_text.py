"""Letters that a file says its glyphs stand for, at the place of these glyphs (ISO 32000-1, section 14.9.4).

LibreOffice, Chromium and Typst say so of an Arabic letter with its vowel. pdfium spreads the letters over what is drawn
first, which is often the vowel alone, and has them twice where the file says the same of both.
"""

import ctypes
from codecs import BOM_UTF16_BE
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import pypdfium2
from pypdfium2 import raw

from protlib.system.pdf.drawn_glyph import Glyph
from protlib.system.pdf.thin_text import text_pieces

_NAME: Final = b"ActualText"
_MOST_LETTERS: Final = 8  # of a letter with its vowels, or of a ligature: a longer text stands for words or a picture
_MOST_BYTES: Final = 2 * _MOST_LETTERS + 2
_LEAST_OVERLAP: Final = 0.5  # of the narrower of two pieces that show one letter
_LETTER_AND_VOWEL: Final = 2  # characters that a letter with its vowel has at least
_MAJORITY: Final = 2  # times as many letters as vowels stand at one height
_SAME_LINE: Final = 0.1  # how much higher or lower a letter of a line stands, in heights of the font
_SAME_PLACE: Final = 0.25  # so near each other begin two that are one letter, in heights of the font
_MOST_COMPARISONS: Final = 5_000_000  # of a page: one of Typst, full of vowels, has half a million
_MOST_BESIDE: Final = 4  # so many pieces are drawn between two of one letter at most


class _Piece(NamedTuple):
    """A piece of text: the address of what the file says of it, that text, where it begins, its sides and its size."""

    mark: int
    text: str
    x: float
    y: float
    left: float
    right: float
    area: float
    size: float


def place_actual_texts(
    page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage, glyphs: Sequence[Glyph], positions: Iterable[int]
) -> list[Glyph]:
    """Return letters of a page, with those that the file names at the places of their glyphs, each group as one.

    `positions` has that of each letter on the page.
    """
    bases = _find_bases(dict(_read_pieces(page)))
    if not bases:
        return [*glyphs]
    pieces = [bases.get(_address(raw.FPDFText_GetTextObject(text_page.raw, position))) for position in positions]
    vowels, marks = _find_vowels(glyphs, pieces)
    placed: list[Glyph] = []
    for glyph, piece in zip(glyphs, pieces, strict=True):
        if piece is None and (glyph.x, glyph.y) not in vowels:
            placed.append(glyph)
        elif piece is not None and piece.mark not in marks:
            marks.add(piece.mark)
            placed.append(_glyph_of(piece, glyph.height))
    unread = {piece.mark: piece for piece in bases.values() if piece.mark not in marks}
    # Of a part of a page it is no matter what the reader left out, which may be elsewhere.
    if len(glyphs) == text_page.count_chars() and len(unread) * len(glyphs) < _MOST_COMPARISONS:
        _add_unread(unread.values(), placed)
    return placed


def _add_unread(pieces: Iterable[_Piece], glyphs: list[Glyph]) -> None:
    """Add to the letters of a page those that the reader left out, each behind the one that is nearest on its line."""
    for piece in pieces:
        line = [position for position, glyph in enumerate(glyphs) if abs(glyph.y - piece.y) < _SAME_LINE * piece.size]
        nearest = min(line, key=lambda position: abs(glyphs[position].x - piece.x), default=len(glyphs) - 1)
        distance = abs(glyphs[nearest].x - piece.x)
        is_twice = line and piece.text == glyphs[nearest].letter and distance < _SAME_PLACE * piece.size
        if not is_twice:
            glyphs.insert(nearest + 1, _glyph_of(piece))


def _glyph_of(piece: _Piece, height: float = 0.0) -> Glyph:
    return Glyph(piece.text, piece.x, piece.y, piece.left, piece.right, max(piece.size, height))


def _find_vowels(glyphs: Sequence[Glyph], pieces: Sequence[_Piece | None]) -> tuple[set[tuple[float, float]], set[int]]:
    """Return what is but the vowel of a letter that stands beside it: places of glyphs, and marks of pieces.

    Typst has a letter with its vowel twice: the file names the one with both, and the font the other. The vowel stands
    higher or lower than the line.
    """
    heights = Counter(round(glyph.y, 1) for glyph in glyphs)
    places: defaultdict[tuple[float, float], list[str]] = defaultdict(list)
    for glyph, piece in zip(glyphs, pieces, strict=True):
        if piece is None:
            places[glyph.x, glyph.y].append(glyph.letter)
    named: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for place, letters in places.items():
        named["".join(sorted(letters))].append(place)
    vowels, marks = set[tuple[float, float]](), set[int]()
    # Of the two, that is the letter at whose height more of the page stands.
    for piece in {piece.mark: piece for piece in pieces if piece and len(piece.text) >= _LETTER_AND_VOWEL}.values():
        for x, y in named.get("".join(sorted(piece.text)), ()):
            if max(abs(x - piece.x), abs(y - piece.y)) < piece.size and round(y, 1) != round(piece.y, 1):
                is_letter = heights[round(piece.y, 1)] > heights[round(y, 1)]
                vowels.update({(x, y)} if is_letter else ())
                marks.update(() if is_letter else {piece.mark})
    return vowels, marks


def _address(pointer: Any) -> int:
    return ctypes.addressof(pointer.contents) if pointer else 0


def _read_pieces(page: pypdfium2.PdfPage) -> Iterator[tuple[int, _Piece]]:
    """Yield the pieces of text of which the file says what they stand for, each with its address."""
    sides = [ctypes.c_float() for _side in ("left", "bottom", "right", "top")]
    matrix, size = raw.FS_MATRIX(), ctypes.c_float()
    length, data = ctypes.c_ulong(), (ctypes.c_ubyte * _MOST_BYTES)()
    for item in text_pieces(page):
        mark, text = _read_mark(item, length, data)
        if not text or len(text.split()) != 1:
            continue
        raw.FPDFPageObj_GetBounds(item, *sides)
        raw.FPDFPageObj_GetMatrix(item, matrix)
        raw.FPDFTextObj_GetFontSize(item, size)
        left, bottom, right, top = (side.value for side in sides)
        area, height = (right - left) * (top - bottom), size.value * abs(matrix.d)
        yield _address(item), _Piece(mark, text, matrix.e, matrix.f, left, right, area, height)


def _read_mark(item: Any, length: ctypes.c_ulong, data: ctypes.Array[ctypes.c_ubyte]) -> tuple[int, str]:
    """Return the address of the mark of a piece that says what it stands for, and that text; "" for none.

    The length and the bytes of the text are read into `length` and `data`.
    """
    for number in range(max(0, raw.FPDFPageObj_CountMarks(item))):
        mark = raw.FPDFPageObj_GetMark(item, number)
        if raw.FPDFPageObjMark_GetParamBlobValue(mark, _NAME, data, _MOST_BYTES, length):
            text = bytes(data)[: min(length.value, _MOST_BYTES)]
            if text.startswith(BOM_UTF16_BE) and length.value <= _MOST_BYTES:
                return _address(mark), text[len(BOM_UTF16_BE) :].decode("utf-16-be", "ignore")
    return 0, ""


def _find_bases(pieces: Mapping[int, _Piece]) -> dict[int, _Piece]:
    """Return for each piece the one that is the letter of its group, and no vowel: on its line, and the largest."""
    heights = Counter(round(piece.y, 1) for piece in pieces.values())
    groups: list[list[tuple[int, _Piece]]] = []
    for address, piece in pieces.items():
        near = groups[-1 : -_MOST_BESIDE - 1 : -1]
        group = next((group for group in near if _is_of_group(piece, group, heights)), None)
        if group is None:
            groups.append([(address, piece)])
        else:
            group.append((address, piece))
    bases: dict[int, _Piece] = {}
    for group in groups:
        base = max((piece for _address, piece in group), key=lambda piece: (heights[round(piece.y, 1)], piece.area))
        bases.update((address, base) for address, _piece in group)
    return bases


def _is_of_group(piece: _Piece, group: Sequence[tuple[int, _Piece]], heights: Mapping[float, int]) -> bool:
    """Tell whether a piece shows the letter of a group: by one mark of the file, or by the same one at one place.

    Vowels stand higher or lower than the line, and the letter that they belong to behind them in the file.
    """
    members = [member for _address, member in group]
    if any(piece.mark == member.mark for member in members):
        return True
    is_near = abs(piece.y - members[-1].y) < max(piece.size, members[-1].size)
    if not is_near or piece.text != members[-1].text or len(piece.text) < _LETTER_AND_VOWEL:
        return False
    highest = max(heights[round(member.y, 1)] for member in members)
    is_letter = heights[round(piece.y, 1)] > _MAJORITY * highest and _distance(piece, members[-1]) < piece.size
    return is_letter or _overlap(piece, members[-1]) > _LEAST_OVERLAP


def _distance(piece: _Piece, neighbour: _Piece) -> float:
    return abs(piece.left + piece.right - neighbour.left - neighbour.right) / 2


def _overlap(piece: _Piece, neighbour: _Piece) -> float:
    """Return which share of the narrower of two pieces is above or below the other."""
    width = min(piece.right - piece.left, neighbour.right - neighbour.left)
    shared = min(piece.right, neighbour.right) - max(piece.left, neighbour.left)
    return shared / width if width > 0 else 0.0
