"""Excel workbooks: every sheet with a table of publications."""

import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from html import unescape
from io import BytesIO
from typing import Any, Final

from protlib.formats.common.allowance import Allowance
from protlib.formats.parsed import Parsed, Problem, ReadOptions, WriteOptions
from protlib.formats.tables import row_writer, sheet_part, workbook
from protlib.formats.tables.columns import HOLDS
from protlib.formats.tables.header import TableRow
from protlib.formats.tables.row_writer import lacks
from protlib.formats.tables.sheets import LAST_ROW, MOST_CELLS, Sheet, read_sheets, whole_number
from protlib.record.fields.line_marks import level_of_line
from protlib.record.fields.spreadsheet import ERRORS, Guess, guess_origin
from protlib.record.model import Publication
from protlib.system import compound_file, file_signatures, zip_archive

FAULTS: Final = (
    *zip_archive.FAULTS, ArithmeticError, AssertionError, AttributeError, LookupError, SyntaxError, TypeError,
    ValueError,
)  # fmt: skip
"""The undocumented errors that a damaged archive, or the XML in it, may raise."""
_MOST_BYTES: Final = 400_000_000  # of a sheet: a million rows with abstracts
_MOST_BYTES_OF_OTHERS: Final = 10_000_000  # parts that say how a sheet looks
# Sheets and their texts, and parts that no reader of records needs.
_MAY_BE_LARGE: Final = (
    "xl/worksheets/", "xl/sharedStrings", "xl/media/", "xl/embeddings/", "xl/pivotCache/", "xl/externalLinks/",
    "xl/drawings/", "xl/charts/", "customXml/",
)  # fmt: skip
_HARMLESS_BYTES: Final = 4_000_000  # that an archive of any size may unpack to: a small computer has them
_MOST_PARTS: Final = 10_000  # each one is read, even an empty one
__all__ = ["HOLDS", "dumps", "lacks", "loads", "sniff"]
_LONGEST_CELL: Final = 32_000
"""Excel cuts a cell after 32,767 characters; a longer text continues in numbered columns: "abstract (2)"."""
# Excel's escapes for characters that XML lacks, and for texts that look like one (ECMA-376, 22.9.2.19).
_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NO_XML: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_SHEET_NAME: Final = re.compile(rb'<(?:\w+:)?sheet\s[^>]*?\bname="([^"]*)"')
_MISSING: Final = "the workbook has no sheet “{}”"


def refuse_unfit_workbook(data: bytes) -> None:
    """Check a ZIP archive before unpacking; raises ValueError if it is encrypted, no workbook, or far too large."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
    if len(entries) > _MOST_PARTS:
        raise ValueError(f"too many parts for a table: {len(entries):,}")
    names = {entry.filename for entry in entries}
    if "mimetype" in names:
        raise ValueError("an OpenDocument file; save it as .xlsx or .csv")
    if any(map(zip_archive.is_encrypted, entries)):
        raise ValueError(zip_archive.LOCKED_ARCHIVE)
    size = sum(entry.file_size for entry in entries)
    ordinary_size = sum(entry.file_size for entry in entries if not entry.filename.startswith(_MAY_BE_LARGE))
    if (
        size > zip_archive.most_unpacked(len(data), _HARMLESS_BYTES, _MOST_BYTES)
        or ordinary_size > _MOST_BYTES_OF_OTHERS
    ):
        raise ValueError(f"too large when unpacked: {size // 1_000_000} MB")


def sniff(head: bytes) -> bool:
    """Tell whether a file with this head is a workbook, even of a kind that cannot be read."""
    is_other_office = b"word/" in head or b"ppt/" in head
    is_office = b"xl/" in head or b"[Content_Types].xml" in head
    return head.startswith(compound_file.SIGNATURE) or (
        head.startswith(file_signatures.ZIP) and is_office and not is_other_office
    )


def loads(data: bytes, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of all sheets of a workbook with a title in their header."""
    if data.startswith(compound_file.SIGNATURE):
        return Parsed(problems=[Problem(1, "", compound_file.why_unread(data, ".xls"), lost=True)])
    try:
        refuse_unfit_workbook(data)
        sheets = _sheets(data)
        missing_sheets = _find_missing_sheets(data, sheets)
    except FAULTS as error:
        return Parsed(problems=[Problem(1, "", f"cannot read this workbook: {_explain_fault(error)}", lost=True)])
    return read_sheets(sheets, options, [Problem(1, "", _MISSING.format(name), lost=True) for name in missing_sheets])


def _explain_fault(error: Exception) -> str:
    """Return the fault of a workbook in words for people; other errors speak to programmers only."""
    if isinstance(error, zipfile.BadZipFile):
        return "the file is damaged or cut off"
    if isinstance(error, ValueError):
        return str(error) or "the file is cut off"
    return "a part of it is damaged, missing or unknown"


def _find_missing_sheets(data: bytes, sheets: Sequence[Sheet]) -> list[str]:
    """Return the sheets that a workbook lists but does not contain."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        sheet_list = archive.read("xl/workbook.xml") if "xl/workbook.xml" in archive.namelist() else b""
    names = [unescape(name.decode("utf-8", "replace")) for name in _SHEET_NAME.findall(sheet_list)]
    return [name for name in names if name not in {sheet.name for sheet in sheets}]


def dumps(publications: Iterable[Publication], options: WriteOptions = WriteOptions()) -> bytes:
    """Return the records as a workbook: the same bytes for the same records, and no formula."""
    headings, rows = _spread_texts(*row_writer.make_rows(publications, options))
    return workbook.make_workbook(headings, rows, options.headings, is_chosen=bool(options.columns))


def _sheets(data: bytes) -> list[Sheet]:
    import warnings

    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about unknown styles and validations, which hold no record
        workbook = load_workbook(BytesIO(data), read_only=True, data_only=True)
        allowance = Allowance(MOST_CELLS)
        with zipfile.ZipFile(BytesIO(data)) as archive:
            paths = sheet_part.sheet_paths(archive)
            has_formats = sheet_part.has_dates_without_days(archive)
            tables = [
                _sheet(sheet, archive, paths.get(sheet.title, ""), allowance, has_formats=has_formats)
                for sheet in workbook.worksheets
            ]
        return [*tables, *(Sheet(sheet.title, []) for sheet in workbook.chartsheets)]


def _sheet(sheet: Any, archive: zipfile.ZipFile, path: str, allowance: Allowance, *, has_formats: bool) -> Sheet:
    xml = archive.read(path) if path else b""
    rows = _rows(sheet, allowance, sheet_part.read_unworked_formulas(xml), has_formats=has_formats)
    links, comments = sheet_part.links_of_sheet(archive, path, xml), sheet_part.read_comments(archive, path)
    for position, row in enumerate(rows if links or comments else ()):
        addresses, texts = links.get(row.line, {}), comments.get(row.line, {})
        cells = [*row.cells, *[""] * (max(addresses, default=-1) + 1 - len(row.cells))]
        rows[position] = row._replace(cells=cells, links=addresses, comments=texts)
    sheet_texts = (*sheet_part.read_running_heads(xml), *sheet_part.read_drawings(archive, path))
    marks = [text for text in sheet_texts if level_of_line(text)]
    is_hidden = sheet.sheet_state != "visible"
    hidden_lines = sheet_part.read_hidden_rows(xml)
    struck_lines = sheet_part.read_struck_rows(xml, sheet_part.read_struck_styles(archive))
    merged_cells = sheet_part.read_merged_cells(xml)
    hidden_columns = sheet_part.read_hidden_columns(xml)
    table = Sheet(sheet.title, rows, merged_cells, is_hidden, hidden_lines, struck_lines, hidden_columns)
    return table.with_marks(marks)


def _rows(
    sheet: Any, allowance: Allowance, unworked: Mapping[int, Mapping[int, str]], *, has_formats: bool
) -> list[TableRow]:
    """Return the filled rows; where `has_formats`, a date is as its cell shows it: cells take longer than values."""
    sheet.reset_dimensions()  # a sheet's stated size is often wrong; without it, a row ends with its last value
    rows: list[TableRow] = []
    for number, read_row in enumerate(sheet.iter_rows(max_row=LAST_ROW + 1, values_only=not has_formats), 1):
        if number > LAST_ROW or not allowance.spend(1 + len(read_row)):
            raise ValueError(f"more rows than Excel allows ({LAST_ROW:,}), or more than {MOST_CELLS:,} cells")
        row = [cell.value for cell in read_row] if has_formats else read_row
        values = {position: value for position, value in enumerate(row) if value is not None}
        if values:
            errors = {position: value for position, value in values.items() if value in ERRORS}
            unresolved = {**unworked.get(number, {}), **errors}
            guesses = {position: kind for position, value in values.items() if (kind := _kind(value))}
            if has_formats:
                values = {position: _shown_value(read_row[position]) for position in values}
            rows.append(TableRow(number, _cells(values), is_whole=True, unresolved=unresolved, guesses=guesses))
    return rows


def _shown_value(cell: Any) -> Any:
    """Return the value of a cell; a date whose number format shows no more has only its year, or its month."""
    value = cell.value
    letters = sheet_part.letters_shown(cell.number_format) if isinstance(value, date) else 0
    return value.isoformat()[:letters] if 0 < letters < len("2018-01-01") else value


def _kind(value: object) -> Guess | None:
    """Return what a spreadsheet has made of a value: a date, a time, a truth value, a number in a shortened form."""
    if isinstance(value, str):
        return Guess.SHORT if guess_origin(value) is Guess.SHORT else None
    if isinstance(value, bool):
        return Guess.TRUTH
    return Guess.DAY if isinstance(value, date | time | timedelta) else None


def _cells(values: Mapping[int, object]) -> list[str]:
    """Return the texts of a row up to the last filled cell, from the values of those that are filled."""
    cells = [""] * (max(values) + 1)
    for position, value in values.items():
        cells[position] = _cell_text(value)
    for position in reversed([*values][:-1]):
        if len(cells[position]) == _LONGEST_CELL:
            cells[position], cells[position + 1] = cells[position] + cells[position + 1], ""
    for position in values:
        cells[position] = _unescape(cells[position]).strip()
    return cells


def _cell_text(value: object) -> str:
    """Return a cell's value as text: a date without midnight, a whole number without ".0", no formula error."""
    if isinstance(value, str):
        return "" if value in ERRORS else value
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != time() else value.date().isoformat()
    if isinstance(value, float):
        return whole_number(value) or str(value).removesuffix(".0")
    return str(value)


def _spread_texts(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[list[str], list[list[str]]]:
    """Return the columns and rows with each long text in as many cells as it needs; the reader joins them."""
    rows = [[_escape(text) for text in row] for row in rows]
    longest_lengths = [max((len(row[position]) for row in rows), default=0) for position in range(len(headings))]
    parts = [1 + length // _LONGEST_CELL for length in longest_lengths]
    ends = [
        heading if part == 1 else f"{heading} ({part})"
        for heading, number in zip(headings, parts, strict=True)
        for part in range(1, number + 1)
    ]
    return ends, [
        [piece for text, number in zip(row, parts, strict=True) for piece in _pieces(text, number)] for row in rows
    ]


def _pieces(text: str, number: int) -> list[str]:
    return [text[part * _LONGEST_CELL : (part + 1) * _LONGEST_CELL] for part in range(number)]


def _escape(text: str) -> str:
    if text in ERRORS:  # a text that looks like a formula's error
        return f"_x{ord(text[0]):04X}_{text[1:]}"
    if "_x" in text:
        text = _ESCAPE.sub(r"_x005F\g<0>", text)
    return text if text.isprintable() else _NO_XML.sub(lambda char: f"_x{ord(char[0]):04X}_", text)


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text) if "_x" in text else text
