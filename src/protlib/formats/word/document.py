"""A document: its text with the citations of programs, and Word's own list of sources."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, Final

from protlib.formats.parsed import Problem
from protlib.formats.word import citavi, csl_citation, endnote, native, ooxml, opendocument, sources
from protlib.formats.word.embedded import EmbeddedCitation
from protlib.formats.word.fields import REFERENCES, DocumentField, Piece
from protlib.formats.word.package import Package, is_word

Passage = str | EmbeddedCitation
"""A piece of a document: text, where a line break ends a paragraph, or a citation that a program inserted."""

_MIMETYPE: Final = "mimetype"
_CONTENT: Final = "content.xml"
# The beginning of Zotero's texts in links, for documents that change to another word processor.
_TRANSFERRED: Final = "ITEM CSL_CITATION"
_HEAD: Final = 8192
# Such as "ADDIN ZOTERO_BIBL {...} CSL_BIBLIOGRAPHY", "ADDIN PROTLIB LIST {...}", "refs" of pandoc, "ADDIN EN.REFLIST",
# "ADDIN Mendeley Bibliography CSL_BIBLIOGRAPHY", "BIBLIOGRAPHY \\l 1033".
_LIST: Final = re.compile(
    rf"\s*(?:ADDIN\s+)?(?:ZOTERO_BIBL|CSL_BIBLIOGRAPHY|PROTLIB LIST|EN\.REFLIST|Mendeley Bibliography|Citavi(?:\."
    rf"|)Bibliography|BIBLIOGRAPHY)\b|{REFERENCES}\Z",
    re.IGNORECASE,
)
_SOURCES: Final = ("customXml/", "word/bibliography/")


class ShownList(str):
    """The text of a reference list that a program made, one paragraph on each line."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class TextDocument:
    """A document: passages of its main text and of its other texts (notes, headers ...), its sources, its problems.

    The sources are raw records by tag.
    """

    main: tuple[Passage, ...] = ()
    further_texts: tuple[Passage, ...] = ()
    sources: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages, the main text first."""
        return self.main + self.further_texts

    @property
    def citations(self) -> tuple[EmbeddedCitation, ...]:
        """The citations of programs, in the order of the text."""
        return tuple(passage for passage in self.passages if isinstance(passage, EmbeddedCitation))

    @property
    def text(self) -> str:
        """The text, one paragraph on each line, with the displayed citations."""
        return _displayed_text(self.passages)

    @property
    def list_lines(self) -> range:
        """The lines of `text`, from 1, of the last reference list that a program made; empty where there is none."""
        lines = range(0)
        line = 1
        for passage in self.main:
            displayed = _displayed_text([passage])
            end = line + displayed.count("\n")
            if isinstance(passage, ShownList) and passage.strip():
                lines = range(line, end + (not displayed.endswith("\n")))
            line = end
        return lines

    @property
    def main_text(self) -> str:
        """The beginning of `text`: all but the notes, headers and so on."""
        return _displayed_text(self.main)


def _displayed_text(passages: Iterable[Passage]) -> str:
    return "".join(passage if isinstance(passage, str) else passage.display for passage in passages)


def read_document(data: bytes, *, is_whole: bool = False) -> TextDocument:
    """Return a document's content; ValueError with the reason, to continue a sentence, where it cannot be opened.

    From a damaged text, the part before the damage is returned, with a problem; if `is_whole`, nothing of it.
    """
    package = Package(data)
    is_open = _MIMETYPE in package.sizes and _CONTENT in package.sizes
    if not (is_open or is_word(package.sizes)):
        raise ValueError("not a Word (.docx) or LibreOffice (.odt) document")
    kind = opendocument if is_open else ooxml
    properties = kind.properties_of(package)
    problems: list[Problem] = []
    sources_by_tag = _sources_of(package, problems)
    texts: list[tuple[Passage, ...]] = []
    for name in kind.texts_of(package):
        text = kind.TextReader(properties)
        try:
            package.parse(name, text)
        except ValueError as error:
            if is_whole:
                raise
            problems.append(Problem(0, "", f"{error}; the text before it was read", lost=True))
        texts.append(tuple(_passages(text.pieces(), sources_by_tag)))
    main, *further_texts = texts or [()]
    return TextDocument(main, tuple(chain(*further_texts)), sources_by_tag, tuple(problems))


def _sources_of(package: Package, problems: list[Problem]) -> Mapping[str, Mapping[str, Any]]:
    """Return the raw records of Word's own sources, by tag."""
    from protlib.formats.common.charset import decode

    raws_by_tag: dict[str, Mapping[str, Any]] = {}
    for name in package.sizes:
        if not (name.startswith(_SOURCES) and name.endswith(".xml")):
            continue
        try:
            text = decode(package.read_part(name))
        except ValueError as error:
            problems.append(Problem(0, "", f"{error}; its sources were left out", lost=True))
            continue
        if sources.sniff(text[:_HEAD]):
            source_problems: list[Problem] = []
            raws_by_tag |= {raw.get("key", f"{name}:{line}"): raw for line, raw in sources.raws(text, source_problems)}
            problems += [replace(problem, line=0, record=name) for problem in source_problems]
    return raws_by_tag


def _passages(pieces: Iterable[Piece], sources_by_tag: Mapping[str, Mapping[str, Any]]) -> Iterator[Passage]:
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
        elif citation := _citation(piece, sources_by_tag):
            yield replace(citation, display="" if piece.display.startswith(_TRANSFERRED) else piece.display)
        elif _LIST.match(piece.code):
            yield ShownList(piece.display)
        else:
            yield from _passages(piece.pieces, sources_by_tag)


def _citation(piece: DocumentField, sources_by_tag: Mapping[str, Mapping[str, Any]]) -> EmbeddedCitation | None:
    """Return the citation in a field, of any program; None where the field is no citation."""
    if piece.code == opendocument.BIBLIOGRAPHY_MARK:
        return native.read_bibliography_mark(piece.data)
    code = piece.code
    if not code.strip() or code.lstrip().startswith("HYPERLINK"):
        code = piece.display if piece.display.startswith(_TRANSFERRED) else ""
    return (
        csl_citation.read_csl_citation(code)
        or endnote.read_endnote_citation(code, piece.data)
        or citavi.read_citavi_citation(code)
        or native.read_native_citation(code, sources_by_tag)
        or native.read_jabref(code)
        or native.read_filled(code)
    )
