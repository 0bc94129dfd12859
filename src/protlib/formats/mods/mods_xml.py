"""MODS, the Library of Congress's XML, from catalogues, repositories, Zotero and bibutils; protlib only reads it.

The genres come from the MARC Genre Term List, Zotero and bibutils; the roles from the MARC Code List for Relators.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from protlib.formats.common.meanings import meanings_in
from protlib.formats.common.responsibility import add_unnamed_people, stands_for_more_people
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.portals import values
from protlib.formats.portals.work_kinds import kind_of
from protlib.formats.raw_record_builder import RawRecordBuilder, one_or_all
from protlib.formats.records import gather
from protlib.formats.xmltext import Row, element_text, element_texts, first_element_text, read_elements, store_rows
from protlib.record import dates, identifiers, names
from protlib.record.model import PERIODICAL, Name
from protlib.record.names.parser import UNNAMED_OTHERS
from protlib.record.raw_record import RawRecord
from protlib.record.shared_words import wordings
from protlib.record.titles.title_with_subtitle import with_subtitle
from protlib.text import clean, words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["loads", "sniff"]

# Such as '<modsCollection xmlns="http://www.loc.gov/mods/v3">' or "<mods:mods ID='a'>"; other formats contain it.
_HEAD: Final = re.compile(r"<(?:[\w-]+:)?mods(?:Collection)?(?:\s[^<>]*)?>", re.IGNORECASE)
_WEB_PAGE: Final = re.compile(r"<html\b", re.IGNORECASE)  # which may show MODS
_RECORD: Final = re.compile(r"<(?:[\w-]+:)?mods[\s>]", re.IGNORECASE)
_GOES_ON: Final = frozenset({"continuing", "serial"})
# Marks that catalogues put after a value, before the next one.
_MARKS: Final = " \t\n/:;,"
# Such as that in "xii, 300 p. ; 24 cm".
_PAGES: Final = re.compile(rf"(?i)(?<!\d)(\d++)\s*+(?:(?:{wordings('page')})\b|(?:{wordings('page letter')})\.)")
# Such as "[2009]", "c2009", "2009-]" and "©2009".
_ROUND_DATE: Final = re.compile(r"^[\[c©p\s]++(?=\d)|(?<![\].\s])[\].\s]++$")
_NOTES_ASIDE: Final = frozenset({"statement of responsibility", "citation/reference", "bibliography"})
_NUMBER: Final = re.compile(r"(?:^|\s)(?:vol(?:ume)?|no|nr|issue|number|p|pp)\.?\s*(?=\d)", re.IGNORECASE)
# Such as "[1848-1914]" and "(1970-)".
_YEARS: Final = re.compile(r"(?:(?<!\s)\s+)?[\[(][^\[\]()A-Za-z\d]*\d[^\[\]()A-Za-z]*[\])]")
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LONGEST_SHORT: Final = 3  # letters of "Jr." and "St.", whose full stop stays
_GENRES: Final = meanings_in("MODS", "genre")
"""Genres that other repositories lack or use otherwise: without spaces and marks, in small letters."""
_RESOURCES: Final = meanings_in("MODS", "resource")
"""The CSL types of `typeOfResource`; "text" says nothing more."""
_PERIODICAL_TYPES: Final = PERIODICAL | {"review-book"}  # a genre of MODS that has a journal as its host
_INDISTINCT: Final = frozenset({"periodical", "article-journal"})
"""Types that the host determines better; an article's genre is its journal's as often as its own."""

# The role for a code or a word; "" is a role that other elements express.
_ROLES: Final = meanings_in("MODS", "role")
_IDENTIFIERS: Final = meanings_in("MODS", "identifier")
_DETAILS: Final = meanings_in("MODS", "detail")
"""The field for each detail of a part."""
_EXTRA: Final = "mods:"


def _read_mods_people(elements: Iterable["Element"], default: str) -> Iterator[tuple[str, Name]]:
    """Yield each name with its role, a field or a CSL variable; a name without a known role has the `default`."""
    for element in elements:
        name = _name(element)
        has_others = element.find("etal") is not None
        if name is None:
            if has_others:
                yield _role(element, default), UNNAMED_OTHERS
            continue
        if element.get("type") == "conference":
            yield ("event_title", names.organisation(name.literal or " ".join(filter(None, (name.given, name.family)))))
        else:
            yield from ((_role(element, default), person) for person in (name, UNNAMED_OTHERS)[: 1 + has_others])


def _role(element: "Element", default: str) -> str:
    """Return the role of a name; of several roles, the first that is more than a contribution."""
    role_texts = [text.lower().strip(" .") for text in element_texts(element.findall("role/roleTerm"))]
    role_texts += [text.lower() for text in element_texts(role for role in element.findall("role") if not len(role))]
    roles = [_ROLES[text] for text in role_texts if text and text in _ROLES]
    if not roles:
        return "contributor" if role_texts and default == "authors" and element.get("usage") != "primary" else default
    return next((role for role in roles if role not in {"contributor", "publisher"}), roles[0])


def _name(element: "Element") -> Name | None:
    """Return a name from its parts, or from a text with the family name first; an organisation follows its parent."""
    parts: dict[str, list[str]] = {}
    for part in element.findall("namePart"):
        if text := clean(element_text(part)):
            parts.setdefault(part.get("type") or "", []).append(text)
    if "family" in parts or "given" in parts:
        family, given = (" ".join(parts.get(kind, [])) for kind in ("family", "given"))
        suffix = next((term for term in parts.get("termsOfAddress", []) if term.strip(".").lower() in _SUFFIXES), "")
        return Name(family=family or given, given=given if family else "", suffix=suffix)
    full_names = [text.strip(" ,") for text in parts.get("", [])]
    text = next(filter(None, [*full_names, *element_texts(element.findall("displayForm"))]), "")
    if not text:
        return None
    if stands_for_more_people(text):
        return UNNAMED_OTHERS
    if element.get("type") in {"corporate", "conference"}:
        return names.organisation(
            ". ".join(part.rstrip(".") for part in full_names) if len(full_names) > 1 else _remove_stop(text)
        )
    if element.get("type") == "personal":
        return names.person(_remove_stop(", ".join(full_names) if len(full_names) > 1 and "," not in text else text))
    return names.parse_name(_remove_stop(text))


def _remove_stop(text: str) -> str:
    """Return a name without the catalogue's full stop, unless it ends an initial, and without years."""
    text = _YEARS.sub("", text).strip(" ,")
    last = text.rsplit(" ", 1)[-1]
    # A shorter word with a stop is an initial, or "Jr.".
    return text[:-1] if last.endswith(".") and last.count(".") == 1 and len(last) > _LONGEST_SHORT else text


def read_mods_record(record: "Element") -> RawRecord:
    """Return the raw record of an element `mods`; unknown elements are kept as `mods:<element>`."""
    raw = RawRecordBuilder("mods")
    hosts = [related_item for related_item in record.findall("relatedItem") if related_item.get("type") == "host"]
    host = hosts[0] if hosts else None
    raw.store_value("key", record.get("ID", ""))
    _put_titles(record, raw)
    _put_identifiers(record, raw)
    kind, genre = _kind(record, host)
    raw.store_value("type", kind)
    raw.store_value("genre", genre)
    _put_people(record.findall("name"), raw)
    names_by_role: dict[str, list[Name]] = {
        role: raw.fields[role] for role in ("authors", "editors") if role in raw.fields
    }
    add_unnamed_people(names_by_role, element_texts(record.findall("note[@type='statement of responsibility']")))
    _put_parts(record.findall("part"), raw)
    store_rows(record, _ORIGIN, raw.store_value)
    if host is not None:
        _put_host(host, raw)
    for series in record.findall("relatedItem[@type='series']"):
        _put_series(series, raw)
    _put_subjects(record.findall("subject"), raw)
    store_rows(record, _ROWS, raw.store_value)
    if "number-of-pages" not in raw.extra:
        store_rows(record, _EXTENT, raw.store_value)
    return raw.values()


def _read_first(element: "Element", path: str) -> str:
    return first_element_text(element.findall(path))


def _title(info: "Element") -> str:
    """Return a title with its non-sorting words, its subtitle and its part."""
    title = f"{_read_first(info, 'nonSort')} {_read_first(info, 'title')}".strip().rstrip(_MARKS)
    title = re.sub(r"(['’])\s", r"\1", title, count=1) if info.find("nonSort") is not None else title
    if title:
        title = with_subtitle(title, _read_first(info, "subTitle").rstrip(_MARKS))
    part = ", ".join(element_texts([*info.findall("partNumber"), *info.findall("partName")]))
    title = f"{title.rstrip('.')}. {part}" if part and title else title or part or clean(element_text(info))
    is_sentence = info.get("type") != "abbreviated" and re.search(r"[^.\s]{2}\.$", title)
    return title[:-1] if is_sentence else title


def _put_titles(record: "Element", raw: RawRecordBuilder) -> None:
    """Store the main title; translations, abbreviations and others go to other fields."""
    infos = record.findall("titleInfo")
    main = next((info for info in infos if not info.get("type")), infos[0] if infos else None)
    other_titles: list[str] = []
    for info in infos:
        meaning = {"abbreviated": "title-short", "uniform": "original-title"}.get(info.get("type", ""), "")
        if info is main or meaning:
            raw.store_value("title" if info is main else meaning, _title(info))
        else:
            other_titles.append(_title(info))
    raw.keep("titleInfo", other_titles)


def _kind(record: "Element", host: "Element | None") -> tuple[str, str]:
    """Return the type, and a genre that says more: from genre, host and resource of a record."""
    kinds = [*_kinds(record)]
    kind = next((csl for csl, _ in kinds if csl not in _INDISTINCT), kinds[0][0] if kinds else "")
    if host is not None and kind in {"", "book", *_INDISTINCT}:
        kind = _kind_in(host, kind)
    if not kind or (kind == "periodical" and host is not None):
        resources = [_RESOURCES.get(text.lower(), "") for text in element_texts(record.findall("typeOfResource"))]
        kind = next(filter(None, resources), "") or _kind_by_issuance(record)
    says_more = (text for csl, text in kinds if csl == kind in {"report", "thesis"} and len(words(text)) == 2)
    return kind, next(says_more, "")


def _kinds(element: "Element") -> Iterator[tuple[str, str]]:
    for text in element_texts(element.findall("genre")):
        if kind := _GENRES.get("".join(words(text))) or kind_of([text])[0]:
            yield kind, text


def _kind_in(host: "Element", kind: str) -> str:
    """Return the type of a part of a host: an article in a serial, else a chapter or a paper."""
    kinds = {csl for csl, _ in _kinds(host)}
    goes_on = not _GOES_ON.isdisjoint(text.lower() for text in element_texts(host.findall("originInfo/issuance")))
    types = {identifier.get("type", "").lower() for identifier in host.findall("identifier")}
    details = {detail.get("type", "").lower() for detail in host.findall("part/detail")}
    for meeting_kind in ("paper-conference", "article-newspaper", "article-magazine"):
        if meeting_kind in kinds:
            return meeting_kind
    if (
        goes_on
        or "periodical" in kinds
        or kind == "article-journal"
        or ("issn" in types and "isbn" not in types)
        or "issue" in details
    ):
        return "article-journal"
    return "chapter"


def _kind_by_issuance(record: "Element") -> str:
    issuance = {text.lower() for text in element_texts(record.findall("originInfo/issuance"))}
    if issuance & _GOES_ON:
        return "periodical"
    has_isbn = any(identifier.get("type", "").lower() == "isbn" for identifier in record.findall("identifier"))
    is_book = issuance & {"monographic", "single unit", "multipart monograph"} or has_isbn
    return "book" if is_book else "document"


def _put_people(names: list["Element"], raw: RawRecordBuilder, default: str = "authors") -> None:
    """Store the names by their roles; the name of a conference is the event."""
    for role, name in _read_mods_people(names, default):
        if role in {"publisher", "event_title"}:
            raw.store_value(role, name.literal)
        else:
            raw.add_names(role, [name])


def _put_host(host: "Element", raw: RawRecordBuilder) -> None:
    """Store the host of a record, whose names are the editors."""
    infos = host.findall("titleInfo")
    for info in sorted(infos, key=lambda info: info.get("type") == "abbreviated"):
        is_short = info.get("type") == "abbreviated" and "container_title" in raw.fields
        raw.store_value("container-title-short" if is_short else "container_title", _title(info))
    is_in_periodical = raw.fields.get("type") in _PERIODICAL_TYPES
    editors = host.findall("name[role]" if is_in_periodical else "name")
    _put_people(editors, raw, default="editors")
    _put_parts(host.findall("part"), raw)
    _put_identifiers(host, raw)
    store_rows(host, (*_ORIGIN, _PART_DATE), raw.store_value)
    for inner in host.findall("relatedItem"):
        if inner.get("type") in {"series", "host"}:
            _put_series(inner, raw)


def _put_series(series: "Element", raw: RawRecordBuilder) -> None:
    info = series.find("titleInfo")
    if info is None or raw.fields.get("collection_title"):
        return
    numbers = element_texts([*info.findall("partNumber"), *series.findall("part/detail/number")])
    title = f"{_read_first(info, 'nonSort')} {_read_first(info, 'title')}".strip().rstrip(_MARKS)
    # Such as "Migration research series ; no. 12".
    title, _, number = title.partition(" ; ")
    raw.store_value("collection_title", title)
    raw.store_value("collection_number", _drop_number_word((numbers or [number])[0]))
    issns = [identifier for identifier in series.findall("identifier") if identifier.get("type", "").lower() == "issn"]
    raw.add_number("issn", first_element_text(issns))


def _drop_number_word(number: str) -> str:
    return _NUMBER.sub("", number).strip(" .")


def _put_parts(parts: list["Element"], raw: RawRecordBuilder) -> None:
    for part in parts:
        for detail in part.findall("detail"):
            meaning = _DETAILS.get(detail.get("type", "").lower(), "")
            text = _read_first(detail, "number") or _read_first(detail, "title") or _read_first(detail, "caption")
            raw.store_value(meaning, _drop_number_word(text) if meaning in {"volume", "issue"} else text)
        for extent in part.findall("extent"):
            if extent.get("unit", "page").lower() in {"page", "pages"}:
                ends = list(dict.fromkeys(filter(None, (_read_first(extent, "start"), _read_first(extent, "end")))))
                raw.store_value("page", "-".join(ends) or _drop_number_word(_read_first(extent, "list")))


def _imprint(elements: list["Element"]) -> str:
    text = first_element_text(elements).strip(_MARKS)
    return text[1:-1] if text.startswith("[") and text.endswith("]") else text


def _date_of(elements: list["Element"]) -> str:
    """Return the most distinctive of several dates of one kind; two points are the ends of a range."""
    points = {element.get("point", ""): clean(element_text(element)) for element in elements if element.get("point")}
    is_closed = points.get("start") and points.get("end", "").strip("u9")
    if is_closed and (span := _date([f"{points['start']}/{points['end']}"])):
        return span
    machine_dates = [element for element in elements if element.get("encoding") not in {None, "marc"}]
    key_dates = [element for element in elements if element.get("keyDate")]
    return _date(element_texts([*key_dates, *machine_dates, *elements]))


def _date(texts: list[str]) -> str:
    """Return the first text that is a date, or the most exact date of the same year; else the first text."""
    iso_dates = [date for text in texts if (date := dates.parse_or(_ROUND_DATE.sub("", text), ""))]
    exact = [date for date in iso_dates if date.startswith(iso_dates[0])]
    return max(exact, key=len) if exact else next(iter(texts), "")


def _put_subjects(subjects: list["Element"], raw: RawRecordBuilder) -> None:
    """Store the subjects: known places are countries and regions, all others are keywords."""
    tags: list[str] = []
    subject_names: list[str] = []
    for subject in subjects:
        for part in subject:
            texts = element_texts(part if len(part) and part.tag != "name" else [part])
            if part.tag in {"geographic", "hierarchicalGeographic"}:
                subject_names += [text.strip(" .") for text in texts]
            elif part.tag in {"topic", "temporal", "genre", "titleInfo", "occupation"}:
                tags += [word.strip(" .") for text in texts for word in text.split(";")]
            elif part.tag == "name":
                tags.append(" ".join(element_texts(part.findall("namePart"))).strip(" .,"))
    place_names, other_subjects = values.find_places(subject_names)
    raw.fields |= {**place_names, "tags": [*tags, *other_subjects]}


def _put_identifiers(record: "Element", raw: RawRecordBuilder) -> None:
    """Store the identifiers by type; invalid ones, and those of unknown types, are kept."""
    other_identifiers: list[str] = []
    for identifier in record.findall("identifier"):
        text, kind = clean(element_text(identifier)), identifier.get("type", "").lower().strip()
        meaning = _IDENTIFIERS.get(kind, "")
        if meaning in {"url", ""} and "10." in text and identifiers.doi_in(text):
            meaning = "doi"
        elif kind in {"hdl", "handle"} and not text.startswith("http"):
            text = f"https://hdl.handle.net/{text.removeprefix('hdl:')}"
        if not meaning or identifier.get("invalid") == "yes":
            other_identifiers.append(f"{kind}: {text}" if kind else text)
        elif meaning in {"isbn", "issn"}:
            raw.add_number(meaning, text.partition(" (")[0].partition(" :")[0])
        else:
            raw.store_value(meaning, text)
    if other_identifiers and not raw.extra.get(f"{_EXTRA}identifier"):
        raw.keep("identifier", other_identifiers)


def _keep_texts(elements: list["Element"]) -> str | list[str]:
    return one_or_all(element_texts(elements))


def _access_date(links: list["Element"]) -> str:
    return next(filter(None, (clean(link.get("dateLastAccessed", "")) for link in links)), "")


_PART_DATE: Final = Row("date", "part/date", lambda texts: _date(element_texts(texts)))
_ORIGIN: Final = (
    Row("publisher_place", "originInfo/place/placeTerm", lambda terms: _imprint(
        [term for term in terms if term.get("type") != "code"])),
    Row("publisher", "originInfo/publisher", _imprint),
    Row("edition", "originInfo/edition", lambda editions: first_element_text(editions).strip(" /")),
    *(Row("date", f"originInfo/{name}", _date_of)
      for name in ("dateIssued", "copyrightDate", "dateCreated", "dateOther")),
    Row("accessed", "originInfo/dateCaptured", _date_of),
)  # fmt: skip
_ORIGINAL: Final = "relatedItem[@type='original']"
# Better paths come first; "mods:" texts are kept under their name.
_ROWS: Final = (
    _PART_DATE, Row("original-title", f"{_ORIGINAL}/titleInfo", lambda infos: _title(infos[0]) if infos else ""),
    Row("original-date", f"{_ORIGINAL}/originInfo/dateIssued", _PART_DATE.reader),
    Row("language", "language/languageTerm[@type='code']"), Row("language", "language/languageTerm"),
    Row("language", "language"), Row("license", "accessCondition"), Row("archive", "location/physicalLocation"),
    Row("call-number", "location/shelfLocator"), Row("call-number", "classification"),
    Row("mods:responsibility", "note[@type='statement of responsibility']"),
    Row("mods:citation", "note[@type='citation/reference']"), Row("mods:bibliography", "note[@type='bibliography']"),
    Row("abstract", "abstract", lambda abstracts: "\n\n".join(filter(None, map(element_text, abstracts)))),
    Row("note", "note", lambda notes: "\n\n".join(element_texts(
        note for note in notes if note.get("type", "") not in _NOTES_ASIDE))),
    Row("number-of-pages", "physicalDescription/extent", lambda extents: next(
        (match[1] for text in element_texts(extents) if (match := _PAGES.search(text))), "")),
    Row("mods:tableOfContents", "tableOfContents", _keep_texts),
    *(Row(meaning, f"location/url{usage}", reader)
      for usage in ("[@usage='primary display']", "[@usage='primary']", "")
      for meaning, reader in (("url", first_element_text), ("accessed", _access_date))),
)  # fmt: skip
_EXTENT: Final = (
    Row("mods:extent", "physicalDescription/extent", _keep_texts), Row("medium", "physicalDescription/form"),
)  # fmt: skip


def sniff(head: str) -> bool:
    """Tell whether a text with this head is XML with MODS records."""
    match = _HEAD.search(head)
    is_in_page = match is not None and _WEB_PAGE.search(head, 0, match.start()) is not None
    return match is not None and head.lstrip("\ufeff \t\r\n").startswith("<") and not is_in_page


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text; a broken one does not affect the others, since each is parsed alone."""
    problems: list[Problem] = []
    raws = ((line, read_mods_record(element)) for line, element in read_elements(text, "mods", problems))
    return gather(raws, options, len(_RECORD.findall(text)), problems, fault="no <mods> found")
