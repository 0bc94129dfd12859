"""The text of a file by page, whatever kind of file it is."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from protlib.fulltext.page_text import FileText, Page
from protlib.system import compound_file, document_suffixes, file_signatures, zip_archive
from protlib.system.pdf import pdf_reader

_VERSION: Final = 13
"""Raised where a file's text comes out otherwise than before, so that it is read anew."""
_HEAD: Final = 8192  # bytes: what a format is known by stands within
_PDF: Final = document_suffixes.PDF
_IS_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_PAGE_END: Final = "\f"


class _Kind(NamedTuple):
    """A kind of file: its name, its suffixes, and the function that reads its pages or sections."""

    name: str
    suffixes: tuple[str, ...]
    reader: Callable[[bytes], Sequence[str]]
    is_paged: bool = False


def read_text(path: Path, recognised: Mapping[int, str] = {}) -> FileText:
    """Return the text of a file by page; raises ValueError, with the reason and what to do, where there is none.

    `recognised` has the text of pages of a PDF file that are pictures, by their indexes from 0. A broken file may take
    this process down, or never end: `workers.read_files` reads in another one.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
        if pdf_reader.is_pdf(head):
            return _read_pdf(path, recognised)
        return _read_kind(path, head)
    except OSError as error:
        raise ValueError(error.strerror or str(error)) from error


def reader_of(path: Path) -> str:
    """Return the name and version of what would read a file now; "" where nothing would.

    A file whose kept text comes from another reader is to be read anew.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
        if pdf_reader.is_pdf(head):
            return _reader(pdf_reader.reader_name()) if pdf_reader.reader_name() else ""
        return _reader(_kind_of(path, head).name)
    except (OSError, ValueError):
        return ""


def _reader(name: str) -> str:
    return f"{name}, {_VERSION}"


def _read_pdf(path: Path, recognised: Mapping[int, str]) -> FileText:
    from protlib.fulltext.kept_layout import find_edges, join_marks, lay_out_pages
    from protlib.fulltext.printed_numbers import find_labels
    from protlib.system.pdf.pdftotext import lay_page

    pages = list(pdf_reader.read_pages(path))
    for number, text in recognised.items():
        page = lay_page(text.replace(_PAGE_END, ""))
        pages[number] = (
            pages[number] if page.is_picture else page._replace(label=pages[number].label, marks=pages[number].marks)
        )
    edges = [find_edges(page) for page in pages]
    texts = lay_out_pages(pages, edges)
    numbered = list(enumerate(pages))
    pictures = tuple(number for number, page in numbered if page.is_picture)
    nameless = tuple(number for number, page in numbered if page.is_nameless)
    half_pictures = tuple(number for number, page in numbered if page.has_picture)
    if not pictures and not any(page.marks for page in pages):
        _refuse_empty(texts)
    labels = find_labels(edges, [page.label for page in pages])
    marks = join_marks([page.marks for page in pages], texts)
    text_pages = tuple(map(Page, texts, labels, marks))
    reader = _reader(pdf_reader.reader_name())
    return FileText(text_pages, reader, pictures=pictures, nameless=nameless, half_pictures=half_pictures)


def _refuse_empty(texts: Sequence[str]) -> None:
    if not any(re.search(r"\w", text) for text in texts):
        raise ValueError("it has no text")


def _read_kind(path: Path, head: bytes) -> FileText:
    kind = _kind_of(path, head)
    texts = kind.reader(path.read_bytes())
    _refuse_empty(texts)
    is_paged = kind.is_paged or (len(texts) > 1 and kind is _TEXT)
    return FileText(tuple(map(Page, texts)), _reader(kind.name), is_paged)


def _kind_of(path: Path, head: bytes) -> _Kind:
    """Return the kind of a file, by what it holds and else by its name."""
    suffix = path.suffix.lower()
    if not head:
        raise ValueError("it is empty")
    if suffix == _PDF:
        is_page = _IS_HTML.search(head) is not None
        raise ValueError(
            f"it is {'a web page' if is_page else 'something else'}, though its name says PDF; download it again"
        )
    if head.startswith(compound_file.SIGNATURE):
        raise ValueError(compound_file.why_unread(path.read_bytes(), suffix))
    if head.startswith(file_signatures.ZIP):
        kinds = _kinds_of_archive(path)
    elif _IS_HTML.search(head):
        kinds = [_HTML]
    else:
        kinds = [kind for kind in (_HTML, _TEXT) if suffix in kind.suffixes]
    if not kinds:
        names = _PDF, *(name for kind in _KINDS for name in kind.suffixes[:2])
        raise ValueError(f"protlib reads no text from this kind of file. Supported: {', '.join(names)}")
    return kinds[0]


def _kinds_of_archive(path: Path) -> list[_Kind]:
    names = set(zip_archive.part_names(path.read_bytes()))
    if "ppt/presentation.xml" in names:
        return [_SLIDES]
    if "META-INF/container.xml" in names:
        return [_BOOK]
    is_document = "content.xml" in names or any(name.startswith("word/") for name in names)
    suffix = path.suffix.lower()
    return [_DOCUMENT] if is_document else [kind for kind in _KINDS if suffix in kind.suffixes]


def _read_document(data: bytes) -> Sequence[str]:
    from protlib.fulltext.archives import read_sections

    return read_sections(data)


def _read_slides(data: bytes) -> Sequence[str]:
    from protlib.fulltext.archives import read_slides

    return read_slides(data)


def _read_book(data: bytes) -> Sequence[str]:
    from protlib.fulltext.archives import read_book

    return read_book(data)


def _read_html(data: bytes) -> Sequence[str]:
    from protlib.formats.common.charset import decode
    from protlib.formats.web.saved import open_page
    from protlib.fulltext.html_blocks import read_html

    return [read_html(open_page(decode(data)).page)]


def _read_plain(data: bytes) -> Sequence[str]:
    from protlib.formats.common.charset import decode
    from protlib.text import clean_paragraphs

    pages = decode(data).split(_PAGE_END)
    return [clean_paragraphs(page) for page in (pages if pages[-1].strip() else pages[:-1] or pages)]


_DOCUMENT: Final = _Kind("document", (*document_suffixes.WORD, document_suffixes.OPEN_DOCUMENT), _read_document)
_SLIDES: Final = _Kind("slides", (".pptx",), _read_slides, is_paged=True)
_BOOK: Final = _Kind("book", (document_suffixes.BOOK,), _read_book)
_HTML: Final = _Kind("html", document_suffixes.SAVED_PAGES, _read_html)
_TEXT: Final = _Kind("text", (document_suffixes.PLAIN_TEXT, *document_suffixes.MARKDOWN), _read_plain)
_KINDS: Final = (_DOCUMENT, _SLIDES, _BOOK, _HTML, _TEXT)
