"""Judges two records that share an identifier by their titles and their other fields."""

from typing import Final

from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.compared_names import have_one_first
from protlib.duplicates.compared_titles import numbers_in
from protlib.duplicates.contradictions import (
    differ_in_language,
    differing_number,
    has_other_month,
    is_part_of_whole,
    may_be_two_versions,
    number_of_pages,
)
from protlib.duplicates.description import are_described_alike
from protlib.duplicates.issue_pages import PAGES_OF_AN_ARTICLE
from protlib.duplicates.judgement import AGREES, DIFFERS, Judgement, Sameness
from protlib.duplicates.record_evidence import Evidence
from protlib.duplicates.title_likeness import EQUAL, TitleLikeness, TitleRelation, adds_what_tells
from protlib.frozen import expression
from protlib.record.places.areas import find_area
from protlib.record.places.towns import find_town
from protlib.record.raw_record import ITEMS
from protlib.record.titles.substitutes import is_named

_LINK, _ISBN, _SYMBOL = "same link", "same ISBN", "same document symbol"
_YEAR: Final = expression(r"(?:19|20)\d\d")
_LIKENESS, _HIGH_LIKENESS = 0.8, 0.9
_YEARS_OF_A_REPRINT: Final = 1  # by which catalogues may date one book differently
_DISTINCTIVE_FIELDS = ("authors", "editors", "container_title", "number", "doi", "isbn", "url")
_SURE: Final = 0.9  # the likeness of records that one identifier names


def shared_identifier(first: ComparedRecord, second: ComparedRecord) -> str:
    """Return which identifier besides the DOI two records share, "" if none."""
    if first.isbn and not first.isbn.isdisjoint(second.isbn):
        return _ISBN
    if first.symbols and not first.symbols.isdisjoint(second.symbols):
        return _SYMBOL
    return _LINK if first.url and first.url == second.url else ""


def are_one_item(first: ComparedRecord, second: ComparedRecord) -> bool:
    """Tell whether two records are one item of another program, which may have another title by now."""
    first_extra, second_extra = first.publication.extra, second.publication.extra
    return any((item := first_extra.get(name)) and item == second_extra.get(name) for name in ITEMS)


def judge_described_alike(first: ComparedRecord, second: ComparedRecord) -> Judgement:
    """Judge two records that say the same in every field; without a distinctive title they may still be two."""
    if _is_bare_piece(first) and _is_bare_piece(second):
        return Judgement.with_reasons(Sameness.UNSURE, 1.0, "described alike", "each issue has this title")
    are_named = is_named(first.publication) and is_named(second.publication)
    if are_named or first.doi or first.symbols or shared_identifier(first, second):
        return Judgement.with_reasons(Sameness.SAME, 1.0, "described alike")
    return Judgement.with_reasons(Sameness.UNSURE, 1.0, "described alike", "a title is missing")


def _is_bare_piece(record: ComparedRecord) -> bool:
    """Tell whether a record is a piece that each issue of a journal has, and does not say which issue it is in."""
    if not record.container or record.is_part or not record.is_generic:
        return False
    issue_pages = record.issue_pages
    identified = record.doi or record.symbols or record.url or record.month or record.numbers_by_field
    return not (identified or issue_pages.issue or issue_pages.pages.first or record.publication.abstract)


def may_have_one_key(first: ComparedRecord, second: ComparedRecord) -> bool:
    """Tell whether two records with one key have one title, or, if none has a title, agree in what else tells them."""
    if first.title.compact or second.title.compact:
        return first.title.compact == second.title.compact
    pairs = [(getattr(first.publication, name), getattr(second.publication, name)) for name in _DISTINCTIVE_FIELDS]
    complete = [pair for pair in pairs if all(pair)]
    return are_described_alike(first, second) or (bool(complete) and all(mine == theirs for mine, theirs in complete))


def judge_without_title(first: ComparedRecord, second: ComparedRecord, titles: TitleLikeness) -> Judgement:
    """Judge two records, one of them without a title: only an identifier says that they are the same.

    Chapters have the ISBN of their book, but each its own authors and pages.
    """
    shared = "same DOI" if first.doi & second.doi else shared_identifier(first, second)
    if not shared or is_part_of_whole(first, second) or is_part_of_whole(second, first):
        return Judgement.with_reasons(Sameness.OTHER, 0.0, "a title is missing")
    evidence = Evidence.compare_all(first, second, titles)
    agreements = {"authors differ": evidence.authors, "page differs": evidence.page}
    if reasons := [reason for reason, agreement in agreements.items() if agreement is DIFFERS]:
        are_chapters = shared == _ISBN and first.is_part and second.is_part
        judged = (Sameness.OTHER, 0.0) if are_chapters else (Sameness.UNSURE, _LIKENESS)
        return Judgement.with_reasons(*judged, shared, *reasons, "a title is missing")
    return Judgement.with_reasons(Sameness.SAME, _SURE, shared)


def judge_with_one_doi(first: ComparedRecord, second: ComparedRecord, titles: TitleLikeness) -> Judgement:
    """Judge two records with one DOI, which all parts of a supplement may share."""
    if first.title.compact in second.title.further_titles or second.title.compact in first.title.further_titles:
        titles = EQUAL
    evidence = Evidence.compare_all(first, second, titles)
    is_one = _is_longer_title(evidence) or evidence.is_of_one_article(number_of_pages(first, second))
    reason = "" if is_one else titles.why_different or _why_two_pieces(first, second, evidence)
    reasons = ["same DOI", *filter(None, (reason,)), *evidence.reasons()]
    is_same = not reason and _is_excused(first, second, evidence)
    return Judgement.with_reasons(Sameness.SAME if is_same else Sameness.UNSURE, evidence.likeness(), *reasons)


def _why_two_pieces(first: ComparedRecord, second: ComparedRecord, evidence: Evidence) -> str:
    """Return what tells apart two records, one with a generic title, "" for nothing; their DOI may be cut short."""
    if not (first.is_generic or second.is_generic):
        return ""
    place = {"volume": evidence.volume, "issue": evidence.issue, "page": evidence.page}
    differences = [f"{name} differs" for name, agreement in place.items() if agreement is DIFFERS]
    return differences[0] if differences else "month differs" if has_other_month(first, second) else ""


def _is_longer_title(evidence: Evidence) -> bool:
    """Tell whether one title only has more words for the same article: "... (commentary)", "...: protocol"."""
    is_longer = evidence.titles.kind is TitleRelation.PART and not evidence.titles.differs
    return is_longer and evidence.is_on_one_page() and evidence.authors is AGREES


def _is_excused(first: ComparedRecord, second: ComparedRecord, evidence: Evidence) -> bool:
    """Tell whether titles and pages of two records with one DOI may still be those of one publication."""
    titles, page, authors = evidence.titles, evidence.page, evidence.authors
    if titles.kind <= TitleRelation.LIKE:
        if page is DIFFERS:
            return False
        least_likeness = _LIKENESS if page is AGREES else _HIGH_LIKENESS
        is_reworded = titles.ratio >= least_likeness and authors is AGREES
        return is_reworded or _is_translation(first, second, evidence)
    if page is not DIFFERS:
        return True
    return titles.kind is not TitleRelation.PART and authors is not DIFFERS


def _is_translation(first: ComparedRecord, second: ComparedRecord, evidence: Evidence) -> bool:
    """Tell whether one title may translate the other: the languages differ, or everything else is the same."""
    if first.language and second.language:
        return differ_in_language(first, second) and evidence.authors is not DIFFERS
    is_same_article = (
        evidence.page is AGREES and have_one_first(first.people, second.people) and evidence.year_distance == 0
    )
    return is_same_article and number_of_pages(first, second) >= PAGES_OF_AN_ARTICLE


def judge_with_identifier(
    first: ComparedRecord, second: ComparedRecord, titles: TitleLikeness, shared: str
) -> Judgement:
    """Judge two records that share an ISBN, a symbol or a link; chapters share their book's ISBN."""
    if reason := _why_separate(first, second, titles, shared):
        return Judgement.with_reasons(Sameness.OTHER, titles.ratio, shared, reason, is_vetoed=True)
    set_reason = _why_two_of_set(first, second, titles) if shared == _ISBN else ""
    if reason := _why_two_of_series(first, second) or _why_two_volumes(first, second) or set_reason:
        return Judgement.with_reasons(Sameness.UNSURE, titles.ratio, shared, reason, is_vetoed=True)
    evidence = Evidence.compare_all(first, second, titles)
    sameness = _with_symbol(first, second) if shared == _SYMBOL else _with_number(first, second, evidence, shared)
    return Judgement.with_reasons(sameness, evidence.likeness(), shared, *evidence.reasons())


def _with_symbol(first: ComparedRecord, second: ComparedRecord) -> Sameness:
    """Return what one symbol says of two records; titles with few common words may be translations."""
    fewer_words, more_words = sorted((set(first.title.words), set(second.title.words)), key=len)
    return Sameness.SAME if len(fewer_words & more_words) * 2 > len(fewer_words) else Sameness.UNSURE


def _with_number(first: ComparedRecord, second: ComparedRecord, evidence: Evidence, shared: str) -> Sameness:
    titles = evidence.titles
    is_in_whole = first.is_part or second.is_part or bool(first.container and second.container)
    if titles.kind < (TitleRelation.MISSPELT if is_in_whole else TitleRelation.PART):
        is_catalogued_with_it = shared == _LINK or is_in_whole or _are_chapters(first, second, evidence)
        return Sameness.OTHER if is_catalogued_with_it else Sameness.UNSURE
    most = 0 if first.is_annual else 1
    is_other_year = shared == _LINK and not evidence.is_near(most)
    is_other_form = first.is_draft != second.is_draft or may_be_two_versions(first, second)
    is_unsure = is_other_year or is_other_form or _is_apart(first, second, titles)
    return Sameness.UNSURE if is_unsure else Sameness.SAME


def _why_separate(first: ComparedRecord, second: ComparedRecord, titles: TitleLikeness, shared: str) -> str:
    if is_part_of_whole(first, second) or is_part_of_whole(second, first):
        return "one is a chapter, the other a whole"
    return titles.why_different or ("language differs" if shared != _ISBN and differ_in_language(first, second) else "")


def _why_two_of_series(first: ComparedRecord, second: ComparedRecord) -> str:
    """Return what tells apart two parts of a series that share a link or a number, "" if nothing does."""
    return differing_number(first, second) or ("month differs" if has_other_month(first, second) else "")


def _why_two_volumes(first: ComparedRecord, second: ComparedRecord) -> str:
    """Return that the volumes of two wholes differ, "" if not: a set has one ISBN, and one page may link to all."""
    volumes = [{*numbers_in(record.publication.volume)} for record in (first, second)]
    is_other = first.is_whole and second.is_whole and all(volumes) and volumes[0].isdisjoint(volumes[1])
    return "volume differs" if is_other else ""


def _why_two_of_set(first: ComparedRecord, second: ComparedRecord, titles: TitleLikeness) -> str:
    """Return what tells apart two reports that print the ISBN of their set, "" if nothing does."""
    names_year = titles is EQUAL and any(_YEAR.fullmatch(word) for word in first.title.words)
    recurs = (first.is_generic or first.is_annual) and not names_year
    if recurs and first.year and second.year and abs(first.year - second.year) > _YEARS_OF_A_REPRINT:
        return "years differ"
    names_place = titles.kind is TitleRelation.PART and any(find_town(word) or find_area(word) for word in titles.extra)
    return "places in the titles differ" if names_place else ""


def _is_apart(first: ComparedRecord, second: ComparedRecord, titles: TitleLikeness) -> bool:
    return bool(first.doi and second.doi) or adds_what_tells(titles, {first.year, second.year})


def _are_chapters(first: ComparedRecord, second: ComparedRecord, evidence: Evidence) -> bool:
    """Tell whether two records with one ISBN are chapters, whatever their types: they have pages, or other authors."""
    has_pages = any(
        record.issue_pages.pages.last and record.issue_pages.pages.first != "1" for record in (first, second)
    )
    return has_pages or evidence.authors is DIFFERS
