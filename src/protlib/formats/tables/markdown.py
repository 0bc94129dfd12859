"""Tables in Markdown, for a report: the pipe tables of pandoc and GitHub, whose lines may be long."""

import re
from collections.abc import Iterable
from typing import Final

from protlib.formats.parsed import WriteOptions
from protlib.formats.tables import row_writer
from protlib.formats.tables.columns import HOLDS
from protlib.formats.tables.row_writer import lacks
from protlib.record.model import Publication

__all__ = ["HOLDS", "dumps", "lacks"]

# The characters with a meaning inside a Markdown cell; an underscore inside a word has none.
_MARKUP: Final = re.compile(r"[\\`*\[\]<>|$~^@]|(?<!\w)_|_(?!\w)")
_BREAK: Final = "<br>"


def dumps(publications: Iterable[Publication], options: WriteOptions = WriteOptions()) -> str:
    """Return the records as a table with capitalised column names as its header."""
    headings, rows = row_writer.make_rows(publications, options)
    titles = [heading.replace("_", " ").capitalize() for heading in headings]
    lines = [_line(titles), _line(["---"] * len(titles)), *(_line(map(_cell, row)) for row in rows)]
    return "".join(f"{line}\n" for line in lines)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    """Return a text for a cell, escaped so that it reads as itself."""
    return _BREAK.join(_MARKUP.sub(r"\\\g<0>", line).strip() for line in text.splitlines() if line)
