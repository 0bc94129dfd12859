"""Texts with a tag at the beginning of each line, as in PubMed, Web of Science and EndNote; other lines continue."""

import re
from collections.abc import Iterator

from protlib.frozen import NamedTuple

Tags = list[tuple[str, str]]
"""The tags of a record and their values, in the order of the file."""


class TaggedLine(NamedTuple):
    """A line of a text: its number, its tag ("" for none), and its rest."""

    number: int
    tag: str
    text: str


def unify_line_ends(text: str) -> str:
    """Return a text with Unix line ends, without a byte order mark."""
    return text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")


def read_tagged_lines(text: str, pattern: re.Pattern[str]) -> Iterator[TaggedLine]:
    """Yield the lines of a text; the pattern's groups are the tag and the rest of a line."""
    for number, line in enumerate(unify_line_ends(text).split("\n"), 1):
        match = pattern.match(line)
        yield TaggedLine(number, match[1], match[2] or "") if match else TaggedLine(number, "", line)
