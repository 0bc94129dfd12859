"""Workbooks as LibreOffice saves them, built from pieces of XML: cells, rows, sheets."""

from html import escape
from typing import Final

from sample_files.documents import zipped

_ODF: Final = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES: Final = (
    " ".join(f'xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "style", "text", "table"))
    + f' xmlns:draw="{_ODF}:drawing:1.0"'
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_STYLES: Final = "".join(
    f'<style:style style:name="{name}"><style:table-properties table:display="{shows}"/></style:style>'
    for name, shows in (("seen", "true"), ("hidden", "false"))
) + "".join(
    f'<style:style style:name="{name}"><style:text-properties style:text-line-through-style="{line}"/></style:style>'
    for name, line in (("plain", "none"), ("struck", "solid"))
)


def cell(text: str = "", kind: str = "string", *, inner: str = "", more: str = "", **values: str) -> str:
    """Return a cell that shows a text; `inner` is XML in its place, `values` are its values: `date="2010-05-03"`."""
    attributes = "".join(
        f' office:{name + "-" if name != "number" else ""}value="{value}"' for name, value in values.items()
    )
    return (
        f'<table:table-cell office:value-type="{kind}"{attributes} {more}>'
        f"{inner or f'<text:p>{escape(text)}</text:p>'}</table:table-cell>"
    )


def row(*cells: str, times: int = 1) -> str:
    """Return a row, which ends with the empty cells that LibreOffice counts; a text is a cell."""
    inner = "".join(one if one.startswith("<table:") else cell(one) for one in cells)
    empty = '<table:table-cell table:number-columns-repeated="16300"/>'
    return f'<table:table-row table:number-rows-repeated="{times}">{inner}{empty}</table:table-row>'


def sheet(*rows: str, name: str = "List", style: str = "seen") -> str:
    """Return a sheet, which ends with the empty rows that LibreOffice counts."""
    return (
        f'<table:table table:name="{name}" table:style-name="{style}">'
        f"{''.join(rows)}{row(times=1_000_000)}</table:table>"
    )


def ods(*sheets: str, head: str = "") -> bytes:
    """Return a workbook of these sheets, whose pages have a head."""
    body = f"<office:body><office:spreadsheet>{''.join(sheets)}</office:spreadsheet></office:body>"
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": (
            f"<office:document-content {_SPACES}><office:automatic-styles>{_STYLES}</office:automatic-styles>{body}"
            "</office:document-content>"
        ),
        "styles.xml": (
            f"<office:document-styles {_SPACES}><office:master-styles><style:header><text:p>{head}</text:p></style:header>"
            "</office:master-styles></office:document-styles>"
        ),
    }
    return zipped(parts)
