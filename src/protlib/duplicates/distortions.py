"""What exports and sites make of a report: the year in which it was posted, a title without its subtitle.

Two records that differ in this are nearly always one, and now and then two: nobody but a person can say so for sure.
"""

from typing import Final

from protlib.duplicates.agreement import AGREES, DIFFERS
from protlib.duplicates.compared import Compared
from protlib.duplicates.contradictions import SEASON, months_between
from protlib.duplicates.description import other_forms
from protlib.duplicates.evidence import Evidence
from protlib.duplicates.generic_titles import has_telling_words, names_companion
from protlib.duplicates.title_likeness import Kind, adds_what_tells

_TELLING: Final = 4
_TELLING_LETTERS: Final = 12


def is_likely_same(one: Compared, other: Compared, evidence: Evidence) -> bool:
    """Tell whether all that tells two records of the same author apart is what an export does to a report."""
    if one.container or other.container or other_forms(one, other):
        return False
    if evidence.authors is not AGREES or DIFFERS in (evidence.volume, evidence.issue, evidence.page):
        return False
    return _is_dated_late(one, other, evidence) or _drops_subtitle(one, other, evidence)


def _is_dated_late(one: Compared, other: Compared, evidence: Evidence) -> bool:
    """Tell whether a report may have the year in which a site has posted it: its title is its own, or has the year that one is dated."""
    if evidence.years != 1 or evidence.titles.kind is not Kind.EQUAL or months_between(one, other) > SEASON:
        return False
    has_year = not {str(one.year), str(other.year)}.isdisjoint(one.title.figures)
    return one.is_own or (has_year and len(one.title.words) >= _TELLING and not one.is_periodic)


def _drops_subtitle(one: Compared, other: Compared, evidence: Evidence) -> bool:
    """Tell whether one title is the other without a subtitle that only says more of what the publication is about."""
    titles = evidence.titles
    if titles.kind is not Kind.PART or evidence.years != 0 or one.is_generic or other.is_generic:
        return False
    short, full = sorted((one.title, other.title), key=lambda title: len(title.joined))
    if short.joined != full.main or len(short.joined) < _TELLING_LETTERS:
        return False
    extra = tuple([word for word in full.words[len(short.words) :] if word in titles.extra])
    has_other = names_companion(extra) or adds_what_tells(titles, {one.year, other.year})
    return has_telling_words(short.bag) and not has_other
