"""From records to a file: unique keys, fields in one order, and beside them the values that no field can hold.

Each entry is read back, and each value that reads otherwise is packed; `round_trip` tells which entries need no
reading.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from protlib.formats.bib import packed
from protlib.formats.bib.date_fields import MACROS
from protlib.formats.bib.entry_draft import EntryDraft, entry_type_of
from protlib.formats.bib.entry_reader import record
from protlib.formats.bib.entry_types import NUMBERED_SERIES
from protlib.formats.bib.entry_writer import FIELDS_HELD, FIELDS_WRITTEN, fields
from protlib.formats.bib.fields import KEPT_PREFIX, ORDER, lead
from protlib.formats.bib.kept_fields import is_housekeeping
from protlib.formats.bib.round_trip import is_certain
from protlib.formats.bib.syntax import jabref_groups
from protlib.formats.bib.syntax.splitter import BibEntry
from protlib.formats.parsed import WriteOptions
from protlib.record import keys
from protlib.record.model import FIELDS, Publication
from protlib.record.raw_record import RawRecord
from protlib.text import comparable_key

_UNWRITTEN_FIELDS: Final = {
    dialect: tuple(name for name in FIELDS if name not in fields) for dialect, fields in FIELDS_WRITTEN.items()
}
_UNSUPPORTED_FIELDS: Final = {
    dialect: tuple(name for name in FIELDS if name not in fields) for dialect, fields in FIELDS_HELD.items()
}
_POSITIONS: Final = {name: f"{position:02}" for position, name in enumerate(ORDER)}
_LAST: Final = "99"
_TYPE_AND_KEY: Final = slice(2, 5, 2)
_VALUES: Final = slice(7, -1, 3)
"""Where the type, the key and the values stand among the pieces of an entry."""
_FIELDS_IN_GROUPS: Final = frozenset({"collections"})
"""The fields that the groups of JabRef hold."""
_NONE: Final = frozenset[str]()


def write_bib_file(publications: Iterable[Publication], dialect: str, options: WriteOptions) -> str:
    """Return the records as a file of the dialect, "bibtex" or "biblatex"."""
    used_keys: set[str] = set()
    publications = list(publications)
    groups: Mapping[str, str] = {}
    if options.program.has_groups:
        groups = jabref_groups.name_groups(path for publication in publications for path in publication.collections)
    pieces: list[str] = []
    for publication in publications:
        pieces += _entry(publication, dialect, options, used_keys, groups)
    if groups:
        pieces += "\n", jabref_groups.write_tree(groups)
    if options.program.wants_dialect:
        pieces += "\n", f"@comment{{jabref-meta: databaseType:{dialect};}}\n"
    return "".join(pieces[1:])  # all at once: no text is copied twice


def _entry(
    publication: Publication, dialect: str, options: WriteOptions, keys_in_use: set[str], groups: Mapping[str, str]
) -> list[str]:
    """Return the pieces of an entry, with the empty line before it."""
    draft, entry = _draft_entry(publication, dialect, options, keys_in_use)
    values = _to_pack(publication, draft, entry) if draft.options.lossless else {}
    if groups and publication.collections:
        entry.fields["groups"] = jabref_groups.COMMA.join(groups[path] for path in publication.collections)
        if draft.options.lossless:
            _pack_collections(values, publication, groups)
    if values:
        entry.fields[packed.FIELD] = packed.pack_values(values, ascii_only=draft.options.ascii)
    if month := entry.fields.get("month"):
        entry.fields["month"] = _month(month)
    names, layout = _layout(tuple(entry.fields))
    pieces = [*layout]
    pieces[_TYPE_AND_KEY] = entry.type, entry.key
    pieces[_VALUES] = map(entry.fields.__getitem__, names)
    return pieces


@lru_cache(maxsize=1024)  # most entries have the same fields
def _layout(names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of fields in the order of a file, and the pieces of an entry, with "" for what it has itself."""
    names_in_order = tuple(sorted(names, key=_position))
    enclosures = ((lead(name), ",\n") if name == "month" else (f"{lead(name)}{{", "},\n") for name in names_in_order)
    lines = (piece for opening, closing in enclosures for piece in (opening, "", closing))
    return names_in_order, ("\n", "@", "", "{", "", ",\n", *lines, "}\n")


def _pack_collections(values: RawRecord, publication: Publication, groups: Mapping[str, str]) -> None:
    """Put the collections of an entry among the packed values, where its groups read otherwise."""
    names = jabref_groups.COMMA.join(jabref_groups.read_path(groups, path) for path in publication.collections)
    reading = record(BibEntry("misc", "", {"groups": names}, 0))[0].collections
    values.pop("collections", None)
    if reading != publication.collections:
        values["collections"] = list(publication.collections)
        values[packed.READINGS] = {**values.get(packed.READINGS, {}), "collections": list(reading)}


def lacking(publication: Publication, dialect: str, options: WriteOptions) -> Iterable[str]:
    """Return the fields, and the members of `extra`, that a plain entry of the dialect cannot hold exactly."""
    entry_type = entry_type_of(publication, dialect, options)
    group_fields = _FIELDS_IN_GROUPS if options.program.has_groups else _NONE
    if not options.program.makes_items and is_certain(publication, publication.key, entry_type):
        return _list_unsaid(dialect, entry_type, tuple(publication.filled()), group_fields)
    return _lacking_when_read(publication, dialect, options, group_fields)


@lru_cache(maxsize=1024)
def _list_unsaid(
    dialect: str, entry_type: str, names: tuple[str, ...], group_fields: frozenset[str]
) -> tuple[str, ...]:
    """Return which of these fields an entry of this type has no field for."""
    unsupported = (_other_number(entry_type), *_UNSUPPORTED_FIELDS[dialect])
    return tuple(name for name in unsupported if name in names and name not in group_fields)


def _lacking_when_read(
    publication: Publication, dialect: str, options: WriteOptions, group_fields: frozenset[str]
) -> Iterator[str]:
    """Yield what a record lacks when its entry is read back."""
    _draft, entry = _draft_entry(publication, dialect, options, set())
    values = packed.values_to_pack(publication, record(entry)[0])
    yield from (name for name in values if name not in {"extra", packed.READINGS, *group_fields})
    yield from (name for name in values.get("extra", ()) if not is_housekeeping(name.removeprefix(KEPT_PREFIX)))


def _draft_entry(
    publication: Publication, dialect: str, options: WriteOptions, keys_in_use: set[str]
) -> tuple[EntryDraft, BibEntry]:
    draft = EntryDraft(_lower_titles(publication, options), dialect, options)
    return draft, BibEntry(draft.entry_type, _key(draft, keys_in_use), fields(draft), 0)


def _other_number(entry_type: str) -> str:
    """Return the number that an entry of this type cannot say: the report's own, or the one in its series."""
    return "number" if entry_type in NUMBERED_SERIES else "collection_number"


def _lower_titles(publication: Publication, options: WriteOptions) -> Publication:
    if not options.program.wants_sentence_case:
        return publication
    from protlib.record.titles.sentence_case import titles_in_sentence_case

    titles = titles_in_sentence_case(publication)
    return publication.changed(**titles) if titles else publication


@lru_cache(maxsize=1024)
def _position(name: str) -> str:
    """Return the sort key of a field: its position in the order; unlisted fields come last, by name."""
    return _POSITIONS.get(name) or f"{_LAST}{name}"


def _month(value: str) -> str:
    return value if value in MACROS else f"{{{value}}}"


def _key(draft: EntryDraft, keys_in_use: set[str]) -> str:
    """Return a key that is safe in TeX and new in the file; to BibTeX, `A` and `a` are the same."""
    key = keys.make_safe(draft.publication.key) or keys.base_key(draft.publication)
    key = keys.free_key(key, lambda free_key: comparable_key(free_key) in keys_in_use)
    keys_in_use.add(comparable_key(key))
    return key


_FIELDS_FOR_STYLES: Final = frozenset({"howpublished", "key"})
"""Fields that repeat what others say, and are left out in reading where they do."""


def _to_pack(publication: Publication, draft: EntryDraft, entry: BibEntry) -> RawRecord:
    """Return the values to pack beside the fields of an entry, and their readings."""
    program = draft.options.program
    is_for_styles = program.has_bibtex_styles and not entry.fields.keys().isdisjoint(_FIELDS_FOR_STYLES)
    if program.makes_items or is_for_styles or not is_certain(publication, entry.key, entry.type):
        return packed.values_to_pack(publication, record(entry)[0])
    values = publication.filled()
    unsaid_fields = (_other_number(entry.type), *_UNWRITTEN_FIELDS[draft.dialect])
    return {name: value for name in unsaid_fields if (value := values.get(name))}
