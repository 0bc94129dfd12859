"""Judges whether two records are the same publication.

Two records are the same if they share:
- a DOI, and their titles do not contradict it (all parts of a supplement have one DOI);
- an ISBN, a document symbol or a link, and their titles do not differ (chapters share their book's);
- a place in a journal;
- title, year and author, if the title says more than "Country report";
- all words of a typed reference that was misread (`typed_reference.py`).
The differences between parts of a series have the last word: numbers and countries in the title, report number,
edition, month. Between "same" and "other" lies "unsure", which only a person can decide.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.contradictions import (
    SEASON,
    are_months_apart,
    differ_only_in_identifier,
    doubt_about_title,
    find_contradiction,
    is_of_other_day,
    months_between,
)
from protlib.duplicates.description import (
    are_described_alike,
    are_same,
    differing_forms,
    may_be_same,
    may_be_translated,
)
from protlib.duplicates.generic_titles import has_distinctive_words, names_companion
from protlib.duplicates.judgement import AGREES, DIFFERS, Judgement, Sameness
from protlib.duplicates.record_evidence import Evidence
from protlib.duplicates.shared_identifiers import (
    are_one_item,
    judge_described_alike,
    judge_with_identifier,
    judge_with_one_doi,
    judge_without_title,
    shared_identifier,
)
from protlib.duplicates.title_likeness import (
    DISTINCTIVE_LETTERS,
    DISTINCTIVE_WORDS,
    EQUAL,
    TitleLikeness,
    TitleRelation,
    adds_what_tells,
    compare_titles,
    select_alike_titles,
    tell_apart,
)
from protlib.duplicates.typed_reference import ONLY_EXPLAINED, is_reference_to, words_of_reference

_ANOTHER: Final = Judgement.with_reasons(Sameness.OTHER, 0.0, "titles differ")


def compare(first: ComparedRecord, second: ComparedRecord) -> Judgement:
    """Judge whether two records are the same publication, and say why; their order does not matter."""
    return _judge(first, second, compare_titles(first.title, second.title))


def compare_each(firsts: Sequence[ComparedRecord], second: ComparedRecord) -> Iterator[tuple[int, Judgement]]:
    """Yield the positions of records that are, or may be, the same publication as another one, with the judgement."""
    return (pair for pair in judge_each(firsts, second) if pair[1].sameness is not Sameness.OTHER)


def judge_each(firsts: Sequence[ComparedRecord], second: ComparedRecord) -> Iterator[tuple[int, Judgement]]:
    """Yield the positions of the records that a first look cannot tell from another one, with the judgement.

    A library of 100,000 records has more than a million pairs to compare, and nearly all of them end here.
    """
    if not firsts:
        return
    marks, bits, is_noted = frozenset(second.marks), second.mark_bits, second.is_noted
    # Near records are at most a year apart, or have a mark in common: others are two publications.
    years = () if second.year is None else (None, *range(second.year - 1, second.year + 2))
    may_be_marked = [position for position, first in enumerate(firsts) if first.mark_bits & bits] if bits else ()
    marked = {position for position in may_be_marked if not marks.isdisjoint(firsts[position].marks)}
    near = [position for position, first in enumerate(firsts) if not years or first.year in years or position in marked]
    title_likenesses = select_alike_titles([firsts[position].title for position in near], second.title)
    likenesses = {near[position]: titles for position, titles in title_likenesses.items()}
    noted_positions = [position for position in near if is_noted or firsts[position].is_noted]
    for position in sorted({*likenesses, *marked, *noted_positions}):
        first = firsts[position]
        if position in likenesses:
            yield position, _judge(first, second, tell_apart(first.title, second.title, likenesses[position]))
        elif position in marked or _is_typed_again(first, second):
            yield position, _judge(first, second, compare_titles(first.title, second.title))


def _judge(first: ComparedRecord, second: ComparedRecord, titles: TitleLikeness) -> Judgement:
    """Judge two records; a general title beside a body and a year leaves the judgement to a person."""
    if first.publication.extra and are_one_item(first, second):
        return Judgement.with_reasons(Sameness.SAME, 1.0, "same item of Zotero")
    judgement = _judge_fields(first, second, titles)
    if judgement.sameness is not Sameness.SAME or not (reason := doubt_about_title(first, second)):
        return judgement
    return Judgement.with_reasons(Sameness.UNSURE, judgement.score, *_with_difference(judgement.reasons, reason))


def _judge_fields(first: ComparedRecord, second: ComparedRecord, titles: TitleLikeness) -> Judgement:
    if titles is EQUAL and are_described_alike(first, second):
        return judge_described_alike(first, second)
    if _is_typed_again(first, second):
        return Judgement.with_reasons(Sameness.SAME, 1.0, *ONLY_EXPLAINED)
    if not first.title.compact or not second.title.compact:
        return judge_without_title(first, second, titles)
    if first.doi and not first.doi.isdisjoint(second.doi):
        return judge_with_one_doi(first, second, titles)
    if shared := shared_identifier(first, second):
        judgement = judge_with_identifier(first, second, titles, shared)
        if judgement.sameness is Sameness.SAME or judgement.is_vetoed:
            return judgement
        return max(judgement, _judge_by_description(first, second, titles), key=lambda judged: judged.score)
    if titles.kind is TitleRelation.UNLIKE and not may_be_translated(first, second):
        return _ANOTHER
    return _judge_by_description(first, second, titles)


def _is_typed_again(first: ComparedRecord, second: ComparedRecord) -> bool:
    """Tell whether one record was misread from a reference to the other."""
    return any(
        (reference := words_of_reference(entry.publication)) and is_reference_to(reference, entry, record)
        for entry, record in ((first, second), (second, first))
    )


def _judge_by_description(first: ComparedRecord, second: ComparedRecord, titles: TitleLikeness) -> Judgement:
    evidence = Evidence.compare_all(first, second, titles)
    if reason := find_contradiction(first, second, evidence):
        may_be_one = _may_be_misread(first, evidence) or _may_be_in_two_forms(first, second, evidence)
        sameness = Sameness.UNSURE if may_be_one else Sameness.OTHER
        return Judgement.with_reasons(sameness, evidence.likeness(), evidence.reasons()[0], reason, is_vetoed=True)
    if are_same(first, second, evidence):
        return Judgement.with_reasons(Sameness.SAME, evidence.likeness(), *evidence.reasons())
    difference = differing_forms(first, second) or ("months differ" if are_months_apart(first, second) else "")
    reasons = _with_difference(evidence.reasons(), difference)
    if is_likely_same(first, second, evidence):
        return Judgement.likely(evidence.likeness(), *reasons)
    sameness = Sameness.UNSURE if may_be_same(first, second, evidence) else Sameness.OTHER
    return Judgement.with_reasons(sameness, evidence.likeness(), *reasons)


def _with_difference(reasons: Sequence[str], difference: str) -> list[str]:
    """Return reasons with what leaves a judgement to a person in the second place: an import tells the first three."""
    return [*reasons[:1], *filter(None, (difference,)), *reasons[1:]]


def _may_be_in_two_forms(first: ComparedRecord, second: ComparedRecord, evidence: Evidence) -> bool:
    """Tell whether two records may be one work in print and online, or of two repositories, each with its number."""
    if not evidence.is_of_own_title(first) or not evidence.is_near(1) or differing_forms(first, second):
        return False
    return differ_only_in_identifier(first, second, evidence)


def _may_be_misread(record: ComparedRecord, evidence: Evidence) -> bool:
    """Tell whether only one number speaks against two records being one: that number may be wrong."""
    is_own = evidence.titles.kind >= TitleRelation.MISSPELT and not record.is_generic
    return is_own and evidence.is_on_one_page() and evidence.authors is not DIFFERS


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
    is_late = evidence.year_distance == 1 or (evidence.year_distance == 0 and are_months_apart(first, second))
    if not is_late or evidence.titles.kind is not TitleRelation.EQUAL or months_between(first, second) > SEASON:
        return False
    if is_of_other_day(first, second):
        return False
    has_year = not {str(first.year), str(second.year)}.isdisjoint(first.title.figures)
    return first.is_own or (has_year and len(first.title.words) >= DISTINCTIVE_WORDS and not first.is_periodic)


def _drops_subtitle(first: ComparedRecord, second: ComparedRecord, evidence: Evidence) -> bool:
    """Tell whether one title is the other without a subtitle that says nothing decisive."""
    titles = evidence.titles
    if titles.kind is not TitleRelation.PART or evidence.year_distance != 0 or first.is_generic or second.is_generic:
        return False
    short_title, full_title = sorted((first.title, second.title), key=lambda title: len(title.compact))
    if short_title.compact != full_title.main or len(short_title.compact) < DISTINCTIVE_LETTERS:
        return False
    extra = tuple([word for word in full_title.words[len(short_title.words) :] if word in titles.extra])
    has_other = names_companion(extra) or adds_what_tells(titles, {first.year, second.year})
    return has_distinctive_words(short_title.bag) and not has_other
