"""Cells that do not say what they hold: "NA" for none, "ditto" for the cell above, 1 for its heading, "&amp;"."""

import re
from ast import literal_eval
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby, pairwise
from pathlib import Path
from typing import Final, NamedTuple

from protlib.formats.common.assembly import Cell
from protlib.formats.common.remarks import describe_first, name_rest
from protlib.formats.tables.columns import NUMBERS
from protlib.formats.tables.header import Column, TableRow, cells_of, is_written_here
from protlib.record.fields.cells import (
    DASHES,
    NONE,
    NUMBERED,
    R_BLANK,
    are_of_script,
    has_blank,
    is_blank,
    is_no_number,
)
from protlib.record.fields.headings import is_name_list
from protlib.record.fields.spreadsheet import DAY_ZERO
from protlib.record.html_text import unescape_html
from protlib.record.identifiers import field_of_number
from protlib.record.model import FIELDS, FieldKind, of_kind
from protlib.record.tables import read_phrases
from protlib.text import number_of, words

_FIELDS_FROM_ONE: Final = frozenset(("volume", "issue", "first_page", "last_page"))
_EMPTY_AT_A_DASH: Final = _FIELDS_FROM_ONE.union(FIELDS) - {"title", "note", "private_note"}
_WHOLE_NUMBER_FIELDS: Final = _FIELDS_FROM_ONE.union(
    ("year", "date", "edition", "number", "collection_number", "page", "number-of-pages")
)
# Such as "12.0" and "12,0", which pandas writes for 12 where another cell of the column is empty.
_FLOAT: Final = re.compile(r"(\d+)[.,]0")
_PLACES: Final = frozenset(of_kind(FieldKind.PLACES))
_NAMIBIA: Final = "Namibia"
_PHRASES: Final = read_phrases(Path(__file__).with_name("totals.txt"), "repeat")
_REPEATS: Final = frozenset(form for phrase in _PHRASES for form in (phrase, " ".join(words(phrase))))
_EDGES: Final = " .,;:()[]-–—"  # such as those of "-do-"
# Such as "———", as in lists of references, and the marks '"' and "〃" below a word.
_REPEATING: Final = re.compile("[—–]{2,}[.,]?|-{3,}|_{3,}|[\"“”„〃″]{1,2}|''|-[\"“”]-")
_NOTHING: Final = re.compile("[-–—?¿؟./]{1,2}")
_DATES: Final = frozenset(("year", "date"))
_OF_CODES: Final = frozenset((*_PLACES, "language"))
_ALSO_REPEATED: Final = _OF_CODES | {"publisher", "publisher_place", "container_title", "collection_title", *_DATES}
_LETTERS_OF_A_CODE: Final = 2  # such as "ID" for Indonesia, "do" for the Dominican Republic
# Such as "1905-07-11", which is 2019.
_DATE_IN_1905: Final = re.compile(r"1905-(0[5-8])-(\d\d)(?: 00:00:00)?")
# Such as "11/07/1905", "7/11/1905" and "11.07.1905", which CSV has of the same day.
_SHOWN_IN_1905: Final = re.compile(r"(\d\d?)[/.](\d\d?)[/.]1905")
_YEAR_1905: Final = re.compile(r"\b1905\b")
# Such as "1904-05-18", "18/05/1904" and "1926".
_OLD: Final = re.compile(r"\b(?:1[5-8]\d\d|19[0-4]\d)\b")
_SERIAL_YEARS: Final = range(1950, 2041)
"""Years of reports; 2050 would be the day of a law on immigration, 11 August 1905."""
# Such as "2011", alone in the first row of a group.
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_FEWEST_GROUPS: Final = 2  # with rows below the first: a list with undated works at its end has one
_ROWS_OF_A_GROUP: Final = 2  # in the mean: of yearly reports with undated works between them, each row has a year
_ESCAPES: Final = 2  # "&amp;amp;", which two programs escaped
# Such as that behind "Togo (https://www.notion.so/Togo-5c1a?pvs=21)".
_PAGE_OF_NOTION: Final = re.compile(r" \(https://www\.notion\.so/[^\s()]*\)")
_SHAREPOINT: Final = ";#"
_CHOICE_SEPARATOR: Final = "/"
"""What KoBo and ODK write before each answer of a question with several: "Topics/Health" and "Topics/Law"."""
_TICKS: Final = frozenset({"1", "1.0", "true"})
_ANSWERS: Final = _TICKS | {"0", "0.0", "false", ""}
_LETTERS_OF_A_LIST: Final = 10_000  # at most: reading a list fills Python's stack
_FEWEST_CHOICES: Final = 2  # answers to a question; one alone is a column of its own
_FIELDS_WITHOUT_NAME: Final = frozenset(("publisher", "publisher_place"))
_SERIAL_YEAR: Final = 1905  # the year in which days lie whose number is a year of today


class _Question(NamedTuple):
    """A question of a form with several answers: these by their columns, and the columns that may say them again."""

    choices: Mapping[int, str]
    columns: Sequence[int]


def without_codes(rows: Sequence[TableRow], position: int) -> Sequence[TableRow]:
    """Return the rows of a table with its header at a position, without codes of programs in its cells.

    These are entities of HTML, as in "O&#39;Neil", what SharePoint writes between values, "Mali;#12;#Niger;#7",
    Notion's pages of values, lists of Python, and 1 and 0 for the answers of a form. A table that protlib wrote has
    none of its own.
    """
    if is_written_here(rows[position]):
        return rows
    plain_rows = [row._replace(cells=[*map(_unescape_cell, row.cells)]) if _may_have_code(row) else row for row in rows]
    return _with_choices(plain_rows, position)


def _may_have_code(row: TableRow) -> bool:
    """Tell quickly whether a cell of a row may have a code: a table has hundreds of thousands."""
    text = "\n".join((*row.cells, ""))
    return "&" in text or _SHAREPOINT in text or "]\n" in text or "notion.so/" in text


def _unescape_cell(cell: str) -> str:
    text = unescape_html(cell, _ESCAPES) if "&" in cell else cell
    text = _PAGE_OF_NOTION.sub("", text)
    if text[:1] == "[" and (items := _read_list(text)) is not None:
        return "; ".join(items)
    if _SHAREPOINT not in text or text.startswith("#") or "://" in text:  # tags such as "#MeToo;#IOM", and links
        return text
    values = text.split(_SHAREPOINT)
    has_numbers = len(values) % 2 == 0 and all(map(str.isdecimal, values[1::2]))
    return "; ".join(filter(None, values[::2] if has_numbers else values))


def _with_choices(rows: Sequence[TableRow], position: int) -> Sequence[TableRow]:
    """Return the rows of a table with its header at a position, with what was chosen for 1, and nothing for 0.

    The column of the question says the same again, as "health law", and says nothing then.
    """
    header = rows[position]
    if not any(_CHOICE_SEPARATOR in heading for heading in header.cells):
        return rows
    rows_below = rows[position + 1 :]
    questions = [
        question
        for question in _questions(header.cells)
        if all(_answer(row, column) in _ANSWERS for row in rows_below for column in question.choices)
    ]
    return [*rows[: position + 1], *(_with_answers(row, questions) for row in rows_below)] if questions else rows


def _questions(headings: Sequence[str]) -> Iterator[_Question]:
    """Yield each question with several answers."""
    columns = [column for column, heading in enumerate(headings) if all(heading.rpartition(_CHOICE_SEPARATOR)[::2])]
    for name, group in groupby(columns, lambda column: headings[column].rpartition(_CHOICE_SEPARATOR)[0]):
        choices = {column: headings[column].rpartition(_CHOICE_SEPARATOR)[2].strip() for column in group}
        if len(choices) >= _FEWEST_CHOICES:
            yield _Question(choices, [column for column, heading in enumerate(headings) if heading == name])


def _answer(row: TableRow, column: int) -> str:
    return row.cells[column].strip().casefold() if column < len(row.cells) else ""


def _with_answers(row: TableRow, questions: Iterable[_Question]) -> TableRow:
    cells, guesses = dict(enumerate(row.cells)), dict(row.guesses)
    for question in questions:
        choices = {column: text for column, text in question.choices.items() if _answer(row, column) in _TICKS}
        cells |= {column: choices.get(column, "") for column in question.choices if column in cells}
        for column in question.columns:
            if column in cells and _says_choices(cells[column], choices):
                cells[column] = ""
        for column in question.choices:
            guesses.pop(column, None)
    return row._replace(cells=[*cells.values()], guesses=guesses)


def _says_choices(cell: str, choices: Mapping[int, str]) -> bool:
    """Tell whether a cell has all that was chosen, by names of one word each or by the headings."""
    return len(cell.split()) == len(choices) or words(cell) == words(" ".join(choices.values()))


def with_right_numbers(cells: Iterable[Cell]) -> list[Cell]:
    """Return cells in their right fields: an ISSN under "isbn" moves, and an ISBN under "issn"."""
    return [
        cell._replace(field=field_of_number(cell.field, cell.value)) if cell.field in NUMBERS else cell
        for cell in cells
    ]


def _read_list(text: str) -> list[str] | None:
    """Return the texts of a list as Python or JSON writes it, such as "['health', 'law']"; None for any other text."""
    try:
        value = literal_eval(text) if len(text) <= _LETTERS_OF_A_LIST else None
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None
    return value if isinstance(value, list) and all(isinstance(item, str) for item in value) else None


def without_blanks(rows: Sequence[TableRow], columns: Sequence[Column]) -> list[TableRow]:
    """Return the rows with nothing in cells that say so: "NA", "n/a", "NULL", and "-" below the heading of a field.

    In a column of country codes, "NA" is Namibia (ISO 3166-1), if the table has "NA" nowhere else. A dash below any
    other heading may be a finding, as "+" and "-" are.
    """
    country_columns = _columns_with_namibia(rows, columns)
    rows = [
        row._replace(cells=_empty_blanks(row.cells, country_columns)) if has_blank(row.cells) else row for row in rows
    ]
    text_columns = [position for position, column in enumerate(columns) if column.field in _FIELDS_FROM_ONE]
    rows = [_without_zeros(row, text_columns) if "0" in row.cells else row for row in rows]
    rows = _without_dashes(rows, columns)
    number_columns = [position for position, column in enumerate(columns) if column.field in NUMBERED]
    rows = [_without(is_no_number, row, number_columns) for row in rows] if number_columns else rows
    return [
        row._replace(cells=["" if cell == NONE else cell for cell in row.cells]) if are_of_script(row.cells) else row
        for row in rows
    ]


def _without_dashes(rows: Sequence[TableRow], columns: Sequence[Column]) -> list[TableRow]:
    positions = [position for position, column in enumerate(columns) if column.field in _EMPTY_AT_A_DASH]
    return [row if DASHES.isdisjoint(row.cells) else _without(DASHES.__contains__, row, positions) for row in rows]


def _columns_with_namibia(rows: Sequence[TableRow], columns: Sequence[Column]) -> Collection[int]:
    """Return the columns of country codes, if "NA" stands in no other column."""
    of_codes = {number for number, column in enumerate(columns) if column.field in _PLACES and _are_codes(rows, number)}
    with_na = {
        number for row in rows if R_BLANK in row.cells for number, cell in enumerate(row.cells) if cell == R_BLANK
    }
    return of_codes if with_na <= of_codes else ()


def without_fractions(rows: list[TableRow], columns: Sequence[Column]) -> list[TableRow]:
    """Return the rows with whole numbers in columns of these where all cells end with ".0"."""
    for position in [position for position, column in enumerate(columns) if column.field in _WHOLE_NUMBER_FIELDS]:
        cells = [row.cells[position] if position < len(row.cells) else "" for row in rows]
        numbers = [match[1] if (match := _FLOAT.fullmatch(cell)) else cell for cell in cells]
        if all(number != cell for number, cell in zip(numbers, cells, strict=True) if cell) and any(cells):
            rows = [
                with_cell(row, position, number) if number else row for row, number in zip(rows, numbers, strict=True)
            ]
    return rows


def _without_zeros(row: TableRow, positions: Sequence[int]) -> TableRow:
    """Return a row without the numbers 0 that a program writes for none."""
    zeros = [position for position in positions if row.cells[position : position + 1] == ["0"]]
    cells = ["" if position in zeros else cell for position, cell in enumerate(row.cells)]
    return row._replace(cells=cells) if zeros else row


def _without(is_nothing: Callable[[str], bool], row: TableRow, positions: Sequence[int]) -> TableRow:
    """Return a row without words such as "none" and "-" in the cells at some positions."""
    empty = [position for position in positions if any(map(is_nothing, row.cells[position : position + 1]))]
    cells = ["" if position in empty else cell for position, cell in enumerate(row.cells)] if empty else row.cells
    return row._replace(cells=cells) if empty else row


def says_nothing(cell: Cell) -> bool:
    """Tell whether a cell that comes back for a record says nothing; a key may be a word, such as "unknown"."""
    is_number = cell.field in NUMBERED and cell.field != "key"
    is_dash = cell.field in _EMPTY_AT_A_DASH and cell.value in DASHES
    return bool(cell.field) and (is_dash or is_blank(cell.value) or (is_number and is_no_number(cell.value)))


def describe_nothing(cell: Cell) -> str:
    """Return what to say of a cell that says nothing: "" for a number, which many works lack."""
    return "" if cell.field in NUMBERED else f"{cell.heading} “{cell.value}”: no value; not taken"


def _are_codes(rows: Iterable[TableRow], column_number: int) -> bool:
    """Tell whether a column holds codes of two letters, others than "NA" among them."""
    cells = {row.cells[column_number] for row in rows if column_number < len(row.cells) and row.cells[column_number]}
    return cells > {R_BLANK} and all(len(cell) == len(R_BLANK) and cell.isupper() for cell in cells)


def _empty_blanks(cells: list[str], country_columns: Iterable[int]) -> list[str]:
    filled_cells = ["" if is_blank(cell) else cell for cell in cells]
    for column_number in country_columns:
        if cells[column_number : column_number + 1] == [R_BLANK]:
            filled_cells[column_number] = _NAMIBIA
    return filled_cells


class Repeats(NamedTuple):
    """The rows with the values that their cells repeat, and remarks about these cells."""

    rows: list[TableRow]
    remarks: list[str]


def with_repeats(rows: Sequence[TableRow], columns: Sequence[Column]) -> Repeats:
    """Return the rows with the cell above for each that says so, and nothing for a dash where a name should be."""
    filled_rows, remarks = _with_years_of_groups(rows, columns)
    repeats: list[tuple[int, str]] = []
    for position, (_heading, field) in enumerate(columns):
        if not (is_name_list(field) or field in _ALSO_REPEATED):
            continue
        may_be_nothing = is_name_list(field) or field in _FIELDS_WITHOUT_NAME
        cell_above = ""
        for number, row in enumerate(filled_rows):
            cell = row.cells[position] if position < len(row.cells) else ""
            if says_repeat(cell) and not (field in _OF_CODES and len(cell) == _LETTERS_OF_A_CODE and cell.isalpha()):
                repeats.append((row.line, cell))
                filled_rows[number] = with_cell(row, position, cell_above)
            elif cell and may_be_nothing and not cell[0].isalnum() and _NOTHING.fullmatch(cell):
                filled_rows[number] = with_cell(row, position, "")
            else:
                cell_above = cell or cell_above
    return Repeats(filled_rows, [*remarks, *_describe(repeats)])


def with_serial_years(rows: Sequence[TableRow], columns: Sequence[Column]) -> tuple[list[TableRow], list[str]]:
    """Return the rows with the years that were typed where cells show days in 1905, and what to say of them.

    A list of old letters and laws has true days of 1905: most of its dates are as old.
    """
    year_rows, remarks = [*rows], []
    for position in [position for position, column in enumerate(columns) if column.field in _DATES]:
        first = ""
        dates = cells_of(rows, position)
        years = _serial_years(dates)
        if sum(_OLD.search(cell) is not None for cell in dates) > 2 * sum(map(bool, years)):
            continue
        for number, (row, cell, year) in enumerate(zip(rows, dates, years, strict=True)):
            if year and not _is_of_1905(row):
                cells = [*year_rows[number].cells]
                cells[position] = year
                year_rows[number] = row._replace(cells=cells)
                first = first or f"“{cell}” is {year}"
        if first:
            heading = columns[position].heading
            remarks.append(f"Under “{heading}”, a spreadsheet made days in 1905 of years: {first}.")
    return year_rows, remarks


def _is_of_1905(row: TableRow) -> bool:
    """Tell whether another cell of a row, such as its title, says that it is of 1905."""
    return any(_YEAR_1905.search(cell) and not any(_serial_year(cell)) for cell in row.cells)


def _serial_years(cells: Sequence[str]) -> list[str]:
    """Return the year of each cell; other cells of the column tell whether the day or the month comes first."""
    years = [_serial_year(cell) for cell in cells]
    one_sided = {bool(day_first) for day_first, month_first in years if bool(day_first) != bool(month_first)}
    if len(one_sided) == 1:
        return [pair[0 if one_sided == {True} else 1] for pair in years]
    return [day_first if day_first == month_first else "" for day_first, month_first in years]


def _serial_year(cell: str) -> tuple[str, str]:
    """Return the year that was typed where a cell shows a day in 1905, day first and month first; "" for none."""
    if match := _DATE_IN_1905.fullmatch(cell):
        return (_year_of_day(int(match[1]), int(match[2])),) * 2
    if match := _SHOWN_IN_1905.fullmatch(cell):
        first, second = int(match[1]), int(match[2])
        return _year_of_day(second, first), _year_of_day(first, second)
    return "", ""


def _year_of_day(month: int, day: int) -> str:
    try:
        days = (date(_SERIAL_YEAR, month, day) - DAY_ZERO).days
    except ValueError:
        return ""
    return str(days) if days in _SERIAL_YEARS else ""


def _with_years_of_groups(rows: Sequence[TableRow], columns: Sequence[Column]) -> tuple[list[TableRow], list[str]]:
    """Return the rows with the year above for each without one, where a table is grouped by its first column.

    Such a table has each year once, in their order, in the first row of its group; undated works of a list that is
    sorted by year stand together, at one end.
    """
    if not columns or columns[0].field not in _DATES:
        return [*rows], []
    years = [row.cells[0] if row.cells else "" for row in rows]
    if not _are_years_of_groups(years):
        return [*rows], []
    filled_rows, year_above, first = [], "", years.index("")
    for row, year in zip(rows, years, strict=True):
        year_above = year or year_above
        filled_rows.append(row if year else with_cell(row, 0, year_above))
    counted_rows = number_of(years.count(""), "row below has", "rows below have")
    grouping = f"Line {rows[first].line}: {columns[0].heading} stands in the first row of each group only"
    return filled_rows, [f"{grouping}. {counted_rows} the year of the group."]


def _are_years_of_groups(years: Sequence[str]) -> bool:
    """Tell whether a column of years has each once, in their order, and empty cells below many of them."""
    numbers = [year for year in years if year]
    group_count = sum(bool(year) and not year_below for year, year_below in pairwise(years))
    is_in_order = len({*numbers}) == len(numbers) and numbers in (sorted(numbers), sorted(numbers, reverse=True))
    are_groups = group_count >= _FEWEST_GROUPS and len(years) >= _ROWS_OF_A_GROUP * len(numbers)
    return bool(years and years[0]) and is_in_order and are_groups and all(map(_YEAR.fullmatch, numbers))


def says_repeat(cell: str) -> bool:
    """Tell whether a cell means the one above: "ditto", "———"."""
    if not cell or cell.casefold().strip(_EDGES) in _REPEATS:
        return bool(cell)
    return not cell[0].isalnum() and _REPEATING.fullmatch(cell) is not None


def with_cell(row: TableRow, position: int, cell: str) -> TableRow:
    """Return a row with another cell at a position."""
    return row._replace(cells=[*row.cells[:position], cell, *row.cells[position + 1 :]])


def _describe(repeats: Sequence[tuple[int, str]]) -> Iterator[str]:
    for line, cell in sorted(repeats)[:1]:
        others_text = name_rest(len(repeats), "cell")
        yield describe_first(cell, line, others_text, singular="means the cell above.", plural="mean the cell above.")
