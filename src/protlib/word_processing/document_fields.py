"""The text of a document with its fields: the code that programs wrote, and the text that they display."""

import re
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final, Generic, Literal, NamedTuple, Self, TypeVar

from protlib.text import RAISED_FIGURES
from protlib.word_processing.package import Handler, Tag

BOOKMARK_PREFIX: Final = "ZOTERO_BREF_"
"""The prefix of bookmarks whose codes Zotero keeps in the document's properties."""
REFERENCES: Final = "refs"
"""pandoc's name for its reference list: a bookmark in Word, a section in LibreOffice."""
# Such as ' TOC \\o "1-3" ' and " TOF "; programs write codes in letters of any case.
_CONTENTS: Final = re.compile(r"\s*TO[CF]\b", re.IGNORECASE)
# Such as ' HYPERLINK "https://www.iom.int" ', or nothing.
_PLAIN: Final = re.compile(r"\s*(?:HYPERLINK\b|\Z)", re.IGNORECASE)
# Such as ' NOTEREF _Ref12 \\h ', the number of a note that stands elsewhere.
_NUMBER_OF_NOTE: Final = re.compile(r"\s*NOTEREF\b", re.IGNORECASE)
_FIGURES: Final = "0123456789"
_RAISED_BY_FIGURE: Final = str.maketrans(_FIGURES, RAISED_FIGURES)
# Such as "3", "3–5" and "3, 5"; the "2+" of an ion is none, nor is the "er" of "1er".
_ONLY_NUMBERS: Final = re.compile(r"[0-9\s,;–-]+")
_MOST_LEVELS: Final = 100  # of fields in fields: Word itself opens no more

Kind = Literal["body", "heading", "quotation", "cell", "contents", "box", "note", "comment", "header"]
"""What a paragraph is; "quotation" is one in a style for quotations, "contents" is an entry of a table of contents,
"header" one of a page's header or footer."""


class ParagraphEnd(str):
    """The line break that ends a paragraph of some kind; other line breaks stand within one.

    `number` is that which the program shows before a paragraph of a numbered list. `page` is that on which the
    paragraph begins, by the breaks that the program noted. Both are 0 where nothing tells them. `note` is the note that
    has the paragraph, such as "footnote 12", "" elsewhere. One that is set in on both sides `is_set_in`.
    """

    __slots__ = ("is_set_in", "kind", "note", "number", "page")
    kind: Kind
    number: int
    page: int
    note: str
    is_set_in: bool

    def __new__(cls, kind: Kind, number: int = 0, page: int = 0, note: str = "", *, is_set_in: bool = False) -> Self:
        """Return the end of a paragraph of this kind."""
        end = super().__new__(cls, "\n")
        end.kind, end.number, end.page, end.note, end.is_set_in = kind, number, page, note, is_set_in
        return end


class RaisedNumber(str):
    """The figures of a raised number; a program's field shows them as they are."""

    __slots__ = ()

    def in_signs(self) -> str:
        """Return the number in raised signs ("¹²"), which a text without layout can show."""
        return self.translate(_RAISED_BY_FIGURE)


AnyPiece = TypeVar("AnyPiece")


class ParagraphsBeside(NamedTuple, Generic[AnyPiece]):
    """Paragraphs beside a text, at the position in it that they belong to: a note, a comment, or a box or picture.

    `numbered_as` says which notes the program counts this one among: "footnote" or "endnote", "" for none.
    """

    kind: Kind
    pieces: tuple[AnyPiece, ...]
    numbered_as: str = ""


@dataclass(frozen=True, slots=True)
class DocumentField:
    """A field, content control, bookmark or mark: its program's `code` and `data`, and the displayed text."""

    code: str
    data: str = ""
    pieces: tuple["Piece", ...] = ()

    @property
    def display(self) -> str:
        """The text that stands in the document, without asides."""
        return "".join(
            piece if isinstance(piece, str) else piece.display
            for piece in self.pieces
            if not isinstance(piece, ParagraphsBeside)
        )


Piece = str | DocumentField | ParagraphsBeside["Piece"]
"""A piece of a document: text, a field, or what stands beside the text at this place."""


@dataclass(slots=True, eq=False)
class _Open:
    """An open field: its kind, its name to find it by, and its content so far."""

    kind: str
    name: str
    code: list[str]
    data: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    is_code: bool = False
    """Whether its code is being read; fields inside the code are a part of it."""


class FieldCollector:
    """Puts the pieces of a text together while its elements go by.

    Complex fields are no elements: they open and close anywhere, over paragraphs and within each other, and may cross a
    content control. Where fields overlap, the one that closes first loses its place, and no text is lost.
    """

    def __init__(self) -> None:
        self._opened = [_Open("text", "", [])]
        self._codes = 0
        self._outer: list[tuple[list[_Open], int]] = []

    def open(self, kind: str, name: str = "", code: str = "", *, is_code: bool = False) -> None:
        """Open a field; if `is_code`, its code comes before the displayed text. ValueError where too many are open."""
        if self._depth() > _MOST_LEVELS:
            raise ValueError("its fields are nested too deeply")
        self._opened.append(_Open(kind, name, [code], is_code=is_code))
        self._codes += is_code

    def add_code(self, text: str) -> None:
        """Take a piece of the innermost field's code."""
        if field := self._find_innermost(is_code=True):
            field.code.append(text)

    def set_code(self, kind: str, text: str) -> None:
        """Take the code of the innermost open field of this kind."""
        if field := self._find_innermost(kind):
            field.code = [text]

    def add_data(self, text: str) -> None:
        """Take a piece of the innermost field's data."""
        self._opened[-1].data.append(text)

    def show(self, kind: str) -> None:
        """End the code of the innermost field of this kind; the displayed text follows."""
        if (field := self._find_innermost(kind, is_code=True)) is not None:
            field.is_code = False
            field.pieces.clear()
            self._codes -= 1

    def add_text(self, text: str) -> None:
        """Take text; it is visible unless it is in the code of a field."""
        if not self._codes:
            self._opened[-1].pieces.append(text)

    def add_character(self, text: str) -> None:
        """Take a character that is an element of its own, for the code that is being read, or else for the text."""
        if self._codes:
            self.add_code(text)
        else:
            self.add_text(text)

    def open_aside(self) -> None:
        """Begin paragraphs beside the text; fields do not cross their ends. ValueError where too many are open."""
        if self._depth() > _MOST_LEVELS:
            raise ValueError("its text boxes are nested too deeply")
        self._outer.append((self._opened, self._codes))
        self._opened, self._codes = [_Open("text", "", [])], 0

    def close_aside(self) -> tuple[Piece, ...]:
        """End paragraphs beside the text, and return their pieces."""
        pieces = self._close_all()
        self._opened, self._codes = self._outer.pop()
        return pieces

    def add_aside(self, kind: Kind, pieces: tuple[Piece, ...], numbered_as: str = "") -> None:
        """Take paragraphs that belong to this position of the text."""
        if pieces:
            self._opened[-1].pieces.append(ParagraphsBeside(kind, pieces, numbered_as))

    def close(self, kind: str, name: str = "") -> None:
        """Close the innermost field of this kind and name, if one is open."""
        field = self._find_innermost(kind, name)
        if field is None:
            return
        if field.is_code:  # it shows nothing
            field.pieces.clear()
        self._add(field)

    def _add(self, field: _Open) -> None:
        position = self._opened.index(field)
        outer = self._opened[position - 1]
        del self._opened[position]
        self._codes -= field.is_code
        if outer.is_code:  # EndNote's data stand in the code of its field
            outer.data = outer.data or field.data
        outer.pieces.append(DocumentField("".join(field.code), "".join(field.data), tuple(field.pieces)))

    def pieces(self) -> tuple[Piece, ...]:
        """Close all that is open, and return all pieces; fields inside an unfinished code are kept."""
        while self._outer:
            self.add_aside("note", self.close_aside())
        return self._close_all()

    def _close_all(self) -> tuple[Piece, ...]:
        while len(self._opened) > 1:
            self._add(self._opened[-1])
        return tuple(self._opened[0].pieces)

    def _depth(self) -> int:
        return len(self._opened) + sum(len(open_fields) for open_fields, _ in self._outer)

    def _find_innermost(self, kind: str = "", name: str = "", *, is_code: bool = False) -> _Open | None:
        for entry in reversed(self._opened[1:]):
            is_meant = kind in {"", entry.kind} and name in {"", entry.name}
            if is_meant and (entry.is_code or not is_code):
                return entry
        return None


def is_contents(code: str) -> bool:
    """Tell whether a field is a table of contents, which repeats text of the document."""
    return _CONTENTS.match(code) is not None


def is_number_of_note(code: str) -> bool:
    """Tell whether a field repeats the number of a note, which cites nothing."""
    return _NUMBER_OF_NOTE.match(code) is not None


def raised_text(text: str) -> str:
    """Return a raised text, as a number if it is only numbers."""
    return RaisedNumber(text) if _ONLY_NUMBERS.fullmatch(text) else text


def shows_plain_text(code: str) -> bool:
    """Tell whether what a field shows is text like any other: it is a link, or has no code."""
    return _PLAIN.match(code) is not None


def join_properties(name: str, properties: Mapping[str, str]) -> str:
    """Return a text that Zotero divided among properties of at most 255 characters: `name_1`, `name_2` ..."""
    parts: list[str] = []
    while (part := properties.get(f"{name}_{len(parts) + 1}")) is not None:
        parts.append(part)
    return "".join(parts)


PLAIN_HYPHENS: Final = {ord("\N{SOFT HYPHEN}"): None, ord("\N{NON-BREAKING HYPHEN}"): "-"}
"""For `str.translate`: a no-break hyphen is a plain hyphen, and a soft one is no text, whatever form a document has."""


class TextReader(Handler):
    """Reads a text element by element; a class for each kind of document decides what is text in it.

    Their subclasses say what becomes of it: a method for each kind of text, and `starts` and `ends` for other elements.
    """

    hidden_elements: AbstractSet[str] = frozenset()
    """Elements whose text is not read."""

    def __init__(self) -> None:
        self.path: list[Tag] = []
        """The start tags of the open elements."""
        self.hidden = 0
        """How many of the open elements hide their text."""
        self.starts: Mapping[str, Callable[[Tag], None]] = {}
        """What else takes the beginning of an element, by its name."""
        self.ends: Mapping[str, Callable[[Tag, Tag], None]] = {}
        """What else takes the end of an element: its start tag, and its end tag."""

    def start(self, tag: Tag) -> None:
        """Take the beginning of an element."""
        self.path.append(tag)
        if tag.name in self.hidden_elements:
            self.hidden += 1
        if not self.hidden:
            self.begin(tag)
            if handler := self.starts.get(tag.name):
                handler(tag)

    def end(self, tag: Tag) -> None:
        """Take the end of an element."""
        opening = self.path.pop()
        if self.hidden:
            self.hidden -= tag.name in self.hidden_elements
            return
        self.finish(tag)
        if handler := self.ends.get(tag.name):
            handler(opening, tag)

    def begin(self, tag: Tag) -> None:
        """Take the beginning of an element that is not hidden."""

    def finish(self, tag: Tag) -> None:
        """Take the end of an element that is not hidden."""

    def take_text(self, text: str) -> None:
        """Take text of a paragraph."""

    def take_character(self, text: str, tag: Tag) -> None:
        """Take an element that stands for characters of a paragraph."""
