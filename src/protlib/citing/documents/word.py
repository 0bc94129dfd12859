"""Citations in documents of Word and LibreOffice: typed keys, and those of other programs."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from protlib.citing import notation
from protlib.citing.citation import Citation, CitationMode, CitedPublication
from protlib.citing.documents.mentions import Mention, Mentions
from protlib.citing.documents.own_codes import mark_of
from protlib.citing.documents.set_in_quotations import find_set_in_quotations
from protlib.citing.nested import with_nested
from protlib.citing.notation import CitationMatch
from protlib.formats.documents import document
from protlib.formats.documents.document import Passage, ShownList, TextDocument
from protlib.formats.documents.embedded import EmbeddedCitation, EmbeddedItem
from protlib.formats.documents.native_citations import PROTLIB
from protlib.formats.documents.paragraph_locations import ParagraphLocation, locations_of
from protlib.record import cleaning
from protlib.record.model import Publication
from protlib.word_processing.document_fields import ParagraphEnd, ParagraphsBeside

_STANDS_FOR_CITATION: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
NOTE: Final = "\ufff9"
"""Begins a note, in the text of a document."""
NOTE_END: Final = "\ufffb"
"""Ends it."""
WHOLE_NOTE: Final = re.compile(f"{NOTE}[^{NOTE_END}]*{NOTE_END}")
_BREAK: Final = "\n"
_DIGIT: Final = re.compile(r"\d")


def read_mentions(data: bytes) -> Mentions:
    """Return what a document cites; records of other programs are among the mentions, by the keys used there.

    A key without a digit in running text ("Follow us @Testing") is an account of a social network. Raises ValueError,
    with the reason, where the document or one of its texts is damaged, as citations would be missing.
    """
    return _document_of(document.read_document(data, is_whole=True)).mentions


class CitedDocument(NamedTuple):
    """The text of a document, its citations with their positions, what it cites, and its `content` as it was read.

    A blank line ends a paragraph. A note stands where the text refers to it, between `NOTE` and `NOTE_END`. A citation
    of a program is one sign. `blocks` are the spans of paragraphs in a style for quotations, `likely_blocks` of those
    that are only set in, `lists` those of lists of references by programs. `paragraph_ends` has the position in the
    text where each paragraph ends. `locations` are those of the lines of the text of `content`.
    """

    text: str
    citations: tuple[CitationMatch, ...]
    mentions: Mentions
    content: TextDocument
    blocks: tuple[tuple[int, int], ...]
    likely_blocks: tuple[tuple[int, int], ...]
    lists: tuple[tuple[int, int], ...]
    paragraph_ends: tuple[int, ...]
    locations: Mapping[int, ParagraphLocation]


@dataclass(slots=True)
class _Spans:
    """Spans and positions in a text, as it is read: see `CitedDocument`."""

    blocks: list[tuple[int, int]] = field(default_factory=list)
    set_in: list[tuple[int, int]] = field(default_factory=list)
    lists: list[tuple[int, int]] = field(default_factory=list)
    paragraph_ends: list[int] = field(default_factory=list)
    _boxed: int = 0  # paragraphs of a box: they are counted behind the one that has the box

    def add_aside(self, aside: ParagraphsBeside[Passage], position: int) -> None:
        """Count the paragraphs of a table of contents or a box; those of notes have numbers of their own."""
        count = _count_paragraphs(aside)
        if aside.kind == "contents":
            self.paragraph_ends += [position] * count
        elif aside.kind == "box":
            self._boxed += count

    def add_paragraph(self, end: ParagraphEnd, start: int, position: int, letter_count: int) -> None:
        """Remember a paragraph from a start to a position, with so many letters behind it; neighbours are one block."""
        if end.kind == "quotation":
            is_next = self.blocks and self.blocks[-1][1] + letter_count == start
            self.blocks.append((self.blocks.pop()[0] if is_next else start, position))
        elif end.is_set_in:
            self.set_in.append((start, position))
        self.paragraph_ends += [position] * (1 + self._boxed)
        self._boxed = 0

    def add_list(self, text: str, start: int, end: int) -> None:
        """Remember a list of references by a program."""
        self.lists.append((start, end))
        self.paragraph_ends += [end] * text.count(_BREAK)


def _count_paragraphs(aside: ParagraphsBeside[Passage]) -> int:
    return sum(
        _count_paragraphs(piece) if isinstance(piece, ParagraphsBeside) else isinstance(piece, ParagraphEnd)
        for piece in aside.pieces
    )


def read_cited(data: bytes) -> CitedDocument:
    """Return the text of a document and what it cites; raises ValueError as `read_mentions` does."""
    return _document_of(document.read_document(data, is_whole=True, has_kinds=True, marks_raised=True))


def _document_of(content: TextDocument) -> CitedDocument:
    names, spans = _Names(), _Spans()
    text, matches = _locate_citations(content.passages, names, spans)
    mentions = tuple(Mention(0, citation_match.citation) for citation_match in matches)
    return CitedDocument(
        text,
        tuple(matches),
        Mentions(mentions, records=names.records, field_count=names.count, typed_over=tuple(names.typed_over)),
        content,
        tuple(spans.blocks),
        tuple(find_set_in_quotations(text, spans.set_in)),
        tuple(spans.lists),
        tuple(spans.paragraph_ends),
        locations_of(content),
    )


def _locate_citations(
    passages: Iterable[Passage], names: "_Names", spans: _Spans | None = None
) -> tuple[str, list[CitationMatch]]:
    """Return the text of passages, and its citations in their order; those of a note are within the note."""
    texts: list[str] = []
    main_texts: list[str] = []  # the same with blanks for notes, whose citations have been found
    length = start = 0
    matches: list[CitationMatch] = []
    for part in passages:
        if isinstance(part, ParagraphsBeside):
            if spans:
                spans.add_aside(part, length)
            if part.kind in {"contents", "comment"}:  # the first repeats headings, and a comment cites nothing
                continue
            note, note_matches = _locate_citations(part.pieces, names)
            matches += [_move(citation_match, length + len(NOTE)) for citation_match in note_matches]
            text = f"{NOTE}{note.replace(_BREAK, ' ')}{NOTE_END}"
        elif isinstance(part, EmbeddedCitation):
            if (citation := names.citation(part)).cited:
                matches.append(CitationMatch(length, length + 1, citation))
            text = _STANDS_FOR_CITATION
        else:
            # In the notation, a blank line ends a paragraph.
            text = part.replace("\n", "\n\n") if isinstance(part, ParagraphEnd | ShownList) else part
        if isinstance(part, ShownList) and spans:
            spans.add_list(part, length, length + len(text))
        if isinstance(part, ParagraphEnd):
            if spans:
                spans.add_paragraph(part, start, length, len(text))
            start = length + len(text)
        texts.append(text)
        main_texts.append(NOTE * len(text) if isinstance(part, ParagraphsBeside) else text)
        length += len(text)
    matches += _find_in_text("".join(main_texts))
    return "".join(texts), sorted(matches, key=lambda citation_match: citation_match.start)


def _move(citation_match: CitationMatch, distance: int) -> CitationMatch:
    return citation_match._replace(start=citation_match.start + distance, end=citation_match.end + distance)


def _find_in_text(text: str) -> Iterator[CitationMatch]:
    for citation_match in notation.find_citations(text):
        is_account = citation_match.citation.cited[0].mode is CitationMode.IN_TEXT and not _DIGIT.search(
            citation_match.citation.cited[0].key
        )
        if not is_account:
            yield citation_match._replace(citation=with_nested(citation_match.citation))


@dataclass(slots=True)
class _Names:
    """The names of works that programs cite, each for one work: the record's key, else its title."""

    records: dict[str, Publication] = field(default_factory=dict)
    count: int = 0
    """How many works the citations cite."""
    typed_over: list[tuple[str, Citation]] = field(default_factory=list)
    """The citations by protlib over whose text somebody has typed another."""
    _by_identity: dict[tuple[str, str], str] = field(default_factory=dict)
    _used_keys: set[str] = field(default_factory=set)

    def citation(self, source: EmbeddedCitation) -> Citation:
        """Return a citation of another program as a `Citation`."""
        if source.program == PROTLIB:
            citation = with_nested(notation.parse_citation(source.items[0].identity) or Citation(()))
            if source.program_text and source.program_text != mark_of(source.display):
                self.typed_over.append((source.display, citation))
        else:
            citation = Citation(tuple(make_cited(item, self._key(source.program, item)) for item in source.items))
        self.count += len(citation.cited)
        return citation

    def _key(self, program: str, item: EmbeddedItem) -> str:
        key = self._by_identity.get((program, item.identity))
        if key is None:
            record = cleaning.clean_record(item.raw).publication if item.raw else None
            key = self._make_unique_key((record.key or record.title if record else "") or item.identity)
            self._by_identity[program, item.identity] = key
            if record:
                self.records[key] = record
        return key

    def _make_unique_key(self, name: str) -> str:
        number = 1
        new_name = name
        while new_name in self._used_keys:
            number += 1
            new_name = f"{name} ({number})"
        self._used_keys.add(new_name)
        return new_name


def make_cited(item: EmbeddedItem, key: str) -> CitedPublication:
    """Return how a program's citation cites a work, under this key."""
    mode = (
        CitationMode.IN_TEXT
        if item.is_in_text
        else CitationMode.WITHOUT_AUTHOR
        if item.is_without_author
        else CitationMode.IN_BRACKETS
    )
    return CitedPublication(key, mode, item.locator, item.label, item.prefix, item.suffix)
