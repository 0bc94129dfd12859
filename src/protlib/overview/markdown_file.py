"""An overview in Markdown: one file, with charts as tables with bars of blocks, for pandoc and most other readers."""

from collections.abc import Iterator, Sequence
from typing import Final

from protlib.citing import markup
from protlib.citing.citation import TextRun
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
from protlib.render.charts.svg import to_sentences

_DASHES_OF_A_TABLE: Final = 60
"""How many dashes share the width of a table: pandoc has columns as wide as theirs."""
_FEWEST_DASHES: Final = 3  # Markdown knows a row of fewer as no head


def make_markdown(overview: Overview) -> str:
    """Return an overview as Markdown."""
    lines = [f"# {_inline(overview.title)}", "", overview.date, ""]
    for block in overview.blocks:
        lines += _lines(block)
    return "".join(f"{line}\n" for line in lines).rstrip("\n") + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield from (f"{'#' * block.level} {_inline(block.text)}", "")
        case Text():
            yield from (_inline(block.text), "")
        case LabelledParagraph():
            yield from (markup.markdown((TextRun(block.label, bold=True), TextRun(" "), *block.runs)), "")
        case Picture():
            yield from _table(block.table)
            yield from (_inline(to_sentences(block.notes)), "") if block.notes else ()
        case Table():
            yield from _table(block)
        case Listing():
            yield from markup.markdown_list(block.sections)


def _table(table: Table) -> Iterator[str]:
    yield _row(table.heads)
    yield f"|{'|'.join('-' * max(round(width * _DASHES_OF_A_TABLE), _FEWEST_DASHES) for width in table.widths)}|"
    yield from map(_row, table.rows)
    yield ""


def _row(cells: Sequence[Cell]) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(cell: Cell) -> str:
    run = TextRun(cell.text, link=cell.link) if isinstance(cell, LinkedText) else TextRun(cell)
    return markup.markdown((run,), is_first=False)


def _inline(words: str) -> str:
    return markup.markdown((TextRun(words),))
