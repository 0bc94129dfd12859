"""The marks of readers on a page: highlights with the text below them, notes and free text, by pypdfium2."""

import ctypes
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from html import unescape
from typing import Any, Final, NamedTuple

import pypdfium2
from pypdfium2 import raw

from protlib.system.pdf.letters import mend_letters
from protlib.system.pdf.marked_letters import MarkedLetters
from protlib.system.pdf.page import PdfMark
from protlib.system.pdf.quads import Quad

HIGHLIGHT: Final = "highlight"
UNDERLINE: Final = "underline"
STRIKE_OUT: Final = "strike-out"
NOTE: Final = "note"
FREE_TEXT: Final = "free text"
_MARKS_OF_TEXT: Final = {
    raw.FPDF_ANNOT_HIGHLIGHT: HIGHLIGHT,
    raw.FPDF_ANNOT_UNDERLINE: UNDERLINE,
    raw.FPDF_ANNOT_SQUIGGLY: UNDERLINE,
    raw.FPDF_ANNOT_STRIKEOUT: STRIKE_OUT,
}
_KINDS: Final = {
    **_MARKS_OF_TEXT,
    raw.FPDF_ANNOT_FREETEXT: FREE_TEXT,
    **dict.fromkeys(
        (
            raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_CARET, raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_CIRCLE,
            raw.FPDF_ANNOT_POLYGON, raw.FPDF_ANNOT_POLYLINE, raw.FPDF_ANNOT_LINE, raw.FPDF_ANNOT_INK,
            raw.FPDF_ANNOT_STAMP,
        ),
        NOTE,
    ),
}  # fmt: skip
"""The kind of each annotation that a person makes; a shape is a note where it has a comment."""
_MOST_MARKS: Final = 5000
"""No page has more marks; a file that says so was made to do harm."""
_MOST_LETTERS: Final = 100_000
"""So long a comment may be."""
_THIN: Final = 0.1  # the width of a box that is but a line, in heights of it
_TAG: Final = re.compile(r"<[^<>]*>")
_PARAGRAPH: Final = re.compile(r"</p\s*>|<br\s*/?>", re.IGNORECASE)
_STAMP: Final = re.compile(
    r", ?(?:\d{1,4}([./-]) ?\d{1,2}\1 ?\d{1,4}\.?)?(?:,? ?\d\d?[:.]\d\d(?:[:.]\d\d)?(?: ?[AP]M)?)?,?$"
)
"""The date and the time that LibreOffice writes behind the author: "Ana, 01/10/26," or "Ana, 10.01.2026, 15:30:00"."""
# Such as "D:20260131154500+01'00'", or a part of it.
_DATE: Final = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)(\d\d)?)?")


class _Annotation(NamedTuple):
    """An annotation: its own number on the page, and that of the one that it answers, -1 for none.

    `position` is that of the first letter below or beside it, in the order of the text.
    """

    number: int
    answered_number: int
    position: int
    mark: PdfMark


def read_marks(page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage) -> tuple[PdfMark, ...]:
    """Return the marks of a page, in the order of the text; an answer stands below the comment that it is about."""
    count = min(raw.FPDFPage_GetAnnotCount(page), _MOST_MARKS)
    if count < 1:
        return ()
    letters = MarkedLetters(page, text_page)
    annotations = {}
    for number in range(count):
        with _annotation(page, number) as handle:
            if handle and (annotation := _read_annotation(page, handle, number, letters)):
                annotations[number] = annotation
    return tuple(_with_answers(annotations))


def _with_answers(annotations: Mapping[int, _Annotation]) -> Iterator[PdfMark]:
    """Yield the marks, each with the comments that answer it, and without those that say nothing."""
    answers: dict[int, list[str]] = {}
    for annotation in annotations.values():
        if (head := _head_of(annotation, annotations)) != annotation.number:
            author, comment = annotation.mark.author, annotation.mark.comment
            answers.setdefault(head, []).append(f"{author}: {comment}" if author else comment)
    for annotation in sorted(annotations.values(), key=lambda annotation: annotation.position):
        mark = annotation.mark
        comment = "\n".join(filter(None, (mark.comment, *answers.get(annotation.number, ()))))
        if _head_of(annotation, annotations) == annotation.number and (comment or mark.kind in _MARKS_OF_TEXT.values()):
            yield mark._replace(comment=comment)


def _head_of(annotation: _Annotation, annotations: Mapping[int, _Annotation]) -> int:
    """Return the annotation at which a thread of answers begins."""
    number, numbers_on_way = annotation.number, set[int]()
    while annotations[number].answered_number in annotations and number not in numbers_on_way:
        numbers_on_way.add(number)
        number = annotations[number].answered_number
    return number


@contextmanager
def _annotation(page: pypdfium2.PdfPage, number: int) -> Iterator[Any]:
    handle = raw.FPDFPage_GetAnnot(page, number)
    try:
        yield handle
    finally:
        if handle:
            raw.FPDFPage_CloseAnnot(handle)


def _read_annotation(
    page: pypdfium2.PdfPage, handle: object, number: int, letters: MarkedLetters
) -> _Annotation | None:
    """Return an annotation that a person made, None for another."""
    kind = _KINDS.get(raw.FPDFAnnot_GetSubtype(handle), "")
    if not kind or _text_of(handle, "State"):  # a state is what a reviewer ticked
        return None
    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(handle, box)
    is_of_text = kind in _MARKS_OF_TEXT.values()
    text, position = letters.under(_quads(handle) or [_corners(box)]) if is_of_text else ("", None)
    if position is None:
        position = letters.nearest(_anchor(box))
    comment = _comment(handle)
    if text and _fold_letters(text) == _fold_letters(comment):  # some programs copy the text there
        comment = ""
    author = _STAMP.sub("", " ".join(_text_of(handle, "T").split()))
    date = _date(_text_of(handle, "M") or _text_of(handle, "CreationDate"))
    mark = PdfMark(kind, text, comment, _colour(handle), author, date)
    # What marks text stands for itself, also where it refers to another one: words to go, and those in their place.
    return _Annotation(number, -1 if is_of_text else _answers(page, handle), position, mark)


def _anchor(box: Any) -> tuple[float, float]:
    """Return the point that a note is about: LibreOffice has a thin box in its line, others a picture below it."""
    height, width = abs(box.top - box.bottom), abs(box.right - box.left)
    return min(box.left, box.right), max(box.top, box.bottom) - (height / 2 if width < _THIN * height else 0)


def _answers(page: pypdfium2.PdfPage, handle: object) -> int:
    """Return the number of the annotation that another answers, -1 for none."""
    linked = raw.FPDFAnnot_GetLinkedAnnot(handle, b"IRT")
    if not linked:
        return -1
    number: int = raw.FPDFPage_GetAnnotIndex(page, linked)
    raw.FPDFPage_CloseAnnot(linked)
    return number


def _text_of(handle: object, name: str) -> str:
    """Return the text of an entry of an annotation, "" where it has none."""
    size = raw.FPDFAnnot_GetStringValue(handle, name.encode(), None, 0)
    if not 2 < size <= 2 * _MOST_LETTERS:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(handle, name.encode(), ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _comment(handle: object) -> str:
    """Return what somebody wrote, line by line; some programs have it as XHTML alone."""
    text = _text_of(handle, "Contents")
    if not text.strip():
        text = unescape(_TAG.sub("", _PARAGRAPH.sub("\n", _text_of(handle, "RC"))))
    lines = mend_letters(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def _fold_letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _date(text: str) -> str:
    match = _DATE.match(text.strip())
    if match is None:
        return ""
    year, month, day, hour, minute, second = match.groups()
    if year == "0000":  # of LibreOffice, for a comment without a date
        return ""
    text = f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second or '00'}" if hour else "")
    try:
        datetime.fromisoformat(text)
    except ValueError:  # a part is missing, or is none
        return year
    return text


def _colour(handle: object) -> str:
    """Return the colour of an annotation; "" where it has none of its own."""
    if raw.FPDFAnnot_GetValueType(handle, b"C") != raw.FPDF_OBJECT_ARRAY:
        return ""
    # pdfium tells no colour of what has its look drawn; the file is not written, so that look may go.
    raw.FPDFAnnot_SetAP(handle, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None)
    red, green, blue, alpha = (ctypes.c_uint() for _part in range(4))
    if not raw.FPDFAnnot_GetColor(handle, raw.FPDFANNOT_COLORTYPE_Color, red, green, blue, alpha):
        return ""
    return f"#{red.value:02x}{green.value:02x}{blue.value:02x}"


def _quads(handle: object) -> list[Quad]:
    quads: list[Quad] = []
    points = raw.FS_QUADPOINTSF()
    for number in range(min(raw.FPDFAnnot_CountAttachmentPoints(handle), _MOST_MARKS)):
        if raw.FPDFAnnot_GetAttachmentPoints(handle, number, points):
            corners = (points.x1, points.y1), (points.x2, points.y2), (points.x3, points.y3), (points.x4, points.y4)
            quads += [corners] if any(map(any, corners)) else []
    return quads


def _corners(box: Any) -> Quad:
    return (box.left, box.bottom), (box.right, box.bottom), (box.right, box.top), (box.left, box.top)
