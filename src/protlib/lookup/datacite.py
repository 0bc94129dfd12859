"""DataCite's answer for a DOI (https://api.datacite.org/dois/, metadata schema 4) as a raw record."""

from collections.abc import Mapping, Sequence
from typing import Final

from protlib.formats.common.meanings import meanings_in
from protlib.lookup import texts
from protlib.record import dates
from protlib.record.raw_record import RawRecord

_TYPES: Final = meanings_in("DataCite", "type")
"""Its general types, and CSL's; the others are documents."""
# Such as "Working Paper" and "Policy brief": what a text is, in the words of whoever made the DOI.
_REPORTS: Final = ("report", "working paper", "policy", "brief", "handbook", "guidance", "guideline", "manual")


def to_raw(attributes: Mapping[str, object]) -> tuple[RawRecord, list[str]]:
    """Return the raw record of a work, for `cleaning.clean_record`, and notes for a person."""
    kind, genre = _find_type(attributes.get("types"))
    authors, doubts = texts.read_people(_read_names(attributes.get("creators")))
    editors, editor_doubts = texts.read_people(_read_names(attributes.get("contributors"), "Editor"))
    title = texts.one_line_title(_find_title(attributes), _find_title(attributes, "Subtitle"))
    publisher = attributes.get("publisher")
    raw: RawRecord = {
        "type": kind,
        "genre": genre,
        "title": title,
        "authors": authors,
        "editors": editors,
        "date": _find_date(attributes),
        "publisher": _read_unless_unknown(publisher.get("name") if isinstance(publisher, Mapping) else publisher),
        "doi": texts.read_plain(attributes.get("doi")),
        "url": texts.read_plain(attributes.get("url")),
        "language": texts.read_plain(attributes.get("language")),
        "abstract": texts.read_abstract(
            _find_of_type(attributes.get("descriptions"), "descriptionType", "Abstract", "description")
        ),
        "extra": {"version": version} if (version := texts.read_plain(attributes.get("version"))) else {},
        **_find_container(attributes.get("container")),
    }
    return raw, [*doubts, *editor_doubts, *texts.list_doubts(title, [*authors, *editors])]


def _find_type(types: object) -> tuple[str, str]:
    if not isinstance(types, Mapping):
        return "document", ""
    words = texts.read_plain(types.get("resourceType"))
    kind = _TYPES.get(texts.read_plain(types.get("resourceTypeGeneral")), "")
    if not kind:
        kind = "report" if any(word in words.lower() for word in _REPORTS) else "document"
    is_said = words.replace(" ", "").lower() in {kind, texts.read_plain(types.get("resourceTypeGeneral")).lower()}
    return kind, "" if is_said else words


def _find_title(attributes: Mapping[str, object], kind: str | None = None) -> str:
    return _find_of_type(attributes.get("titles"), "titleType", kind, "title")


def _find_of_type(values: object, type_name: str, kind: str | None, name: str) -> str:
    """Return the text of the first value of a kind; of one without a kind where that is None."""
    for value in values if isinstance(values, list) else ():
        if isinstance(value, Mapping) and (value.get(type_name) or None) == kind:
            return texts.first_text(value.get(name))
    return ""


def _read_names(values: object, role: str = "") -> Sequence[RawRecord]:
    people = [person for person in values if isinstance(person, Mapping)] if isinstance(values, list) else []
    return [_read_name(person) for person in people if not role or person.get("contributorType") == role]


def _read_name(value: Mapping[str, object]) -> RawRecord:
    if value.get("nameType") == "Organizational":
        return {"name": value.get("name")}
    if value.get("familyName") and value.get("givenName"):
        return {"family": value.get("familyName"), "given": value.get("givenName")}
    return {"text": value.get("name")}


def _find_date(attributes: Mapping[str, object]) -> str:
    """Return the date of issue, where it is in the year of publication, else that year."""
    year = attributes.get("publicationYear")
    issued = dates.parse_or(_find_of_type(attributes.get("dates"), "dateType", "Issued", "date")[:10], "")
    if issued and (not year or issued[:4] == str(year)):
        return issued
    return str(year) if year else ""


def _read_unless_unknown(value: object) -> str:
    text = texts.read_plain(value)
    return "" if text.startswith(("(:", ":")) else text


def _find_container(value: object) -> dict[str, str]:
    if not isinstance(value, Mapping):
        return {}
    container = {
        name: texts.read_plain(value.get(name)) for name in ("title", "volume", "issue", "firstPage", "lastPage")
    }
    pages = dict.fromkeys(filter(None, (container["firstPage"], container["lastPage"])))
    is_series = value.get("type") == "Series"
    return {
        "collection_title" if is_series else "container_title": container["title"],
        "collection_number" if is_series else "volume": container["volume"],
        "issue": container["issue"],
        "page": "-".join(pages),
    }
