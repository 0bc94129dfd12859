"""What a document cites, as values: each citation with the line where it stands."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from protlib.citing.citation import Citation
from protlib.record.model import Publication


class Mention(NamedTuple):
    """A citation and the line where it begins, counted from 1; 0 in a document that has no lines."""

    line: int
    citation: Citation


@dataclass(frozen=True, slots=True)
class Mentions:
    r"""What a document cites, in the order of its text.

    `cites_all` is true where the document lists all that its bibliography holds (`\nocite{*}`). `included` are the files
    whose text belongs to the document, as it names them; what they cite is not among the mentions. `records` are those that
    other programs left in the document, by the keys that the mentions name them by; `shown` is how much the mentions cite
    that a program put there, which the text shows as well.
    """

    mentions: tuple[Mention, ...] = ()
    cites_all: bool = False
    included: tuple[str, ...] = ()
    records: Mapping[str, Publication] = field(default_factory=dict)
    field_count: int = 0

    def count(self) -> int:
        """Return how much is cited: what one place cites counts each for itself."""
        return sum(len(citation.cited) for _line, citation in self.mentions)

    def first_lines(self) -> dict[str, int]:
        """Return the keys that are cited, each once in the order of the text, and the line where each stands first."""
        lines: dict[str, int] = {}
        for line, citation in self.mentions:
            for key in citation.keys:
                lines.setdefault(key, line)
        return lines


class Finder(Protocol):
    """A module that finds citations in one kind of document."""

    def find(self, text: str) -> Mentions:
        """Return what a document of this text cites; whatever is no citation of this kind is passed over."""


class Lines:
    """The lines of a text, to tell which of them a place is in."""

    def __init__(self, text: str) -> None:
        self._ends = [match.start() for match in re.finditer("\n", text)]

    def line_at(self, place: int) -> int:
        """Return the number of the line, from 1, that the character of this number, from 0, stands in."""
        return bisect_left(self._ends, place) + 1


def blanked(text: str, pattern: "re.Pattern[str]") -> str:
    """Return the text with spaces for all that matches, so that every other character keeps its place and its line."""
    return pattern.sub(_blank, text)


def _blank(match: "re.Match[str]") -> str:
    return _ANYTHING.sub(" ", match[0])


_ANYTHING = re.compile(r"[^\n]")
