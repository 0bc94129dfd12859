"""The text of a document, and where in it each citation stands."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Final, NamedTuple

from protlib.citing import notation
from protlib.citing.documents import LATEX, MARKDOWN, OF_REPORTS, WORD, latex, markdown, text_of, word
from protlib.citing.documents.back_references import with_back_references
from protlib.citing.nested import with_nested
from protlib.citing.notation import CitationMatch
from protlib.errors import InputRefusedError
from protlib.record.model import Publication

_PDF: Final = ".pdf"
_TEXT: Final = ".txt"


class CitedText(NamedTuple):
    """The text of a document without code and comments, and its citations with their places, in their order.

    `source` is the text as it stands in the file, with the same positions; "" where the file is no text. `records` are
    those of other programs, by the keys of their citations. `is_latex` tells that marks may be commands.
    `blocks` are the spans of paragraphs in a style for quotations.
    """

    text: str
    citations: tuple[CitationMatch, ...]
    source: str = ""
    records: Mapping[str, Publication] = {}
    is_latex: bool = False
    blocks: tuple[tuple[int, int], ...] = ()


def read_cited_text(data: bytes, name: str, suffix: str = "") -> CitedText:
    """Return the text and the citations of a document; raises InputRefusedError where it cannot be read."""
    suffix = suffix or PurePath(name).suffix.lower()
    if suffix not in {*MARKDOWN, *LATEX, *WORD, _PDF, _TEXT}:
        raise InputRefusedError(f"{name}: cannot read quotations from this file. Supported: {', '.join(OF_REPORTS)}")
    try:
        if suffix in WORD:
            cited_document = word.find_citations(data)
            return CitedText(
                cited_document.text,
                cited_document.citations,
                records=cited_document.records,
                blocks=cited_document.blocks,
            )
        if suffix == _PDF:
            from protlib.system.pdf.apart import read_pdf_apart

            return _with_typed(read_pdf_apart(data))
        text = text_of(data)
    except ValueError as error:
        raise InputRefusedError(f"{name}: {error}") from error
    if suffix in LATEX:
        bare = latex.without_code(text)
        matches = with_back_references(bare, [*latex.find_citations(bare)])
        return CitedText(bare, tuple(matches), text, is_latex=True)
    if suffix in MARKDOWN:
        return CitedText(markdown.prose(text), tuple(markdown.find_citations(text)), text)
    return _with_typed(text)._replace(source=text)


def _with_typed(text: str) -> CitedText:
    """Return a plain text with the citations that are typed in it."""
    matches = (
        citation_match._replace(citation=with_nested(citation_match.citation))
        for citation_match in notation.find_citations(text)
    )
    return CitedText(text, tuple(with_back_references(text, [*matches])))
