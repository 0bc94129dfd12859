"""A reference of Citavi, whether a document embeds it or a project has it: the names of its parts are the same."""

import re
from collections.abc import Mapping
from typing import Any, Final

from protlib.formats.common.meanings import meanings_in
from protlib.formats.jsontext import as_list, text_in
from protlib.record import dates, names
from protlib.record.html_text import strip_tags
from protlib.record.raw_record import RawRecord

# Such as "<sp><n>3</n><os>3</os></sp><ep><n>5</n><os>5</os></ep><os>3-5</os>": its first page, its last page, and at
# its end the range as it was typed
_PAGES_TEXT: Final = re.compile(r"<os>([^<]*)</os>\s*\Z")
_SPACE: Final = re.compile(r"\s")
_DIGIT: Final = re.compile(r"\d")
_CATALOGUE: Final = "worldcat.org"

_TYPES: Final = meanings_in("Citavi", "type")
_TEXTS: Final = meanings_in("Citavi", "field")
_CONFERENCE: Final = "ConferenceProceedings"
_KEYS: Final = ("CitationKey", "BibTeXKey")
"""Names of a reference; one in several words is no citation key, but how somebody cites it."""
_NAME_PARTS: Final = ("LastName", "FirstName", "MiddleName", "Prefix", "Suffix", "Name")
_INHERITED_FIELDS: Final = (
    "editors", "publisher", "publisher_place", "isbn", "date", "status", "volume", "edition", "collection_title",
)  # fmt: skip
"""The fields that a part inherits from its whole where it has none; the whole's title is its container."""
_DATES: Final = ("Date", "Year", "YearResolved")
_NUMBERS: Final = {"article-journal": "issue", "article-newspaper": "issue", "periodical": "issue"}

ObjectsById = Mapping[str, Mapping[str, Any]]
"""The objects of a document by their numbers; other places name an object by its number."""


def object_of(value: object, objects_by_id: ObjectsById) -> Mapping[str, Any]:
    """Return a value that is an object, or the object to which its `$ref` leads; an empty one for any other value."""
    if not isinstance(value, Mapping):
        return {}
    return objects_by_id.get(str(value["$ref"]), {}) if "$ref" in value else value


def to_raw(reference: Mapping[str, object], objects_by_id: ObjectsById, *, is_parent: bool = False) -> RawRecord:
    """Return the raw record of a reference; a part inherits from the whole, which need not do so itself."""
    reference_type = text_in(reference.get("ReferenceType"))
    kind = _TYPES.get(reference_type, "document")
    authors, organizations = _people(reference.get("Authors"), objects_by_id), reference.get("Organizations")
    publishers = _names(reference.get("Publishers"), objects_by_id)
    raw: RawRecord = {
        "type": kind,
        "title": ": ".join(filter(None, (text_in(reference.get("Title")), text_in(reference.get("Subtitle"))))),
        "authors": authors or _people(organizations, objects_by_id),
        "editors": _people(reference.get("Editors"), objects_by_id),
        "translators": _people(reference.get("Translators"), objects_by_id),
        "container_title": _name(reference.get("Periodical"), objects_by_id),
        "collection_title": _name(reference.get("SeriesTitle"), objects_by_id) or text_in(reference.get("SeriesTitle")),
        "publisher": ", ".join(publishers or (_names(organizations, objects_by_id, "LastName") if authors else [])),
        "page": pages_of(text_in(reference.get("PageRange"))),
        "tags": _names(reference.get("Keywords"), objects_by_id),
        _NUMBERS.get(kind, "number"): text_in(reference.get("Number")),
    }
    raw |= {field: text for name, field in _TEXTS.items() if (text := text_in(reference.get(name)))}
    raw["genre"] = text_in(reference.get("TitleSupplement")) if kind == "thesis" else ""
    raw["key"] = _key(reference)
    raw["event_place"] = text_in(reference.get("SpecificField1")) if reference_type == _CONFERENCE else ""
    raw |= _date(reference)
    if link := "" if "url" in raw else _link(reference, objects_by_id):
        raw["url"] = link
    if not is_parent and (parent := object_of(reference.get("ParentReference"), objects_by_id)):
        _inherit(raw, to_raw(parent, objects_by_id, is_parent=True))
    return {field: value for field, value in raw.items() if value}


def _key(reference: Mapping[str, object]) -> str:
    """Return the first key that is one word, "" for none."""
    return next((key for key in map(text_in, map(reference.get, _KEYS)) if key and not _SPACE.search(key)), "")


def _inherit(raw: RawRecord, host: RawRecord) -> None:
    """Fill the fields that a part shares with its whole."""
    host_fields = {**host, "container_title": host.get("title")}
    names = [name for name in (*_INHERITED_FIELDS, "container_title") if host_fields.get(name) and not raw.get(name)]
    raw |= {name: host_fields[name] for name in names}


def _date(reference: Mapping[str, object]) -> dict[str, str]:
    """Return the date; words without a digit in its place ("[In press]") are the status."""
    text = next(filter(None, map(text_in, map(reference.get, _DATES))), "")
    if _DIGIT.search(text) or not dates.parse_or(text, text):  # "n.d." is no date
        return {"date": text}
    return {"status": text.strip("[]()")}


def _link(reference: Mapping[str, object], objects_by_id: ObjectsById) -> str:
    """Return the first link among a reference's locations, without catalogues' links."""
    for location in as_list(reference.get("Locations")):
        address = object_of(object_of(location, objects_by_id).get("Address"), objects_by_id)
        link = text_in(address.get("UriString"))
        if link.startswith(("http://", "https://")) and _CATALOGUE not in link:
            return link
    return ""


def _name(value: object, objects_by_id: ObjectsById, part: str = "Name") -> str:
    return text_in(object_of(value, objects_by_id).get(part))


def _names(value: object, objects_by_id: ObjectsById, part: str = "Name") -> list[str]:
    return [name for member in as_list(value) if (name := _name(member, objects_by_id, part))]


def _people(value: object, objects_by_id: ObjectsById) -> list[Any]:
    """Return people and organisations; Citavi gives an organisation a family name only."""
    people: list[Any] = []
    for member in as_list(value):
        person = object_of(member, objects_by_id)
        last, first, middle, prefix, suffix, name = (text_in(person.get(part)) for part in _NAME_PARTS)
        if given := " ".join(filter(None, (first, middle))):
            people.append({"family": last, "given": given, "particle": prefix, "suffix": suffix})
        elif text := last or name:
            people += names.parse_item(text)
    return people


def pages_of(text: str) -> str:
    """Return the pages of a range as they were typed."""
    page_text = _PAGES_TEXT.search(text)
    return page_text[1].strip() if page_text else strip_tags(text).strip()
