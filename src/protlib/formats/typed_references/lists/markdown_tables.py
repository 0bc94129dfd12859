"""The tables of a text in Markdown, whose rows are no entries of a list."""

from typing import Final

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
