"""The marks in an OpenDocument text between which protlib has filled text, or takes over that of others."""

from dataclasses import dataclass, field

from protlib.citing.documents.filled.paragraphs import OBJECT, OwnContent, Paragraph, Piece


@dataclass(slots=True, eq=False, kw_only=True)
class OwnMark(OwnContent):
    """Filled text: the positions of its two marks, and the pieces between them where these lie in other elements.

    The first mark ends at `opened`, the second begins at `closing`. The name of both is protlib's code, or has the code
    of another program.
    """

    paragraph: Paragraph
    parent: int
    opened: int
    name: str = ""
    closing: int = 0
    has_note: bool = False
    words: str = ""
    """The words that somebody typed beside the citation in its note."""
    is_whole: bool = True
    """Whether both marks are in one element, so that all between them can be replaced at once."""
    pieces: list[Piece] = field(default_factory=list)
    note: tuple[Paragraph, Piece] | None = None
    """The note that was made for the citation: the paragraph with its number, and the piece of the note."""

    @property
    def display(self) -> str:
        """The text that it shows."""
        return "".join(piece.text for piece in self.pieces).replace(OBJECT, "")

    def mark_in_text(self) -> "OwnMark | None":
        """Return the mark in the text for a live citation with its own note; None where no paragraph has it."""
        if self.note is None:
            return None
        paragraph, piece = self.note
        mark = OwnMark(
            code=self.code, start=piece.start, end=piece.end, opened=piece.start,
            paragraph=paragraph, parent=self.parent, has_note=True, words=self.words,
        )  # fmt: skip
        piece.own_mark = mark
        return mark
