"""What says that two records are two publications, however alike they are otherwise."""

from typing import Final

from protlib.duplicates.agreement import AGREES, DIFFERS, Agreement
from protlib.duplicates.compared import Compared
from protlib.duplicates.evidence import Evidence
from protlib.duplicates.title_likeness import Kind

_TELLING: Final = 4
_VERY_LIKE: Final = 0.9
_MADE_UP: Final = 3
"""So many figures have the numbers of issues that no journal has in a volume."""


def contradiction(one: Compared, other: Compared, evidence: Evidence) -> str:
    """Return why two records are two publications; "" where nothing says so.

    Two records that stand on one page of one volume under one title may be catalogued otherwise in all else.
    """
    titles = evidence.titles
    if titles.apart and not (titles.ratio >= _VERY_LIKE and evidence.is_of_one_article(length(one, other))):
        return titles.apart
    if is_part_of_whole(one, other) or is_part_of_whole(other, one):
        return "one is a chapter, the other a whole"
    places = evidence.volume, evidence.page
    if places == (AGREES, AGREES) and titles.kind >= Kind.MISSPELT:
        return ""
    if places == (DIFFERS, DIFFERS):
        return "volume and page differ"
    return (
        _identified_otherwise(one, other)
        or _counted_otherwise(one, other)
        or _published_otherwise(one, other, evidence)
    )


def is_part_of_whole(one: Compared, other: Compared) -> bool:
    """Tell whether the first stands in a book, and the other may be that book."""
    return one.is_part and other.is_whole


def _identified_otherwise(one: Compared, other: Compared) -> str:
    if _are_apart(one.doi, other.doi):
        return "DOI differs"
    if _are_apart(one.symbols, other.symbols):
        return "document symbol differs"
    if speak_differently(one, other):
        return "language differs"
    stand_alone = not (one.is_part or other.is_part or one.container or other.container)
    return "ISBN differs" if stand_alone and _are_apart(one.isbn, other.isbn) else ""


def _are_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def speak_differently(one: Compared, other: Compared) -> bool:
    """Tell whether two records are in two languages: a translation is another publication."""
    return bool(one.language and other.language) and one.language != other.language


def _counted_otherwise(one: Compared, other: Compared) -> str:
    """Return which number tells two of a series apart: it may be written in full on one side only."""
    for name, first in one.counted.items():
        if Agreement.of(first, other.counted.get(name, first)) is DIFFERS:
            return f"{name.replace('_', ' ')} differs"
    return ""


def _published_otherwise(one: Compared, other: Compared, evidence: Evidence) -> str:
    """Return which issue, month or volume tells two of a series apart.

    What is online first has one number or one page for both its dates.
    """
    has_other_issue = evidence.issue is DIFFERS and evidence.page is not AGREES
    if has_other_issue and not (_are_made_up(one, other) or _stands_for_itself(one, evidence)):
        return "issue differs"
    number = one.counted.get("number")
    is_placed = AGREES in (evidence.issue, evidence.page) or number == other.counted.get("number", ())
    if one.month and other.month and one.month != other.month and not is_placed:
        return "month differs"
    return "volume differs" if evidence.volume is DIFFERS and one.is_whole and other.is_whole else ""


def _are_made_up(one: Compared, other: Compared) -> bool:
    """Tell whether two issues may be the work of a spreadsheet, where each record has another: 1112, 1113."""
    figures = one.place.issue | other.place.issue
    return not one.is_generic and min(map(len, figures)) >= _MADE_UP


def _stands_for_itself(one: Compared, evidence: Evidence) -> bool:
    """Tell whether a title is so much its own that no two issues of a journal have it."""
    titles, authors = evidence.titles, evidence.authors
    if one.is_generic or not evidence.is_near() or authors is DIFFERS:
        return False
    if titles.kind < Kind.MISSPELT or (titles.kind is Kind.MISSPELT and titles.ratio < _VERY_LIKE):
        return False
    is_said = authors is AGREES or (evidence.container is AGREES and evidence.volume is AGREES)
    return is_said and len(one.title.words) >= (_TELLING if authors is AGREES else 2 * _TELLING)


def length(one: Compared, other: Compared) -> int:
    """Return how many pages two articles have, as far as one of them says it; the fewer where both do."""
    return min((each.place.pages.length for each in (one, other) if each.place.pages.last), default=0)
