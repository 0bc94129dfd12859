"""Tables as text: CSV, with commas, semicolons, tabs or bars between the cells."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile
from typing import Final

from protlib.formats.parsed import Parsed, Problem, ReadOptions, WriteOptions
from protlib.formats.tables import row_reader, row_writer
from protlib.formats.tables.columns import HOLDS
from protlib.formats.tables.header import TableRow
from protlib.formats.tables.markdown_table import has_rule, read_pipes
from protlib.formats.tables.row_writer import lacks
from protlib.record.fields.headings import field_of
from protlib.record.fields.spreadsheet import guess_origin
from protlib.record.model import Publication
from protlib.text import clean

__all__ = ["HOLDS", "dumps", "lacks", "loads", "neutralise", "sniff", "to_separated"]

_SEPARATORS: Final = "\t,;|"
"""The possible separators; where none fits, as in a table of one column, the first, which no text contains."""
# Such as "sep=;", which Excel writes and reads.
_SEPARATOR_LINE: Final = re.compile(r'sep=([^"\w\s]|\t)\r?\n', re.IGNORECASE)
_LETTERS_OF_A_HEAD: Final = 8192  # some rows, which tell what separates cells
_FIRST_ROWS: Final = 10  # that tell how wide a table is
# Texts that a spreadsheet would run as a formula (OWASP, "CSV Injection"); an apostrophe prevents it.
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_FORMULA_STARTS: Final = frozenset("'=+-@\t\r＝＋－＠")
_LETTERS_OF_A_CELL: Final = 2**31 - 1  # at most: the largest number that Python's reader takes everywhere
_LONGEST_LOOSE_LINE: Final = 20_000
"""The longest line with loose quotation marks, because reading it takes the square of its length."""


def sniff(head: str) -> bool:
    """Tell whether one of the first lines names at least two fields, one of them typical of publications."""
    separator = _separator(head)
    fields = [set(map(field_of, cells)) for cells in _first_rows(head, separator)]
    return any(len(field - {""}) > 1 and field & {"title", "doi", "url", "isbn"} for field in fields)


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a table in a text, with any separator."""
    problems: list[Problem] = []
    separator = _separator(text[:_LETTERS_OF_A_HEAD])
    is_markdown = separator == "|" and has_rule(text[:_LETTERS_OF_A_HEAD])
    rows = list(read_pipes(_lines(text)) if is_markdown else _rows(_lines(text), separator, problems))
    cut_line = 0 if text[-1:] in {"", "\r", "\n"} else _cut_line(rows, problems)
    parsed = row_reader.read_rows(rows, options, problems)
    if cut_line:
        parsed.problems[:] = [replace(problem, is_cut=problem.line >= cut_line) for problem in parsed.problems]
    return parsed


def _cut_line(rows: Sequence[TableRow], unquoted: Sequence[Problem]) -> int:
    """Return the line of the last row if it lacks cells or a closing quotation mark, 0 if it is whole.

    A cell of several lines without its closing mark was read as several rows: the first of them counts. Who types a
    table may leave out the last cells of a row where they are empty, and then does so in others, too.
    """
    last = rows[-1]
    counts = [len(row.cells) for row in rows]
    width = max(counts[:_FIRST_ROWS])
    inner_counts = counts[counts.index(width) + 1 : -1]
    unquoted_lines = {problem.line for problem in unquoted}
    pieces = takewhile(lambda row: len(row.cells) < width, reversed(rows))
    if beginnings := [row.line for row in pieces if row.line in unquoted_lines]:
        return min(beginnings)
    has_all = counts[-1] >= width or (counts[-1] > 1 and counts[-1] in inner_counts)
    return 0 if has_all and last.line not in unquoted_lines else last.line


def dumps(publications: Iterable[Publication], options: WriteOptions = WriteOptions()) -> str:
    """Return the records as in RFC 4180, with commas and CRLF; with a byte order mark for a program that needs it."""
    return to_separated(publications, options, ",")


def to_separated(publications: Iterable[Publication], options: WriteOptions, separator: str) -> str:
    """Return the records as a table with a separator between its cells; no cell can run as a formula."""
    import csv
    from io import StringIO

    headings, rows = row_writer.make_rows(publications, options)
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, delimiter=separator)
    writer.writerows(
        [neutralise(cell) if cell[:1] in _FORMULA_STARTS else cell for cell in row]
        for row in ([options.headings.get(heading, heading) for heading in headings], *rows)
    )
    return "\ufeff" * options.program.wants_bom + buffer.getvalue()


def neutralise(cell: str) -> str:
    """Return the text of a cell, with an apostrophe in front if a spreadsheet would run it as a formula."""
    return f"'{cell}" if cell[:1] in _FORMULA_STARTS and _FORMULA.match(cell) else cell


def _cell_text(cell: str) -> str:
    cell = cell.strip()
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell


def _lines(text: str) -> list[str]:
    return [f"{line}\n" if line else "\n" for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]


def _separator(head: str) -> str:
    """Return the separator: the one in Excel's first line, else the one that makes most sense of the header."""
    if match := _SEPARATOR_LINE.match(head):
        return match[1]
    return max(_SEPARATORS, key=lambda separator: _fitness(head, separator))


def _fitness(head: str, separator: str) -> tuple[int, int, int]:
    """Return how well a separator fits: the known headings in a row, the rows of equal width, that width."""
    rows = _first_rows(head, separator)
    best_score, columns = max(((sum(map(bool, map(field_of, cells))), len(cells)) for cells in rows), default=(0, 0))
    (width, times), *_ = Counter(map(len, rows)).most_common(1) or [(0, 0)]
    return (best_score, times, width) if columns > 1 and width > 1 else (best_score, 0, 0)


def _first_rows(head: str, separator: str) -> list[list[str]]:
    import csv

    lines = [line for line in _lines(head) if not _SEPARATOR_LINE.match(line)]
    rows = csv.reader(lines, delimiter=separator, skipinitialspace=True)
    return [[clean(cell) for cell in cells] for cells in islice(filter(None, rows), _FIRST_ROWS)]


def _rows(lines: Sequence[str], separator: str, problems: list[Problem]) -> Iterator[TableRow]:
    """Yield the rows; a line with senseless quotation marks is taken as it stands, and the next line starts afresh."""
    import csv

    csv.field_size_limit(_LETTERS_OF_A_CELL)
    start = 1 if _SEPARATOR_LINE.match(lines[0]) else 0
    while start < len(lines):
        remaining_lines = map(lines.__getitem__, range(start, len(lines)))
        reader = csv.reader(remaining_lines, delimiter=separator, strict=True, skipinitialspace=True)
        begin = start
        try:
            for cells in reader:
                if cells:
                    yield _row(begin + 1, cells)
                begin = start + reader.line_num
        except csv.Error:
            yield _row(begin + 1, _loose_cells(lines[begin], separator))
            if separator != "\t":  # EndNote and Web of Science quote nothing in their tab-delimited files
                message = "has an unmatched quotation mark; the line was read as it is"
                problems.append(Problem(begin + 1, "", message))
            begin += 1
        start = begin


def _row(line: int, cells: Sequence[str]) -> TableRow:
    """Return a row of cells as they stand; it notes the cells that a spreadsheet has changed."""
    texts = [*map(_cell_text, cells)]
    return TableRow(
        line, texts, guesses={position: kind for position, text in enumerate(texts) if (kind := guess_origin(text))}
    )


def _loose_cells(line: str, separator: str) -> list[str]:
    """Return the cells of one line where quotation marks inside cells are not all doubled."""
    line = line.rstrip("\n")
    if separator == "\t" or len(line) > _LONGEST_LOOSE_LINE:
        return line.split(separator)
    end = f"(?:{re.escape(separator)}|$)"
    cell = re.compile(rf'\s*"(.*?)"\s*{end}|(.*?){end}')
    cells = [match[2] if match[1] is None else match[1].replace('""', '"') for match in cell.finditer(line)]
    return cells if line.endswith(separator) else cells[:-1]
