"""Answers of DataCite's API for DOIs, and its JSON of one work, as Zotero and doi.org hand it out."""

from collections.abc import Mapping
from typing import Final

from protlib.formats.jsontext import as_list, text_in
from protlib.formats.parsed import Parsed, ReadOptions
from protlib.formats.portals import values
from protlib.formats.registries import datacite_attributes, service_answer
from protlib.formats.registries import registry_texts as texts
from protlib.record.raw_record import RawRecord

_READ_MEMBERS: Final = frozenset({
    "id", "doi", "url", "types", "creators", "titles", "publisher", "container", "subjects", "dates", "language",
    "publicationYear", "descriptions", "version", "geoLocations", "relatedItems", "sizes",
    # DataCite's own bookkeeping.
    "prefix", "suffix", "xml", "schemaVersion", "metadataVersion", "providerId", "clientId", "agency", "state",
    "source", "isActive", "reason", "created", "updated", "registered", "published", "viewCount", "viewsOverTime",
    "downloadCount", "downloadsOverTime", "referenceCount", "citationCount", "citationsOverTime", "partCount",
    "partOfCount", "versionCount", "versionOfCount", "contentUrl",
})  # fmt: skip
# Such as `"meta": {"total": 4`.
_TOTAL: Final = r'"meta"\s*:\s*\{[^{}]*"total"\s*:\s*(\d+)'


def sniff(text: str) -> bool:
    """Tell whether a JSON text has works of DataCite, by the lists of their titles and the object of their types."""
    return service_answer.is_answer(text, _SERVICE)


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the works of an answer as records."""
    return service_answer.read_answer(text, options, _SERVICE)


def _find_work(value: object) -> service_answer.Work | None:
    """Return the attributes of a work, alone, in an entry of a list, or in an answer of one work."""
    for name in ("data", "attributes"):
        if isinstance(value, Mapping) and isinstance(value.get(name), Mapping):
            value = value[name]
    if not isinstance(value, Mapping):
        return None
    is_work = isinstance(value.get("titles"), list) and isinstance(value.get("types"), Mapping)
    return value if is_work and text_in(value.get("doi")) else None


def _to_raw(attributes: service_answer.Work) -> tuple[RawRecord, list[str]]:
    """Return the raw record of a work, with the subjects and places that an answer to a lookup leaves out."""
    raw, doubts = datacite_attributes.to_raw(attributes)
    place_names = [text_in(location.get("geoLocationPlace")) for location in _objects(attributes, "geoLocations")]
    places, other_places = values.find_places(place_names)
    members = {
        "datacite:places": other_places,
        "datacite:sizes": [size for size in as_list(attributes.get("sizes")) if isinstance(size, str)],
        "datacite:other titles": [
            f"{kind}: {texts.first_text(title.get('title'))}"
            for title in _objects(attributes, "titles")
            if (kind := text_in(title.get("titleType"))) not in {"", "Subtitle"}
        ],
    }
    return raw | {
        **places,
        "tags": [word for subject in _objects(attributes, "subjects") if (word := text_in(subject.get("subject")))],
        "extra": raw["extra"] | {name: value for name, value in members.items() if value},
    }, doubts


def _objects(attributes: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    return [member for member in as_list(attributes.get(name)) if isinstance(member, Mapping)]


_SERVICE: Final = service_answer.Service("DataCite", "data", _TOTAL, _find_work, _to_raw, _READ_MEMBERS)
