"""The quotations of a text, each with the citation beside it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from html import unescape
from typing import Final, NamedTuple

from protlib.citing.citation import Citation
from protlib.citing.documents.cited_text import CitedText
from protlib.citing.documents.word import NOTE_END, WHOLE_NOTE
from protlib.citing.notation import CitationMatch
from protlib.quotations.compared_words import count_words
from protlib.quotations.neighbouring_citations import (
    FAR_LETTERS,
    FILL,
    NAMED_PAGES,
    PAGES,
    citation_around,
    citations_between,
)
from protlib.quotations.paragraphs_beside import find_beside
from protlib.quotations.quotation_marks import END_OF_PARAGRAPH, find_quoted_spans
from protlib.quotations.quoted_words import word_choices
from protlib.quotations.report_sections import FOOTNOTE, ReportSection, ReportSections
from protlib.text import without_markup

# Such as "\textelp{}" for what is left out, and "\textins{the children}".
_INSERTION: Final = re.compile(r"\\text(elp|ins)\*?\{([^{}]*)\}")
_PARAGRAPH: Final = re.compile(END_OF_PARAGRAPH)
_WORD: Final = re.compile(r"[^\W\d_]{2}")
# Such as "[^1]" of Markdown.
_NOTE_LABEL: Final = re.compile(r"\A\[\^[^\]\s]+\]")
_ESCAPE: Final = re.compile(r"\\(?=[^\w\s])")
# Such as "https://www.unhcr.org" in Markdown, "^[" before a note, and "$2.50 (or R$", which is a formula there.
_HIDDEN_TEXT: Final = re.compile(r"(?<![(<`\w])(?<!\]: )https?://[^\s<>\[\]]+|\^\[|\$[^$\n]{1,400}\$")
# Such as "``so''" and, in LaTeX, "`so'". What replaces a mark is as long.
_TYPED_MARKS: Final = (("``", f"“{FILL}"), ("''", f"{FILL}”"))
# Such as "((لا يجوز استرقاق أي شخص))" of Arabic.
_DOUBLE_BRACKETS: Final = re.compile(r"\(\((?=[\u0620-\u064a])([^()\n]+)\)\)")
# Such as "\og" and "\og{}" of French, "\guillemotleft", "\flqq", "\glqq", "<<" and ",,".
_LATEX_OPENINGS: Final = {
    "«": re.compile(r"\\(?:og|guillemotleft|guillemetleft|flqq)(?![A-Za-z])(?:\{\})?|<<(?=[\s~]?[\w¿¡\\\[(…])"),
    "„": re.compile(r"\\(?:glqq|quotedblbase)(?![A-Za-z])(?:\{\})?|(?<![\w,]),,(?=[\w¿¡\\\[(…])"),
}
# Such as "\fg{}", "\guillemotright", "\frqq{}", "\grqq" and ">>".
_LATEX_CLOSINGS: Final = {
    "»": re.compile(r"\\(?:fg|guillemotright|guillemetright|frqq)(?![A-Za-z])(?:\{\})?|(?<=[\w.,;!?…}~\s])>>"),
    "“": re.compile(r"\\(?:grqq|textquotedblleft)(?![A-Za-z])(?:\{\})?"),
}
_LATEX_MARKS: Final = ((re.compile(r"(?<!\\)`"), "‘"), (re.compile(r"(?<!\\)'"), "’"))
# Lines that a ">" begins, in Markdown.
_BLOCK: Final = re.compile(r"(?:^[ \t]*>.*(?:\n|\Z))+", re.MULTILINE)
_BLOCK_MARK: Final = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)
# Such as "\begin{quote}children do return\end{quote}".
_BLOCK_OF_LATEX: Final = re.compile(
    r"\\begin\{(quote|quotation|quoting|(?:foreign|hyphen)?displayc?quote)\}(.*?)\\end\{\1\}", re.DOTALL
)
# Such as "\begin{displayquote}[{}]" and "\begin{foreigndisplayquote}{french}", without the citation in it.
_BLOCK_BEGIN: Final = re.compile(r"\s*(?:\\begin\{[a-z]+\})?(?:\{[a-z]+\})?(?:\s*\[[\s{}.]*\])*")
_CITING_BLOCK: Final = "cquote"  # such as "displaycquote"
# Such as ".\n\n" behind a citation.
_BLOCK_END: Final = re.compile(rf"[.)\s{NOTE_END}]*?(\n(?:[ \t>]*\n)+)(?=[ \t>]*\S)")
_BEGIN: Final = re.compile(r"(?:(?<!\s)\s+)?\\begin\{\w+\}\Z")
_FEWEST_WORDS: Final = 3
"""A quotation of fewer words is a term or an irony; it is not looked for."""
# Such as "\n\n“" between two paragraphs of a quotation.
_GOES_ON: Final = re.compile(rf"{END_OF_PARAGRAPH}\s*[“„«‹]")
# Such as "; my translation]" behind a quotation.
_TRANSLATION_NOTE: Final = re.compile(rf"[(\[,;]\s*(?:{word_choices('translation')})\s*[)\],;.]", re.IGNORECASE)
_LETTERS_OF_A_REMARK: Final = 40  # at most, behind a citation
# Such as ", p. 34" behind "IOM (2009)" in a note.
_PAGES_OF_CITATION: Final = re.compile(rf",?\s*{NAMED_PAGES}\b", re.IGNORECASE)
_LOOKED_AT: Final = 3  # times as far before a quotation its citation is looked for


class Quotation(NamedTuple):
    """A quotation: its words, its line from 1, its position in the text, and its citation.

    `pages` and `paragraphs` are those that stand behind the quotation, "" where none does; else those of the citation
    count. `page_span` and `paragraph_span` are the parts of the text that name them. It `is_translated` if the report
    says so beside it.
    """

    text: str
    line: int
    start: int
    end: int
    citation_match: CitationMatch
    pages: str = ""
    is_translated: bool = False
    paragraphs: str = ""
    page_span: tuple[int, int] = (0, 0)
    paragraph_span: tuple[int, int] = (0, 0)

    @property
    def citation(self) -> Citation:
        """The citation beside it."""
        return self.citation_match.citation


def find_quotations(report_text: CitedText) -> list[Quotation]:
    """Return the quotations of at least three words that stand beside a citation, in the order of the text.

    A quotation in quotation marks is within one paragraph. A block quotation is a paragraph of its own.
    """
    text = _with_signs(report_text)
    lines = [match.start() for match in re.finditer("\n", text)]
    quotations: list[Quotation] = []
    for (start, end), words, beside in _find_beside(report_text, text):
        if beside:
            places, paragraph_span = find_beside(text, end, beside)
            pages, page_span = _find_pages_beside(text, end, beside) or (places.pages, paragraph_span)
            translated = _TRANSLATION_NOTE.search(text, end, max(end, beside.end) + _LETTERS_OF_A_REMARK) is not None
            line = bisect_right(lines, start) + 1
            quotation = Quotation(words, line, start, end, beside, pages, translated, places.paragraphs)
            quotations.append(quotation._replace(page_span=page_span, paragraph_span=paragraph_span))
    return quotations


def _find_pages_beside(text: str, end: int, citation_match: CitationMatch) -> tuple[str, tuple[int, int]] | None:
    """Return the pages behind a quotation, or behind its citation where that names none, with their span."""
    match, cited = PAGES.match(text, end), citation_match.citation.cited
    if not match and len(cited) == 1 and not cited[0].locator and citation_match.end > citation_match.start:
        match = _PAGES_OF_CITATION.match(text, citation_match.end)
    return (match[1], match.span()) if match else None


class UncitedQuotation(NamedTuple):
    """A quotation that no citation stands beside: its words and its position in the text."""

    text: str
    start: int


def find_uncited(report_text: CitedText) -> list[UncitedQuotation]:
    """Return the quotations of at least three words that no citation stands beside."""
    marked_passages = _find_beside(report_text, _with_signs(report_text))
    return [UncitedQuotation(words, start) for (start, _end), words, beside in marked_passages if not beside]


def _find_beside(report_text: CitedText, text: str) -> Iterator[tuple[tuple[int, int], str, CitationMatch | None]]:
    """Yield the span of each quotation of at least three words, its words, and the citation beside it."""
    citations = report_text.citations
    breaks = [match.start() for match in _PARAGRAPH.finditer(text)]
    blocks = dict(_blocks(report_text))
    spans = _keep_outermost({*blocks, *_block_spans(report_text), *find_quoted_spans(text, breaks)})
    sections = ReportSections(text, citations)
    for position, (start, end) in enumerate(spans):
        words = words_without_signs(_drop_citations(text, start, end, citations), is_latex=report_text.is_latex)
        if count_words(words) < _FEWEST_WORDS:
            continue
        last = _last_of_quotation(text, spans, position)
        next_start = spans[last + 1][0] if last + 1 < len(spans) else len(text)
        section = sections.section_around(*spans[last])
        beside = blocks.get((start, end)) or _citation_beside(text, spans[last], next_start, citations, section)
        yield (start, end), words, beside


def _last_of_quotation(text: str, spans: Sequence[tuple[int, int]], position: int) -> int:
    """Return the position of the last span of a quotation of several paragraphs, each of which begins with a mark."""
    while position + 1 < len(spans) and _GOES_ON.fullmatch(text, spans[position][1], spans[position + 1][0]):
        position += 1
    return position


def find_quotation_spans(report_text: CitedText) -> list[tuple[int, int]]:
    """Return the spans of quotations, by their marks or as blocks, whether or not they are cited."""
    text = _with_signs(report_text)
    breaks = [match.start() for match in _PARAGRAPH.finditer(text)]
    return _keep_outermost({*_block_spans(report_text), *find_quoted_spans(text, breaks)})


def _with_signs(report_text: CitedText) -> str:
    """Return a text with quotation marks in place of other signs that people type for them; no letter moves."""
    text = _with_hidden_signs(report_text.text, report_text.source)
    for typed_mark, mark in _TYPED_MARKS:
        text = text.replace(typed_mark, mark)
    text = _DOUBLE_BRACKETS.sub(rf"«{FILL}\1{FILL}»", text)
    return _with_latex_signs(text) if report_text.is_latex else text


def _with_latex_signs(text: str) -> str:
    """Return a text of LaTeX with quotation marks in place of its commands and signs for them; no letter moves."""
    for pattern, mark in _LATEX_MARKS:
        text = pattern.sub(mark, text)
    for mark, pattern in _LATEX_OPENINGS.items():
        text = pattern.sub(partial(_open_with, mark), text)
    for mark, pattern in _LATEX_CLOSINGS.items():
        text = pattern.sub(partial(_close_with, mark), text)
    return text


def _open_with(mark: str, match: re.Match[str]) -> str:
    return mark.ljust(len(match[0]), FILL)


def _close_with(mark: str, match: re.Match[str]) -> str:
    return mark.rjust(len(match[0]), FILL)


def _with_hidden_signs(text: str, source: str) -> str:
    """Return the text of a report with the addresses, amounts and marks of notes that its source has.

    It has blanks for them, and for the bracket of "^[".
    """
    parts, position = list[str](), 0
    for match in _HIDDEN_TEXT.finditer(source):
        if text[match.start() : match.end()].strip() in {"", "^"}:
            parts += [text[position : match.start()], match[0]]
            position = match.end()
    return "".join([*parts, text[position:]])


def words_without_signs(words: str, *, is_latex: bool) -> str:
    """Return words without the signs of LaTeX, or of Markdown and HTML."""
    if is_latex:
        from protlib.formats.bib.latex.decoder import decode

        return without_markup(decode(_INSERTION.sub(_as_brackets, words.replace(FILL, ""))))
    return unescape(_ESCAPE.sub("", words.replace(FILL, "")))


def _as_brackets(match: re.Match[str]) -> str:
    return f"[{'…' * (match[1] == 'elp')}{match[2]}]"


def find_marks(report_text: CitedText) -> list[tuple[int, int]]:
    """Return the spans of all that stands in quotation marks, in blocks or in notes, whether or not it is cited."""
    text = _with_signs(report_text)
    breaks = [match.start() for match in _PARAGRAPH.finditer(text)]
    notes = (match.span() for match in WHOLE_NOTE.finditer(text))
    return _keep_outermost({*_block_spans(report_text), *find_quoted_spans(text, breaks), *notes})


def _keep_outermost(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans in their order, without those within another."""
    outermost: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not outermost or start >= outermost[-1][1]:
            outermost.append((start, end))
    return outermost


def _blocks(report_text: CitedText) -> Iterator[tuple[tuple[int, int], CitationMatch]]:
    """Yield the spans of block quotations, by their style or marks, each with its citation.

    The citation is the last one in the block; else that of the line before, if that line ends with a colon; else the
    one behind it.
    """
    text, citations = report_text.text, report_text.citations
    for start, end in _block_spans(report_text):
        lead = _lead(text, start)
        inner = citations_between(citations, start, end)
        leading = citations_between(citations, lead.start, lead.stop)
        next_citations = citations_between(citations, end, end + FAR_LETTERS)
        leading_citations = _leading_citations(report_text, start)
        for citation_match in inner[-1:] or leading_citations[-1:] or next_citations[:1] or leading[-1:]:
            yield (start, end), citation_match


def _block_spans(report_text: CitedText) -> Iterator[tuple[int, int]]:
    """Yield the spans of block quotations; where a paragraph of a block ends with a citation, the block ends."""
    text = report_text.text
    blocks = [
        *report_text.blocks,
        *(span for span in report_text.likely_blocks if _has_citation(report_text, span)),
        *(match.span() for match in _BLOCK.finditer(text)),
        *map(_span_of_latex, _BLOCK_OF_LATEX.finditer(text)),
    ]
    for start, end in blocks:
        part_start = start
        for citation_match in citations_between(report_text.citations, start, end):
            block_end = _BLOCK_END.match(text, citation_match.end)
            if block_end and block_end.end() < end:
                yield part_start, block_end.start(1)
                part_start = block_end.end()
        yield part_start, end


def _has_citation(report_text: CitedText, span: tuple[int, int]) -> bool:
    """Tell whether a paragraph cites, or a line before it does and ends with a colon."""
    return bool(citations_between(report_text.citations, *span) or _leading_citations(report_text, span[0]))


def _leading_citations(report_text: CitedText, start: int) -> Sequence[CitationMatch]:
    """Return the citations of the paragraph before a block if it ends with a colon."""
    lead = _lead(report_text.text, start)
    leads_on = report_text.text.endswith(":", 0, lead.stop)
    return citations_between(report_text.citations, lead.start, lead.stop) if leads_on else []


def _span_of_latex(block: re.Match[str]) -> tuple[int, int]:
    """Return the span of a block; one that cites in its first line begins there."""
    return block.start() if _CITING_BLOCK in block[1] else block.start(2), block.end(2)


def _lead(text: str, start: int) -> range:
    """Return the paragraph before a block."""
    first = max(0, start - _LOOKED_AT * FAR_LETTERS)
    end = first + len(_BEGIN.sub("", text[first:start].rstrip()).rstrip())
    return range(max((match.end() for match in _PARAGRAPH.finditer(text, first, end)), default=first), end)


def _drop_citations(text: str, start: int, end: int, citations: Sequence[CitationMatch]) -> str:
    """Return the words of a quotation without citations in it, and without the marks of a block."""
    parts, position = [], start
    for citation in citations_between(citations, start, end):
        parts.append(text[position : citation.start])
        pages = _PAGES_OF_CITATION.match(text, citation.end)
        position = min(pages.end() if pages and citation.end > citation.start else citation.end, end)
    words = FOOTNOTE.sub("", WHOLE_NOTE.sub("", "".join([*parts, text[position:end]])))
    return _BLOCK_MARK.sub("", _BLOCK_BEGIN.sub("", words, count=1)).strip()


def _citation_beside(
    text: str,
    span: tuple[int, int],
    next_start: int,
    citations: Sequence[CitationMatch],
    section: ReportSection,
) -> CitationMatch | None:
    """Return the citation of a quotation: within it, else beside it in its sentence, else anywhere behind it.

    A citation in brackets belongs to what stands before it, one in the text to what follows: "IOM (2009) writes".
    """
    start, end = span
    all_inner = citations_between(citations, start, end)
    notes = (*FOOTNOTE.finditer(text, start, end), *WHOLE_NOTE.finditer(text, start, end))
    asides = [match.span() for match in notes if _WORD.search(text, match.end(), end)]
    inner = [match for match in all_inner if not _is_aside(text, match, end, asides)]
    if inner:
        return inner[-1]
    beside = citation_around(text, span, next_start, citations, section)
    return beside or next(reversed(all_inner), None)


def _is_aside(text: str, citation_match: CitationMatch, end: int, asides: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a citation in a quotation is that of a note behind which the quotation goes on."""
    start = citation_match.start
    is_of_note = citation_match.end == start and _WORD.search(_NOTE_LABEL.sub("", text[start:end])) is not None
    return is_of_note or any(first <= start < last for first, last in asides)
