"""Tables in Markdown: the pipe tables of pandoc and GitHub, whose lines may be long."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from protlib.formats.parsed import WriteOptions
from protlib.formats.tables import row_writer
from protlib.formats.tables.columns import HOLDS
from protlib.formats.tables.header import TableRow
from protlib.formats.tables.row_writer import lacks
from protlib.record.fields.line_marks import level_of_line
from protlib.record.model import Publication

__all__ = ["HOLDS", "dumps", "has_rule", "lacks", "read_pipes"]

# The characters with a meaning inside a Markdown cell; an underscore inside a word has none.
_MARKUP: Final = re.compile(r"[\\`*\[\]<>|$~^@]|(?<!\w)_|_(?!\w)")
_BREAK: Final = "<br>"
# Such as "|---|:---:|", the line below a header.
_RULE: Final = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$", re.MULTILINE)
# Such as the bars of "| a \\| b | c |", but not the first: it has a sign before it.
_BAR: Final = re.compile(r"(?<!\\)\|")
# Such as "**2020**", "*Mali*" and "`code`", where the signs are not escaped.
_EMPHASIS: Final = re.compile(r"(?<![\\\w*_`])(\*{1,3}|_{1,3}|`)(?=[^\s*_`])([^*_`\n]*[^\s*_`\\])\1(?![\w*_`])")
# Such as "[Camps](https://iom.int/camps)".
_LINK: Final = re.compile(r"(?<![\\!])\[([^\[\]\n]+)\]\((https?://[^\s()]+)\)")
_ESCAPE: Final = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


def dumps(publications: Iterable[Publication], options: WriteOptions = WriteOptions()) -> str:
    """Return the records as a table with capitalised column names as its header, or the headings of the options."""
    headings, rows = row_writer.make_rows(publications, options)
    titles = [_cell(options.headings.get(heading) or heading.replace("_", " ").capitalize()) for heading in headings]
    lines = [_line(titles), _line(["---"] * len(titles)), *(_line(map(_cell, row)) for row in rows)]
    return "".join(f"{line}\n" for line in lines)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    """Return a text for a cell, escaped so that it reads as itself."""
    return _BREAK.join(_MARKUP.sub(r"\\\g<0>", line).strip() for line in text.splitlines() if line)


def has_rule(head: str) -> bool:
    """Tell whether one of the first lines of a table is the line of dashes that Markdown has below a header."""
    return _RULE.search(head) is not None


def read_pipes(lines: Iterable[str]) -> Iterator[TableRow]:
    """Yield the rows of the tables in a text, without the lines of dashes.

    Of the lines around, those are rows that say who may see the tables.
    """
    for number, line in enumerate(lines, 1):
        text = line.strip(" \t\n#*_>")
        if "|" not in line and level_of_line(text):
            yield TableRow(number, [text])
        elif "|" in line and not _RULE.match(line):
            cells = _BAR.split(line.strip().removeprefix("|").removesuffix("|"))
            links = {position: match[2] for position, cell in enumerate(cells) if (match := _LINK.search(cell))}
            yield TableRow(number, [*map(_cell_text, cells)], links=links)


def _cell_text(cell: str) -> str:
    """Return what a cell says, without its marks of emphasis and the addresses of its links."""
    bare = _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", cell.strip().replace(_BREAK, "\n")))
    return _ESCAPE.sub("", bare)
