"""The text of a file by page, whatever kind of file it is."""

import re
from pathlib import Path
from typing import Final

from protlib.fulltext.page_text import FileText, Page
from protlib.system import pdf

_VERSION: Final = 1
"""Raised where a file's text comes out otherwise than before, so that it is read anew."""


def read_text(path: Path) -> FileText:
    """Return the text of a file by page; raises ValueError, with the reason and what to do, where there is none.

    A broken file may take this process down, or never end: `workers.read_files` reads in another one.
    """
    try:
        with path.open("rb") as file:
            head = file.read(pdf.HEAD)
    except OSError as error:
        raise ValueError(error.strerror or str(error)) from error
    if pdf.is_pdf(head):
        return _read_pdf(path)
    raise ValueError("protlib reads no text from this kind of file")


def _read_pdf(path: Path) -> FileText:
    from protlib.fulltext.edges import find_edges
    from protlib.fulltext.layout import lay_out
    from protlib.fulltext.printed_numbers import find_labels

    pages = list(pdf.read_pages(path))
    edges = [find_edges(page) for page in pages]
    texts = lay_out(pages, edges)
    pictures = tuple(number for number, page in enumerate(pages) if page.is_picture)
    if not pictures and not any(re.search(r"\w", text) for text in texts):
        raise ValueError("it has no text")
    reader = f"{pdf.reader_name()}, {_VERSION}"
    labels = find_labels(edges, [page.label for page in pages])
    return FileText(tuple(map(Page, texts, labels)), reader, pictures=pictures)
