"""Rules for missing values: those that every reference needs, and those for some styles."""

from collections.abc import Callable, Iterator
from typing import Final

from protlib.checking.flaw import Context, Flaw
from protlib.frozen import expression
from protlib.record import dates
from protlib.record.fields.cells import DASHES, is_blank
from protlib.record.model import LEGAL, PARTS, PERIODICAL, WEB, Publication
from protlib.record.shared_words import plain_words_of
from protlib.text import fold

_NO_AUTHOR: Final = LEGAL | {
    "patent",
    "standard",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "periodical",
    "dataset",
    "software",
    "map",
    "event",
}
"""What is known by its title alone."""
_PUBLISHER_TYPES: Final = frozenset({"report", "book", "chapter", "pamphlet", "collection", "thesis"})
_PLACE_TYPES: Final = frozenset({"report", "book", "chapter", "pamphlet", "collection", "paper-conference"})
# Reviews stand in journals, too; an article of the news often has only a link.
_JOURNAL_TYPES: Final = (PERIODICAL - {"article-newspaper"}) | {"review", "review-book"}
_LINK_TYPES: Final = frozenset(
    {"report", "webpage", "post", "post-weblog", "document", "dataset", "pamphlet", "article-newspaper"}
)
_OTHER_AUTHORS: Final = (
    "collection-editor",
    "container-author",
    "compiler",
    "chair",
    "director",
    "interviewer",
    "recipient",
    "host",
)
# Such as "United Nations General Assembly", "UN Human Rights Council".
_ORGAN: Final = expression(
    r"\b(?:General Assembly|Security Council|Secretary-General|Economic and Social Council|Human Rights Council)\b"
)
_LONGEST_EMPTY: Final = 60  # letters: a longer text is an abstract, and spares the expression a look
_READ_ELSEWHERE: Final = frozenset({"key", "type", "title", "abstract", "date", "accessed"})


def author_missing(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find records without an author, an editor or a publisher."""
    authors_or_substitutes = (
        publication.authors
        or publication.editors
        or publication.translators
        or publication.publisher
        or publication.event_title  # a conference has declared it
    )
    has_other_author = any(publication.extra.get(role) for role in _OTHER_AUTHORS)
    if not authors_or_substitutes and not has_other_author and publication.type not in _NO_AUTHOR:
        yield Flaw("authors", "no author, editor, organisation or publisher")


def year_missing(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find records without a date, and without a status that explains that."""
    if publication.status:
        return
    if not publication.date and not publication.extra.get("date"):
        yield Flaw("date", "no date; if the work has none, set its status to “no date”")
    elif publication.date and not dates.parts(publication.date):
        yield Flaw("date", f"“{publication.date}” has no year; styles print “no date”")


def accessed_missing(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find web pages without a day of access; pages change."""
    if publication.type in WEB and publication.url and not publication.accessed and not publication.doi:
        yield Flaw("accessed", "a web page without an access date")


def abstract_empty(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find abstracts that only say that there is none."""
    if not publication.abstract or len(publication.abstract) > _LONGEST_EMPTY:
        return
    text = fold(publication.abstract).strip(" .[]()-:*")
    if not text or text in plain_words_of("no abstract"):
        yield Flaw("abstract", f"“{publication.abstract}” is not an abstract", {"abstract": ""})


def value_blank(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find values that only say that there is none, but in titles and abstracts, which have rules of their own."""
    for field, value in publication.filled().items():
        if isinstance(value, str) and field not in _READ_ELSEWHERE and (is_blank(value) or value in DASHES):
            yield Flaw(field, f"“{value}” is not a value", {field: ""})


def container_missing(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find articles and chapters without a journal or a book."""
    if publication.type in _JOURNAL_TYPES | PARTS and not publication.container_title:
        container_kind = "journal" if publication.type in _JOURNAL_TYPES else "book"
        yield Flaw("container_title", f"no {container_kind} named")


def _make_gap_check(
    field: str, message: str, is_lacking: Callable[[Publication], bool]
) -> Callable[[Publication, Context], Iterator[Flaw]]:
    def check(publication: Publication, _context: Context) -> Iterator[Flaw]:
        if is_lacking(publication):
            yield Flaw(field, message)

    return check


def _is_published_by_author(publication: Publication) -> bool:
    """Tell whether an organisation wrote it, which then replaces the publisher (APA 7, section 9.29)."""
    return any(name.literal for name in publication.authors)


no_author: Final = _make_gap_check(
    "authors", "no author", lambda record: not (record.authors or record.editors) and record.type not in _NO_AUTHOR
)
no_date: Final = _make_gap_check("date", "no date", lambda record: not dates.parts(record.date) and not record.status)
no_publisher: Final = _make_gap_check(
    "publisher",
    "no publisher",
    lambda record: record.type in _PUBLISHER_TYPES and not record.publisher and not _is_published_by_author(record),
)
no_place: Final = _make_gap_check(
    "publisher_place", "no place", lambda record: record.type in _PLACE_TYPES and not record.publisher_place
)
no_link: Final = _make_gap_check(
    "url", "no link", lambda record: record.type in _LINK_TYPES and not (record.url or record.doi)
)
no_access_date: Final = _make_gap_check(
    "accessed",
    "no access date",
    lambda record: bool(record.url) and not (record.doi or record.accessed) and record.type in WEB,
)
no_access_date_of_any: Final = _make_gap_check(
    "accessed", "no access date", lambda record: bool(record.url) and not (record.doi or record.accessed)
)
no_volume: Final = _make_gap_check(
    "volume", "no volume", lambda record: record.type == "article-journal" and not (record.volume or record.issue)
)
no_pages: Final = _make_gap_check(
    "page",
    "no pages",
    lambda record: record.type in {"article-journal", "chapter"} and not (record.page or record.number or record.doi),
)
no_symbol: Final = _make_gap_check(
    "number",
    "no document symbol",
    lambda record: record.type in {"report", "document"} and not record.number and _is_of_united_nations(record),
)


def _is_of_united_nations(publication: Publication) -> bool:
    """Tell whether an organ of the United Nations wrote it; its documents have symbols."""
    return any(_ORGAN.search(name.literal) for name in publication.authors)
