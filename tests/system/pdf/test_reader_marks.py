"""The marks of readers in PDF files, in the shapes in which programs write them."""

from collections.abc import Sequence
from math import inf

import pytest

from harness.rows import every_row
from protlib.system.pdf import pdf_reader
from protlib.system.pdf.page import PdfMark
from sample_files.tiny_pdf import TinyPage, make_pdf, page, turned

pytest.importorskip("pypdfium2")

LINES = ("Workers are held in debt bondage", "for years, and their children, too.")
_WIDTH = 6  # points of a letter of Courier
_LEFT, _TOP, _DISTANCE = 72, 742, 14


def box_of(line: int, text: str) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of some words on a line."""
    start = LINES[line].index(text)
    bottom = _TOP - line * _DISTANCE - 3
    return _LEFT + _WIDTH * start, bottom, _LEFT + _WIDTH * (start + len(text)), bottom + 12


def quads(*boxes: tuple[float, float, float, float], order: str = "TL TR BL BR") -> str:
    """Return the corners of boxes in an order: Acrobat's, or another."""
    rows = []
    for left, bottom, right, top in boxes:
        corners = {"TL": (left, top), "TR": (right, top), "BL": (left, bottom), "BR": (right, bottom)}
        rows += [f"{x:g} {y:g}" for name in order.split() for x, y in [corners[name]]]
    return f"/QuadPoints [{' '.join(rows)}]"


def rect(*boxes: tuple[float, float, float, float]) -> str:
    left, bottom, right, top = inf, inf, -inf, -inf
    for box in boxes:
        left, bottom = min(left, box[0]), min(bottom, box[1])
        right, top = max(right, box[2]), max(top, box[3])
    return f"/Rect [{left:g} {bottom:g} {right:g} {top:g}]"


def marks(*annotations: str, lines: Sequence[str] = LINES) -> list[PdfMark]:
    """Return the marks of a page with these lines and annotations."""
    tiny = TinyPage(page(*lines).lines, annotations=annotations)
    return [mark for page_text in pdf_reader.read_pages(make_pdf([tiny])) for mark in page_text.marks]


TWO = (box_of(0, "in debt bondage"), box_of(1, "for years"))
TEXT = "in debt bondage\nfor years"
SHAPES = {
    "Acrobat": f"/Subtype /Highlight {rect(*TWO)} {quads(*TWO)} /C [1 0.82 0] /T (Ana) /M (D:20260110153000+01'00')"
    " /NM (a-1) /Contents (Check this.) /RC (<body><p>Check this.</p></body>)",
    "the standard": f"/Subtype /Highlight {rect(*TWO)} {quads(*TWO, order='BL BR TR TL')} /C [1 0.82 0] /T (Ana)"
    " /CreationDate (D:20260110153000Z) /Contents (Check this.)",
    "Preview, the last line first": f"/Subtype /Highlight {rect(*TWO)} {quads(*reversed(TWO))} /C [1 0.82 0] /T (Ana)"
    " /M (D:20260110153000) /Contents (Check this.)",
    "Okular": f"/Subtype /Highlight {rect(*TWO)} {quads(*TWO, order='BL BR TR TL')} /C [1.0 0.82 0.0] /T (Ana)"
    " /M (D:20260110153000) /Contents <FEFF0043006800650063006B00200074006800690073002E>",
    "XHTML alone": f"/Subtype /Highlight {rect(*TWO)} {quads(*TWO)} /C [1 0.82 0] /T (Ana) /M (D:20260110153000)"
    " /RC (<body><p>Check <b>this</b>.</p></body>)",
}


@every_row("shape", SHAPES)
def test_a_highlight_has_the_text_below_it_whatever_program_wrote_it(shape: str) -> None:
    [mark] = marks(SHAPES[shape])
    assert mark == PdfMark("highlight", TEXT, "Check this.", "#ffd100", "Ana", "2026-01-10T15:30:00")


ONE = box_of(0, "debt bondage")
ROWS = [
    (f"/Subtype /Underline {rect(ONE)} {quads(ONE)}", PdfMark("underline", "debt bondage")),
    (f"/Subtype /Squiggly {rect(ONE)} {quads(ONE)} /C [0 1 0]", PdfMark("underline", "debt bondage", colour="#00ff00")),
    (f"/Subtype /StrikeOut {rect(ONE)} {quads(ONE)}", PdfMark("strike-out", "debt bondage")),
    (f"/Subtype /Highlight {rect(ONE)}", PdfMark("highlight", "debt bondage")),  # no corners: the rectangle counts
    (f"/Subtype /Highlight {rect(ONE)} /QuadPoints [0 0 0 0 0 0 0 0]", PdfMark("highlight", "debt bondage")),
    (f"/Subtype /Highlight {rect(ONE)} {quads(ONE)} /Contents (Debt bondage)", PdfMark("highlight", "debt bondage")),
    (f"/Subtype /Highlight {rect(ONE)} {quads(ONE)} /C [0.5]", PdfMark("highlight", "debt bondage", colour="#7f7f7f")),
    (f"/Subtype /Highlight {rect((0, 0, 9, 9))} {quads((0, 0, 9, 9))}", PdfMark("highlight")),
    ("/Subtype /Text /Rect [20 740 38 758] /Contents (Why?\\rWho?)", PdfMark("note", comment="Why?\nWho?")),
    (
        "/Subtype /FreeText /Rect [20 740 99 758] /Contents (In the margin)",
        PdfMark("free text", comment="In the margin"),
    ),
    ("/Subtype /Square /Rect [20 740 99 758] /Contents (Use this)", PdfMark("note", comment="Use this")),
    ("/Subtype /Square /Rect [20 740 99 758]", None),
    ("/Subtype /Ink /Rect [20 740 99 758] /InkList [[20 740 30 750]]", None),
    ("/Subtype /Link /Rect [20 740 99 758] /Contents (a link)", None),
    ("/Subtype /Popup /Rect [20 740 99 758] /Contents (a window)", None),
    ("/Subtype /Widget /FT /Tx /Rect [20 740 99 758] /T (field)", None),
    ("/Subtype /Text /Rect [20 740 38 758] /Contents ()", None),
    ("/Subtype /Text /Rect [0 0 1 1] /Contents (Accepted) /State (Accepted) /StateModel (Review)", None),
    ("/Subtype /Text /Rect [0 0 1 1] /Contents (x) /M (yesterday)", PdfMark("note", comment="x")),
    ("/Subtype /Text /Rect [0 0 1 1] /Contents (x) /M (D:2026)", PdfMark("note", comment="x", date="2026")),
    ("/Subtype /Text /Rect [0 0 1 1] /Contents (x) /M (D:20260110)", PdfMark("note", comment="x", date="2026-01-10")),
    ("/Subtype /Highlight", PdfMark("highlight")),
    ("/Subtype /Highlight /QuadPoints [1 2 3] /Rect (x) /C (red)", PdfMark("highlight")),
]


STAMPS = {
    "Ana, 01/10/26,": "Ana",
    "Ana, 10.01.2026, 15:30:00": "Ana",
    "Ana Costa, 2026-01-10, 3:30 PM": "Ana Costa",
    "Ana, 15:30": "Ana",
    "Costa, Ana": "Costa, Ana",
    "Unit 5, 2nd floor": "Unit 5, 2nd floor",
    "Reviewer, 2": "Reviewer, 2",
}


@every_row("name", STAMPS)
def test_the_date_behind_an_author_is_no_part_of_the_name(name: str) -> None:
    [mark] = marks(f"/Subtype /Text /Rect [0 0 1 1] /Contents (x) /T ({name}) /M (D:00000000000000)")
    assert (mark.author, mark.date) == (STAMPS[name], "")


@pytest.mark.parametrize(
    ("date", "value"),
    [("D:20261300", "2026"), ("D:20260230120000", "2026"), ("D:20260110990000", "2026"), ("D:0000", "")],
)
def test_a_date_that_is_none_gives_its_year_at_most(date: str, value: str) -> None:
    [mark] = marks(f"/Subtype /Text /Rect [0 0 1 1] /Contents (x) /M ({date})")
    assert mark.date == value


@every_row(("annotation", "mark"), ROWS)
def test_each_kind_is_read_and_what_no_reader_made_is_not(annotation: str, mark: PdfMark | None) -> None:
    assert marks(annotation) == ([mark] if mark else [])


def test_marks_come_in_the_order_of_the_text_and_answers_below_what_they_answer() -> None:
    last, first = box_of(1, "children"), box_of(0, "Workers")
    # Objects 8 and those behind it are the annotations of a file with one page.
    every = marks(
        f"/Subtype /Highlight {rect(last)} {quads(last)} /Contents (Last)",
        f"/Subtype /Highlight {rect(first)} {quads(first)} /Contents (First)",
        "/Subtype /Text /Rect [400 735 418 753] /Contents (Yes, they are.) /T (Ben) /IRT 9 0 R",
        "/Subtype /Text /Rect [400 735 418 753] /Contents (All?) /IRT 10 0 R",
        "/Subtype /Text /Rect [30 725 48 743] /Contents (Beside both)",
    )
    assert [mark.comment for mark in every] == ["First\nBen: Yes, they are.\nAll?", "Beside both", "Last"]


def test_answers_in_a_circle_are_all_read() -> None:
    circle = [
        f"/Subtype /Text /Rect [1 1 9 9] /Contents ({text}) /IRT {number} 0 R" for text, number in (("a", 9), ("b", 8))
    ]
    assert {mark.comment for mark in marks(*circle)} == {"a", "b"}


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_shown_turned_has_the_same_marks(turn: int) -> None:
    boxes = []
    for left, bottom, right, top in TWO:
        (x, y), (to_x, to_y) = turned(left, bottom, turn), turned(right, top, turn)
        boxes.append((min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)))
    tiny = TinyPage(page(*LINES).lines, annotations=[f"/Subtype /Highlight {rect(*boxes)} {quads(*boxes)}"], turn=turn)
    [page_text] = pdf_reader.read_pages(make_pdf([tiny]))
    assert [mark.text for mark in page_text.marks] == [TEXT]


def test_words_are_read_from_right_to_left() -> None:
    text = "يعمل الأطفال في المزارع"
    start = _LEFT + _WIDTH * (len(text) - 12)
    width = (start, _TOP - 3, start + 12 * _WIDTH, _TOP + 9)  # the first two words stand on the right
    [mark] = marks(f"/Subtype /Highlight {rect(width)} {quads(width)}", lines=[text[::-1]])
    assert mark.text == "يعمل الأطفال"


@pytest.mark.slow
def test_a_page_of_too_many_marks_is_read_in_part() -> None:
    assert len(marks(*["/Subtype /Text /Rect [0 0 1 1] /Contents (x)"] * 5100)) == 5000


def test_pdftotext_reads_no_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pdf_reader.reads_marks()
    monkeypatch.setattr(pdf_reader, "find_spec", lambda _name: None)
    assert not pdf_reader.reads_marks()
