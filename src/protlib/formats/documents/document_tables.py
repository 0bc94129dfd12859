"""The tables of a document that list publications: a header with a title, a date and who made it, and rows below."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from protlib.formats.parsed import Parsed, ReadOptions
from protlib.formats.tables import header, row_reader
from protlib.formats.tables.header import TableRow
from protlib.formats.tables.surroundings import MOST_SPANNED, iterate_lines_of_labels
from protlib.record import dates
from protlib.record.fields.line_marks import is_distinct_mark
from protlib.record.tables import read_phrases
from protlib.text import clean, words
from protlib.word_processing import ooxml
from protlib.word_processing.package import Handler, Package, Tag

_TABLE: Final = frozenset({"w:tbl", "table:table"})
_ROW: Final = frozenset({"w:tr", "table:table-row"})
_CELL: Final = frozenset({"w:tc", "table:table-cell", "table:covered-table-cell"})
_PARAGRAPH: Final = frozenset({"w:p", "text:p", "text:h"})
_BREAK: Final = frozenset({"w:br", "w:tab", "text:line-break", "text:tab", "text:s"})
_UNREAD: Final = frozenset(
    {"w:moveFrom", "mc:Fallback", "text:tracked-changes", "office:annotation", "text:note", "w:instrText"}
)
_TEXT: Final = frozenset({"w:t", "text:p", "text:h"})
_OPEN_DOCUMENT: Final = ("content.xml", "styles.xml")  # the second has running heads
_DRAWN_TEXT: Final = "textpath"  # of a watermark
_MAKERS: Final = frozenset({"authors", "editors", "publisher"})
_DATES: Final = frozenset({"date", "year"})
_WORK_COLUMNS: Final = frozenset({
    "abstract", "container_title", "countries", "doi", "isbn", "issn", "language", "page", "publisher", "url", "year",
})  # fmt: skip
"""Columns that a list of publications has, and a table of the document itself has not."""
# Such as "2019" and "2019-05".
_MONTH: Final = re.compile(r"\d{4}(?:-\d\d)?")
_FEWEST_ROWS: Final = 2  # a header, and one below it
_MOST_FIGURES: Final = 9  # of a number: more are damage


def read_document_tables(data: bytes, options: ReadOptions) -> tuple[Parsed, Sequence[str]] | None:
    """Return the publications in the tables of a document, and the lines around these; None where none lists any.

    A table that lays out a page, or lists people or events, has no title, date and maker in its header.
    """
    package, reader = Package(data), _TableReader()
    names = [name for name in _OPEN_DOCUMENT if name in package.sizes] or ooxml.texts_of(package)
    for name in names:
        package.parse(name, reader)
    parsed = Parsed()
    lines = (*reader.lines, *(line for table in reader.tables for line in iterate_lines_of_labels(table.rows)))
    marks = [TableRow(1, [line]) for line in lines if is_distinct_mark(line)]
    for caption, rows in reader.tables:
        if len(rows) >= _FEWEST_ROWS and _is_of_publications(rows, caption, options):
            parsed.take_in(row_reader.read_rows([*marks, *rows], options, []))
    return (parsed, reader.lines) if parsed.publications else None


def _is_of_publications(rows: Sequence[TableRow], caption: str, options: ReadOptions) -> bool:
    """Tell whether a table lists publications, and not who signed off the document, or its drafts."""
    if not header.has_title(rows, options):
        return False
    position = header.find_header(rows, options)
    cells = rows[position].cells
    columns = header.columns_of(cells, header.fields_by_heading(options))
    fields = {column.field for column in columns}
    if fields.isdisjoint(_MAKERS) or fields.isdisjoint(_DATES):
        return False
    if not fields.isdisjoint(_WORK_COLUMNS):
        return True
    is_history = columns[0].field == "version"  # with who wrote which draft when
    captions = (caption, " ".join(filter(None, rows[0].cells)))
    says_so = not _own_table_words("caption").isdisjoint(map(_plain_words, captions))
    is_of_itself = says_so or not _own_table_words("heading").isdisjoint(map(_plain_words, cells))
    return not (is_history or (is_of_itself and _has_days(rows[position + 1 :], columns)))


def _has_days(rows: Sequence[TableRow], columns: Sequence[header.Column]) -> bool:
    """Tell whether a date below a header is a day, as who signs writes it; publications have years and months."""
    positions = [position for position, column in enumerate(columns) if column.field in _DATES]
    texts = [row.cells[position] for row in rows for position in positions if position < len(row.cells)]
    filled_texts = [text for text in texts if text]
    return not filled_texts or any(not _MONTH.fullmatch(dates.parse_or(text, "")) for text in filled_texts)


@cache
def _own_table_words(kind: str) -> frozenset[str]:
    return frozenset(map(_plain_words, read_phrases(Path(__file__).with_name("own_tables.txt"), kind)))


def _plain_words(text: str) -> str:
    """Return the words of a heading, without the number before it: "1.2 Document control"."""
    return " ".join(word for word in words(text) if not word.isdecimal())


class _Table(NamedTuple):
    """The line above a table, and its rows."""

    caption: str
    rows: list[TableRow]


class _OpenTable:
    """A table while it is read: its rows, each with its line and its cells."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, list[str]]] = []
        self.covered_rows: dict[int, int] = {}
        """How many rows below a cell of OpenDocument covers, by its column."""
        self.span = self.height = 1
        self.goes_on = False
        """Whether the open cell goes on from the row above."""

    def close_cell(self, text: str) -> None:
        """Add the text of a cell, and an empty text for each further column that it covers."""
        if not self.rows:
            return
        cells = self.rows[-1][1]
        if self.goes_on and len(self.rows) > 1 and len(cells) < len(previous_cells := self.rows[-2][1]):
            text = text or previous_cells[len(cells)]
        self.covered_rows[len(cells)] = max(self.height - 1, self.covered_rows.get(len(cells), 0) - 1)
        cells += [text, *[""] * (self.span - 1)]

    def filled_rows(self) -> list[TableRow]:
        return [TableRow(line, cells, is_whole=True) for line, cells in self.rows if any(cells)]


class _TableReader(Handler):
    """Collects the tables of a document, those inside others first, and the lines outside of tables."""

    def __init__(self) -> None:
        self.tables: list[_Table] = []
        self.lines: list[str] = []
        self._open: list[_OpenTable] = []
        self._pieces: list[list[str]] = [[]]
        """The texts of the open cells, the innermost last; the first are those outside of tables."""
        self._unread = self._texts = self._line = 0

    def start(self, tag: Tag) -> None:
        self._unread += tag.name in _UNREAD
        self._texts += tag.name in _TEXT
        if tag.name in _PARAGRAPH:
            self._line += 1
            self._pieces[-1].append(" ")
        elif tag.name in _BREAK:
            self._pieces[-1].append(" ")
        elif tag.name == _DRAWN_TEXT:
            self.lines += filter(None, [clean(tag.attributes.get("string", ""))])
        elif tag.name in _TABLE:
            self._open.append(_OpenTable())
        elif self._open:
            self._start_in_table(self._open[-1], tag)

    def _start_in_table(self, table: _OpenTable, tag: Tag) -> None:
        if tag.name in _ROW:
            table.rows.append((self._line + 1, []))
        elif tag.name in _CELL:
            table.span = _count(tag.attributes.get("table:number-columns-repeated", ""))
            table.height = _count(tag.attributes.get("table:number-rows-spanned", ""))
            is_covered = tag.name == "table:covered-table-cell"
            table.goes_on = is_covered and table.covered_rows.get(len(table.rows[-1][1]) if table.rows else 0, 0) > 0
            self._pieces.append([])
        elif tag.name == "w:gridSpan":
            table.span = _count(tag.attributes.get("w:val", ""))
        elif tag.name == "w:vMerge":
            table.goes_on = tag.attributes.get("w:val", "continue") == "continue"

    def end(self, tag: Tag) -> None:
        self._unread -= tag.name in _UNREAD
        self._texts -= tag.name in _TEXT
        if tag.name in _TABLE and self._open:
            caption = self.lines[-1] if self.lines else ""
            self.tables.append(_Table(caption, self._open.pop().filled_rows()))
        elif tag.name in _CELL and self._open and len(self._pieces) > 1:
            self._open[-1].close_cell(clean("".join(self._pieces.pop())))
        elif tag.name in _PARAGRAPH and not self._open:
            self.lines += filter(None, [clean("".join(self._pieces[0]))])
            self._pieces[0].clear()

    def characters(self, text: str) -> None:
        if self._texts and not self._unread:
            self._pieces[-1].append(text)


def _count(text: str) -> int:
    number = int(text[:_MOST_FIGURES]) if text.isdecimal() else 0
    return min(number, MOST_SPANNED) if number else 1
