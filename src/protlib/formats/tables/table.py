"""Tables, whatever file they come in: a header row that names the fields, and a row for each record."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final, NamedTuple

import orjson

from protlib.errors import UsageError
from protlib.formats.assembly import Cell, assemble
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.records import gather
from protlib.record import cleaning, names
from protlib.record.cells import join
from protlib.record.headings import field_of, normal
from protlib.record.model import FIELDS, NAME_LISTS, TEXT_LISTS, TEXTS, Name, Publication
from protlib.record.titles import is_named
from protlib.text import case_marks, clean, words

_ORIGIN: Final = "csv"
_PACKED: Final = "protlib"
"""The heading of the column into which is packed, as JSON, what the other cells of a row do not say exactly.

Such as `{"authors": [{"literal": "IOM", "short": "I"}]}`.
"""
_OWN: Final = ("extra", _PACKED)
_ORDER: Final = tuple(
    name for field in FIELDS if field != "extra" for name in (field, *["year"] * (field == "date"))
)
HOLDS: Final = frozenset({*_ORDER, "extra"}) & {*FIELDS}
"""The fields of a record that have a column."""
_VALUES: Final = attrgetter(*_ORDER)
_TEXTS: Final = frozenset(TEXTS)
_HEADER_IS_WITHIN: Final = 10
_SAMPLE: Final = 50  # rows that show what a column is
_FULL_NAMES: Final = frozenset({"authorfullnames", "fullauthornames"})


class Row(NamedTuple):
    """A row, and the line of the text on which it begins (from 1); `is_whole` where cells may be left out at its end."""

    line: int
    cells: Sequence[str]
    is_whole: bool = False


class _Column(NamedTuple):
    """A column: its heading as it stands, and the field that it means ("" for none)."""

    heading: str
    field: str


def find_header(rows: Sequence[Row], columns: Mapping[str, str]) -> int:
    """Return which of the first rows is the header: the first with most known headings; -1 if none has any.

    `columns` are fields by heading, as --map gives them.
    """
    asked = _asked(columns)
    known = [len(list(filter(None, _fields(row.cells, asked)))) for row in rows[:_HEADER_IS_WITHIN]]
    return known.index(max(known)) if any(known) else -1


def has_title(rows: Sequence[Row], columns: Mapping[str, str]) -> bool:
    """Tell whether a table has a column for the title, or one that `columns` says to be it."""
    place = find_header(rows, columns)
    return place >= 0 and "title" in {column.field for column in _columns(rows[place].cells, _asked(columns))}


def has_heading(rows: Sequence[Row], heading: str) -> bool:
    """Tell whether one of the first rows of a table has a column of this name."""
    return any(
        _compared(heading) == _compared(cell) for row in rows[:_HEADER_IS_WITHIN] for cell in row.cells
    )


def read(rows: Sequence[Row], options: ReadOptions, problems: list[Problem]) -> Parsed:
    """Return the records of the rows of a table; what was wrong with them joins the `problems` of its file."""
    place = find_header(rows, options.columns)
    if place < 0:
        first = next((row for row in rows if any(row.cells)), None)
        return Parsed(problems=[*problems, _no_header(first)] if first else problems)
    header = rows[place]
    asked = _asked(options.columns)
    columns = _columns(header.cells, asked)
    missing = asked.keys() - {_compared(column.heading) for column in columns}
    lacking = [heading for heading in options.columns if _compared(heading) in missing]
    problems += [Problem(header.line, "", f"--map: there is no column “{heading}”") for heading in lacking]
    body = [row for row in rows[place + 1 :] if any(row.cells) and row.cells != header.cells]
    parsed = gather(_raws(body, columns, options.kind, problems), options, len(body), problems)
    if "title" in {column.field for column in columns} or any(map(is_named, parsed.publications)):
        return parsed
    return Parsed(problems=[_no_title(header, columns, body[:_SAMPLE])])


def _no_title(header: Row, columns: Sequence[_Column], sample: Sequence[Row]) -> Problem:
    """Problem for a table without a title; it suggests the column with the longest texts, of those whose heading is not known."""
    sizes = {
        column.heading: sum(len(row.cells[place]) for row in sample if place < len(row.cells))
        for place, column in enumerate(columns)
        if not column.field
    }
    heading = max(sizes, key=sizes.__getitem__)[:40] if sizes else ""
    advice = f"; if it is “{heading}”, say so with --map '{heading}=title'" if heading else ""
    return Problem(header.line, "", f"no column is known to be the title{advice}", lost=True)


def _no_header(first: Row) -> Problem:
    headings = [cell for cell in first.cells if cell]
    listed = ", ".join(f"“{heading[:40]}”" for heading in headings[:12])
    return Problem(
        first.line,
        "",
        f"no column is known among {listed}: say what one is with --map '{headings[0][:40]}=title'",
        lost=True,
    )


def _asked(columns: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of --map by their headings as they are compared; UsageError where there is no such field."""
    asked: dict[str, str] = {}
    for heading, name in columns.items():
        asked[_compared(heading)] = field = field_of(name)
        if not field:
            raise UsageError(
                f"--map: there is no field “{name}”; “{heading}” may be one of {', '.join(_ORDER)}"
            )
    return asked


def _compared(heading: str) -> str:
    return normal(heading) or heading


def _fields(cells: Sequence[str], asked: Mapping[str, str]) -> list[str]:
    """Return the fields of headings; what --map asks of one is not for another to say, unless it is a list."""
    headings = [clean(cell) for cell in cells]
    here = {heading: asked[name] for heading in headings if (name := _compared(heading)) in asked}
    claimed = _TEXTS & {*here.values()}
    known = [field_of(heading) if heading else "" for heading in headings]
    return [
        here.get(heading, "" if field in claimed else field)
        for heading, field in zip(headings, known, strict=True)
    ]


def _columns(cells: Sequence[str], asked: Mapping[str, str]) -> list[_Column]:
    """Return the columns, each with a heading of its own and the field that it means beside the others."""
    found: list[_Column] = []
    seen: Counter[str] = Counter()
    for place, (cell, field) in enumerate(zip(cells, _fields(cells, asked), strict=True), 1):
        heading = clean(cell) or f"column {place}"
        seen[heading] += 1
        found.append(_Column(heading if seen[heading] == 1 else f"{heading} ({seen[heading]})", field))
    has_type = any(column.field == "type" != normal(column.heading) for column in found)
    has_full_names = any(normal(column.heading) in _FULL_NAMES for column in found)
    return _with_title([_among(column, has_type, has_full_names) for column in found])


def _with_title(columns: list[_Column]) -> list[_Column]:
    """Return the columns with a title among them, where one alone says so in more words: "Title of report"."""
    titled = [
        place for place, column in enumerate(columns) if not column.field and "title" in words(column.heading)
    ]
    if len(titled) == 1 and all(column.field != "title" for column in columns):
        columns[titled[0]] = columns[titled[0]]._replace(field="title")
    return columns


def _among(column: _Column, has_type: bool, has_full_names: bool) -> _Column:
    """Return a column with what it means beside others: Zotero's Type is the genre, Scopus has the authors twice."""
    name = normal(column.heading)
    if name == "extra":
        return column._replace(field=name)
    if name == "type" and has_type:
        return column._replace(field="genre")
    is_shorter = has_full_names and column.field == "authors" and name not in _FULL_NAMES
    return column._replace(field="") if is_shorter else column


def _raws(
    rows: Iterable[Row], columns: Sequence[_Column], kind: str, problems: list[Problem]
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for row in rows:
        cells = [
            Cell(field, heading, value)
            for (heading, field), value in zip(columns, row.cells, strict=False)
            if value
        ]
        surplus = [
            Cell("", f"column {place}", value)
            for place, value in enumerate(row.cells[len(columns) :], len(columns) + 1)
            if value
        ]
        is_known = any(cell.field for cell in cells)
        if what := _what_is_wrong(row, len(columns), is_known=is_known, has_surplus=bool(surplus)):
            name = clean(next((cell.value for cell in cells if cell.field in {"key", "title"}), ""))
            problems.append(Problem(row.line, name, what, lost=not is_known))
        if is_known:
            yield row.line, _raw([*cells, *surplus], kind)


def _what_is_wrong(row: Row, width: int, *, is_known: bool, has_surplus: bool) -> str:
    """Return what is wrong with a row beside a header of that width; "" for nothing."""
    if not is_known:
        return "has nothing in the columns that are known; left out"
    if has_surplus:
        return "has more cells than the header; the surplus is kept in extra"
    if len(row.cells) < width and not row.is_whole:
        return "has fewer cells than the header; the others are taken as empty"
    return ""


def _raw(cells: Sequence[Cell], kind: str) -> dict[str, Any]:
    """Return the raw record of the cells of a row; what is packed counts as long as its cell says what was written for it."""
    packed = _json_object(cells[-1].value) if cells[-1].heading == _PACKED else {}
    said_in_note: dict[str, Any] = {}
    raw = assemble([_read(cell, said_in_note) for cell in (cells[:-1] if packed else cells)], _ORIGIN, kind)
    said = {cell.field: cell.value for cell in cells}
    kept = {name: value for name, value in packed.items() if _still_says(said.get(name, ""), name, value)}
    extra = {**said_in_note.pop("extra", {}), **raw["extra"]}
    return {**said_in_note, **raw, **kept, "extra": extra}


def _still_says(cell: str, name: str, value: Any) -> bool:
    """Tell whether a cell has what was written for a value, so that nobody has edited it since."""
    if name in TEXTS:
        return isinstance(value, str) and clean(cell) == clean(case_marks(value)[0])
    if name not in NAME_LISTS or not isinstance(value, list):
        return False
    return clean(cell) == clean(
        _people_text(cleaning.record({name: value}).publication.filled().get(name, ()))
    )


def _read(cell: Cell, said_in_note: dict[str, Any]) -> Cell:
    """Return a cell as it counts: `extra` is protlib's own where it holds JSON, and a note in Zotero's tables.

    What such a note says of fields that Zotero does not have ("PMID: 1", "original-date: 1900") is put apart.
    """
    if cell.field != "extra":
        return cell
    if extra := _json_object(cell.value):
        return cell._replace(value=extra)
    from protlib.formats.csl.item_reader import item_to_raw

    raw = item_to_raw({"note": cell.value})
    note = raw.pop("addendum", "")
    said_in_note.update({name: value for name, value in raw.items() if name not in {"key", "type"}})
    return cell._replace(field="note", value=note)


def _json_object(text: str) -> dict[str, Any]:
    try:
        found: dict[str, Any] = orjson.loads(text) if text.startswith("{") else {}
    except orjson.JSONDecodeError:
        return {}
    return found


def write(publications: Iterable[Publication], *, plain: bool) -> tuple[list[str], list[list[str]]]:
    """Return the headings and the rows of a table: a column for the title and each field that any of the records has.

    A plain one has no columns of JSON, which protlib alone reads.
    """
    rows = [_cells(publication) for publication in publications]
    found = dict.fromkeys(heading for row in rows for heading in ("title", *row))
    last = [heading for heading in _OWN if heading in found and not plain]
    named = [heading for heading in _ORDER if heading in found]
    others = [heading for heading in found if heading not in {*named, *_OWN}]
    headings = [*named, *others, *last]
    return headings, [[row.get(heading, "") for heading in headings] for row in rows]


def _cells(publication: Publication) -> dict[str, str]:
    """Return the cells of a record by their headings; what a cell cannot say exactly is packed besides."""
    cells: dict[str, str] = {}
    packed: dict[str, Any] = {}
    for name, value in zip(_ORDER, _VALUES(publication), strict=True):
        if not value:
            continue
        if name in NAME_LISTS:
            cells[name] = text = _people_text(value)
            if not _is_exact(text, value):
                packed[name] = [entry.to_dict() for entry in value]
        elif name in TEXT_LISTS:
            cells[name] = join(value, name)
        else:
            cells[name], marked = case_marks(str(value))
            if marked:
                packed[name] = value
    rest = {
        name: value for name, value in publication.extra.items() if not _put_in_column(name, value, cells)
    }
    if rest:
        cells["extra"] = orjson.dumps(rest).decode()
    if packed:
        cells[_PACKED] = orjson.dumps(packed).decode()
    return cells


def _is_exact(text: str, people: tuple[Name, ...]) -> bool:
    """Tell whether the names are read from their cell: each is where it stands alone, unless braces span several."""
    if "{" in text or "}" in text:
        return tuple(names.parse_list(text)) == people
    return all(map(_is_exact_alone, people))


def _people_text(people: Iterable[Name]) -> str:
    """Return names as a cell has them: only an organisation that would be taken for something else is in braces."""
    return "; ".join(names.display(name) if name.literal else names.plain(name) for name in people)


@lru_cache(maxsize=16_384)
def _is_exact_alone(name: Name) -> bool:
    return names.parse_list(_people_text([name])) == [name]


def _put_in_column(name: str, value: Any, cells: dict[str, str]) -> bool:
    """Write a value of `extra` under its own heading, if it is read from there as it is."""
    heading = name.removeprefix(f"{_ORIGIN}:")
    if not isinstance(value, str) or heading != clean(heading) or heading in {"", "extra", _PACKED, *cells}:
        return False
    cell = Cell(field_of(heading), heading, value)
    if not value or cell.field in FIELDS or assemble([cell], _ORIGIN) != {"extra": {name: value}}:
        return False
    cells[heading] = value
    return True
