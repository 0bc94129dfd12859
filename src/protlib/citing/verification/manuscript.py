"""A document as a reviewer reads it: its text, its reference list, and its citations by key."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from protlib.citing.documents import latex, markdown
from protlib.citing.documents.document_kinds import LATEX, MARKDOWN, READABLE_SUFFIXES, WORD, text_of
from protlib.citing.documents.mentions import Lines, Mentions, blank_matches
from protlib.citing.documents.raised_codes import mark_raised_codes
from protlib.citing.notation import TYPED_LIST_MARK
from protlib.errors import InputRefusedError
from protlib.formats.documents.embedded import EmbeddedCitation
from protlib.formats.documents.paragraph_locations import ParagraphLocation
from protlib.formats.documents.typed_list import end_lists
from protlib.record.model import Publication
from protlib.text import clean, without_markup
from protlib.typed_references.addresses import strip_marks
from protlib.typed_references.entry import TypedEntry, parse_entry
from protlib.typed_references.lists.latex_notes import find_footnotes
from protlib.typed_references.lists.likelihood import are_references, are_text, from_first_reference
from protlib.typed_references.lists.list_at_end import (
    DocumentLine,
    TypedList,
    number_lines,
    parse_bare_list,
    split_off_list,
)
from protlib.typed_references.lists.markdown_notes import find_notes
from protlib.typed_references.records.works_in_notes import find_works

if TYPE_CHECKING:
    from protlib.citing.documents.cited_text import CitedText
    from protlib.citing.documents.word import CitedDocument

_NUMBER: Final = re.compile(r"(\d{1,4}):\s+")


def _titles_by_label(citations: Iterable[EmbeddedCitation], records: Iterable[Publication]) -> dict[str, str]:
    """Return the titles of cited works by the short names that their entries may begin with.

    In a document that LibreOffice saved for Word, a citation has no record, and shows the title.
    """
    titles = {item.identity: citation.display for citation in citations for item in citation.items}
    names = ((name, record) for record in records for name in (record.key, *record.aliases))
    return titles | {name: without_markup(record.title) for name, record in names}


def _strip_label(entry: TypedEntry, titles: Mapping[str, str]) -> TypedEntry:
    """Return an entry without the short name or the number that LibreOffice puts before its authors.

    The titles of the document's citations, by short name, tell where those of entries begin, for only commas stand
    between the parts. Other entries are returned as they are.
    """
    label = next((name for name in titles if name and entry.text.startswith(f"{name}: ")), "")
    number = _NUMBER.match(entry.text)
    if not (label or number):
        return entry
    text = entry.text[number.end() if number else len(label) + 2 :]
    position, title = _find_title(text, [titles[label]] if label else titles.values())
    bare = replace(parse_entry(text, entry.line), number=number[1] if number else "")
    if not title:
        return bare if label else entry
    return replace(
        bare, author_text=text[:position].strip(" ,"), title=title, details=text[position:], is_dated_late=True
    )


def _find_title(text: str, titles: Iterable[str]) -> tuple[int, str]:
    """Return where the first of the titles stands in a text, behind a comma or at its beginning; 0 and "" for none.

    Of titles at one position it is the longest. That of a book stands behind that of a chapter in it, and the name of a
    body may have the word of a title.
    """
    pairs = [(f", {text}, ".find(f", {title}, "), title) for title in titles if title]
    behind_commas = [(position, title) for position, title in pairs if position >= 0]
    return min(behind_commas, key=lambda pair: (pair[0], -len(pair[1])), default=(0, ""))


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document: its typed text and list, its citations by key, the lines of entries listed by key, and its notes.

    `works_in_notes` are those that the notes name, where there is neither a list nor a citation by key.
    `locations` say where the lines of a word processor's document stand; other documents have lines of their own.
    """

    typed_list: TypedList
    mentions: Mentions = field(default_factory=Mentions)
    lines_of_entries: dict[str, int] = field(default_factory=dict)
    notes: tuple[DocumentLine, ...] = ()
    works_in_notes: tuple[TypedEntry, ...] = ()
    locations: Mapping[int, ParagraphLocation] = field(default_factory=dict)


# Such as "\bibitem[Jobe(2010)]{jobe2010}", up to the next of them or the end of the list.
_ENTRY: Final = re.compile(
    r"\\bibitem\s*(?:\[(?:[^\[\]{}]|\{[^{}]*\})*\])?\s*\{([^{}]+)\}(.*?)(?=\\bibitem|\\end\s*\{thebibliography\}|\Z)",
    re.DOTALL,
)
# Such as "\newblock", and "\hangindent=2em\hangafter=1\noindent" of pandoc.
_LAYOUT: Final = re.compile(r"\\(?:newblock|noindent|hang(?:indent|after)=[-\w.]+)(?![A-Za-z])\s*")
# Such as "\begin{CSLReferences}{1}{0} ... \end{CSLReferences}" of pandoc; the text before it has printed citations.
_MADE_LIST: Final = re.compile(r"\\begin\s*\{CSLReferences\}.*?(?:\\end\s*\{CSLReferences\}|\Z)", re.DOTALL)
# Such as "\begin{thebibliography}{9} ... \end{thebibliography}".
_KEYED_LIST: Final = re.compile(r"\\begin\s*\{thebibliography\}.*?(?:\\end\s*\{thebibliography\}|\Z)", re.DOTALL)
_ITEM: Final = re.compile(r"\\item(?![A-Za-z])\s*")
# Such as "\pagebreak[4]", "\footnotemark[2]" and "\\[3]", which cite nothing; "\item[5]" may be an entry.
_COMMAND_WITH_OPTION: Final = re.compile(r"(\\(?!item\b)(?:[A-Za-z]+\*?|\\))\[\d{1,3}\]")
_FEWEST_ENTRIES: Final = 4  # of a document that is a list: fewer may be sentences, each with its citation
_PREAMBLE: Final = re.compile(r"\A.*?\\begin\s*\{document\}", re.DOTALL)


def read_manuscript(data: bytes, name: str, suffix: str = "") -> Manuscript:
    """Read a document; `suffix` tells its kind where its name does not.

    Raises InputRefusedError for any other kind of document.
    """
    suffix = suffix or PurePath(name).suffix.lower()
    try:
        if suffix in WORD:
            from protlib.citing.documents import word

            return _read_document(word.read_cited(data))
        if suffix == ".pdf":
            from protlib.system.pdf.reader_process import read_pdf_apart

            return Manuscript(_take_apart(number_lines(read_pdf_apart(data, marks_raised=True))))
        text = text_of(data)
    except ValueError as error:
        raise InputRefusedError(f"{name}: {error}") from error
    if suffix in MARKDOWN:
        return _read_markdown(text)
    if suffix in LATEX:
        return _read_latex(text)
    if suffix == ".txt":
        return Manuscript(_take_apart(number_lines(text)))
    raise InputRefusedError(f"{name}: cannot verify this kind of file. Supported: {', '.join(READABLE_SUFFIXES)}")


def read_beside(cited_text: "CitedText", data: bytes, name: str, suffix: str) -> Manuscript:
    """Read a document whose whole text is known; a PDF, or one of a word processor, is not read again."""
    if cited_text.document:
        return _read_document(cited_text.document)
    kind = suffix or PurePath(name).suffix.lower()
    is_plain = kind in {".pdf", ".txt"}
    return Manuscript(_take_apart(number_lines(cited_text.text))) if is_plain else read_manuscript(data, name, suffix)


def _read_document(document: "CitedDocument") -> Manuscript:
    from protlib.citing.documents.word import NOTE, NOTE_END

    content = document.content
    lines, last = number_lines(content.text), content.main_text.count("\n")
    locations = document.locations
    # Notes, headers and footers follow the main text: they are no entries of the list at its end.
    main_lines = [line for line in lines[:last] if _may_cite(line, locations)]
    parts = _split_list(end_lists(main_lines, locations), content.list_lines, are_paragraphs=True)
    texts, list_lines = {line.number: line for line in main_lines}, content.list_lines
    titles = _titles_by_label(content.citations, document.mentions.records.values()) if list_lines else {}
    entries = tuple(_strip_label(entry, titles) if entry.line in list_lines else entry for entry in parts.entries)
    body = tuple(texts[line.number] for line in parts.body)
    further_lines = [line for line in lines[last:] if _may_cite(line, locations)]
    note_texts = {part.partition(NOTE_END)[0].strip() for part in document.text.split(NOTE)[1:]}
    notes = tuple(line for line in further_lines if line.text.strip() in note_texts)
    own_lines = tuple(_separate_paragraphs((*body, *further_lines), locations))
    typed_list = TypedList(own_lines, entries)
    # A note without a mark in the text is one, too.
    all_notes = tuple(
        line for line in further_lines if line.number in locations and locations[line.number].kind == "note"
    )
    works = _works_in_notes(typed_list, document.mentions, all_notes)
    return Manuscript(typed_list, _with_lines(document), {}, notes, works, locations)


def _works_in_notes(
    typed_list: TypedList, mentions: Mentions, notes: tuple[DocumentLine, ...]
) -> tuple[TypedEntry, ...]:
    return () if typed_list.entries or mentions.mentions else find_works(notes)


def _may_cite(line: DocumentLine, locations: Mapping[int, ParagraphLocation]) -> bool:
    """Tell whether a line is text of its own: a table of contents repeats headings, and a comment is no text."""
    return line.number not in locations or locations[line.number].kind not in {"contents", "comment"}


def _separate_paragraphs(
    lines: Iterable[DocumentLine], locations: Mapping[int, ParagraphLocation]
) -> Iterator[DocumentLine]:
    """Yield lines with a blank one between those of different paragraphs."""
    last_location: ParagraphLocation | None = None
    for line in lines:
        if (location := locations.get(line.number)) is not last_location:
            yield DocumentLine(line.number, "")
        yield line
        last_location = location


def _with_lines(document: "CitedDocument") -> Mentions:
    """Return what a document cites by key, with the line at which the paragraph of each citation begins."""
    lines_by_paragraph: dict[int, int] = {}
    for line, location in document.locations.items():
        lines_by_paragraph.setdefault(location.paragraph, line)
    paragraphs = [bisect_left(document.paragraph_ends, position) + 1 for position, *_rest in document.citations]
    mentions = tuple(
        mention._replace(line=lines_by_paragraph.get(paragraph, 0))
        for paragraph, mention in zip(paragraphs, document.mentions.mentions, strict=True)
    )
    return replace(document.mentions, mentions=mentions)


def _take_apart(lines: Sequence[DocumentLine], *, are_paragraphs: bool = False) -> TypedList:
    """Return the parts of a text; under a heading with the mark of `fill`, no list is typed."""
    headings = {
        heading.number
        for heading, line in pairwise(line for line in lines if line.text.strip())
        if TYPED_LIST_MARK.fullmatch(line.text.strip())
    }
    if not headings:
        return split_off_list(lines, are_paragraphs=are_paragraphs)
    lines_to_read = [line._replace(text="") if line.number in headings else line for line in lines]
    body, entries = split_off_list(lines_to_read, are_paragraphs=are_paragraphs)
    texts = {line.number: line for line in lines}
    return TypedList(tuple(texts[line.number] for line in body), entries)


def _split_list(lines: Sequence[DocumentLine], list_lines: range, *, are_paragraphs: bool = False) -> TypedList:
    """Return the parts of a typed text; a list by a program, in the lines `list_lines`, needs no heading.

    Nor does a list that is nearly all of the text.
    """
    body, entries = _take_apart(lines, are_paragraphs=are_paragraphs)
    if any(entry.line in list_lines for entry in entries):
        lines_after = tuple(line for line in lines if line.number >= list_lines.stop)
        body, entries = _take_apart(
            [line for line in lines if line.number < list_lines.stop], are_paragraphs=are_paragraphs
        )
        body = (*body, *lines_after)
    if not entries and list_lines:
        entries = parse_bare_list([line for line in lines if line.number in list_lines], are_paragraphs=are_paragraphs)
        body = tuple(line for line in body if line.number not in list_lines)
    return TypedList(body, entries) if entries or not are_paragraphs else _read_bare_list(body)


def _read_bare_list(lines: tuple[DocumentLine, ...]) -> TypedList:
    """Return the parts of paragraphs without the heading of a list: most may be references."""
    bare = parse_bare_list(lines, are_paragraphs=True)
    if len(bare) < _FEWEST_ENTRIES or not are_references(bare) or are_text(bare):
        return TypedList(lines, ())
    entries = tuple(from_first_reference(bare))
    return TypedList(tuple(line for line in lines if line.number < entries[0].line), entries)


def _read_markdown(text: str) -> Manuscript:
    """Read a document of Markdown; code, links and the like cite nothing."""
    body, entries = _split_list(number_lines(markdown.without_layout(text)), markdown.list_lines(text))
    prose = number_lines(markdown.prose(mark_raised_codes(text)))
    lines = Lines(text)
    notes = tuple(
        DocumentLine(lines.line_at(start), strip_marks(note)) for start, note in find_notes(markdown.prose(text))
    )
    typed_list = TypedList(tuple(prose[line.number - 1] for line in body), entries)
    mentions = markdown.read_mentions(text)
    return Manuscript(typed_list, mentions, {}, notes, _works_in_notes(typed_list, mentions, notes))


def _read_latex(text: str) -> Manuscript:
    r"""Read a LaTeX document, which cites by key; a typed list uses \bibitem.

    A document by pandoc has printed citations. So has one that cites no entry of its list by key.
    """
    bare = latex.without_code(text)
    lines = Lines(bare)
    lines_by_key = {match[1].strip(): lines.line_at(match.start()) for match in _ENTRY.finditer(bare)}
    entries = tuple(parse_entry(entry, line) for line, entry in _entries(bare, lines))
    mentions = latex.read_mentions(text)
    if _MADE_LIST.search(bare):
        return Manuscript(TypedList(_prose_of_latex(bare), entries), mentions)
    if mentions.mentions or mentions.cites_all:
        return Manuscript(TypedList((), entries), mentions, lines_by_key)
    if entries:
        numbered_entries = tuple(replace(entry, number=str(number)) for number, entry in enumerate(entries, 1))
        return Manuscript(TypedList(_prose_of_latex(bare), numbered_entries), mentions)
    typed_list = _take_apart(_prose_of_latex(bare))
    notes = tuple(_footnotes_of_latex(bare, lines))
    if typed_list.entries or notes:
        return Manuscript(typed_list, mentions, {}, notes, _works_in_notes(typed_list, mentions, notes))
    return Manuscript(TypedList((), ()), mentions)


def _footnotes_of_latex(bare: str, lines: Lines) -> Iterator[DocumentLine]:
    from protlib.formats.bib.latex.decoder import decode

    for start, note in find_footnotes(bare):
        yield DocumentLine(lines.line_at(start), clean(decode(note)))


def _prose_of_latex(bare: str) -> tuple[DocumentLine, ...]:
    """Return the text of a document as people read it, without its preamble and the list that commands make."""
    from protlib.formats.bib.latex.decoder import decode

    prose = blank_matches(blank_matches(blank_matches(bare, _PREAMBLE), _MADE_LIST), _KEYED_LIST)
    prose = _COMMAND_WITH_OPTION.sub(r"\1{}", prose)
    return tuple(DocumentLine(number, decode(_ITEM.sub("- ", line))) for number, line in number_lines(prose))


def _entries(text: str, lines: Lines) -> Iterator[tuple[int, str]]:
    from protlib.formats.bib.latex.decoder import decode

    for match in _ENTRY.finditer(text):
        yield lines.line_at(match.start()), decode(_LAYOUT.sub("", match[2]))
