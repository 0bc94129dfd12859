"""Citations of quotations that stand on another page or in another paragraph, with the right one in its place."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from protlib.citing.documents.cited_text import CitedText
from protlib.citing.locator_series import PAGE, PARAGRAPH
from protlib.citing.notation import CitationMatch
from protlib.quotations.report_check import CheckedQuotation, QuotationState
from protlib.quotations.right_numbers import correct
from protlib.text import number_of

_WRONG_PLACES: Final = frozenset({QuotationState.OTHER_PAGE, QuotationState.OTHER_PARAGRAPH})

_LETTERS_OF_A_LEAD: Final = 20  # before a citation that stays: another one may read alike


def find_fixes(text: CitedText, outcomes: Sequence[CheckedQuotation]) -> list[CheckedQuotation]:
    """Return the quotations whose place can be corrected: their citation has one work and one place for all."""
    by_match: defaultdict[CitationMatch, list[CheckedQuotation]] = defaultdict(list)
    for outcome in outcomes:
        by_match[outcome.quotation.citation_match].append(outcome)
    return [
        outcome
        for citation_match, outcomes_of_match in by_match.items()
        for outcome in outcomes_of_match
        if outcome.state in _WRONG_PLACES
        and _is_certain(outcome)
        and len({_place_of(outcome_of_match) for outcome_of_match in outcomes_of_match}) == 1
        and _with_right_place(text, citation_match, outcome) is not None
    ]


def _is_certain(outcome: CheckedQuotation) -> bool:
    """Tell whether the right numbers are those that a reader finds: printed, of the main text, and none lost."""
    verdict = outcome.paragraph_verdict
    is_paragraph_known = not outcome.is_in_other_paragraph or bool(verdict and verdict.is_certain and not verdict.part)
    return is_paragraph_known and (outcome.passage.is_printed or outcome.state is not QuotationState.OTHER_PAGE)


def _place_of(outcome: CheckedQuotation) -> tuple[QuotationState, str, str]:
    return outcome.state, outcome.passage.pages, outcome.passage.paragraphs


def explain_unfixed(outcomes: Sequence[CheckedQuotation], fixes: Sequence[CheckedQuotation]) -> list[str]:
    """Return how many wrong pages and paragraphs stay as they are, and why."""
    right = {id(outcome) for outcome in fixes}
    wrong = [outcome for outcome in outcomes if outcome.state in _WRONG_PLACES and id(outcome) not in right]
    lines: list[str] = []
    for state, name in ((QuotationState.OTHER_PAGE, PAGE), (QuotationState.OTHER_PARAGRAPH, PARAGRAPH)):
        outcomes_of_state = [outcome for outcome in wrong if outcome.state is state]
        uncertain = sum(not _is_certain(outcome) for outcome in outcomes_of_state)
        behind_count = sum(_is_certain(outcome) and _is_behind(outcome, name) for outcome in outcomes_of_state)
        reasons = {
            _REASONS[name]: uncertain,
            "it stands behind the quotation, not in the citation": behind_count,
            f"the citation does not have one work and one {name} for all that it quotes": len(outcomes_of_state)
            - uncertain
            - behind_count,
        }
        lines += [
            f"{number_of(count, name)} not put right: {reason}. Look at the file"
            for reason, count in reasons.items()
            if count
        ]
    return lines


def _is_behind(outcome: CheckedQuotation, name: str) -> bool:
    """Tell whether a number stands apart from its citation: "@iom2009 says “…” (p. 3)"."""
    quotation = outcome.quotation
    typed = quotation.pages if name == PAGE else quotation.paragraphs
    return bool(typed) and all(not cited.locator for cited in quotation.citation.cited)


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
    """Return the text of a document with the right pages and paragraphs in some citations."""
    source = text.source
    by_match = {outcome.quotation.citation_match: outcome for outcome in fixes}
    for citation_match in sorted(by_match, key=lambda citation_match: -citation_match.start):
        changed = _with_right_place(text, citation_match, by_match[citation_match])
        if changed is not None:
            source = source[: citation_match.start] + changed + source[citation_match.end :]
    return source


def pair_texts(text: CitedText, fixes: Sequence[CheckedQuotation]) -> dict[str, str]:
    """Return the new text of each citation of a document of a word processor that is put right.

    Another citation that reads alike stays: what stands before it is part of it, and both are their own new text.
    """
    by_match = {outcome.quotation.citation_match: outcome for outcome in fixes}
    new_texts: dict[str, str] = {}
    end = 0
    for citation_match in text.citations:
        typed = text.text[citation_match.start : citation_match.end]
        paragraph_start = text.text.rfind("\n", 0, citation_match.start) + 1
        lead = text.text[max(end, paragraph_start, citation_match.start - _LETTERS_OF_A_LEAD) : citation_match.start]
        outcome = by_match.get(citation_match)
        right = _with_right_place(text, citation_match, outcome) if outcome else None
        if not right:
            new_texts[lead + typed] = lead + typed
        elif new_texts.setdefault(typed, right) != right:
            new_texts[typed] = typed  # nobody can say which one stands where
        end = citation_match.end
    return new_texts


def _with_right_place(text: CitedText, citation_match: CitationMatch, outcome: CheckedQuotation) -> str | None:
    """Return a citation with the right page and paragraph, None where they do not stand there once."""
    if len(citation_match.citation.cited) > 1:
        return None
    source_text: str | None = (text.source or text.text)[citation_match.start : citation_match.end]
    passage, is_latex = outcome.passage, text.is_latex
    if outcome.state is QuotationState.OTHER_PAGE and source_text is not None:
        source_text = correct(source_text, outcome.pages, passage.pages, PAGE, is_latex=is_latex)
    if outcome.is_in_other_paragraph and source_text is not None:
        source_text = correct(source_text, outcome.paragraphs, passage.paragraphs, PARAGRAPH, is_latex=is_latex)
    return source_text
