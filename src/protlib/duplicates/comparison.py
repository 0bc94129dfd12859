"""When two records are the same publication.

Two records are the same where they share a DOI and their titles do not contradict that (a supplement has one DOI for
all that is in it); where they share an ISBN or a link and their titles do not differ (chapters share their book's); or
where title, year and first author or organisation are the same. Grey literature asks for patience with the last: a
catalogue leaves out the author or the year, writes an organisation as an acronym, or mixes up the order of authors. What
tells the parts of a series apart (numbers in the title, volume, issue, report number, edition, month) has the last word.
"""

import re
from typing import Final

from protlib.duplicates.compared_identifiers import dois, have_same_link, isbns
from protlib.duplicates.compared_names import are_by_same
from protlib.duplicates.compared_titles import (
    figures,
    have_like_titles,
    have_other_titles,
    have_same_title,
    title_words,
)
from protlib.duplicates.fingerprints import description
from protlib.record.model import Publication

_PARTS: Final = frozenset({"chapter", "entry", "entry-dictionary", "entry-encyclopedia"})
_WHOLES: Final = frozenset({"book", "classic", "collection", "pamphlet", "periodical", "report", "thesis"})
# A number that two records do not have in common tells two of a series apart.
_COUNTED: Final = ("volume", "issue", "number", "edition")
# One that they have in common says that two months are two dates of one publication.
_PLACED: Final = ("issue", "number", "page")
_TELLING: Final = 4
"""So many words make a title that two publications of one author hardly share."""
# Such as "2009-03" and "2009-03-12", but not the season "2009-21".
_MONTH: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])(?:-\d\d)?$")


def same(one: Publication, other: Publication) -> bool:
    """Tell whether two records are the same publication."""
    ones, others = dois(one), dois(other)
    if ones & others:
        return not _contradict(one, other)
    if _is_part_of_whole(one, other) or _is_part_of_whole(other, one):
        return False
    if (isbns(one) & isbns(other) or have_same_link(one, other)) and not have_other_titles(one, other):
        return True
    return not (ones and others) and _have_same_description(one, other)


def shared(one: Publication, other: Publication) -> str:
    """Return the DOI, or the ISBN of two wholes, that two records have in common, with its name; "" where there is none."""
    if numbers := dois(one) & dois(other):
        return f"DOI {min(numbers)}"
    if _PARTS.isdisjoint({one.type, other.type}) and (numbers := isbns(one) & isbns(other)):
        return f"ISBN {min(numbers)}"
    return ""


def _contradict(one: Publication, other: Publication) -> bool:
    """Tell whether two records with one DOI are two publications: by their titles, and what else could excuse these."""
    if not one.title or not other.title:
        return False
    if have_like_titles(one, other):
        is_short = max(len(title_words(one.title)), len(title_words(other.title))) < _TELLING
        return is_short and _have_other_pages(one, other) and are_by_same(one, other) is False
    return _have_other_pages(one, other) or not _is_translation(one, other)


def _have_other_pages(one: Publication, other: Publication) -> bool:
    pages = set(figures(one.page)), set(figures(other.page))
    return all(pages) and not pages[0] & pages[1]


def _is_translation(one: Publication, other: Publication) -> bool:
    """Tell whether one title may be the other in another language: by their languages, or because all else is the same."""
    if one.language and other.language:
        return one.language.split("-")[0] != other.language.split("-")[0]
    first, second = figures(one.page)[:1], figures(other.page)[:1]
    return first == second != [] and one.year == other.year and are_by_same(one, other) is True


def _is_part_of_whole(one: Publication, other: Publication) -> bool:
    return one.type in _PARTS and other.type in _WHOLES


def _have_same_description(one: Publication, other: Publication) -> bool:
    if not one.title or not other.title:
        return one.title == other.title and description(one) == description(other)
    if not have_same_title(one, other) or _are_apart(one, other):
        return False
    by_same = are_by_same(one, other)
    if by_same is False or (one.year and other.year and one.year != other.year):
        return False
    return one.year == other.year or (by_same is True and len(title_words(one.title)) >= _TELLING)


def _are_apart(one: Publication, other: Publication) -> bool:
    """Tell whether a number, a month or a container says that two records of one title are two of a series."""
    for name in _COUNTED:
        first, second = set(figures(getattr(one, name))), set(figures(getattr(other, name)))
        if not (first <= second or second <= first):
            return True
    if _have_other_months(one, other):
        return True
    return one.type in _PARTS and other.type in _PARTS and _containers_differ(one, other)


def _have_other_months(one: Publication, other: Publication) -> bool:
    """Tell whether two issues of a monthly are meant; what is online first has one number or one page for both dates."""
    months = _MONTH.match(one.date), _MONTH.match(other.date)
    if not months[0] or not months[1] or months[0][1] == months[1][1]:
        return False
    return not any(getattr(one, name) == getattr(other, name) != "" for name in _PLACED)


def _containers_differ(one: Publication, other: Publication) -> bool:
    first, second = "".join(title_words(one.container_title)), "".join(title_words(other.container_title))
    return not (first.startswith(second) or second.startswith(first))
