"""The first pages of a report of any kind, with the size of their letters.

They are read in a process of their own: a broken file may take it down, or never end.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from protlib.record.html_text import break_blocks, strip_tags
from protlib.system import file_signatures, zip_archive
from protlib.system.helper_process import HelperProcess, serve
from protlib.system.pdf import pdf_reader
from protlib.system.pdf.page import StyledLine, StyledPage, StyledPages
from protlib.system.signals import last_words

_FRONT: Final = "front"
_TEXT: Final = "text"
_DRAWING_TASK: Final = "drawn"
_PICTURES: Final = "pictures"
_SIZES: Final = {"h1": 24.0, "h2": 18.0}
_MOST_WORDS: Final = 20  # of a title
_VISIBLE_KINDS: Final = frozenset({"body", "heading", "cell", "box"})
_USUAL_POINTS: Final = 10.0  # points, for a text that has no sizes: titles and headings are larger by `_SIZES`
_MOST_LINES: Final = 120  # of a text without pages: what stands on two or three of them
_MOST_RUNNING: Final = 20  # lines of running heads and feet: they stand on all pages
_HEIGHT: Final = 3000.0  # points: more than all the lines take, so that nothing but running lines is at the foot
_FOOT: Final = 2800.0  # points from the top
_TEXT_HEAD: Final = 4096  # bytes: a page of the web has its first elements by then
_PAGE: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body|h[1-6]|p|div)\b", re.IGNORECASE)
_HEADING: Final = re.compile(r"<(h[12])\b[^>]*>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
# Such as "<style>p {}</style>", "<!-- menu -->" and "<!doctype html>".
_NO_TEXT: Final = re.compile(r"<(script|style|head)\b.*?</\1>|<!--.*?-->|<[!?][^>]*>", re.IGNORECASE | re.DOTALL)
_TITLE: Final = re.compile(r"<title\b[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
# The metadata of an e-book (EPUB 3.3, section 5.5), such as "<dc:title>Caring</dc:title>".
_PACKAGE: Final = re.compile(r"<(dc:(?:title|creator|publisher|date|identifier))\b[^>]*>(.*?)</\1>", re.DOTALL)


def ask_for_front(source: bytes | Path) -> StyledPages:
    """Return the first pages of a file, by its content or its path, as another process reads them.

    Raises ValueError, with the reason, where it cannot.
    """
    return unpack(ask_helper(question_for_front(source)))


def ask_helper(question: Any) -> Any:
    """Return the answer of the one process that reads files for this one; raises ValueError, with the reason."""
    helper = _helper()
    with last_words(helper.kill):
        return helper.ask(question)


def question_for_front(source: bytes | Path) -> tuple[bytes | str, str]:
    """Return what asks a helper for the first pages of a file, by its content or its path."""
    return source if isinstance(source, bytes) else str(source.absolute()), _FRONT


def question_for_text(path: Path) -> tuple[str, str]:
    """Return what asks a helper for the text of a file's first pages alone."""
    return str(path.absolute()), _TEXT


def question_for_drawn(source: bytes | Path, numbers: Sequence[int]) -> tuple[Any, ...]:
    """Return what asks a helper which of these pages of a PDF have pictures or drawings, by their indexes."""
    return source if isinstance(source, bytes) else str(source.absolute()), _DRAWING_TASK, tuple(numbers)


def question_for_pictures(source: bytes | Path, numbers: Sequence[int]) -> tuple[Any, ...]:
    """Return what asks a helper for pictures of these pages of a PDF, by their indexes."""
    return source if isinstance(source, bytes) else str(source.absolute()), _PICTURES, tuple(numbers)


def answer_question(source: bytes | str, question: str, numbers: Sequence[int] = ()) -> tuple[Any, ...]:
    """Return the helper's answer to such a question; raises ValueError, with the reason, where there is none."""
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    if question in {_DRAWING_TASK, _PICTURES}:
        return _answer_about_pictures(data, question, numbers)
    if question == _FRONT:
        return pack(read_front(data))
    if pdf_reader.is_pdf(data):
        return (pdf_reader.read_plain(data),)
    return ("\n".join(line.text for page in read_front(data).pages.values() for line in page.lines),)


def _answer_about_pictures(data: bytes, question: str, numbers: Sequence[int]) -> tuple[Any, ...]:
    if not (pdf_reader.is_pdf(data) and pdf_reader.reads_marks()):
        return ()
    from protlib.system.pdf import drawings, pdfium

    if question == _DRAWING_TASK:
        return drawings.find_drawn(data, numbers)
    return tuple(pdfium.draw_page(data, number) for number in numbers)


@cache
def _helper() -> HelperProcess:
    return HelperProcess(__name__)


def pack(pages: StyledPages) -> tuple[Any, ...]:
    """Return pages as `marshal` can write them."""
    packed_pages = {number: (tuple(map(tuple, page.lines)), *page[1:]) for number, page in pages.pages.items()}
    return packed_pages, pages.total, pages.metadata


def unpack(packed_pages: tuple[Any, ...]) -> StyledPages:
    """Return pages that were packed."""
    by_number, count, metadata = packed_pages
    pages = {
        number: StyledPage(tuple(StyledLine(*line) for line in lines), *page_values)
        for number, (lines, *page_values) in by_number.items()
    }
    return StyledPages(pages, count, metadata)


def read_front(data: bytes) -> StyledPages:
    """Return the first pages of a PDF, a document of Word or LibreOffice, an e-book or a web page.

    Raises ValueError, with the reason, where the file cannot be read.
    """
    if pdf_reader.is_pdf(data):
        return pdf_reader.read_styled(data)
    if data.startswith(file_signatures.ZIP):
        names = set(zip_archive.part_names(data))
        return _read_book(data) if "META-INF/container.xml" in names else _read_document(data)
    from protlib.formats.common.charset import decode
    from protlib.formats.web.saved import open_page

    if not data:
        raise ValueError("it is empty; download it again")
    if not _PAGE.search(data[:_TEXT_HEAD]):
        raise ValueError("its content is not a PDF, Word document, e-book or web page; download it again")
    page = open_page(decode(data)).page
    return _lay(_lines_of_page(page), {"Title": next(iter(_TITLE.findall(page)), "")})


def _read_document(data: bytes) -> StyledPages:
    """Return the text of a document as one page, with the lines of all its heads and feet at its foot.

    Its headings, and its first line above all, have larger letters; a line that says who may see it has not.
    """
    from protlib.formats.documents.document import paragraphs
    from protlib.title_pages.circulation import is_sure_mark

    lines: list[tuple[str, float]] = []
    running_lines: dict[str, float] = {}
    has_first = False
    for paragraph in paragraphs(data):
        if paragraph.kind == "header":
            running_lines |= dict.fromkeys(paragraph.text.split("\n"), _USUAL_POINTS)
        elif paragraph.kind in _VISIBLE_KINDS and len(lines) <= _MOST_LINES:
            is_title = not has_first and len(paragraph.text.split()) < _MOST_WORDS and not paragraph.text.endswith(".")
            size = _SIZES["h1"] if is_title else _SIZES["h2"] if paragraph.kind == "heading" else _USUAL_POINTS
            new_lines = [(line, _USUAL_POINTS if is_sure_mark(line) else size) for line in paragraph.text.split("\n")]
            has_first |= any(line_size == size or not is_title for _line, line_size in new_lines)
            lines += new_lines
    return _lay(lines, {}, [*running_lines.items()][:_MOST_RUNNING])


def _read_book(data: bytes) -> StyledPages:
    """Return the first parts of an e-book as one page, and the metadata of its package."""
    from protlib.formats.common.charset import decode
    from protlib.word_processing.package import Package

    package = Package(data)
    contents = next((name for name in package.sizes if name.endswith(".opf")), "")
    metadata = dict(_PACKAGE.findall(decode(package.read_part(contents)))) if contents else {}
    parts = sorted(name for name in package.sizes if name.lower().endswith((".xhtml", ".html", ".htm")))
    lines = [line for name in parts[:4] for line in _lines_of_page(decode(package.read_part(name)))]
    return _lay(lines, metadata)


def _lines_of_page(page: str) -> Iterator[tuple[str, float]]:
    """Yield the lines of a page of HTML with the size of their letters."""
    body = _NO_TEXT.sub("", page)
    position = 0
    for match in _HEADING.finditer(body):
        yield from ((line, _USUAL_POINTS) for line in _split_plain_lines(body[position : match.start()]))
        yield " ".join(_split_plain_lines(match[2])), _SIZES[match[1].lower()]
        position = match.end()
    yield from ((line, _USUAL_POINTS) for line in _split_plain_lines(body[position:]))


def _split_plain_lines(html: str) -> list[str]:
    from html import unescape

    lines = unescape(strip_tags(break_blocks(html))).split("\n")
    return [" ".join(line.split()) for line in lines if line.strip()]


def _lay(
    lines: Iterable[tuple[str, float]], metadata: dict[str, str], running_lines: Iterable[tuple[str, float]] = ()
) -> StyledPages:
    """Return lines below each other on one page, and those of heads and feet at its foot."""
    placed_lines = [*_place_lines(lines, 0.0)][:_MOST_LINES]
    placed_lines += _place_lines(running_lines, _FOOT)
    if not placed_lines and not metadata:
        raise ValueError("it has no text")
    return StyledPages({0: StyledPage(tuple(placed_lines), _HEIGHT)}, 1, metadata)


def _place_lines(lines: Iterable[tuple[str, float]], top: float) -> Iterator[StyledLine]:
    for text, size in lines:
        if text.strip():
            top += 2 * size
            yield StyledLine(text.strip(), size, size > _USUAL_POINTS, 0, size * len(text) / 2, top)


if __name__ == "__main__":
    serve(lambda question: answer_question(*question))
