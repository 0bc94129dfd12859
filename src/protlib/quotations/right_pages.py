"""Citations of quotations that stand on another page, with the right page in the place of the wrong one."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from protlib.citing.documents.cited_text import CitedText
from protlib.citing.notation import CitationMatch
from protlib.quotations.report_check import CheckedQuotation, QuotationState
from protlib.text import number_of

_DASHES: Final = "–—-"
_LABEL_OF_ONE_PAGE: Final = re.compile(r"(?<![A-Za-z])p(?=\.?[\s~]*\Z)")
_SEVERAL_PAGES: Final = re.compile(r"(?<![A-Za-z])pp(?=\.?[\s~]*\Z)")
# Such as "-" and "--" between pages.
_DASH: Final = re.compile(r"\\?-{1,3}|[–—]")


def find_fixes(text: CitedText, outcomes: Sequence[CheckedQuotation]) -> list[CheckedQuotation]:
    """Return the quotations whose page can be corrected: their citation has one work, and one page for all of them."""
    by_match: defaultdict[CitationMatch, list[CheckedQuotation]] = defaultdict(list)
    for outcome in outcomes:
        by_match[outcome.quotation.citation_match].append(outcome)
    return [
        outcome
        for citation_match, outcomes_of_match in by_match.items()
        for outcome in outcomes_of_match
        if outcome.state is QuotationState.OTHER_PAGE
        and outcome.passage.is_printed
        and len({(outcome_of_match.state, outcome_of_match.passage.pages) for outcome_of_match in outcomes_of_match})
        == 1
        and _with_page(text, citation_match, outcome) is not None
    ]


def explain_unfixed(outcomes: Sequence[CheckedQuotation], fixes: Sequence[CheckedQuotation]) -> list[str]:
    """Return how many wrong pages stay as they are, and why."""
    right = {id(outcome) for outcome in fixes}
    wrong = [outcome for outcome in outcomes if outcome.state is QuotationState.OTHER_PAGE and id(outcome) not in right]
    unprinted = sum(not outcome.passage.is_printed for outcome in wrong)
    reasons = {
        "its number in the file may not be the printed one": unprinted,
        "the citation does not have one work and one page for all that it quotes": len(wrong) - unprinted,
    }
    return [
        f"{number_of(count, 'page')} not put right: {reason}. Look at the file"
        for reason, count in reasons.items()
        if count
    ]


def put_right(text: CitedText, fixes: Sequence[CheckedQuotation]) -> str:
    """Return the text of a document with the right pages in some citations."""
    source = text.source
    by_match = {outcome.quotation.citation_match: outcome for outcome in fixes}
    for citation_match in sorted(by_match, key=lambda citation_match: -citation_match.start):
        changed = _with_page(text, citation_match, by_match[citation_match])
        if changed is not None:
            source = source[: citation_match.start] + changed + source[citation_match.end :]
    return source


def _with_page(text: CitedText, citation_match: CitationMatch, outcome: CheckedQuotation) -> str | None:
    """Return a citation with the right page, None where its page does not stand there once."""
    source_text = text.source[citation_match.start : citation_match.end]
    if len(citation_match.citation.cited) > 1 or not outcome.pages:
        return None
    matches = list(_pattern(outcome.pages).finditer(source_text))
    if len(matches) != 1:
        return None
    [match] = matches
    lead, pages = source_text[: match.start()], outcome.passage.pages
    dash = typed_dash[0] if (typed_dash := _DASH.search(match[0])) else ("--" if text.is_latex else "-")
    pages = pages.replace("–", dash)
    lead = (_LABEL_OF_ONE_PAGE.sub("pp", lead) if dash in pages else _SEVERAL_PAGES.sub("p", lead)) if lead else lead
    return lead + pages + source_text[match.end() :]


def _pattern(pages: str) -> re.Pattern[str]:
    """Return the pattern of a locator as it may be typed, but not within a key or a longer number."""
    pieces = (rf"\s*(?:{_DASH.pattern})\s*" if letter in _DASHES else re.escape(letter) for letter in pages)
    return re.compile(rf"(?<![\w:/@.{_DASHES}]){''.join(pieces)}(?![\w:{_DASHES}])")
