"""An overview as one HTML file without scripts and outside resources, for the screen and for paper."""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final

from protlib.citing import markup
from protlib.overview.charts import BAR
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
from protlib.render.charts.drawing import BLOCKS
from protlib.render.charts.svg import to_sentences

_LOOK: Final = Path(__file__).with_name("web_page.css")
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"


def overview_page(overview: Overview) -> str:
    """Return an overview as a page."""
    title = escape(overview.title)
    style_sheet = _LOOK.read_text(encoding="utf-8")
    return "\n".join(
        (
            "<!doctype html>",
            f'<html lang="{overview.language}" dir="{overview.direction}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            '<meta name="referrer" content="no-referrer">',
            '<meta name="generator" content="protlib">',
            f"<title>{title}</title>",
            f"<style>\n{style_sheet}</style>",
            "</head>",
            "<body>",
            f"<header>\n<h1>{title}</h1>\n<p>{escape(overview.date)}</p>\n</header>",
            *_make_contents(overview),
            "<main>",
            *_make_main(overview),
            "</main>",
            f"<footer><p>{escape(overview.created)}</p></footer>",
            "</body>",
            "</html>\n",
        )
    )


def _make_contents(overview: Overview) -> Iterator[str]:
    """Yield links to the parts, where there are several."""
    if parts := overview.parts:
        yield f'<nav aria-label="{escape(overview.contents)}">\n<ul>'
        yield from (f'<li><a href="#{part.anchor}">{escape(part.text)}</a></li>' for part in parts)
        yield "</ul>\n</nav>"


def _make_main(overview: Overview) -> Iterator[str]:
    name = ""
    for block in overview.blocks:
        if isinstance(block, Heading):
            name = block.text
            anchor = f' id="{block.anchor}"' if block.anchor else ""
            yield f"<h{block.level}{anchor}>{escape(name)}</h{block.level}>"
        else:
            yield from _make_block(block, name)


def _make_block(block: Block, name: str) -> Iterator[str]:
    """Yield a block below the heading with a name."""
    match block:
        case Text():
            yield f"<p>{escape(block.text)}</p>"
        case LabelledParagraph():
            yield f"<p><b>{escape(block.label)}</b> <bdi>{markup.html(block.runs)}</bdi></p>"
        case Picture():
            yield f'<figure dir="ltr">{block.svg.strip()}\n</figure>'
            # On a telephone, the letters of a picture are too small to read: the table of its content takes its place.
            yield '<div class="chart">'
            yield from _make_table(block.table, block.title)
            yield from (f"<p>{escape(to_sentences(block.notes))}</p>",) if block.notes else ()
            yield "</div>"
        case Table():
            yield from _make_table(block, name)
        case Listing():
            kind = "references hanging" if block.is_hanging else "references"
            yield f'<div class="{kind}" lang="">'
            _charset, *lines = markup.html_list(block.sections, is_hanging=False)
            yield from (f'<p dir="auto"{line.removeprefix("<p")}' for line in lines)
            yield "</div>"


def _make_table(table: Table, name: str) -> Iterator[str]:
    yield f'<table aria-label="{escape(name)}">'
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    columns = "".join(f'<col style="width: {width:.0%}">' for width in table.widths)
    yield f"<colgroup>{columns}</colgroup>"
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    for row in table.rows:
        yield f"<tr>{''.join(f'<td>{_make_cell(cell)}</td>' for cell in row)}</tr>"
    yield "</tbody>\n</table>"


def _make_cell(cell: Cell) -> str:
    if isinstance(cell, LinkedText):
        return f'<a href="{escape(cell.link)}"><bdi>{escape(cell.text)}</bdi></a>'
    if cell and not cell.strip(BLOCKS.horizontal):
        parts = sum(BLOCKS.horizontal.index(sign) + 1 for sign in cell)
        return f'<span class="bar" style="inline-size: {parts / len(BLOCKS.horizontal) / BAR:.1%}"></span>'
    return f"<bdi>{escape(cell)}</bdi>"
