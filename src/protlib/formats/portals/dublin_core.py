"""From Dublin Core as repositories fill it, with or without qualifiers, to a raw record.

The elements are those of DCMI Metadata Terms; DSpace has qualifiers of its own ("contributor.author", "date.issued").
"""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from protlib.formats.common.meanings import meanings_in
from protlib.formats.portals import values
from protlib.formats.portals.work_kinds import kind_of
from protlib.formats.raw_record_builder import one_or_all
from protlib.record.fields.publication_types import guess_type
from protlib.record.model import Name
from protlib.record.raw_record import Extra, RawRecord


class Element(NamedTuple):
    """An element of Dublin Core: its name in small letters, its qualifier, its language, its text."""

    name: str
    qualifier: str
    language: str
    text: str


# Repositories' housekeeping: who deposited a file, when, and how large it is.
_PASSED_OVER: Final = frozenset({
    "date.accessioned", "date.available", "date.updated", "date.modified", "date.copyright", "description.provenance",
    "format", "format.extent", "format.mimetype", "format.medium", "description.version", "date.datesubmitted",
    "dateaccepted", "datesubmitted", "modified", "extent", "medium", "identifier.other.sysno",
})  # fmt: skip
# DCMI's terms and DSpace's qualifiers, with the element that each refines.
_SAME: Final = meanings_in("Dublin Core", "element")
_SUBJECT: Final = re.compile(r"subject(?:\.|$)")
# Such as "Policy Research Working Paper;no. 5346", "World Bank Study ; 12".
_SERIES: Final = re.compile(
    r"(.+?)(?<!\s)\s*+[;,]\s*+(?:(?:no\.?|nr\.?|number|vol\.?)\s*+)?(?=[\w./-]*\d)([\w./-]++)", re.IGNORECASE
)
_LONGEST_NUMBER: Final = 4  # words; a longer text is a citation

_Elements = dict[str, list[Element]]


def to_raw(elements: Iterable[Element]) -> RawRecord:
    """Return the raw record of one resource's elements; unknown elements are kept as `dc:<element>`."""
    elements_by_name: _Elements = {}
    for element in elements:
        if element.text.strip() and (name := _element_name(element)) not in _PASSED_OVER:
            elements_by_name.setdefault(name, []).append(element)
    extra: Extra = {}
    title, symbol = _title(elements_by_name, extra)
    language, extra["dc:languages"] = values.language_of(_take(elements_by_name, "language"), title)
    people = _people(elements_by_name)
    kind, genre = kind_of(_take(elements_by_name, "type"))
    raw: RawRecord = {
        "title": values.fix_colons(title, language), "genre": genre, "language": language,
        "date": values.date_of(
            _take(elements_by_name, "date.issued") or _take(elements_by_name, "date.created", "date.any")
        ),
        **people, **_identifiers(elements_by_name, symbol, extra), **_publisher(elements_by_name, people["authors"]),
        **_host_fields(elements_by_name), **_contents(elements_by_name, extra),
    }  # fmt: skip
    raw["type"] = kind or guess_type({**raw, "publisher": ""}, ()) or "document"
    for name, elements in elements_by_name.items():
        extra[f"dc:{name}"] = one_or_all(dict.fromkeys(values.clean_markup(element.text) for element in elements))
    return {**raw, "extra": {name: value for name, value in extra.items() if value}}


def _element_name(element: Element) -> str:
    name = f"{element.name}.{element.qualifier}" if element.qualifier else element.name
    return "subject" if _SUBJECT.match(name) and name not in _SAME else _SAME.get(name, name)


def _take(elements: _Elements, *names: str) -> list[str]:
    return [element.text for name in names for element in elements.pop(name, [])]


def _title(elements: _Elements, extra: Extra) -> tuple[str, str]:
    """Return the title, and the symbol after it; a second title is in another language."""
    title, *other_titles = [values.title_of(text) for text in _take(elements, "title", "title.alternative")] or [""]
    other_titles = [other_title for other_title in dict.fromkeys(other_titles) if other_title != title]
    if other_titles:
        extra["original-title"], extra["dc:title"] = other_titles[0], other_titles[1:]
    return values.symbol_beside(title)


def _people(elements: _Elements) -> dict[str, list[Name]]:
    """Return the creators of a resource; without a creator or an editor, these are its contributors."""
    editors = [*values.names_in(_take(elements, "editor"))]
    translators = [*values.names_in(_take(elements, "translator"))]
    creators = _take(elements, "creator") or ([] if editors else _take(elements, "contributor"))
    return {
        "authors": list(dict.fromkeys(values.names_in(creators))),
        "editors": list(dict.fromkeys(editors)),
        "translators": translators,
    }


def _identifiers(elements: _Elements, symbol: str, extra: Extra) -> dict[str, str]:
    """Return the identifiers by field; PDFs, citations and unknown identifiers go to `extra`."""
    identifiers, unidentified = values.find_identifiers(_take(elements, "identifier"))
    for field in ("isbn", "issn"):
        if texts := _take(elements, field):
            identifiers[field] = " ".join(dict.fromkeys([*filter(None, [identifiers.get(field, "")]), *texts]))
    symbols = [symbol, *_take(elements, "symbol"), identifiers.get("number", "")]
    file = identifiers.pop("file", "")
    if "url" in identifiers:
        extra["dc:file"] = file
    citations = [text for text in unidentified if len(text.split()) > _LONGEST_NUMBER]
    extra["dc:citation"] = [*_take(elements, "identifier.citation"), *citations]
    extra["dc:identifier"] = [text for text in unidentified if len(text.split()) <= _LONGEST_NUMBER]
    return {"url": file, **identifiers, "number": next(filter(None, symbols), "")}


def _publisher(elements: _Elements, authors: list[Name]) -> dict[str, str]:
    """Return the publishers, and the place of the first that has one."""
    imprints = [values.imprint(text, authors) for text in _take(elements, "publisher")]
    places = [*_take(elements, "place"), *(place for _, place in imprints if place)]
    names = dict.fromkeys(name for name, _ in imprints)
    return {"publisher": "; ".join(names), "publisher_place": places[0] if places else ""}


def _host_fields(elements: _Elements) -> dict[str, str]:
    """Return the journal or series that contains a resource, and the number in it."""
    raw = {"container_title": next(iter(_take(elements, "journal")), "")}
    series = elements.pop("series", [])
    if (
        not series
        and (relations := elements.get("relation"))
        and (match := _SERIES.fullmatch(relations[0].text.strip()))
    ):
        series = [relations.pop(0)] if "://" not in match[1] else []
        if not relations:
            del elements["relation"]
    if series:
        name = values.clean_markup(series[0].text)
        match = _SERIES.fullmatch(name)
        raw |= {"collection_title": match[1], "collection_number": match[2]} if match else {"collection_title": name}
    return raw


def _contents(elements: _Elements, extra: Extra) -> RawRecord:
    """Return the subjects and the descriptions of a resource; the longest description is the abstract."""
    places, other_places = values.find_places(_take(elements, "coverage"))
    extra["dc:coverage"] = other_places
    abstracts = _take(elements, "abstract")
    descriptions = elements.pop("description", [])
    if not abstracts and descriptions:
        longest_description = max(descriptions, key=lambda element: len(element.text))
        descriptions = [element for element in descriptions if element is not longest_description]
        abstracts = [longest_description.text]
    if descriptions:
        elements["description"] = descriptions
    extra["license"] = next(iter(_take(elements, "rights")), "")
    return {
        **places,
        "tags": values.split_keywords(_take(elements, "subject")),
        "abstract": "\n\n".join(dict.fromkeys(map(values.clean_markup, abstracts))),
    }
