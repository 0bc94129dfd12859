"""What is open while a Word text is read: its fields, its content controls and bookmarks, and texts of their own."""

from dataclasses import dataclass, field
from enum import Enum, auto

from protlib.citing.documents.filled.paragraphs import Paragraph, Piece, WordRun
from protlib.citing.documents.filled.word.protlib_field import ProtlibField
from protlib.citing.documents.own_codes import is_own
from protlib.word_processing.document_fields import is_contents, shows_plain_text


class OpenFieldKind(Enum):
    """What a field is: protlib's (`OURS`), text such as a link, a list of contents, or another program's."""

    OURS = auto()
    TEXT = auto()
    CONTENTS = auto()
    OTHER = auto()


@dataclass(slots=True, eq=False)
class OpenField:
    """A field, a content control or a bookmark that is open; what it shows begins at `content_start`."""

    run: WordRun
    paragraph: Paragraph
    piece: Piece
    code: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    kind: OpenFieldKind | None = None
    """None until its code is complete."""
    native: str = ""
    """The code of protlib that a field of another program stands for."""
    is_foreign: bool = False
    """Whether protlib takes it over from that program."""
    content_start: int = 0
    code_end: WordRun | None = None
    """The run in which the code of a complex field ends."""
    notes: list[str] = field(default_factory=list)
    markers: list[tuple[int, int]] = field(default_factory=list)
    display: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Story:
    """A text of its own: that of the part, or of a box in it."""

    fields: list[OpenField] = field(default_factory=list)
    paragraph: Paragraph | None = None
    last: Paragraph | None = None
    """The paragraph that ended last."""
    run: WordRun | None = None
    ended: list[ProtlibField] = field(default_factory=list)


@dataclass(slots=True)
class Control:
    """An open content control or bookmark: its beginning, its content, and whether it holds a citation or a list.

    For a control of another program, `code` is what protlib makes of it, `own_field` the field in its place. It has its
    content from `content_start` to before `content_end`.
    """

    start: int
    is_of_citing: bool = False
    code: str = ""
    content_start: int = 0
    content_end: int = 0
    open_field: OpenField | None = None
    own_field: ProtlibField | None = None
    fields: list[ProtlibField] = field(default_factory=list)
    markers: list[tuple[int, int]] = field(default_factory=list)
    text: str = ""
    remaining: str = ""
    """The code of a citation that stays another program's."""


def kind_of_field(code: str, native: str) -> OpenFieldKind:
    """Return the kind of a field by its code; `native` is the code of protlib for a field of Word."""
    words = code.split(maxsplit=1)
    if native or (words[:1] == ["ADDIN"] and is_own(words[-1])):
        return OpenFieldKind.OURS
    if shows_plain_text(code):
        return OpenFieldKind.TEXT
    return OpenFieldKind.CONTENTS if is_contents(code) else OpenFieldKind.OTHER
