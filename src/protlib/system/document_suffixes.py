"""The suffixes of documents, by their kind: whoever tells a kind by its suffix takes it from here.

Suffixes are in small letters, and begin with a dot. Where a kind has several, the first is the usual one. What has
records is no document: `formats/registry.txt` has the suffixes of those files.
"""

from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

_Form = TypeVar("_Form", bound=str)

WORD: Final = (".docx", ".docm")
OPEN_DOCUMENT: Final = ".odt"
OLD_WORD: Final = ".doc"
RICH_TEXT: Final = ".rtf"
PDF: Final = ".pdf"
BOOK: Final = ".epub"
MARKDOWN: Final = (".md", ".markdown", ".qmd", ".rmd")
PLAIN_TEXT: Final = ".txt"
LATEX: Final = (".tex", ".ltx")
TYPST: Final = ".typ"
NOTEBOOK: Final = ".ipynb"
WEB_PAGES: Final = (".html", ".htm")
SAVED_PAGES: Final = (*WEB_PAGES, ".xhtml", ".mhtml", ".mht")
"""Also those that only browsers write."""

_SUFFIXES_OF_FORMS: Final[Mapping[str, tuple[str, ...]]] = {
    "docx": WORD[:1],
    "odt": (OPEN_DOCUMENT,),
    "pdf": (PDF,),
    "rtf": (RICH_TEXT,),
    "html": WEB_PAGES,
    "latex": LATEX[:1],
    "typst": (TYPST,),
    "text": (PLAIN_TEXT,),
    "markdown": MARKDOWN[:1],
}
"""The suffixes that protlib writes a form of document to."""


def form_by_suffix(forms: Iterable[_Form]) -> dict[str, _Form]:
    """Return the form that a suffix asks for, by the suffix, in the order of the forms."""
    return {suffix: form for form in forms for suffix in _SUFFIXES_OF_FORMS[form]}
