"""LibreOffice's workbooks (OpenDocument, ISO/IEC 26300): every sheet with a table of publications; only read.

One element may stand for thousands of equal cells or rows: only those before a filled one are counted out.
"""

import re
from collections.abc import Mapping
from typing import Final

from protlib.formats.common.allowance import Allowance
from protlib.formats.common.cell_values import link_of_cell
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.tables.header import TableRow
from protlib.formats.tables.sheet_part import LETTERS_OF_A_FORMULA, MergedCells
from protlib.formats.tables.sheets import (
    LAST_COLUMN,
    LAST_ROW,
    MOST_CELLS,
    MOST_REPEATED_LETTERS,
    Sheet,
    read_sheets,
    whole_number,
)
from protlib.record.fields.line_marks import level_of_line
from protlib.record.fields.spreadsheet import ERRORS, Guess
from protlib.word_processing.opendocument import CHARACTERS, COMMENT, PARAGRAPHS
from protlib.word_processing.package import Handler, Package, Tag

__all__ = ["loads", "sniff"]

_BYTES_OF_A_HEAD: Final = 200  # the type of an OpenDocument is the content of its first part
# The first part of the archive is its type, and is not packed.
_TYPE: Final = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_CONTENT, _STYLES = "content.xml", "styles.xml"
_CELLS: Final = frozenset({"table:table-cell", "table:covered-table-cell"})
_ROW, _COLUMN, _SHEET, _STYLE = "table:table-row", "table:table-column", "table:table", "style:style"
_TEXT_STYLE, _LINE_THROUGH = "style:text-properties", "style:text-line-through-style"
# Elements with cells or texts of their own that are no part of a sheet.
_NO_PART_OF_SHEET: Final = frozenset({"table:tracked-changes", "office:forms", "table:dde-links"})
_SHAPES, _DRAWN = "table:shapes", "draw:"
_GROUP: Final = "table:table-row-group"
_UNSEEN_STATES: Final = frozenset({"collapse", "filter"})
_RUNNING: Final = re.compile(r"style:(?:header|footer)(?:-left|-first)?")
_PARENT: Final = "../"
"""What begins a link to a file beside the workbook, which is a folder for it (OpenDocument 1.3, part 2, 3.7)."""
# Such as `of:=HYPERLINK("https://iom.int/a.pdf";"PDF")`.
_LINKING: Final = re.compile(r"\w*:?=HYPERLINK\(\s*\"([^\"]+)\"")
_ERROR: Final = re.compile(r"Err:\d{3}")
_DIGITS: Final = re.compile(r"\d+")
# Such as "###" and "9.78E+12".
_TOO_NARROW: Final = re.compile(r"#|\d[Ee][+-]?\d")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_PARTS_OF_A_DAY: Final = 3  # parts of a date: day, month and year
_MOST_EQUAL_ROWS: Final = 10_000  # one after the other: more of a filled row are no list, and fill the memory
_LETTERS_OF_A_MONTH: Final = len("2018-01")
_GUESSES: Final = {"date": Guess.DAY, "time": Guess.DAY, "boolean": Guess.TRUTH}


def sniff(head: bytes) -> bool:
    """Tell whether a file is a workbook of OpenDocument."""
    return _TYPE in head[:_BYTES_OF_A_HEAD]


def loads(data: bytes, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of all sheets of a workbook with a title in their header."""
    reader = _SheetReader(Allowance(MOST_CELLS))
    try:
        package = Package(data)
        package.parse(_CONTENT, reader)
        marks = _marks(package)
    except ValueError as error:
        return Parsed(problems=[Problem(1, "", f"cannot read this workbook: {error}", lost=True)])
    sheets = [
        sheet.with_marks([*marks, *filter(level_of_line, shape_texts)])
        for sheet, shape_texts in zip(reader.sheets, reader.shape_texts, strict=True)
    ]
    return read_sheets(sheets, options, [])


def _marks(package: Package) -> list[str]:
    """Return the heads and feet of pages that close records; they are of all sheets."""
    if _STYLES not in package.sizes:
        return []
    heads = _RunningHeads()
    package.parse(_STYLES, heads)
    return heads.marks()


class _Cell:
    """A cell: its attributes, the text that it shows, its link and its comment."""

    def __init__(self, attributes: Mapping[str, str]) -> None:
        self.kind = attributes.get("office:value-type", "")
        self.formula = attributes.get("table:formula", "")
        self.columns = _count(attributes, "table:number-columns-repeated")
        self.span = _count(attributes, "table:number-columns-spanned"), _count(attributes, "table:number-rows-spanned")
        self.paragraphs: list[str] = []
        self.comment: list[str] = []
        linking = _LINKING.match(self.formula)
        self.link = link_of_cell(linking[1]) if linking else ""
        self.style = attributes.get("table:style-name", "")
        self._attributes = attributes

    @property
    def is_filled(self) -> bool:
        """Whether somebody sees something in it."""
        return bool(self.text() or self.link or self.comment or self.unresolved())

    def text(self) -> str:
        """Return its value: a whole number without separators, a date as ISO 8601, as far as the cell shows it."""
        cell_text = "\n".join(self.paragraphs).strip()
        if cell_text in ERRORS or _ERROR.fullmatch(cell_text):
            return ""
        value = self._attributes.get(f"office:{self.kind}-value" if self.kind in {"date", "string"} else "office:value")
        if self.kind == "date" and value:
            return _as_shown(value, cell_text)
        if self.kind == "float" and value:
            return _number_as_shown(value, cell_text)
        return cell_text or (value or "").strip()

    def unresolved(self) -> str:
        """Return a formula without a result; "" for another cell."""
        cell_text = "\n".join(self.paragraphs).strip()
        has_failed = cell_text in ERRORS or _ERROR.fullmatch(cell_text) is not None
        return (self.formula or cell_text)[:LETTERS_OF_A_FORMULA] if has_failed else ""


class _SheetReader(Handler):
    """Reads the sheets of a workbook; raises ValueError where they have too many cells."""

    def __init__(self, allowance: Allowance) -> None:
        self.sheets: list[Sheet] = []
        self.shape_texts: list[list[str]] = []
        self._allowance = allowance
        self._letters = Allowance(MOST_REPEATED_LETTERS)
        self._groups: list[bool] = []
        self._hidden_lines: set[int] = set()
        self._hidden_columns: list[range] = []
        self._column = 0
        self._is_drawn = False
        self._hidden_styles: set[str] = set()
        self._struck_lines: set[int] = set()
        self._struck_styles: set[str] = set()
        self._style = ""
        self._skipped_depth = 0
        self._line, self._repeats = 0, 1
        self._cells: list[_Cell] = []
        self._cell: _Cell | None = None
        self._is_comment = False
        self._texts: list[str] | None = None

    def start(self, tag: Tag) -> None:
        """Take the beginning of an element."""
        name, attributes = tag.name, tag.attributes
        if self._skipped_depth or name in _NO_PART_OF_SHEET or name == _SHAPES or name.startswith(_DRAWN):
            self._start_apart(name)
        elif self._cell is not None:
            self._start_in_cell(self._cell, name, attributes)
        elif name in _CELLS:
            self._cell = _Cell(attributes)
        elif name == _ROW:
            self._start_row(attributes)
        elif name == _COLUMN:
            self._take_columns(attributes)
        elif name == _GROUP:
            self._groups.append(attributes.get("table:display") == "false")
        elif name == _SHEET:
            self._start_sheet(attributes)
        else:
            self._start_style(name, attributes)

    def _start_style(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of a style, which may hide sheets or strike cells out."""
        if name == _STYLE:
            self._style = attributes.get("style:name", "")
        elif name == "style:table-properties" and attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)
        elif name == _TEXT_STYLE and attributes.get(_LINE_THROUGH, "none") != "none":
            self._struck_styles.add(self._style)

    def _start_apart(self, name: str) -> None:
        """Take the beginning of an element outside of cells; a text box on a sheet may close its records."""
        if not self._skipped_depth:
            self._is_drawn = name not in _NO_PART_OF_SHEET
        self._skipped_depth += 1
        if self._is_drawn and name in PARAGRAPHS and self.shape_texts:
            self.shape_texts[-1].append("")

    def _start_sheet(self, attributes: Mapping[str, str]) -> None:
        is_hidden = attributes.get("table:style-name", "") in self._hidden_styles
        self._hidden_lines, self._struck_lines, self._hidden_columns, self._column = set(), set(), [], 0
        name = attributes.get("table:name", "")
        self.sheets.append(Sheet(name, [], [], is_hidden, self._hidden_lines, self._struck_lines, self._hidden_columns))
        self.shape_texts.append([])
        self._line = 1

    def _take_columns(self, attributes: Mapping[str, str]) -> None:
        end = self._column + _count(attributes, "table:number-columns-repeated")
        if attributes.get("table:visibility") in _UNSEEN_STATES:
            self._hidden_columns.append(range(self._column, end))
        self._column = end

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._cells, self._repeats = [], _count(attributes, "table:number-rows-repeated")
        if any(self._groups) or attributes.get("table:visibility") in _UNSEEN_STATES:
            self._hidden_lines.update(range(self._line, self._line + min(self._repeats, _MOST_EQUAL_ROWS)))

    def _start_in_cell(self, cell: _Cell, name: str, attributes: Mapping[str, str]) -> None:
        if name == COMMENT:
            self._is_comment = True
        elif name in PARAGRAPHS:
            self._texts = []
        elif self._texts is not None and name in CHARACTERS:
            self._texts.append(CHARACTERS[name])
        elif name == "text:a":
            cell.link = cell.link or link_of_cell(attributes.get("href", "").removeprefix(_PARENT))

    def characters(self, text: str) -> None:
        """Take text, which is of a cell within its paragraphs alone."""
        if self._skipped_depth:
            if self._is_drawn and self.shape_texts and self.shape_texts[-1]:
                self.shape_texts[-1][-1] += text
        elif self._texts is not None:
            self._texts.append(text)

    def end(self, tag: Tag) -> None:
        """Take the end of an element."""
        name = tag.name
        if self._skipped_depth:
            self._skipped_depth -= 1
        elif name in PARAGRAPHS and self._cell is not None and self._texts is not None:
            (self._cell.comment if self._is_comment else self._cell.paragraphs).append("".join(self._texts))
            self._texts = None
        elif name == COMMENT:
            self._is_comment = False
        elif name == _GROUP and self._groups:
            self._groups.pop()
        elif name in _CELLS and self._cell is not None:
            self._cells.append(self._cell)
            self._cell = None
        elif name == _ROW and self._cell is None and self.sheets:
            self._end_row()

    def _end_row(self) -> None:
        """Put a row into its sheet as often as it is repeated; an empty row is only counted."""
        while self._cells and not self._cells[-1].is_filled:
            del self._cells[-1]
        if self._cells:
            width = sum(cell.columns for cell in self._cells)
            if width > LAST_COLUMN + 1 or not self._allowance.spend(width * self._repeats):
                raise ValueError(f"more than {LAST_COLUMN + 1:,} columns, or than {MOST_CELLS:,} cells")
            if self._repeats > _MOST_EQUAL_ROWS or self._line + self._repeats > LAST_ROW + 1:
                raise ValueError(f"more than {_MOST_EQUAL_ROWS:,} equal rows, or than {LAST_ROW:,} rows")
            letters = sum(len(cell.text()) * (cell.columns * self._repeats - 1) for cell in self._cells)
            if not self._letters.spend(letters):
                raise ValueError(f"more than {MOST_REPEATED_LETTERS:,} letters in equal cells")
            are_struck = [cell.style in self._struck_styles for cell in self._cells if cell.is_filled]
            if 2 * sum(are_struck) > len(are_struck):
                self._struck_lines.update(range(self._line, self._line + self._repeats))
            sheet, row = self.sheets[-1], _make_row(self._line, self._cells)
            sheet.rows.extend(
                row._replace(line=line, cells=[*row.cells]) for line in range(self._line, self._line + self._repeats)
            )
            self.sheets[-1] = sheet._replace(merged=[*sheet.merged, *_merged_in(self._line, self._cells)])
        self._line += self._repeats
        self._cells = []


class _RunningHeads(Handler):
    """Collects the heads and feet of the pages of a workbook."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._depth = 0

    def start(self, tag: Tag) -> None:
        """Take the beginning of an element."""
        self._depth += bool(self._depth or _RUNNING.fullmatch(tag.name))
        if tag.name in PARAGRAPHS:
            self._texts.append("")

    def end(self, _tag: Tag) -> None:
        """Take the end of an element."""
        self._depth -= bool(self._depth)

    def characters(self, text: str) -> None:
        """Take text within a head or foot."""
        if self._depth and self._texts:
            self._texts[-1] += text

    def marks(self) -> list[str]:
        """Return those that close records."""
        return list(dict.fromkeys(text.strip() for text in self._texts if level_of_line(text)))


def _count(attributes: Mapping[str, str], name: str) -> int:
    """Return how often a cell or a row stands there, or how many it covers."""
    text = attributes.get(name, "1")
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) <= len(str(LAST_ROW)) else 1


def _make_row(line: int, cells: list[_Cell]) -> TableRow:
    texts: list[str] = []
    by_position: dict[int, _Cell] = {}
    for cell in cells:
        if cell.is_filled:
            by_position.update(dict.fromkeys(range(len(texts), len(texts) + cell.columns), cell))
        texts += [cell.text()] * cell.columns
    return TableRow(
        line,
        texts,
        is_whole=True,
        unresolved={position: text for position, cell in by_position.items() if (text := cell.unresolved())},
        guesses={position: guess for position, cell in by_position.items() if (guess := _GUESSES.get(cell.kind))},
        links={position: cell.link for position, cell in by_position.items() if cell.link},
        comments={position: "\n".join(cell.comment) for position, cell in by_position.items() if cell.comment},
    )


def _merged_in(line: int, cells: list[_Cell]) -> list[MergedCells]:
    merged_cells: list[MergedCells] = []
    column = 0
    for cell in cells:
        width, height = cell.span
        if (width, height) != (1, 1):
            merged_cells.append(MergedCells(column, line, column + width - 1, line + height - 1))
        column += cell.columns
    return merged_cells


def _number_as_shown(value: str, display: str) -> str:
    """Return a whole number without separators, another as its cell shows it, unless the cell is too narrow for it."""
    try:
        number = whole_number(float(value))
    except (ValueError, OverflowError):
        return display or value
    return number or (value if not display or _TOO_NARROW.search(display) else display)


def _as_shown(value: str, display: str) -> str:
    """Return a date as far as its cell shows it: "2018" of 2018-01-01 that shows "2018", "2018-01" for "Jan-18"."""
    day, _, time = value.partition("T")
    parts = len(_DIGITS.findall(display)) + bool(_WORD.search(display))
    if display and parts == 1:
        return day.partition("-")[0]
    if display and parts < _PARTS_OF_A_DAY:
        return day[:_LETTERS_OF_A_MONTH]
    return f"{day} {time}" if time.strip("0:.") else day
