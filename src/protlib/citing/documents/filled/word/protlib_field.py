"""The fields of a Word document that protlib has filled or takes over, and the numbers of their notes."""

from dataclasses import dataclass, field

from protlib.citing.documents.filled.paragraphs import OwnContent, Paragraph, Piece
from protlib.citing.documents.own_codes import NOTE, has_own_note, is_own_list


@dataclass(slots=True, eq=False, kw_only=True)
class ProtlibField(OwnContent):
    """A field by protlib: the properties of its first run, its paragraphs, and the notes in it."""

    properties: bytes
    first: Paragraph
    last: Paragraph
    notes: list[str] = field(default_factory=list)
    display: str = ""
    """The text that it shows, a paragraph a line."""
    span: tuple[int, int] | None = None
    """The beginning and end of the content control that holds only this list."""
    shown: bytes = b""
    """The runs that it shows, where another program made it."""
    outer_tags: list[tuple[int, int]] = field(default_factory=list)
    """The positions of tags around its paragraph that go with it."""
    ends: tuple[bytes, bytes] = (b"", b"")
    """The tags that end its run before the replacement and begin the run again behind it."""

    @property
    def is_list(self) -> bool:
        """Whether it is the field of the list."""
        return is_own_list(self.code)

    @property
    def is_note(self) -> bool:
        """Whether it is the text of a note that was made for a citation."""
        return self.code.startswith(NOTE) or has_own_note(self.code)


@dataclass(slots=True, eq=False)
class NoteReference:
    """The number of a note in the text."""

    start: int
    paragraph: Paragraph | None
    piece: Piece

    @property
    def text_around(self) -> tuple[str, str]:
        """The text of the paragraph before and behind the number."""
        return self.paragraph.text_around(self.piece) if self.paragraph else ("", "")

    def own_in_text(self, note_field: ProtlibField) -> ProtlibField | None:
        """Return the field in the text that stands for one in a note; None where no paragraph has the number."""
        paragraph, run = self.paragraph, self.piece.run
        if paragraph is None or run is None or self.piece not in paragraph.pieces:
            return None
        position = paragraph.pieces.index(self.piece)
        runs = [piece.run for piece in paragraph.pieces[:position] if piece.run]
        is_alone = (self.piece.start, self.piece.end) == (run.content, run.close)
        field_ = ProtlibField(
            code=note_field.code,
            start=run.start if is_alone else self.piece.start,
            end=run.end if is_alone else self.piece.end,
            properties=runs[-1].properties if runs else b"",
            first=paragraph,
            last=paragraph,
            notes=[note_field.first.note],
            display=note_field.display,
            ends=(b"", b"") if is_alone else (b"</" + run.prefix + b"r>", run.tag + run.properties),
        )
        self.piece.own_mark = field_
        return field_
