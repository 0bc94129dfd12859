"""From the rows of a table, in any kind of file, to records."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from protlib.formats.common.assembly import Cell
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.records import gather
from protlib.formats.tables.behind_cells import cells_behind, raw_of, still_says, unpack_row, with_links
from protlib.formats.tables.cell_marks import (
    Repeats,
    describe_nothing,
    says_nothing,
    with_repeats,
    with_right_numbers,
    with_serial_years,
    without_blanks,
    without_codes,
    without_fractions,
)
from protlib.formats.tables.column_meanings import decide_by_cells, find_marked, with_dates, with_divided_lists
from protlib.formats.tables.columns import DERIVED, FULL_FIELDS, NUMBERS, ORIGIN, PACKED, TOGETHER, WHOLE_RECORD_FIELDS
from protlib.formats.tables.header import (
    Column,
    TableRow,
    cells_with_text,
    columns_of,
    comparable,
    fields_by_heading,
    find_header,
    is_written_here,
    no_header,
    no_keys,
    no_title,
    upright,
    with_dates_apart,
    with_whole_names,
)
from protlib.formats.tables.row_levels import RowLevels
from protlib.formats.tables.second_header import close_hidden, join_header, split_tables
from protlib.formats.tables.surroundings import split_rows
from protlib.formats.tables.whole_references import add_reference, read_reference, with_authors_above, with_heading
from protlib.record.access import stricter
from protlib.record.fields.headings import type_of
from protlib.record.fields.spreadsheet import Guess
from protlib.record.raw_record import RawRecord
from protlib.record.titles.substitutes import is_named
from protlib.text import clean, number_of

_ROWS_OF_A_SAMPLE: Final = 50  # they show the meaning of a column


def read_rows(rows: Sequence[TableRow], options: ReadOptions, problems: list[Problem], sheet_name: str = "") -> Parsed:
    """Return the records of a table's rows; their faults join the `problems` of the file.

    Words such as "Confidential" in a row above the header or alone in one below it, or in the name of the sheet, close
    all its records.
    """
    rows = with_dates_apart(join_header(upright(with_heading(rows, options), options), options), options)
    tables = split_tables(rows, options)
    parsed = _read_table(tables[0], options, problems, sheet_name)
    for table in tables[1:]:
        parsed.take_in(_read_table(with_dates_apart(join_header(table, options), options), options, [], sheet_name))
    return parsed


def _read_table(rows: Sequence[TableRow], options: ReadOptions, problems: list[Problem], sheet_name: str) -> Parsed:
    """Return the records of one table, whatever stands above its header."""
    position = find_header(rows, options)
    if position < 0:
        first = next((row for row in rows if any(row.cells)), None)
        return Parsed(problems=[*problems, no_header(first)] if first else problems)
    by_heading = fields_by_heading(options)
    rows = with_whole_names(without_codes(rows, position), position, by_heading)
    header = rows[position]
    columns = columns_of(header.cells, by_heading)
    problems += (missing := _missing_columns(header, columns, options))
    is_foreign = not (options.finders or is_written_here(header))
    parts = split_rows(rows, position, columns, (sheet_name, options.name), is_foreign=is_foreign)
    columns = close_hidden(decide_by_cells(columns, parts.body, by_heading), header, options)
    marked_columns = [] if is_written_here(header) else find_marked(columns, parts.body, by_heading)
    levels = RowLevels(columns, parts.level, marked_columns)
    table = _Table(columns, options, by_heading, levels, is_foreign=is_foreign)
    rows, years = with_serial_years(parts.body, columns)
    if is_foreign:
        rows = with_divided_lists(without_fractions(without_blanks(rows, columns), columns), columns)
    rows, dates = with_dates(rows, columns, options, is_foreign=is_foreign)
    body, repeats = with_repeats(rows, columns) if is_foreign else Repeats(rows, [])
    body = with_authors_above(body, columns) if is_foreign else body
    parsed = gather(table.iterate_raw_records(body, problems), options, len(body), problems)
    parsed.remarks.extend((*parts.remarks, *years, *dates, *repeats))
    parsed.remarks.extend((*levels.describe(parts.mark), *table.describe_comments()))
    parsed.columns.extend(table.given)
    parsed.unknown.update(table.unknown(body))
    renamed_columns = [column for column in columns if column.field not in {"", column.heading, *TOGETHER}]
    parsed.fields.update({column.heading: column.field for column in renamed_columns})
    if not (fields := {column.field for column in columns}).isdisjoint(options.finders):
        return parsed
    if "key" in options.finders:
        return Parsed(problems=[*missing, no_keys(header, columns, body[:_ROWS_OF_A_SAMPLE])])
    if "title" in fields or any(map(is_named, parsed.publications)):
        return parsed
    return Parsed(problems=[no_title(header, columns, body[:_ROWS_OF_A_SAMPLE])])


def _missing_columns(header: TableRow, columns: Sequence[Column], options: ReadOptions) -> list[Problem]:
    """Return a problem for each column that a user mapped and the table has not."""
    missing_headings = fields_by_heading(options).keys() - {comparable(column.heading) for column in columns}
    headings = [heading for heading in options.columns if comparable(heading) in missing_headings]
    return [Problem(header.line, "", f"--map: no column “{heading}”") for heading in headings]


class _RowContent(NamedTuple):
    """The parts of a row: its values, filled cells, reference and doubts, what stands behind and beside the cells.

    `unread`, `guesses` and `merged` are fields that are not taken from their cells, each with its problem.
    """

    values: Sequence[str]
    cells: Sequence[Cell]
    reference: RawRecord
    doubts: Sequence[str]
    hidden_cells: Sequence[Cell]
    surplus: Sequence[Cell]
    unread: Mapping[str, str]
    guesses: Mapping[str, str]
    merged: Mapping[str, str]


class _Table:
    """The columns of a table, and the way to read its rows.

    `given` has the fields that each row sets. A column that protlib wrote, or that the user mapped, sets its field also
    with an empty cell; any other column only with a filled one. `levels` say who may see the records of rows.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        options: ReadOptions,
        by_heading: Mapping[str, str],
        levels: RowLevels,
        *,
        is_foreign: bool,
    ) -> None:
        self.comments = 0
        self._has_references = any(field in WHOLE_RECORD_FIELDS for _heading, field in columns)
        self._has_numbers = is_foreign and any(field in NUMBERS for _heading, field in columns)
        self.given: list[frozenset[str]] = []
        self._columns = columns
        self._kind = options.kind
        self._levels = levels
        self._own_names = frozenset(options.own_names)
        self._derived = frozenset(DERIVED) - self._own_names
        self._is_returned = bool(options.finders)
        self._continued_columns = _find_continuations(columns)
        self._went_out = [
            column.heading == column.field or comparable(column.heading) in by_heading for column in columns
        ]
        self._second_fields = [
            (position, column.field)
            for position, column in enumerate(columns)
            if column.field and not self._went_out[position]
        ]
        self._fields_by_width: dict[int, frozenset[str]] = {}
        self._second_columns = _find_second_columns(columns)
        self._headings_in_extra: set[str] = set()

    def iterate_raw_records(
        self, rows: Iterable[TableRow], problems: list[Problem]
    ) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Yield the raw record of each row, with its line; the row's faults join the problems."""
        for row in (with_links(row, self._columns) if row.links else row for row in rows):
            content = self._content_of(row)
            is_known = bool(content.reference) or any(cell.field for cell in content.cells)
            if faults := self._faults(row, content, is_known=is_known):
                name = clean(next((cell.value for cell in content.cells if cell.field in {"key", "title"}), ""))
                problems += [Problem(row.line, name, message, lost=not is_known) for message in faults]
            if is_known:
                self.given.append(self._fields_of_row(row, content))
                yield row.line, self._make_raw(row, content)

    def _content_of(self, row: TableRow) -> _RowContent:
        """Return the parts of a row."""
        values = self._rejoin(row.cells)
        cells = self._cells(values)
        cells, reference, doubts = read_reference(cells) if self._has_references else (cells, {}, [])
        width = len(self._columns)
        return _RowContent(
            values,
            cells,
            reference,
            doubts,
            self._take_behind(row, cells) if row.links or row.comments else [],
            [
                Cell("", f"column {position}", value)
                for position, value in enumerate(values[width:], width + 1)
                if value
            ],
            self._list_unread(row, cells),
            self._spreadsheet_guesses(row, cells) if row.guesses else {},
            self._read_merged_columns(row),
        )

    def _faults(self, row: TableRow, content: _RowContent, *, is_known: bool) -> list[str]:
        """Return what is wrong with a row and its cells, a sentence for each fault."""
        of_record = (_differing_years(content.cells), *(content.merged.values() if self._is_returned else ()))
        of_row = self._what_is_wrong(row, is_known=is_known, has_surplus=bool(content.surplus))
        faults = (*content.unread.values(), *of_record, *content.guesses.values(), *content.doubts, of_row)
        return [*filter(None, faults)]

    def _fields_of_row(self, row: TableRow, content: _RowContent) -> frozenset[str]:
        """Return the fields that a row sets, without those that it says but that are not taken from it."""
        fields = {
            *self._fields_set_by(row, content.values),
            *content.reference,
            *(cell.field for cell in content.hidden_cells),
        }
        fields |= NUMBERS & {cell.field for cell in content.cells} if self._has_numbers else set()
        return frozenset(fields - {*WHOLE_RECORD_FIELDS, *content.unread, *content.guesses, *content.merged})

    def _make_raw(self, row: TableRow, content: _RowContent) -> RawRecord:
        """Return the raw record of a row."""
        cells: Sequence[Cell] = content.cells
        if content.unread:
            cells = [cell for cell in cells if cell.field not in content.unread]
        if content.guesses:
            cells = self._without_guesses(cells, content.guesses)
        raw = raw_of([*content.hidden_cells, *cells, *content.surplus], self._kind, self._own_names)
        raw = add_reference(raw, content.reference)
        self._headings_in_extra |= {head for head in self._second_columns if f"{ORIGIN}:{head}" in raw["extra"]}
        if level := self._levels.level_of(row, content.values):
            raw["access"] = stricter(raw.get("access", ""), level)
        return raw

    def describe_comments(self) -> Iterator[str]:
        """Yield how many comments on cells became private notes."""
        if self.comments:
            state = "is kept as a private note" if self.comments == 1 else "are kept as private notes"
            yield f"{number_of(self.comments, 'comment on a cell', 'comments on cells')} {state}."

    def _cells(self, values: Sequence[str]) -> list[Cell]:
        """Return the filled cells of a row; in a foreign table, an ISSN under "isbn" has its field."""
        cells = [
            Cell(field, heading, value)
            for (heading, field), value in zip(self._columns, values, strict=False)
            if value and not (self._is_returned and heading in self._derived)
        ]
        return with_right_numbers(cells) if self._has_numbers else cells

    def _take_behind(self, row: TableRow, cells: Sequence[Cell]) -> list[Cell]:
        """Return the cells of what stands behind those of a row, none for an existing record; comments are counted."""
        if self._is_returned:
            return []
        self.comments += len(row.comments)
        return cells_behind(row, self._columns, cells)

    def _list_unread(self, row: TableRow, cells: Sequence[Cell]) -> dict[str, str]:
        """Return the fields of a row with a cell that cannot be read, and the reason; mostly none."""
        reasons = {
            field: f"{heading} “{text}”: the formula has no result; not taken"
            for position, text in row.unresolved.items()
            for heading, field in self._columns[position : position + 1]
            if field
        }
        if self._is_returned:
            reasons |= {cell.field: describe_nothing(cell) for cell in cells if says_nothing(cell)}
        kind = next((cell.value for cell in cells if cell.field == "type"), "") if self._is_returned else ""
        if kind and type_of(kind) == ("document", kind):
            reasons["type"] = f"type “{kind}”: no such type; not taken"
        return reasons

    def _spreadsheet_guesses(self, row: TableRow, cells: Sequence[Cell]) -> dict[str, str]:
        """Return the fields of a row whose texts a spreadsheet has turned into something impossible, and the problem.

        A value that the table packed for this row was in the record before, and no spreadsheet made it.
        """
        packed_values = unpack_row(cells)
        fate = "not taken" if self._is_returned else "kept in the field “extra”"
        return {
            field: f"{heading} “{row.cells[position]}”: a spreadsheet changed this into {kind}; {fate}"
            for position, kind in row.guesses.items()
            for heading, field in self._columns[position : position + 1]
            if row.cells[position] and field not in self._own_names and kind.is_unfit_for(field)
            if not (kind is Guess.TRUTH and field == "access" != heading)
            if not (field in packed_values and still_says(row.cells[position], field, packed_values[field]))
        }

    def _read_merged_columns(self, row: TableRow) -> dict[str, str]:
        """Return the fields of a row with merged cells; for an existing record these cells say nothing."""
        return {
            field: f"{heading}: the cell is merged with line {line}; an existing record keeps its value"
            for position, line in row.merged.items()
            for heading, field in self._columns[position : position + 1]
            if field
        }

    def _without_guesses(self, cells: Sequence[Cell], guesses: Mapping[str, str]) -> Sequence[Cell]:
        """Return the cells without the values that a spreadsheet made; an imported table keeps them in `extra`."""
        if self._is_returned:
            return [cell for cell in cells if cell.field not in guesses]
        return [cell._replace(field="") if cell.field in guesses else cell for cell in cells]

    def _fields_set_by(self, row: TableRow, values: Sequence[str]) -> frozenset[str]:
        """Return the fields that a row sets."""
        width = len(self._columns) if row.is_whole else len(values)
        fields = self._fields_of(width)
        filled_fields = [
            field for position, field in self._second_fields if position < len(values) and values[position]
        ]
        return fields.union(filled_fields) if filled_fields else fields

    def _what_is_wrong(self, row: TableRow, *, is_known: bool, has_surplus: bool) -> str:
        """Return the difference between a row and its header; "" for none."""
        if not is_known:
            return "is empty in all columns protlib knows; left out"
        if has_surplus:
            fate = "left out" if self._is_returned else "kept in the field “extra”"
            return f"has more cells than the header; the extra cells are {fate}"
        if len(row.cells) < len(self._columns) and not row.is_whole:
            fate = "change nothing" if self._is_returned else "are taken as empty"
            return f"has fewer cells than the header; the others {fate}"
        return ""

    def unknown(self, rows: Sequence[TableRow]) -> dict[str, str]:
        """Return the headings of filled columns without a field, each with the likely field of its cells.

        Those whose field another column fills are among them, if a row fills both.
        """
        from protlib.formats.tables.likely_fields import ANY_TEXT, likely_field
        from protlib.record.fields.private_headings import names_person_at_risk

        fields = {column.field for column in self._columns}
        taken_fields = fields | {FULL_FIELDS.get(field, field) for field in fields}
        cells_of = {
            column.heading: cells_with_text(rows, position)
            for position, column in enumerate(self._columns)
            if not column.field or column.heading in self._headings_in_extra
            if column.heading not in {PACKED, *DERIVED} and position not in self._continued_columns
        }
        likely_headings: dict[str, str] = {}
        for heading, cells in cells_of.items():
            if cells:
                likely_headings[heading] = (
                    ANY_TEXT if names_person_at_risk(heading) else likely_field(cells, taken_fields)
                )
                taken_fields.add(likely_headings[heading])
        return likely_headings

    def _fields_of(self, width: int) -> frozenset[str]:
        """Return the fields of the first columns, cached by width: a table may have 30,000 columns."""
        if width not in self._fields_by_width:
            went_out = zip(self._columns[:width], self._went_out, strict=False)
            self._fields_by_width[width] = frozenset(
                column.field for column, is_out in went_out if is_out and column.field
            )
        return self._fields_by_width[width]

    def _rejoin(self, cells: Sequence[str]) -> Sequence[str]:
        """Return the cells with each continued text put together in its first cell."""
        if not self._continued_columns:
            return cells
        joined_cells = list(cells)
        for position, first in self._continued_columns.items():
            if position < len(joined_cells) and joined_cells[position]:
                joined_cells[first], joined_cells[position] = (joined_cells[first] + joined_cells[position], "")
        return joined_cells


def _differing_years(cells: Sequence[Cell]) -> str:
    value_by_field = {cell.field: cell.value for cell in cells}
    date, year = value_by_field.get("date", ""), value_by_field.get("year", "").removesuffix(".0")
    if not date or year in date:
        return ""
    from protlib.formats.common.cell_values import describe_differing_years  # few tables need it

    return describe_differing_years(date, year)


def _find_second_columns(columns: Sequence[Column]) -> list[str]:
    """Return the headings of columns whose field stands in a column before them: "Date (2)"."""
    fields: set[str] = set()
    headings: list[str] = []
    for heading, field in columns:
        headings += [heading] if field in fields else []
        fields |= {field} - {""}
    return headings


def _find_continuations(columns: Sequence[Column]) -> dict[int, int]:
    """Return the columns that continue another's text, such as "abstract (2)" after "abstract", with that one."""
    continuations: dict[int, int] = {}
    first = 0
    for position, column in enumerate(columns):
        goes_on = columns[first].field and column.heading == f"{columns[first].heading} ({position - first + 1})"
        if goes_on and not column.field:
            continuations[position] = first
        else:
            first = position
    return continuations
