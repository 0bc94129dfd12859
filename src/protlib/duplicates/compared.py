"""A record prepared for comparison: each of its facts is worked out once and kept."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from protlib.duplicates import compared_identifiers as identifiers
from protlib.duplicates import generic_titles
from protlib.duplicates.common_letters import set_bits
from protlib.duplicates.compared_titles import EDITION, Title, numbers_in
from protlib.duplicates.issue_pages import NO_PAGES, NO_PLACE, IssuePages, is_article_number, issue, pages, volume
from protlib.duplicates.judgement import NOTHING
from protlib.duplicates.lazy_facts import LazyFacts
from protlib.record.model import PARTS, WHOLES, Publication
from protlib.record.raw_record import ITEMS

if TYPE_CHECKING:
    from protlib.duplicates.compared_names import ComparedPeople  # a plain lookup compares no names

NOBODY_KNOWN: Final[Mapping[str, str]] = MappingProxyType({})
# Two records with different values in one of these fields are two parts of a series.
_COUNTING_FIELDS: Final = ("number", "edition", "collection_number")
_NOT_COUNTED: Final[Mapping[str, frozenset[str]]] = MappingProxyType({})
# Such as "2009-03" and "2009-03-12", but not the season "2009-21".
_MONTH: Final = r"-?\d{4}-(0[1-9]|1[0-2])(?:-\d\d)?$"
_EDITION: Final = rf"(?i)[(\[]{EDITION}[)\]]"
_WORDS_OF_A_LONG_TITLE: Final = 5
"""A title of at least so many words belongs to only one publication of an author."""
_MEETINGS: Final = ("suppl", "meeting", "abstract", "conference")
_UNPAGED_MARK: Final = "no pagination"
"""A database writes this behind the volume if the issue field holds the number of an article."""
_UNFINISHED_WORDS: Final = ("draft", "preprint", "submitted", "in preparation", "unedited")
"""Status, genre or note behind a title of a publication that is not in its last form."""
_DRAFT: Final = r"(?i)\bdraft\b|[(\[][^)\]]*\bunedited\b"


class ComparedRecord(LazyFacts):
    """A record prepared for comparison; `known` are names to compare organisations under, by their folded names."""

    __slots__ = (
        "container", "doi", "is_annual", "is_draft", "is_generic", "is_noted", "is_of_meeting", "is_own",
        "is_part", "is_periodic", "is_whole", "isbn", "issue_pages", "key", "known",
        "language", "mark_bits", "marks", "month", "numbers_by_field",
        "people", "publication", "symbols", "title", "type", "url", "year",
    )  # fmt: skip
    numbers_by_field: Mapping[str, frozenset[str]]
    doi: frozenset[str]
    is_annual: bool
    is_draft: bool
    is_generic: bool
    is_noted: bool
    is_of_meeting: bool
    is_own: bool
    is_periodic: bool
    isbn: frozenset[str]
    mark_bits: int
    marks: tuple[str, ...]
    month: str
    people: "ComparedPeople"
    issue_pages: IssuePages
    language: str
    symbols: frozenset[str]
    title: Title
    url: str

    def __init__(self, publication: Publication, known_names: Mapping[str, str] = NOBODY_KNOWN) -> None:
        self.publication = publication
        self.known = known_names
        self.key = publication.key
        self.type = publication.type
        self.is_part = publication.type in PARTS
        self.is_whole = publication.type in WHOLES
        self.year = publication.year
        self.container = publication.container_title

    def store(self, publication: Publication) -> None:
        """Take the record under the key it has in the library; the facts to compare stay the same."""
        self.publication = publication
        self.key = publication.key


def _is_generic(record: ComparedRecord) -> bool:
    return generic_titles.is_generic(record.title.bag)


def _is_own(record: ComparedRecord) -> bool:
    """Tell whether no other publication of the same author has this title, not even in another month or year."""
    is_long = len(record.title.words) >= _WORDS_OF_A_LONG_TITLE
    return is_long and not record.is_generic and not generic_titles.may_recur(record.title.bag)


def _is_periodic(record: ComparedRecord) -> bool:
    """Tell whether a publication with this title comes out several times a year."""
    return record.is_generic and generic_titles.is_periodic(record.title.bag)


def _is_annual(record: ComparedRecord) -> bool:
    """Tell whether a publication with this title may come out every year."""
    return not record.container and generic_titles.is_annual(record.title.bag)


def _is_noted(record: ComparedRecord) -> bool:
    """Tell whether a record has a note, which may be the reference that it was read from."""
    return bool(record.publication.note or record.publication.private_note)


def _is_of_meeting(record: ComparedRecord) -> bool:
    """Tell whether a record is a talk that was given at a meeting and printed in a supplement."""
    publication = record.publication
    context_text = f"{record.container} {publication.volume} {publication.issue} {publication.number}".lower()
    return any(word in context_text for word in _MEETINGS)


def _is_draft(record: ComparedRecord) -> bool:
    title = record.publication.title
    may_say_so = "(" in title or "[" in title or "draft" in title.lower()  # which takes an eighth of the search
    return is_called_unfinished(record.publication) or (may_say_so and re.search(_DRAFT, title) is not None)


def is_called_unfinished(publication: Publication) -> bool:
    """Tell whether the status or the genre of a record says that it is not in its last form."""
    state = f"{publication.status} {publication.genre}".lower()
    return any(word in state for word in _UNFINISHED_WORDS)


def _month(record: ComparedRecord) -> str:
    match = re.match(_MONTH, record.publication.date)
    return match[1] if match else ""


def _marks(record: ComparedRecord) -> tuple[str, ...]:
    """Return the identifiers of a record, those of other programs, its volume and its first pages.

    Two records without a common mark are two publications where their titles are only alike, or their years far apart.
    """
    publication = record.publication
    # A look at a field is quicker than work on an empty one: half the records of a large import pass here.
    marks = [*record.doi] if publication.doi or "/10." in publication.url else []
    if publication.isbn:
        marks += record.isbn
    marks += record.symbols
    if publication.url and record.url:
        marks.append(record.url)
    volume, _issue, pages = record.issue_pages
    if volume:
        marks.append(f"volume {volume}")
    if pages.first or pages.also:
        marks += [f"page {page}" for page in (pages.first, *pages.also) if page]
    if extra := publication.extra:
        marks += [f"{name} {item!r}" for name in ITEMS if (item := extra.get(name))]
    return tuple(marks)


def _has_number_as_issue(record: ComparedRecord) -> bool:
    publication = record.publication
    return bool(record.container and publication.number) and not publication.issue and not record.is_whole


def _numbers_by_field(record: ComparedRecord) -> Mapping[str, frozenset[str]]:
    counted = _COUNTING_FIELDS[1:] if _has_number_as_issue(record) else _COUNTING_FIELDS
    counts = {name: frozenset(numbers_in(text)) for name in counted if (text := getattr(record.publication, name))}
    if "edition" not in counts and (match := re.search(_EDITION, record.publication.title)):
        counts["edition"] = frozenset(numbers_in(match[0]))
    return counts or _NOT_COUNTED


def _people(record: ComparedRecord) -> "ComparedPeople":
    from protlib.duplicates.compared_names import ComparedPeople

    return ComparedPeople(record.publication, record.known)


def _issue_pages(record: ComparedRecord) -> IssuePages:
    publication = record.publication
    if not (publication.volume or publication.issue or publication.page or publication.number):  # as of most reports
        return NO_PLACE
    issue_text = publication.number if _has_number_as_issue(record) else publication.issue
    year = str(record.year or "")
    has_number = is_article_number(issue_text) or _UNPAGED_MARK in publication.volume
    text = publication.page or (issue_text if has_number else "")
    page_numbers = pages(text, year) if text else NO_PAGES
    if (
        record.is_whole and not page_numbers.last and not page_numbers.letters
    ):  # a single number in a book's page field is its number of pages
        page_numbers = NO_PAGES
    number = volume(publication.volume, year) if publication.volume else ""
    return IssuePages(number, issue("" if text == issue_text else issue_text, publication.volume), page_numbers)


ComparedRecord.makers = {
    "numbers_by_field": _numbers_by_field,
    "doi": lambda record: frozenset(identifiers.dois(record.publication)) or NOTHING,
    "is_annual": _is_annual,
    "is_draft": _is_draft,
    "is_generic": _is_generic,
    "is_noted": _is_noted,
    "is_of_meeting": _is_of_meeting,
    "is_own": _is_own,
    "is_periodic": _is_periodic,
    "isbn": lambda record: frozenset(identifiers.isbns(record.publication)) if record.publication.isbn else NOTHING,
    "issue_pages": _issue_pages,
    "language": lambda record: record.publication.language.partition("-")[0] or record.title.language,
    "mark_bits": lambda record: set_bits(record.marks),
    "marks": _marks,
    "month": _month,
    "people": _people,
    "symbols": lambda record: identifiers.document_symbols(record.publication),
    "title": lambda record: Title(record.publication),
    "url": lambda record: identifiers.page_of_link(record.publication.url) if record.publication.url else "",
}
