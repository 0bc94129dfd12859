"""Citavi's citations: JSON in base64, as the code of a field.

Such as `ADDIN CitaviPlaceholder{eyIkaWQiOiIxIiwi...}`, which is `{"Entries": [{"ReferenceId": "...", "PageRange":
{"OriginalString": "3"}, "Reference": {"ReferenceType": "Book", "Title": "...", "Authors": [...]}}]}`. An object in
several places has a number (`$id`); the other places refer to it (`$ref`).
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from protlib.formats.jsontext import as_list, loads
from protlib.formats.word.csl_citation import decode_base64
from protlib.formats.word.embedded import EmbeddedCitation, EmbeddedItem, words_of
from protlib.record import dates, names
from protlib.record.html_text import strip_tags
from protlib.record.raw_record import RawRecord

_MARK: Final = "CitaviPlaceholder"
# Such as "<sp><n>3</n><ns>Omit</ns></sp><ep>...</ep><os>3-5</os>": a range of pages, and at its end as it was typed
_PAGES_TEXT: Final = re.compile(r"<os>([^<]*)</os>")
_DIGIT: Final = re.compile(r"\d")
_CATALOGUE: Final = "worldcat.org"
_MOST: Final = 200_000

_TYPES: Final = {
    "ArchiveMaterial": "document", "AudioBook": "book", "AudioOrVideoDocument": "motion_picture", "Book": "book",
    "BookEdited": "book", "Broadcast": "broadcast", "CollectedWorks": "book", "ComputerProgram": "software",
    "ConferenceProceedings": "book", "Contribution": "chapter", "ContributionInLegalCommentary": "chapter",
    "CourtDecision": "legal_case", "File": "document", "InternetDocument": "webpage", "InterviewMaterial": "interview",
    "JournalArticle": "article-journal", "Lecture": "speech", "LegalCommentary": "book", "Manuscript": "manuscript",
    "Map": "map", "Movie": "motion_picture", "MusicAlbum": "song", "MusicTrack": "song",
    "NewsAgencyReport": "article-newspaper", "NewspaperArticle": "article-newspaper", "Patent": "patent",
    "PersonalCommunication": "personal_communication", "PressRelease": "report", "RadioPlay": "broadcast",
    "SpecialIssue": "periodical", "Standard": "standard", "StatuteOrRegulation": "legislation", "Thesis": "thesis",
    "Unknown": "document", "UnpublishedWork": "report",
}  # fmt: skip
_TEXTS: Final = {
    "PlaceOfPublication": "publisher_place", "Volume": "volume", "Edition": "edition", "Isbn": "isbn", "Doi": "doi",
    "OnlineAddress": "url", "AccessDate": "accessed", "Abstract": "abstract", "LanguageCode": "language",
    "Language": "language", "BibTeXKey": "key", "CitationKey": "key",
}  # fmt: skip
_NAME_PARTS: Final = ("LastName", "FirstName", "MiddleName", "Prefix", "Suffix", "Name")
_SHARED: Final = (
    "editors", "publisher", "publisher_place", "isbn", "date", "status", "volume", "edition", "collection_title",
)  # fmt: skip
"""The fields that a part inherits from its whole where it has none; the whole's title is its container."""
_DATES: Final = ("Date", "Year", "YearResolved")
_NUMBERS: Final = {"article-journal": "issue", "article-newspaper": "issue", "periodical": "issue"}


def read_citavi_citation(code: str) -> EmbeddedCitation | None:
    """Return the citation in a field's code; None where it is not Citavi's."""
    before, mark, rest = code.partition(_MARK)
    if not mark or before.split() != ["ADDIN"]:
        return None
    try:
        value = loads(decode_base64(rest.strip().strip("{}")).decode("utf-8-sig", "replace"))
    except (json.JSONDecodeError, RecursionError):
        return None
    entries = value.get("Entries") if isinstance(value, Mapping) else None
    if not isinstance(entries, list):
        return None
    objects_by_id = {str(part["$id"]): part for part in _objects(value) if "$id" in part}
    return EmbeddedCitation(
        "Citavi", tuple(_item(entry, objects_by_id) for entry in entries if isinstance(entry, Mapping))
    )


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the objects within a value, at any depth."""
    queue = [value]
    for _ in range(_MOST):
        if not queue:
            return
        part = queue.pop()
        if isinstance(part, Mapping):
            yield part
            queue.extend(part.values())
        elif isinstance(part, list):
            queue.extend(part)


_ObjectsById = Mapping[str, Mapping[str, Any]]


def _item(entry: Mapping[str, Any], objects_by_id: _ObjectsById) -> EmbeddedItem:
    reference = _object(entry.get("Reference"), objects_by_id)
    pages = _text(_object(entry.get("PageRange"), objects_by_id).get("OriginalString"))
    return EmbeddedItem(
        _text(entry.get("ReferenceId")) or _text(reference.get("Id")),
        _raw(reference, objects_by_id) if reference else {},
        prefix=words_of(entry.get("Prefix")),
        locator=pages,
        label="page" if pages else "",
        suffix=words_of(entry.get("Suffix")),
    )


def _object(value: Any, objects_by_id: _ObjectsById) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        return {}
    return objects_by_id.get(str(value["$ref"]), {}) if "$ref" in value else value


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _raw(reference: Mapping[str, Any], objects_by_id: _ObjectsById, *, is_parent: bool = False) -> RawRecord:
    kind = _TYPES.get(_text(reference.get("ReferenceType")), "document")
    raw: RawRecord = {
        "type": kind,
        "title": ": ".join(filter(None, (_text(reference.get("Title")), _text(reference.get("Subtitle"))))),
        "authors": _people(reference.get("Authors"), objects_by_id)
        or _people(reference.get("Organizations"), objects_by_id),
        "editors": _people(reference.get("Editors"), objects_by_id),
        "translators": _people(reference.get("Translators"), objects_by_id),
        "container_title": _name(reference.get("Periodical"), objects_by_id),
        "collection_title": _name(reference.get("SeriesTitle"), objects_by_id) or _text(reference.get("SeriesTitle")),
        "publisher": ", ".join(_names(reference.get("Publishers"), objects_by_id)),
        "page": _pages(_text(reference.get("PageRange"))),
        "tags": _names(reference.get("Keywords"), objects_by_id),
        _NUMBERS.get(kind, "number"): _text(reference.get("Number")),
    }
    raw |= {field: text for name, field in _TEXTS.items() if (text := _text(reference.get(name)))}
    raw["genre"] = _text(reference.get("TitleSupplement")) if kind == "thesis" else ""
    raw |= _date(reference)
    if link := "" if "url" in raw else _link(reference, objects_by_id):
        raw["url"] = link
    if not is_parent and (parent := _object(reference.get("ParentReference"), objects_by_id)):
        host = _raw(parent, objects_by_id, is_parent=True)
        host["container_title"] = host.get("title")
        raw |= {name: host[name] for name in (*_SHARED, "container_title") if host.get(name) and not raw.get(name)}
    return {field: value for field, value in raw.items() if value}


def _date(reference: Mapping[str, Any]) -> dict[str, str]:
    """Return the date; words without a digit in its place ("[In press]") are the status."""
    text = next(filter(None, map(_text, map(reference.get, _DATES))), "")
    if _DIGIT.search(text) or not dates.parse_or(text, text):  # "n.d." is no date
        return {"date": text}
    return {"status": text.strip("[]()")}


def _link(reference: Mapping[str, Any], objects_by_id: _ObjectsById) -> str:
    """Return the first link among a reference's locations, without catalogues' links."""
    for location in as_list(reference.get("Locations")):
        address = _object(_object(location, objects_by_id).get("Address"), objects_by_id)
        link = _text(address.get("UriString"))
        if link.startswith(("http://", "https://")) and _CATALOGUE not in link:
            return link
    return ""


def _name(value: Any, objects_by_id: _ObjectsById) -> str:
    return _text(_object(value, objects_by_id).get("Name"))


def _names(value: Any, named: _ObjectsById) -> list[str]:
    return [name for member in as_list(value) if (name := _name(member, named))]


def _people(value: Any, objects_by_id: _ObjectsById) -> list[Any]:
    """Return people and organisations; Citavi gives an organisation a family name only."""
    names_found: list[Any] = []
    for member in as_list(value):
        person = _object(member, objects_by_id)
        last, first, middle, prefix, suffix, name = (_text(person.get(part)) for part in _NAME_PARTS)
        if given := " ".join(filter(None, (first, middle))):
            names_found.append({"family": last, "given": given, "particle": prefix, "suffix": suffix})
        elif text := last or name:
            names_found += names.parse_item(text)
    return names_found


def _pages(text: str) -> str:
    page_text = _PAGES_TEXT.search(text)
    return page_text[1].strip() if page_text else strip_tags(text).strip()
