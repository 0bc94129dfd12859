"""Judges by title, authors, year and place in a journal whether two records describe one publication."""

from collections.abc import Callable, Hashable, Mapping
from operator import attrgetter
from typing import Any, Final

from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.compared_names import have_one_first
from protlib.duplicates.compared_titles import is_marked_as_translated
from protlib.duplicates.contradictions import are_months_apart, differ_in_language, may_be_two_versions, number_of_pages
from protlib.duplicates.issue_pages import PAGES_OF_AN_ARTICLE, are_nearly_one
from protlib.duplicates.judgement import AGREES, DIFFERS, UNKNOWN
from protlib.duplicates.record_evidence import Evidence
from protlib.duplicates.title_likeness import DISTINCTIVE_WORDS, VERY_LIKE, TitleRelation, adds_what_tells
from protlib.record.model import BOOKKEEPING, FIELDS, PERIODICAL, TEXT_LISTS, Publication

_NOT_DESCRIPTION: Final = frozenset(
    {*BOOKKEEPING, *TEXT_LISTS, "abstract", "accessed", "extra", "note", "title", "private_note", "access"}
)
_DESCRIPTION: Final = tuple(name for name in FIELDS if name not in _NOT_DESCRIPTION)
_FIELDS_OF_A_CORRECTION: Final = frozenset({"date", "doi"})
SLIGHT: Final = frozenset({"publisher_place", "event_place", "archived", "category", "addendum", "genre"})
"""Fields that may change in a file while its record stays the same publication."""
_firm_description: Final[Callable[[Publication], tuple[Any, ...]]] = attrgetter(
    *(name for name in _DESCRIPTION if name not in SLIGHT)
)
_description_beside_link: Final[Callable[[Publication], tuple[Any, ...]]] = attrgetter(
    *(name for name in _DESCRIPTION if name != "url")
)
description: Final[Callable[[Publication], tuple[Any, ...]]] = attrgetter(*_DESCRIPTION)
"""Returns everything that describes a publication except its title, its contents and the data about the record."""
_MONTH_LENGTH: Final = len("2009-03")
_FORMS: Final[Mapping[str, str]] = {
    **dict.fromkeys(PERIODICAL, "article"),
    **dict.fromkeys(("paper-conference", "speech"), "paper"),
    **dict.fromkeys(("book", "report", "pamphlet"), "book"),
    **dict.fromkeys(("broadcast", "motion_picture", "song"), "recording"),
    **{name: name for name in ("chapter", "thesis", "dataset", "interview", "map", "software")},
}
"""The form of a text by its type: a thesis and the book made of it are two publications, a report and its film too."""


def description_of(record: ComparedRecord, links: Mapping[str, int]) -> Hashable:
    """Return everything a record is compared by: records with equal values contradict the same others.

    `links` counts the records with each link: a link that occurs only once is left out.
    """
    publication, title = record.publication, record.title
    link = record.url if links[record.url] > 1 else ""
    described = _description_beside_link(publication)
    is_guess = "authors" in publication.guessed  # which contradicts less
    return publication.title, title.further_titles, record.doi, record.symbols, link, is_guess, described


def strip_contents(publication: Publication) -> Publication:
    """Return a record with only its title and the fields of `description`."""
    return Publication(**{name: getattr(publication, name) for name in ("title", *_DESCRIPTION)})


def are_described_alike(first: ComparedRecord, second: ComparedRecord, *, from_one_file: bool = False) -> bool:
    """Tell whether two records say the same in every field; from one file, all but the `SLIGHT` ones are enough."""
    if (
        first.title.compact != second.title.compact
        or first.title.figures != second.title.figures
        or first.title.is_filed_apart(second.title)
        or first.year != second.year
    ):
        return False
    abstracts = first.publication.abstract, second.publication.abstract
    if abstracts[0] != abstracts[1] and all(abstracts):
        return False
    described = _firm_description if from_one_file else description
    if described(first.publication) != described(second.publication):
        return False
    # These stand in brackets behind the title, which the comparison leaves out.
    is_one_text = first.is_draft == second.is_draft and first.title.version == second.title.version
    is_one_edition = first.numbers_by_field.get("edition") == second.numbers_by_field.get("edition")
    return is_one_text and is_one_edition and not differ_in_language(first, second)


def may_be_redated(first: ComparedRecord, second: ComparedRecord) -> bool:
    """Tell whether two records differ in nothing but the date or the DOI; fields that one lacks count for nothing.

    One may be a correction of the other, or the next edition of a report with one title each year.
    """
    if first.title.compact != second.title.compact or first.title.figures != second.title.figures or first.is_generic:
        return False
    if (
        first.title.is_filed_apart(second.title)
        or first.is_draft != second.is_draft
        or not have_one_first(first.people, second.people)
    ):
        return False
    pairs = [
        (getattr(first.publication, name), getattr(second.publication, name))
        for name in _DESCRIPTION
        if name not in _FIELDS_OF_A_CORRECTION
    ]
    return first.publication.edition == second.publication.edition and all(
        value == counterpart for value, counterpart in pairs if value and counterpart
    )


def are_same(first: ComparedRecord, second: ComparedRecord, evidence: Evidence) -> bool:
    """Tell whether two records that do not contradict each other describe one publication."""
    agreements = evidence.volume, evidence.page
    if agreements == (AGREES, AGREES):
        return _are_one_on_page(first, second, evidence)
    if AGREES in agreements:
        return _are_one_in_volume(first, second, evidence)
    return DIFFERS not in agreements and _are_one_without_pages(first, second, evidence)


def may_be_translated(record: ComparedRecord, other_record: ComparedRecord) -> bool:
    """Tell whether two articles have the same several pages of a volume: they may be one article under two titles."""
    first, second = record.issue_pages, other_record.issue_pages
    if not first.volume or first.volume != second.volume or first.pages != second.pages:
        return False
    is_article = not record.issue_pages.pages.letters and number_of_pages(record, other_record) >= PAGES_OF_AN_ARTICLE
    return is_article and have_one_first(record.people, other_record.people)


def _are_one_on_page(first: ComparedRecord, second: ComparedRecord, evidence: Evidence) -> bool:
    """Tell whether two records on one page of the same volume number are the same publication.

    Unlike titles may be one title in two languages or two short pieces: only a catalogue's mark of translation decides.
    """
    kind, authors, container = evidence.titles.kind, evidence.authors, evidence.container
    if not evidence.is_near(1) and not container is authors is AGREES:
        return False
    if kind >= TitleRelation.MISSPELT:
        if first.is_generic:
            is_piece = _may_stand_in_each_issue(first, second)
            return DIFFERS not in (container, authors) and (not is_piece or _is_one_issue(first, second, evidence))
        return container is not DIFFERS or authors is AGREES
    if DIFFERS in (authors, evidence.issue) or not evidence.is_near(1):
        return False
    if kind is TitleRelation.UNLIKE and not _is_translated(first, second):
        return False
    is_long = number_of_pages(first, second) >= PAGES_OF_AN_ARTICLE
    is_same_journal = container is AGREES and evidence.year_distance == 0
    if authors is UNKNOWN:
        return kind >= TitleRelation.LIKE and is_long and is_same_journal
    if kind is TitleRelation.LIKE:
        return container is not DIFFERS and is_long
    return kind is TitleRelation.PART or is_same_journal


def _is_translated(first: ComparedRecord, second: ComparedRecord) -> bool:
    """Tell whether exactly one of two titles is marked as a translation."""
    marks = [is_marked_as_translated(record.publication.title) for record in (first, second)]
    return marks[0] != marks[1]


def _are_one_in_volume(first: ComparedRecord, second: ComparedRecord, evidence: Evidence) -> bool:
    """Tell whether two records are the same that share the volume or the first page, but not both."""
    kind, authors, container = evidence.titles.kind, evidence.authors, evidence.container
    if DIFFERS in (container, authors) or not evidence.is_near(1):
        return False
    is_same_journal = container is AGREES and evidence.year_distance == 0
    if DIFFERS in (evidence.volume, evidence.page):
        is_distinctive = kind is TitleRelation.EQUAL and len(first.title.words) > DISTINCTIVE_WORDS
        is_slip = evidence.page is AGREES or are_nearly_one(first.issue_pages.pages, second.issue_pages.pages)
        return is_distinctive and is_slip and is_same_journal and authors is AGREES
    if kind >= TitleRelation.MISSPELT and first.is_generic:
        is_piece = bool(first.container or second.container)
        return authors is AGREES and (_is_one_issue(first, second, evidence) if is_piece else not first.is_periodic)
    if kind >= TitleRelation.MISSPELT:
        return is_same_journal or authors is AGREES
    if kind >= TitleRelation.LIKE and _is_one_range(first, second):
        return is_same_journal and authors is AGREES
    is_added = kind is TitleRelation.PART and not adds_what_tells(evidence.titles, {first.year, second.year})
    return is_added and is_same_journal and authors is AGREES


def _is_one_range(first: ComparedRecord, second: ComparedRecord) -> bool:
    """Tell whether two articles have the same first and last page."""
    return first.issue_pages.pages == second.issue_pages.pages and first.issue_pages.pages.length >= PAGES_OF_AN_ARTICLE


def _may_stand_in_each_issue(first: ComparedRecord, second: ComparedRecord) -> bool:
    """Tell whether two records are pieces in journals rather than chapters of a book."""
    return bool(first.container or second.container) and not (first.is_part and second.is_part)


def _is_one_issue(record: ComparedRecord, other_record: ComparedRecord, evidence: Evidence) -> bool:
    """Tell whether two pieces under a title that each issue has stand in the same issue."""
    if evidence.issue is AGREES or _has_one_day(record, other_record):
        return True
    first, second = record.issue_pages.pages, other_record.issue_pages.pages
    return evidence.issue is not DIFFERS and bool(first.last) and first == second and evidence.authors is AGREES


def _are_one_without_pages(first: ComparedRecord, second: ComparedRecord, evidence: Evidence) -> bool:
    """Tell whether two records are the same though one lacks its place in a journal."""
    kind, authors, container = evidence.titles.kind, evidence.authors, evidence.container
    if DIFFERS in (container, authors) or differing_forms(first, second):
        return False
    if not (first.container or second.container) and are_months_apart(first, second):
        return False  # though a site may post a report months later
    is_distinctive = min(len(first.title.words), len(second.title.words)) >= DISTINCTIVE_WORDS
    if kind is not TitleRelation.EQUAL:
        is_said = kind is TitleRelation.MISSPELT or _adds_its_year(first, second, evidence)
        return is_said and is_distinctive and authors is AGREES and evidence.year_distance == 0
    if _may_be_other_issue(first, second, evidence):
        return False
    if authors is UNKNOWN:
        is_own = is_distinctive and not first.is_generic
        return first.year == second.year and (is_own or container is AGREES)
    if evidence.year_distance is None:
        return is_distinctive or first.year == second.year
    is_early = evidence.year_distance == 1 and container is AGREES and (_is_ahead(first) or _is_ahead(second))
    return evidence.year_distance == 0 or (is_early and is_distinctive)


def _may_be_other_issue(first: ComparedRecord, second: ComparedRecord, evidence: Evidence) -> bool:
    """Tell whether one title may be that of two issues of a periodical, or of two pieces that each issue has."""
    if first.is_periodic and not _has_one_day(first, second):
        return True
    is_piece = first.is_generic and _may_stand_in_each_issue(first, second)
    return is_piece and not _is_one_issue(first, second, evidence)


def _is_ahead(record: ComparedRecord) -> bool:
    """Tell whether an article may be online before its issue; a spreadsheet may have made up the issue."""
    publication = record.publication
    return not (publication.volume or publication.issue) and record.issue_pages.pages.first in {"", "1"}


def _adds_its_year(first: ComparedRecord, second: ComparedRecord, evidence: Evidence) -> bool:
    """Tell whether one title only adds the year that both records are from."""
    return evidence.titles.extra == (str(first.year),) and first.year == second.year


def _has_one_day(first: ComparedRecord, second: ComparedRecord) -> bool:
    """Tell whether two periodic publications share a month or a number."""
    if any(first.numbers_by_field.get(name) == number for name, number in second.numbers_by_field.items()):
        return True
    date = first.publication.date
    return len(date) >= _MONTH_LENGTH and date == second.publication.date


def differing_forms(record: ComparedRecord, other_record: ComparedRecord) -> str:
    """Return how the forms of one text differ: a draft and the final text, a thesis and a book; "" if they do not."""
    if record.is_draft != other_record.is_draft:
        return "one is a draft"
    if may_be_two_versions(record, other_record):
        return "one names its language"
    if record.container and record.container == other_record.container:
        return ""  # a table with a column for journals makes articles of papers in proceedings
    first, second = _FORMS.get(record.type, ""), _FORMS.get(other_record.type, "")
    return "types differ" if first and second and first != second else ""


def may_be_same(first: ComparedRecord, second: ComparedRecord, evidence: Evidence) -> bool:
    """Tell whether a person should decide on two records that are not surely the same."""
    kind, authors = evidence.titles.kind, evidence.authors
    is_near_in_print = AGREES in (evidence.volume, evidence.page)
    has_year = kind is TitleRelation.EQUAL and bool({str(first.year), str(second.year)} & {*first.title.figures})
    if not evidence.is_near(2 if is_near_in_print else 1) or (
        first.is_generic and (authors is not AGREES or (evidence.year_distance and not has_year))
    ):
        return False
    if kind >= TitleRelation.MISSPELT:
        is_distinctive = min(len(first.title.words), len(second.title.words)) >= DISTINCTIVE_WORDS
        return (
            authors is AGREES
            or (authors is UNKNOWN and (is_distinctive or is_near_in_print))
            or (is_distinctive and evidence.year_distance == 0)
        )
    if kind is TitleRelation.UNLIKE:
        return may_be_translated(first, second)
    if authors is not AGREES or evidence.year_distance or adds_what_tells(evidence.titles, {first.year, second.year}):
        return False
    is_elsewhere_in_print = DIFFERS in (evidence.volume, evidence.page)
    return not is_elsewhere_in_print and (kind is TitleRelation.PART or evidence.titles.ratio >= VERY_LIKE)
