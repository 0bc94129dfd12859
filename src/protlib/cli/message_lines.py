"""Messages as lines that a terminal does not cut within a word."""

import os
import re
import sys
import unicodedata
from collections.abc import Iterator
from typing import Final, TextIO

_INDENT: Final = "  "
"""What stands before each further line of a message, as gh has it."""
_FEWEST_COLUMNS: Final = 20
"""Columns of a terminal in which no message is read more easily for being wrapped."""
_WORD: Final = r"""(?:'[^']*'|"[^"]*"|[^\s'";,.]|[.,;'"](?=\S))+"""  # of a shell: quotation marks hold spaces
_OPTION: Final = rf"""--[a-z][a-z-]*(?:\ (?=['"]|\S+=|\S+(?:$|\ --)){_WORD})?"""
_PIECE: Final = re.compile(rf"protlib(?:\ {_WORD})+[.,;]?|{_OPTION}(?:\ {_OPTION})*[.,;]?(?!\S)|\S+")
"""What one copies: a command with what it is given, as `protlib import "my list.ris"`, or options; else a word."""


def lines_for_screen(message: str, screen: TextIO) -> str:
    """Return a message as the screen needs it: a terminal gets line breaks, anything else the plain text."""
    columns = _columns(screen)
    return "\n".join("\n".join(_lines(line, columns)) for line in message.split("\n")) if columns else message


def _columns(screen: TextIO) -> int:
    """Return the width of the screen in columns, 0 if it is unknown or no screen."""
    if not screen.isatty():
        return 0
    if (columns := os.environ.get("COLUMNS", "")).isdecimal():
        return int(columns)
    if sys.__stderr__ is None:
        return 0
    try:
        return os.get_terminal_size(sys.__stderr__.fileno()).columns  # `screen` may be a pager's, which has no file
    except (OSError, ValueError):
        return 0


def _lines(line: str, column_count: int) -> Iterator[str]:
    """Yield a line in pieces of at most so many columns; the terminal breaks what must stay whole."""
    if column_count < _FEWEST_COLUMNS or "\t" in line or _width(line) <= column_count:
        yield line
        return
    margin = line[: len(line) - len(line.lstrip())]
    full, position = "", 0
    for piece in _PIECE.finditer(line):
        gap = line[position : piece.start()] if full else margin
        is_full = _width(full + gap + piece[0]) > column_count
        fits = _width(margin + _INDENT + piece[0]) <= column_count  # else a new line helps a command alone
        if full and is_full and (fits or " " in piece[0]):
            yield full
            full, gap = "", margin + _INDENT
        full += gap + piece[0]
        position = piece.end()
    yield full


def _width(text: str) -> int:
    """Return how many columns a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF") for char in text)
