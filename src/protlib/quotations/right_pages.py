"""Citations of quotations that stand on another page or in another paragraph, with the right one in its place."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

from protlib.citing.documents.cited_text import CitedText
from protlib.citing.documents.word import NOTE, NOTE_END
from protlib.citing.locator_series import PAGE, PARAGRAPH, read_places
from protlib.citing.notation import CitationMatch
from protlib.quotations.report_check import CheckedQuotation, QuotationState
from protlib.quotations.right_numbers import correct
from protlib.text import number_of

_WRONG_PLACES: Final = frozenset({QuotationState.OTHER_PAGE, QuotationState.OTHER_PARAGRAPH})

_LETTERS_OF_A_LEAD: Final = 20  # before a citation that stays: another one may read alike
_LONGEST_LEAD: Final = 200  # letters before a place behind a quotation: "(p. 3)" alone stands anywhere
_Span = tuple[int, int]
# Such as ", p. 3, para. 21" behind "IOM (2009)" in a note.
_BEHIND_CITATION: Final = re.compile(r",[^;()\[\]\n]{1,40}")


def find_fixes(text: CitedText, outcomes: Sequence[CheckedQuotation]) -> list[CheckedQuotation]:
    """Return the quotations whose place can be corrected: what names it is of one work, and of one place for all."""
    by_span: defaultdict[_Span, set[tuple[QuotationState, str, str]]] = defaultdict(set)
    for outcome in outcomes:
        for span in _spans_of(text, outcome).values():
            by_span[span].add((outcome.state, outcome.passage.pages, outcome.passage.paragraphs))
    return [
        outcome
        for outcome in outcomes
        if outcome.state in _WRONG_PLACES
        and _is_certain(outcome)
        and all(len(by_span[span]) == 1 for span in _spans_of(text, outcome).values())
        and _correct_places(text, outcome)
    ]


def _spans_of(text: CitedText, outcome: CheckedQuotation) -> dict[str, _Span]:
    """Return the part of a text that names the page of a quotation, and its paragraph: its citation, or behind it."""
    quotation = outcome.quotation
    citation_span = _find_citation(text, quotation.citation_match)
    places = (
        (PAGE, outcome.pages, quotation.pages, quotation.page_span),
        (PARAGRAPH, outcome.paragraphs, quotation.paragraphs, quotation.paragraph_span),
    )
    return {kind: span if own_place else citation_span for kind, typed, own_place, span in places if typed}


def _find_citation(text: CitedText, citation_match: CitationMatch) -> _Span:
    """Return where a citation stands: that of a note of Markdown counts where the text refers to the note, too."""
    if citation_match.end > citation_match.start:
        return _with_places(text, citation_match)
    wide_matches = (match for match in text.citations if match.end > match.start)
    in_note = (match for match in wide_matches if match.citation is citation_match.citation)
    return _with_places(text, next(in_note, citation_match))


def _with_places(text: CitedText, citation_match: CitationMatch) -> _Span:
    """Return the span of a citation with the page and the paragraph behind it: "IOM (2009), p. 3, para. 21"."""
    start, end = citation_match.start, citation_match.end
    words = _BEHIND_CITATION.match(text.text, end)
    if not words or end == start:
        return start, end
    pages, paragraphs, _suffix = read_places(citation_match.citation.cited[-1])
    places = [place for place in (pages, paragraphs) if place]
    # Such as the "20" of ", p. 20", and not that of "2014".
    patterns = [re.compile(rf"(?<!\d){re.escape(place)}(?!\d)") for place in places]
    if any(pattern.search(text.text, start, end) for pattern in patterns):
        return start, end
    return start, end + max((match.end() for pattern in patterns if (match := pattern.search(words[0]))), default=0)


def _is_certain(outcome: CheckedQuotation) -> bool:
    """Tell whether the right numbers are those that a reader finds: printed, of the main text, and none lost."""
    if outcome.passage.is_repeated:
        return False
    verdict = outcome.paragraph_verdict
    is_paragraph_known = not outcome.is_in_other_paragraph or bool(verdict and verdict.is_certain and not verdict.part)
    return is_paragraph_known and (outcome.passage.is_printed or outcome.state is not QuotationState.OTHER_PAGE)


def explain_unfixed(outcomes: Sequence[CheckedQuotation], fixes: Sequence[CheckedQuotation]) -> list[str]:
    """Return how many wrong pages and paragraphs stay as they are, and why."""
    right = {id(outcome) for outcome in fixes}
    wrong = [outcome for outcome in outcomes if outcome.state in _WRONG_PLACES and id(outcome) not in right]
    lines: list[str] = []
    for state, name in ((QuotationState.OTHER_PAGE, PAGE), (QuotationState.OTHER_PARAGRAPH, PARAGRAPH)):
        outcomes_of_state = [outcome for outcome in wrong if outcome.state is state]
        repeated = sum(outcome.passage.is_repeated for outcome in outcomes_of_state)
        uncertain = sum(not _is_certain(outcome) for outcome in outcomes_of_state)
        reasons = {
            f"the words stand in more than one {name}": repeated,
            _REASONS[name]: uncertain - repeated,
            f"the citation does not have one work and one {name} for all that it quotes": len(outcomes_of_state)
            - uncertain,
        }
        lines += [
            f"{number_of(count, name)} not put right: {reason}. Look at the file"
            for reason, count in reasons.items()
            if count
        ]
    return lines


_REASONS: Final = {
    PAGE: "its number in the file may not be the printed one",
    PARAGRAPH: "another part counts it anew, or the file lacks a number beside it",
}


def count_fixes(fixes: Sequence[CheckedQuotation]) -> str:
    """Return how many pages and paragraphs are put right: "2 pages and 1 paragraph"."""
    page_count = sum(outcome.state is QuotationState.OTHER_PAGE for outcome in fixes)
    paragraph_count = sum(outcome.is_in_other_paragraph for outcome in fixes)
    counts = ((page_count, PAGE), (paragraph_count, PARAGRAPH))
    return " and ".join(number_of(count, name) for count, name in counts if count)


def put_right(text: CitedText, fixes: Sequence[CheckedQuotation]) -> str:
    """Return the text of a document with the right pages and paragraphs in some citations, or behind quotations."""
    source = text.source
    for (start, end), corrected in sorted(_collect_corrections(text, fixes).items(), reverse=True):
        source = source[:start] + corrected + source[end:]
    return source


class PairedTexts(NamedTuple):
    """The texts of a document that are put right, each with its new text, and which of them a span is.

    A text that is its own new text stays.
    """

    new_texts: dict[str, str]
    typed_texts: dict[tuple[int, int], str]

    def are_in(self, replaced_texts: Sequence[str], text: CitedText, fix: CheckedQuotation) -> bool:
        """Tell whether all texts that a correction changes are among those that were replaced."""
        spans = _correct_places(text, fix) or {}
        return all(self.typed_texts.get(span) in replaced_texts for span in spans)


def pair_texts(text: CitedText, fixes: Sequence[CheckedQuotation]) -> PairedTexts:
    """Return the new text of what is put right in a document of a word processor.

    Another citation that reads alike stays: what stands before it is part of it, and both are their own new text.
    """
    corrections = _collect_corrections(text, fixes)
    citation_spans = {_with_places(text, match) for match in text.citations}
    paired = PairedTexts({}, {})
    end = 0
    for span in sorted({*citation_spans, *corrections}):
        typed, right = text.text[slice(*span)], corrections.get(span)
        first = max(end, text.text.rfind("\n", 0, span[0]) + 1, text.text.rfind(NOTE, 0, span[0]) + 1)
        lead = text.text[max(first, span[0] - _LETTERS_OF_A_LEAD) : span[0]]
        if span not in citation_spans:
            first = max(first, text.text.rfind(NOTE_END, 0, span[0]) + 1, span[0] - _LONGEST_LEAD)
            lead = text.text[first : span[0]]
            is_alone = text.text.count(lead + typed) == 1
            typed, right = lead + typed, lead + right if right and is_alone else None
        elif not right:
            typed = right = lead + typed
        if right:
            paired.typed_texts[span] = typed
            if paired.new_texts.setdefault(typed, right) != right:
                paired.new_texts[typed] = typed  # nobody can say which one stands where
        end = span[1]
    return paired


def _collect_corrections(text: CitedText, fixes: Sequence[CheckedQuotation]) -> dict[_Span, str]:
    return {span: right for outcome in fixes for span, right in (_correct_places(text, outcome) or {}).items()}


def _correct_places(text: CitedText, outcome: CheckedQuotation) -> dict[_Span, str] | None:
    """Return what names the page and the paragraph with the right ones; None where they do not stand there once."""
    if len(outcome.quotation.citation.cited) > 1:
        return None
    passage, spans, corrections = outcome.passage, _spans_of(text, outcome), dict[_Span, str]()
    faults = (
        (PAGE, outcome.state is QuotationState.OTHER_PAGE, outcome.pages, passage.pages),
        (PARAGRAPH, outcome.is_in_other_paragraph, outcome.paragraphs, passage.paragraphs),
    )
    for kind, _is_wrong, typed, right in (fault for fault in faults if fault[1]):
        span = spans[kind]
        source_text = corrections.get(span) or (text.source or text.text)[slice(*span)]
        corrected = correct(source_text, typed, right, kind, is_latex=text.is_latex)
        if corrected is None:
            return None
        corrections[span] = corrected
    return corrections
