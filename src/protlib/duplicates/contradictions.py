"""The reasons why two records are two publications, however alike they look."""

import re
from collections.abc import Callable, Hashable, Iterator
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from protlib.duplicates import generic_titles
from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.generic_titles import FILE_NAMES, distinctive_words
from protlib.duplicates.issue_pages import PAGES_OF_AN_ARTICLE
from protlib.duplicates.judgement import AGREES, DIFFERS, NOTHING, Agreement
from protlib.duplicates.record_evidence import Evidence
from protlib.duplicates.title_likeness import DISTINCTIVE_WORDS, TitleRelation
from protlib.record.attached_file import files_of
from protlib.record.model import WHOLES, Publication
from protlib.record.places.towns import is_one_place
from protlib.record.shared_words import wordings
from protlib.text import fold, words

_SHARE_OF_A_SLIP: Final = 0.9  # of the letters of two titles: where fewer are common, a word is another one
_FEWEST_OF_A_GUESS: Final = 2
"""A title read from a cover needs so many distinctive words: one beside "report" may be half of the title."""
_PAGES: Final = "number-of-pages"
# Such as "48", "48 p." and "48 pages", which RIS has in the field for pages.
_COUNT: Final = rf"(\d{{1,4}})\s?(?:(?:{wordings('page')}|{wordings('page letter')})\.?)?"
_FEWEST_PAGES: Final = 8
"""So many pages, the same in two records, may tell one report; sister leaflets often have two or four each."""
_MOST_FIGURES: Final = 9  # of a number of pages: more are damage
_MONTHS_OF_A_YEAR: Final = 12


def _page_count(publication: Publication) -> str:
    """Return how many pages a work has, "" where nobody says so."""
    if count := str(publication.extra.get(_PAGES, "")):
        return count
    match = re.fullmatch(_COUNT, publication.page) if publication.type in WHOLES else None
    return match[1] if match else ""


_COMPARED_FACTS: Final[tuple[tuple[str, Callable[[Publication], Hashable]], ...]] = (
    ("pages differ", _page_count),
    ("places differ", lambda record: frozenset((*record.countries, *record.regions))),
    ("links differ", lambda record: record.url.casefold()),
    ("abstracts differ", lambda record: fold(record.abstract)),
)
"""What tells apart two publications with a general title: a reason, and what both records must have alike."""
# The first so many of these tell reports with one ISBN apart; links and abstracts of one book differ by catalogue.
_SIGNS_OF_A_SET: Final = 2
_EVERYWHERE: Final = frozenset({"Worldwide"})
SEASON: Final = 3
"""A site may post a publication up to so many months after it came out."""


def find_contradiction(first: ComparedRecord, second: ComparedRecord, evidence: Evidence) -> str:
    """Return why two records are two publications, "" if nothing says so.

    Records with one title on one page of a volume may differ in everything but DOI, symbol and issue.
    """
    titles = evidence.titles
    is_slip = (
        titles.differs
        and titles.ratio >= _SHARE_OF_A_SLIP
        and evidence.is_of_one_article(number_of_pages(first, second))
    )
    if titles.why_different and not is_slip:
        return titles.why_different
    if is_part_of_whole(first, second) or is_part_of_whole(second, first):
        return "one is a chapter, the other a whole"
    agreements = evidence.volume, evidence.page
    if agreements == (AGREES, AGREES) and titles.kind >= TitleRelation.MISSPELT:
        return _another_number(first, second) or _another_piece(first, evidence)
    if agreements == (DIFFERS, DIFFERS):
        return "volume and page differ"
    return (
        _differing_identifier(first, second)
        or differing_number(first, second)
        or _differing_part(first, second, evidence)
    )


def differ_only_in_identifier(first: ComparedRecord, second: ComparedRecord, evidence: Evidence) -> bool:
    """Tell whether two records have two DOIs or ISBNs, and nothing else says that they are two publications."""
    if not (_are_apart(first.doi, second.doi) or _are_apart(first.isbn, second.isbn)):
        return False
    if is_part_of_whole(first, second) or is_part_of_whole(second, first) or differ_in_language(first, second):
        return False
    if _are_apart(first.symbols, second.symbols) or differing_number(first, second):
        return False
    return DIFFERS not in (evidence.volume, evidence.page, evidence.issue) and not are_months_apart(first, second)


def is_part_of_whole(first: ComparedRecord, second: ComparedRecord) -> bool:
    """Tell whether the first record is a part of a book that the second may be."""
    return first.is_part and second.is_whole


def _another_number(first: ComparedRecord, second: ComparedRecord) -> str:
    if _are_apart(first.doi, second.doi):
        return "DOI differs"
    return "document symbol differs" if _are_apart(first.symbols, second.symbols) else ""


def _another_piece(record: ComparedRecord, evidence: Evidence) -> str:
    """Return the issue as the difference if each issue has such a title: all editorials may begin on the same page."""
    return "issue differs" if record.is_generic and evidence.issue is DIFFERS else ""


def _differing_identifier(first: ComparedRecord, second: ComparedRecord) -> str:
    if reason := _another_number(first, second):
        return reason
    if differ_in_language(first, second):
        return "language differs"
    stand_alone = not (first.is_part or second.is_part or first.container or second.container)
    return "ISBN differs" if stand_alone and _are_apart(first.isbn, second.isbn) else ""


def _are_apart(first: frozenset[str], second: frozenset[str]) -> bool:
    return bool(first and second) and first.isdisjoint(second)


def differ_in_language(first: ComparedRecord, second: ComparedRecord) -> bool:
    """Tell whether two records are in different languages: a translation is another publication."""
    return bool(first.language and second.language) and first.language != second.language


def may_be_two_versions(first: ComparedRecord, second: ComparedRecord) -> bool:
    """Tell whether only one title names its language, "(Arabic)", and nothing says in which the other record is."""
    return first.title.version != second.title.version and not (first.language and second.language)


def differing_number(one: ComparedRecord, second: ComparedRecord) -> str:
    """Return which number differs between two parts of a series, "" if none; only one side may write it in full."""
    for name, first in one.numbers_by_field.items():
        if Agreement.of_sets(first, second.numbers_by_field.get(name, first)) is DIFFERS:
            return f"{name.replace('_', ' ')} differs"
    return ""


def _differing_part(first: ComparedRecord, second: ComparedRecord, evidence: Evidence) -> str:
    """Return whether issue, month or volume tells two parts of a series apart, "" if none does.

    An article that is online first has two dates, but one number or one page.
    """
    has_other_issue = evidence.issue is DIFFERS and evidence.page is not AGREES
    if has_other_issue and not _stands_for_itself(first, second, evidence):
        return "issue differs"
    if evidence.page is not AGREES and (_is_read_first(first, second) or _is_read_first(second, first)):
        return "one is of a meeting"
    if are_months_apart(first, second) and AGREES not in (evidence.issue, evidence.page):
        is_posted_later = evidence.is_of_own_title(first) and months_between(first, second) <= SEASON
        return "" if is_posted_later else "month differs"
    return "volume differs" if evidence.volume is DIFFERS and first.is_whole and second.is_whole else ""


def _is_read_first(abstract: ComparedRecord, article: ComparedRecord) -> bool:
    """Tell whether the first may be the abstract of a talk, and the second the full article."""
    return (
        abstract.is_of_meeting and not article.is_of_meeting and article.issue_pages.pages.length >= PAGES_OF_AN_ARTICLE
    )


def _stands_for_itself(first: ComparedRecord, second: ComparedRecord, evidence: Evidence) -> bool:
    """Tell whether no two issues of a volume can share this title.

    Spreadsheets damage issue numbers, differently in each record; but talks at meetings are printed more than once.
    """
    titles, authors = evidence.titles, evidence.authors
    if first.is_generic or not evidence.is_near() or authors is DIFFERS or first.is_of_meeting or second.is_of_meeting:
        return False
    if titles.kind < TitleRelation.MISSPELT or titles.ratio < _SHARE_OF_A_SLIP:
        return False
    is_said = authors is AGREES or (evidence.container is AGREES and evidence.volume is AGREES)
    return is_said and len(first.title.words) >= DISTINCTIVE_WORDS * (1 if authors is AGREES else 2)


def are_months_apart(first: ComparedRecord, second: ComparedRecord) -> bool:
    """Tell whether two records are of two months, and no number of theirs says that they are one."""
    is_of_other_month = bool(first.month and second.month) and first.month != second.month
    return is_of_other_month and first.numbers_by_field.get("number") != second.numbers_by_field.get("number", ())


def is_of_other_day(first: ComparedRecord, second: ComparedRecord) -> bool:
    """Tell whether two records may be two issues under one title, each of its day or month.

    A site may post a report some days late. But a bulletin has a day of its own each week, and no site has two pages
    for one report.
    """
    dates = [record.publication.date for record in (first, second)]
    if not (first.month and second.month) or dates[0].startswith(dates[1]) or dates[1].startswith(dates[0]):
        return False
    place, counterpart = first.issue_pages, second.issue_pages
    is_placed = place.pages.first == counterpart.pages.first != "" or not place.issue.isdisjoint(counterpart.issue)
    if is_placed or not first.numbers_by_field.get("number", NOTHING).isdisjoint(
        second.numbers_by_field.get("number", NOTHING)
    ):
        return False
    return generic_titles.is_periodic(first.title.bag) or _has_other_page(first, second)


def _has_other_page(first: ComparedRecord, second: ComparedRecord) -> bool:
    """Tell whether two records link to two pages of one site."""
    hosts = [record.url.partition("/")[0] for record in (first, second)]
    return first.url != second.url and hosts[0] == hosts[1] != ""


def months_between(first: ComparedRecord, second: ComparedRecord) -> int:
    """Return how many months lie between two records, 0 if one of them has no month."""
    if not (first.month and second.month):
        return 0
    assert first.year is not None and second.year is not None  # noqa: S101, PT018 - a month is that of a year
    return abs(_MONTHS_OF_A_YEAR * (first.year - second.year) + int(first.month) - int(second.month))


def has_other_month(first: ComparedRecord, second: ComparedRecord) -> bool:
    """Tell whether two records have a common title such as "Editorial", and different months."""
    return first.is_generic and bool(first.month and second.month) and first.month != second.month


def number_of_pages(first: ComparedRecord, second: ComparedRecord) -> int:
    """Return the number of pages of two articles: the smaller if both records have it, 0 if none has."""
    return min(
        (record.issue_pages.pages.length for record in (first, second) if record.issue_pages.pages.last), default=0
    )


def doubt_about_title(first: ComparedRecord, second: ComparedRecord) -> str:
    """Return why the titles of two records do not suffice to call them one publication, "" if they do.

    Sister reports of two countries or two topics often have one title, "Country report", one body and one year; so
    do the laws of two countries.
    """
    if _have_one_number(first, second):
        return ""
    is_of_set = not first.isbn.isdisjoint(second.isbn)  # which all reports of a set may print
    if _are_about_others(first, second) and not _are_on_one_page(first, second):
        return "places differ"
    if not is_of_set and is_of_other_day(first, second):
        return "days differ"
    count = min(_count_distinctive(first), _count_distinctive(second))
    checksums = _checksums(first), _checksums(second)
    if not is_of_set and (_is_guess(first) or _is_guess(second)):
        is_one_file = not checksums[0].isdisjoint(checksums[1])
        is_same_otherwise = not all(checksums) and _is_same_beside_title(first, second)
        is_enough = count >= _FEWEST_OF_A_GUESS or is_one_file or is_same_otherwise
        return "" if is_enough else "the title says little, and is a guess"
    if count:
        return ""
    if all(checksums) and checksums[0].isdisjoint(checksums[1]):
        return "files differ"
    towns = first.publication.publisher_place, second.publication.publisher_place
    compared = _COMPARED_FACTS[:_SIGNS_OF_A_SET] if is_of_set else _COMPARED_FACTS
    reason = next((reason for reason, value_of in compared if _have_different_values(value_of, first, second)), "")
    return reason or ("" if is_one_place(*towns) else "places differ")


def may_come_again(first: ComparedRecord, second: ComparedRecord, *, is_one_name: bool) -> bool:
    """Tell whether two records may be of one file that was imported twice: neither keeps the file, which would tell.

    `is_one_name` says that both came from files of one name.
    """
    if not doubt_about_title(first, second):
        return True
    has_file = bool(first.publication.files or second.publication.files)
    pages = (_page_count(record.publication) for record in (first, second))
    return not has_file and is_one_name and len({*pages}) == 1


def details_of_general(record: ComparedRecord) -> Hashable:
    """Return what tells a publication with a general title from others that have it; of any other, its countries."""
    publication = record.publication
    if _count_distinctive(record):
        return frozenset(publication.countries)
    town = tuple(words(publication.publisher_place))
    return _checksums(record), town, *(value_of(publication) for _reason, value_of in _COMPARED_FACTS)


def _have_one_number(first: ComparedRecord, second: ComparedRecord) -> bool:
    """Tell whether two records share a number that only one publication has; sister reports may show one link."""
    pairs = ((first.doi, second.doi), (first.symbols, second.symbols))
    return any(not numbers.isdisjoint(counterparts) for numbers, counterparts in pairs)


def _are_on_one_page(first: ComparedRecord, second: ComparedRecord) -> bool:
    """Tell whether two records are one piece of a journal: two databases may file it under two countries."""
    place, counterpart = first.issue_pages, second.issue_pages
    return bool(place.volume and place.pages.first) and place[::2] == counterpart[::2]


def _are_about_others(first: ComparedRecord, second: ComparedRecord) -> bool:
    """Tell whether two records are about, or from, countries of which none is the same."""
    countries = [{*record.publication.countries} - _EVERYWHERE for record in (first, second)]
    if all(countries):
        return countries[0].isdisjoint(countries[1])
    return _are_of_two_countries(first.publication.publisher_place, second.publication.publisher_place)


def _are_of_two_countries(first_place: str, second_place: str) -> bool:
    """Tell whether two places of publishers are two countries; two towns may be offices of one body."""
    if not (first_place and second_place) or first_place == second_place:
        return False
    from protlib.record import places  # which few judgements need

    resolved_places = [places.resolve(place) for place in (first_place, second_place)]
    names = {place.name for place in resolved_places if place and place.kind == "country"}
    return len(names) == len(resolved_places)


def _is_guess(record: ComparedRecord) -> bool:
    return "title" in record.publication.guessed


def _count_distinctive(record: ComparedRecord) -> int:
    """Return how many words of a title say what it is about."""
    return len(_words_of_subject(record, record.title.bag))


def _words_of_subject(record: ComparedRecord, bag: frozenset[str]) -> frozenset[str]:
    """Return the words that say what a record is about; those of its author's name do not."""
    publication = record.publication
    makers = (f"{name.literal} {name.short}" for name in (*publication.authors, *publication.editors))
    return distinctive_words(bag).difference(words(" ".join((*makers, publication.publisher))))


def _checksums(record: ComparedRecord) -> frozenset[str]:
    return frozenset(file.sha256 for file in files_of(record.publication) if file.sha256)


def _have_different_values(
    value_of: Callable[[Publication], Hashable], first: ComparedRecord, second: ComparedRecord
) -> bool:
    values = value_of(first.publication), value_of(second.publication)
    return all(values) and values[0] != values[1]


def _is_same_beside_title(first: ComparedRecord, second: ComparedRecord) -> bool:
    """Tell whether two records of one body and year, with one general title, are one report.

    They name one file, or have as many pages, and are about the same countries; nothing else may differ.
    """
    if first.title.compact != second.title.compact or first.year is None or first.year != second.year:
        return False
    publications = first.publication, second.publication
    pages, countries = (
        [_page_count(record) for record in publications],
        [{*record.countries} for record in publications],
    )
    towns = [record.publisher_place for record in publications]
    is_elsewhere = (all(pages) and pages[0] != pages[1]) or (all(countries) and countries[0] != countries[1])
    if is_elsewhere or not is_one_place(*towns):
        return False
    if not {*_names_of_files(first)}.isdisjoint(_names_of_files(second)):
        return True
    is_long = pages[0] == pages[1] and pages[0].isdecimal() and int(pages[0][:_MOST_FIGURES]) >= _FEWEST_PAGES
    return is_long and bool(countries[0]) and countries[0] == countries[1] and countries[0].isdisjoint(_EVERYWHERE)


def _names_of_files(record: ComparedRecord) -> Iterator[tuple[str, ...]]:
    """Yield the words of the names that the file of a record has, if they say more than the title."""
    publication = record.publication
    files = (file.path for file in files_of(publication))
    for path in (publication.source, unquote(urlsplit(publication.url).path), *files):
        name = PurePosixPath(path.replace("\\", "/"))
        name_words = tuple(words(name.stem))
        if name.suffix.lower() == ".pdf" and _words_of_subject(record, frozenset(name_words) - FILE_NAMES):
            yield name_words
