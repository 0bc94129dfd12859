"""Documents that cite: the kinds that protlib reads, and what each document cites."""

import re
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, cast

from protlib.errors import InputRefusedError
from protlib.system import document_suffixes, file_signatures

if TYPE_CHECKING:
    from protlib.citing.documents.mentions import Finder, Mentions

_FINDERS: Final = {
    **dict.fromkeys((*document_suffixes.MARKDOWN, document_suffixes.PLAIN_TEXT), "markdown"),
    **dict.fromkeys((*document_suffixes.LATEX, ".rnw"), "latex"),
    ".aux": "auxiliary",
    ".bcf": "control",
    document_suffixes.NOTEBOOK: "notebook",
    document_suffixes.TYPST: "typst",
    **dict.fromkeys((*document_suffixes.WORD, document_suffixes.OPEN_DOCUMENT), "word"),
}
"""The module that finds citations in a document, by file suffix."""
SUFFIXES: Final = tuple(_FINDERS)
"""The suffixes of the documents that can be read."""
MARKDOWN: Final = frozenset(document_suffixes.MARKDOWN)
LATEX: Final = frozenset(document_suffixes.LATEX)
WORD: Final = frozenset((*document_suffixes.WORD, document_suffixes.OPEN_DOCUMENT))
PDF: Final = document_suffixes.PDF
READABLE_SUFFIXES: Final = (".md", ".qmd", ".Rmd", ".tex", ".docx", ".odt", ".pdf", ".txt")
"""The suffixes of the documents whose whole text is read, as messages name them."""
# Such as "\documentclass[12pt]{article}" and "\begin{document}" at the beginning of a line.
_OF_LATEX: Final = re.compile(rb"^\s*\\(?:document(?:class|style)\b|begin\s*\{document\})", re.MULTILINE)
_FENCE: Final = re.compile(rb"^\s*(?:```|~~~)", re.MULTILINE)  # of Markdown: code between fences may be LaTeX


def suffix_of_content(data: bytes) -> str:
    """Return the suffix for a content without a file name, by its kind of document; that of Markdown if unknown."""
    from protlib.formats.documents import docx, odt

    kinds = {".pdf": data.startswith(file_signatures.PDF), ".docx": docx.sniff(data), ".odt": odt.sniff(data)}
    latex = _OF_LATEX.search(data)
    kinds[".tex"] = latex is not None and not _FENCE.search(data, 0, latex.start())
    return next((suffix for suffix, is_kind in kinds.items() if is_kind), ".md")


def read_mentions(data: bytes, name: str, suffix: str = "") -> "Mentions":
    """Return what a document cites; `suffix` tells its kind where its name does not. A PDF cites nothing by key.

    Raises InputRefusedError for any other kind of document.
    """
    suffix = suffix or PurePath(name).suffix.lower()
    if suffix == PDF:
        from protlib.citing.documents.mentions import Mentions

        return Mentions()
    if suffix not in _FINDERS:
        raise InputRefusedError(
            f"{name}: cannot read citations from this file. Supported: {', '.join((*SUFFIXES, PDF))}"
        )
    try:
        if _FINDERS[suffix] == "word":  # no text, but an archive
            from protlib.citing.documents import word

            return word.read_mentions(data)
        finder = cast("Finder", import_module(f"{__package__}.{_FINDERS[suffix]}"))
        return finder.read_mentions(text_of(data))
    except ValueError as error:
        raise InputRefusedError(f"{name}: {error}") from error


def text_of(data: bytes) -> str:
    """Return the text of a document with a line feed behind each line; raises ValueError where it is no text."""
    from protlib.formats.common.charset import decode

    text = decode(data)
    if "\0" in text:
        raise ValueError("not a text file")
    return text.replace("\r\n", "\n").replace("\r", "\n")
