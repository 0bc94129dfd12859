"""From records to the rows of a table, for any kind of file."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

import orjson

from protlib.formats.common.assembly import Cell, assemble
from protlib.formats.parsed import WriteOptions
from protlib.formats.tables.columns import JSON_COLUMNS, ORDER, ORIGIN, PACKED, WORK_COLUMNS, people_text
from protlib.record import names
from protlib.record.fields.cells import join
from protlib.record.fields.headings import field_of
from protlib.record.fields.own_fields import own_value_text
from protlib.record.fields.spreadsheet import guess_origin
from protlib.record.html_text import note_text
from protlib.record.model import FIELDS, NAME_LISTS, TEXT_LISTS, Name, Publication
from protlib.record.raw_record import NOTE_FIELDS
from protlib.text import clean, split_case_marks

if TYPE_CHECKING:
    from protlib.record.raw_record import RawRecord

_join: Final = lru_cache(maxsize=1 << 14)(join)  # most records have the topics and countries of others
_FOREIGN_HEADING: Final = re.compile(rf"(?!{ORIGIN}:)[a-z][a-z-]*:\S")
_VALUES: Final = attrgetter(*ORDER)
_NUMBERED_HEADING: Final = re.compile(r"(.+) \(\d+\)")  # "abstract (2)" continues the text of "abstract"


def make_rows(publications: Iterable[Publication], options: WriteOptions) -> tuple[list[str], list[list[str]]]:
    """Return the headings and the rows of a table: the columns asked for, else the title and all filled columns.

    A plain table has no columns of JSON, which only protlib reads, and none about a library's work with a record.
    """
    is_plain = not (options.lossless or options.columns)
    rows = [
        _plain_cells(publication, options) if is_plain else _cells(publication, options.own_names, options.columns)
        for publication in publications
    ]
    headings = list(options.columns) if options.columns else _headings_used(rows, options)
    return headings, [[row.get(heading, "") for heading in headings] for row in rows]


def _headings_used(rows: Iterable[Mapping[str, str]], options: WriteOptions) -> list[str]:
    """Return the headings of the filled columns, in the order of a table."""
    headings_used = dict.fromkeys(heading for row in rows for heading in ("title", *row))
    extra_headings = [heading for heading in headings_used if heading not in {*ORDER, *JSON_COLUMNS}]
    last = [heading for heading in JSON_COLUMNS if heading in headings_used and options.lossless]
    left_out = frozenset() if options.lossless else WORK_COLUMNS - {"files"} if options.names_files else WORK_COLUMNS
    known_headings = [heading for heading in ORDER if heading in headings_used and heading not in left_out]
    return [*known_headings, *extra_headings, *last]


def _cells(
    publication: Publication, own_names: Iterable[str], columns: Collection[str], *, packs: bool = True
) -> dict[str, str]:
    """Return the cells of a record by heading; values that no cell holds exactly are packed beside them.

    `own_names` are the library's own fields. If `columns` names columns, such as CSL variables in `extra`, there are
    no others, and only capitals are packed; so it is where nobody asks what the cells lack, and `packs` is false.
    """
    all_columns = [*own_names, *(name for name in columns if name not in ORDER)]
    extra = publication.extra
    cells = {name: own_value_text(extra[name]) for name in all_columns if extra.get(name)}
    in_own = {name for name in cells if isinstance(extra[name], str)}
    packed_values: RawRecord = {}
    for name, value in zip(ORDER, _VALUES(publication), strict=True):
        if not value or (columns and name not in columns):
            continue
        cells[name], inexact_value = _write_cell(name, value, is_plain=bool(columns) or not packs)
        if inexact_value is not None:
            packed_values[name] = inexact_value
    unplaced = {
        name: value
        for name, value in extra.items()
        if name not in in_own
        and not (columns and name.removeprefix(f"{ORIGIN}:") not in columns)
        and not _put_in_column(name, value, cells)
    }
    if unplaced:
        cells["extra"] = orjson.dumps(unplaced).decode()
    if packed_values:
        cells[PACKED] = orjson.dumps(packed_values).decode()
    return cells


def _write_cell(name: str, value: Any, *, is_plain: bool) -> tuple[str, Any]:
    """Return a value as a cell, and as it is packed beside the cell that does not hold it exactly; else None.

    A plain table has only the packed values whose capitals are marked.
    """
    if name in NAME_LISTS:
        text = people_text(value)
        return text, None if is_plain or _is_exact(text, value) else [entry.to_dict() for entry in value]
    if name in TEXT_LISTS:
        text = _join(value, name)
        return text, [*value] if not is_plain and _is_taken_otherwise(text, name) else None
    text, marks = split_case_marks(str(value))
    return text, value if marks or (not is_plain and _is_taken_otherwise(text, name)) else None


def _is_taken_otherwise(cell: str, name: str) -> bool:
    """Tell whether a reader would take a cell for HTML, or for what a spreadsheet has made of another value."""
    if name in NOTE_FIELDS and note_text(cell) != cell:
        return True
    kind = guess_origin(cell)
    return kind is not None and kind.is_unfit_for(name)


def _plain_cells(publication: Publication, options: WriteOptions) -> dict[str, str]:
    own_record = _without_foreign_extra(publication)
    cells = _cells(own_record, options.own_names, (), packs=options.lacking is not None)
    options.tell(publication, lambda: _iterate_unresolved(publication, own_record, cells))
    return cells


def lacks(publication: Publication, options: WriteOptions) -> Iterator[str]:
    """Yield the fields, and the members of `extra`, that no cell holds but those of JSON."""
    own_record = _without_foreign_extra(publication)
    return _iterate_unresolved(publication, own_record, _cells(own_record, options.own_names, ()))


def _iterate_unresolved(publication: Publication, own_record: Publication, cells: Mapping[str, str]) -> Iterator[str]:
    yield from publication.extra.keys() - own_record.extra.keys()
    for heading in JSON_COLUMNS:
        if heading in cells:
            yield from orjson.loads(cells[heading])


def _without_foreign_extra(publication: Publication) -> Publication:
    """Return a record without another format's own values, such as `bibtex:owner`, which need no column."""
    own_extra = {name: value for name, value in publication.extra.items() if not _FOREIGN_HEADING.match(name)}
    return publication if len(own_extra) == len(publication.extra) else publication.changed(extra=own_extra)


def _is_exact(text: str, people: tuple[Name, ...]) -> bool:
    """Tell whether the names read back from their cell: each name does alone, unless braces span several."""
    if "{" in text or "}" in text:
        return tuple(names.parse_list(text)) == people
    return all(map(_is_exact_alone, people))


@lru_cache(maxsize=1 << 14)
def _is_exact_alone(name: Name) -> bool:
    return names.parse_list(people_text([name])) == [name]


def _put_in_column(name: str, value: object, cells: dict[str, str]) -> bool:
    """Write a value of `extra` under its own heading, if it reads back from there unchanged."""
    heading = name.removeprefix(f"{ORIGIN}:")
    if not isinstance(value, str) or heading != clean(heading) or heading in {"", "extra", PACKED, *cells}:
        return False
    heading_match = _NUMBERED_HEADING.fullmatch(heading)
    if heading_match and (field_of(heading_match[1]) or heading_match[1] in cells):
        return False
    cell = Cell(field_of(heading), heading, value)
    if not value or cell.field in FIELDS or assemble([cell], ORIGIN) != {"extra": {name: value}}:
        return False
    cells[heading] = value
    return True
