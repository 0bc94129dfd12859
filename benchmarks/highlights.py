"""What `notes` makes of highlights, by the programs that write them: `python -m benchmarks.highlights FOLDER --seed 7`.

The PDF files are those of `benchmarks.quoted_files`: of LibreOffice and Chromium, in four languages, with columns,
divided words and printed numbers that are not those of the file. `pdftotext` tells where each word stands, a reader
that protlib does not use. pypdf, PDFium (Chromium and Edge) and Poppler (Okular and Evince) write the highlights
themselves. Those of Acrobat, Preview and Okular are written as these programs write them: the order of corners and
lines differs. It needs pypdf, and Python's gi with Poppler for the one row; a program that is not there is left out.
"""

import argparse
import json
import re
import subprocess
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

import pypdfium2
from pypdfium2 import raw

from benchmarks.quoted_files import Work, build, make_works
from protlib.fulltext.file_text import read_text
from protlib.quotations.compared_words import fold_letters

_MARKS: Final = 204
_IN_A_FILE: Final = 6
_PAGE: Final = re.compile(r'<page width="[\d.]+" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD: Final = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
_ARABIC: Final = re.compile("[\u0600-\u06ff]")
_YELLOW: Final = (255, 209, 0)
_ORDERS: Final = {"Z": (0, 1, 2, 3), "round": (2, 3, 1, 0)}  # of upper left, upper right, lower left, lower right

Box = tuple[float, float, float, float]
"""The left, lower, right and upper end of words on one line, in points."""


class Mark(NamedTuple):
    """Words to mark: the index of their page, their text, and a box for each of their lines."""

    page: int
    text: str
    boxes: tuple[Box, ...]


class _Word(NamedTuple):
    text: str
    box: Box


def words_of(path: Path) -> Iterator[list[_Word]]:
    """Yield the words of each page, in the order in which `pdftotext` has them; Arabic is turned to be read."""
    ran = subprocess.run(["pdftotext", "-bbox", str(path), "-"], check=True, capture_output=True, timeout=60)
    for height, page in _PAGE.findall(ran.stdout.decode()):
        words = []
        for left, top, right, bottom, text in _WORD.findall(page):
            box = float(left), float(height) - float(bottom), float(right), float(height) - float(top)
            words.append(_Word(_turn_arabic(unescape(text)), box))
        yield [word for _line, row in groupby(words, key=lambda word: round(word.box[1])) for word in _read(list(row))]


def _turn_arabic(text: str) -> str:
    return re.sub(r"\d[\d.,]*", lambda match: match[0][::-1], text[::-1]) if _ARABIC.search(text) else text


def _read(row: list[_Word]) -> list[_Word]:
    return row[::-1] if any(_ARABIC.search(word.text) for word in row) else row


def choose_marks(work: Work, path: Path, random: Random) -> list[Mark]:
    """Return words of a work in a row, some over several lines, as a reader marks them."""
    letters = "".join(fold_letters(" ".join(part.sentences)) for part in work.paragraphs)
    pages = list(words_of(path))
    marks: list[Mark] = []
    for _trial in range(400):
        page = random.randrange(len(pages))
        start = random.randrange(max(1, len(pages[page])))
        run = pages[page][start : start + random.choice((2, 4, 8, 14, 25))]
        text = " ".join(word.text for word in run)
        if len(run) > 1 and fold_letters(text) in letters and len(marks) < _IN_A_FILE and "\ufffd" not in text:
            marks.append(Mark(page, text, tuple(_boxes(run))))
    return marks


def _boxes(run: Sequence[_Word]) -> Iterator[Box]:
    for _line, row in groupby(run, key=lambda word: round(word.box[1])):
        boxes = [word.box for word in row]
        yield (
            min(box[0] for box in boxes), min(box[1] for box in boxes), max(box[2] for box in boxes), max(box[3] for box in boxes),
        )  # fmt: skip


def _corners(boxes: Sequence[Box], order: str) -> list[float]:
    """Return the corners of boxes as QuadPoints have them."""
    points: list[float] = []
    for left, lower, right, upper in boxes:
        corners = (left, upper), (right, upper), (left, lower), (right, lower)
        points += [number for place in _ORDERS[order] for number in corners[place]]
    return points


def _unite_boxes(boxes: Sequence[Box]) -> Box:
    lefts, lowers, rights, uppers = zip(*boxes, strict=True)
    return min(lefts), min(lowers), max(rights), max(uppers)


def _mark_by_pypdf(source: Path, marks: Sequence[Mark], target: Path) -> None:
    from pypdf import PdfWriter
    from pypdf.annotations import Highlight
    from pypdf.generic import ArrayObject, FloatObject

    writer = PdfWriter(clone_from=source)
    for mark in marks:
        corners = ArrayObject(map(FloatObject, _corners(mark.boxes, "Z")))
        writer.add_annotation(
            mark.page, Highlight(rect=_unite_boxes(mark.boxes), quad_points=corners, highlight_color="ffd100")
        )
    writer.write(target)


def _as_written(
    order: str, more: str, *, is_last_first: bool = False
) -> "Callable[[Path, Sequence[Mark], Path], None]":
    """Return what writes highlights in the shape of a program: an order of corners and of lines, and other entries."""

    def write(source: Path, marks: Sequence[Mark], target: Path) -> None:
        from io import BytesIO

        from pypdf import PdfWriter
        from pypdf.generic import DictionaryObject

        writer = PdfWriter(clone_from=source)
        for mark in marks:
            boxes = mark.boxes[::-1] if is_last_first else mark.boxes
            corners, rectangle = (
                " ".join(f"{n:.3f}" for n in part) for part in (_corners(boxes, order), _unite_boxes(boxes))
            )
            entries = (
                f"/Type /Annot /Subtype /Highlight /Rect [{rectangle}] /QuadPoints [{corners}] /C [1 0.82 0] /F 4 "
                f"{more}"
            )
            writer.add_annotation(
                mark.page, DictionaryObject.read_from_stream(BytesIO(f"<< {entries} >>".encode()), None)
            )
        writer.write(target)

    return write


def _mark_by_pdfium(source: Path, marks: Sequence[Mark], target: Path) -> None:
    document = pypdfium2.PdfDocument(source)
    for mark in marks:
        page = document[mark.page]
        annotation = raw.FPDFPage_CreateAnnot(page.raw, raw.FPDF_ANNOT_HIGHLIGHT)
        raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *_YELLOW, 255)
        left, lower, right, upper = _unite_boxes(mark.boxes)
        raw.FPDFAnnot_SetRect(annotation, raw.FS_RECTF(left, upper, right, lower))
        for box in mark.boxes:
            raw.FPDFAnnot_AppendAttachmentPoints(annotation, raw.FS_QUADPOINTSF(*_corners([box], "Z")))
        raw.FPDFPage_CloseAnnot(annotation)
        page.close()
    document.save(target)


_POPPLER: Final = """
import json, sys
import gi
gi.require_version("Poppler", "0.18")
from gi.repository import Poppler
source, target, marks = json.load(sys.stdin)
document = Poppler.Document.new_from_file(source, None)
for number, around, boxes in marks:
    quads = []
    for left, lower, right, upper in boxes:
        quad = Poppler.Quadrilateral()
        for name, (x, y) in {"p1": (left, upper), "p2": (right, upper), "p3": (left, lower), "p4": (right, lower)}.items():
            point = Poppler.Point()
            point.x, point.y = x, y
            setattr(quad, name, point)
        quads.append(quad)
    rectangle = Poppler.Rectangle()
    rectangle.x1, rectangle.y1, rectangle.x2, rectangle.y2 = around
    mark = Poppler.AnnotTextMarkup.new_highlight(document, rectangle, quads)
    colour = Poppler.Color()
    colour.red, colour.green, colour.blue = 65535, 53713, 0
    mark.set_color(colour)
    document.get_page(number).add_annot(mark)
document.save(target)
"""


def _mark_by_poppler(source: Path, marks: Sequence[Mark], target: Path) -> None:
    arguments = [
        source.resolve().as_uri(),
        target.resolve().as_uri(),
        [(m.page, _unite_boxes(m.boxes), m.boxes) for m in marks],
    ]
    command = ["/usr/bin/python3", "-c", _POPPLER]
    subprocess.run(command, input=json.dumps(arguments).encode(), check=True, capture_output=True, timeout=60)


_PROGRAMS: Final[dict[str, Callable[[Path, Sequence[Mark], Path], None]]] = {
    "pypdf": _mark_by_pypdf,
    "PDFium": _mark_by_pdfium,
    "Poppler": _mark_by_poppler,
    "as Acrobat": _as_written("Z", "/T (Ana) /M (D:20260110153000+01'00') /NM (a-1) /RC (<body><p></p></body>)"),
    "as Preview": _as_written("Z", "/T (Ana) /M (D:20260110153000Z00'00')", is_last_first=True),
    "as Okular": _as_written("round", "/T (Ana) /M (D:20260110153000) /NM (okular-{1})"),
}


def main() -> None:
    """Print how many highlights of each program have exactly the marked words, and how many the printed page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the PDF files are made, or are from an earlier run")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--wrong", action="store_true", help="print each highlight with other words")
    options = parser.parse_args()
    folder, random = options.folder / str(options.seed), Random(options.seed)
    works = make_works(_MARKS // _IN_A_FILE, options.seed)
    paths = build(works, folder)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for number, work in enumerate(works):
        program = [*_PROGRAMS][number % len(_PROGRAMS)]
        marks = choose_marks(work, paths[work.key], random)
        target = folder / f"{work.key}-marked.pdf"
        try:
            _PROGRAMS[program](paths[work.key], marks, target)
        except (ImportError, FileNotFoundError, subprocess.CalledProcessError):
            counts[program]["files left out"] += 1
            continue
        _judge(work, marks, target, counts[program], is_shown=options.wrong)
    for program, count in counts.items():
        print(f"{program:12}", ", ".join(f"{name} {number}" for name, number in count.items()))
    total = sum(counts.values(), Counter())
    print(f"{'all':12}", ", ".join(f"{name} {number}" for name, number in total.items()))


def _judge(work: Work, marks: Sequence[Mark], path: Path, count: Counter[str], *, is_shown: bool) -> None:
    """Count what the highlights of a file are read as: in the order of the file's pages, from the top down."""
    text = read_text(path)
    marks_read = [(number, page.label, mark) for number, page in enumerate(text.pages) for mark in page.marks]
    for mark in marks:
        letters = fold_letters(mark.text)
        same = [
            label
            for number, label, mark_read in marks_read
            if number == mark.page and fold_letters(mark_read.text) == letters
        ]
        count.update({"marked": 1, "exact text": bool(same), "printed page": str(work.first_page + mark.page) in same})
        if is_shown and not same:
            print(
                path.name,
                mark.page,
                repr(mark.text),
                [mark_read.text for number, _label, mark_read in marks_read if number == mark.page],
            )


if __name__ == "__main__":
    main()
