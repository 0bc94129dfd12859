"""An overview as a document of a word processor or as PDF: the engine writes it of blocks."""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from protlib.citing.engine import inlines, write
from protlib.citing.engine.descriptions import described
from protlib.citing.engine.inlines import Node
from protlib.citing.engine.list_writer import entry_block, with_hanging_style, with_whole_rows
from protlib.citing.engine.printers import printed
from protlib.citing.engine.report_writer import WITH_REFERENCE
from protlib.overview.blocks import Block, Cell, Heading, Linked, Listing, Overview, Picture, Table, Text
from protlib.render.charts import png
from protlib.render.charts.svg import sentences

_NO_NAME: Final = ["", [], []]
_TALLEST: Final = 1.2
"""How high a picture may be, in widths of the text: it is to have room on a page below its heading."""
_FROM_RIGHT: Final = "\u2067"
_POP: Final = "\u2069"
_DEFAULT: Final = {"t": "AlignDefault"}


def data(overview: Overview, form: str, reference: Path | None, *, has_pictures: bool) -> bytes:
    """Return an overview as docx, odt or pdf, with charts as pictures or as tables; `reference` is what its styles are taken from.

    Raises UsageError where there is no engine, or no program that makes PDF files.
    """
    if form == "pdf":
        return printed(lambda between, arguments: _data(overview, form, between, arguments, has_pictures=has_pictures))
    styles = ("--reference-doc", str(reference.absolute())) if reference and form in WITH_REFERENCE else ()
    return _data(overview, form, form, styles, has_pictures=has_pictures)


def _data(overview: Overview, form: str, between: str, arguments: Sequence[str], *, has_pictures: bool) -> bytes:
    """Return an overview in a form that is made by way of another, such as PDF by LaTeX; the arguments are the engine's."""
    told = {"title": overview.title, "date": overview.date, "lang": overview.language}
    if overview.direction == "rtl":  # which the paragraphs of a title and a date are not
        around = {name: f"{_FROM_RIGHT}{told[name]}{_POP}" for name in ("title", "date")}
        told |= {**around, "dir": overview.direction}
    meta = {name: {"t": "MetaInlines", "c": inlines.inlines(text)} for name, text in told.items()}
    blocks = [node for block in overview.blocks for node in _nodes(block, between, has_pictures=has_pictures)]
    made = write(blocks, form, "--standalone", *arguments, meta=meta).data
    hangs = any(isinstance(block, Listing) and block.is_hanging for block in overview.blocks)
    made = described(with_hanging_style(made, form) if hangs else made, form, blocks)
    return with_whole_rows(made) if form == "docx" else made


def has_charts(overview: Overview) -> bool:
    """Tell whether an overview has a chart."""
    return any(isinstance(block, Picture) for block in overview.blocks)


def _nodes(block: Block, to: str, *, has_pictures: bool) -> Iterator[Node]:
    match block:
        case Heading():
            yield {"t": "Header", "c": [block.level - 1, _NO_NAME, inlines.inlines(block.text)]}
        case Text():
            yield _paragraph(block.text)
        case Picture() if has_pictures:
            yield {"t": "Para", "c": [_image(block)]}
        case Picture():
            yield _table(block.table)
            if block.notes:
                yield _paragraph(sentences(block.notes))
        case Table():
            yield _table(block)
        case Listing():
            entries = (entry for section in block.sections for entry in section.entries)
            yield from (entry_block(entry, to, ("", []), is_hanging=block.is_hanging) for entry in entries)


def _paragraph(text: str) -> Node:
    return {"t": "Para", "c": inlines.inlines(text)}


def _image(picture: Picture) -> Node:
    """Return a picture that stands in the document itself, with what it says for those who do not see it."""
    place = f"data:image/png;base64,{b64encode(png.data(picture.svg)).decode()}"
    width = min(round(100 * _TALLEST / _height(picture.svg)), 100)
    return {
        "t": "Image",
        "c": [["", [], [["width", f"{width}%"]]], inlines.inlines(picture.told), [place, ""]],
    }


def _height(svg: str) -> float:
    """Return how high a picture is, in widths of its own."""
    found = re.search(r'viewBox="\S+ \S+ (\S+) (\S+)"', svg)
    return float(found[2]) / float(found[1]) if found else 1.0


def _table(table: Table) -> Node:
    columns = [[_DEFAULT, {"t": "ColWidth", "c": width}] for width in table.widths]
    head = [_NO_NAME, [_row([_strong(each) for each in table.heads])]]
    body = [_NO_NAME, 0, [], [_row([_cell(cell) for cell in row]) for row in table.rows]]
    return {"t": "Table", "c": [_NO_NAME, [None, []], columns, head, [body], [_NO_NAME, []]]}


def _row(cells: Sequence[Sequence[Node]]) -> Node:
    return [_NO_NAME, [[_NO_NAME, _DEFAULT, 1, 1, [{"t": "Plain", "c": cell}]] for cell in cells]]


def _strong(text: str) -> list[Node]:
    return [{"t": "Strong", "c": inlines.inlines(text)}]


def _cell(cell: Cell) -> list[Node]:
    if isinstance(cell, Linked):
        return [{"t": "Link", "c": [_NO_NAME, inlines.inlines(cell.text), [cell.link, ""]]}]
    return inlines.inlines(cell)
