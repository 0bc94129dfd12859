"""From a record to the fields of an entry: first a table for all entries, then one family of fields after the other.

An entry says as much as it can in fields that other programs read, even where biblatex's data model has no such field
for the type (`isbn` and `series` of a report). The target program changes some fields. Zotero reads a whole `date` but
no `day`, and takes no `howpublished` for a publisher. pandoc takes "others" for a person, needs `langid`, and reads all
types of biblatex. Word and EndNote show the braces of a title.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from protlib.formats.bib import entry_types
from protlib.formats.bib.date_fields import write_dates
from protlib.formats.bib.entry_draft import EntryDraft
from protlib.formats.bib.entry_types import BABEL
from protlib.formats.bib.fields import CATEGORY, DATES, LISTS, NUMBERS, ROLES, TEXTS, TITLES, VERBATIM, target
from protlib.formats.bib.kept_fields import read_kept_fields
from protlib.formats.bib.people_fields import write_people_fields, write_roles
from protlib.formats.bib.publisher_fields import write_publisher
from protlib.formats.bib.title_fields import write_titles
from protlib.record import keys
from protlib.record.file_references import as_jabref
from protlib.record.model import FIELDS

_Pairs = Iterator[tuple[str, str]]
_Writer = Callable[[EntryDraft], _Pairs]


def fields(draft: EntryDraft) -> dict[str, str]:
    """Return the fields of a record's entry, with their values in LaTeX; what has no field is left out."""
    publication = draft.publication
    entry_fields = {name: value for name, value in read_kept_fields(draft) if value} if publication.extra else {}
    values = publication.filled()
    rows, writers = _writers_for(draft.dialect, tuple(values), is_lossless=draft.options.lossless)
    for name, field, write in rows:
        if text := write(draft, values[name]):
            entry_fields[field] = text
    if draft.options.names_files and publication.files:
        entry_fields["file"] = as_jabref(publication)
    entry_fields |= {field: text for write_some in writers for field, text in write_some(draft) if text}
    if entry_types.csl_type_of_entry(draft.entry_type, entry_fields) != publication.type:
        entry_fields["entrysubtype"] = entry_types.WRITTEN_SUBTYPES.get(publication.type, publication.type)
    return entry_fields


@lru_cache(maxsize=1024)  # the records of a library fill some hundreds of sets of fields
def _writers_for(
    dialect: str, names: tuple[str, ...], *, is_lossless: bool
) -> tuple[tuple[tuple[str, str, Callable[[EntryDraft, Any], str]], ...], tuple[_Writer, ...]]:
    """Return what writes a record with these fields: rows of the table, and functions that may add something."""
    by_table = (_LOSSLESS_WRITERS if is_lossless else _FIELD_WRITERS)[dialect]
    rows = tuple((name, *by_table[name]) for name in names if name in by_table)
    if "extra" in names or not _ROLES.isdisjoint(names):
        return rows, (*_WRITERS, *_WRITERS_OF_OTHERS)
    return rows, tuple(
        write
        for write, field_names in _WRITERS.items()
        if write in _WRITERS_OF_ANY_RECORD or not {*names}.isdisjoint(field_names)
    )


def _write_variables(draft: EntryDraft) -> _Pairs:
    """Yield the fields for CSL variables that the record keeps in `extra`."""
    for variable, (field, write) in _EXTRA_WRITERS[draft.dialect].items():
        value = draft.publication.extra.get(variable)
        if value and isinstance(value, str | int):
            yield field, write(draft, str(value))


def _write_numbers(draft: EntryDraft) -> _Pairs:
    publication = draft.publication
    if publication.edition.isdecimal() and not draft.is_biblatex:
        yield "edition", _ordinal(publication.edition)
    if draft.entry_type in entry_types.ARTICLES:
        yield "number", draft.text(publication.issue)
        yield "eid", draft.text(publication.number)
        return
    is_series = draft.entry_type in entry_types.NUMBERED_SERIES
    yield "number", draft.text(publication.collection_number if is_series else publication.number)
    yield "issue", draft.text(publication.issue)


def _ordinal(number: str) -> str:
    """Return "2nd" for 2, because a BibTeX style prints "edition" after it."""
    is_teen = number[-2:-1] == "1"  # the last figure but one: 11th, 12th, 13th
    return number + ("th" if is_teen else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th"))


def _write_genre(draft: EntryDraft) -> _Pairs:
    yield "type", _genre(draft)


def _genre(draft: EntryDraft) -> str:
    publication = draft.publication
    genre = publication.genre
    if genre and genre == entry_types.THESES.get(draft.entry_type):
        return ""
    if draft.options.program.makes_items:
        return draft.verbatim(genre).replace("'", "’")  # pandoc reads no LaTeX here
    if not genre and (publication.type == "report" or draft.entry_type == entry_types.DOCTORAL_ENTRY):
        words = entry_types.REPORT_WORDS if publication.type == "report" else entry_types.THESIS_WORDS
        return words.get(publication.language[:2], words["en"])
    key = entry_types.WRITTEN_GENRES.get(genre, "") if draft.is_biblatex else ""
    return key or draft.text(genre)


def _write_language(draft: EntryDraft) -> _Pairs:
    tag = draft.publication.language
    babel = BABEL.get(tag, "")
    wants_tag = draft.options.program.wants_langid  # also a language that babel does not know
    if draft.is_biblatex:
        language_text = babel or draft.text(tag)
        yield "language", "" if "\\" in language_text else language_text  # biblatex makes the name of a command from it
        yield "langid", babel or (draft.text(tag) if wants_tag else BABEL.get(tag.partition("-")[0], ""))
    else:
        yield "language", draft.text(tag)
        # pandoc looks only here for the language, and lowers the capitals of a French title without one.
        yield "langid", (babel or draft.text(tag)) if wants_tag else ("" if tag.startswith("en") else babel)


def _keywords(draft: EntryDraft, tags: Iterable[str]) -> str:
    return ", ".join([_keyword(draft, tag) for tag in tags])


def _keyword(draft: EntryDraft, tag: str) -> str:
    keyword_text = draft.again(tag)
    return f"{{{keyword_text}}}" if "," in tag or ";" in tag else keyword_text


def _keys(draft: EntryDraft, aliases: Iterable[str]) -> str:
    fit = filter(keys.is_fit, aliases)
    return ",".join(alias for alias in fit if alias.isascii() or not draft.options.ascii)


_FieldWriter = tuple[str, Callable[[EntryDraft, Any], str]]
"""The name of a field of the entry, and the function that writes a value in it."""
_SAME: Final[Mapping[str, _FieldWriter]] = {
    "url": ("url", EntryDraft.verbatim), "addendum": ("note", EntryDraft.text),
    "page": ("pages", lambda draft, page: draft.text(page.replace("–", "-")).replace("-{}-", "-").replace("-", "--")),
    "tags": ("keywords", _keywords), "aliases": ("ids", _keys),
}  # fmt: skip
_WRITERS_OF_DIALECT: Final[Mapping[str, Mapping[str, _FieldWriter]]] = {
    "bibtex": {"publisher_place": ("address", EntryDraft.item)},
    "biblatex": {"publisher_place": ("location", EntryDraft.item)},
}
_OURS: Final[Mapping[str, Mapping[str, _FieldWriter]]] = {
    "bibtex": {
        CATEGORY.target: (CATEGORY.bibtex, EntryDraft.again),
        **{field.target: (field.bibtex, lambda draft, items: "; ".join(map(draft.again, items))) for field in LISTS},
    },
    "biblatex": {},
}
"""Fields that no style knows and BibTeX ignores: written where an entry must lose nothing."""


def _writers_by_field(dialect: str, *, is_field: bool) -> Mapping[str, _FieldWriter]:
    """Return the fields of a dialect for the record's fields, or else for the variables in its `extra`."""
    writers = {TEXTS: EntryDraft.text, NUMBERS: EntryDraft.text, VERBATIM: EntryDraft.verbatim, DATES: EntryDraft.date}
    return {
        field.target: (getattr(field, dialect), EntryDraft.title if field.target in TITLES else write)
        for table, write in writers.items()
        for field in table
        if (field.target in FIELDS) is is_field
    }


_FIELD_WRITERS: Final = {
    dialect: {**_writers_by_field(dialect, is_field=True), **_SAME, **special}
    for dialect, special in _WRITERS_OF_DIALECT.items()
}
"""For each dialect, the entry's own field for each field of a record."""
_LOSSLESS_WRITERS: Final = {dialect: {**by_table, **_OURS[dialect]} for dialect, by_table in _FIELD_WRITERS.items()}
_EXTRA_WRITERS: Final = {dialect: _writers_by_field(dialect, is_field=False) for dialect in _WRITERS_OF_DIALECT}
_ROLES: Final = frozenset(map(target, ROLES))
_WRITERS: Final[Mapping[_Writer, tuple[str, ...]]] = {
    write_people_fields: ("authors", "editors", "translators"), write_titles: ("title", "container_title"),
    write_publisher: ("publisher", "number", "volume", "page"),
    _write_numbers: ("number", "issue", "collection_number"),
    write_dates: ("date", "status"), _write_genre: ("genre",), _write_language: ("language",),
}  # fmt: skip
"""The functions for fields that depend on each other or on the entry's type, and the record's fields that they cover.
"""
_WRITERS_OF_ANY_RECORD: Final = frozenset({write_titles, _write_numbers, _write_genre})
"""The functions that also read other fields of a record: its event and its edition, or its type."""
_WRITERS_OF_OTHERS: Final[tuple[_Writer, ...]] = (write_roles, _write_variables)
"""The functions for people in other roles, and for CSL variables that a record has no field for."""
_FIELDS_OF_ENTRY: Final = frozenset({"key", "type", "extra"})
_SAID_BY_ENTRY: Final = {*_FIELDS_OF_ENTRY, *_ROLES, *(name for names in _WRITERS.values() for name in names)}
FIELDS_HELD: Final = {dialect: frozenset({*by_table, *_SAID_BY_ENTRY}) for dialect, by_table in _FIELD_WRITERS.items()}
"""The record's fields that a plain entry of each dialect can hold."""
FIELDS_WRITTEN: Final = {dialect: fields | _OURS[dialect].keys() for dialect, fields in FIELDS_HELD.items()}
"""The record's fields with a field of their own in a lossless entry; all others are packed."""
