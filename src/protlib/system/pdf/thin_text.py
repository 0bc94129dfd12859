"""Pieces of text without a width, which pdfium leaves out of the text of a page.

A letter that is drawn alone, in a font that the file does not have, is such a piece: "لا", "not", is then lost, and a
sentence says the opposite. A piece whose letters have an outline has a width.
"""

import ctypes
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2
from pypdfium2 import raw

_LEAST_WIDTH: Final = 0.01
"""In points; pdfium leaves out what is narrower."""
_OUTLINE: Final = 1.0
"""In points: how wide a line is around letters; only what they measure matters, for the page is not drawn."""
_IDENTITY: Final = (1, 0, 0, 1, 0, 0)
_MOST_PIECES: Final = 50_000  # of a page: a map has fewer


def widen_thin_text(page: pypdfium2.PdfPage) -> bool:
    """Give the pieces of text on a page that have no width an outline, and tell whether there are any.

    The text of the page has them when it is read the next time.
    """
    is_changed = False
    sides = [ctypes.c_float() for _side in ("left", "bottom", "right", "top")]
    for piece in text_pieces(page):
        left, _bottom, right, _top = sides
        if raw.FPDFPageObj_GetBounds(piece, *sides) and abs(right.value - left.value) < _LEAST_WIDTH:
            raw.FPDFTextObj_SetTextRenderMode(piece, raw.FPDF_TEXTRENDERMODE_STROKE)
            raw.FPDFPageObj_SetStrokeWidth(piece, _OUTLINE)
            raw.FPDFPageObj_Transform(piece, *_IDENTITY)  # which has pdfium measure it again
            is_changed = True
    return is_changed


def text_pieces(page: pypdfium2.PdfPage, kind: int = raw.FPDF_PAGEOBJ_TEXT) -> Iterator[Any]:
    """Yield the pieces of text of a page, or those of another kind, in the order in which they are drawn."""
    for position in range(min(raw.FPDFPage_CountObjects(page.raw), _MOST_PIECES)):
        piece = raw.FPDFPage_GetObject(page.raw, position)
        if raw.FPDFPageObj_GetType(piece) == kind:
            yield piece
