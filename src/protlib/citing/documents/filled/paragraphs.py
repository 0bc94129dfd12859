"""A paragraph of a document in pieces with known bytes, and what protlib filled in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from protlib.citing.documents.filled.list_mark import find_mistyped_mark, mark_in_wrong_place, wrong_mark
from protlib.citing.notation import TYPED_LIST_MARK

OBJECT: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
"""The character that stands in a paragraph's text for a picture, a field or the number of a note."""
_SIGNS: Final = frozenset("@[{}]")
"""Each citation and each mark of the list has one of these signs, even if it is mistyped."""


@dataclass(slots=True, eq=False, kw_only=True)
class OwnContent:
    """A citation or a list by protlib: its code, and where its bytes begin and end.

    `markers` are the spans of elements in it that belong to something else: a comment, a bookmark, a tracked change.
    """

    code: str
    start: int
    end: int = 0
    markers: list[tuple[int, int]] = field(default_factory=list)
    is_foreign: bool = False
    """Whether it is still in the form of another program, from which this filling takes it over."""

    def marker_bytes(self, data: bytes) -> bytes:
        """Return the bytes of the markers, which must stay behind the replacement."""
        return b"".join(data[start:end] for start, end in self.markers)


@dataclass(slots=True, eq=False)
class WordRun:
    """A run of Word, with the positions of its tags; its content begins behind its properties."""

    start: int
    tag: bytes
    content: int
    properties: bytes = b""
    close: int = 0
    end: int = 0
    link: bytes = b""
    """The tag of the e-mail link around it, which Word makes of a citation; empty without one."""
    is_comment: bool = False
    """Whether it is the mark of a comment."""

    @property
    def prefix(self) -> bytes:
        """The prefix of its tags, such as "w:"."""
        name = self.tag[1:].split(maxsplit=1)[0].rstrip(b"/>")
        return name.removesuffix(b"r")


@dataclass(slots=True, eq=False, kw_only=True)
class Piece:
    """Text between `content` and `close`, or an element that stands for one character.

    `own_mark` is the citation or list of protlib that it stands for, `run` the run of Word that has it.
    """

    text: str
    start: int
    content: int
    close: int
    end: int
    run: WordRun | None = None
    own_mark: OwnContent | None = None
    is_kept: bool = True
    """Whether spaces at its ends are kept."""

    @property
    def is_element(self) -> bool:
        """Whether it is an element without text of its own."""
        return self.content == self.end


class Share(NamedTuple):
    """A part of a piece: the characters from `first` to before `last`."""

    piece: Piece
    first: int
    last: int


@dataclass(slots=True, eq=False, kw_only=True)
class Paragraph:
    """A paragraph, by its number in the document; its content begins behind its properties.

    One that `is_inner` can have no note: it is in a note, a box, a header or a list of contents. `note` names the note
    of Word that has it.
    """

    start: int
    number: int
    content: int
    end: int = 0
    pieces: list[Piece] = field(default_factory=list)
    note: str = ""
    is_inner: bool = False
    has_section: bool = False
    """Whether a section of Word ends with it."""
    is_again: bool = False
    """Whether it repeats another: in a list of contents, or for older programs."""

    @property
    def text(self) -> str:
        """The text, with one character for each picture, field or note."""
        return "".join(piece.text for piece in self.pieces)

    def text_around(self, piece: Piece) -> tuple[str, str]:
        """Return the text before and behind a piece; all of it where the paragraph does not have the piece."""
        position = self.pieces.index(piece) if piece in self.pieces else len(self.pieces)
        pieces_before, pieces_after = self.pieces[:position], self.pieces[position + 1 :]
        return "".join(piece.text for piece in pieces_before), "".join(piece.text for piece in pieces_after)

    def shares(self, start: int, end: int) -> Iterator[Share]:
        """Yield the pieces that hold the characters from `start` to before `end` of the text."""
        position = 0
        for piece in self.pieces:
            first, last = max(start - position, 0), min(end - position, len(piece.text))
            position += len(piece.text)
            if first < last:
                yield Share(piece, first, last)

    def position_of(self, start: int) -> int:
        """Return the approximate position of a character's bytes, to keep citations in order."""
        share = next(self.shares(start, start + 1), None)
        return share.piece.start + share.first if share else self.start

    def span(self, mark: OwnContent) -> tuple[int, int]:
        """Return the beginning and end, in the text, of the character for a citation or list of protlib."""
        position = 0
        for piece in self.pieces:
            if piece.own_mark is mark:
                return position, position + len(piece.text)
            position += len(piece.text)
        return position, position

    @property
    def is_wanted(self) -> bool:
        """Whether the paragraph may have something to fill."""
        return not _SIGNS.isdisjoint(self.text) or any(piece.own_mark for piece in self.pieces)


def find_misplaced_marks(paragraphs: Iterable[Paragraph], name: str) -> list[str]:
    """Return a mistake for each mark of the list in notes, or in other paragraphs beside the text with this name."""
    return [
        mark_in_wrong_place(paragraph.note or name)
        for paragraph in paragraphs
        if TYPED_LIST_MARK.search(paragraph.text)
    ]


def find_list_paragraph(paragraphs: Iterable[Paragraph], mistakes: list[str], *, has_list: bool) -> Paragraph | None:
    """Return the paragraph that the list replaces; a mark with other text, or a second mark, becomes a mistake."""
    marked_paragraphs: list[Paragraph] = []
    for paragraph in paragraphs:
        mistakes += find_mistyped_mark(paragraph.text, f"paragraph {paragraph.number}")
        marked_paragraphs += [paragraph] if TYPED_LIST_MARK.search(paragraph.text) else []
    for position, paragraph in enumerate(marked_paragraphs):
        is_alone = TYPED_LIST_MARK.fullmatch(paragraph.text.strip()) is not None
        is_first = not (position or has_list)
        mistakes += wrong_mark(f"paragraph {paragraph.number}", is_alone=is_alone, is_first=is_first)
    return marked_paragraphs[0] if marked_paragraphs else None
