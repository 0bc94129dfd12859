"""Reads the tables beside modules: text files that experts can read and correct.

A table has rows, whose cells a tab separates, or sections: `[name] description`, with words on the lines below. A line
with `#` in front is a note to the editor.
"""

from pathlib import Path
from typing import Final

_NOTE: Final = "#"


def read_rows(table: Path) -> tuple[tuple[str, ...], ...]:
    """Return the cells of each row of a table."""
    return rows_of(table.read_text(encoding="utf-8"))


def read_pairs(table: Path) -> dict[str, str]:
    """Return the second cell of each row of a table, by the first."""
    return {row[0]: row[1] for row in read_rows(table)}


def rows_of(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the cells of each row of the text of a table."""
    return tuple([tuple(line.split("\t")) for line in text.splitlines() if line[:1] != _NOTE])


def read_words(table: Path) -> dict[str, frozenset[str]]:
    """Return the words of each section of a table, by its name."""
    sections: dict[str, list[str]] = {}
    words: list[str] = []
    for line in table.read_text(encoding="utf-8").splitlines():
        if line[:1] == "[":
            words = sections.setdefault(line[1:].partition("]")[0], [])
        elif line[:1] != _NOTE:
            words += line.split()
    return {name: frozenset(own) for name, own in sections.items()}
