"""The tables of a web page, as a catalogue shows its hits: with headings above the columns, or beside the values."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from protlib.formats.parsed import Parsed, ReadOptions
from protlib.formats.tables import header, row_reader
from protlib.formats.tables.header import TableRow
from protlib.formats.tables.surroundings import MOST_SPANNED, iterate_lines_of_labels
from protlib.formats.web.html_tokens import HtmlToken, attributes_of, tokens
from protlib.record.fields.headings import field_of, is_name_list
from protlib.record.fields.line_marks import is_distinct_mark
from protlib.record.html_text import unescape_html
from protlib.record.shared_words import plain_words_of
from protlib.text import clean, fold

_FEWEST_HEADINGS: Final = 2  # known headings: a table that only lays out a page has fewer
_CELLS_OF_A_PAIR: Final = 2  # a heading, and its value
# Such as "p", "/h1": where a line begins or ends; "" is the end of the page.
_LINE: Final = re.compile(r"/?(?:p|h[1-6]|div|center|li|section|header|footer|table|body|br)|")
# Such as ">dc.date.issued<" in a cell of DSpace.
_ELEMENT: Final = re.compile(r">\s*(?:dc|dcterms)(?:\.\w+){1,2}\s*<", re.IGNORECASE)
_IMPRINT: Final = "Imprint"
"""The heading of a place and a publisher."""
_PLACE_BEFORE: Final = re.compile(r"[^:;()]{3,40}\s:\s")  # such as "Lomé : Plan Togo"
_BREAKS: Final = frozenset({"br", "p", "/p", "div", "/div", "li", "/li"})
_BREAK: Final = "\x0b"
"""A line break in a cell, which no text of a page has: its own are spaces."""


def read_tables(page: str, options: ReadOptions) -> Parsed | None:
    """Return the publications in the tables of a page; None where no table has a known heading for titles."""
    lists, other_tables = list[list[TableRow]](), list[list[TableRow]]()
    for rows in filter(None, map(_with_headings_above, _tables(page))):
        (lists if _is_of_publications(rows, options) else other_tables).append(rows)
    lines = chain(_lines_around(page), chain.from_iterable(map(iterate_lines_of_labels, other_tables)))
    marks = [TableRow(1, [line]) for line in lines if is_distinct_mark(line, has_menus=True)] if lists else []
    parsed = Parsed()
    for rows in lists:
        parsed.take_in(row_reader.read_rows([*marks, *rows], options, []))
    return parsed if parsed.publications else None


def iterate_repository_rows(page: str) -> Iterator[tuple[str, str, str]]:
    """Yield the rows of a repository's full view: the element of Dublin Core, its text and its language."""
    for rows in _tables(page) if _ELEMENT.search(page) else ():
        for row in rows:
            name, text, language, *_ = [*row.cells, "", "", ""]
            if _ELEMENT.fullmatch(f">{name}<"):
                yield name.lower(), text, language


def _is_of_publications(rows: Sequence[TableRow], options: ReadOptions) -> bool:
    if not header.has_title(rows, options) or any(_heads_no_works(cell) for cell in rows[0].cells):
        return False
    columns = header.columns_of(rows[header.find_header(rows, options)].cells, header.fields_by_heading(options))
    return len({column.field for column in columns} - {""}) >= _FEWEST_HEADINGS


def _heads_no_works(heading: str) -> bool:
    """Tell whether a column is of vacancies, events or cookies: "Closing date", "Venue"."""
    return fold(heading.strip(" :")) in plain_words_of("no work")


def _with_headings_above(rows: list[TableRow]) -> list[TableRow]:
    """Return the rows of a table; one record with headings at the left becomes a row of headings and one of values."""
    if any(len(row.cells) > _CELLS_OF_A_PAIR for row in rows):
        return rows
    pairs = [(row.cells[0], row.cells[1]) for row in rows if len(row.cells) == _CELLS_OF_A_PAIR]
    fields = {field_of(heading) for heading, _value in pairs} - {""}
    if "title" not in fields or len(fields) < _FEWEST_HEADINGS:
        return rows
    values: dict[str, str] = {}
    heading = ""
    for own_heading, cell in pairs:  # a further value stands below the first, without a heading
        heading = own_heading.rstrip(" :") or heading
        value = _without_roles(cell) if is_name_list(field_of(heading)) else cell
        if field_of(heading) == "publisher" and _PLACE_BEFORE.match(value):
            heading = _IMPRINT
        values[heading] = f"{values[heading]}; {value}" if heading in values else value
    return [TableRow(rows[0].line, [*values]), TableRow(rows[0].line, [*values.values()])]


def _without_roles(people: str) -> str:
    """Return names without what each did, as French catalogues have it: "Marie Durand, Auteur ; Plan, Éditeur"."""
    parts = (part.strip() for part in people.split(";"))
    return "; ".join(
        head if comma and fold(role.strip()) in plain_words_of("credited role") else part
        for part in parts
        for head, comma, role in [part.rpartition(",")]
    )


def _lines_around(page: str) -> Iterator[str]:
    """Yield the lines of text around the tables."""
    depth, pieces = 0, [""]
    for token in tokens(page):
        if not depth:
            pieces[-1] += token.text
        depth += {"table": 1, "/table": -1}.get(token.tag, 0)
        if _LINE.fullmatch(token.tag):
            pieces.append("")
    yield from filter(None, (clean(unescape_html(piece)) for piece in pieces))


def _tables(page: str) -> Iterator[list[TableRow]]:
    """Yield the filled rows of each table; one inside another comes first."""
    open_tables: list[_Table] = []
    line, counted = 1, 0
    for token in tokens(page):
        line, counted = line + page.count("\n", counted, token.position), token.position
        if open_tables:
            open_tables[-1].take_text(token.text)
        if token.tag == "table":
            open_tables.append(_Table())
        elif token.tag == "/table" and open_tables:
            yield open_tables.pop().rows()
        elif open_tables:
            open_tables[-1].take_tag(token, line)
    while open_tables:
        yield open_tables.pop().rows()


class _Table:
    """A table while its page is read: its rows, each with its line and with the text pieces of its cells."""

    def __init__(self) -> None:
        self._rows: list[tuple[int, list[list[str]]]] = []
        self._spanned: dict[int, list[int]] = {}
        self._cell: list[str] | None = None
        self._spanning_cells: dict[int, tuple[int, list[str]]] = {}

    def take_text(self, text: str) -> None:
        if self._cell is not None:
            self._cell.append(text)

    def take_tag(self, token: HtmlToken, line: int) -> None:
        """Take a tag of a row, a cell or a break; others mean nothing in a table."""
        if token.tag in {"tr", "/tr"}:
            self._cell = None
            if token.tag == "tr":
                self._rows.append((line, []))
                self._put_from_above()
        elif token.tag in {"td", "th"}:
            self._open_cell(token, line)
        elif token.tag in {"/td", "/th"}:
            self._cell = None
        elif token.tag in _BREAKS:
            self.take_text(_BREAK)

    def _open_cell(self, token: HtmlToken, line: int) -> None:
        if not self._rows:
            self._rows.append((line, []))
        self._cell = []
        attributes = attributes_of(token)
        cells = self._rows[-1][1]
        rows_below = _span(attributes.get("rowspan", "")) - 1
        first = len(cells)
        for position in range(first, first + _span(attributes.get("colspan", ""))):
            cells.append(self._cell if position == first else [])
            if position > first:
                self._spanned.setdefault(len(self._rows) - 1, []).append(position)
            if rows_below:
                self._spanning_cells[position] = rows_below, cells[position]
        self._put_from_above()

    def _put_from_above(self) -> None:
        """Put in the cells that begin in a row above, as people see them."""
        cells = self._rows[-1][1]
        while spanning := self._spanning_cells.pop(len(cells), None):
            count, cell = spanning
            if count > 1:
                self._spanning_cells[len(cells)] = count - 1, cell
            cells.append(cell)

    def rows(self) -> list[TableRow]:
        """Return the rows with a text in them."""
        rows = (
            TableRow(
                line,
                ["\n".join(filter(None, map(clean, unescape_html("".join(cell)).split(_BREAK)))) for cell in cells],
                is_whole=True,
                merged=dict.fromkeys(self._spanned.get(number, ()), line),
            )
            for number, (line, cells) in enumerate(self._rows)
        )
        return [row for row in rows if any(row.cells)]


def _span(text: str) -> int:
    return min(int(text), MOST_SPANNED) if re.fullmatch(r"[1-9]\d{0,3}", text.strip()) else 1
