"""The elements of a Word source, and the record's fields for them."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from locale import windows_locale
from typing import Final

from protlib.formats.common.meanings import meanings_in
from protlib.formats.raw_record_builder import RawRecordBuilder, get_names, get_text
from protlib.record import dates, identifiers, names
from protlib.record.dates.months import ENGLISH_MONTHS, ENGLISH_SEASONS
from protlib.record.fields.headings import type_of
from protlib.record.fields.labels import family_name
from protlib.record.model import Name, Publication
from protlib.record.raw_record import RawRecord
from protlib.text import without_markup

Elements = Mapping[str, str]
"""The texts of a source by element name."""
People = Mapping[str, list[Mapping[str, str]]]
"""The people of a source by role; each is `Last`, `First` and `Middle`, or `Corporate`."""

_FIGURES_OF_A_LOCALE: Final = 9  # more are damage, and no number of Windows
_SOURCE_TYPES: Final = meanings_in("Word", "written type")
_TYPES: Final = {
    **{source: kind for kind, source in reversed(_SOURCE_TYPES.items())},
    "DocumentFromInternetSite": "webpage",
    "ElectronicSource": "document",
}
_MISC: Final = "Misc"
_THESIS: Final = "Thesis"

# The element of a field in one type of source, and in all others.
_CONTAINERS: Final = meanings_in("Word", "element of a container")
_NUMBERS: Final = {"Patent": "PatentNumber", "Case": "CaseNumber", "SoundRecording": "RecordingNumber"}
_AUTHORS: Final = meanings_in("Word", "element of authors")
_MAY_BE_CORPORATE: Final = frozenset({"Author", "Performer"})
_TEXTS: Final = meanings_in("Word", "element")
_VARIABLES: Final = meanings_in("Word", "other element")
_ROLES: Final = meanings_in("Word", "role")
_OTHER_ROLE: Final = "contributor"
_OTHER_ELEMENTS: Final = frozenset({
    "AbbreviatedCaseNumber", "BroadcastTitle", "Broadcaster", "CountryRegion", "Department", "Distributor",
    "Institution", "ProductionCompany", "Reporter", "StateProvince", "Station", "Theater",
})  # fmt: skip
"""Elements without a field: kept in `extra` under "word:" and their name."""
_PUBLISHERS: Final = ("Institution", "ProductionCompany", "Distributor", "Broadcaster")
_DOI_LINK: Final = "https://doi.org/"

# Such as "ISBN: 978-0-306-40615-7 0-306-40615-2", "DOI 10.1002/1097(1998)17:15<1661::AID-1>3.0.CO;2-2"
_LABELLED_NUMBER: Final = re.compile(
    r"\b(ISBN|ISSN|DOI)(?:-1[03])?:?\s+((?:(?!;\s|;$|;?\b(?:ISBN|ISSN|DOI)\b).)+)", re.IGNORECASE
)
_CHECKS: Final[tuple[tuple[str, Callable[[str], str]], ...]] = (
    ("doi", identifiers.doi),
    ("isbn", identifiers.isbn),
    ("issn", identifiers.issn),
)


def to_raw(elements: Elements, people: People) -> RawRecord:
    """Return the raw record, for `cleaning.clean_record`, of a source."""
    remaining = {name: text for name, text in elements.items() if text}
    source_type = remaining.pop("SourceType", "")
    raw = RawRecordBuilder("word")
    raw.store_value("key", remaining.pop("Tag", ""))
    _put_people(people, source_type, raw)
    _put_genre(remaining, _TYPES.get(source_type, "document"), raw)
    _put_titles(remaining, raw)
    _put_numbers(remaining, source_type, raw)
    raw.store_value("date", _read_date(remaining, ""))
    raw.store_value("accessed", _read_date(remaining, "Accessed"))
    raw.store_value("language", _language(remaining.pop("LCID", "")))
    places = [remaining.pop(name, "") for name in ("City", "StateProvince", "CountryRegion")]
    raw.store_value("publisher_place", ", ".join(filter(None, places)))
    link = remaining.pop("URL", "")
    raw.store_value("url", link if link != f"{_DOI_LINK}{raw.fields.get('doi')}" else "")
    for name, meaning in (_TEXTS | _VARIABLES).items():
        raw.store_value(meaning, remaining.pop(name, ""))
    if "publisher" not in raw.fields and (name := next((name for name in _PUBLISHERS if name in remaining), "")):
        raw.store_value("publisher", remaining.pop(name))
    for name, text in remaining.items():
        if name not in {"Guid", "RefOrder"}:
            raw.keep(name, [text])
    return raw.values()


def _put_people(people: People, source_type: str, raw: RawRecordBuilder) -> None:
    author_role = _AUTHORS.get(source_type, "Author")
    for role, people_list in people.items():
        is_author = role == "Author" or (role == author_role and "Author" not in people)
        variable = "author" if is_author else _ROLES.get(role, _OTHER_ROLE)
        raw.add_names(variable, map(_name, people_list))


def _name(person: Mapping[str, str]) -> Name:
    if organisation := person.get("Corporate"):
        return names.organisation(organisation)
    given = " ".join(filter(None, (person.get("First"), person.get("Middle"))))
    last = person.get("Last", "")
    return names.person(f"{last}, {given}") if given and last else names.parse_name(last or given)


def _put_genre(remaining: dict[str, str], kind: str, raw: RawRecordBuilder) -> None:
    """Store the type, and the kind of a report, which in Word may also be a thesis."""
    genre = remaining.pop("ThesisType", "") or remaining.pop("Type", "")
    is_thesis = kind == "report" and any(type_of(word)[0] == "thesis" for word in (genre, *genre.split()))
    raw.store_value("type", "thesis" if is_thesis else kind)
    raw.store_value("genre", "" if genre == _THESIS else genre)


def _put_titles(remaining: dict[str, str], raw: RawRecordBuilder) -> None:
    for name in dict.fromkeys(_CONTAINERS.values()):
        raw.store_value("container_title", remaining.pop(name, ""))
    if remaining.get("ConferenceName") == raw.fields.get("container_title"):
        remaining.pop("ConferenceName", "")


def _put_numbers(remaining: dict[str, str], source_type: str, raw: RawRecordBuilder) -> None:
    """Store the numbers; a DOI element is another program's, because Word's schema has none."""
    raw.store_value("number", remaining.pop(_NUMBERS.get(source_type, ""), ""))
    raw.store_value("doi", remaining.pop("DOI", ""))
    for field, number in _numbers_of(remaining.pop("StandardNumber", "")).items():
        raw.store_value(field, number)


def _read_date(remaining: dict[str, str], date_name: str) -> str:
    year, month, day = (remaining.pop(f"{part}{date_name}", "") for part in ("Year", "Month", "Day"))
    month = month.strip("#")  # JabRef writes "#nov#"
    if year and month.isdecimal():
        return "-".join(filter(None, (year, month.zfill(2), day.zfill(2) if day else "")))
    return " ".join(filter(None, (day, month, year)))


def _language(text: str) -> str:
    """Return the language for a name ("en-US") or a Windows number ("1033"); 0 is the document's own."""
    if not text.isdecimal():
        return text
    return windows_locale.get(int(text[:_FIGURES_OF_A_LOCALE]), "").replace("_", "-")


def elements_of(publication: Publication) -> Iterator[tuple[str, str]]:
    """Yield the elements of a record without its people, in the order of Word's own files."""
    source_type = source_type_of(publication)
    yield "Tag", publication.key
    yield "SourceType", source_type
    yield "LCID", publication.language
    yield "Title", without_markup(publication.title)
    yield from _dates(publication.date, "")
    yield "ThesisType" if source_type == "Report" else "Type", _genre(publication)
    yield _CONTAINERS.get(source_type, _CONTAINERS[""]), publication.container_title
    is_paper = source_type == "ConferenceProceedings"
    yield "ConferenceName", publication.event_title or (publication.container_title if is_paper else "")
    yield "Institution" if publication.type == "thesis" else "Publisher", publication.publisher
    yield "City", publication.publisher_place
    for name in ("Volume", "Issue", "Pages", "Edition"):
        yield name, getattr(publication, _TEXTS[name])
    if number_element := _NUMBERS.get(source_type):
        yield number_element, publication.number
    yield "StandardNumber", _standard_number(publication, has_number=not number_element)
    yield "URL", publication.url or (publication.doi and f"{_DOI_LINK}{publication.doi}")
    yield from _dates(publication.accessed, "Accessed")
    yield from ((name, get_text(publication, variable)) for name, variable in _VARIABLES.items())
    yield from ((name, get_text(publication, f"word:{name}")) for name in sorted(_OTHER_ELEMENTS))
    yield "Comments", publication.note


def source_type_of(publication: Publication) -> str:
    """Return Word's name for a record's type."""
    return _SOURCE_TYPES.get(publication.type, _MISC)


def _genre(publication: Publication) -> str:
    needs_no_genre = publication.type != "thesis" or type_of(publication.genre)[0] == "thesis"
    return publication.genre or ("" if needs_no_genre else _THESIS)


def _dates(date: str, date_name: str) -> Iterator[tuple[str, str]]:
    """Yield year, month and day of a date, as they are printed; of a range, the years."""
    ends = dates.parts(date)
    circa_prefix = "c. " if dates.is_approximate(date) else ""
    if len(ends) != 1:
        yield f"Year{date_name}", "–".join(dict.fromkeys(str(end[0]) for end in ends)) or date
        return
    year, *month_and_day = ends[0]
    season = dates.season(date)
    yield f"Year{date_name}", f"{circa_prefix}{year}"
    month = ENGLISH_MONTHS[month_and_day[0] - 1] if month_and_day else ""
    yield f"Month{date_name}", ENGLISH_SEASONS[season - 1].capitalize() if season else month
    yield f"Day{date_name}", str(month_and_day[1]) if len(month_and_day) > 1 else ""


def people_of(publication: Publication) -> Iterator[tuple[str, list[Mapping[str, str]]]]:
    """Yield each role of a record with its people; a lone organisation is `Corporate` where the role allows it."""
    role = _AUTHORS.get(source_type_of(publication), _AUTHORS[""])
    people_by_role = {role: publication.authors}
    for other_role, variable in _ROLES.items():
        people_by_role.setdefault(other_role, get_names(publication, variable))
    for role, people in people_by_role.items():
        persons = [person for name in people if (person := _person(name))]
        literals = [name.literal for name in people]
        if role in _MAY_BE_CORPORATE and len(literals) == 1 and literals[0]:
            persons = [{"Corporate": literals[0]}]
        if persons:
            yield role, persons


def _person(name: Name) -> Mapping[str, str]:
    """Return a person as Word's dialogue divides a name; an organisation is a family name."""
    if name.literal:
        return {"Last": name.literal}
    first, _, middle = name.given.partition(" ")
    last = " ".join(filter(None, (name.dropping, family_name(name), name.suffix)))
    return {part: text for part, text in (("Last", last), ("First", first), ("Middle", middle)) if text}


def _standard_number(publication: Publication, *, has_number: bool) -> str:
    """Return the numbers of a record as one text; if `has_number`, with the record's own number."""
    numbers = [publication.number] if has_number else []
    numbers += [f"{name.upper()} {value}" for name in ("isbn", "issn", "doi") if (value := getattr(publication, name))]
    return "; ".join(filter(None, numbers))


def _numbers_of(text: str) -> dict[str, str]:
    """Return the numbers in a text by field; a check digit identifies one without a name."""
    numbers_by_label = {match[1].lower(): match[2].strip() for match in _LABELLED_NUMBER.finditer(text)}
    unlabelled = _LABELLED_NUMBER.sub("", text).strip("; \t\n")
    for field, check in _CHECKS:
        if unlabelled and field not in numbers_by_label:
            with suppress(ValueError):
                numbers_by_label[field], unlabelled = check(unlabelled), ""
    return {**numbers_by_label, **({"number": unlabelled} if unlabelled else {})}
