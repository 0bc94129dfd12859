"""A paragraph of a document, in pieces whose bytes are known, and what protlib filled in it before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Generic, NamedTuple, TypeVar

from protlib.citing.documents.filled.draft import wrong_mark
from protlib.citing.notation import LIST_MARK

OBJECT: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands in the text of a paragraph for what is no text: a picture, a field, the number of a note."""


@dataclass(slots=True, eq=False, kw_only=True)
class Own:
    """A citation or a list that protlib left: its code, and where its bytes begin and end.

    `markers` are where elements stand in it that are part of something else: of a comment, a bookmark, a tracked change.
    """

    code: str
    start: int
    end: int = 0
    markers: list[tuple[int, int]] = field(default_factory=list)

    def marked(self, data: bytes) -> bytes:
        """Return the markers, to be kept behind what takes its place."""
        return b"".join(data[start:end] for start, end in self.markers)


@dataclass(slots=True, eq=False, kw_only=True)
class Piece:
    """A piece of the text of a paragraph, and where its bytes begin and end; `own` is what it stands for, if that is ours."""

    text: str
    start: int
    end: int
    own: Own | None = None


AnyPiece = TypeVar("AnyPiece", bound=Piece)


class Share(NamedTuple, Generic[AnyPiece]):
    """A piece, of which the characters from `first` to before `last` are meant."""

    piece: AnyPiece
    first: int
    last: int


@dataclass(slots=True, eq=False, kw_only=True)
class Paragraph(Generic[AnyPiece]):
    """A paragraph by its number in the document; its content begins behind its properties."""

    start: int
    number: int
    content: int
    end: int = 0
    pieces: list[AnyPiece] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its text, with a character for what is none."""
        return "".join(piece.text for piece in self.pieces)

    def shares(self, start: int, end: int) -> Iterator[Share[AnyPiece]]:
        """Yield the pieces that the characters from `start` to before `end` of the text are of."""
        position = 0
        for piece in self.pieces:
            first, last = max(start - position, 0), min(end - position, len(piece.text))
            position += len(piece.text)
            if first < last:
                yield Share(piece, first, last)

    def place(self, start: int) -> int:
        """Return about where the bytes of a character are, so that citations keep their order."""
        share = next(self.shares(start, start + 1), None)
        return share.piece.start + share.first if share else self.start

    def span(self, own: Own) -> tuple[int, int]:
        """Return where in the text the character begins and ends that stands for what is ours."""
        position = 0
        for piece in self.pieces:
            if piece.own is own:
                return position, position + len(piece.text)
            position += len(piece.text)
        return position, position

    @property
    def is_wanted(self) -> bool:
        """Whether something may have to be filled in it."""
        text = self.text
        return (
            "@" in text or "[" in text or LIST_MARK.search(text) is not None or any(piece.own for piece in self.pieces)
        )


AnyParagraph = TypeVar("AnyParagraph", bound=Paragraph[Any])


def marked(paragraphs: Iterable[AnyParagraph], mistakes: list[str], *, has_list: bool) -> AnyParagraph | None:
    """Return the paragraph that is to give way to the list; what says more, or is not the only place, is put to the mistakes."""
    found = [each for each in paragraphs if LIST_MARK.search(each.text)]
    for place, each in enumerate(found):
        is_alone = LIST_MARK.fullmatch(each.text.strip()) is not None
        is_first = not (place or has_list)
        mistakes += wrong_mark(f"paragraph {each.number}", is_alone=is_alone, is_first=is_first)
    return found[0] if found else None
