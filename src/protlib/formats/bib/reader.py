"""An entry to a record: titles, names, dates, publisher and numbers by the type of the entry, the rest by table.

Agreed with pandoc and, where that differs, with what Zotero, Better BibTeX and citation-js have in common. What has
no place in a record goes to `extra`: under its CSL name where there is one, else as `bibtex:field` in its LaTeX, so
that it is written as it was read.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from protlib.formats.bib import date_fields, exact, names, types
from protlib.formats.bib.fields import (
    ANY_PUBLISHER,
    CATEGORY,
    DATES,
    FURTHER_EDITORS,
    ISSN,
    LISTS,
    NUMBERS,
    PUBLISHERS,
    ROLE_FIELDS,
    ROLES,
    SAME_AS_TYPE,
    TEXTS,
    TITLES,
    VERBATIM,
    Field,
)
from protlib.formats.bib.latex import braces
from protlib.formats.bib.latex.decoder import decode, verbatim
from protlib.formats.bib.latex.symbols import SERIES
from protlib.formats.bib.links import is_link, read_links
from protlib.formats.bib.syntax.splitter import Entry
from protlib.formats.bib.unread import Unread
from protlib.record import cleaning, dates, languages
from protlib.record.model import FIELDS, Name, Publication
from protlib.record.names import is_organisation
from protlib.record.places import proper_nouns
from protlib.text import without_markup

_COMMA: Final = re.compile(r"(?:(?<!\s)\s+)?[,;]\s*")
_LINE: Final = re.compile(r"(?<!\s)\s*\n\s*")
# Headings of PubMed have commas in them ("Sex Work, Coerced").
_SEMICOLON: Final = re.compile(r"(?:(?<!\s)\s+)?;\s*")
_KEYWORDS: Final = {
    "author_keywords": _COMMA, "keywords": _COMMA, "keyword": _COMMA, "tags": _COMMA, "mesh": _SEMICOLON,
}  # fmt: skip
_ORDINAL: Final = re.compile(r"(\d+)\s*(?:st|nd|rd|th)(?:\s+ed(?:\.|ition)?)?", re.IGNORECASE)
_DASHES: Final = re.compile(r"(?:(?<!\s)\s+)?[–—-]+\s*")
_PAGES: Final = re.compile(r"(?:pp?\.|pp?\b|pages?\b)\s*(?=[\divxlcm])", re.IGNORECASE)
_VARIANT: Final = re.compile(r"variant\s*=\s*(\w+)")
_LABEL: Final = re.compile(
    r"^[\s\[({]*(?:last )?(?:accessed|visited|retrieved|checked)(?: on)?[\s:]+", re.IGNORECASE
)
_ENDS_SENTENCE: Final = tuple("!?.,:;")
_CONFERENCES: Final = frozenset({"inproceedings", "conference", "proceedings"})
_TARGETS: Final[Mapping[str, tuple[str, Callable[[str], str]]]] = {
    name: (field.target, read)
    for table, read_text in ((TEXTS, decode), ((*NUMBERS, *VERBATIM), verbatim))
    for field in table
    for read in (braces.read if field.target in TITLES else read_text,)
    for name in (field.bibtex, field.biblatex, *field.others)
}
"""What the field of each name holds, and how it is read."""


_DATES: Final = tuple(
    (field, frozenset({field.bibtex, *field.others, f"{field.bibtex.removesuffix('date')}year"}))
    for field in DATES
)
"""The dates beside that of publication, and the fields of which one must be there."""
_TITLES: Final = {
    prefix: (f"{prefix}title", ((":", f"{prefix}subtitle"), (".", f"{prefix}titleaddon")))
    for prefix in ("", "main", "book", "issue")
}


def record(entry: Entry) -> tuple[Publication, list[str]]:
    """Return the record of an entry, and what was wrong with its values."""
    unread = Unread(entry)
    packed = exact.unpack(entry.fields.get(exact.FIELD, ""))
    if packed:
        del unread.left[exact.FIELD]
    for part in _PARTS:
        part(unread)
    found = unread.values()
    if packed and not exact.has_readings(packed):
        found = exact.completed(packed, found)
        packed = {}
    cleaned = cleaning.record(found)
    if packed:
        found = exact.applied(packed, cleaned.publication.to_dict())
        return cleaning.record(found).publication, unread.complaints
    return cleaned.publication, [*unread.complaints, *map(str, cleaned.problems)]


def _read_type(unread: Unread) -> None:
    kind = types.csl_type(unread.type, unread.left)
    if unread.peek("entrysubtype") in types.SUBTYPES:
        del unread.left["entrysubtype"]
    unread.put("type", kind)
    unread.put("genre", _genre(unread, kind))
    usual = types.BIBTEX.get(kind, "misc"), types.BIBLATEX.get(kind, "misc")
    if unread.type not in usual and unread.type not in types.THESES and not _is_by_editors(unread):
        unread.put("bibtex:entrytype", unread.type)


def _is_by_editors(unread: Unread) -> bool:
    """Tell whether the entry has its type only because there are editors, or none: so it would be written again."""
    has_editor, has_author = "editor" in unread.left, "author" in unread.left
    if unread.type == types.EDITED_BOOK:
        return has_editor and not has_author
    return unread.type == types.PART_OF_BOOK and "booktitle" in unread.left and not has_editor


def _genre(unread: Unread, kind: str) -> str:
    """Return the genre; what databases say there is left where it says no more than the type of the entry."""
    if unread.peek("type").strip("{}") in SAME_AS_TYPE.get(unread.type, ()):
        return ""
    genre = unread.text("type")
    if kind == "report" and genre in types.REPORT_WORDS.values():
        return ""
    return types.GENRES.get(genre.lower(), genre) or types.THESES.get(unread.type, "")


def _read_names(unread: Unread) -> None:
    useprefix = False if "useprefix=false" in unread.peek("options").replace(" ", "") else None
    incomplete: list[str] = []
    for name, target in _people(unread).items():
        if raw := unread.raw(name):
            read = names.read(raw, useprefix)
            unread.complaints += [f"“{part}” in a name was left out" for part in read.unread]
            incomplete += [name] if read.has_others else []
            people = _with_short(read.names, name, unread)
            unread.put(target, people if target in FIELDS else [person.to_dict() for person in people])
    unread.put("bibtex:others", " ".join(incomplete))


def _people(unread: Unread) -> dict[str, str]:
    """Return the fields with names, and what their people are; an "editor" may be a director or a compiler."""
    targets = {
        "author": "authors",
        "editor": "editors",
        "translator": "translators",
        "bookauthor": "container-author",
    }
    for field in ("editor", *FURTHER_EDITORS):
        role = unread.peek(f"{field}type")
        if role in ROLES and role not in targets.values():
            targets[field] = role
            del unread.left[f"{field}type"]
    if not ROLE_FIELDS.keys().isdisjoint(unread.left):
        for field, role in ROLE_FIELDS.items():
            if field in unread.left and role not in targets.values():
                targets[field] = role
    return targets


def _with_short(people: tuple[Name, ...], name: str, unread: Unread) -> tuple[Name, ...]:
    """Give organisations the short forms of `shortauthor`; where they do not fit, that stays a field of its own."""
    if raw := unread.left.get(f"short{name}"):
        with_short = names.with_short(people, raw)
        if with_short is not None:
            del unread.left[f"short{name}"]
            return with_short
    return people


def _read_titles(unread: Unread) -> None:
    container = unread.text("titleaddon") if unread.type in types.ONLINE else ""
    raw_book = unread.left.get("booktitle", "")
    title, main, book = _title(unread), _title(unread, "main"), _title(unread, "book")
    journal = _journal(unread)
    if unread.type == "periodical" and "issuetitle" in unread.left:
        container, title = title, _title(unread, "issue")
    if unread.type in types.PARTS:
        container = main or book or journal
        unread.put("volume-title", book if main else "")
    elif main and "volume" in unread.left:
        unread.put("volume-title", title)
        title = main
    else:
        container = container or journal or main or (book if book != title else "")
    if not title and (unread.type not in types.PARTS | types.ARTICLES or unread.type == "periodical"):
        title, container = container, ""
    unread.put("title", title)
    unread.put("container_title", container)
    unread.put("bibtex:booktitle", raw_book if not main and book not in {title, container} else "")
    unread.put("bibtex:journal", journal if journal != (container or title) else "")


def _title(unread: Unread, prefix: str = "") -> str:
    """Return a title with its subtitle and what is added to it, as pandoc joins them."""
    name, additions = _TITLES[prefix]
    whole = title = unread.title(name)
    for mark, addition in additions:
        if addition in unread.left and (part := unread.title(addition)):
            ends = not title or without_markup(title).endswith(_ENDS_SENTENCE)
            title = f"{title}{'' if ends else mark} {part}".lstrip()
    return title if title is whole else braces.necessary(title)


def _journal(unread: Unread) -> str:
    """Return the title of the journal; of two fields for it, `journal` is the one that abbreviates it."""
    field = next(
        (name for name in ("fjournal", "journaltitle", "journal-full") if name in unread.left), "journal"
    )
    title = unread.text(field)
    other = unread.text("journal", "journalname")
    if title and other and other != title:
        unread.left.setdefault("shortjournal", other)
    subtitle = unread.text("journalsubtitle")
    return f"{title}: {subtitle}" if title and subtitle else title or other


def _read_by_table(unread: Unread) -> None:
    """Read the fields that are the same in any entry; of two for one target the first is read, the other kept."""
    for name in [name for name in unread.left if name in _TARGETS]:
        target, read = _TARGETS[name]
        if not unread.has(target):
            unread.put(target, read(unread.left.pop(name)).strip())
    if ISSN.fullmatch(unread.found.get("isbn", "")) and not unread.has("issn"):
        unread.put("issn", unread.found.pop("isbn"))
    series = unread.found.get("collection_title", "")
    unread.put("collection_title", SERIES.get(series, series))
    if edition := _ORDINAL.fullmatch(unread.found.get("edition", "")):
        unread.put("edition", edition.group(1))
    for field, told_by in _DATES:
        if not told_by.isdisjoint(unread.left):
            _read_date(field, unread)


def _read_date(field: Field, unread: Unread) -> None:
    raw, prefix = unread.raw(field.bibtex, *field.others), field.bibtex.removesuffix("date")
    year, month, day = (unread.raw(f"{prefix}{part}") for part in ("year", "month", "day"))
    if raw or year:
        raw = _LABEL.sub("", raw)
        date, _ = date_fields.joined(raw, year, month, day)
        unread.put(field.target, date if field.target in FIELDS else dates.parse_or(date, date))


def _read_publisher(unread: Unread) -> None:
    publisher = _publisher(unread.raw(*PUBLISHERS.get(unread.type, ANY_PUBLISHER)))
    if not publisher and not is_link(unread.left.get("howpublished", "")):
        publisher = unread.text("howpublished")
    unread.put("publisher", publisher)
    address, location = unread.text("address"), _places(unread.raw("location"))
    if unread.type == "patent":
        unread.put("jurisdiction", location)
    elif not address:
        address = location
    elif unread.type in _CONFERENCES and not unread.has("event_place"):
        unread.put("event_place", location)
    elif location != address:
        unread.put("bibtex:location", location)
    unread.put("publisher_place", address)


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
    are_people = organisations == 0 and all(" " in part for part in parts)
    return "; ".join(parts) if parts[1:] and (are_people or organisations == len(parts)) else decode(raw)


def _read_numbers(unread: Unread) -> None:
    number = unread.text("number")
    if unread.type in types.ARTICLES:
        unread.put("issue", number or unread.text("issue"))
        unread.put("number", unread.text("eid", "article-number", "articleno", "art_number"))
    else:
        is_series = unread.type in types.NUMBERED_SERIES
        unread.put("collection_number" if is_series else "number", number)
        unread.put("issue", unread.text("issue"))
    if unread.type in {"report", "techreport"} and not number:
        unread.put("number", unread.text("isrn"))
    pages = _DASHES.sub("-", unread.text("pages", "page"))
    unread.put("page", _PAGES.sub("", pages) if pages[:1] in {"p", "P"} else pages)


def _read_dates(unread: Unread) -> None:
    left = unread.left
    if "endyear" in left and "date" not in left and "month" not in left:
        left["year"] = f"{left.get('year', '')}/{left.pop('endyear')}"
    date, month = date_fields.joined(*(unread.raw(part) for part in ("date", "year", "month", "day")))
    status = unread.text("pubstate")
    if date.lower() in types.WRITTEN_STATUSES:
        date, status = "", status or date
    unread.put("date", date)
    unread.put("status", types.STATUSES.get(status.lower(), status))
    unread.put("bibtex:month", month)


def _read_lists(unread: Unread) -> None:
    tags = [
        decode(keyword).strip()
        for name, separator in _KEYWORDS.items()
        if name in unread.left
        for keyword in _keywords(unread.raw(name), separator)
    ]
    unread.put("tags", tags)
    unread.put("aliases", _items(unread.raw("ids"), ","))
    for field in LISTS:
        unread.put(field.target, _items(unread.text(field.bibtex, *field.others), ";"))
    unread.put(CATEGORY.target, unread.text(CATEGORY.bibtex))


def _keywords(raw: str, separator: re.Pattern[str]) -> list[str]:
    """Return the keywords of a list; only where nothing else separates them, each has a line of its own.

    Web of Science puts the whole list into braces, with semicolons between the keywords.
    """
    if ";" in raw and names.is_group(raw):
        raw, separator = raw[1:-1], _SEMICOLON
    keywords = names.split(raw, separator)
    return keywords if keywords[1:] or "\n" not in raw else names.split(raw, _LINE)


def _items(text: str, separator: str) -> list[str]:
    return [item for part in text.split(separator) if (item := part.strip())]


def _read_language(unread: Unread) -> None:
    """Read `language`, or `langid` where that says more; a variety of English is told by `langidopts`."""
    language, langid = unread.text("language", "languages"), unread.text("langid", "hyphenation")
    if langid.lower() == "english" and (variant := _VARIANT.search(unread.left.get("langidopts", ""))):
        langid = variant.group(1)
        del unread.left["langidopts"]
    tag, other_tag = _tag(language), _tag(langid)
    if other_tag and (not tag or other_tag.startswith(f"{tag}-")):
        unread.put("bibtex:language", language if language and not tag else "")
        tag = other_tag
    unread.put("language", tag or language or langid)


def _tag(text: str) -> str:
    try:
        return languages.tag(text.removeprefix("lang")) if text else ""
    except ValueError:
        return ""


_PARTS: Final = (
    _read_type,
    _read_names,
    _read_titles,
    _read_by_table,
    _read_publisher,
    _read_numbers,
    _read_dates,
    read_links,
    _read_lists,
    _read_language,
)
