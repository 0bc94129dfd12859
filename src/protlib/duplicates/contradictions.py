"""What says that two records are two publications, however alike they are otherwise."""

from typing import Final

from protlib.duplicates.agreement import AGREES, DIFFERS, Agreement
from protlib.duplicates.compared import Compared
from protlib.duplicates.evidence import Evidence
from protlib.duplicates.title_likeness import Kind

_TELLING: Final = 4
_VERY_LIKE: Final = 0.9
_LONG: Final = 3
SEASON: Final = 3
"""So many months later may a site have posted what came out before."""


def contradiction(first: Compared, second: Compared, evidence: Evidence) -> str:
    """Return why two records are two publications; "" where nothing says so.

    Two records that stand on one page of one volume under one title may be catalogued otherwise in all but their DOI and symbol.
    """
    titles = evidence.titles
    is_slip = titles.differs and titles.ratio >= _VERY_LIKE and evidence.is_of_one_article(length(first, second))
    if titles.apart and not is_slip:
        return titles.apart
    if is_part_of_whole(first, second) or is_part_of_whole(second, first):
        return "one is a chapter, the other a whole"
    places = evidence.volume, evidence.page
    if places == (AGREES, AGREES) and titles.kind >= Kind.MISSPELT:
        return _another_number(first, second) or _another_piece(first, evidence)
    if places == (DIFFERS, DIFFERS):
        return "volume and page differ"
    return (
        _identified_otherwise(first, second)
        or counted_otherwise(first, second)
        or _published_otherwise(first, second, evidence)
    )


def is_part_of_whole(first: Compared, second: Compared) -> bool:
    """Tell whether the first stands in a book, and the other may be that book."""
    return first.is_part and second.is_whole


def _another_number(first: Compared, second: Compared) -> str:
    if _are_apart(first.doi, second.doi):
        return "DOI differs"
    return "document symbol differs" if _are_apart(first.symbols, second.symbols) else ""


def _another_piece(record: Compared, evidence: Evidence) -> str:
    """Return which issue tells what stands in each of them under one title apart: editorials begin on one page in all of them."""
    return "issue differs" if record.is_generic and evidence.issue is DIFFERS else ""


def _identified_otherwise(first: Compared, second: Compared) -> str:
    if why := _another_number(first, second):
        return why
    if speak_differently(first, second):
        return "language differs"
    stand_alone = not (first.is_part or second.is_part or first.container or second.container)
    return "ISBN differs" if stand_alone and _are_apart(first.isbn, second.isbn) else ""


def _are_apart(first: frozenset[str], second: frozenset[str]) -> bool:
    return bool(first and second) and first.isdisjoint(second)


def speak_differently(first: Compared, second: Compared) -> bool:
    """Tell whether two records are in two languages: a translation is another publication."""
    return bool(first.language and second.language) and first.language != second.language


def counted_otherwise(one: Compared, second: Compared) -> str:
    """Return which number tells two of a series apart, "" where none does: it may be written in full on one side only."""
    for name, first in one.counted.items():
        if Agreement.of_sets(first, second.counted.get(name, first)) is DIFFERS:
            return f"{name.replace('_', ' ')} differs"
    return ""


def _published_otherwise(first: Compared, second: Compared, evidence: Evidence) -> str:
    """Return which issue, month or volume tells two of a series apart.

    What is online first has one number or one page for both its dates.
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
    """Tell whether one may be the abstract, read at a meeting, of what the other is in full."""
    return abstract.is_of_meeting and not article.is_of_meeting and article.place.pages.length >= _LONG


def _stands_for_itself(first: Compared, second: Compared, evidence: Evidence) -> bool:
    """Tell whether a title is so much its own that no two issues of a volume have it.

    A spreadsheet makes issues of its own, in each record another; but what was read at a meeting comes out again.
    """
    titles, authors = evidence.titles, evidence.authors
    if first.is_generic or not evidence.is_near() or authors is DIFFERS or first.is_of_meeting or second.is_of_meeting:
        return False
    if titles.kind < Kind.MISSPELT or titles.ratio < _VERY_LIKE:
        return False
    is_said = authors is AGREES or (evidence.container is AGREES and evidence.volume is AGREES)
    return is_said and len(first.title.words) >= (_TELLING if authors is AGREES else 2 * _TELLING)


def months_between(first: Compared, second: Compared) -> int:
    """Return how many months lie between two records, 0 where one of them does not say its month."""
    if not (first.month and second.month):
        return 0
    assert first.year is not None and second.year is not None  # noqa: S101, PT018 - a month is that of a year
    return abs(12 * (first.year - second.year) + int(first.month) - int(second.month))


def has_other_month(first: Compared, second: Compared) -> bool:
    """Tell whether a title that many publications have is that of two months."""
    return first.is_generic and bool(first.month and second.month) and first.month != second.month


def length(first: Compared, second: Compared) -> int:
    """Return how many pages two articles have, as far as one of them says it; the fewer where both do."""
    return min((record.place.pages.length for record in (first, second) if record.place.pages.last), default=0)
