"""DataCite's answer for a DOI (https://api.datacite.org/dois/, metadata schema 4) as a raw record."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from protlib.lookup import texts
from protlib.record import dates

_TYPES: Final[Mapping[str, str]] = {
    "Audiovisual": "motion_picture",
    "Book": "book",
    "BookChapter": "chapter",
    "Collection": "collection",
    "ComputationalNotebook": "software",
    "ConferencePaper": "paper-conference",
    "ConferenceProceeding": "book",
    "DataPaper": "article-journal",
    "Dataset": "dataset",
    "Dissertation": "thesis",
    "Film": "motion_picture",
    "Image": "graphic",
    "Journal": "periodical",
    "JournalArticle": "article-journal",
    "PeerReview": "review",
    "Poster": "speech",
    "Preprint": "article",
    "Presentation": "speech",
    "Report": "report",
    "Software": "software",
    "Sound": "song",
    "Standard": "standard",
}
"""Its general types, and CSL's; the others are documents."""
# Such as "Working Paper" and "Policy brief": what a text is, in the words of whoever made the DOI.
_REPORTS: Final = (
    "report",
    "working paper",
    "policy",
    "brief",
    "handbook",
    "guidance",
    "guideline",
    "manual",
)


def record(attributes: Mapping[str, Any]) -> tuple[dict[str, object], list[str]]:
    """Return the raw record of a work, for `cleaning.record`, and what a person should look at."""
    kind, genre = _type(attributes.get("types"))
    authors, doubts = texts.people(_names(attributes.get("creators")))
    editors, more = texts.people(_names(attributes.get("contributors"), "Editor"))
    title = texts.title(_title(attributes), _title(attributes, "Subtitle"))
    publisher = attributes.get("publisher")
    raw: dict[str, object] = {
        "type": kind,
        "genre": genre,
        "title": title,
        "authors": authors,
        "editors": editors,
        "date": _date(attributes),
        "publisher": _known_text(publisher.get("name") if isinstance(publisher, Mapping) else publisher),
        "doi": texts.plain(attributes.get("doi")),
        "url": texts.plain(attributes.get("url")),
        "language": texts.plain(attributes.get("language")),
        "abstract": texts.abstract(
            _of_type(attributes.get("descriptions"), "descriptionType", "Abstract", "description")
        ),
        "extra": {"version": version} if (version := texts.plain(attributes.get("version"))) else {},
        **_container(attributes.get("container")),
    }
    return raw, [*doubts, *more, *texts.doubts(title, [*authors, *editors])]


def _type(types: Any) -> tuple[str, str]:
    if not isinstance(types, Mapping):
        return "document", ""
    words = texts.plain(types.get("resourceType"))
    kind = _TYPES.get(texts.plain(types.get("resourceTypeGeneral")), "")
    if not kind:
        kind = "report" if any(word in words.lower() for word in _REPORTS) else "document"
    is_said = words.replace(" ", "").lower() in {kind, texts.plain(types.get("resourceTypeGeneral")).lower()}
    return kind, "" if is_said else words


def _title(attributes: Mapping[str, Any], kind: str | None = None) -> str:
    return _of_type(attributes.get("titles"), "titleType", kind, "title")


def _of_type(values: Any, type_name: str, kind: str | None, name: str) -> str:
    """Return the text of the first of several that is of a kind; of none where that is None."""
    for value in values if isinstance(values, list) else ():
        if isinstance(value, Mapping) and (value.get(type_name) or None) == kind:
            return texts.first(value.get(name))
    return ""


def _names(values: Any, role: str = "") -> Sequence[dict[str, object]]:
    people = [person for person in values if isinstance(person, Mapping)] if isinstance(values, list) else []
    return [_name(person) for person in people if not role or person.get("contributorType") == role]


def _name(value: Mapping[str, Any]) -> dict[str, object]:
    if value.get("nameType") == "Organizational":
        return {"name": value.get("name")}
    if value.get("familyName") and value.get("givenName"):
        return {"family": value.get("familyName"), "given": value.get("givenName")}
    return {"text": value.get("name")}


def _date(attributes: Mapping[str, Any]) -> str:
    """Return the date of issue, where it is of the year of publication, else that year."""
    year = attributes.get("publicationYear")
    issued = dates.parse_or(_of_type(attributes.get("dates"), "dateType", "Issued", "date")[:10], "")
    if issued and (not year or issued[:4] == str(year)):
        return issued
    return str(year) if year else ""


def _known_text(value: Any) -> str:
    text = texts.plain(value)
    return "" if text.startswith(("(:", ":")) else text


def _container(value: Any) -> dict[str, str]:
    if not isinstance(value, Mapping):
        return {}
    container = {name: texts.plain(value.get(name)) for name in ("title", "volume", "issue", "firstPage", "lastPage")}
    pages = dict.fromkeys(filter(None, (container["firstPage"], container["lastPage"])))
    is_series = value.get("type") == "Series"
    return {
        "collection_title" if is_series else "container_title": container["title"],
        "collection_number" if is_series else "volume": container["volume"],
        "issue": container["issue"],
        "page": "-".join(pages),
    }
