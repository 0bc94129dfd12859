"""Objects of schema.org, from JSON-LD or microdata: which of them are publications, and the raw record of each."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from protlib.formats.jsontext import as_list
from protlib.formats.portals import values
from protlib.formats.portals.work_kinds import kind_of
from protlib.record import names
from protlib.record.model import Name
from protlib.record.raw_record import RawRecord
from protlib.text import fold

# The types of publications, the most distinctive first; a page also has a `WebPage` beside its subject.
_DISTINCTIVE_TYPES: Final = frozenset({
        "Report", "ScholarlyArticle", "MedicalScholarlyArticle", "TechArticle", "Book", "Chapter", "Thesis",
        "Dataset", "Map", "DigitalDocument", "PresentationDigitalDocument", "TextDigitalDocument", "Legislation",
        "Periodical", "PublicationIssue", "PublicationVolume",
})  # fmt: skip
_ARTICLES: Final = frozenset({
        "Article", "NewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle",
        "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "AdvertiserContentArticle",
        "SatiricalArticle", "Review", "VideoObject", "Movie", "PodcastEpisode",
})  # fmt: skip
_PAGES: Final = frozenset({
        "CreativeWork", "WebPage", "AboutPage", "FAQPage", "QAPage", "ItemPage",
})  # fmt: skip
_RANKS: Final = (_DISTINCTIVE_TYPES, _ARTICLES, _PAGES)
_BODIES: Final = re.compile(r"Organization|NGO|Corporation|Agency|Institution")
_MOST_OBJECTS: Final = 20_000  # of a page: a page made to take time has more
_NESTING_NAMES: Final = ("@graph", "mainEntity", "itemListElement", "item")
_LETTERS_OF_A_SHORT_NAME: Final = 12  # at most: a longer one is another name, and no acronym
_MOST_WITHIN: Final = 4  # levels of works within works: an article in an issue of a volume of a journal
_MOST_NESTED: Final = 3  # levels of values within values


def publications(objects: Iterable[object]) -> list[Mapping[str, Any]]:
    """Return the publications among some objects: those of the most distinctive type on the page."""
    nodes = [*_objects(objects)]
    by_name = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    for types in _RANKS:
        publication_nodes = [node for node in nodes if not types.isdisjoint(_types(node)) and _title(node)]
        if publication_nodes:
            return [_resolve(node, by_name) for node in publication_nodes]
    return []


def _resolve(node: Mapping[str, object], by_name: Mapping[str, Mapping[str, object]]) -> Mapping[str, Any]:
    """Return an object with its references replaced by the objects that they name: `{"@id": "#author"}`."""
    return {name: [_dereference(value, by_name) for value in as_list(content)] for name, content in node.items()}


def _dereference(value: object, by_name: Mapping[str, Mapping[str, object]]) -> Any:
    if isinstance(value, Mapping) and value.keys() == {"@id"} and isinstance(value["@id"], str):
        return by_name.get(value["@id"], value)
    return value


def _objects(roots: Iterable[object]) -> Iterator[Mapping[str, Any]]:
    """Yield the objects that a page may be about: the members of lists and graphs, not the parts of others."""
    queue = [*roots][::-1]
    for _ in range(_MOST_OBJECTS):
        if not queue:
            return
        value = queue.pop()
        if isinstance(value, list):
            queue += value[::-1]
        elif isinstance(value, Mapping):
            yield value
            queue += [value[name] for name in reversed(_NESTING_NAMES) if isinstance(value.get(name), list | Mapping)]


def _types(node: Mapping[str, object]) -> list[str]:
    """Return the types of an object without the vocabulary's address."""
    return [re.split(r"[/:#]", kind)[-1] for kind in as_list(node.get("@type")) if isinstance(kind, str)]


def _title(node: Mapping[str, object]) -> str:
    return _value_text(node.get("headline")) or _value_text(node.get("name")) or _value_text(node.get("title"))


def to_raw(node: Mapping[str, object], page_title: str = "") -> RawRecord:
    """Return the raw record of an object; properties without use in a reference are left out."""
    title, symbol = values.symbol_beside(values.title_of(_title_on_page(node, page_title)))
    kind, genre = kind_of([*_texts(node.get("genre"))[:1], *(kind for kind in _types(node) if kind != "Article")])
    language, other_languages = values.language_of(
        [_language(language) for language in as_list(node.get("inLanguage"))], title
    )
    numbers, _ = values.find_identifiers(_identifiers(node))
    numbers.setdefault("isbn", " ".join(_texts(node.get("isbn"))))  # one with a wrong digit is told later
    authors = _people(node, "author") or _people(node, "creator")
    publisher = _people(node, "publisher") or _people(node, "sourceOrganization")
    # ReliefWeb names the author of a document as its publisher too.
    publisher_names = [name.literal for name in publisher if name.literal and name not in authors]
    places, unplaced = values.find_places(_names(node, "spatialCoverage") or _names(node, "contentLocation"))
    extra = {
        "license": _value_text(node.get("license")), "number-of-pages": _value_text(node.get("numberOfPages")),
        "schema:file": numbers.pop("file", ""), "schema:isBasedOn": _value_text(node.get("isBasedOn")),
        "schema:languages": other_languages, "schema:spatialCoverage": unplaced,
    }  # fmt: skip
    raw = {
        "type": kind, "genre": genre or _genre(node), "title": title, "authors": authors,
        "editors": _people(node, "editor"), "translators": _people(node, "translator"),
        "publisher": "; ".join(publisher_names),
        "date": _date(node),
        "edition": _value_text(node.get("bookEdition")), "language": language, **numbers,
        "number": symbol or _value_text(node.get("reportNumber")) or numbers.get("number", ""), **_host_fields(node),
        **places, "tags": values.split_keywords(_keywords(node)),
        "abstract": values.clean_markup(_value_text(node.get("abstract")) or _value_text(node.get("description"))),
        "extra": {name: value for name, value in extra.items() if value},
    }  # fmt: skip
    return {name: value for name, value in raw.items() if value}


def _title_on_page(node: Mapping[str, object], page_title: str) -> str:
    """Return the headline or the name of an object, whichever its page has: headlines of Wikipedia are descriptions."""
    name, headline = _value_text(node.get("name")), _value_text(node.get("headline"))
    is_name = bool(name) and fold(name) in fold(page_title) and fold(headline) not in fold(page_title)
    return name if is_name else _title(node)


def _date(node: Mapping[str, object]) -> str:
    return values.date_of([_value_text(node.get("datePublished")) or _value_text(node.get("dateCreated"))])


def _genre(node: Mapping[str, object]) -> str:
    return "" if _types(node) else _value_text(node.get("additionalType"))


def _host_fields(node: Mapping[str, object]) -> dict[str, str]:
    """Return the journal, book or series that contains an object: an issue is in a volume, a volume in a journal."""
    raw: dict[str, str] = {}
    part: Any = node
    for _ in range(_MOST_WITHIN):
        first, last = _value_text(part.get("pageStart")), _value_text(part.get("pageEnd"))
        host = {
            "volume": _value_text(part.get("volumeNumber")),
            "issue": _value_text(part.get("issueNumber")),
            "page": _value_text(part.get("pagination")) or "-".join(dict.fromkeys(filter(None, (first, last)))),
            "issn": _value_text(part.get("issn")),
        }
        raw = {name: text for name, text in host.items() if text} | raw
        part = next((container for container in as_list(part.get("isPartOf")) if isinstance(container, Mapping)), None)
        if part is None:
            return raw
        kinds = set(_types(part))
        if kinds & {"CreativeWorkSeries", "BookSeries"}:
            raw.setdefault("collection_title", _title(part))
        elif _title(part) and not kinds & {"PublicationVolume", "PublicationIssue", "WebPage", "Collection"}:
            raw.setdefault("container_title", _title(part))
    return raw


def _people(node: Mapping[str, object], role: str) -> list[Name]:
    return list(dict.fromkeys(name for value in as_list(node.get(role)) if (name := _name(value))))


def _name(value: object) -> Name | None:
    """Return a person or an organisation, unless it is only a link."""
    if not isinstance(value, Mapping):
        text = _value_text(value)
        return next(values.names_in([text]), None) if not ("://" in text or names.is_nobody(text)) else None
    text, alternate = values.without_years(_value_text(value.get("name"))), _value_text(value.get("alternateName"))
    family, given = _value_text(value.get("familyName")), _value_text(value.get("givenName"))
    kinds = " ".join(_types(value))
    if family:
        return Name(family=family, given=given)
    if not text or "://" in text or names.is_nobody(text):
        return None
    if values.is_of_united_nations(text):
        return values.body(text)
    if _BODIES.search(kinds):
        organisation = names.organisation(text)
        is_short = (
            0 < len(alternate) <= _LETTERS_OF_A_SHORT_NAME
            and len(alternate) < len(organisation.literal)
            and fold(alternate) != fold(text)
        )
        return (
            Name(literal=organisation.literal, short=alternate) if is_short and not organisation.short else organisation
        )
    return names.person(text) if "Person" in kinds and not names.is_organisation(text) else names.parse_name(text)


def _identifiers(node: Mapping[str, object]) -> Iterator[str]:
    """Yield the possible identifiers and links of an object, its own page first."""
    yield from _texts(node.get("isbn"))
    for value in as_list(node.get("identifier")):
        kind, text = _value_text(value.get("propertyID")) if isinstance(value, Mapping) else "", _value_text(value)
        yield f"{kind}: {text}" if kind.lower() in {"doi", "isbn", "issn"} and ":" not in text else text
    for name in ("doi", "url", "mainEntityOfPage", "@id", "sameAs"):
        yield from (text for text in _texts(node.get(name)) if "#" not in text)
    for name in ("encoding", "associatedMedia"):
        for value in as_list(node.get(name)):
            if isinstance(value, Mapping):
                yield from _texts(value.get("contentUrl"))


def _keywords(node: Mapping[str, object]) -> Iterator[str]:
    for text in _texts(node.get("keywords")):
        yield from (text.split(",") if ";" not in text else [text])
    yield from _names(node, "about")


def _names(node: Mapping[str, object], name: str) -> list[str]:
    return [text for value in as_list(node.get(name)) if (text := _value_text(value)) and "://" not in text]


def _language(value: object) -> str:
    return (
        _value_text(value.get("alternateName")) or _value_text(value)
        if isinstance(value, Mapping)
        else _value_text(value)
    )


def _texts(value: object) -> list[str]:
    return [text for member in as_list(value) if (text := _value_text(member))]


def _value_text(value: object) -> str:
    """Return a value as text: an object's name or value, the first member of a list."""
    for _ in range(_MOST_NESTED):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, Mapping):
            value = next((value[name] for name in ("@value", "name", "value", "@id", "url") if value.get(name)), "")
        else:
            break
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
