"""Records to a file: keys that no two entries share, fields in one order, and beside them what no field can hold.

An entry is read back where it is not certain (`plain`) that it comes back the same, and what differs is packed.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

from protlib.formats.bib import exact
from protlib.formats.bib.date_fields import MACROS
from protlib.formats.bib.entry import UNWRITTEN, Source, filled
from protlib.formats.bib.fields import ORDER
from protlib.formats.bib.plain import is_plain
from protlib.formats.bib.reader import record
from protlib.formats.bib.syntax.splitter import Entry
from protlib.formats.bib.types import NUMBERED_SERIES
from protlib.formats.parsed import WriteOptions
from protlib.record import keys
from protlib.record.model import Publication

_PLACES: Final = {name: f"{place:02}" for place, name in enumerate(ORDER)}
_LAST: Final = "99"
_WIDTH: Final = 13


def write(publications: Iterable[Publication], dialect: str, options: WriteOptions) -> str:
    """Return the records as a file of the dialect, "bibtex" or "biblatex"."""
    taken: set[str] = set()
    entries = [_entry(Source(publication, dialect, options), taken) for publication in publications]
    if options.program.wants_dialect:
        entries.append(f"@comment{{jabref-meta: databaseType:{dialect};}}\n")
    return "\n".join(entries)


def _entry(source: Source, taken: set[str]) -> str:
    entry = Entry(source.entry_type, _key(source, taken), filled(source), 0)
    if not source.options.plain and (packed := _packed(source, entry)):
        entry.fields[exact.FIELD] = exact.pack(packed, source.options.ascii)
    fields = entry.fields
    lines = [
        f"{_lead(name)}{{{fields[name]}}},\n"
        if name != "month"
        else f"{_lead(name)}{_month(fields[name])},\n"
        for name in sorted(fields, key=_place)
    ]
    return f"@{entry.type}{{{entry.key},\n{''.join(lines)}}}\n"


@lru_cache(maxsize=1024)
def _place(name: str) -> str:
    """Return what a field is sorted by: its place in the order, or behind all of those its name."""
    return _PLACES.get(name) or f"{_LAST}{name}"


@lru_cache(maxsize=1024)
def _lead(name: str) -> str:
    return f"  {name:<{_WIDTH}} = "


def _month(value: str) -> str:
    return value if value in MACROS else f"{{{value}}}"


def _key(source: Source, taken: set[str]) -> str:
    """Return a key that is safe where TeX reads it, and that no entry before has: to BibTeX `A` and `a` are one."""
    key = keys.made_safe(source.publication.key) or keys.base(source.publication)
    key = keys.free(key, lambda tried: tried.casefold() in taken)
    taken.add(key.casefold())
    return key


def _packed(source: Source, entry: Entry) -> dict[str, Any]:
    publication = source.publication
    if not is_plain(publication, entry):
        return exact.differences(publication, record(entry)[0])
    other_number = "number" if entry.type in NUMBERED_SERIES else "collection_number"
    values = publication.filled()
    packed = {
        name: value for name in (other_number, *UNWRITTEN[source.dialect]) if (value := values.get(name))
    }
    if "booktitle" in entry.fields and not publication.container_title:
        packed[exact.READ] = {"container_title": publication.event_title}
    return packed
