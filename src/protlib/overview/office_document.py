"""An overview as a word processor's document or as PDF, written by the engine."""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Literal, NamedTuple

from protlib.citing.citation import TextRun, plain_text
from protlib.citing.engine import inlines
from protlib.citing.engine.descriptions import put_descriptions
from protlib.citing.engine.inlines import Node, convert_blocks
from protlib.citing.engine.list_writer import entry_block, with_hanging_style, with_whole_rows
from protlib.citing.engine.page_layout import PageSettings, with_pages
from protlib.citing.engine.printers import find_office, print_report, print_word
from protlib.citing.engine.report_writer import STYLE_PARTS
from protlib.citing.sections import ListEntry
from protlib.overview.document_blocks import (
    Block,
    Cell,
    Heading,
    LabelledParagraph,
    LinkedText,
    Listing,
    Overview,
    Picture,
    Table,
    Text,
)
from protlib.render.charts import png
from protlib.render.charts.svg import to_sentences
from protlib.text import direction_of, isolate

OfficeForm = Literal["docx", "odt", "pdf"]
_NO_NAME: Final = ["", [], []]
_MOST_HEIGHT_OF_A_PICTURE: Final = 1.2
"""How high a picture may be, in widths of the text: it is to have room on a page below its heading."""
_DEFAULT: Final = {"t": "AlignDefault"}


class _Setting(NamedTuple):
    """The setting of a document's blocks: the form that the engine writes, its direction, and what charts become."""

    form: str
    direction: str
    has_pictures: bool

    def find_other_direction(self, text: str) -> str:
        """Return the direction of a text, that of its first letter; "" for that of the document."""
        return direction_of(text).replace(self.direction, "")

    def isolate(self, text: str, nodes: list[Node]) -> list[Node]:
        """Return the nodes of a text in its own direction: quotation marks and full stops stay at their ends."""
        if not (direction := self.find_other_direction(text)):
            return nodes
        opening, closing = (Node(t="Str", c=sign) for sign in isolate("", direction))
        isolated_nodes = [opening, *nodes, closing]
        # Word goes by the direction of runs, LibreOffice and PDF by the characters of Unicode.
        return (
            [{"t": "Span", "c": [_with_direction(direction), isolated_nodes]}]
            if self.form == "docx"
            else isolated_nodes
        )


def _with_direction(direction: str) -> list[object]:
    return ["", [], [["dir", direction]]]


def make_office_document(overview: Overview, form: OfficeForm, reference: Path | None, *, has_pictures: bool) -> bytes:
    """Return an overview as docx, odt or pdf, with charts as pictures or as tables; `reference` gives the styles.

    LibreOffice makes PDF files where it is installed, else another program. Raises UsageError where there is no engine,
    or no program that makes PDF files.
    """
    if form == "pdf" and find_office():
        return print_word(_make_document(overview, "docx", "docx", (), has_pictures=has_pictures))
    if form == "pdf":
        return print_report(
            lambda intermediate_form, arguments: _make_document(
                overview, form, intermediate_form, arguments, has_pictures=has_pictures
            )
        )
    styles = ("--reference-doc", str(reference.absolute())) if reference and form in STYLE_PARTS else ()
    return _make_document(overview, form, form, styles, has_pictures=has_pictures)


def _make_document(
    overview: Overview, form: OfficeForm, intermediate_form: str, arguments: Sequence[str], *, has_pictures: bool
) -> bytes:
    """Return an overview in a form, perhaps through another one, with the engine's arguments: PDF through LaTeX."""
    meta_values = {"title": overview.title, "date": overview.date, "lang": overview.language}
    if overview.direction == "rtl":  # which the paragraphs of a title and a date are not
        meta_of_document = {name: isolate(meta_values[name], overview.direction) for name in ("title", "date")}
        meta_values |= {**meta_of_document, "dir": overview.direction}
    meta: dict[str, Node] = {
        name: {"t": "MetaInlines", "c": inlines.inlines(text)} for name, text in meta_values.items()
    }
    setting = _Setting(intermediate_form, overview.direction, has_pictures)
    blocks = [*_make_contents(overview), *(node for block in overview.blocks for node in _block_nodes(block, setting))]
    document = convert_blocks(blocks, form, "--standalone", *arguments, meta=meta).data
    has_hanging_list = any(isinstance(block, Listing) and block.is_hanging for block in overview.blocks)
    document = put_descriptions(with_hanging_style(document, form) if has_hanging_list else document, form, blocks)
    if not arguments:  # else the pages are those of the office's own document
        pages = PageSettings(overview.paper, overview.title, overview.numbering, overview.direction == "rtl")
        document = with_pages(document, form, pages)
    return with_whole_rows(document) if form == "docx" else document


def _make_contents(overview: Overview) -> Iterator[Node]:
    """Yield links to the parts, where there are several."""
    if parts := overview.parts:
        links = [{"t": "Link", "c": [_NO_NAME, inlines.inlines(part.text), [f"#{part.anchor}", ""]]} for part in parts]
        yield {"t": "Para", "c": [{"t": "Strong", "c": inlines.inlines(overview.contents)}]}
        yield {"t": "BulletList", "c": [[{"t": "Plain", "c": [link]}] for link in links]}


def has_charts(overview: Overview) -> bool:
    """Tell whether an overview has a chart."""
    return any(isinstance(block, Picture) for block in overview.blocks)


def _block_nodes(block: Block, setting: _Setting) -> Iterator[Node]:
    match block:
        case Heading():
            yield {"t": "Header", "c": [block.level - 1, [block.anchor, [], []], inlines.inlines(block.text)]}
        case Text():
            yield _text_node(block.text)
        case LabelledParagraph():
            runs = setting.isolate(plain_text(block.runs), inlines.runs_to_inlines(block.runs))
            yield {"t": "Para", "c": [*inlines.runs_to_inlines((TextRun(block.label, bold=True), TextRun(" "))), *runs]}
        case Picture() if setting.has_pictures:
            yield {"t": "Para", "c": [_image_node(block)]}
        case Picture():
            yield _table_node(block.table, setting)
            if block.notes:
                yield _text_node(to_sentences(block.notes))
        case Table():
            yield _table_node(block, setting)
        case Listing():
            entries = (entry for section in block.sections for entry in section.entries)
            yield from (_entry_node(entry, setting, is_hanging=block.is_hanging) for entry in entries)


def _entry_node(entry: ListEntry, setting: _Setting, *, is_hanging: bool) -> Node:
    """Return a reference, a paragraph with a direction of its own."""
    node = entry_block(entry, setting.form, ("", []), is_hanging=is_hanging)
    text = plain_text(entry.runs)
    direction = setting.find_other_direction(text)
    if direction and setting.form == "docx":
        return {"t": "Div", "c": [_with_direction(direction), [node]]}
    paragraph = node["c"][1][0]
    paragraph["c"] = setting.isolate(text, paragraph["c"])
    return node


def _text_node(text: str) -> Node:
    return {"t": "Para", "c": inlines.inlines(text)}


def _image_node(picture: Picture) -> Node:
    """Return a picture inside the document, with its content in words for people who do not see it."""
    address = f"data:image/png;base64,{b64encode(png.make_png(picture.svg)).decode()}"
    width = min(round(100 * _MOST_HEIGHT_OF_A_PICTURE / _find_height(picture.svg)), 100)
    return {
        "t": "Image",
        "c": [["", [], [["width", f"{width}%"]]], inlines.inlines(picture.description), [address, ""]],
    }


def _find_height(svg: str) -> float:
    """Return the height of a picture, in widths of its own."""
    match = re.search(r'viewBox="\S+ \S+ (\S+) (\S+)"', svg)
    return float(match[2]) / float(match[1]) if match else 1.0


def _table_node(table: Table, setting: _Setting) -> Node:
    columns = [[_DEFAULT, {"t": "ColWidth", "c": width}] for width in table.widths]
    head = [_NO_NAME, [_row_node([[Node(t="Strong", c=inlines.inlines(head))] for head in table.heads])]]
    body = [_NO_NAME, 0, [], [_row_node([_cell_nodes(cell, setting) for cell in row]) for row in table.rows]]
    return {"t": "Table", "c": [_NO_NAME, [None, []], columns, head, [body], [_NO_NAME, []]]}


def _row_node(cells: Sequence[Sequence[Node]]) -> list[object]:
    return [_NO_NAME, [[_NO_NAME, _DEFAULT, 1, 1, [{"t": "Plain", "c": cell}]] for cell in cells]]


def _cell_nodes(cell: Cell, setting: _Setting) -> list[Node]:
    if isinstance(cell, LinkedText):
        link = Node(t="Link", c=[_NO_NAME, inlines.inlines(cell.text), [cell.link, ""]])
        return setting.isolate(cell.text, [link])
    return setting.isolate(cell, inlines.inlines(cell))
