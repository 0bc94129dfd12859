"""DataCite's answer for a DOI (https://api.datacite.org/dois/, metadata schema 4) as a raw record."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from protlib.formats.common.meanings import meanings_in
from protlib.formats.jsontext import text_in
from protlib.formats.registries import registry_texts as texts
from protlib.record import dates
from protlib.record.raw_record import Extra, RawRecord

_TYPES: Final = meanings_in("DataCite", "type")
"""Its general types, and CSL's; the others are documents."""
_WORDS: Final = meanings_in("DataCite", "word")
"""What those who made a DOI call a text, in small letters, and CSL's types."""
# Such as "S12", "e104" or "Doc10"; DataCite also takes "No 1" of a series for a first page.
_PAGE: Final = re.compile(r"[\w.:/-]{1,15}")
_RELATIONS_TO_A_WHOLE: Final = frozenset({"IsPublishedIn", "IsPartOf"})
_PERIODICALS: Final = frozenset({"article-journal", "review"})
# Such as "Working Paper" and "Policy brief": what a text is, in the words of whoever made the DOI.
_REPORTS: Final = ("report", "working paper", "policy", "brief", "handbook", "guidance", "guideline", "manual")


def to_raw(attributes: Mapping[str, object]) -> tuple[RawRecord, list[str]]:
    """Return the raw record of a work, for `cleaning.clean_record`, and notes for a person."""
    kind, genre = _find_type(attributes.get("types"))
    container, other_members = _find_container(attributes, kind)
    version = texts.read_plain(attributes.get("version"))
    authors, doubts = texts.read_people(_read_names(attributes.get("creators")))
    editors, editor_doubts = texts.read_people(_read_names(attributes.get("contributors"), "Editor"))
    title = texts.one_line_title(_find_title(attributes), _find_title(attributes, "Subtitle"))
    title = title or texts.one_line_title(_find_title(attributes, "TranslatedTitle"))
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
        "extra": {**({"version": version} if version else {}), **other_members},
        **container,
    }
    return raw, [*doubts, *editor_doubts, *texts.list_doubts(title, [*authors, *editors])]


def _find_type(types: object) -> tuple[str, str]:
    if not isinstance(types, Mapping):
        return "document", ""
    words = texts.read_plain(types.get("resourceType"))
    general_type = texts.read_plain(types.get("resourceTypeGeneral"))
    kind = _TYPES.get(general_type, "") or _WORDS.get(words.lower(), "")
    if not kind:
        kind = "report" if any(word in words.lower() for word in _REPORTS) else "document"
    is_said = words.lower() in _WORDS or words.replace(" ", "").lower() in {kind, general_type.lower()}
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


def _find_container(attributes: Mapping[str, object], kind: str) -> tuple[dict[str, str], Extra]:
    """Return what a work stands in: its container, else the item that it is published in, and what fits no field."""
    value = attributes.get("container")
    container = value if isinstance(value, Mapping) and value.get("title") else _find_whole(attributes)
    parts = {name: texts.read_plain(container.get(name)) for name in ("volume", "issue", "firstPage", "lastPage")}
    titles = container.get("titles") or [{"title": container.get("title")}]
    title = _find_title({"titles": titles if isinstance(titles, list) else [titles]})
    pages = [*dict.fromkeys(filter(None, (parts["firstPage"], parts["lastPage"])))]
    has_pages = all(map(_PAGE.fullmatch, pages))
    is_series = container.get("type") == "Series" and kind not in _PERIODICALS
    has_number = not parts["volume"] or any(map(str.isdigit, parts["volume"]))
    other_texts = [*([] if has_number else [parts["volume"]]), *([] if has_pages else pages)]
    return {
        "collection_title" if is_series else "container_title": title,
        "collection_number" if is_series else "volume": parts["volume"] if has_number else "",
        "issue": parts["issue"],
        "page": "-".join(pages) if has_pages else "",
    }, {"datacite:container": other_texts} if other_texts else {}


def _find_whole(attributes: Mapping[str, object]) -> Mapping[str, object]:
    """Return the journal or the book among the related items of a work, or nothing."""
    items = attributes.get("relatedItems")
    for item in items if isinstance(items, list) else ():
        if isinstance(item, Mapping) and text_in(item.get("relationType")) in _RELATIONS_TO_A_WHOLE:
            return item
    return {}
