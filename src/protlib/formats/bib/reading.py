"""An entry to a record: titles, names, dates, publisher and numbers by the type of the entry, the rest by table.

Agreed with pandoc and, where that differs, with what Zotero, Better BibTeX and citation-js have in common. What has
no place in a record goes to `extra`: under its CSL name where there is one, else as `bibtex:field` in its LaTeX, so
that it is written as it was read.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from protlib import cleaning, dates, identifiers
from protlib.formats.bib import dating, exact, names, types
from protlib.formats.bib.fields import (
    ANY_PUBLISHER,
    CATEGORY,
    DATES,
    FURTHER_EDITORS,
    LISTS,
    PUBLISHERS,
    ROLES,
    TEXTS,
    VERBATIM,
    Field,
)
from protlib.formats.bib.latex import decode, verbatim
from protlib.formats.bib.splitting import Entry
from protlib.model import FIELDS, Publication
from protlib.names import is_organisation
from protlib.places import proper_nouns

_URL: Final = re.compile(r"(?:https?|ftp)://[^\s{}<>\"]+|\bwww\.[^\s{}<>\"]+")
_SEVERAL_URLS: Final = re.compile(r"[\s;,]+(?=(?:https?|ftp)://)")
_LEAD: Final = re.compile(
    r"(?:[\s\[\](){}.,:;\\]|url|online|available|retrieved|from|at|on|href|web ?(?:page|site)|link|(?:last )?accessed|visited)*",
    re.IGNORECASE,
)
_ACCESSED: Final = re.compile(
    r"\[?(?:online[;,:]?\s*)?(?:last )?(?:accessed|visited|retrieved)(?: on)?[\s:]+([^\[\]]*\d{4}[^\[\]]*?)[\].]*",
    re.IGNORECASE,
)
_COMMA: Final = re.compile(r"\s*[,;\n]\s*")
# Headings of PubMed have commas in them ("Sex Work, Coerced").
_KEYWORDS: Final = {"keywords": _COMMA, "keyword": _COMMA, "tags": _COMMA, "mesh": re.compile(r"\s*;\s*")}
_ORDINAL: Final = re.compile(r"(\d+)\s*(?:st|nd|rd|th)(?:\s+ed(?:\.|ition)?)?", re.IGNORECASE)
_ENDS_SENTENCE: Final = tuple("!?.,:;")
_SERIES: Final = {"newseries": "new series", "oldseries": "old series"}
_EPRINTS: Final = {
    "arxiv": "https://arxiv.org/abs/",
    "jstor": "https://www.jstor.org/stable/",
    "pubmed": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "googlebooks": "https://books.google.com?id=",
    "hdl": "https://hdl.handle.net/",
}


_TARGETS: Final[Mapping[str, tuple[str, Callable[[str], str]]]] = {
    name: (field.target, read)
    for table, read in ((TEXTS, decode), (VERBATIM, verbatim))
    for field in table
    for name in (field.bibtex, field.biblatex, *field.others)
}
"""What the field of each name holds, and how it is read."""


class _Fields:
    """The fields of an entry that are not read yet; what is left at the end has no place in a record."""

    __slots__ = ("left", "type")

    def __init__(self, entry: Entry) -> None:
        self.type = entry.type
        self.left = dict(entry.fields)

    def raw(self, *names: str) -> str:
        """Take the first of these fields that is there."""
        for name in names:
            if name in self.left:
                return self.left.pop(name)
        return ""

    def text(self, *names: str) -> str:
        """Take the first of these fields that is there, as text."""
        raw = self.raw(*names)
        return decode(raw).strip() if raw else ""


def record(entry: Entry) -> tuple[Publication, list[str]]:
    """Return the record of an entry, and what was wrong with its values."""
    fields = _Fields(entry)
    packed = exact.unpack(entry.fields.get(exact.FIELD, ""))
    if packed:
        del fields.left[exact.FIELD]
    found, complaints = _read(entry.key, fields)
    if packed and not exact.has_readings(packed):
        found = exact.completed(packed, found)
        packed = {}
    cleaned = cleaning.record(found)
    if packed:
        return cleaning.record(exact.applied(packed, cleaned.publication.to_dict())).publication, complaints
    return cleaned.publication, [*complaints, *map(str, cleaned.complaints)]


def _read(key: str, fields: _Fields) -> tuple[dict[str, Any], list[str]]:
    found: dict[str, Any] = {"key": key}
    extra: dict[str, Any] = {}
    complaints: list[str] = []
    _read_type(fields, found, extra)
    _read_names(fields, found, extra, complaints)
    _read_titles(fields, found, extra)
    _read_by_table(fields, found, extra)
    _read_publisher(fields, found, extra)
    _read_numbers(fields, found)
    _read_dates(fields, found, extra)
    _read_links(fields, found, extra)
    _read_lists(fields, found)
    _read_language(fields, found, extra)
    extra |= {f"bibtex:{name}": value for name, value in fields.left.items()}
    found["extra"] = extra
    return found, complaints


def _read_type(fields: _Fields, found: dict[str, Any], extra: dict[str, Any]) -> None:
    kind = types.csl_type(fields.type, fields.left)
    if fields.left.get("entrysubtype", "").lower() in types.SUBTYPES:
        del fields.left["entrysubtype"]
    found["type"] = kind
    found["genre"] = _genre(fields, kind)
    usual = {types.BIBTEX.get(kind, "misc"), types.BIBLATEX.get(kind, "misc"), *types.THESES}
    if fields.type not in usual and not _is_by_editors(fields):
        extra["bibtex:entrytype"] = fields.type


def _is_by_editors(fields: _Fields) -> bool:
    """Tell whether the entry has its type only because there are editors, or none: so it would be written again."""
    has_editor, has_author = "editor" in fields.left, "author" in fields.left
    if fields.type == types.EDITED_BOOK:
        return has_editor and not has_author
    return fields.type == types.PART_OF_BOOK and "booktitle" in fields.left and not has_editor


def _genre(fields: _Fields, kind: str) -> str:
    genre = fields.text("type")
    if kind == "report" and genre in types.REPORT_WORDS.values():
        return ""
    return types.GENRES.get(genre.lower(), genre) or types.THESES.get(fields.type, "")


def _read_names(fields: _Fields, found: dict[str, Any], extra: dict[str, Any], complaints: list[str]) -> None:
    options = fields.left.get("options", "").replace(" ", "").lower()
    useprefix = False if "useprefix=false" in options else None
    role = fields.raw("editortype").lower()
    targets = {
        "author": "authors",
        "editor": "editors",
        "translator": "translators",
        "bookauthor": "container-author",
    }
    if role in ROLES:
        targets["editor"] = role
    elif role and role != "editor":
        extra["bibtex:editortype"] = role
    for name in FURTHER_EDITORS:
        further = fields.left.get(f"{name}type", "").lower()
        if further in ROLES and further not in targets.values():
            targets[name] = further
            del fields.left[f"{name}type"]
    incomplete: list[str] = []
    for name, target in targets.items():
        if raw := fields.raw(name):
            read = names.read(raw, useprefix)
            complaints += [f"“{part}” in a name was left out" for part in read.unread]
            incomplete += [name] if read.has_others else []
            persons = _with_short(read.names, name, fields)
            if target in FIELDS:
                found[target] = persons
            elif persons:
                extra[target] = [person.to_dict() for person in persons]
    if incomplete:
        extra["bibtex:others"] = " ".join(incomplete)


def _with_short(persons: tuple[Any, ...], name: str, fields: _Fields) -> tuple[Any, ...]:
    """Give organisations the short forms of `shortauthor`; where they do not fit, that stays a field of its own."""
    if raw := fields.left.get(f"short{name}"):
        with_short = names.with_short(persons, raw)
        if with_short is not None:
            del fields.left[f"short{name}"]
            return with_short
    return persons


def joined(title: str, subtitle: str = "", addition: str = "") -> str:
    """Return a title with its subtitle and what is added to it, as pandoc joins them."""
    for mark, part in ((":", subtitle), (".", addition)):
        if part:
            title = f"{title}{'' if not title or title.endswith(_ENDS_SENTENCE) else mark} {part}".lstrip()
    return title


def _title(fields: _Fields, prefix: str = "") -> str:
    parts = (
        fields.text(f"{prefix}title"),
        fields.text(f"{prefix}subtitle"),
        fields.text(f"{prefix}titleaddon"),
    )
    return joined(*parts)


def _read_titles(fields: _Fields, found: dict[str, Any], extra: dict[str, Any]) -> None:
    container = ""
    if fields.type in types.ONLINE:
        container = fields.text("titleaddon")
    title, main, book = _title(fields), _title(fields, "main"), _title(fields, "book")
    journal = _journal(fields)
    if fields.type == "periodical" and "issuetitle" in fields.left:
        container, title = title, _title(fields, "issue")
    if fields.type in types.PARTS:
        container = main or book or journal
        if main and book:
            extra["volume-title"] = book
    elif main and "volume" in fields.left:
        title, extra["volume-title"] = main, title
    else:
        container = container or journal or main or (book if book != title else "")
        if not title:
            title, container = container, ""
    found["title"], found["container_title"] = title, container
    if journal and container != journal:
        extra["bibtex:journal"] = journal


def _journal(fields: _Fields) -> str:
    """Return the title of the journal; of two that are given, the longer is the title and the other its short form."""
    title = fields.text("fjournal", "journaltitle", "journal-full")
    other = fields.text("journal", "journalname")
    if title and other and other != title:
        fields.left.setdefault("shortjournal", other)
    return joined(title or other, fields.text("journalsubtitle"), fields.text("journaltitleaddon"))


def _read_by_table(fields: _Fields, found: dict[str, Any], extra: dict[str, Any]) -> None:
    """Read the fields that are the same in any entry; of two for one target the first is read, the other kept."""
    for name in [name for name in fields.left if name in _TARGETS]:
        target, read = _TARGETS[name]
        values = found if target in FIELDS else extra
        if target not in values:
            values[target] = read(fields.left.pop(name)).strip()
    if series := found.get("collection_title"):
        found["collection_title"] = _SERIES.get(series, series)
    if edition := _ORDINAL.fullmatch(found.get("edition", "")):
        found["edition"] = edition.group(1)
    for field in DATES:
        _read_date(field, fields, found, extra)


def _read_date(field: Field, fields: _Fields, found: dict[str, Any], extra: dict[str, Any]) -> None:
    raw, prefix = fields.raw(*_names(field)), field.biblatex.removesuffix("date")
    parts = [fields.raw(f"{prefix}{part}") for part in ("year", "month", "day")]
    value = dating.joined(raw, *parts)[0] if raw or parts[0] else ""
    if field.target in FIELDS:
        found[field.target] = value
    elif value:
        extra[field.target] = _edtf(value)


def _names(field: Field) -> tuple[str, ...]:
    return field.bibtex, field.biblatex, *field.others


def _edtf(text: str) -> str:
    try:
        return dates.parse(text)
    except ValueError:
        return text


def _read_publisher(fields: _Fields, found: dict[str, Any], extra: dict[str, Any]) -> None:
    publisher = fields.raw(*PUBLISHERS.get(fields.type, ANY_PUBLISHER))
    found["publisher"] = _publisher(publisher)
    how = fields.left.get("howpublished", "")
    if how and not publisher and not _URL.search(how) and not _ACCESSED.fullmatch(decode(how)):
        found["publisher"] = fields.text("howpublished")
    address, location = fields.text("address"), fields.raw("location")
    places = _places(location)
    if address and places and fields.type in {"inproceedings", "conference", "proceedings"}:
        found.setdefault("event_place", places)
    elif address and places and address != places:
        extra["bibtex:location"] = location
    elif fields.type == "patent" and places:
        extra["jurisdiction"] = places
    found["publisher_place"] = address or ("" if "jurisdiction" in extra else places)


def _places(raw: str) -> str:
    """Return the places of a list; a country such as "Bosnia and Herzegovina" is one."""
    text = decode(raw).strip()
    if " and " not in text or any(" and " in noun and noun in text for noun in proper_nouns()):
        return text
    return "; ".join(decode(place).strip() for place in names.split(raw))


def _publisher(raw: str) -> str:
    """Return the publisher; several, as biblatex lists them, are told from the name of one that has an "and"."""
    parts = [decode(part).strip() for part in names.split(raw)] if " and " in raw else []
    organisations = sum(map(is_organisation, parts))
    is_list = len(parts) > 1 and (
        organisations == len(parts) or (organisations == 0 and all(" " in part for part in parts))
    )
    return "; ".join(parts) if is_list else decode(raw)


def _read_numbers(fields: _Fields, found: dict[str, Any]) -> None:
    number = fields.text("number")
    if fields.type in types.ARTICLES:
        found["issue"] = number or fields.text("issue")
        found["number"] = fields.text("eid")
    else:
        found["collection_number" if fields.type in types.NUMBERED_SERIES else "number"] = number
        found["issue"] = fields.text("issue")
    if fields.type == "report" and not number:
        found["number"] = fields.text("isrn")
    pages = fields.text("pages", "page")
    found["page"] = re.sub(r"\s*[–—-]+\s*", "-", pages)


def _read_dates(fields: _Fields, found: dict[str, Any], extra: dict[str, Any]) -> None:
    left = fields.left
    if "endyear" in left and "date" not in left and "month" not in left:
        left["year"] = f"{left.get('year', '')}/{left.pop('endyear')}"
    parts = (fields.raw("date"), fields.raw("year"), fields.raw("month"), fields.raw("day"))
    date, month = dating.joined(*parts)
    status = fields.text("pubstate")
    if date.lower() in types.WRITTEN_STATUSES:
        date, status = "", status or date
    found["date"] = date
    found["status"] = types.STATUSES.get(status.lower(), status)
    if month:
        extra["bibtex:month"] = month


def _read_links(fields: _Fields, found: dict[str, Any], extra: dict[str, Any]) -> None:
    left = fields.left
    url, *further = _SEVERAL_URLS.split(verbatim(fields.raw("url")))
    extra |= {f"bibtex:url-{number}": address for number, address in enumerate(further, 2)}
    kind = left.get("eprinttype", left.get("archiveprefix", "")).lower()
    eprint = re.sub(r"^arxiv:\s*", "", verbatim(left.get("eprint", "")), flags=re.IGNORECASE)
    if kind == "pubmed" and eprint:
        extra.setdefault("PMID", eprint)
    note = left.get("note", "")
    for name in ("howpublished", "note"):
        accessed = _ACCESSED.fullmatch(decode(left.get(name, "")))
        if accessed and not found["accessed"] and dating.is_date(accessed.group(1)):
            found["accessed"] = accessed.group(1)
            del left[name]
    url = (
        url
        or _linked(fields, "howpublished")
        or (_EPRINTS[kind] + eprint if kind in _EPRINTS and eprint else "")
    )
    if not url and ("\\url" in note or "\\href" in note or _URL.fullmatch(note.strip())):
        url = _linked(fields, "note")
    found["url"] = url or verbatim(fields.raw("bdsk-url-1", "remote-url", "ee", "link", "weblink"))
    found["note"] = fields.text("note")


def _linked(fields: _Fields, name: str) -> str:
    """Return the address in a field; the field is read if it says nothing else."""
    raw = fields.left.get(name, "")
    match = _URL.search(raw)
    if match is None:
        return ""
    if _LEAD.fullmatch(raw[: match.start()]) and _LEAD.fullmatch(raw[match.end() :]):
        del fields.left[name]
    return verbatim(match.group().rstrip(".,;"))


def _read_lists(fields: _Fields, found: dict[str, Any]) -> None:
    found["tags"] = [
        text
        for name, separator in _KEYWORDS.items()
        for keyword in names.split(fields.raw(name), separator)
        if (text := decode(keyword).strip())
    ]
    found["aliases"] = _items(fields.raw("ids"), ",")
    for field in LISTS:
        found[field.target] = _items(fields.text(field.bibtex, *field.others), ";")
    found[CATEGORY.target] = fields.text(CATEGORY.bibtex)


def _items(text: str, separator: str) -> list[str]:
    return [item for part in text.split(separator) if (item := part.strip())]


def _read_language(fields: _Fields, found: dict[str, Any], extra: dict[str, Any]) -> None:
    """Read `language`, or the more exact `langid`; a variant of English is told by `langidopts`."""
    language, langid = fields.text("language"), fields.text("langid", "hyphenation")
    variant = re.search(r"variant\s*=\s*(\w+)", fields.left.get("langidopts", ""))
    if variant and langid.lower() == "english":
        langid = variant.group(1)
        del fields.left["langidopts"]
    tags = {text: _tag(text) for text in (language, langid) if text}
    if language and langid and tags[language] and tags[langid].startswith(f"{tags[language]}-"):
        language = langid
    if language and not tags[language] and tags.get(langid):
        extra["bibtex:language"] = language
        language = langid
    found["language"] = tags.get(language or langid) or language or langid


def _tag(text: str) -> str:
    try:
        return identifiers.language(text.removeprefix("lang"))
    except ValueError:
        return ""
