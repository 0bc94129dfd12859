"""Citations of Citavi: JSON in base64, as the code of a field.

Such as `ADDIN CitaviPlaceholder{eyIkaWQiOiIxIiwi...}`, which is `{"Entries": [{"ReferenceId": "...", "PageRange":
{"OriginalString": "3"}, "Reference": {"ReferenceType": "Book", "Title": "...", "Authors": [...]}}]}`. An object that stands
in more than one place has a number (`$id`), by which the other places name it (`$ref`).
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from protlib.formats.jsontext import loads
from protlib.formats.word.csl_citation import decoded
from protlib.formats.word.embedded import EmbeddedCitation, EmbeddedItem, tied
from protlib.record import dates, names

_MARK: Final = "CitaviPlaceholder"
_TAGS: Final = re.compile(r"<[^<>]*>")
# Such as "<sp><n>3</n><ns>Omit</ns></sp><ep>...</ep><os>3-5</os>": a range of pages, and at its end as it was typed
_TYPED: Final = re.compile(r"<os>([^<]*)</os>")
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
_SHARED: Final = (
    "editors", "publisher", "publisher_place", "isbn", "date", "status", "volume", "edition", "collection_title",
)  # fmt: skip
"""What a part has from its whole where it says nothing itself; the whole's title is its container."""
_DATES: Final = ("Date", "Year", "YearResolved")
_NUMBERS: Final = {"article-journal": "issue", "article-newspaper": "issue", "periodical": "issue"}


def read(code: str) -> EmbeddedCitation | None:
    """Return the citation of a field's code; None where it is none of Citavi."""
    before, mark, rest = code.partition(_MARK)
    if not mark or before.split() != ["ADDIN"]:
        return None
    try:
        value = loads(decoded(rest.strip().strip("{}")).decode("utf-8-sig", "replace"))
    except (json.JSONDecodeError, RecursionError):
        return None
    entries = value.get("Entries") if isinstance(value, Mapping) else None
    if not isinstance(entries, list):
        return None
    named = {str(part["$id"]): part for part in _objects(value) if "$id" in part}
    return EmbeddedCitation("Citavi", tuple(_item(entry, named) for entry in entries if isinstance(entry, Mapping)))


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the objects within a value, at whatever depth."""
    left = [value]
    for _ in range(_MOST):
        if not left:
            return
        part = left.pop()
        if isinstance(part, Mapping):
            yield part
            left.extend(part.values())
        elif isinstance(part, list):
            left.extend(part)


_Named = Mapping[str, Mapping[str, Any]]


def _item(entry: Mapping[str, Any], named: _Named) -> EmbeddedItem:
    reference = _object(entry.get("Reference"), named)
    pages = _text(_object(entry.get("PageRange"), named).get("OriginalString"))
    return EmbeddedItem(
        _text(entry.get("ReferenceId")) or _text(reference.get("Id")),
        _raw(reference, named) if reference else {},
        prefix=tied(entry.get("Prefix")),
        locator=pages,
        label="page" if pages else "",
        suffix=tied(entry.get("Suffix")),
    )


def _object(value: Any, named: _Named) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        return {}
    return named.get(str(value["$ref"]), {}) if "$ref" in value else value


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _raw(reference: Mapping[str, Any], named: _Named, *, is_parent: bool = False) -> dict[str, Any]:
    kind = _TYPES.get(_text(reference.get("ReferenceType")), "document")
    raw: dict[str, Any] = {
        "type": kind,
        "title": ": ".join(filter(None, (_text(reference.get("Title")), _text(reference.get("Subtitle"))))),
        "authors": _people(reference.get("Authors"), named) or _people(reference.get("Organizations"), named),
        "editors": _people(reference.get("Editors"), named),
        "translators": _people(reference.get("Translators"), named),
        "container_title": _name(reference.get("Periodical"), named),
        "collection_title": _name(reference.get("SeriesTitle"), named) or _text(reference.get("SeriesTitle")),
        "publisher": ", ".join(filter(None, (_name(each, named) for each in _list(reference.get("Publishers"))))),
        "page": _pages(_text(reference.get("PageRange"))),
        "tags": [name for each in _list(reference.get("Keywords")) if (name := _name(each, named))],
        _NUMBERS.get(kind, "number"): _text(reference.get("Number")),
    }
    raw |= {field: text for name, field in _TEXTS.items() if (text := _text(reference.get(name)))}
    raw["genre"] = _text(reference.get("TitleSupplement")) if kind == "thesis" else ""
    raw |= _date(reference)
    if link := "" if "url" in raw else _link(reference, named):
        raw["url"] = link
    if not is_parent and (parent := _object(reference.get("ParentReference"), named)):
        whole = _raw(parent, named, is_parent=True)
        whole["container_title"] = whole.get("title")
        raw |= {name: whole[name] for name in (*_SHARED, "container_title") if whole.get(name) and not raw.get(name)}
    return {field: value for field, value in raw.items() if value}


def _date(reference: Mapping[str, Any]) -> dict[str, str]:
    """Return the date; what stands in its place and has no digit ("[In press]") is the status."""
    text = next(filter(None, map(_text, map(reference.get, _DATES))), "")
    if _DIGIT.search(text) or not dates.parse_or(text, text):  # "n.d." is no date
        return {"date": text}
    return {"status": text.strip("[]()")}


def _link(reference: Mapping[str, Any], named: _Named) -> str:
    """Return the first link among the places where a reference is found, but for those of catalogues."""
    for each in _list(reference.get("Locations")):
        address = _object(_object(each, named).get("Address"), named)
        link = _text(address.get("UriString"))
        if link.startswith(("http://", "https://")) and _CATALOGUE not in link:
            return link
    return ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _name(value: Any, named: _Named) -> str:
    return _text(_object(value, named).get("Name"))


def _people(value: Any, named: _Named) -> list[Any]:
    """Return people and organisations; of an organisation Citavi has a family name only."""
    found: list[Any] = []
    for each in _list(value):
        person = _object(each, named)
        family, given = (
            _text(person.get("LastName")),
            " ".join(filter(None, (_text(person.get("FirstName")), _text(person.get("MiddleName"))))),
        )
        if given:
            found.append(
                {
                    "family": family,
                    "given": given,
                    "particle": _text(person.get("Prefix")),
                    "suffix": _text(person.get("Suffix")),
                }
            )
        elif text := family or _text(person.get("Name")):
            found += names.parse_item(text)
    return found


def _pages(text: str) -> str:
    typed = _TYPED.search(text)
    return typed[1].strip() if typed else _TAGS.sub("", text).strip()
