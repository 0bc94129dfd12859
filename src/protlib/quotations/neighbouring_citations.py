"""The citation before a quotation or behind it, whichever it belongs to."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from protlib.citing.citation import CitationMode
from protlib.citing.documents.word import NOTE, NOTE_END, WHOLE_NOTE
from protlib.citing.notation import CitationMatch
from protlib.quotations.paragraphs_beside import find_in_brackets
from protlib.quotations.quoted_words import word_choices
from protlib.quotations.report_sections import ReportSection
from protlib.record.shared_words import wordings

FILL: Final = "\u2060"
"""Stands for a letter of a sign that was replaced by a shorter one."""
# The end of a sentence and the beginning of another, such as ".” The" and "。”他" of Chinese.
_SENTENCE: Final = re.compile(r"(?:[.!?؟][”’\"»)]*\s+|[。！？][”’」』）]*\s*)[“\"«„(¿¡「『@]*([^\W\d_])")
_LETTERS_OF_A_BEGINNING: Final = 2  # of a citation: "@" and a letter
FAR_LETTERS: Final = 400
"""Letters between a quotation and its citation, at most."""
_LETTERS_BETWEEN: Final = 3  # a citation and the quotation that is its argument: “}{” and a blank
# Such as "p. 34", "pp. 34–35", "S. 34".
NAMED_PAGES: Final = (
    rf"(?:(?:{wordings('page')})\.?|(?:{wordings('page letter')})\.)[\s~]*"
    r"([\divxlc]+(?:\s*[-–—]+\s*[\divxlc]+)?)"
)
# Such as "(p. 34)" and "(p. 34, emphasis added)" behind a quotation whose citation stands before it.
PAGES: Final = re.compile(
    rf"[”’\"»“'}}{FILL}]*\s*[(\[]{NAMED_PAGES}(?:\s*[,;]\s*(?:{word_choices('remark')}))?[)\]]", re.IGNORECASE
)
# Such as ": “" between a citation and its quotation.
_COLON: Final = re.compile(rf"\s*[:：]\s*[“„«‹\"‘「『]{FILL}?")
# Such as "” (" between a quotation and its citation.
_QUOTATION_END: Final = re.compile(rf"{FILL}?[”“»›\"’」』}}][.,。，]?\s*[(\[（]?\Z")
# Such as "See also " and "Voir " at the beginning of a note.
_SIGNAL: Final = re.compile(rf"\s*(?:{wordings('signal')})(?!\w)", re.IGNORECASE)
# Such as "\footnote{See also " of LaTeX and "^[Cf. " of Markdown, up to a citation.
_SIGNAL_IN_NOTE: Final = re.compile(rf"(?:{NOTE}|\\footnote\{{|\^\[){_SIGNAL.pattern}\W*\Z", re.IGNORECASE)
_NOTE_BEGIN: Final = re.compile(rf"(?:{NOTE}|\\footnote\{{|\^\[)\s*\Z")
_WITHIN_NOTE: Final = re.compile(rf"(?:{NOTE}|\\footnote\{{|\^\[)[^{NOTE_END}}}\]]*\Z")
_LETTERS_OF_A_SIGNAL: Final = 60  # at most, with the beginning of its note
_NOTE_REFERENCE: Final = re.compile(r"\[\^[^\]\s]+\]")
_LETTERS_BEHIND: Final = 5  # a quotation, to its citation: a mark, a stop, a blank and a bracket


def citation_around(
    text: str,
    span: tuple[int, int],
    next_start: int,
    citations: Sequence[CitationMatch],
    section: ReportSection,
) -> CitationMatch | None:
    """Return the citation before or behind a quotation, in its sentence, else anywhere behind it."""
    start, end = span
    leading, next_citation = _nearest_citations(span, citations, section)
    is_behind = next_citation is not None and not _has_sentence_end(text, end + 1, _first_letter_of(next_citation))
    is_near = next_citation is not None and next_citation.start <= max(next_start, end)
    if not (leading and next_citation):
        is_near = is_near and not _leads_to_next(text, next_citation, next_start, section)
        only_citation = leading or (next_citation if is_behind or is_near else None)
        return only_citation or next(reversed(_citations_in(citations, section.lead)), None)
    if _introduces(text, leading, span, next_citation):
        return leading
    if is_behind and _begins_sentence_of(text, leading, span, next_citation):
        return next_citation
    is_before = not _has_sentence_end(text, leading.end, start)
    if is_before and _goes_before(text, leading, next_citation, range(end, next_start)):
        return leading
    begins_anew = _is_in_text(next_citation)  # such as "Jobe (2010) disagrees" in the next sentence
    return next_citation if is_behind or (is_near and not is_before and not begins_anew) else leading


def _leads_to_next(text: str, next_citation: CitationMatch | None, next_start: int, section: ReportSection) -> bool:
    """Tell whether a citation in the text begins a sentence with the next quotation: "IOM (2009) writes “…”"."""
    if next_citation is None or not _is_in_text(next_citation) or next_start >= section.stop:
        return False
    return next_citation.start < next_start and not _has_sentence_end(text, next_citation.end, next_start)


def _first_letter_of(citation_match: CitationMatch) -> int:
    """Return the position behind the first letter of a citation that may begin a sentence: "Jobe (2010)", "@jobe"."""
    return citation_match.start + _LETTERS_OF_A_BEGINNING * _is_in_text(citation_match)


def _citations_in(citations: Sequence[CitationMatch], span: range | None) -> Sequence[CitationMatch]:
    return citations_between(citations, span.start, span.stop) if span else ()


def _goes_before(text: str, leading: CitationMatch, next_citation: CitationMatch, gap: range) -> bool:
    """Tell whether the citation before a quotation goes before the one behind it in its sentence.

    It does if pages or paragraphs of its own stand behind the quotation, or if the next one is part of what follows.
    `gap` is up to the next quotation: a citation behind that is not of this one, if the sentence has named a work
    before it.
    """
    has_places = PAGES.match(text, gap.start) is not None or find_in_brackets(text, gap.start) is not None
    is_of_another = _is_in_text(leading) and next_citation.start > gap.stop > gap.start
    is_in_note = _is_in_note(text, next_citation, gap.start)
    is_next_sentence = _is_in_text(next_citation) and not is_in_note
    first_work = leading.citation.cited[0]
    if first_work.key in {work.key for work in next_citation.citation.cited}:
        adds_places = is_in_note and not first_work.locator
        return has_places or (is_next_sentence and not adds_places) or is_of_another
    names_no_page = bool(first_work.locator) and not any(work.locator for work in next_citation.citation.cited)
    is_aside = _is_in_text(leading) and (_is_signalled(text, next_citation) or (is_in_note and names_no_page))
    return has_places or is_next_sentence or is_of_another or is_aside


def _begins_sentence_of(text: str, leading: CitationMatch, span: tuple[int, int], next_citation: CitationMatch) -> bool:
    """Tell whether a quotation begins a sentence that names its author: "… (IOM, 2009). “They came,” writes Jobe".

    What stands in brackets or a note behind the sentence before is of that.
    """
    start, end = span
    is_between = _is_in_text(next_citation) and not _is_in_note(text, next_citation, end)
    if not is_between or _is_in_text(leading) or PAGES.match(text, end) or find_in_brackets(text, end) is not None:
        return False
    gap = _NOTE_REFERENCE.sub("", WHOLE_NOTE.sub("", text[max(0, leading.end - 1) : start + 1]))
    return _has_sentence_end(gap, 0, len(gap))


def _is_in_note(text: str, citation_match: CitationMatch, quotation_end: int) -> bool:
    """Tell whether a citation stands in a note behind a quotation of the text, in any kind of document."""
    start = citation_match.start
    return citation_match.end == start or _WITHIN_NOTE.search(text, quotation_end, start) is not None


def _is_signalled(text: str, citation_match: CitationMatch) -> bool:
    """Tell whether a citation begins a note that refers further: "See also IOM (2009)"."""
    start = citation_match.start
    if reference := _NOTE_REFERENCE.match(text, start):
        label = f"{reference[0]}:"
        note_start = text.find(label)
        return note_start >= 0 and _SIGNAL.match(text, note_start + len(label)) is not None
    lead = text[max(0, start - _LETTERS_OF_A_SIGNAL) : start]
    begins_note = _NOTE_BEGIN.search(lead) is not None and _SIGNAL.match(text, start) is not None
    return begins_note or _SIGNAL_IN_NOTE.search(lead) is not None


def _introduces(text: str, leading: CitationMatch, span: tuple[int, int], next_citation: CitationMatch) -> bool:
    """Tell whether a quotation is the argument of its citation, or stands behind it and a colon: "[@a, p. 3]: “…”".

    A citation right behind another quotation belongs to that, and one right behind this quotation to this.
    """
    start, end = span
    gap = text[leading.end : start]
    if len(gap) <= _LETTERS_BETWEEN and gap.endswith("{"):  # \textcquote
        return True
    lead = text[max(0, leading.start - _LETTERS_BEHIND) : leading.start]
    is_closed = _QUOTATION_END.fullmatch(text, end, next_citation.start) and not _COLON.match(text, next_citation.end)
    return _COLON.fullmatch(gap) is not None and not (is_closed or _QUOTATION_END.search(lead))


def _has_sentence_end(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence ends in a part of a text and another begins, in any script."""
    matches = _SENTENCE.finditer(text, start, end)
    return any("@" in match[0] or not match[1].islower() for match in matches)


def _nearest_citations(
    span: tuple[int, int], citations: Sequence[CitationMatch], section: ReportSection
) -> tuple[CitationMatch | None, CitationMatch | None]:
    """Return the last citation before a quotation and the first behind it, each near it in its section."""
    start, end = span
    leading = citations_between(citations, max(start - FAR_LETTERS, section.start), start)
    next_citations = citations_between(citations, end, min(end + FAR_LETTERS, section.stop))
    return next(reversed(leading), None), next(iter(next_citations), None)


def citations_between(citations: Sequence[CitationMatch], start: int, end: int) -> Sequence[CitationMatch]:
    """Return the citations that begin from a position to before another; the citations are in their order."""
    first = bisect_left(citations, start, key=lambda citation_match: citation_match.start)
    return citations[first : bisect_left(citations, end, first, key=lambda citation_match: citation_match.start)]


def _is_in_text(citation_match: CitationMatch) -> bool:
    """Tell whether a citation is part of the sentence; one of a note is not, it has no width."""
    return citation_match.end > citation_match.start and citation_match.citation.cited[0].mode is CitationMode.IN_TEXT
