"""What openpyxl does not report of a sheet: merged cells, formulas without a result, dates shown without their days."""

import re
import zipfile
from functools import lru_cache
from html import unescape
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from protlib.text import clean

# Such as `<mergeCell ref="B2:B4"/>`.
_MERGED: Final = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
# Such as `<c r="B2"><f>CONCATENATE("a","b")</f><v/></c>`, by a program that writes formulas without
# results; a formula that continues the cell above is `<f t="shared" si="0"/>`.
_UNWORKED: Final = re.compile(
    rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>([^<]*)</(?:\w+:)?f>)\s*'
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_SHEET_LIST: Final = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATED: Final = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_BOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_LETTERS_OF_A_FORMULA: Final = 40  # in a message of one line


_STYLES: Final = "xl/styles.xml"
_MONTH_AND_YEAR: Final = rb'numFmtId="17"'  # the built-in "mmm-yy" (ECMA-376, 18.8.30)
_FORMAT_CODE: Final = re.compile(rb'formatCode="([^"]*)"')
# What a number format prints as it is, or that is no part of a date: "de", \\-, [$-C0A], _), *-.
_LITERAL: Final = re.compile(r'"[^"]*"|\\.|\[[^]]*]|[_*].')
_LETTERS_OF_A_DAY: Final = len("2018-01-01")


class Merged(NamedTuple):
    """Merged cells: the first and the last column (from 0), the first and the last row (from 1)."""

    column: int
    first: int
    last_column: int
    last: int


def paths(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the path of each sheet of a workbook, by its name."""
    if not {_BOOK, _RELATIONS} <= {*archive.namelist()}:
        return {}
    related = {_attribute(tag, "Id"): _attribute(tag, "Target") for tag in _RELATED.findall(archive.read(_RELATIONS))}
    targets = {
        unescape(_attribute(tag, "name")): related.get(_attribute(tag, r"\w+:id"), "")
        for tag in _SHEET_LIST.findall(archive.read(_BOOK))
    }
    paths_by_name = {name: str(PurePosixPath("/xl", target))[1:] for name, target in targets.items() if target}
    return {name: path for name, path in paths_by_name.items() if path in archive.namelist()}


def _attribute(tag: bytes, attribute: str) -> str:
    match = re.search(rf'\s{attribute}="([^"]*)"', tag.decode("utf-8", "replace"))
    return match[1] if match else ""


def read_merged_cells(xml: bytes) -> list[Merged]:
    """Return the merged cells of a sheet; the first of them has the value."""
    if b"mergeCell" not in xml:
        return []
    return [
        Merged(_number(column), int(first), _number(last_column), int(last))
        for column, first, last_column, last in _MERGED.findall(xml)
    ]


def read_unworked_formulas(xml: bytes) -> dict[int, dict[int, str]]:
    """Return the formulas of a sheet without a result, by row (from 1) and column (from 0)."""
    formulas: dict[int, dict[int, str]] = {}
    if b"<f" in xml or b":f" in xml:
        for column, row, formula in _UNWORKED.findall(xml):
            text = f"={clean(unescape(formula.decode('utf-8', 'replace'))) or '…'}"
            formulas.setdefault(int(row), {})[_number(column)] = text[:_LETTERS_OF_A_FORMULA]
    return formulas


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
