"""Crossref's answer for a DOI or an ISBN (https://api.crossref.org, its REST API) as a raw record."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from protlib.formats.common.meanings import meanings_in
from protlib.formats.csl.item_values import read_date
from protlib.formats.registries import registry_texts as texts
from protlib.record.fields.variables import TYPES_OF_OTHERS
from protlib.record.identifiers import doi_in
from protlib.record.model import PERIODICAL
from protlib.record.raw_record import RawRecord

_TYPES: Final = {**TYPES_OF_OTHERS, **meanings_in("Crossref", "type")}
"""Crossref's types, and CSL's; what is in neither list is called the same in both."""
_PART_TYPES: Final = frozenset({"chapter", "entry", "paper-conference"})
# An issue and a peer review have the title of their journal first, as articles do.
_PERIODICAL_TYPES: Final = PERIODICAL | {"periodical", "review"}
_DATES: Final = ("issued", "published", "published-print", "published-online", "posted")
_WITHDRAWN: Final = frozenset({"retraction", "withdrawal", "removal"})
_DOUBTFUL_UPDATES: Final = frozenset({"expression_of_concern", "partial_retraction"})
_WHOLE_BOOKS: Final = ("monograph", "book", "edited-book", "report", "reference-book", "proceedings")


def to_raw(message: Mapping[str, object]) -> tuple[RawRecord, list[str]]:
    """Return the raw record of a work, for `cleaning.clean_record`, and notes for a person."""
    kind = texts.read_plain(message.get("type"))
    kind = _TYPES.get(kind, kind) or "document"
    authors, doubts = texts.read_people(message.get("author"))
    editors, editor_doubts = texts.read_people(message.get("editor"))
    translators, _ = texts.read_people(message.get("translator"))
    title = texts.one_line_title(message.get("title"), message.get("subtitle"))
    raw: RawRecord = {
        "type": kind,
        "title": title,
        "authors": authors,
        "editors": editors,
        "translators": translators,
        "date": _find_date(message),
        "publisher": texts.read_plain(message.get("publisher")),
        "publisher_place": texts.read_plain(message.get("publisher-location")),
        "volume": texts.read_plain(message.get("volume")),
        "issue": texts.read_plain(message.get("issue")),
        "page": texts.read_plain(message.get("page")),
        "number": texts.read_plain(message.get("article-number")),
        "edition": texts.read_plain(message.get("edition-number")),
        "isbn": " ".join(_read_texts(message.get("ISBN"))),
        "issn": " ".join(_read_texts(message.get("ISSN"))),
        "doi": doi_in(texts.read_plain(message.get("DOI"))),
        "language": texts.read_plain(message.get("language")),
        "abstract": texts.read_abstract(message.get("abstract")),
        "genre": _find_genre(message),
        "status": "retracted" if _notice_kinds(message) & _WITHDRAWN else "",
        **_find_wholes(message, kind),
        **_find_event(message),
    }
    return raw, [*doubts, *editor_doubts, *_list_warnings(message), *texts.list_doubts(title, [*authors, *editors])]


def find_whole_book(message: Mapping[str, object], isbn: str) -> Mapping[str, Any] | None:
    """Return the book or report with the ISBN among the works of an answer, not a chapter of one."""
    items = message.get("items")
    works = [work for work in items if isinstance(work, Mapping)] if isinstance(items, list) else []
    fit = [
        work
        for work in works
        if work.get("type") in _WHOLE_BOOKS
        and isbn in {text.replace("-", "") for text in _read_texts(work.get("ISBN"))}
    ]
    return min(fit, key=lambda work: _WHOLE_BOOKS.index(work["type"]), default=None)


def _read_texts(value: object) -> Sequence[str]:
    """Return the texts of a list; of an ISBN that stands as a link, its end."""
    items = value if isinstance(value, list) else [value]
    return [text.rpartition("/")[2] for text in items if isinstance(text, str)]


def _find_date(message: Mapping[str, object]) -> str:
    """Return the date of publication; the creation of the DOI has another."""
    for name in _DATES:
        value = message.get(name)
        if isinstance(value, Mapping) and (date := read_date({"date-parts": value.get("date-parts")})):
            return date
    return ""


def _find_wholes(message: Mapping[str, object], kind: str) -> dict[str, str]:
    """Return the series and the book around a work: Crossref has them in one list, in this order."""
    containers = message.get("container-title")
    titles = [
        text
        for container in (containers if isinstance(containers, list) else [containers])
        if (text := texts.one_line_title(container))
    ]
    if not titles:
        return {}
    if kind in _PERIODICAL_TYPES:
        return {"container_title": titles[0]}
    if kind in _PART_TYPES:
        return {"container_title": titles[-1], "collection_title": titles[0] if len(titles) > 1 else ""}
    return {"collection_title": titles[0]}


def _find_event(message: Mapping[str, object]) -> dict[str, str]:
    event = message.get("event")
    if not isinstance(event, Mapping):
        return {}
    return {"event_title": texts.read_plain(event.get("name")), "event_place": texts.read_plain(event.get("location"))}


def _find_genre(message: Mapping[str, object]) -> str:
    if degree := texts.read_plain(message.get("degree")):
        return degree
    return "Preprint" if message.get("subtype") == "preprint" else ""


def _list_warnings(message: Mapping[str, object]) -> list[str]:
    """Return later notices about a work, such as a retraction."""
    kinds = _notice_kinds(message)
    warnings = ["it was retracted"] if kinds & _WITHDRAWN else []
    return warnings + (["there is an expression of concern about it"] if kinds & _DOUBTFUL_UPDATES else [])


def _notice_kinds(message: Mapping[str, object]) -> set[str]:
    """Return the kinds of the notices about a work."""
    updates = message.get("updated-by")
    notices = updates if isinstance(updates, list) else []
    return {texts.read_plain(notice.get("type")) for notice in notices if isinstance(notice, Mapping)}
