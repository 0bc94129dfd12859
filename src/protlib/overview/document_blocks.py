"""The blocks of a document for others, such as an overview, in any form: headings, texts, pictures, tables, lists."""

from collections.abc import Sequence
from typing import NamedTuple

from protlib.citing.citation import Runs
from protlib.citing.sections import Section


class Heading(NamedTuple):
    """A heading: of a part (2), which links lead to by its anchor, or inside one (3)."""

    text: str
    level: int = 2
    anchor: str = ""


class Text(NamedTuple):
    """A paragraph."""

    text: str


class LabelledParagraph(NamedTuple):
    """A paragraph behind a label in bold."""

    label: str
    runs: Runs


class LinkedText(NamedTuple):
    """A text with a link."""

    text: str
    link: str


Cell = str | LinkedText


class Table(NamedTuple):
    """A table under heads; `widths` are the shares of its columns."""

    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[float]


class Picture(NamedTuple):
    """A picture as SVG with its content in words, and a table and notes for output without pictures."""

    title: str
    description: str
    svg: str
    table: Table
    notes: Sequence[str] = ()


class Listing(NamedTuple):
    """A list of references."""

    sections: Sequence[Section]
    is_hanging: bool


Block = Heading | Text | LabelledParagraph | Table | Picture | Listing


class Overview(NamedTuple):
    """An overview: its title, its date in words, its language and writing direction, and its blocks.

    `contents` and `created` are words in its language, `numbering` is "Page {page} of {pages}"; `paper` is of `PAPERS`.
    """

    title: str
    date: str
    language: str
    direction: str
    contents: str
    created: str
    numbering: str
    paper: str
    blocks: Sequence[Block]

    @property
    def parts(self) -> list[Heading]:
        """The headings of the parts, none where there is one part alone."""
        headings = [block for block in self.blocks if isinstance(block, Heading) and block.anchor]
        return headings if len(headings) > 1 else []
