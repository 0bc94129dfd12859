"""The sections of a report, within which a quotation and its citation stand: paragraphs, items, headings and notes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from protlib.citing.documents.word import WHOLE_NOTE
from protlib.citing.notation import CitationMatch

# Where a paragraph, an item of a list, a heading or a note of Markdown begins, such as "\n\n", "\n- " and "\n[^1]: ".
_BREAK: Final = re.compile(r"\n[ \t]*(?=\n|(?:[-*+•]|\d{1,3}[.)]|#{1,6})[ \t]|\\item\b|\[\^[^\]\s]+\]:)")
# Such as "- ", "3. " and "\item" before the words of an item.
_ITEM: Final = re.compile(r"\s*(?:(?:[-*+•]|\d{1,3}[.)])[ \t]|\\item\b)")
# Such as "“Nobody asked us.” (p. 3)", a paragraph that is nothing but a quotation.
_QUOTED_PARAGRAPH: Final = re.compile(
    rf"\s*[“„«‹\"‘「『][^\n]*[”“»›\"’」』][.,;]?\s*(?:\([^()\n]{{1,60}}\)|{WHOLE_NOTE.pattern}|\[\^[^\]\s]+\])?[.,;\s]*"
)
# Such as ":", ":*" and ":[^3]" at the end of a line that leads to quotations.
_LEADS_ON: Final = re.compile(rf"[:：][*_\s]*(?:{WHOLE_NOTE.pattern}|\[[@^][^\]\n]*\])?[*_\s]*\Z")
# Such as "\footnote{See \textcite[3]{iom2009}.}" of LaTeX, and "^[See @iom2009 [p. 3].]" of Markdown.
FOOTNOTE: Final = re.compile(
    r"\\footnote(?:\[\d+\])?\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|\^\[(?:[^\[\]]|\[[^\[\]]*\])*\]"
)


class ReportSection(NamedTuple):
    """A section of a text, from `start` to before `stop`.

    `lead` is the line with a citation and a colon that leads to the item, or to the quotation, which the section is.
    """

    start: int
    stop: int
    lead: range | None = None


class ReportSections:
    """The sections of a text; a note is one of its own, and in a section of the text."""

    def __init__(self, text: str, citations: Sequence[CitationMatch]) -> None:
        self._sections = list(_with_leads(text, _sections_of(text), [match.start for match in citations]))
        self._starts = [section.start for section in self._sections]
        self._notes = _notes_in(text)
        self._note_starts = [start for start, _end in self._notes]

    def section_around(self, start: int, end: int) -> ReportSection:
        """Return the section of a quotation that goes from one position to another, over several sections perhaps."""
        number = bisect_right(self._note_starts, start) - 1
        if number >= 0 and end <= self._notes[number][1]:
            return ReportSection(*self._notes[number])
        first = self._sections[max(bisect_left(self._starts, start) - 1, 0)]
        last = self._sections[max(bisect_right(self._starts, end) - 1, 0)]
        return ReportSection(first.start, last.stop, first.lead)


def _notes_in(text: str) -> list[tuple[int, int]]:
    spans = sorted(match.span() for pattern in (WHOLE_NOTE, FOOTNOTE) for match in pattern.finditer(text))
    return [span for position, span in enumerate(spans) if not position or span[0] >= spans[position - 1][1]]


def _sections_of(text: str) -> Iterator[ReportSection]:
    """Yield the sections that have words, each up to the beginning of the next."""
    start = 0
    for stop in (*(match.start() for match in _BREAK.finditer(text)), len(text)):
        if stop == len(text) or text[start:stop].strip():
            yield ReportSection(start, stop)
            start = stop


def _with_leads(
    text: str, sections: Iterable[ReportSection], citation_starts: Sequence[int]
) -> Iterator[ReportSection]:
    """Yield the sections; items and quotations behind a cited line that ends with a colon have that as their lead."""
    lead: range | None = None
    next_lead: range | None = None
    for section in sections:
        words = text[section.start : section.stop]
        is_led = _ITEM.match(words) is not None or _QUOTED_PARAGRAPH.fullmatch(words) is not None
        lead = (next_lead or lead) if is_led else None
        yield section._replace(lead=lead)
        is_cited = bisect_left(citation_starts, section.start) < bisect_left(citation_starts, section.stop)
        next_lead = range(section.start, section.stop) if is_cited and _LEADS_ON.search(words) else None
