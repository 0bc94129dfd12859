"""Remarks about a file in one line: the first thing that is meant, how many more there are, and counts."""

from typing import Final

from protlib.formats.parsed import QUOTED_LETTERS
from protlib.text import number_of

_ONE: Final = {"saved searches": "saved search", "categories": "category"}


def count_names(number: int, names: str) -> str:
    """Return a number with the name of so many things: "items | in the trash" makes "1 item in the trash"."""
    several, _space, rest = names.partition(" | ")
    singular = _ONE.get(several, several.removesuffix("s"))
    return f"{number:,} {singular if number == 1 else several}{rest and f' {rest}'}"


def describe_first(text: str, line: int, rest: str, *, singular: str, plural: str) -> str:
    """Return what is so of a text in a line, and of the `rest`, such as "2 other rows"; "" where there is only one."""
    place = f"“{text[:QUOTED_LETTERS]}” in line {line}"
    return f"{place}, and {rest}, {plural}" if rest else f"{place} {singular}"


def name_rest(count: int, noun: str) -> str:
    """Return how many things there are beside the first: "2 other rows"; "" for none."""
    return number_of(count - 1, f"other {noun}") if count > 1 else ""


def describe_closing(text: str, count: int, rest: str) -> str:
    """Return how many records a text closes, and for several what the `rest` is: "another word marks".

    It says what is marked: a record that somebody has opened in the library stays so.
    """
    marks = "marks 1 record" if count == 1 else f"or {rest} {count} records"
    return f"“{text[:QUOTED_LETTERS]}” {marks} as not public."
