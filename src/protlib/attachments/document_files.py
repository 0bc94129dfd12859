"""Which files count as documents: what opens or copies a file that a record names takes no other."""

from pathlib import PurePath
from typing import Final

_SUFFIXES: Final = frozenset(
    {
        ".pdf", ".epub", ".djvu", ".ps",
        ".txt", ".md", ".rtf", ".doc", ".docx", ".odt",
        ".xls", ".xlsx", ".ods", ".csv",
        ".ppt", ".pptx", ".odp",
        ".jpg", ".jpeg", ".png",
    }
)  # fmt: skip
ALWAYS_REPORTS: Final = (".pdf", ".epub")
REPORTS_OR_LISTS: Final = (".docx", ".odt")
"""Suffixes of reports, which may as well be lists of references."""
REPORT_SUFFIXES: Final = (*ALWAYS_REPORTS, *REPORTS_OR_LISTS)
_PAGES: Final = frozenset({".html", ".htm", ".xhtml"})


def is_document_or_page(path: PurePath) -> bool:
    """Tell whether an import may copy a file: a document, or a saved web page, which nothing here opens."""
    return is_document(path) or path.suffix.lower() in _PAGES


def is_document(path: PurePath) -> bool:
    """Tell whether a program only shows a file, by its suffix; .desktop, .html and the like are run when opened."""
    return path.suffix.lower() in _SUFFIXES
