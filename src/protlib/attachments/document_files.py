"""Which files count as documents: what opens or copies a file that a record names takes no other."""

from pathlib import PurePath
from typing import Final

from protlib.system.document_suffixes import (
    BOOK,
    MARKDOWN,
    OLD_WORD,
    OPEN_DOCUMENT,
    PDF,
    PLAIN_TEXT,
    RICH_TEXT,
    WEB_PAGES,
    WORD,
)

_SUFFIXES: Final = frozenset(
    {
        PDF, BOOK, ".djvu", ".ps",
        PLAIN_TEXT, MARKDOWN[0], RICH_TEXT, OLD_WORD, WORD[0], OPEN_DOCUMENT,
        ".xls", ".xlsx", ".ods", ".csv",
        ".ppt", ".pptx", ".odp",
        ".jpg", ".jpeg", ".png",
    }
)  # fmt: skip
ALWAYS_REPORTS: Final = (PDF, BOOK)
REPORTS_OR_LISTS: Final = (WORD[0], OPEN_DOCUMENT)
"""Suffixes of reports, which may as well be lists of references."""
REPORT_SUFFIXES: Final = (*ALWAYS_REPORTS, *REPORTS_OR_LISTS)
_PAGES: Final = frozenset({*WEB_PAGES, ".xhtml"})


def is_document_or_page(path: PurePath) -> bool:
    """Tell whether an import may copy a file: a document, or a saved web page, which nothing here opens."""
    return is_document(path) or path.suffix.lower() in _PAGES


def is_document(path: PurePath) -> bool:
    """Tell whether a program only shows a file, by its suffix; .desktop, .html and the like are run when opened."""
    return path.suffix.lower() in _SUFFIXES
