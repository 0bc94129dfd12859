"""Remarks about a file in one line: the first of several things, the number of the others, and counts."""

from typing import Final

from protlib.formats.parsed import QUOTED_LETTERS
from protlib.text import number_of

_SINGULARS: Final = {"saved searches": "saved search", "categories": "category"}


def count_names(number: int, names: str) -> str:
    """Return a number with the name of so many things: "items | in the trash" makes "1 item in the trash"."""
    several, _space, specification = names.partition(" | ")
    singular = _SINGULARS.get(several, several.removesuffix("s"))
    return f"{number:,} {singular if number == 1 else several}{specification and f' {specification}'}"


def describe_first(text: str, line: int, others_text: str, *, singular: str, plural: str) -> str:
    """Return a remark about a text and its line, and about the others, if any: "2 other rows"."""
    place = f"“{text[:QUOTED_LETTERS]}” in line {line}"
    return f"{place}, and {others_text}, {plural}" if others_text else f"{place} {singular}"


def name_rest(count: int, noun: str) -> str:
    """Return how many things there are beside the first: "2 other rows"; "" for none."""
    return number_of(count - 1, f"other {noun}") if count > 1 else ""


def describe_closing(text: str, count: int, others_text: str) -> str:
    """Return how many records a text closes, and for several what marks the others: "another word marks".

    It says what is marked: a record that somebody has opened in the library stays so.
    """
    marks = "marks 1 record" if count == 1 else f"or {others_text} {count} records"
    return f"“{text[:QUOTED_LETTERS]}” {marks} as not public."
