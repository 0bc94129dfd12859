"""From a record of MODS to a raw record for `cleaning.record`."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from protlib.formats.mods import tables
from protlib.formats.mods.people import people
from protlib.formats.portals import values
from protlib.formats.xmltext import text_of
from protlib.record import dates, identifiers
from protlib.record.model import FIELDS
from protlib.text import clean, words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FIELDS: Final = frozenset(FIELDS)
_JOINED: Final = frozenset({"isbn", "issn"})
# What catalogues put behind a value, for the one that they print after it.
_MARKS: Final = " \t\n/:;,"
# Such as that in "xii, 300 p. ; 24 cm".
_PAGES: Final = re.compile(r"(\d+)\s*(?:p\b|pp\b|pages?\b|páginas?\b|S\.)", re.IGNORECASE)
# Such as "[2009]", "c2009", "2009-]" and "©2009".
_ROUND_DATE: Final = re.compile(r"^[\[c©p\s]+(?=\d)|[\].\s]+$")
_NUMBER: Final = re.compile(r"(?:^|\s)(?:vol(?:ume)?|no|nr|issue|number|p|pp)\.?\s*(?=\d)", re.IGNORECASE)


# The types of notes that say what is said elsewhere, or of others, and what each is in `extra`.
_NOTES_ASIDE: Final = {
    "statement of responsibility": f"{tables.EXTRA}responsibility",
    "citation/reference": f"{tables.EXTRA}citation",
    "bibliography": f"{tables.EXTRA}bibliography",
}


class _Found:
    """What was read of a record: fields, and variables of CSL for its `extra`; what comes first counts."""

    def __init__(self) -> None:
        self.raw: dict[str, Any] = {}
        self.extra: dict[str, Any] = {}

    def put(self, meaning: str, value: Any) -> None:
        into = self.raw if meaning in _FIELDS else self.extra
        if not value or not meaning:
            return
        if meaning in _JOINED and into.get(meaning):
            value = " ".join(dict.fromkeys([*into[meaning].split(), value]))
            into[meaning] = value
        else:
            into.setdefault(meaning, value)

    def keep(self, name: str, values: list[str]) -> None:
        """Keep what has no meaning."""
        if told := [value for value in values if value]:
            self.extra[f"{tables.EXTRA}{name}"] = told[0] if len(told) == 1 else told


def read(record: "Element") -> dict[str, Any]:
    """Return the raw record of an element `mods`; what has no meaning is kept as `mods:<element>`."""
    found = _Found()
    hosts = [each for each in record.findall("relatedItem") if each.get("type") == "host"]
    host = hosts[0] if hosts else None
    found.put("key", record.get("ID", ""))
    _read_titles(record, found)
    _read_identifiers(record, found)
    kind, genre = _kind(record, host)
    found.put("type", kind)
    found.put("genre", genre)
    _read_people(record.findall("name"), found)
    _read_parts(record.findall("part"), found)
    _read_origin(record.findall("originInfo"), found)
    if host is not None:
        _read_host(host, found)
    found.put("date", _date(_texts(record.findall("part/date"))))
    _read_related(record, found)
    _read_subjects(record.findall("subject"), found)
    _read_texts(record, found)
    _read_location(record, found)
    return {**found.raw, "extra": found.extra}


def _texts(elements: Iterable["Element"]) -> list[str]:
    return [text for element in elements if (text := clean(text_of(element)))]


def _first(element: "Element", path: str) -> str:
    return next(iter(_texts(element.findall(path))), "")


def _title(info: "Element") -> str:
    """Return a title with what it is not sorted by, its subtitle and the part of the whole that it is."""
    title = f"{_first(info, 'nonSort')} {_first(info, 'title')}".strip().rstrip(_MARKS)
    title = re.sub(r"(['’])\s", r"\1", title, count=1) if info.find("nonSort") is not None else title
    if (subtitle := _first(info, "subTitle").rstrip(_MARKS)) and title:
        title += f" {subtitle}" if title[-1] in ":.?!" else f": {subtitle}"
    part = ", ".join(_texts([*info.findall("partNumber"), *info.findall("partName")]))
    title = f"{title.rstrip('.')}. {part}" if part and title else title or part or clean(text_of(info))
    is_sentence = info.get("type") != "abbreviated" and re.search(r"[^.\s]{2}\.$", title)
    return title[:-1] if is_sentence else title


def _read_titles(record: "Element", found: _Found) -> None:
    """Read the title: the one that is of no other kind; a translation, an abbreviation and others are told beside it."""
    infos = record.findall("titleInfo")
    main = next((info for info in infos if not info.get("type")), infos[0] if infos else None)
    for info in infos:
        meaning = {"abbreviated": "title-short", "uniform": "original-title"}.get(info.get("type", ""), "")
        if info is main:
            found.put("title", _title(info))
        elif meaning:
            found.put(meaning, _title(info))
    others = [info for info in infos if info is not main and info.get("type") not in {"abbreviated", "uniform"}]
    found.keep("titleInfo", list(map(_title, others)))


def _kind(record: "Element", host: "Element | None") -> tuple[str, str]:
    """Return the type of a record by its genre, what it stands in and its resource, and a genre that says more than the type."""
    told = [*_kinds(record)]
    kind = next((csl for csl, _ in told if csl not in tables.UNTELLING), told[0][0] if told else "")
    if host is not None and kind in {"", "book", *tables.UNTELLING}:
        kind = _kind_in(host, kind)
    if not kind or (kind == "periodical" and host is not None):
        resources = [tables.RESOURCES.get(text.lower(), "") for text in _texts(record.findall("typeOfResource"))]
        kind = next(filter(None, resources), "") or _kind_by_issuance(record)
    genre = next(
        (text for csl, text in told if csl == kind and kind in {"report", "thesis"} and len(words(text)) == 2),
        "",
    )
    return kind, genre


def _kinds(element: "Element") -> Iterator[tuple[str, str]]:
    for text in _texts(element.findall("genre")):
        name = "".join(words(text))
        for kind, names in tables.GENRES.items():
            if name in names:
                yield kind, text


def _kind_in(host: "Element", kind: str) -> str:
    """Return the type of what stands in a host: an article in what has an ISSN or goes on, else a chapter or a paper."""
    kinds = {csl for csl, _ in _kinds(host)}
    goes_on = {text.lower() for text in _texts(host.findall("originInfo/issuance"))} & {
        "continuing",
        "serial",
    }
    types = {each.get("type", "").lower() for each in host.findall("identifier")}
    details = {each.get("type", "").lower() for each in host.findall("part/detail")}
    for same in ("paper-conference", "article-newspaper", "article-magazine"):
        if same in kinds:
            return same
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
    issuance = {text.lower() for text in _texts(record.findall("originInfo/issuance"))}
    if issuance & {"continuing", "serial"}:
        return "periodical"
    has_isbn = any(each.get("type", "").lower() == "isbn" for each in record.findall("identifier"))
    is_book = issuance & {"monographic", "single unit", "multipart monograph"} or has_isbn
    return "book" if is_book else "document"


def _read_people(names: list["Element"], found: _Found, default: str = "authors") -> None:
    """Read the names by their roles; that of a conference is the event."""
    for role, name in people(names, default):
        if role == "publisher":
            found.put("publisher", name.literal)
        elif role == "event_title":
            found.put(role, name.literal)
        elif role in _FIELDS:
            found.raw.setdefault(role, []).append(name)
        else:
            found.extra.setdefault(role, []).append(name.to_dict())


def _read_host(host: "Element", found: _Found) -> None:
    """Read what a record stands in, of which the names are the editors."""
    infos = host.findall("titleInfo")
    found.put("container_title", next((_title(info) for info in infos if info.get("type") != "abbreviated"), ""))
    short = next((_title(info) for info in infos if info.get("type") == "abbreviated"), "")
    found.put("container-title-short" if found.raw.get("container_title") else "container_title", short)
    roles = host.findall("name")
    is_in_periodical = found.raw.get("type") in tables.IN_PERIODICALS
    edited = [name for name in roles if not is_in_periodical or name.find("role") is not None]
    _read_people(edited, found, default="editors")
    _read_parts(host.findall("part"), found)
    _read_identifiers(host, found)
    _read_origin(host.findall("originInfo"), found)
    found.put("date", _date(_texts(host.findall("part/date"))))
    for inner in host.findall("relatedItem"):
        if inner.get("type") in {"series", "host"}:
            _read_series(inner, found)


def _read_series(series: "Element", found: _Found) -> None:
    info = series.find("titleInfo")
    if info is None or found.raw.get("collection_title"):
        return
    numbers = _texts([*info.findall("partNumber"), *series.findall("part/detail/number")])
    title = f"{_first(info, 'nonSort')} {_first(info, 'title')}".strip().rstrip(_MARKS)
    # Such as "Migration research series ; no. 12".
    title, _, behind = title.partition(" ; ")
    found.put("collection_title", title)
    found.put("collection_number", _bare((numbers or [behind])[0]))
    found.put("issn", _first_of_type(series, "issn"))


def _first_of_type(element: "Element", name: str) -> str:
    return next(
        (clean(text_of(each)) for each in element.findall("identifier") if each.get("type", "").lower() == name),
        "",
    )


def _bare(number: str) -> str:
    return _NUMBER.sub("", number).strip(" .")


def _read_parts(parts: list["Element"], found: _Found) -> None:
    for part in parts:
        for detail in part.findall("detail"):
            meaning = tables.DETAILS.get(detail.get("type", "").lower(), "")
            text = _first(detail, "number") or _first(detail, "title") or _first(detail, "caption")
            found.put(meaning, _bare(text) if meaning in {"volume", "issue"} else text)
        for extent in part.findall("extent"):
            if extent.get("unit", "page").lower() in {"page", "pages"}:
                ends = list(dict.fromkeys(filter(None, (_first(extent, "start"), _first(extent, "end")))))
                found.put("page", "-".join(ends) or _bare(_first(extent, "list")))


def _read_origin(origins: list["Element"], found: _Found) -> None:
    """Read where, by whom and when it was published: dates are those that are made for computers, else the others."""
    for origin in origins:
        told = [each for each in origin.findall("place/placeTerm") if each.get("type") != "code"]
        found.put("publisher_place", _unbracketed(next(iter(_texts(told)), "").strip(_MARKS)))
        found.put("publisher", _unbracketed(_first(origin, "publisher").strip(_MARKS)))
        found.put("edition", _first(origin, "edition").strip(" /"))
    for name in ("dateIssued", "copyrightDate", "dateCreated", "dateOther"):
        found.put("date", _date_of([date for origin in origins for date in origin.findall(name)]))
    updated = [date for origin in origins for date in origin.findall("dateCaptured")]
    found.put("accessed", _date_of(updated))


def _unbracketed(text: str) -> str:
    return text[1:-1] if text.startswith("[") and text.endswith("]") else text


def _date_of(elements: list["Element"]) -> str:
    """Return the most telling of several dates of one kind; two points are the ends of a range."""
    points = {each.get("point", ""): clean(text_of(each)) for each in elements if each.get("point")}
    is_closed = points.get("start") and points.get("end", "").strip("u9")
    if is_closed and (span := _date([f"{points['start']}/{points['end']}"])):
        return span
    made = [each for each in elements if each.get("encoding") not in {None, "marc"}]
    own = [each for each in elements if each.get("keyDate")]
    return _date(_texts([*own, *made, *elements]))


def _date(texts: list[str]) -> str:
    """Return the first of several texts that is a date, the most exact of those with its year; else the first text."""
    found = [date for text in texts if (date := dates.parse_or(_ROUND_DATE.sub("", text), ""))]
    exact = [date for date in found if date.startswith(found[0])]
    return max(exact, key=len) if exact else next(iter(texts), "")


def _read_related(record: "Element", found: _Found) -> None:
    for related in record.findall("relatedItem"):
        if related.get("type") == "series":
            _read_series(related, found)
        elif related.get("type") == "original":
            info = related.find("titleInfo")
            found.put("original-title", _title(info) if info is not None else "")
            found.put("original-date", _date(_texts(related.findall("originInfo/dateIssued"))))


def _read_subjects(subjects: list["Element"], found: _Found) -> None:
    """Read what it is about: places that the gazetteer knows are countries and regions, all else are keywords."""
    tags: list[str] = []
    named: list[str] = []
    for subject in subjects:
        for part in subject:
            texts = _texts(part if len(part) and part.tag != "name" else [part])
            if part.tag in {"geographic", "hierarchicalGeographic"}:
                named += [text.strip(" .") for text in texts]
            elif part.tag in {"topic", "temporal", "genre", "titleInfo", "occupation"}:
                tags += [word.strip(" .") for text in texts for word in text.split(";")]
            elif part.tag == "name":
                tags.append(" ".join(_texts(part.findall("namePart"))).strip(" .,"))
    placed, others = values.placed(named)
    found.raw |= {**placed, "tags": [*tags, *others]}


def _read_identifiers(record: "Element", found: _Found) -> None:
    """Read the identifiers by their types; what is invalid, or of no known type, is kept beside."""
    others: list[str] = []
    for each in record.findall("identifier"):
        text, kind = clean(text_of(each)), each.get("type", "").lower().strip()
        meaning = tables.IDENTIFIERS.get(kind, "")
        if meaning in {"url", ""} and _is_doi(text):
            meaning = "doi"
        elif kind in {"hdl", "handle"} and not text.startswith("http"):
            text = f"https://hdl.handle.net/{text.removeprefix('hdl:')}"
        if meaning in _JOINED:
            text = text.partition(" (")[0].partition(" :")[0]
        if not meaning or each.get("invalid") == "yes":
            others.append(f"{kind}: {text}" if kind else text)
        else:
            found.put(meaning, text)
    if others and not found.extra.get(f"{tables.EXTRA}identifier"):
        found.keep("identifier", others)


def _is_doi(text: str) -> bool:
    return "10." in text and bool(identifiers.doi_in(text))


def _read_texts(record: "Element", found: _Found) -> None:
    paragraphs = [text_of(each) for each in record.findall("abstract")]
    found.put("abstract", "\n\n".join(filter(None, paragraphs)))
    notes = [each for each in record.findall("note") if each.get("type", "") not in _NOTES_ASIDE]
    found.put("note", "\n\n".join(_texts(notes)))
    for name, own in _NOTES_ASIDE.items():
        found.put(own, next(iter(_texts(each for each in record.findall("note") if each.get("type") == name)), ""))
    language = [each for each in record.findall("language/languageTerm") if each.get("type") == "code"]
    found.put(
        "language",
        next(iter(_texts(language)), _first(record, "language/languageTerm") or _first(record, "language")),
    )
    extents = _texts(record.findall("physicalDescription/extent"))
    pages = next((match[1] for extent in extents if (match := _PAGES.search(extent))), "")
    found.put("number-of-pages", pages)
    if not pages:
        found.keep("extent", extents)
    found.put("medium", next(iter(_texts(record.findall("physicalDescription/form"))), "") if not pages else "")
    found.put("license", next(iter(_texts(record.findall("accessCondition"))), ""))
    found.keep("tableOfContents", _texts(record.findall("tableOfContents")))


def _read_location(record: "Element", found: _Found) -> None:
    """Read the link, the primary one first, when it was looked at, and where in a library it stands."""
    links = sorted(
        record.findall("location/url"),
        key=lambda each: each.get("usage", "") not in {"primary", "primary display"},
    )
    for link in links:
        found.put("url", clean(text_of(link)))
        found.put("accessed", clean(link.get("dateLastAccessed", "")))
    found.put("archive", _first(record, "location/physicalLocation"))
    found.put("call-number", _first(record, "location/shelfLocator") or _first(record, "classification"))
