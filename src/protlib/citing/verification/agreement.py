"""How well a typed entry agrees with a record: whether it is the same publication, and what differs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, NamedTuple

from protlib.record import identifiers, names
from protlib.record.fields import labels
from protlib.record.identifiers.resolutions import resolution_symbol
from protlib.record.identifiers.symbols import comparable_symbol, comparable_symbols, own_symbols, symbols_in
from protlib.record.model import LEGAL, Name, Publication
from protlib.record.names.matcher import are_same_names, is_named_in
from protlib.record.names.organisations import is_nobody
from protlib.record.names.unnamed_others import and_others
from protlib.text import count_shared, without_markup, words
from protlib.typed_references.entry import TypedEntry
from protlib.typed_references.periods import OPEN, TypedPeriod

_PERCENT_ALONE: Final = 97  # of letters in common, where neither year nor author agrees
_PERCENT_WITH_ONE: Final = 85  # where the year or the author agrees
_PERCENT_WITH_BOTH: Final = 76  # where both agree; below it two reports of one year by one body are mixed up
_PERCENT_OF_A_FIELD: Final = 8  # of likeness, as much as the same year, or the same author, is worth
_PERCENT_OF_AN_IDENTIFIER: Final = 30  # more than year and author together: an identifier has one publication
_LEAST_LIKE: Final = 65  # of a subtitle, to count as a changed one and not as an omitted one
_SAME: Final = 100.0  # percent: nothing of the title differs
_PART_LIKENESS: Final = 96.0  # percent: below _PERCENT_ALONE, for a short title may be in any text
_FURTHER_BEHIND: Final = 80.0  # percent: enough only where year and author agree
_YEAR_BETWEEN: Final = 20  # letters of a date and of "Eds." before a title
_LEAST_BEGIN: Final = 2  # words
_LEAST_SHARE: Final = 0.75  # of the words of a title, which changed in one run of words
_SHORT_LETTERS: Final = 20  # letters: a title of at most this length may be in any text by chance
_MOST_AUTHORS: Final = 3  # who may stand before “et al.” in the usual styles
_LAWS: Final = frozenset({"legal_case", "legislation", "treaty"})  # an entry has their names where authors stand
_SUBTITLE: Final = re.compile(r"[:?!.]\s|\s[-–—]\s")
# Such as "general comment No. 6 (2005) on treatment", for "General comment No. 6: Treatment".
_COMMENT: Final = re.compile(r"(general (?:comment|recommendation) No\. ?\d+)(?: \(\d{4}\))?(?: on\b)?", re.IGNORECASE)
_EDITION_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_ET_AL: Final = re.compile(rf"(?<!\w)(?:{and_others()})\b|…|\.\.\.")
_ANY_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_UNITED_NATIONS: Final = Name(literal="United Nations")
# Such as "Jobe, A." and "Jobe A"; whole words behind a comma, as in "Jobe, Alison", may be a place or an office.
_FAMILY: Final = re.compile(r"(?:\A|[,;&]\s*|\band\s+)([^\W\d_a-z][\w’'-]{2,}),?\s+[^\W\d_a-z](?=[.\s,;&]|\Z)")


class EntryDifference(NamedTuple):
    """A field that differs, with the values of the entry and of the library, "" for none."""

    field: str
    entry_value: str
    library: str


@dataclass(frozen=True, slots=True)
class CandidateAgreement:
    """A candidate record: the likeness of titles out of 100, other evidence, and the differences."""

    publication: Publication
    title: float
    is_same_year: bool
    is_same_author: bool
    has_same_identifier: bool
    differences: tuple[EntryDifference, ...]
    is_other_edition: bool = False
    """Whether it is another year of a yearly publication, such as a “Trafficking in Persons Report 2010”."""

    @property
    def score(self) -> float:
        """The total evidence for the record, to choose the best."""
        return (
            self.title
            + _PERCENT_OF_A_FIELD * (self.is_same_year + self.is_same_author)
            + _PERCENT_OF_AN_IDENTIFIER * self.has_same_identifier
        )

    def is_whole(self) -> bool:
        """Tell whether the title is the same, and nothing differs, so that no record can agree more by its words."""
        is_alike = self.title == _SAME and self.is_same_year and self.is_same_author
        return is_alike and not (self.differences or self.is_other_edition)

    def is_meant(self) -> bool:
        """Tell whether the entry means this record: the closer the titles, the less other evidence is needed."""
        if self.has_same_identifier or self.is_other_edition:
            return self.has_same_identifier
        same_count = self.is_same_year + self.is_same_author
        return self.title >= (_PERCENT_ALONE, _PERCENT_WITH_ONE, _PERCENT_WITH_BOTH)[same_count]


def agreement(entry: TypedEntry, publication: Publication) -> CandidateAgreement:
    """Compare an entry with a record; a missing subtitle, and names that a style omits, are no differences."""
    likeness = _title_likeness(entry, publication)
    is_same_year = publication.year is None or str(publication.year) in _years_in(entry)
    missing_authors = list(_missing_authors(entry, publication))
    record_names = _first_names(publication)
    values = (
        _title(entry, publication, likeness),
        _year(entry, publication),
        EntryDifference("author", entry.author_text, "; ".join(map(labels.inverted_name, record_names[:_MOST_AUTHORS])))
        if missing_authors
        else None,
        *_identifiers(entry, publication),
    )
    return CandidateAgreement(
        publication,
        likeness,
        is_same_year and publication.year is not None,
        bool(record_names) and not missing_authors,
        _has_same_identifier(entry, publication),
        tuple(difference for difference in values if difference),
        _is_other_edition(entry, publication),
    )


def _is_other_edition(entry: TypedEntry, publication: Publication) -> bool:
    """Tell whether an entry is another year of a record's series, by years in the titles, not the date alone."""
    if _year(entry, publication) is None:
        return False
    titles = without_markup(publication.title), entry.title
    short_form, long_form = sorted((_compact_title(_EDITION_YEAR.sub(" ", title)) for title in titles), key=len)
    return _years_of(titles[0]) != _years_of(titles[1]) and short_form != "" and long_form.startswith(short_form)


def _years_of(title: str) -> set[str]:
    return set(_EDITION_YEAR.findall(title))


def _is_one_of_several(best_match: CandidateAgreement, candidates: Iterable[CandidateAgreement]) -> bool:
    """Tell whether several records share the title and the author, each with its own year: then no year is a slip."""
    title = _compact_title(best_match.publication.title)
    years = {
        candidate.publication.year
        for candidate in candidates
        if _compact_title(candidate.publication.title) == title and candidate.is_same_author
    }
    return best_match.is_same_author and len(years - {None}) > 1


# Each entry is compared with many records, and each record with many entries.
@lru_cache(maxsize=4096)
def _compact_title(text: str) -> str:
    bare = without_markup(text).replace("&", " and ")
    return "".join(words(_COMMENT.sub(r"\1 ", bare) if "No." in bare else bare))


def _title_likeness(entry: TypedEntry, publication: Publication) -> float:
    """Return the likeness of titles out of 100; a record's title that stands whole in the entry counts as typed."""
    from rapidfuzz import fuzz

    title, text, entry_title = (
        _compact_title(publication.title),
        _compact_title(entry.text),
        _compact_title(entry.title),
    )
    if not title or not text:
        return 0
    if title == entry_title or (publication.type in _LAWS and title == _compact_title(entry.author_text)):
        return _SAME
    if len(title) >= _SHORT_LETTERS / 2 and title in text:
        if not _is_in_place_of_title(text[: text.index(title)], entry, publication):
            return _FURTHER_BEHIND
        return _SAME if len(title) >= _SHORT_LETTERS else _PART_LIKENESS
    if _is_title_or_beginning(entry.title, publication.title):
        remainder = title.removeprefix(entry_title)
        is_other = (
            len(remainder) >= _SHORT_LETTERS and _LEAST_LIKE <= fuzz.partial_ratio(remainder, text) < _PART_LIKENESS
        )
        return _PART_LIKENESS - 1 if is_other else _SAME
    ratio = fuzz.ratio(title, entry_title)
    details = _compact_title(entry.details or entry.text)  # the name of a body is no title, even if it is alike
    likeness = max(ratio, fuzz.partial_ratio(title, details)) if _SHORT_LETTERS <= len(title) < len(details) else ratio
    if likeness < _PERCENT_WITH_BOTH and _is_exchanged(words(without_markup(publication.title)), words(entry.title)):
        return _PERCENT_WITH_BOTH
    return min(likeness, _PART_LIKENESS - 1)


def _is_in_place_of_title(text_before: str, entry: TypedEntry, publication: Publication) -> bool:
    """Tell whether only authors and a year stand before; words further behind may be the book of a chapter."""
    letters_of_authors = len(_compact_title(entry.number + entry.author_text))
    return len(text_before) <= letters_of_authors + _YEAR_BETWEEN or _has_names(text_before, publication)


def _is_title_or_beginning(entry_title: str, title: str) -> bool:
    """Tell whether a title is typed without its subtitle, or with one that the record lacks, or up to some word."""
    typed_title, full_title = _compact_title(entry_title), _compact_title(title)
    main, typed_main = (
        _compact_title(_SUBTITLE.split(text, maxsplit=1)[0]) for text in (without_markup(title), entry_title)
    )
    if full_title == typed_main:
        return True
    return (
        bool(typed_title)
        and full_title.startswith(typed_title)
        and (typed_title == main or len(typed_title) >= _SHORT_LETTERS)
    )


def _has_names(text: str, publication: Publication) -> bool:
    """Tell whether all of several names of a record stand in a compact text, which has hardly any letters besides."""
    people = [_compact_title(name.literal or f"{name.family} {name.given}") for name in _first_names(publication)]
    has_all = len(people) > 1 and all(person in text for person in people)
    return has_all and len(text) <= len("".join(people)) + _YEAR_BETWEEN


def _is_exchanged(title_words: Sequence[str], entry_words: Sequence[str]) -> bool:
    """Tell whether a title changed in one run of words inside: it begins and ends alike, and most of it is there."""
    shared_start = count_shared(title_words, entry_words)
    ends = count_shared(title_words[shared_start:][::-1], entry_words[shared_start:][::-1]) if shared_start else 0
    return shared_start >= _LEAST_BEGIN and ends > 0 and (shared_start + ends) / len(title_words) >= _LEAST_SHARE


def _title(entry: TypedEntry, publication: Publication, likeness: float) -> EntryDifference | None:
    if likeness >= _PART_LIKENESS or _is_bare_resolution(entry, publication):
        return None
    return EntryDifference("title", entry.title, without_markup(publication.title))


def _year(entry: TypedEntry, publication: Publication) -> EntryDifference | None:
    year = "" if publication.year is None else str(publication.year)
    entry_year = entry.year[:4] if entry.year[:1].isdigit() else ""
    period = _period_of(entry)
    if year and period and period.text not in publication.title and not _is_within(period, publication):
        return EntryDifference("year", period.text, _period_text(publication.date))
    if year == entry_year or (year in _years_in(entry) and entry_year in {"", *years_of(publication)}):
        return None
    if entry.is_dated_late and entry_year and entry_year == publication.accessed[:4]:
        return None  # some styles print of a page only when it was read
    return EntryDifference("year", entry.year, year) if year and entry.year else None


def _is_within(period: TypedPeriod, publication: Publication) -> bool:
    """Tell whether a record has the years in which a typed period begins and ends, or is open as well."""
    own_years = _years_of_origin(publication)
    is_open = publication.date.endswith(("/..", "/"))
    return period.begin in own_years and (is_open if period.end == OPEN else period.end in own_years)


def _period_text(date: str) -> str:
    """Return the years of a date as people write a period: "2014–2016", "2019–"."""
    begin, *later_years = dict.fromkeys(_ANY_YEAR.findall(date))
    return f"{begin}–{''.join(later_years[-1:])}" if later_years or date.endswith(("/..", "/")) else begin


def years_of(publication: Publication) -> set[str]:
    """Return all years that a reference may print of a record: those of its period, its original, and its reading."""
    return {*_years_of_origin(publication), *_ANY_YEAR.findall(publication.accessed)}


def _years_of_origin(publication: Publication) -> set[str]:
    """Return the years of a record's period and of its original."""
    dates = (publication.date, str(publication.extra.get("original-date", "")))
    return {year for date in dates for year in _ANY_YEAR.findall(date)}


def _first_names(publication: Publication) -> tuple[Name, ...]:
    """Return the first names of a reference: the authors, else the editors, else the publishers."""
    if people := publication.authors or publication.editors:
        return people
    return tuple(map(names.parse_name, filter(None, publication.publisher.split("; "))))


def _missing_authors(entry: TypedEntry, publication: Publication) -> Iterator[Name]:
    """Yield the record's first authors that the entry lacks, and a name that replaces them."""
    if publication.type in LEGAL and _begin_alike(entry.author_text, publication.title):
        return  # many styles begin it with its title
    if _may_have_no_author(entry, publication):
        return
    people = _first_names(publication)
    author_text = without_markup(_text_before_title(entry, publication) if publication.authors else entry.text)
    fewest_authors = 1 if _ET_AL.search(entry.text) else _MOST_AUTHORS
    yield from (name for name in people[:fewest_authors] if not is_named_in(name, author_text))
    if publication.authors and not any(name.literal for name in people):
        words_of_people = {word for name in people for word in words(labels.inverted_name(name))}
        yield from (
            Name(family=family)
            for family in _FAMILY.findall(entry.author_text)
            if not words_of_people & set(words(family))
        )


def _may_have_no_author(entry: TypedEntry, publication: Publication) -> bool:
    """Tell whether an entry may begin with its title: styles leave out a body that its number or publisher names.

    A work that nobody wrote may begin with its journal.
    """
    if _is_bare_resolution(entry, publication) or (not entry.author_text and _has_own_number(entry, publication)):
        return True
    people = publication.authors or publication.editors
    if not people and (is_nobody(entry.author_text) or not _compact_title(_ANY_YEAR.sub("", entry.author_text))):
        return True
    heads = (publication.title, *([publication.container_title] if not people else ()))
    if not any(head and _begin_alike(entry.author_text or entry.title, head) for head in heads):
        return False
    publisher = names.parse_name(publication.publisher)
    is_of_publisher = len(people) == 1 and are_same_names(people[0], publisher)
    return not people or is_of_publisher or are_same_names(publisher, _UNITED_NATIONS)


def _has_own_number(entry: TypedEntry, publication: Publication) -> bool:
    """Tell whether an entry has the symbol or the sales number of a record."""
    is_there = any(character.isdigit() for character in publication.number) and publication.number in entry.text
    return is_there or not _own_symbols(publication).isdisjoint(map(comparable_symbol, symbols_in(entry.text)))


def _text_before_title(entry: TypedEntry, publication: Publication) -> str:
    """Return the author of an entry: the text before the record's title, where the entry has that whole."""
    position = entry.text.casefold().find(without_markup(publication.title).casefold())
    return entry.text[:position] if position > len(entry.author_text) else entry.author_text


def _begin_alike(authors: str, title: str) -> bool:
    author_text, title_text = _compact_title(authors), _compact_title(title)
    return title_text.startswith(author_text[:_SHORT_LETTERS]) or author_text.startswith(title_text)


def _identifiers(entry: TypedEntry, publication: Publication) -> Iterator[EntryDifference]:
    """Yield the identifiers that both have, with different values."""
    typed_symbols = _symbols_in(entry.text)
    symbols = list(map(comparable_symbol, own_symbols(publication)))
    if typed_symbols and symbols and set(typed_symbols).isdisjoint(symbols):
        yield EntryDifference("symbol", typed_symbols[0], symbols[0])
    entry_doi = doi_of_entry(entry)
    if entry_doi and publication.doi and entry_doi.lower() != publication.doi.lower():
        yield EntryDifference("doi", entry_doi, publication.doi)


def _has_same_identifier(entry: TypedEntry, publication: Publication) -> bool:
    entry_doi = doi_of_entry(entry)
    if publication.doi and entry_doi.lower() == publication.doi.lower():
        return True
    return not _own_symbols(publication).isdisjoint(_symbols_in(entry.text))


def _own_symbols(publication: Publication) -> set[str]:
    return set(map(comparable_symbol, own_symbols(publication)))


def doi_of_entry(entry: TypedEntry) -> str:
    """Return the DOI in an entry, "" for none."""
    return _doi_in(entry.text)


# An entry is compared with many records, one after the other.
@lru_cache(maxsize=4)
def _doi_in(text: str) -> str:
    return identifiers.doi_in(text)


@lru_cache(maxsize=4)
def _symbols_in(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (*comparable_symbols(text), _resolution_of(text))))


@lru_cache(maxsize=4)
def _resolution_of(text: str) -> str:
    """Return the symbol of the resolution whose name is a whole entry: "Security Council resolution 2331 (2016)."."""
    return comparable_symbol(resolution_symbol(text))


def _is_bare_resolution(entry: TypedEntry, publication: Publication) -> bool:
    """Tell whether an entry is no more than the name of the resolution that a record is."""
    return _resolution_of(entry.text) in _own_symbols(publication)


@lru_cache(maxsize=4)
def _years_in(entry: TypedEntry) -> frozenset[str]:
    return frozenset(entry.years())


@lru_cache(maxsize=4)
def _period_of(entry: TypedEntry) -> TypedPeriod | None:
    return entry.period()


def choose_best(entry: TypedEntry, publications: Iterable[Publication]) -> CandidateAgreement | None:
    """Return the agreement with the best of some records; None without records."""
    agreements = [agreement(entry, publication) for publication in publications]
    best_agreement = max(agreements, key=lambda candidate: candidate.score, default=None)
    if (
        best_agreement is None
        or _year(entry, best_agreement.publication) is None
        or not _is_one_of_several(best_agreement, agreements)
    ):
        return best_agreement
    return replace(best_agreement, is_other_edition=True)


def find_only_agreement(entry: TypedEntry, publications: Iterable[Publication]) -> CandidateAgreement | None:
    """Return the agreement with the only one of some records that agrees in all; None for none or several.

    An identifier that such a record lacks may be that of another record.
    """
    full_agreements = list(
        filter(CandidateAgreement.is_whole, (agreement(entry, publication) for publication in publications))
    )
    if len(full_agreements) != 1:
        return None
    has_identifier = bool(doi_of_entry(entry) or _symbols_in(entry.text))
    return full_agreements[0] if full_agreements[0].has_same_identifier or not has_identifier else None
