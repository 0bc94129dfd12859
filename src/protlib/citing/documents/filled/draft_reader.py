"""The reader of drafts: it tells the kind of a document, and the module for that kind reads and fills it."""

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from protlib.errors import InputRefusedError
from protlib.system.document_suffixes import MARKDOWN, OPEN_DOCUMENT, WORD

if TYPE_CHECKING:
    from protlib.citing.documents.filled.draft import DocumentFilling, Draft
    from protlib.citing.documents.filled.foreign_citations import ForeignCitations

SUFFIXES: Final = (".docx", ".docm", ".odt", ".md", ".qmd", ".Rmd")
"""The suffixes of the documents that can be filled."""


def read_draft(
    data: bytes, name: str, suffix: str = "", foreign_citations: "ForeignCitations | None" = None
) -> "Draft":
    """Read a document that is to be filled; `suffix` tells its kind where its name does not.

    With `foreign_citations`, citations of other programs in it become protlib's. Raises InputRefusedError for a
    document that cannot be filled.
    """
    suffix = suffix or PurePath(name).suffix.lower()
    try:
        if suffix in WORD:
            from protlib.citing.documents.filled.word.word_draft import WordDraft

            return WordDraft(data, foreign_citations)
        if suffix == OPEN_DOCUMENT:
            from protlib.citing.documents.filled.opendocument_draft import OpenDraft

            return OpenDraft(data, foreign_citations)
        if suffix in MARKDOWN:
            from protlib.citing.documents.filled.markdown_draft import MarkdownDraft

            return MarkdownDraft(data)
    except (InputRefusedError, ValueError) as error:
        raise InputRefusedError(f"{name}: {error}") from error
    raise InputRefusedError(f"{name}: cannot fill this kind of file. Supported: {', '.join(SUFFIXES)}")


def fill_draft(draft: "Draft", filling: "DocumentFilling", name: str) -> bytes:
    """Return a document filled; raises InputRefusedError with its name where that fails."""
    try:
        return draft.fill(filling)
    except (InputRefusedError, ValueError) as error:
        raise InputRefusedError(f"{name}: {error}") from error
