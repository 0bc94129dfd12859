"""Where a publication stands in its journal: volume, issue and pages, read from catalogues and spreadsheets."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from protlib.duplicates.judgement import NOTHING, Agreement
from protlib.frozen import NamedTuple
from protlib.record.roman_numbers import value_of_roman
from protlib.record.shared_words import plain_choices_for

# Such as "29 (7)", "65 (Supplement 1)", "vol. 12", "30a"; not the remains of an issue, "1)".
_VOLUME: Final = r"[^\d(]*(\d+)(?!\d*\s*\))"
_ROMAN: Final = r"[ivxlcdm]+"
# Such as "S353", "A254-A255", "e1002128", "CD006273", "221-8".
_PAGES: Final = r"([a-z]*)\s*(\d+)(?:\s*[-‐–—/]+\s*([a-z]*)\s*(\d+))?"
# Such as "Suppl-29" and "t-8": MEDLINE's exports keep only the last page of "S17-S29" and "2-8 Pt 2".
_LAST_ONLY: Final = r"(?:suppl|t|pt)\s*-\s*\d+"
# Numbers of pages, such as "58 p." and "ix, 120 pages".
_COUNT: Final = (
    rf"(?:[ivxlc]+\s*[,+]\s*)?\d+\s*(?:{plain_choices_for('page')}|{plain_choices_for('page letter')}|leaves)\b\.?\s*"
)
_ARTICLE_NUMBER: Final = r"e\d{3,}|\d{5,}"
_MOST_LETTERS: Final = 500  # more are no pages; a number of 4,300 figures is none to Python
PAGES_OF_AN_ARTICLE: Final = 3
"""An article has at least so many pages; abstracts, letters and news have fewer, and several share a page."""
_MADE_UP: Final = 3
"""No journal has an issue number of so many figures."""
_PAGES_NEAR: Final = 6  # first pages so far apart may be those of two articles
_FIGURES_OF_AN_ARTICLE: Final = 4
_ELECTRONIC: Final = 5
"""The number of an article in place of a page has at least so many figures."""


class PageRange(NamedTuple):
    """The first and the last page, and the letters before the first: "S", "e", "CD".

    `also` are the first pages of further ranges.
    """

    first: str = ""
    last: int = 0
    letters: str = ""
    also: frozenset[str] = NOTHING

    @property
    def length(self) -> int:
        """The number of pages, 0 if unknown."""
        return self.last - int(self.first) + 1 if self.last and self.first.isdecimal() else 0


NO_PAGES: Final = PageRange()
"""No pages, made once: each record of an index asks for its pages, and few have any."""


class IssuePages(NamedTuple):
    """A publication's place in its journal."""

    volume: str = ""
    issue: frozenset[str] = NOTHING
    pages: PageRange = NO_PAGES


NO_PLACE: Final = IssuePages()
"""The place of a publication that is in no journal."""


@lru_cache(maxsize=1 << 14)
def volume(text: str, year: str) -> str:
    """Return the number of a volume, "" if there is none or it is only the year."""
    folded = text.lower().strip()
    match = re.match(_VOLUME, folded)
    number = match[1].lstrip("0") if match else _roman(folded)
    return "" if number == year else number


def is_article_number(text: str) -> bool:
    """Tell whether an issue is really the number of an article: "e70933"."""
    return re.fullmatch(_ARTICLE_NUMBER, text) is not None


@lru_cache(maxsize=1 << 14)
def issue(text: str, volume: str) -> frozenset[str]:
    """Return the numbers of an issue; without an issue, those in brackets behind the volume: "29 (7)".

    A number of three figures or more is ignored: a spreadsheet makes 1112 of "11-12".
    """
    figures = re.findall(r"\d+", text)
    if not text and "(" in volume:
        figures = re.findall(r"\d+", volume.partition("(")[2])
    if figures and min(map(len, figures)) >= _MADE_UP:
        return NOTHING
    return frozenset([figure.lstrip("0") for figure in figures]) if figures else NOTHING


def pages(text: str, year: str) -> PageRange:
    """Return the pages of an article; none if the text is only a number of pages, or the year, or too long."""
    folded = text.lower().strip()
    if not folded or len(folded) > _MOST_LETTERS or re.fullmatch(_COUNT, folded):
        return NO_PAGES
    if not folded.isdecimal():
        folded = _with_numbers_of_months(folded)
    if not any(map(str.isdecimal, folded)):
        return PageRange(first=_roman(folded.partition("-")[0].strip()))
    if re.fullmatch(_LAST_ONLY, folded):
        return NO_PAGES
    page_match, *other_matches = re.finditer(_PAGES, folded)
    first = page_match[2].lstrip("0")
    if first == year and not page_match[4]:
        return NO_PAGES
    other_pages = frozenset([page[2].lstrip("0") for page in other_matches]) if other_matches else NOTHING
    return PageRange(first, _complete_last(first, (page_match[4] or "").lstrip("0")), page_match[1], other_pages)


def _with_numbers_of_months(folded: str) -> str:
    """Return pages with numbers for months: of "1-10" and "11-98" a spreadsheet makes "01-Oct" and "Nov-98"."""
    if not any(map(str.isalpha, folded)):
        return folded
    numbers = _numbers_of_months()
    return re.sub(rf"\b({'|'.join(numbers)})[a-z]*\b", lambda month: numbers[month[1]], folded)


@cache
def _numbers_of_months() -> Mapping[str, str]:
    from protlib.record.dates.months import ABBREVIATED_MONTHS  # which pages in figures never need

    return {name: str(number) for number, name in enumerate(ABBREVIATED_MONTHS, 1)}


def _complete_last(first: str, last: str) -> int:
    """Return the last page, completed from the first: "221-8" ends on page 228."""
    if not last or not first:
        return 0
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return int(last) if int(last) >= int(first) else 0


def _roman(text: str) -> str:
    return str(value_of_roman(text)) if text and re.fullmatch(_ROMAN, text) else ""


def pages_agree(issue_pages: IssuePages, other_issue_pages: IssuePages) -> Agreement:
    """Compare the first pages of two publications.

    The answer is UNKNOWN for the number of an article, and for a last page in place of the first. It is also UNKNOWN
    for pages that count from 1, without a volume or with the same length.
    """
    first, second = issue_pages.pages, other_issue_pages.pages
    if not first.first or not second.first:
        return Agreement.UNKNOWN
    if first.first == second.first or first.first in second.also or second.first in first.also:
        is_apart = first.letters and second.letters and first.letters != second.letters
        return Agreement.DIFFERS if is_apart else Agreement.AGREES
    if (
        _is_electronic(first) != _is_electronic(second)
        or _counts_from_one(issue_pages, second)
        or _counts_from_one(other_issue_pages, first)
        or _is_last_of(first, second)
        or _is_last_of(second, first)
    ):
        return Agreement.UNKNOWN
    return Agreement.DIFFERS


def are_nearly_one(first: PageRange, second: PageRange) -> bool:
    """Tell whether two first pages may be one page with a wrong figure; "S33" is not "133".

    Near pages count only for longer articles: one author's abstracts stand on neighbouring pages.
    """
    if first.letters != second.letters or not (first.first.isdecimal() and second.first.isdecimal()):
        return False
    is_near = min(first.length, second.length) > 1 and abs(int(first.first) - int(second.first)) < _PAGES_NEAR
    return is_near or sorted(first.first) == sorted(second.first)


def _is_electronic(pages: PageRange) -> bool:
    if len(pages.first) >= _ELECTRONIC or pages.letters in {"e", "cd", "art", "article", "id"}:
        return True
    return len(pages.letters) == 1 and len(pages.first) == _FIGURES_OF_AN_ARTICLE  # "b2535", as the BMJ counts


def _is_last_of(pages: PageRange, final: PageRange) -> bool:
    """Tell whether one record gives the last page of the other as its first."""
    return not pages.last and final.last > 0 and pages.letters == final.letters and pages.first == str(final.last)


def _counts_from_one(issue_pages: IssuePages, final: PageRange) -> bool:
    is_as_long = issue_pages.pages.length == final.length > 1
    return issue_pages.pages.first == "1" and (not issue_pages.volume or is_as_long)
