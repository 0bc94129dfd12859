"""What is looked up, and what is found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from protlib.record import cleaning
from protlib.record.model import Publication

Kind = Literal["doi", "isbn", "symbol", "url"]
"""What a publication is looked up by."""


class Inquiry(NamedTuple):
    """What a publication is looked up by, and its value as it was given."""

    kind: Kind
    text: str

    def __str__(self) -> str:
        return f"{self.kind} {self.text}"


@dataclass(frozen=True, slots=True)
class LookedUpRecord:
    """A publication, where it was found, and what a person should look at in it."""

    publication: Publication
    source: str
    doubts: Sequence[str] = ()


class NotFoundError(Exception):
    """Nobody who was asked has it; the text says who that was."""


def cleaned(raw_and_doubts: tuple[Mapping[str, Any], Sequence[str]], source: str) -> LookedUpRecord:
    """Return what was found from its raw values and the doubts about them, with what was wrong with them among these."""
    raw, doubts = raw_and_doubts
    result = cleaning.record({name: value for name, value in raw.items() if value})
    return LookedUpRecord(result.publication, source, (*doubts, *map(str, result.problems)))
