"""Workbooks of a few cells, read and written."""

import zipfile
from io import BytesIO
from typing import Any

import openpyxl

from protlib.formats.tables import xlsx


def workbook(*sheets: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(row)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def load(*sheets: list[list[Any]]) -> list[dict[str, Any]]:
    return [publication.to_dict() for publication in xlsx.loads(workbook(*sheets)).publications]


TABLE: list[list[Any]] = [["Title", "Year"], ["A", 2009]]


def archive(**members: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, text in members.items():
            file.writestr(name, text)
    return buffer.getvalue()
