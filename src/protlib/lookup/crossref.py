"""Crossref's answer for a DOI or an ISBN (https://api.crossref.org, its REST API) as a raw record."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from protlib.formats.csl.values import read_date
from protlib.lookup import texts
from protlib.record.fields.variables import TYPES_OF_OTHERS
from protlib.record.identifiers import doi_in

_TYPES: Final[Mapping[str, str]] = {
    **TYPES_OF_OTHERS,
    "book-set": "book",
    "book-series": "book",
    "book-track": "chapter",
    "report-series": "report",
    "report-component": "chapter",
    "journal": "periodical",
    "journal-issue": "periodical",
    "journal-volume": "periodical",
    "proceedings-series": "book",
    "peer-review": "review",
    "database": "dataset",
    "component": "document",
    "grant": "document",
}
"""Crossref's types, and CSL's; what is in neither list is called the same in both."""
_IN_A_WHOLE: Final = frozenset({"chapter", "entry", "paper-conference"})
_IN_PERIODICALS: Final = frozenset({"article-journal", "periodical", "review"})
_DATES: Final = ("issued", "published", "published-print", "published-online", "posted")
_WITHDRAWN: Final = frozenset({"retraction", "withdrawal", "removal"})
_DOUBTED: Final = frozenset({"expression_of_concern", "partial_retraction"})
_WHOLE_BOOKS: Final = ("monograph", "book", "edited-book", "report", "reference-book", "proceedings")


def record(message: Mapping[str, Any]) -> tuple[dict[str, object], list[str]]:
    """Return the raw record of a work, for `cleaning.record`, and what a person should look at."""
    kind = texts.plain(message.get("type"))
    kind = _TYPES.get(kind, kind) or "document"
    authors, doubts = texts.people(message.get("author"))
    editors, more = texts.people(message.get("editor"))
    translators, _ = texts.people(message.get("translator"))
    title = texts.title(message.get("title"), message.get("subtitle"))
    raw: dict[str, object] = {
        "type": kind,
        "title": title,
        "authors": authors,
        "editors": editors,
        "translators": translators,
        "date": _date(message),
        "publisher": texts.plain(message.get("publisher")),
        "publisher_place": texts.plain(message.get("publisher-location")),
        "volume": texts.plain(message.get("volume")),
        "issue": texts.plain(message.get("issue")),
        "page": texts.plain(message.get("page")),
        "number": texts.plain(message.get("article-number")),
        "edition": texts.plain(message.get("edition-number")),
        "isbn": " ".join(_texts(message.get("ISBN"))),
        "issn": " ".join(_texts(message.get("ISSN"))),
        "doi": doi_in(texts.plain(message.get("DOI"))),
        "language": texts.plain(message.get("language")),
        "abstract": texts.abstract(message.get("abstract")),
        "genre": _genre(message),
        "status": "retracted" if _updates(message) & _WITHDRAWN else "",
        **_wholes(message, kind),
        **_event(message),
    }
    return raw, [*doubts, *more, *_warnings(message), *texts.doubts(title, [*authors, *editors])]


def whole_book(message: Mapping[str, Any], isbn: str) -> Mapping[str, Any] | None:
    """Return, of the works that an answer lists, the one that has the ISBN and is a book or a report, no chapter of one."""
    items = message.get("items")
    works = [work for work in items if isinstance(work, Mapping)] if isinstance(items, list) else []
    fit = [
        work
        for work in works
        if work.get("type") in _WHOLE_BOOKS and isbn in {text.replace("-", "") for text in _texts(work.get("ISBN"))}
    ]
    return min(fit, key=lambda work: _WHOLE_BOOKS.index(work["type"]), default=None)


def _texts(value: Any) -> Sequence[str]:
    """Return the texts of a list; of an ISBN that stands as a link, its end."""
    items = value if isinstance(value, list) else [value]
    return [text.rpartition("/")[2] for text in items if isinstance(text, str)]


def _date(message: Mapping[str, Any]) -> str:
    """Return the date on which it was published; the one on which the DOI was made is another."""
    for name in _DATES:
        value = message.get(name)
        if isinstance(value, Mapping) and (date := read_date({"date-parts": value.get("date-parts")})):
            return date
    return ""


def _wholes(message: Mapping[str, Any], kind: str) -> dict[str, str]:
    """Return what it stands in: Crossref has the series, and then the book, in one list."""
    containers = message.get("container-title")
    titles = (
        [text for container in containers if (text := texts.title(container))] if isinstance(containers, list) else []
    )
    if not titles:
        return {}
    if kind in _IN_PERIODICALS:
        return {"container_title": titles[0]}
    if kind in _IN_A_WHOLE:
        return {"container_title": titles[-1], "collection_title": titles[0] if len(titles) > 1 else ""}
    return {"collection_title": titles[0]}


def _event(message: Mapping[str, Any]) -> dict[str, str]:
    event = message.get("event")
    if not isinstance(event, Mapping):
        return {}
    return {"event_title": texts.plain(event.get("name")), "event_place": texts.plain(event.get("location"))}


def _genre(message: Mapping[str, Any]) -> str:
    if degree := texts.plain(message.get("degree")):
        return degree
    return "Preprint" if message.get("subtype") == "preprint" else ""


def _warnings(message: Mapping[str, Any]) -> list[str]:
    """Return what has become of it since: whoever cites what was retracted wants to know."""
    kinds = _updates(message)
    warnings = ["it was retracted"] if kinds & _WITHDRAWN else []
    return warnings + (["there is an expression of concern about it"] if kinds & _DOUBTED else [])


def _updates(message: Mapping[str, Any]) -> set[str]:
    """Return of what kinds the notices about it are."""
    updates = message.get("updated-by")
    notices = updates if isinstance(updates, list) else []
    return {texts.plain(notice.get("type")) for notice in notices if isinstance(notice, Mapping)}
