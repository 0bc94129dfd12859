"""What a document cites, as values: each citation with its line."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from protlib.citing.citation import Citation
from protlib.record.model import Publication


class Mention(NamedTuple):
    """A citation and its first line, counted from 1; 0 in a document without lines."""

    line: int
    citation: Citation


@dataclass(frozen=True, slots=True)
class Mentions:
    r"""What a document cites, in the order of its text.

    `cites_all` tells whether the document lists its whole bibliography (`\nocite{*}`). `included_files` are the files
    that the document includes, as it names them; their citations are not among the mentions. `records` are those of
    other programs in the document, by the keys in the mentions. `field_count` is how many works the fields of programs
    cite. `typed_over` are the citations by protlib with another text than it made, each behind that text. `listed_only`
    is how many works the document lists without a place that cites them.
    """

    mentions: tuple[Mention, ...] = ()
    cites_all: bool = False
    included_files: tuple[str, ...] = ()
    records: Mapping[str, Publication] = field(default_factory=dict)
    field_count: int = 0
    typed_over: tuple[tuple[str, Citation], ...] = ()
    listed_only: int = 0

    def count(self) -> int:
        """Return how many works the places cite; each work of a place counts."""
        return sum(len(citation.cited) for _line, citation in self.mentions)

    def first_lines(self) -> dict[str, int]:
        """Return each cited key once, in the order of the text, with its first line."""
        lines: dict[str, int] = {}
        for line, citation in self.mentions:
            for key in citation.keys:
                lines.setdefault(key, line)
        return lines


class Finder(Protocol):
    """A module that finds citations in one kind of document."""

    def read_mentions(self, text: str) -> Mentions:
        """Return what a document with this text cites; other text is ignored."""


class Lines:
    """The lines of a text, to tell the line of a position."""

    def __init__(self, text: str) -> None:
        self._ends = [match.start() for match in re.finditer("\n", text)]

    def line_at(self, position: int) -> int:
        """Return the line, from 1, of the character with this number, from 0."""
        return bisect_left(self._ends, position) + 1


def blank_matches(text: str, pattern: re.Pattern[str]) -> str:
    """Return the text with spaces for each match, so that all other characters keep their places and lines."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
