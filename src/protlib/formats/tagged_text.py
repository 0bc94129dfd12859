"""Texts of which each line begins with a tag, in the forms of PubMed, Web of Science and EndNote; what has none goes on."""

import re
from collections.abc import Iterator
from typing import NamedTuple

Tags = list[tuple[str, str]]
"""The tags of a record and their values, in the order of the file."""


class TaggedLine(NamedTuple):
    """A line of a text: its number, its tag, "" where it has none, and what else is in it."""

    number: int
    tag: str
    text: str


def unify_line_ends(text: str) -> str:
    """Return a text whose lines end as those of Unix do, without the mark that says how it is encoded."""
    return text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")


def read_tagged_lines(text: str, pattern: re.Pattern[str]) -> Iterator[TaggedLine]:
    """Yield the lines of a text; a pattern matches one with a tag, of which its groups are the tag and the rest."""
    for number, line in enumerate(unify_line_ends(text).split("\n"), 1):
        match = pattern.match(line)
        yield TaggedLine(number, match[1], match[2] or "") if match else TaggedLine(number, "", line)
