"""From an entry to a record: one family of fields after the other, each with a function or a module.

The rules are those of pandoc. Where pandoc differs, they are those that Zotero, Better BibTeX and citation-js share. A
value without a field in a record goes to `extra`: under its CSL name if it has one, else as `bibtex:field` in LaTeX, so
that it can be written back unchanged.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from protlib.formats.bib import date_fields, entry_types, packed
from protlib.formats.bib.fields import (
    CATEGORY,
    DATES,
    ISSN,
    LISTS,
    NUMBERS,
    SAME_AS_TYPE,
    TEXTS,
    TITLES,
    VERBATIM,
    FieldNames,
)
from protlib.formats.bib.latex import braces
from protlib.formats.bib.latex.braced_groups import SEMICOLON, is_group, split_items
from protlib.formats.bib.latex.decoder import decode, verbatim
from protlib.formats.bib.latex.latex_commands import SERIES
from protlib.formats.bib.links import read_link_fields
from protlib.formats.bib.own_notes import NO_NOTES, NoteFields, read_notes
from protlib.formats.bib.people_fields import read_people_fields
from protlib.formats.bib.publisher_fields import read_publisher
from protlib.formats.bib.syntax.splitter import BibEntry
from protlib.formats.bib.title_fields import read_titles
from protlib.formats.bib.unread import UnreadFields
from protlib.formats.common.cell_values import is_length, length_in
from protlib.frozen import expression
from protlib.record import cleaning, dates, languages
from protlib.record.html_text import note_text
from protlib.record.model import FIELDS, Publication
from protlib.record.raw_record import RawRecord

_COMMA: Final = expression(r"(?:(?<!\s)\s+)?[,;]\s*")
_LINE: Final = expression(r"(?<!\s)\s*\n\s*")
# Headings of PubMed have commas in them ("Sex Work, Coerced").
_KEYWORDS: Final = {
    "author_keywords": _COMMA, "keywords": _COMMA, "keyword": _COMMA, "tags": _COMMA, "mesh": SEMICOLON,
}  # fmt: skip
# JabRef's and Mendeley's, each with a path for one within another.
_COLLECTIONS: Final = ("groups", "mendeley-groups")
_FIELDS_OF_LISTS: Final = frozenset(
    ("ids", CATEGORY.bibtex, *_COLLECTIONS, *(name for field in LISTS for name in (field.bibtex, *field.other_names)))
)
"""The fields beside keywords that hold a list, or a category: few entries have one."""
# Such as "2nd" and "2nd edition".
_ORDINAL: Final = expression(r"(\d+)\s*(?:st|nd|rd|th)(?:\s+ed(?:\.|ition)?)?", re.IGNORECASE)
_DASHES: Final = expression(r"(?:(?<!\s)\s+)?[–—-]+\s*")
# Such as the beginning of "pp. 3-9".
_PAGES: Final = expression(r"(?:pp?\.|pp?\b|pages?\b)\s*(?=[\divxlcm])", re.IGNORECASE)
_LENGTH: Final = "number-of-pages"
_FILES: Final = "file"
# Such as "{\_}", "{\'{e}}" and "{\'e}", but not JabRef's "\:" and "\;".
_COMMAND: Final = expression(r"\{\\(?![:;\\])[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
_SIGN: Final = expression(r"\\([_&%#])")
_BACKSLASH: Final = expression(r"\$\\backslash\$")
_VARIANT: Final = expression(r"variant\s*=\s*(\w+)")
# Such as the beginning of "[Last accessed on 2 January 2020]".
_LABEL: Final = expression(r"^[\s\[({]*(?:last )?(?:accessed|visited|retrieved|checked)(?: on)?[\s:]+", re.IGNORECASE)
_TARGETS: Final[Mapping[str, tuple[str, Callable[[str], str]]]] = {
    name: (field.target, reader)
    for table, read_text in ((TEXTS, decode), ((*NUMBERS, *VERBATIM), verbatim))
    for field in table
    for reader in (braces.read_title if field.target in TITLES else read_text,)
    for name in (field.bibtex, field.biblatex, *field.other_names)
}
"""Each field's target in the record, and the function that reads it."""
_DATES: Final = tuple(
    (field, frozenset({field.bibtex, *field.other_names, f"{field.bibtex.removesuffix('date')}year"}))
    for field in DATES
)
"""The dates beside the date of publication, each with the fields that must be there for it."""


def record(entry: BibEntry) -> tuple[Publication, list[str]]:
    """Return the record of one entry, and its problems, as `read_entries` does of many."""
    return read_entries([entry])[0]


def read_entries(
    entries: Sequence[BibEntry], note_fields: NoteFields = NO_NOTES
) -> Sequence[tuple[Publication, list[str]]]:
    """Return the record of each entry, and its problems, each as a sentence without a place."""
    packed_values = [packed.unpack_values(entry.fields.get(packed.FIELD, "")) for entry in entries]
    all_unread = [*map(UnreadFields, entries)]
    for unread, values in zip(all_unread, packed_values, strict=True):
        if values:
            del unread.remaining[packed.FIELD]
        if note_fields != NO_NOTES:
            read_notes(unread, note_fields.without_written_here() if values else note_fields)
    for reader in _READERS:  # one after the other, each for all entries: see `RECORDS_AT_ONCE`
        for unread in all_unread:
            reader(unread)
    return [*map(_clean, all_unread, packed_values)]


def _clean(unread: UnreadFields, values: RawRecord) -> tuple[Publication, list[str]]:
    """Return the record of what was read, completed with what was packed in its entry."""
    raw = unread.values()
    if values and packed.has_readings(values):
        return packed.correct(cleaning.clean_record(raw).publication, values), unread.problems
    publication, faults = cleaning.clean_record(packed.complete(raw, values) if values else raw)
    return publication, [*unread.problems, *map(str, faults)] if faults else unread.problems


def _read_type(unread: UnreadFields) -> None:
    csl_type = entry_types.csl_type_of_entry(unread.type, unread.remaining)
    if entry_types.subtype_of(unread.remaining) in entry_types.SUBTYPES:
        del unread.remaining["entrysubtype"]
    unread.store_value("type", csl_type)
    unread.store_value("genre", _genre(unread, csl_type))
    is_usual = unread.type in _usual_types(csl_type) or unread.type in entry_types.THESES
    if not is_usual and not _is_by_editors(unread):
        unread.keep("entrytype", unread.type)


@cache
def _usual_types(csl_type: str) -> frozenset[str]:
    """Return the types of entries that protlib writes for a type of publication."""
    usual = {dialect.get(csl_type, "misc") for dialect in (entry_types.BIBTEX, entry_types.BIBLATEX)}
    if csl_type in entry_types.NEWS_TYPES:
        usual |= {"misc", entry_types.BIBTEX["report"], entry_types.BIBLATEX["report"]}
    return frozenset(usual)


def _is_by_editors(unread: UnreadFields) -> bool:
    """Tell whether protlib would write the same entry type, because only the editors decide it."""
    has_editor, has_author = "editor" in unread.remaining, "author" in unread.remaining
    if unread.type == entry_types.EDITED_BOOK:
        return has_editor and not has_author
    return unread.type == entry_types.PART_OF_BOOK and "booktitle" in unread.remaining and not has_editor


def _genre(unread: UnreadFields, csl_type: str) -> str:
    """Return the genre; a database's words are left out where they only repeat the type of the entry."""
    if unread.peek("type").strip("{}") in SAME_AS_TYPE.get(unread.type, ()):
        return ""
    genre = unread.text("type")
    if csl_type == "report" and genre in entry_types.REPORT_WORDS.values():
        return ""
    if unread.type == entry_types.DOCTORAL_ENTRY and genre in entry_types.THESIS_WORDS.values():
        return ""
    return entry_types.GENRES.get(genre.lower(), genre) or entry_types.THESES.get(unread.type, "")


def _read_by_table(unread: UnreadFields) -> None:
    """Read the fields that mean the same in every entry; a second field for one target is kept as it is."""
    for name in [name for name in unread.remaining if name in _TARGETS]:
        target, reader = _TARGETS[name]
        if not unread.is_filled(target):
            unread.store_value(target, reader(unread.remaining.pop(name)).strip())
    if ISSN.fullmatch(unread.raw_record.get("isbn", "")) and not unread.is_filled("issn"):
        unread.store_value("issn", unread.raw_record.pop("isbn"))
    series = unread.raw_record.get("collection_title", "")
    unread.store_value("collection_title", SERIES.get(series, series))
    if edition := _ORDINAL.fullmatch(unread.raw_record.get("edition", "")):
        unread.store_value("edition", edition.group(1))
    unread.store_value("note", note_text(unread.raw_record.get("note", "")))
    for field, names_in_files in _DATES:
        if not names_in_files.isdisjoint(unread.remaining):
            _read_date(field, unread)


def _read_date(field: FieldNames, unread: UnreadFields) -> None:
    raw, prefix = unread.raw(field.bibtex, *field.other_names), field.bibtex.removesuffix("date")
    year, month, day = (unread.raw(f"{prefix}{part}") for part in ("year", "month", "day"))
    if raw or year:
        raw = _LABEL.sub("", raw)
        date, _ = date_fields.join_date(raw, year, month, day)
        unread.store_value(field.target, date if field.target in FIELDS else dates.parse_or(date, date))


def _read_numbers(unread: UnreadFields) -> None:
    number = unread.text("number")
    if unread.type in entry_types.ARTICLES:
        unread.store_value("issue", number or unread.text("issue"))
        unread.store_value("number", unread.text("eid", "article-number", "articleno", "art_number"))
    else:
        is_series = unread.type in entry_types.NUMBERED_SERIES
        unread.store_value("collection_number" if is_series else "number", number)
        unread.store_value("issue", unread.text("issue"))
    if unread.type in {"report", "techreport"} and not number:
        unread.store_value("number", unread.text("isrn"))
    _read_pages(unread)


def _read_pages(unread: UnreadFields) -> None:
    """Read the pages; without a field for the length, a lone number is that of a book or a report."""
    pages = _DASHES.sub("-", unread.text("pages", "page"))
    pages = _PAGES.sub("", pages) if pages[:1] in {"p", "P"} else pages
    if pages and is_length(pages, unread.raw_record.get("type", "")):
        length = unread.extra.get(_LENGTH, "")
        if length in {"", length_in(pages)}:
            unread.store_value(_LENGTH, length_in(pages))
            return
    unread.store_value("page", pages)


def _read_files(unread: UnreadFields) -> None:
    """Read the paths of files in LaTeX, as Mendeley writes them; JabRef's escapes of ":" and ";" stay."""
    paths = unread.remaining.get(_FILES, "")
    if "\\" in paths:
        paths = _BACKSLASH.sub(r"\\", _SIGN.sub(r"\1", _COMMAND.sub(lambda command: decode(command[0]), paths)))
        unread.remaining[_FILES] = paths


def _read_lists(unread: UnreadFields) -> None:
    tags = [
        _read_keyword(keyword)
        for name, separator in _KEYWORDS.items()
        if name in unread.remaining
        for keyword in _keywords(unread.raw(name), separator)
    ]
    unread.store_value("tags", tags)
    if _FIELDS_OF_LISTS.isdisjoint(unread.remaining):
        return
    unread.store_value("aliases", _items(unread.raw("ids"), ","))
    collections = [path for name in _COLLECTIONS for path in _items(unread.text(name), ",")]
    unread.store_value("collections", collections)
    for field in LISTS:
        unread.store_value(field.target, _items(unread.text(field.bibtex, *field.other_names), ";"))
    unread.store_value(CATEGORY.target, unread.text(CATEGORY.bibtex))


def _keywords(raw: str, separator: re.Pattern[str]) -> list[str]:
    """Return the keywords of a list, split at line breaks only where there is no other separator.

    Web of Science puts the whole list into braces, with semicolons between the keywords.
    """
    if ";" in raw and is_group(raw):
        raw, separator = raw[1:-1], SEMICOLON
    keywords = split_items(raw, separator)
    return keywords if keywords[1:] or "\n" not in raw else split_items(raw, _LINE)


@lru_cache(maxsize=1 << 13)  # many entries have the same
def _read_keyword(raw: str) -> str:
    return decode(raw).strip()


def _items(text: str, separator: str) -> list[str]:
    return [item for part in text.split(separator) if (item := part.strip())]


def _read_language(unread: UnreadFields) -> None:
    """Read `language`, or `langid` where it says more; `langidopts` adds the variety of English."""
    language, langid = unread.text("language", "languages"), unread.text("langid", "hyphenation")
    if langid.lower() == "english" and (variant := _VARIANT.search(unread.remaining.get("langidopts", ""))):
        langid = variant.group(1)
        del unread.remaining["langidopts"]
    tag, other_tag = _tag(language), _tag(langid)
    if other_tag and (not tag or other_tag.startswith(f"{tag}-")):
        unread.keep("language", language if language and not tag else "")
        tag = other_tag
    unread.store_value("language", tag or language or langid)


def _tag(text: str) -> str:
    try:
        return languages.tag(text.removeprefix("lang")) if text else ""
    except ValueError:
        return ""


_READERS: Final = (
    _read_type, read_people_fields, read_titles, _read_by_table, read_publisher, _read_numbers, date_fields.read_dates,
    read_link_fields, _read_files, _read_lists, _read_language,
)  # fmt: skip
"""The functions that read the fields, in order; each takes its fields, and may ask what an earlier one has read."""
