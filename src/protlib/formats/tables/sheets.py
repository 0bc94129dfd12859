"""The sheets of a workbook, whatever program made it: which of them have records, and these."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from protlib.formats.common.allowance import Allowance
from protlib.formats.parsed import QUOTED_LETTERS, Parsed, Problem, ReadOptions
from protlib.formats.tables import header, row_reader, sheet_part
from protlib.formats.tables.header import TableRow
from protlib.formats.tables.second_header import join_header
from protlib.formats.tables.whole_references import with_heading
from protlib.system.shell import quote
from protlib.text import clean, number_of

_FEWEST_NAMES: Final = 2  # sheets: one alone may be a heap with the name of an office
_FEWEST_LETTERS: Final = 4
_FEWEST_HEADINGS: Final = 3  # of a list of works; two columns are a key to codes, or notes
_LETTERS_OF_A_TITLE: Final = 15  # in the mean of a column; names of bodies and places are shorter
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
LAST_ROW: Final = 1_048_576  # the limit of Excel and LibreOffice
LAST_COLUMN: Final = 16_383  # their limit, counted from 0
MOST_CELLS: Final = 10_000_000
"""The most cells of a workbook that are read."""
MOST_REPEATED_LETTERS: Final = 10_000_000
"""The most letters that cells say again without a text of their own: more cost minutes, and are no list."""
_MOST_NOISE: Final = 1e-9  # of a number: what is left of a sum in binary, as in 2013.0000000001
_LARGEST_EXACT_NUMBER: Final = 1e15  # larger numbers are not exact in a workbook


def whole_number(number: float) -> str:
    """Return a number without its noise if it is whole, "" for another."""
    is_whole = abs(number) < _LARGEST_EXACT_NUMBER and abs(number - round(number)) <= _MOST_NOISE * max(1, abs(number))
    return str(round(number)) if is_whole else ""


class Sheet(NamedTuple):
    """A sheet of a workbook: its name, its filled rows, its merged cells, and what people do not see, or struck out."""

    name: str
    rows: list[TableRow]
    merged: Sequence[sheet_part.MergedCells] = ()
    is_hidden: bool = False
    hidden_lines: Collection[int] = ()
    struck_lines: Collection[int] = ()
    hidden_columns: Sequence[range] = ()

    def with_marks(self, marks: Sequence[str]) -> "Sheet":
        """Return the sheet with the heads and feet of its pages that close records, as lines above its table."""
        heads = [TableRow(self.rows[0].line, [mark], is_whole=True) for mark in marks if self.rows]
        return self._replace(rows=[*heads, *self.rows])

    def describe_hidden(self) -> Iterator[str]:
        """Yield what is read of the sheet, although people do not see it, or have struck it out."""
        if self.is_hidden:
            yield f"Sheet “{self.name}” is hidden. Its records are read, too."
        for verb, kind in (("hides", self.hidden_lines), ("strikes out", self.struck_lines)):
            lines = sorted({row.line for row in self.rows} & {*kind})
            if len(lines) == 1:
                yield f"Sheet “{self.name}” {verb} row {lines[0]}. It is read, too."
            elif lines:
                yield f"Sheet “{self.name}” {verb} {len(lines)} rows, the first is row {lines[0]}. They are read, too."

        if columns := self._letters_of_hidden_columns():
            noun, it = ("column", "It is") if len(columns) == 1 else ("columns", "They are")
            yield f"Sheet “{self.name}” hides {noun} {', '.join(columns)}. {it} read, too."

    def mark_hidden(self) -> list[TableRow]:
        """Return the rows, which have the positions of the columns that people do not see."""
        width = max((len(row.cells) for row in self.rows), default=0) if self.hidden_columns else 0
        hidden = frozenset(filter(self._hides, range(width)))
        return [row._replace(hidden=hidden) for row in self.rows] if hidden else self.rows

    def _letters_of_hidden_columns(self) -> list[str]:
        """Return the letters of the columns with text that people do not see."""
        if not self.hidden_columns:
            return []
        from protlib.formats.tables.workbook import column_letters

        positions = {position for row in self.rows for position, cell in enumerate(row.cells) if cell}
        return [column_letters(position) for position in sorted(positions) if self._hides(position)]

    def _hides(self, position: int) -> bool:
        return any(position in columns for columns in self.hidden_columns)

    @property
    def full_name(self) -> str:
        """The name of the sheet as messages have it."""
        return f"sheet “{self.name}”"

    def with_sheet_name(self, problem: Problem) -> Problem:
        """Return a problem with the name of the sheet that contains its line."""
        return replace(problem, record=f"{self.full_name}: {problem.record}".removesuffix(": "))


def read_sheets(sheets: Sequence[Sheet], options: ReadOptions, problems: list[Problem]) -> Parsed:
    """Read the sheets with a title in their header, or else the first filled one; report the others.

    A sheet that lists works without a title is reported as lost, with what names its titles.
    """
    rows_of_sheets = [with_heading(join_header(sheet.mark_hidden(), options), options) for sheet in sheets]
    sheets = [sheet._replace(rows=[*rows]) for sheet, rows in zip(sheets, rows_of_sheets, strict=True)]
    tables = _choose_tables(sheets, options)
    parsed = Parsed(problems=problems)
    for sheet in tables:
        _fill_merged_cells(sheet, options)
        result = row_reader.read_rows(sheet.rows, _options_for_sheet(sheet, tables, options), [], sheet.name)
        result = result if options.finders else _with_name(result, sheet.name, [table.name for table in tables])
        remarks = [*(f"Sheet “{sheet.name}”: {remark}" for remark in result.remarks), *sheet.describe_hidden()]
        is_alone = len(tables) == 1
        sheet_problems = [*(result.problems if is_alone else map(sheet.with_sheet_name, result.problems))]
        names = [] if is_alone else [sheet.full_name] * len(result.publications)
        parsed.take_in(result.changed(problems=sheet_problems, remarks=remarks, sheets=names))
    other_sheets = [sheet for sheet in sheets if sheet not in tables and any(any(row.cells) for row in sheet.rows)]
    parsed.problems.extend(Problem(0, sheet.full_name, _why_left_out(sheet)) for sheet in other_sheets)
    return parsed


def _why_left_out(sheet: Sheet) -> str:
    """Return why a sheet is not read, with the option that reads it where its first row may head a list of works."""
    first, *rows = [row for row in sheet.rows if any(row.cells)]
    headings = [header.Column(clean(cell), "") for cell in first.cells]
    heading, letters = header.longest_column(headings, rows)
    is_table = rows and sum(map(bool, first.cells)) >= _FEWEST_HEADINGS and len(heading) <= QUOTED_LETTERS
    if not is_table or letters < _LETTERS_OF_A_TITLE * len(rows):
        return "has no title column; left out"
    return f"has no title column; left out; if its titles are in “{heading}”, add --map {quote(f'{heading}=title')}"


def _with_name(result: Parsed, name: str, names: Sequence[str]) -> Parsed:
    """Return the records of a sheet with its name as their country, region or year, where most sheets are called so.

    A record that names a place or a date keeps it alone.
    """
    field, text = _read_name(name)
    if not field or len(names) < _FEWEST_NAMES or 2 * sum(bool(_read_name(name)[0]) for name in names) <= len(names):
        return result
    are_free = [
        not (record.date if field == "date" else record.countries or record.regions) for record in result.publications
    ]
    if not any(are_free):
        return result
    values = {field: text if field == "date" else (text,)}
    records = zip(result.publications, are_free, strict=True)
    columns = zip(result.columns, are_free, strict=True)
    count = number_of(sum(are_free), "record", "records")
    kind = "year" if field == "date" else "place"
    return result.changed(
        publications=[record.changed(**values) if is_free else record for record, is_free in records],
        columns=[fields | {field} if is_free else fields for fields, is_free in columns],
        remarks=[*result.remarks, f"Its name is the {kind} of {count}: {text}."],
    )


def _read_name(name: str) -> tuple[str, str]:
    """Return the field and the text that the name of a sheet means, "" for none; a short one may be a code."""
    if _YEAR.fullmatch(name.strip()):
        return "date", name.strip()
    from protlib.record.places.spellings import find_country_or_region  # few workbooks need it

    place = find_country_or_region(name) if len(name) >= _FEWEST_LETTERS else None
    if place is None:
        return "", ""
    return ("countries" if place.kind == "country" else "regions"), place.name


def _choose_tables(sheets: Sequence[Sheet], options: ReadOptions) -> list[Sheet]:
    """Return the sheets with a title in their header, else the first with a header or rows, and those of works."""
    tables = [sheet for sheet in sheets if header.has_title(sheet.rows, options)]
    if not tables:
        tables = [sheet for sheet in sheets if header.find_header(sheet.rows, options) >= 0][:1]
    tables = tables or [sheet for sheet in sheets if sheet.rows][:1]
    return tables + [sheet for sheet in sheets if sheet not in tables and header.lists_works(sheet.rows, options)]


def _fill_merged_cells(sheet: Sheet, options: ReadOptions) -> None:
    """Put the value of merged cells into each cell of theirs, as people see it, and mark these cells."""
    begin = header.find_header(sheet.rows, options) + 1
    if begin:
        _fill_merged_headings(sheet, sheet.rows[begin - 1])
    lines = [row.line for row in sheet.rows]
    allowance, letters = Allowance(MOST_CELLS), Allowance(MOST_REPEATED_LETTERS)
    for cells in sheet.merged:
        positions = range(max(begin, bisect_left(lines, cells.first)), bisect_right(lines, cells.last))
        width = min(cells.last_column, LAST_COLUMN) + 1 - cells.column
        if not allowance.spend(len(positions) * width):
            return
        for position in positions:
            row = sheet.rows[position]
            is_first = row.line == cells.first
            further_columns = range(cells.column + is_first, cells.column + width)
            sheet.rows[position] = row._replace(merged={**row.merged, **dict.fromkeys(further_columns, cells.first)})
        first = sheet.rows[positions[0]] if positions else None
        if first is None or first.line != cells.first or len(first.cells) <= cells.column:
            continue
        if not letters.spend(len(first.cells[cells.column]) * len(positions)):
            return
        for position in positions[1:]:
            row = sheet.rows[position]
            row.cells.extend([""] * (cells.column + 1 - len(row.cells)))
            row.cells[cells.column] = row.cells[cells.column] or first.cells[cells.column]


def _fill_merged_headings(sheet: Sheet, head: TableRow) -> None:
    """Put a heading that is merged over several columns above each of them that has none."""
    width = max(len(row.cells) for row in sheet.rows)
    for cells in sheet.merged:
        if cells.first <= head.line <= cells.last and cells.column < len(head.cells):
            end = min(cells.last_column + 1, width)
            head.cells.extend([""] * (end - len(head.cells)))
            for column in range(cells.column + 1, end):
                head.cells[column] = head.cells[column] or head.cells[cells.column]


def _options_for_sheet(sheet: Sheet, tables: Sequence[Sheet], options: ReadOptions) -> ReadOptions:
    """Return the options for one sheet: --map may name columns of other sheets."""
    other_sheets = [table for table in tables if table is not sheet]
    used_names = {
        heading
        for heading in options.columns
        if not header.has_heading(sheet.rows, heading)
        and any(header.has_heading(table.rows, heading) for table in other_sheets)
    }
    return replace(options, columns={name: field for name, field in options.columns.items() if name not in used_names})
