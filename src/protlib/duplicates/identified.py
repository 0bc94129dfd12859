"""Two records that share an identifier: what their titles must be like for them to be one publication all the same."""

from protlib.duplicates.agreement import AGREES, DIFFERS
from protlib.duplicates.compared import Compared
from protlib.duplicates.compared_names import have_one_first
from protlib.duplicates.contradictions import (
    counted_otherwise,
    has_other_month,
    is_part_of_whole,
    length,
    speak_differently,
)
from protlib.duplicates.description import are_described_alike
from protlib.duplicates.evidence import Evidence
from protlib.duplicates.judgement import Judgement, Verdict
from protlib.duplicates.title_likeness import EQUAL, Kind, Likeness, adds_what_tells
from protlib.record.titles import is_named

_LINK, _ISBN, _SYMBOL = "same link", "same ISBN", "same document symbol"
_LIKE, _VERY_LIKE = 0.8, 0.9
_LONG = 3
_TELLING_FIELDS = ("authors", "editors", "container_title", "number", "doi", "isbn", "url")


def shared_identifier(one: Compared, other: Compared) -> str:
    """Return which identifier beside the DOI two records have in common, "" where there is none."""
    if one.isbn and not one.isbn.isdisjoint(other.isbn):
        return _ISBN
    if one.symbols and not one.symbols.isdisjoint(other.symbols):
        return _SYMBOL
    return _LINK if one.url and one.url == other.url else ""


def described_alike(one: Compared, other: Compared) -> Judgement:
    """Judge two records that say the same in every field: where that tells no publication, they may be two of one author and year."""
    if _is_bare_piece(one) and _is_bare_piece(other):
        return Judgement.of(Verdict.UNSURE, 1.0, "described alike", "each issue has this title")
    are_named = is_named(one.publication) and is_named(other.publication)
    if are_named or one.doi or one.symbols or shared_identifier(one, other):
        return Judgement.of(Verdict.SAME, 1.0, "described alike")
    return Judgement.of(Verdict.UNSURE, 1.0, "described alike", "a title is missing")


def _is_bare_piece(record: Compared) -> bool:
    """Tell whether a record is of what each issue of a journal has under one title, and does not say in which it stands."""
    if not (record.is_generic and record.container) or record.is_part:
        return False
    place = record.place
    identified = record.doi or record.symbols or record.url or record.month or record.counted
    return not (identified or place.issue or place.pages.first or record.publication.abstract)


def may_have_one_key(one: Compared, other: Compared) -> bool:
    """Tell whether two records that have one key have one title, or, without a title, what tells who or where in its place."""
    if one.title.joined or other.title.joined:
        return one.title.joined == other.title.joined
    pairs = [(getattr(one.publication, name), getattr(other.publication, name)) for name in _TELLING_FIELDS]
    said = [pair for pair in pairs if all(pair)]
    return are_described_alike(one, other) or (bool(said) and all(mine == theirs for mine, theirs in said))


def without_title(one: Compared, other: Compared) -> Judgement:
    """Judge two records of which one has no title: an identifier alone says that they are the same."""
    shared = "same DOI" if one.doi & other.doi else shared_identifier(one, other)
    if shared and not is_part_of_whole(one, other) and not is_part_of_whole(other, one):
        return Judgement.of(Verdict.SAME, 0.9, shared)
    return Judgement.of(Verdict.OTHER, 0.0, "a title is missing")


def with_one_doi(one: Compared, other: Compared, titles: Likeness) -> Judgement:
    """Judge two records with one DOI: of a supplement it is that of all that is in it."""
    if one.title.joined in other.title.others or other.title.joined in one.title.others:
        titles = EQUAL
    evidence = Evidence.of(one, other, titles)
    is_one = _is_longer_title(evidence) or evidence.is_of_one_article(length(one, other))
    why = "" if is_one else titles.apart or _why_two_pieces(one, other, evidence)
    reasons = ["same DOI", *filter(None, (why,)), *evidence.reasons()]
    is_same = not why and _is_excused(one, other, evidence)
    return Judgement.of(Verdict.SAME if is_same else Verdict.UNSURE, evidence.likeness(), *reasons)


def _why_two_pieces(one: Compared, other: Compared, evidence: Evidence) -> str:
    """Return what tells two apart that many publications have the title of, whatever their DOI: it may have been cut; "" for nothing."""
    if not one.is_generic:
        return ""
    where = {"volume": evidence.volume, "issue": evidence.issue, "page": evidence.page}
    differing = [f"{name} differs" for name, agreement in where.items() if agreement is DIFFERS]
    return differing[0] if differing else "month differs" if has_other_month(one, other) else ""


def _is_longer_title(evidence: Evidence) -> bool:
    """Tell whether a title with more words is that of the same article: "... (commentary)", "...: protocol"."""
    is_longer = evidence.titles.kind is Kind.PART and not evidence.titles.differs
    return is_longer and evidence.is_of_one_place() and evidence.authors is AGREES


def _is_excused(one: Compared, other: Compared, evidence: Evidence) -> bool:
    """Tell whether the titles and pages of two records with one DOI may be those of one publication."""
    titles, page, authors = evidence.titles, evidence.page, evidence.authors
    if titles.kind <= Kind.LIKE:
        if page is DIFFERS:
            return False
        least = _LIKE if page is AGREES else _VERY_LIKE
        is_reworded = titles.ratio >= least and authors is AGREES
        return is_reworded or _is_translation(one, other, evidence)
    if page is not DIFFERS:
        return True
    return titles.kind is not Kind.PART and authors is not DIFFERS


def _is_translation(one: Compared, other: Compared, evidence: Evidence) -> bool:
    """Tell whether one title may be the other in another language: by their languages, or because all else is the same."""
    if one.language and other.language:
        return speak_differently(one, other) and evidence.authors is not DIFFERS
    is_same_article = evidence.page is AGREES and have_one_first(one.people, other.people) and evidence.years == 0
    return is_same_article and length(one, other) >= _LONG


def with_identifier(one: Compared, other: Compared, titles: Likeness, shared: str) -> Judgement:
    """Judge two records that share an ISBN, a symbol or a link: chapters have their book's, and reports their page's."""
    if why := _why_apart(one, other, titles, shared):
        return Judgement.of(Verdict.OTHER, titles.ratio, shared, why, is_vetoed=True)
    if why := _why_two_of_series(one, other):
        return Judgement.of(Verdict.UNSURE, titles.ratio, shared, why, is_vetoed=True)
    evidence = Evidence.of(one, other, titles)
    verdict = _with_symbol(one, other) if shared == _SYMBOL else _with_number(one, other, evidence, shared)
    return Judgement.of(verdict, evidence.likeness(), shared, *evidence.reasons())


def _with_symbol(one: Compared, other: Compared) -> Verdict:
    """Tell whether two records with one symbol are the same: it may be of a translation, if the titles have few words in common."""
    short, full = sorted((set(one.title.words), set(other.title.words)), key=len)
    return Verdict.SAME if len(short & full) * 2 > len(short) else Verdict.UNSURE


def _with_number(one: Compared, other: Compared, evidence: Evidence, shared: str) -> Verdict:
    titles = evidence.titles
    is_in_whole = one.is_part or other.is_part or bool(one.container and other.container)
    if titles.kind < (Kind.MISSPELT if is_in_whole else Kind.PART):
        is_catalogued_with_it = shared == _LINK or is_in_whole or _are_chapters(one, other, evidence)
        return Verdict.OTHER if is_catalogued_with_it else Verdict.UNSURE
    most = 0 if one.is_annual else 1
    is_other_year = shared == _LINK and not evidence.is_near(most)
    is_unsure = is_other_year or one.is_draft != other.is_draft or _is_apart(one, other, titles)
    return Verdict.UNSURE if is_unsure else Verdict.SAME


def _why_apart(one: Compared, other: Compared, titles: Likeness, shared: str) -> str:
    if is_part_of_whole(one, other) or is_part_of_whole(other, one):
        return "one is a chapter, the other a whole"
    return titles.apart or ("language differs" if shared != _ISBN and speak_differently(one, other) else "")


def _why_two_of_series(one: Compared, other: Compared) -> str:
    """Return what tells two apart that come out behind one link, or under one number, again and again; "" for nothing."""
    return counted_otherwise(one, other) or ("month differs" if has_other_month(one, other) else "")


def _is_apart(one: Compared, other: Compared, titles: Likeness) -> bool:
    return bool(one.doi and other.doi) or adds_what_tells(titles, {one.year, other.year})


def _are_chapters(one: Compared, other: Compared, evidence: Evidence) -> bool:
    """Tell whether two records of one ISBN are of chapters, whatever their types: they have pages, or other authors."""
    has_pages = any(each.place.pages.last and each.place.pages.first != "1" for each in (one, other))
    return has_pages or evidence.authors is DIFFERS
