"""The typed citations of a text, each with the records that it may mean."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple, Protocol

from protlib.citing.citation import CitationMode
from protlib.citing.citation_words import LEAD
from protlib.citing.documents.cited_text import CitedText
from protlib.citing.documents.raised_codes import mark_raised_codes
from protlib.citing.documents.word import NOTE, NOTE_END, WHOLE_NOTE
from protlib.citing.locators import SECTION_SIGNS, words_before
from protlib.citing.verification import typed_citations, typed_numbers, typed_symbols
from protlib.citing.verification.manuscript import Manuscript
from protlib.citing.verification.report_review import RecordLookup, find_record
from protlib.citing.verification.typed_authors import AuthorIndex, Authors
from protlib.citing.verification.typed_citations import TypedCitation
from protlib.record.fields import labels
from protlib.record.identifiers.symbols import comparable_symbol, comparable_symbols
from protlib.record.model import Publication
from protlib.record.shared_words import wordings
from protlib.record.small_words import ARTICLE, of_names, words_of_kind
from protlib.text import shorten, without_markup, words
from protlib.typed_references.entry import TypedEntry, parse_entry
from protlib.typed_references.lists.latex_notes import find_footnotes
from protlib.typed_references.lists.list_at_end import number_lines
from protlib.typed_references.lists.markdown_notes import INLINE_NOTE, NOTE_LABEL

IsOpen = Callable[[Publication], bool]
"""Tells whether a publication may be looked at."""

_BLANK: Final = " "
_DIGITS_OF_A_YEAR: Final = 4
_WORDS_BEFORE: Final = 6  # of the text before a year: a name that does not look like one is as long
_SMALL_WORDS: Final = of_names()  # too many bodies have one of these words
# Such as "La" of "La OIM (2016)".
_ARTICLE: Final = re.compile(rf"\A(?:{'|'.join(sorted(words_of_kind(ARTICLE)))})\s+", re.IGNORECASE)
# Such as "[^1]: " before a note of Markdown.
_NOTE_BEGIN: Final = re.compile(rf"{NOTE}|\s*\[\^[^\]\s]+\]:\s*")
_ANY_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PAGE_WORD: Final = rf"(?:(?:{wordings('page')})\.?|(?:{wordings('page letter')})\.)"
_PARAGRAPH_WORD: Final = rf"(?:{'|'.join(sorted(words_before('paragraph') | SECTION_SIGNS, key=len, reverse=True))})\.?"
_PAGE_MENTION: Final = re.compile(rf"(?<!\w)(?:{_PAGE_WORD}|paras?\.?)\s*\d")
_WORDS_OF_A_REFERENCE: Final = 5  # an author, a title of a few words and a year
_MOST_LETTERS_SHOWN: Final = 60  # letters of a reference in a message
# Such as ", p. 4" and ", para. 12" behind "IOM (2019)".
_PAGE_BEHIND_BRACKET: Final = re.compile(
    rf",\s*((?:{_PAGE_WORD}|{_PARAGRAPH_WORD})\s*\d(?:[^;()\n]|\(\w{{1,4}}\)){{0,40}})", re.IGNORECASE
)
# Such as ". It" and ".” A/80/21" between two sentences, and not the stop of "UN Doc. A/80/21".
_SENTENCE_END: Final = re.compile(r"(?<!Doc)(?<!doc)(?:[.!?][”’\"»)\]]*\s+|[。！？][”’」』]*)(?=[^\W\d_a-z]|[“«\"‘])")
_LETTER: Final = re.compile(r"[^\n]")
_FULL_WIDTH: Final = str.maketrans("（）［］，；：．", "()[],;:.")
"""Signs of Chinese and Japanese, which are as wide as their letters."""
# Such as a blank line, and the end of a line before "[^2]: " of the next note.
_PARAGRAPH: Final = re.compile(rf"\n[^\S\n]*\n|\n(?={NOTE_LABEL})")
# Such as "*" and "~" round or in a citation: marks of Markdown, the fixed space of LaTeX, and its sign before "&".
_MARKS: Final = re.compile(r"[*`~]|(?<!\w)_|_(?!\w)|\\(?=[&%])")
# Parts of a LaTeX document without citations: its preamble, and lists.
# Such as "\title{A report} \begin{document}".
_NO_TEXT_OF_LATEX: Final = re.compile(
    r"\A.*?\\begin\s*\{document\}|\\begin\s*\{(thebibliography|CSLReferences)\}.*?(?:\\end\s*\{\1\}|\Z)", re.DOTALL
)


class DatedRecordLookup(RecordLookup, Protocol):
    """A library that knows who wrote what in which year."""

    def of_year(self, year: str, words: Sequence[str]) -> Iterable[Publication]:
        """Return records of a year that have one of some words among their authors."""

    def of_symbol(self, symbol: str) -> Iterable[Publication]:
        """Return the records of a document with a symbol."""


class TypedWork(NamedTuple):
    """A work of a typed citation: the citation, the text behind its year, and the names of works that fit.

    These are keys of records, else entries of the list that the library does not have.
    """

    text: str
    ending: str
    keys: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


class TypedMatch(NamedTuple):
    """A typed citation in a text, from `start` to before `end`, and its works."""

    start: int
    end: int
    mode: CitationMode
    works: tuple[TypedWork, ...]


def list_spans(text: CitedText, manuscript: Manuscript) -> list[tuple[int, int]]:
    """Return the spans of a text that are a list of references, or no text at all."""
    hidden_spans = [match.span() for match in _NO_TEXT_OF_LATEX.finditer(text.text)] if text.is_latex else []
    if text.is_latex and not manuscript.typed_list.body:
        return hidden_spans
    if ends := text.paragraph_ends:
        paragraphs = (manuscript.locations[entry.line].paragraph for entry in manuscript.typed_list.entries)
        return [*text.lists, *((ends[number - 2] if number > 1 else 0, ends[number - 1]) for number in paragraphs)]
    lines = number_lines(text.text)
    numbers = {line.number for line in manuscript.typed_list.body}
    spans, position = [*hidden_spans, *text.lists], 0
    for line in lines:
        end = position + len(line.text) + 1
        spans += [] if line.number in numbers else [(position, end)]
        position = end
    return spans


def find_typed_works(
    text: CitedText,
    manuscript: Manuscript,
    lookup: DatedRecordLookup,
    *,
    is_open: IsOpen,
    has_symbols_in_sentences: bool = False,
) -> list[TypedMatch]:
    """Return the typed citations of a text, in their order, as if records that are not open were not in the library.

    A symbol in a sentence may be one, too, unless the sentence cites something else before it: "A/80/21 says".
    """
    segments = list(_segments(text, list_spans(text, manuscript)))
    works = _Works(manuscript.typed_list.entries, lookup, is_open)
    matches = _match_citations(segments, manuscript.typed_list.entries, works)
    if has_symbols_in_sentences:
        matches += _match_symbols(segments, text, matches, works)
    return sorted(matches, key=lambda match: match.start)


def _match_citations(
    segments: Sequence[tuple[int, str]], entries: Sequence[TypedEntry], works: "_Works"
) -> list[TypedMatch]:
    """Return the citations of segments by author, number, page or symbol, and notes that are whole references."""
    author_citations = [
        _CitationAt(offset, paragraph, citation)
        for offset, paragraph in segments
        for citation in typed_citations.author_year_in(paragraph)
        if not citation.is_secondhand
    ]
    author_citations += [
        _CitationAt(offset, note, citation)
        for offset, note in _notes_of(segments)
        for citation in typed_citations.in_note(note)
    ]
    number_citations = _citations_by_number(segments, entries)
    if typed_numbers.are_numbered(entries) and len(number_citations) >= len(author_citations):
        author_citations = [cited for cited in author_citations if typed_numbers.cites_beside_numbers(cited.citation)]
    else:
        citations = set(typed_numbers.numbers_beside_authors((cited.citation for cited in number_citations), entries))
        number_citations = [cited for cited in number_citations if cited.citation in citations]
        author_citations += _citations_by_page(segments, entries, author_citations)
    symbol_citations = _citations_by_symbol(segments, author_citations)
    matches = [
        *_gather(number_citations, works.by_number),
        *_gather(author_citations, works.of_author),
        *_gather(symbol_citations, works.by_symbol),
    ]
    notes = _match_notes(segments, matches, works)
    spans = [(note.start, note.end) for note in notes]
    outside_notes = [match for match in matches if not any(start <= match.start < end for start, end in spans)]
    return [*outside_notes, *notes]


def _match_symbols(
    segments: Iterable[tuple[int, str]], text: CitedText, matches: Sequence[TypedMatch], works: "_Works"
) -> Iterator[TypedMatch]:
    """Yield the symbols in sentences that cite nothing before them."""
    spans = sorted(
        [*((match.start, match.end) for match in matches), *((match.start, match.end) for match in text.citations)]
    )
    for offset, paragraph in segments:
        for citation in typed_symbols.symbols_in_sentences(paragraph):
            start, end = offset + citation.start, offset + citation.end
            sentence = [0, *(match.end() for match in _SENTENCE_END.finditer(paragraph, 0, citation.start))][-1]
            earlier = spans[: bisect_left(spans, (end, 0))]
            if not any(last > offset + sentence for _first, last in earlier):
                yield TypedMatch(start, end, CitationMode.IN_TEXT, (works.by_symbol(citation),))


def _citations_by_number(segments: Sequence[tuple[int, str]], entries: Sequence[TypedEntry]) -> list["_CitationAt"]:
    """Return the citations by number among segments; none where the list has no numbers."""
    if not typed_numbers.are_numbered(entries):
        return []
    numbers = typed_numbers.number_citations_in([paragraph for _offset, paragraph in segments], len(entries))
    return [_CitationAt(*segments[number], citation) for number, citation in numbers]


def _citations_by_page(
    segments: Iterable[tuple[int, str]], entries: Sequence[TypedEntry], by_author: Iterable["_CitationAt"]
) -> list["_CitationAt"]:
    """Return the citations by author and page, as in MLA, that are none by author and year."""
    if sum(entry.is_dated_late for entry in entries) * 2 <= len(entries):
        return []
    starts = {(cited.offset, cited.citation.start) for cited in by_author}
    return [
        _CitationAt(offset, paragraph, citation)
        for offset, paragraph in segments
        for citation in typed_citations.author_page_in(paragraph)
        if (offset, citation.start) not in starts
    ]


def _citations_by_symbol(
    segments: Sequence[tuple[int, str]], author_citations: Iterable["_CitationAt"]
) -> list["_CitationAt"]:
    """Return the citations by symbol, as in documents of the United Nations, that are none by author and year."""
    starts = {(cited.offset, cited.citation.start) for cited in author_citations if cited.citation.is_sure}
    texts = [(*segment, False) for segment in segments] + [(*note, True) for note in _notes_of(segments)]
    return [
        _CitationAt(offset, text, citation)
        for offset, text, is_note in texts
        for citation in typed_symbols.symbols_in(text, is_note=is_note)
        if (offset, citation.start) not in starts
    ]


def _notes_of(segments: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the notes among segments, without their marks, each with its position."""
    for offset, segment in segments:
        if begin := _NOTE_BEGIN.match(segment):
            yield offset + begin.end(), segment[begin.end() :].rstrip(f"{_BLANK}{NOTE_END}")
        else:
            yield from ((offset + match.start("text"), match["text"]) for match in INLINE_NOTE.finditer(segment))


def _match_notes(
    segments: Sequence[tuple[int, str]], matches: Sequence[TypedMatch], works: "_Works"
) -> list[TypedMatch]:
    """Return the notes that are whole references of records: "IOM, World Migration Report (Geneva, 2019), p. 3"."""
    notes: list[TypedMatch] = []
    for offset, note in segments:
        if not (begin := _NOTE_BEGIN.match(note)):
            continue
        start, end = offset + begin.end(), offset + len(note)
        own_works = [work for match in matches if start <= match.start < end for work in match.works]
        if any(work.keys or work.unknown for work in own_works):
            continue
        references = tuple(work for part in note[begin.end() :].split(";") if (work := works.from_reference(part)))
        if any(work.keys for work in references) or (own_works and references):
            notes.append(TypedMatch(start, end - note.endswith(NOTE_END), CitationMode.IN_BRACKETS, references))
    return notes


def _segments(text: CitedText, hidden_spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs and notes of a text on one line each, with their starts; what cites by key is blank."""
    by_key = ((citation.start, citation.end) for citation in text.citations)
    plain = _MARKS.sub(_BLANK, mark_raised_codes(text.text)).translate(_FULL_WIDTH)
    full_text = _blank_out(plain, sorted([*hidden_spans, *by_key]))
    if text.is_latex:
        latex_notes = [*find_footnotes(full_text)]
        yield from ((start - 1, NOTE + words.replace("\n", _BLANK)) for start, words in latex_notes)
        full_text = _blank_out(full_text, [(start, start + len(words)) for start, words in latex_notes])
    for note in WHOLE_NOTE.finditer(full_text):
        yield note.start(), note[0].replace("\n", _BLANK)
    main = WHOLE_NOTE.sub(lambda note: _BLANK * len(note[0]), full_text)
    position = 0
    for match in (*_PARAGRAPH.finditer(main), None):
        end = match.start() if match else len(main)
        if main[position:end].strip():
            yield position, main[position:end].replace("\n", _BLANK)
        position = match.end() if match else end


def _blank_out(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text with blanks in place of the letters of rising spans, and its ends of lines."""
    pieces, position = [], 0
    for start, end in spans:
        pieces += [text[position:start], _LETTER.sub(_BLANK, text[max(start, position) : end])]
        position = max(position, end)
    return "".join((*pieces, text[position:]))


class _CitationAt(NamedTuple):
    """A citation in a paragraph that begins at `offset`."""

    offset: int
    paragraph: str
    citation: TypedCitation


def _gather(citations: Iterable[_CitationAt], find: Callable[[TypedCitation], TypedWork | None]) -> list[TypedMatch]:
    """Return the matches of citations; those in one bracket are one match."""
    matches: dict[tuple[int, int], TypedMatch] = {}
    for offset, paragraph, citation in citations:
        work = find(citation)
        if work is None:
            continue
        start, end = offset + citation.start, offset + citation.end
        name = paragraph.rfind(citation.author, 0, citation.start) if citation.lead and citation.author else -1
        mode = CitationMode.IN_TEXT if citation.lead else CitationMode.IN_BRACKETS
        if citation.lead and not work.ending and (page := _PAGE_BEHIND_BRACKET.match(paragraph, citation.end)):
            work = work._replace(ending=page[1])
        match = matches.setdefault((start, end), TypedMatch(offset + name if name >= 0 else start, end, mode, ()))
        matches[start, end] = match._replace(works=(*match.works, work))
    return sorted(matches.values(), key=lambda match: match.start)


class _Works:
    """The works that citations may mean: by the list of the document, else by the library."""

    def __init__(self, entries: Sequence[TypedEntry], lookup: DatedRecordLookup, is_open: IsOpen) -> None:
        self._entries = entries
        self._lookup = lookup
        self._is_open = is_open
        self._dated: dict[tuple[str, tuple[str, ...]], tuple[list[Publication], AuthorIndex]] = {}

    @cached_property
    def _records(self) -> list[Publication | None]:
        return [find_record(entry, self._lookup) for entry in self._entries]

    @cached_property
    def _labels(self) -> list[str]:
        return [entry.label for entry in self._entries]

    @cached_property
    def _index(self) -> AuthorIndex:
        pairs = zip(self._entries, self._records, strict=True)
        return AuthorIndex([Authors(entry, record) for entry, record in pairs])

    def by_number(self, citation: TypedCitation) -> TypedWork:
        """Return the work with the number of a citation."""
        positions = [number for number, entry in enumerate(self._entries) if entry.number == citation.year_or_number]
        return self._work(f"[{citation.year_or_number}]", citation, positions)

    def by_symbol(self, citation: TypedCitation) -> TypedWork:
        """Return the work with the symbol of a citation."""
        symbol = comparable_symbol(citation.author)
        positions = [number for number, entry in enumerate(self._entries) if symbol in comparable_symbols(entry.text)]
        if positions:
            return self._work(citation.text, citation, positions)
        keys = tuple(record.key for record in self._lookup.of_symbol(citation.author) if self._is_open(record))
        return TypedWork(citation.text, citation.ending, keys)

    def of_author(self, citation: TypedCitation) -> TypedWork | None:
        """Return the work by the author of a citation; None where it may be no citation at all."""
        positions = self._index.of_year(self._index.positions(citation), citation)
        if positions:
            return self._work(citation.text, citation, positions)
        keys = self._find_in_library(citation)
        return TypedWork(citation.text, citation.ending, keys) if keys or citation.is_sure else None

    def from_reference(self, part: str) -> TypedWork | None:
        """Return the work to which a part of a note refers; None where the note says something else."""
        reference = part.strip(f" {NOTE}{NOTE_END}")
        reference = reference[lead.end() :] if (lead := LEAD.match(reference)) else reference
        if not _ANY_YEAR.search(reference) or len(reference.split()) < _WORDS_OF_A_REFERENCE:
            return None
        pages = [match.start() for match in _PAGE_MENTION.finditer(reference)]
        bare = reference[: pages[-1]] if pages else reference
        record = find_record(parse_entry(bare.rstrip(" ,")), self._lookup)
        keys = (record.key,) if record and self._is_open(record) else ()
        return TypedWork(shorten(bare.rstrip(" ,"), _MOST_LETTERS_SHOWN), reference[pages[-1] :] if pages else "", keys)

    def _work(self, text: str, citation: TypedCitation, positions: Sequence[int]) -> TypedWork:
        records = [self._records[position] for position in positions]
        records = [record if record and self._is_open(record) else None for record in records]
        keys = dict.fromkeys(record.key for record in records if record)
        pairs = zip(positions, records, strict=True)
        unknown = dict.fromkeys(self._labels[position] for position, record in pairs if record is None)
        return TypedWork(text, citation.ending, tuple(keys), tuple(unknown))

    def _find_in_library(self, citation: TypedCitation) -> tuple[str, ...]:
        """Return the keys of the records of the library that a citation without an entry may mean."""
        bare = citation._replace(author=_ARTICLE.sub("", citation.author, count=1))
        year = citation.year_or_number[:_DIGITS_OF_A_YEAR]
        name_words = dict.fromkeys((*words(bare.author), *words(bare.lead)[-_WORDS_BEFORE:]))
        long_words = tuple(word for word in name_words if len(word) > 1)
        question = (year, tuple(word for word in long_words if word not in _SMALL_WORDS) or long_words)
        if not (year.isdigit() and question[1]):
            return ()
        if question not in self._dated:
            records = [record for record in self._lookup.of_year(*question) if self._is_open(record)]
            self._dated[question] = records, AuthorIndex([Authors(_entry_of(record), record) for record in records])
        records, index = self._dated[question]
        return tuple(records[position].key for position in index.positions(bare))


def _entry_of(record: Publication) -> TypedEntry:
    """Return a record as an entry of a list."""
    author_text = "; ".join(map(labels.inverted_name, record.authors or record.editors))
    title = without_markup(record.title)
    return TypedEntry(0, title, author_text=author_text, year=str(record.year or ""), title=title)
