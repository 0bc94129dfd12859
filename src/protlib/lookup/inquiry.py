"""What is looked up, and the result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from protlib.record import cleaning
from protlib.record.model import Publication

IdentifierKind = Literal["doi", "isbn", "symbol", "url"]
"""What a publication is looked up by."""


class Inquiry(NamedTuple):
    """The kind of an identifier, and its value as a person typed it."""

    kind: IdentifierKind
    text: str

    def __str__(self) -> str:
        return f"{self.kind} {self.text}"


@dataclass(frozen=True, slots=True)
class LookedUpRecord:
    """A publication, its source, and notes for a person."""

    publication: Publication
    source: str
    doubts: Sequence[str] = ()


class NotFoundError(Exception):
    """None of the servers has it; the text names them."""


def clean_answer(raw_and_doubts: tuple[Mapping[str, object], Sequence[str]], source: str) -> LookedUpRecord:
    """Return the result from raw values and doubts, with the problems of the values among these."""
    raw, doubts = raw_and_doubts
    result = cleaning.clean_record({name: value for name, value in raw.items() if value})
    return LookedUpRecord(result.publication, source, (*doubts, *map(str, result.problems)))
