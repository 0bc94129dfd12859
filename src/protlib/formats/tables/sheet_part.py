"""What openpyxl does not report of a sheet: merged cells, formulas without a result, links, comments, running heads."""

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Collection, Iterator
from functools import lru_cache
from html import unescape
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from protlib.formats.common.cell_values import link_of_cell
from protlib.text import clean

# Such as `<mergeCell ref="B2:B4"/>`.
_MERGED_CELLS: Final = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
# Such as `<c r="B2"><f>CONCATENATE("a","b")</f><v/></c>`, by a program that writes formulas without
# results; a formula that continues the cell above is `<f t="shared" si="0"/>`.
_OPEN_FORMULA: Final = re.compile(
    rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>([^<]*)</(?:\w+:)?f>)\s*'
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
# Such as `<hyperlink ref="C2" r:id="rId1"/>`, with its address among the relations of the sheet.
_LINK: Final = re.compile(rb"<(?:\w+:)?hyperlink\s[^>]*>")
# Such as `<c r="C3" t="str"><f>HYPERLINK("https://iom.int/a.pdf","PDF")</f>`.
_LINKING: Final = re.compile(
    rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<(?:\w+:)?f\b[^>]*>\s*HYPERLINK\(\s*(?:"|&quot;)'
    rb'([^"<]*?)(?:"|&quot;)'
)
# Such as `<comment ref="A2" authorId="0"><text><t>do not cite</t></text></comment>`.
_COMMENT: Final = re.compile(rb"(<(?:\w+:)?comment\s[^>]*>)(.*?)</(?:\w+:)?comment>", re.DOTALL)
# Such as `<row r="3" hidden="1">`, which a filter writes as well, and `<a:p>…<a:t>CONFIDENTIAL</a:t>` of a text box.
_HIDDEN_ROW: Final = re.compile(rb'<(?:\w+:)?row(?=\s[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d{1,7})"')
# Such as `<col min="5" max="6" width="0" hidden="1"/>`.
_HIDDEN_COLUMNS: Final = re.compile(
    rb'<(?:\w+:)?col(?=\s[^>]*\bhidden="(?:1|true)")(?=\s[^>]*\bmin="(\d{1,5})")[^>]*\bmax="(\d{1,5})"'
)
_DRAWING_PARAGRAPH: Final = re.compile(rb"<(?:\w+:)?p(?:\s[^>]*)?>(.*?)</(?:\w+:)?p>", re.DOTALL)
_TEXT: Final = re.compile(rb"<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</")
# Such as `<oddHeader>&amp;CCONFIDENTIAL</oddHeader>`, where "&C" means the middle.
_RUNNING_HEAD: Final = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)>([^<]*)<")
_HEAD_CODE: Final = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-F]{6}|[A-Z])')
# Such as `<fonts count="2"><font><strike/><sz val="11"/></font>…</fonts>`, and the styles of cells that name them.
_FONTS: Final = re.compile(rb"<(?:\w+:)?fonts\b.*?</(?:\w+:)?fonts>", re.DOTALL)
_FONT: Final = re.compile(rb"<(?:\w+:)?font(?:\s[^>]*)?(?:/>|>.*?</(?:\w+:)?font>)", re.DOTALL)
_STRUCK: Final = re.compile(rb'<(?:\w+:)?strike(?!\s[^>]*\bval="(?:0|false)")[\s/>]')
_CELL_STYLES: Final = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_CELL_STYLE: Final = re.compile(rb"<(?:\w+:)?xf\b[^>]*>")
_FILLED_CELL: Final = re.compile(rb"<(?:\w+:)?c\s[^>]*(?<!/)>")
_CELL: Final = re.compile(rb"([A-Z]{1,3})(\d{1,7})")
_SHEET_LIST: Final = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATIONSHIP: Final = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_BOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
LETTERS_OF_A_FORMULA: Final = 40  # in a message of one line


_STYLES: Final = "xl/styles.xml"
_MONTH_AND_YEAR: Final = rb'numFmtId="17"'  # the built-in "mmm-yy" (ECMA-376, 18.8.30)
_FORMAT_CODE: Final = re.compile(rb'formatCode="([^"]*)"')
# What a number format prints as it is, or that is no part of a date: "de", \\-, [$-C0A], _), *-.
_LITERAL: Final = re.compile(r'"[^"]*"|\\.|\[[^]]*]|[_*].')
_LETTERS_OF_A_DAY: Final = len("2018-01-01")


class MergedCells(NamedTuple):
    """Merged cells: the first and the last column (from 0), the first and the last row (from 1)."""

    column: int
    first: int
    last_column: int
    last: int


def sheet_paths(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the path of each sheet of a workbook, by its name."""
    if not {_BOOK, _RELATIONS} <= {*archive.namelist()}:
        return {}
    targets_by_id = {
        _attribute(tag, "Id"): _attribute(tag, "Target") for tag in _RELATIONSHIP.findall(archive.read(_RELATIONS))
    }
    targets = {
        unescape(_attribute(tag, "name")): targets_by_id.get(_attribute(tag, r"\w+:id"), "")
        for tag in _SHEET_LIST.findall(archive.read(_BOOK))
    }
    paths_by_name = {name: str(PurePosixPath("/xl", target))[1:] for name, target in targets.items() if target}
    return {name: path for name, path in paths_by_name.items() if path in archive.namelist()}


def _attribute(tag: bytes, attribute: str) -> str:
    match = re.search(rf'\s{attribute}="([^"]*)"', tag.decode("utf-8", "replace"))
    return match[1] if match else ""


def read_merged_cells(xml: bytes) -> list[MergedCells]:
    """Return the merged cells of a sheet; the first of them has the value."""
    if b"mergeCell" not in xml:
        return []
    return [
        MergedCells(_number(column), int(first), _number(last_column), int(last))
        for column, first, last_column, last in _MERGED_CELLS.findall(xml)
    ]


def read_unworked_formulas(xml: bytes) -> dict[int, dict[int, str]]:
    """Return the formulas of a sheet without a result, by row (from 1) and column (from 0)."""
    formulas: dict[int, dict[int, str]] = {}
    if b"<f" in xml or b":f" in xml:
        for column, row, formula in _OPEN_FORMULA.findall(xml):
            text = f"={clean(unescape(formula.decode('utf-8', 'replace'))) or '…'}"
            formulas.setdefault(int(row), {})[_number(column)] = text[:LETTERS_OF_A_FORMULA]
    return formulas


def links_of_sheet(archive: zipfile.ZipFile, path: str, xml: bytes) -> dict[int, dict[int, str]]:
    """Return the addresses on the web and the documents behind cells, by row (from 1) and column (from 0)."""
    links: dict[int, dict[int, str]] = {}
    if b"hyperlink" in xml:
        targets = {_attribute(tag, "Id"): _attribute(tag, "Target") for tag in _relations(archive, path)}
        for tag in _LINK.findall(xml):
            cell = _CELL.match(_attribute(tag, "ref").encode())
            address = link_of_cell(unescape(targets.get(_attribute(tag, r"\w+:id"), "")))
            if cell and address:
                links.setdefault(int(cell[2]), {})[_number(cell[1])] = address
    for column, row, address in _LINKING.findall(xml) if b"HYPERLINK(" in xml else ():
        if link := link_of_cell(unescape(address.decode("utf-8", "replace"))):
            links.setdefault(int(row), {})[_number(column)] = link
    return links


def read_comments(archive: zipfile.ZipFile, path: str) -> dict[int, dict[int, str]]:
    """Return what people have written on the cells of a sheet, by row (from 1) and column (from 0)."""
    comments: dict[int, dict[int, str]] = {}
    for xml in _parts_beside(archive, path, "/comments"):
        for tag, body in _COMMENT.findall(xml):
            cell = _CELL.match(_attribute(tag, "ref").encode())
            text = clean(unescape(b"".join(_TEXT.findall(body)).decode("utf-8", "replace")))
            if cell and text:
                comments.setdefault(int(cell[2]), {})[_number(cell[1])] = text
    return comments


def read_drawings(archive: zipfile.ZipFile, path: str) -> list[str]:
    """Return the paragraphs of the text boxes and shapes on a sheet."""
    paragraphs = (
        b"".join(_TEXT.findall(paragraph)).decode("utf-8", "replace")
        for xml in _parts_beside(archive, path, "/drawing")
        for paragraph in _DRAWING_PARAGRAPH.findall(xml)
    )
    return [text for paragraph in paragraphs if (text := clean(unescape(paragraph)))]


def read_hidden_rows(xml: bytes) -> set[int]:
    """Return the numbers of the rows that people do not see, or have filtered out."""
    return {int(number) for number in _HIDDEN_ROW.findall(xml)} if b"hidden" in xml else set()


def read_hidden_columns(xml: bytes) -> list[range]:
    """Return the positions, from 0, of the columns that people do not see."""
    ranges = _HIDDEN_COLUMNS.findall(xml) if b"hidden" in xml else []
    return [range(int(first) - 1, int(last)) for first, last in ranges]


def read_struck_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    """Return the numbers of the styles of a workbook whose font strikes cells out."""
    styles = archive.read(_STYLES) if _STYLES in archive.namelist() else b""
    fonts, cell_styles = _FONTS.search(styles), _CELL_STYLES.search(styles)
    if b"strike" not in styles or fonts is None or cell_styles is None:
        return frozenset()
    struck_fonts = {str(number) for number, font in enumerate(_FONT.findall(fonts[0])) if _STRUCK.search(font)}
    formats = _CELL_STYLE.findall(cell_styles[0])
    return frozenset(number for number, tag in enumerate(formats) if _attribute(tag, "fontId") in struck_fonts)


def read_struck_rows(xml: bytes, styles: Collection[int]) -> set[int]:
    """Return the numbers of the rows of a sheet of which most filled cells have one of these styles."""
    counts: Counter[int] = Counter()
    for tag in _FILLED_CELL.findall(xml) if styles else ():
        cell = _CELL.match(_attribute(tag, "r").encode())
        style = _attribute(tag, "s")
        if cell:
            counts[int(cell[2])] += 1 if style.isdecimal() and int(style) in styles else -1
    return {line for line, balance in counts.items() if balance > 0}


def read_running_heads(xml: bytes) -> list[str]:
    """Return the texts that a sheet prints at the head and the foot of its pages."""
    heads = (unescape(head.decode("utf-8", "replace")) for head in _RUNNING_HEAD.findall(xml))
    return [text for head in heads if (text := clean(_HEAD_CODE.sub(" ", head)))]


def _parts_beside(archive: zipfile.ZipFile, path: str, kind: str) -> Iterator[bytes]:
    """Yield the parts of an archive to which a sheet is related in one way."""
    for tag in _relations(archive, path):
        if _attribute(tag, "Type").endswith(kind):
            part = posixpath.normpath(posixpath.join("/", posixpath.dirname(path), _attribute(tag, "Target")))[1:]
            if part in archive.namelist():
                yield archive.read(part)


def _relations(archive: zipfile.ZipFile, path: str) -> list[bytes]:
    folder, name = posixpath.split(path)
    relations = f"{folder}/_rels/{name}.rels"
    return _RELATIONSHIP.findall(archive.read(relations)) if relations in archive.namelist() else []


def has_dates_without_days(archive: zipfile.ZipFile) -> bool:
    """Tell whether a workbook has a number format that shows the months or years of dates alone."""
    styles = archive.read(_STYLES) if _STYLES in archive.namelist() else b""
    codes = (unescape(code.decode("utf-8", "replace")) for code in _FORMAT_CODE.findall(styles))
    return _MONTH_AND_YEAR in styles or any(letters_shown(code) < _LETTERS_OF_A_DAY for code in codes)


@lru_cache(maxsize=256)
def letters_shown(number_format: str) -> int:
    """Return how many letters of "2018-01-01" a number format shows: 7 for "mmm-yy", 4 for "yyyy", else all."""
    code = _LITERAL.sub("", number_format.partition(";")[0]).lower()
    if "y" not in code or not {"d", "h", "s"}.isdisjoint(code):
        return _LETTERS_OF_A_DAY
    return len("2018-01") if "m" in code else len("2018")


def _number(letters: bytes) -> int:
    """Return the number of a column, from 0: 26 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
