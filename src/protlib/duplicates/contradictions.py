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


def contradiction(one: Compared, other: Compared, evidence: Evidence) -> str:
    """Return why two records are two publications; "" where nothing says so.

    Two records that stand on one page of one volume under one title may be catalogued otherwise in all but their DOI and symbol.
    """
    titles = evidence.titles
    is_slip = titles.differs and titles.ratio >= _VERY_LIKE and evidence.is_of_one_article(length(one, other))
    if titles.apart and not is_slip:
        return titles.apart
    if is_part_of_whole(one, other) or is_part_of_whole(other, one):
        return "one is a chapter, the other a whole"
    places = evidence.volume, evidence.page
    if places == (AGREES, AGREES) and titles.kind >= Kind.MISSPELT:
        return _another_number(one, other) or _another_piece(one, evidence)
    if places == (DIFFERS, DIFFERS):
        return "volume and page differ"
    return (
        _identified_otherwise(one, other) or counted_otherwise(one, other) or _published_otherwise(one, other, evidence)
    )


def is_part_of_whole(one: Compared, other: Compared) -> bool:
    """Tell whether the first stands in a book, and the other may be that book."""
    return one.is_part and other.is_whole


def _another_number(one: Compared, other: Compared) -> str:
    if _are_apart(one.doi, other.doi):
        return "DOI differs"
    return "document symbol differs" if _are_apart(one.symbols, other.symbols) else ""


def _another_piece(one: Compared, evidence: Evidence) -> str:
    """Return which issue tells what stands in each of them under one title apart: editorials begin on one page in all of them."""
    return "issue differs" if one.is_generic and evidence.issue is DIFFERS else ""


def _identified_otherwise(one: Compared, other: Compared) -> str:
    if why := _another_number(one, other):
        return why
    if speak_differently(one, other):
        return "language differs"
    stand_alone = not (one.is_part or other.is_part or one.container or other.container)
    return "ISBN differs" if stand_alone and _are_apart(one.isbn, other.isbn) else ""


def _are_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def speak_differently(one: Compared, other: Compared) -> bool:
    """Tell whether two records are in two languages: a translation is another publication."""
    return bool(one.language and other.language) and one.language != other.language


def counted_otherwise(one: Compared, other: Compared) -> str:
    """Return which number tells two of a series apart, "" where none does: it may be written in full on one side only."""
    for name, first in one.counted.items():
        if Agreement.of(first, other.counted.get(name, first)) is DIFFERS:
            return f"{name.replace('_', ' ')} differs"
    return ""


def _published_otherwise(one: Compared, other: Compared, evidence: Evidence) -> str:
    """Return which issue, month or volume tells two of a series apart.

    What is online first has one number or one page for both its dates.
    """
    has_other_issue = evidence.issue is DIFFERS and evidence.page is not AGREES
    if has_other_issue and not _stands_for_itself(one, other, evidence):
        return "issue differs"
    if evidence.page is not AGREES and (_is_read_first(one, other) or _is_read_first(other, one)):
        return "one is of a meeting"
    number = one.counted.get("number")
    is_placed = AGREES in (evidence.issue, evidence.page) or number == other.counted.get("number", ())
    if one.month and other.month and one.month != other.month and not is_placed:
        is_posted_later = evidence.is_of_own_title(one) and months_between(one, other) <= SEASON
        return "" if is_posted_later else "month differs"
    return "volume differs" if evidence.volume is DIFFERS and one.is_whole and other.is_whole else ""


def _is_read_first(abstract: Compared, article: Compared) -> bool:
    """Tell whether one may be the abstract, read at a meeting, of what the other is in full."""
    return abstract.is_of_meeting and not article.is_of_meeting and article.place.pages.length >= _LONG


def _stands_for_itself(one: Compared, other: Compared, evidence: Evidence) -> bool:
    """Tell whether a title is so much its own that no two issues of a volume have it.

    A spreadsheet makes issues of its own, in each record another; but what was read at a meeting comes out again.
    """
    titles, authors = evidence.titles, evidence.authors
    if one.is_generic or not evidence.is_near() or authors is DIFFERS or one.is_of_meeting or other.is_of_meeting:
        return False
    if titles.kind < Kind.MISSPELT or titles.ratio < _VERY_LIKE:
        return False
    is_said = authors is AGREES or (evidence.container is AGREES and evidence.volume is AGREES)
    return is_said and len(one.title.words) >= (_TELLING if authors is AGREES else 2 * _TELLING)


def months_between(one: Compared, other: Compared) -> int:
    """Return how many months lie between two records, 0 where one of them does not say its month."""
    if not (one.month and other.month):
        return 0
    assert one.year is not None and other.year is not None  # noqa: S101, PT018 - a month is that of a year
    return abs(12 * (one.year - other.year) + int(one.month) - int(other.month))


def has_other_month(one: Compared, other: Compared) -> bool:
    """Tell whether a title that many publications have is that of two months."""
    return one.is_generic and bool(one.month and other.month) and one.month != other.month


def length(one: Compared, other: Compared) -> int:
    """Return how many pages two articles have, as far as one of them says it; the fewer where both do."""
    return min((each.place.pages.length for each in (one, other) if each.place.pages.last), default=0)
