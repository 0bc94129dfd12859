"""When two records are the same publication.

Two records are the same where they share a DOI and their titles do not contradict that (a supplement has one DOI for
all that is in it); where they share an ISBN, a document symbol or a link and their titles do not differ (chapters share
their book's); where they stand in one place of one journal; or where title, year and author are the same. What tells the
parts of a series apart (numbers and countries in the title, report number, edition, month) has the last word. Between the
same and another there is what only a person can say.
"""

from typing import Final

from protlib.duplicates.agreement import DIFFERS
from protlib.duplicates.compared import Compared
from protlib.duplicates.contradictions import contradiction
from protlib.duplicates.description import (
    are_described_alike,
    are_same,
    may_be_same,
    may_be_translated,
    other_forms,
)
from protlib.duplicates.distortions import is_likely_same
from protlib.duplicates.evidence import Evidence
from protlib.duplicates.identified import (
    described_alike,
    shared_identifier,
    with_identifier,
    with_one_doi,
    without_title,
)
from protlib.duplicates.judgement import Judgement, Verdict
from protlib.duplicates.title_likeness import Kind, Likeness, likeness

_OTHER: Final = Judgement.of(Verdict.OTHER, 0.0, "titles differ")


def compare(one: Compared, other: Compared) -> Judgement:
    """Judge whether two records are the same publication, and say why; which comes first does not matter."""
    if are_described_alike(one, other):
        return described_alike(one, other)
    if not one.title.joined or not other.title.joined:
        return without_title(one, other)
    titles = likeness(one.title, other.title)
    if one.doi and not one.doi.isdisjoint(other.doi):
        return with_one_doi(one, other, titles)
    if shared := shared_identifier(one, other):
        judgement = with_identifier(one, other, titles, shared)
        if judgement.verdict is Verdict.SAME or judgement.is_vetoed:
            return judgement
        return max(judgement, _by_description(one, other, titles), key=lambda judged: judged.score)
    if titles.kind is Kind.UNLIKE and not may_be_translated(one, other):
        return _OTHER
    return _by_description(one, other, titles)


def _by_description(one: Compared, other: Compared, titles: Likeness) -> Judgement:
    evidence = Evidence.of(one, other, titles)
    if why := contradiction(one, other, evidence):
        verdict = Verdict.UNSURE if _may_be_misread(one, evidence) else Verdict.OTHER
        return Judgement.of(verdict, evidence.likeness(), evidence.reasons()[0], why, is_vetoed=True)
    if are_same(one, other, evidence):
        return Judgement.of(Verdict.SAME, evidence.likeness(), *evidence.reasons())
    if is_likely_same(one, other, evidence):
        return Judgement.likely(evidence.likeness(), *evidence.reasons())
    verdict = Verdict.UNSURE if may_be_same(one, other, evidence) else Verdict.OTHER
    forms = filter(None, (other_forms(one, other),))
    return Judgement.of(verdict, evidence.likeness(), *evidence.reasons(), *forms)


def _may_be_misread(one: Compared, evidence: Evidence) -> bool:
    """Tell whether all but one number says that two records are one: of that number one may be wrong."""
    is_own = evidence.titles.kind >= Kind.MISSPELT and not one.is_generic
    return is_own and evidence.is_of_one_place() and evidence.authors is not DIFFERS
