"""A process that reads one file after another, so that a broken one cannot take protlib down.

The path of a file asks for its text, a path and the index of a page for a picture of that page, a path and texts of
such pictures for the text with these, a path and a word for its first pages or for their text.
"""

from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from protlib.fulltext.page_text import FileText, Page
from protlib.system.helper_process import serve
from protlib.system.pdf.page import PdfMark

HELPER: Final = __name__
_Question = str | tuple[str, int | str | dict[int, str]]


def pack_text(text: FileText) -> tuple[Any, ...]:
    """Return the text of a file as `marshal` can write it."""
    pages = ((page.text, page.label, tuple(map(tuple, page.marks))) for page in text.pages)
    return (*pages, text.reader, text.is_paged, text.pictures, text.nameless, text.half_pictures)


def unpack_text(packed: tuple[Any, ...]) -> FileText:
    """Return the text of a file that was packed."""
    *pages, reader, is_paged, pictures, nameless, half_pictures = packed
    unpacked = (Page(text, label, tuple(PdfMark(*mark) for mark in marks)) for text, label, marks in pages)
    return FileText(tuple(unpacked), reader, is_paged, pictures, nameless, half_pictures)


def _prepare() -> None:
    """Import before the first question what takes time to import."""
    from protlib.fulltext import file_text, kept_layout, printed_numbers  # noqa: F401 - that it is loaded

    with suppress(ImportError, OSError):
        from protlib.system.pdf import pdfium  # noqa: F401 - that it is loaded


def _answer(question: _Question) -> Any:
    from protlib.fulltext.file_text import read_text

    if isinstance(question, str):
        return pack_text(read_text(Path(question)))
    path, task = question
    if isinstance(task, str):
        from protlib.formats.reports import front_reader

        return front_reader.answer_question(path, task)
    if isinstance(task, dict):
        return pack_text(read_text(Path(path), task))
    from protlib.system.pdf.pdfium import draw_page

    return draw_page(Path(path), task)


def main() -> None:
    """Serve the protlib that started this process."""
    serve(_answer, _prepare)


if __name__ == "__main__":
    main()
