"""The notes and the tables of a text in Markdown: what is no entry of its list."""

import re
from collections.abc import Iterator
from typing import Final

from protlib.frozen import expression

# Such as "[^1]: " before the text of a note, which a blank line ends, or the next note.
NOTE_LABEL: Final = r" {0,3}\[\^([^\]\s]+)\]:"
# Such as "[^1]: See @iom2009caring.".
NOTE_APART: Final = expression(
    rf"^{NOTE_LABEL}(?P<text>(?:(?!\n[ \t]*\n|\n {{0,3}}\[\^[^\]\s]+\]:).)*)", re.MULTILINE | re.DOTALL
)
# Such as "^[See IOM, 2009.]", and "^ See IOM, 2009.]" where a reader has blanked the bracket.
# The last sign of "km^2^" begins none, and none goes on behind a blank line, or has another in it: that takes long.
INLINE_NOTE: Final = expression(
    r"(?<!\^\d)(?<!\^\d\d)\^[\[ ](?P<text>(?:(?!\n[ \t]*\n|\^[\[ ])[^\[\]]|\[(?:(?!\n[ \t]*\n)[^\[\]])*\])*)\]"
)
_SIGNS_OF_A_RULE: Final = " \t|:-"
"""Of the line between the heading of a table and its rows: "|---|---:|"."""


def blank_tables(text: str) -> str:
    """Return the text with blanks for its tables; what stays keeps its place."""
    if "|" not in text:
        return text
    lines = text.split("\n")
    bare_lines = [*lines]
    end = 0
    for number, line in enumerate(lines):
        if number and number >= end and "|" in lines[number - 1] and _is_rule(line):
            end = next((row for row in range(number, len(lines)) if "|" not in lines[row]), len(lines))
            bare_lines[number - 1 : end] = [" " * len(row) for row in lines[number - 1 : end]]
    return "\n".join(bare_lines)


def _is_rule(line: str) -> bool:
    return "|" in line and "-" in line and not line.strip(_SIGNS_OF_A_RULE)


def find_notes(text: str) -> Iterator[tuple[int, str]]:
    """Yield the notes of a text, each with the position where its own text begins."""
    for match in (*NOTE_APART.finditer(text), *INLINE_NOTE.finditer(text)):
        yield match.start("text"), match["text"]
