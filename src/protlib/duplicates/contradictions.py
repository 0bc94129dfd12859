"""The reasons why two records are two publications, however alike they look."""

from typing import Final

from protlib.duplicates.compared import Compared
from protlib.duplicates.evidence import Evidence
from protlib.duplicates.issue_pages import PAGES_OF_AN_ARTICLE
from protlib.duplicates.judgement import AGREES, DIFFERS, Agreement
from protlib.duplicates.title_likeness import Kind

_TELLING_WORDS: Final = 4  # of a title that few publications share; twice as many where the authors say nothing
_SHARE_OF_A_SLIP: Final = 0.9  # of the letters: less is a word exchanged, and another publication
SEASON: Final = 3
"""A site may post a publication up to so many months after it came out."""


def find_contradiction(first: Compared, second: Compared, evidence: Evidence) -> str:
    """Return why two records are two publications, "" if nothing says so.

    Records with one title on one page of a volume may differ in everything but DOI, symbol and issue.
    """
    titles = evidence.titles
    is_slip = (
        titles.differs
        and titles.ratio >= _SHARE_OF_A_SLIP
        and evidence.is_of_one_article(number_of_pages(first, second))
    )
    if titles.why_different and not is_slip:
        return titles.why_different
    if is_part_of_whole(first, second) or is_part_of_whole(second, first):
        return "one is a chapter, the other a whole"
    agreements = evidence.volume, evidence.page
    if agreements == (AGREES, AGREES) and titles.kind >= Kind.MISSPELT:
        return _another_number(first, second) or _another_piece(first, evidence)
    if agreements == (DIFFERS, DIFFERS):
        return "volume and page differ"
    return (
        _differing_identifier(first, second)
        or differing_number(first, second)
        or _differing_part(first, second, evidence)
    )


def is_part_of_whole(first: Compared, second: Compared) -> bool:
    """Tell whether the first record is a part of a book that the second may be."""
    return first.is_part and second.is_whole


def _another_number(first: Compared, second: Compared) -> str:
    if _are_apart(first.doi, second.doi):
        return "DOI differs"
    return "document symbol differs" if _are_apart(first.symbols, second.symbols) else ""


def _another_piece(record: Compared, evidence: Evidence) -> str:
    """Return the issue as the difference if each issue has such a title: all editorials may begin on the same page."""
    return "issue differs" if record.is_generic and evidence.issue is DIFFERS else ""


def _differing_identifier(first: Compared, second: Compared) -> str:
    if why := _another_number(first, second):
        return why
    if differ_in_language(first, second):
        return "language differs"
    stand_alone = not (first.is_part or second.is_part or first.container or second.container)
    return "ISBN differs" if stand_alone and _are_apart(first.isbn, second.isbn) else ""


def _are_apart(first: frozenset[str], second: frozenset[str]) -> bool:
    return bool(first and second) and first.isdisjoint(second)


def differ_in_language(first: Compared, second: Compared) -> bool:
    """Tell whether two records are in different languages: a translation is another publication."""
    return bool(first.language and second.language) and first.language != second.language


def may_be_two_versions(first: Compared, second: Compared) -> bool:
    """Tell whether only one title names its language, "(Arabic)", and nothing says in which the other record is."""
    return first.title.version != second.title.version and not (first.language and second.language)


def differing_number(one: Compared, second: Compared) -> str:
    """Return which number differs between two parts of a series, "" if none; only one side may write it in full."""
    for name, first in one.counted.items():
        if Agreement.of_sets(first, second.counted.get(name, first)) is DIFFERS:
            return f"{name.replace('_', ' ')} differs"
    return ""


def _differing_part(first: Compared, second: Compared, evidence: Evidence) -> str:
    """Return whether issue, month or volume tells two parts of a series apart, "" if none does.

    An article that is online first has two dates, but one number or one page.
    """
    has_other_issue = evidence.issue is DIFFERS and evidence.page is not AGREES
    if has_other_issue and not _stands_for_itself(first, second, evidence):
        return "issue differs"
    if evidence.page is not AGREES and (_is_read_first(first, second) or _is_read_first(second, first)):
        return "one is of a meeting"
    number = first.counted.get("number")
    is_placed = AGREES in (evidence.issue, evidence.page) or number == second.counted.get("number", ())
    if first.month and second.month and first.month != second.month and not is_placed:
        is_posted_later = evidence.is_of_own_title(first) and months_between(first, second) <= SEASON
        return "" if is_posted_later else "month differs"
    return "volume differs" if evidence.volume is DIFFERS and first.is_whole and second.is_whole else ""


def _is_read_first(abstract: Compared, article: Compared) -> bool:
    """Tell whether the first may be the abstract of a talk, and the second the full article."""
    return (
        abstract.is_of_meeting and not article.is_of_meeting and article.issue_pages.pages.length >= PAGES_OF_AN_ARTICLE
    )


def _stands_for_itself(first: Compared, second: Compared, evidence: Evidence) -> bool:
    """Tell whether no two issues of a volume can share this title.

    Spreadsheets damage issue numbers, differently in each record; but talks at meetings are printed more than once.
    """
    titles, authors = evidence.titles, evidence.authors
    if first.is_generic or not evidence.is_near() or authors is DIFFERS or first.is_of_meeting or second.is_of_meeting:
        return False
    if titles.kind < Kind.MISSPELT or titles.ratio < _SHARE_OF_A_SLIP:
        return False
    is_said = authors is AGREES or (evidence.container is AGREES and evidence.volume is AGREES)
    return is_said and len(first.title.words) >= (_TELLING_WORDS if authors is AGREES else 2 * _TELLING_WORDS)


def months_between(first: Compared, second: Compared) -> int:
    """Return how many months lie between two records, 0 if one of them has no month."""
    if not (first.month and second.month):
        return 0
    assert first.year is not None and second.year is not None  # noqa: S101, PT018 - a month is that of a year
    return abs(12 * (first.year - second.year) + int(first.month) - int(second.month))


def has_other_month(first: Compared, second: Compared) -> bool:
    """Tell whether two records have a common title such as "Editorial", and different months."""
    return first.is_generic and bool(first.month and second.month) and first.month != second.month


def number_of_pages(first: Compared, second: Compared) -> int:
    """Return the number of pages of two articles: the smaller if both records have it, 0 if none has."""
    return min(
        (record.issue_pages.pages.length for record in (first, second) if record.issue_pages.pages.last), default=0
    )
