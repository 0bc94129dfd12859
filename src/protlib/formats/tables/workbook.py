"""A workbook of one sheet, as bytes (ECMA-376, part 1, 12.2 and 18).

It is composed by hand: the same texts give the same bytes, in a tenth of openpyxl's time.
"""

import zipfile
from collections.abc import Container, Iterable, Mapping, Sequence
from io import BytesIO
from typing import Final

from protlib.formats.xmltext import escape_well_formed

_WIDTHS: Final = {"title": 60, "authors": 40, "abstract": 60, "reference": 60, "highlights": 60, "url": 30}
_WIDTH_OF_A_COLUMN: Final = 16  # letters: columns that have no width of their own
_YEAR: Final = "year"
_NARROW: Final = {"year": 8, "key": 24}
_WIDTH_OF_A_CHOSEN_COLUMN: Final = 32
"""The width of a chosen column, whose texts wrap."""

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SHEET_PATH: Final = "xl/worksheets/sheet1.xml"
_PARTS: Final = {
    "[Content_Types].xml": f'''<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="'''
    f'''application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="'''
    f'''application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/><Override '''
    f'''PartName="/{_SHEET_PATH}" ContentType="{_TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" '''
    f'''ContentType="{_TYPE}.styles+xml"/></Types>''',
    "_rels/.rels": f'''<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="'''
    f"""{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
    "xl/workbook.xml": f'''<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="publications" '''
    """sheetId="1" r:id="rId1"/></sheets></workbook>""",
    "xl/_rels/workbook.xml.rels": f'''<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '''
    f'''Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '''
    f'''Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>''',
    # The styles of cells by number: plain, header, wrapped text, key, text. 49 is Excel's number of the format "@",
    # in which everything that people type is text (ECMA-376, part 1, 18.8.30).
    "xl/styles.xml": f'''<styleSheet xmlns="{_MAIN}"><fonts count="2">'''
    """<font><sz val="11"/><name val="Calibri"/></font>"""
    """<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill """
    """patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill """
    """patternType="solid"><fgColor rgb="FFE7E6E6"/></patternFill></fill></fills><borders count="1"><border/>"""
    """</borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf/><xf fontId="1" fillId="2" """
    """applyFont="1" applyFill="1"/><xf numFmtId="49" applyNumberFormat="1" applyAlignment="1">"""
    """<alignment vertical="top" wrapText="1"/></xf><xf """
    """numFmtId="49" fillId="2" applyNumberFormat="1" applyFill="1" applyAlignment="1">"""
    """<alignment vertical="top"/></xf><xf """
    """numFmtId="49" applyNumberFormat="1"/><xf applyAlignment="1"><alignment vertical="top"/></xf></cellXfs>"""
    """<cellStyles count="1"><cellStyle name="Normal" """
    """xfId="0" builtinId="0"/></cellStyles></styleSheet>""",
}
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FROZEN_PANE: Final = '<sheetViews><sheetView workbookViewId="0"><pane {} state="frozen"/></sheetView></sheetViews>'
_FROZEN_HEADER: Final = _FROZEN_PANE.format('ySplit="1" topLeftCell="A2" activePane="bottomLeft"')
_FROZEN_KEY: Final = _FROZEN_PANE.format('xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight"')
_PLAIN, _HEADER, _WRAPPED, _MARKED, _TEXT, _NUMBER = range(6)


def make_workbook(
    columns: Sequence[str], rows: Sequence[Sequence[str]], headings: Mapping[str, str], *, is_chosen: bool
) -> bytes:
    """Return a workbook of texts that are escaped for Excel; the header stays in sight, and no cell is a formula.

    A column is headed by its name where `headings` has no other. With chosen columns, texts wrap, the key is marked
    and stays in sight, and each column can be filtered.
    """
    buffer = BytesIO()
    sheet = _sheet(columns, rows, headings, is_chosen=is_chosen)
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, part in {**_PARTS, _SHEET_PATH: sheet}.items():
            archive.writestr(zipfile.ZipInfo(path), (_XML + part).encode(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _sheet(
    columns: Sequence[str], rows: Sequence[Sequence[str]], headings: Mapping[str, str], *, is_chosen: bool
) -> str:
    letters = [column_letters(position) for position in range(len(columns))]
    styles = [_style(name, is_chosen=is_chosen) for name in columns]
    year_columns = {position for position, name in enumerate(columns) if name == _YEAR}
    lines = [_row(1, [headings.get(name, name) for name in columns], letters, [_HEADER] * len(columns), set())]
    lines += (_row(n, row, letters, styles, year_columns) for n, row in enumerate(rows, 2))
    widths = "".join(
        f'<col min="{position}" max="{position}" width="{_width(name, is_chosen=is_chosen)}"'
        f'{_style_attribute(style, "style")} customWidth="1"/>'
        for position, (name, style) in enumerate(zip(columns, styles, strict=True), 1)
    )
    column_list = f"<cols>{widths}</cols>" if widths else ""
    frozen = _FROZEN_KEY if is_chosen and columns[0] == "key" else _FROZEN_HEADER
    filters = f'<autoFilter ref="A1:{letters[-1]}{len(rows) + 1}"/>' if is_chosen else ""
    data = f"<sheetData>{''.join(lines)}</sheetData>"
    return f'<worksheet xmlns="{_MAIN}">{frozen}{column_list}{data}{filters}</worksheet>'


def _style(name: str, *, is_chosen: bool) -> int:
    """Return the style of a column and its empty cells; a column of texts keeps what people type."""
    if name == _YEAR:
        return _NUMBER if is_chosen else _PLAIN
    if not is_chosen:
        return _TEXT
    return _MARKED if name == "key" else _WRAPPED


def _width(name: str, *, is_chosen: bool) -> int:
    if is_chosen:
        return _NARROW.get(name) or _WIDTHS.get(name, _WIDTH_OF_A_CHOSEN_COLUMN)
    return _WIDTHS.get(name, _WIDTH_OF_A_COLUMN)


def _row(
    number: int, texts: Iterable[str], letters: Sequence[str], styles: Sequence[int], year_columns: Container[int]
) -> str:
    cells = [
        f'<c r="{letters[position]}{number}"{_style_attribute(styles[position])}'
        + (
            f"><v>{text}</v>"
            if position in year_columns
            else f' t="inlineStr"><is><t xml:space="preserve">{escape_well_formed(text)}</t></is>'
        )
        + "</c>"
        for position, text in enumerate(texts)
        if text
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'


def _style_attribute(style: int, name: str = "s") -> str:
    return f' {name}="{style}"' if style else ""


def column_letters(position: int) -> str:
    """Return Excel's name for a column: A, B ... Z, AA."""
    letters_before, last = divmod(position, 26)
    return (column_letters(letters_before - 1) if letters_before else "") + chr(ord("A") + last)
