"""A document: its text with the citations of programs, and Word's own list of sources.

Such as `EN.CITE
<EndNote><Cite><Author>Jobe</Author><RecNum>19</RecNum><Pages>3</Pages><record>...</record></Cite></EndNote>`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from types import ModuleType
from typing import Any, Final, NamedTuple

from protlib.formats.documents import citavi_fields, csl_citation, native_citations
from protlib.formats.documents.csl_citation import decode_base64
from protlib.formats.documents.embedded import EmbeddedCitation, EmbeddedItem
from protlib.formats.jsontext import text_in
from protlib.formats.parsed import Problem
from protlib.formats.word import sources
from protlib.record.raw_record import RawRecord
from protlib.word_processing import ooxml, opendocument, paragraph_styles
from protlib.word_processing.document_fields import (
    REFERENCES,
    DocumentField,
    Kind,
    ParagraphEnd,
    ParagraphsBeside,
    Piece,
    RaisedNumber,
    is_contents,
    is_number_of_note,
    shows_plain_text,
)
from protlib.word_processing.package import Package, is_word

FlatPassage = str | EmbeddedCitation
"""Text, of which a `ParagraphEnd` ends a paragraph, or a citation that a program inserted."""
Passage = FlatPassage | ParagraphsBeside["Passage"]
"""A piece of a document: what stands in its text, or beside it at this place; a table of contents is an aside too."""

_MIMETYPE: Final = "mimetype"
_CONTENT: Final = "content.xml"
# The beginning of Zotero's texts in links, for documents that change to another word processor.
_TRANSFER_MARK: Final = "ITEM CSL_CITATION"
_LETTERS_OF_A_HEAD: Final = 8192  # Word's sources say in their first element what they are
# Such as "ADDIN ZOTERO_BIBL {...} CSL_BIBLIOGRAPHY", "ADDIN PROTLIB LIST {...}", "refs" of pandoc, "ADDIN EN.REFLIST",
# "ADDIN Mendeley Bibliography CSL_BIBLIOGRAPHY", "BIBLIOGRAPHY \\l 1033".
_LIST: Final = re.compile(
    rf"\s*(?:ADDIN\s+)?(?:ZOTERO_BIBL|CSL_BIBLIOGRAPHY|PROTLIB LIST|EN\.REFLIST|Mendeley[ _]Bibliography|Citavi(?:\."
    rf"|)Bibliography|BIBLIOGRAPHY)\b|{REFERENCES}\Z",
    re.IGNORECASE,
)
_SOURCES: Final = ("customXml/", "word/bibliography/")
_CODE: Final = re.compile(r"\s*ADDIN\s+EN\.CITE(?!\.)\s*")
_CITE: Final = re.compile(r"<Cite(\s[^<>]*)?>")
_CITE_ENDS: Final = "</Cite>"
_RECORD: Final = re.compile(r"<record[\s>]")
_RECORD_ENDS: Final = "</record>"
# Such as "<Pages>3-5</Pages>"
_ELEMENT: Final = re.compile(r"<(\w+)>([^<]*)</\1>")
_NAMES: Final = ("RecNum", "Pages", "Author", "Year", "Prefix", "Suffix")
_LIBRARY: Final = re.compile(r"""\bdb-id=(["'])(.*?)\1""")


def _read_endnote_citation(code: str, data: str) -> EmbeddedCitation | None:
    """Return the citation in a field's code and data; None where it is not EndNote's."""
    field = _CODE.match(code)
    if not field:
        return None
    text = code[field.end() :]
    if "<Cite" not in text:
        text = decode_base64(data).decode("utf-8", "replace")
    parts = text.split(_CITE_ENDS)[:-1]
    items = [_item(cite[1] or "", part[cite.end() :]) for part in parts if (cite := _CITE.search(part))]
    return EmbeddedCitation("EndNote", tuple(items)) if items else None


def _item(attributes: str, text: str) -> EmbeddedItem:
    record_start, ends = _RECORD.search(text), text.rfind(_RECORD_ENDS) + len(_RECORD_ENDS)
    record = text[record_start.start() : ends] if record_start else ""
    elements = dict(_ELEMENT.findall(text.replace(record, "") if record else text))
    number, pages, author, year, prefix, suffix = (_unescape_text(elements.get(name, "")) for name in _NAMES)
    library = _LIBRARY.search(record)
    return EmbeddedItem(
        f"{library[2]}:{number}" if library else f"{author} {year} #{number}", _make_raw(record),
        prefix=text_in(prefix),
        locator=pages, label="page" if pages else "", suffix=text_in(suffix),
        is_without_author='ExcludeAuth="1"' in attributes, is_in_text='AuthorYear="1"' in attributes,
        is_partial='ExcludeYear="1"' in attributes or 'Hidden="1"' in attributes,
    )  # fmt: skip


def _make_raw(record: str) -> RawRecord:
    from protlib.formats import endnotexml  # which few documents need, and which takes a while to load

    return next((raw for _, raw in endnotexml.iterate_raw_records(record, [])), {})


def _unescape_text(text: str) -> str:
    from html import unescape

    return unescape(text).strip()


class ShownList(str):
    """The text of a reference list that a program made, one paragraph on each line."""

    __slots__ = ()


class TextParagraph(NamedTuple):
    """A paragraph of a document: what it is, and its text, which may have line breaks."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class TextDocument:
    """A document: its `passages` in the order of the text, its sources, its problems.

    `main` is its main text, with the displayed citations, and `further_texts` all others: notes, comments, headers ...
    The sources are raw records by tag; the `properties` are those that programs gave the document.
    """

    passages: tuple[Passage, ...] = ()
    main: tuple[FlatPassage, ...] = ()
    further_texts: tuple[FlatPassage, ...] = ()
    sources: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def citations(self) -> tuple[EmbeddedCitation, ...]:
        """The citations of programs, in the order of the text."""
        return tuple(_citations_in(self.passages))

    @property
    def citations_outside_comments(self) -> tuple[EmbeddedCitation, ...]:
        """Those of the report itself, in the order of the text: comments are about it."""
        return tuple(_citations_in(self.passages, has_comments=False))

    @property
    def text(self) -> str:
        """The text, one paragraph on each line, with the displayed citations."""
        return _display_text(self.main + self.further_texts)

    @property
    def list_lines(self) -> range:
        """The lines of `text`, from 1, of the last reference list that a program made; empty where there is none."""
        lines = range(0)
        line = 1
        for passage in self.main:
            displayed = _display_text([passage])
            end = line + displayed.count("\n")
            if isinstance(passage, ShownList) and passage.strip():
                lines = range(line, end + (not displayed.endswith("\n")))
            line = end
        return lines

    @property
    def main_text(self) -> str:
        """The beginning of `text`: all but the notes, headers and so on."""
        return _display_text(self.main)


def _citations_in(passages: Iterable[Passage], *, has_comments: bool = True) -> Iterator[EmbeddedCitation]:
    for passage in passages:
        if isinstance(passage, ParagraphsBeside):
            if has_comments or passage.kind != "comment":
                yield from _citations_in(passage.pieces, has_comments=has_comments)
        elif isinstance(passage, EmbeddedCitation):
            yield passage


def _display_text(passages: Iterable[FlatPassage]) -> str:
    return "".join(passage if isinstance(passage, str) else passage.display for passage in passages)


def paragraphs(data: bytes) -> Iterator[TextParagraph]:
    """Yield the paragraphs of a document that have text, in their order, of a damaged one up to the damage.

    A note, a comment or a box comes behind the paragraph that it belongs to; headers and footers come last. Raises
    ValueError with the reason, to continue a sentence, where the document cannot be opened.
    """
    package = Package(data)
    properties = _kind_of(package).properties_of(package)
    for pieces in _read_texts(package, properties, [], paragraph_styles.read_styles(package)):
        yield from _paragraphs_of(pieces)


def _paragraphs_of(pieces: Iterable[Piece]) -> Iterator[TextParagraph]:
    texts: list[str] = []
    asides: list[ParagraphsBeside[Piece]] = []
    is_entry = False
    for piece, is_of_contents in (*_iterate_leaves(pieces), (ParagraphEnd("body"), False)):
        is_entry |= is_of_contents
        if isinstance(piece, ParagraphsBeside):
            asides.append(piece)
        elif not isinstance(piece, ParagraphEnd):
            texts.append(piece)
        else:
            if text := "".join(texts).strip():
                yield TextParagraph("contents" if is_entry else piece.kind, text)
            for aside in asides:
                yield from _paragraphs_of(aside.pieces)
            texts, asides, is_entry = [], [], False


def _iterate_leaves(
    pieces: Iterable[Piece], *, are_of_contents: bool = False
) -> Iterator[tuple[str | ParagraphsBeside[Piece], bool]]:
    """Yield the texts and asides of pieces, also those in fields, and whether a table of contents has them."""
    for piece in pieces:
        if isinstance(piece, DocumentField):
            is_of_contents = are_of_contents or is_contents(piece.code)
            yield from _iterate_leaves(piece.pieces, are_of_contents=is_of_contents)
        else:
            yield piece, are_of_contents


def read_document(
    data: bytes, *, is_whole: bool = False, has_kinds: bool = False, marks_raised: bool = False
) -> TextDocument:
    """Return a document's content; ValueError with the reason, to continue a sentence, where it cannot be opened.

    From a damaged text, the part before the damage is returned, with a problem; if `is_whole`, nothing of it. Where it
    `has_kinds`, the styles of Word tell headings and quotations. Where it `marks_raised`, raised numbers are raised
    signs.
    """
    package = Package(data)
    kinds = paragraph_styles.read_styles(package) if has_kinds else paragraph_styles.Styles()
    problems: list[Problem] = []
    sources_by_tag = _sources_of(package, problems)
    properties = _kind_of(package).properties_of(package)
    pieces_of_texts = _read_texts(package, properties, problems, kinds, is_whole=is_whole, marks_raised=marks_raised)
    texts = [tuple(_passages(pieces, sources_by_tag)) for pieces in pieces_of_texts]
    further_texts: list[FlatPassage] = []
    counts: Counter[str] = Counter()
    main, *side_texts = [[*_flatten(passages, further_texts, counts)] for passages in texts] or [[]]
    side_lines = (*further_texts, *chain(*side_texts))
    return TextDocument(tuple(chain(*texts)), tuple(main), side_lines, sources_by_tag, tuple(problems), properties)


def _flatten(passages: Iterable[Passage], asides: list[FlatPassage], counts: Counter[str]) -> Iterator[FlatPassage]:
    """Yield passages with the text of boxes behind the paragraph that has them; notes and comments join `asides`.

    A paragraph that is in part of a table of contents is of its kind. `counts` says how many footnotes and endnotes
    came before.
    """
    boxes: list[FlatPassage] = []
    is_of_contents = False
    for passage in passages:
        if isinstance(passage, ParagraphEnd):
            yield _contents_end(passage) if is_of_contents else passage
            yield from boxes
            boxes, is_of_contents = [], False
        elif not isinstance(passage, ParagraphsBeside):
            yield passage
        elif passage.kind == "contents":
            entries = [*_flatten(passage.pieces, asides, counts)]
            is_of_contents = bool(entries) and not isinstance(entries[-1], ParagraphEnd)
            yield from (_contents_end(entry) for entry in entries)
        else:
            side_passages = [*_flatten(passage.pieces, asides, counts)]
            if passage.numbered_as:
                counts[passage.numbered_as] += 1
                note = f"{passage.numbered_as} {counts[passage.numbered_as]}"
                side_passages = [_note_end(passage, note) for passage in side_passages]
            (asides if passage.kind in {"note", "comment"} else boxes).extend(side_passages)
    yield from boxes


def _note_end(passage: FlatPassage, note: str) -> FlatPassage:
    if not isinstance(passage, ParagraphEnd):
        return passage
    return ParagraphEnd(passage.kind, passage.number, passage.page, note)


def _contents_end(passage: FlatPassage) -> FlatPassage:
    if not isinstance(passage, ParagraphEnd):
        return passage
    return ParagraphEnd("contents", passage.number, passage.page)


def _kind_of(package: Package) -> ModuleType:
    """Return the module that reads a kind of document; raises ValueError for any other."""
    if _MIMETYPE in package.sizes and _CONTENT in package.sizes:
        return opendocument
    if is_word(package.sizes):
        return ooxml
    raise ValueError("not a Word (.docx) or LibreOffice (.odt) document")


def _read_texts(
    package: Package,
    properties: Mapping[str, str],
    problems: list[Problem],
    kinds_by_style: paragraph_styles.Styles,
    *,
    is_whole: bool = False,
    marks_raised: bool = False,
) -> Sequence[tuple[Piece, ...]]:
    """Return the pieces of each text: the main text first, then notes that nothing refers to, headers and so on."""
    kind = _kind_of(package)
    kinds = kind.texts_of(package)
    notes: dict[str, tuple[Piece, ...]] = {}
    is_open = kind is opendocument
    open_styles = opendocument.read_styles(package) if is_open and marks_raised else opendocument.OpenStyles()
    readers = {
        name: opendocument.OpenPieceReader(properties, kinds[name], open_styles, marks_raised=marks_raised)
        if is_open
        else ooxml.WordPieceReader(properties, kinds[name], notes, kinds_by_style, marks_raised=marks_raised)
        for name in kinds
    }  # fmt: skip
    for name in sorted(kinds, key=lambda name: kinds[name] != "note"):  # notes before what refers to them
        try:
            package.parse(name, readers[name])
        except ValueError as error:
            if is_whole:
                raise
            problems.append(Problem(0, "", f"{error}; the text before it was read", lost=True))
    texts = {name: reader.pieces() for name, reader in readers.items()}
    main, *side_texts = [
        (ParagraphsBeside("comment", pieces),) if kinds[name] == "comment" else pieces for name, pieces in texts.items()
    ] or [()]
    return [main, tuple(chain(*notes.values())), *side_texts]


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
        if sources.sniff(text[:_LETTERS_OF_A_HEAD]):
            source_problems: list[Problem] = []
            raws_by_tag |= {
                raw.get("key", f"{name}:{line}"): raw
                for line, raw in sources.iterate_raw_records(text, source_problems)
            }
            problems += [replace(problem, line=0, record=name) for problem in source_problems]
    return raws_by_tag


def _passages(pieces: Iterable[Piece], sources_by_tag: Mapping[str, Mapping[str, object]]) -> Iterator[Passage]:
    for piece in pieces:
        if isinstance(piece, str):
            yield piece.in_signs() if isinstance(piece, RaisedNumber) else piece
        elif isinstance(piece, ParagraphsBeside):
            yield ParagraphsBeside(piece.kind, tuple(_passages(piece.pieces, sources_by_tag)), piece.numbered_as)
        elif field := read_field(piece, sources_by_tag):
            yield field
            yield from _passages(
                (leaf for leaf, _ in _iterate_leaves(piece.pieces) if isinstance(leaf, ParagraphsBeside)),
                sources_by_tag,
            )
        elif is_contents(piece.code):
            yield ParagraphsBeside("contents", tuple(_passages(piece.pieces, sources_by_tag)))
        elif is_number_of_note(piece.code):
            yield piece.display
        else:
            yield from _passages(piece.pieces, sources_by_tag)


def read_field(piece: DocumentField, sources_by_tag: Mapping[str, Mapping[str, object]]) -> FlatPassage | None:
    """Return the citation or the list that a field shows; None where its pieces are text like any other."""
    if citation := _citation(piece, sources_by_tag):
        return replace(citation, display="" if piece.display.startswith(_TRANSFER_MARK) else piece.display)
    return ShownList(piece.display) if _LIST.match(piece.code) else None


def _citation(piece: DocumentField, sources_by_tag: Mapping[str, Mapping[str, object]]) -> EmbeddedCitation | None:
    """Return the citation in a field, of any program; None where the field is no citation."""
    if piece.code == opendocument.BIBLIOGRAPHY_MARK:
        return native_citations.read_bibliography_mark(piece.data)
    code = piece.code
    if shows_plain_text(code):
        code = piece.display if piece.display.startswith(_TRANSFER_MARK) else ""
    return (
        csl_citation.read_csl_citation(code)
        or _read_endnote_citation(code, piece.data)
        or citavi_fields.read_citavi_citation(code)
        or native_citations.read_native_citation(code, sources_by_tag)
        or native_citations.read_jabref(code)
        or native_citations.read_filled(code)
    )
