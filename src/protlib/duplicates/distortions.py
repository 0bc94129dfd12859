"""Finds differences that exports and sites cause: the year of posting, a title without its subtitle.

Records that differ only so are nearly always one publication; only a person can be sure.
"""

from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.contradictions import SEASON, are_months_apart, is_of_other_day, months_between
from protlib.duplicates.description import differing_forms
from protlib.duplicates.generic_titles import has_distinctive_words, names_companion
from protlib.duplicates.judgement import AGREES, DIFFERS
from protlib.duplicates.record_evidence import Evidence
from protlib.duplicates.title_likeness import DISTINCTIVE_LETTERS, DISTINCTIVE_WORDS, TitleRelation, adds_what_tells


def is_likely_same(first: ComparedRecord, second: ComparedRecord, evidence: Evidence) -> bool:
    """Tell whether two records of the same author differ only in ways that exports cause."""
    if first.container or second.container or differing_forms(first, second):
        return False
    if evidence.authors is not AGREES or DIFFERS in (evidence.volume, evidence.issue, evidence.page):
        return False
    return _is_dated_late(first, second, evidence) or _drops_subtitle(first, second, evidence)


def _is_dated_late(first: ComparedRecord, second: ComparedRecord, evidence: Evidence) -> bool:
    """Tell whether a report may have the month or the year in which a site posted it.

    Its title must be its own, or name the year of one of the records.
    """
    is_late = evidence.years == 1 or (evidence.years == 0 and are_months_apart(first, second))
    if not is_late or evidence.titles.kind is not TitleRelation.EQUAL or months_between(first, second) > SEASON:
        return False
    if is_of_other_day(first, second):
        return False
    has_year = not {str(first.year), str(second.year)}.isdisjoint(first.title.figures)
    return first.is_own or (has_year and len(first.title.words) >= DISTINCTIVE_WORDS and not first.is_periodic)


def _drops_subtitle(first: ComparedRecord, second: ComparedRecord, evidence: Evidence) -> bool:
    """Tell whether one title is the other without a subtitle that says nothing decisive."""
    titles = evidence.titles
    if titles.kind is not TitleRelation.PART or evidence.years != 0 or first.is_generic or second.is_generic:
        return False
    short_title, full_title = sorted((first.title, second.title), key=lambda title: len(title.compact))
    if short_title.compact != full_title.main or len(short_title.compact) < DISTINCTIVE_LETTERS:
        return False
    extra = tuple([word for word in full_title.words[len(short_title.words) :] if word in titles.extra])
    has_other = names_companion(extra) or adds_what_tells(titles, {first.year, second.year})
    return has_distinctive_words(short_title.bag) and not has_other
