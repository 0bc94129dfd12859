"""The blocks of an overview, in any output format: headings, texts, pictures, tables and lists of references."""

from collections.abc import Sequence
from typing import NamedTuple

from protlib.citing.sections import Section


class Heading(NamedTuple):
    """A heading: of a part (2) or inside one (3)."""

    text: str
    level: int = 2


class Text(NamedTuple):
    """A paragraph."""

    text: str


class Linked(NamedTuple):
    """A text with a link."""

    text: str
    link: str


Cell = str | Linked


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


Block = Heading | Text | Table | Picture | Listing


class Overview(NamedTuple):
    """An overview: its title, its date in words, its language and writing direction, and its blocks."""

    title: str
    date: str
    language: str
    direction: str
    contents: str
    created: str
    blocks: Sequence[Block]
