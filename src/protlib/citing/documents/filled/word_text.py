"""A text of a Word document with the places of what it says: its paragraphs, and the fields that protlib left in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from protlib.citing.documents.filled import paragraphs
from protlib.citing.documents.filled.draft import NOTE, is_own, is_own_list
from protlib.citing.documents.filled.offsets import tag_end
from protlib.citing.documents.filled.paragraphs import OBJECT, Own

_HIDDEN: Final = frozenset({"w:del", "w:moveFrom"})
_CHARACTERS: Final = {"w:br": "\n", "w:cr": "\n", "w:tab": "\t", "w:noBreakHyphen": "-"}
_OBJECTS: Final = frozenset(
    {"w:drawing", "w:pict", "w:object", "w:sym", "w:footnoteReference", "w:endnoteReference"}
)
# Elements without content, one of a pair or alone, whose other parts stand elsewhere.
_MARKERS: Final = frozenset(
    {
        "w:bookmarkStart",
        "w:bookmarkEnd",
        "w:commentRangeStart",
        "w:commentRangeEnd",
        "w:permStart",
        "w:permEnd",
    }
)
_FOREIGN: Final = ("CITATION", "EN.CITE")
_NOTES: Final = frozenset({"w:footnote", "w:endnote"})


class Kind(Enum):
    """What a field is: `OURS`, a link or nothing whose text is that of the document, a list of contents, or of another program."""

    OURS = auto()
    TEXT = auto()
    CONTENTS = auto()
    OTHER = auto()


@dataclass(slots=True, eq=False)
class Run:
    """A run, by the places of its tags; its content begins behind its properties."""

    start: int
    tag: bytes
    content: int
    properties: bytes = b""
    close: int = 0
    end: int = 0
    link: bytes = b""
    """The tag of the link that it is in, where that is to an e-mail address, for which Word takes a citation."""
    is_comment: bool = False
    """Whether it is the mark of a comment."""

    @property
    def prefix(self) -> bytes:
        """The prefix of its tags, such as "w:"."""
        name = self.tag[1:].split(maxsplit=1)[0].rstrip(b"/>")
        return name.removesuffix(b"r")


@dataclass(slots=True, eq=False, kw_only=True)
class Piece(paragraphs.Piece):
    """What a w:t holds, between `content` and `close`, or an element that is one character."""

    run: Run | None
    content: int
    close: int
    is_kept: bool = True
    """Whether the spaces at its ends are kept."""


@dataclass(slots=True, eq=False, kw_only=True)
class Paragraph(paragraphs.Paragraph[Piece]):
    """A paragraph. One `is_again` that says once more what stands elsewhere: for older programs, or in a list of contents."""

    note: str = ""
    is_boxed: bool = False
    is_again: bool = False
    has_section: bool = False


@dataclass(slots=True, eq=False, kw_only=True)
class OwnField(Own):
    """A field that protlib left: the properties of its first run, its paragraphs, and the notes that stand in it."""

    properties: bytes
    first: Paragraph
    last: Paragraph
    notes: list[str] = field(default_factory=list)
    shown: str = ""
    """What it shows, a paragraph a line."""

    @property
    def is_list(self) -> bool:
        """Whether it is that of the list."""
        return is_own_list(self.code)

    @property
    def is_note(self) -> bool:
        """Whether it is what a note says that was made for a citation."""
        return self.code.startswith(NOTE)


@dataclass(slots=True, eq=False)
class _Field:
    run: Run
    paragraph: Paragraph
    piece: Piece
    code: list[str] = field(default_factory=list)
    kind: Kind | None = None
    """None as long as its code is told."""
    notes: list[str] = field(default_factory=list)
    markers: list[tuple[int, int]] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Story:
    """A text on its own: that of the part, and that of each box in it."""

    fields: list[_Field] = field(default_factory=list)
    paragraph: Paragraph | None = None
    run: Run | None = None
    ended: list[OwnField] = field(default_factory=list)


def kind_of(code: str) -> Kind:
    """Return what a field is, by its code."""
    words = code.split(maxsplit=1)
    if words[:1] == ["ADDIN"] and is_own(words[-1]):
        return Kind.OURS
    if not words or words[0].upper() == "HYPERLINK":
        return Kind.TEXT
    return Kind.CONTENTS if words[0].upper() in {"TOC", "TOF"} else Kind.OTHER


class WordText:
    """Reads one text; its paragraphs are those in which something may have to be filled."""

    def __init__(self, data: bytes, mail_links: frozenset[str] = frozenset()) -> None:
        self.data = data
        self._mail_links = mail_links
        self._link = b""
        self.paragraphs: list[Paragraph] = []
        self.fields: list[OwnField] = []
        self.references: dict[str, int] = {}
        """Where the text refers to each note: "footnote 3" by its number in the file."""
        self.notes: dict[str, tuple[int, int]] = {}
        self.has_foreign = False
        self.body_end = 0
        """Where a last paragraph of the document can be put."""
        self._stories = [_Story()]
        self._hidden = self._again = self._boxes = self._count = 0
        self._note = ""
        self._within: Piece | None = None
        self._is_code = False
        self._path: list[tuple[str, int]] = []
        self._starts: Mapping[str, Callable[[Mapping[str, str], int], None]] = {
            "w:p": self._start_paragraph, "w:r": self._start_run, "w:t": self._start_text,
            "w:fldChar": self._mark, "w:fldSimple": self._start_simple, "w:txbxContent": self._start_box,
            "w:hyperlink": self._start_link,
            "w:footnoteReference": self._refer, "w:endnoteReference": self._refer, "w:commentReference": self._comment,
        }  # fmt: skip
        self._ends: Mapping[str, Callable[[int, int], None]] = {
            "w:p": self._end_paragraph, "w:pPr": self._end_paragraph_properties, "w:rPr": self._end_run_properties,
            "w:r": self._end_run, "w:t": self._end_text, "w:fldSimple": self._end_simple, "w:txbxContent": self._end_box,
            "w:hyperlink": self._end_link,
            "w:footnote": self._end_note, "w:endnote": self._end_note,
        }  # fmt: skip

    def own_notes(self) -> Mapping[str, OwnField]:
        """Return what stands in notes that were made for a citation, by their names."""
        return {own.first.note: own for own in self.fields if own.is_note}

    def words_in(self, note: str) -> str:
        """Return what is typed in a note, but for what protlib filled in it."""
        typed = "".join(paragraph.text for paragraph in self.paragraphs if paragraph.note == note)
        return typed.replace(OBJECT, "").strip()

    @property
    def _story(self) -> _Story:
        return self._stories[-1]

    def start(self, name: str, attributes: Mapping[str, str], at: int, behind: int) -> None:  # noqa: ARG002 - few need it
        """Take the beginning of an element."""
        parent = self._path[-1][0] if self._path else ""
        self._path.append((name, at))
        self._hidden += name in _HIDDEN
        self._again += name == "mc:Fallback"
        if name == "w:sectPr":
            if parent == "w:body":
                self.body_end = at
            elif self._story.paragraph:
                self._story.paragraph.has_section = True
        if name in _NOTES and "w:id" in attributes:
            self._note = f"{name[2:]} {attributes['w:id']}"
        if self._hidden:
            return
        if name in _OBJECTS or (name in _CHARACTERS and parent == "w:r"):
            self._add(_CHARACTERS.get(name, OBJECT), at)
        self._is_code = name == "w:instrText"
        if take := self._starts.get(name):
            take(attributes, at)

    def end(self, name: str, at: int, behind: int) -> None:
        """Take the end of an element."""
        _, start = self._path.pop()
        self._again -= name == "mc:Fallback"
        if name == "w:body" and not self.body_end:
            self.body_end = at
        if name in _MARKERS:
            self._keep(start, behind)
        elif name in _HIDDEN:
            self._hidden -= 1
        elif not self._hidden and (take := self._ends.get(name)):
            take(start, behind)
        self._is_code = False

    def characters(self, text: str) -> None:
        """Take text: of a run, or of the code of a field."""
        if self._within:
            self._within.text += text
        elif self._is_code and self._story.fields and self._story.fields[-1].kind is None:
            self._story.fields[-1].code.append(text)

    def _show(self, text: str) -> None:
        """Have a text among what the fields show that are open."""
        for open_ in self._story.fields:
            open_.shown.append(text)

    def _keep(self, start: int, end: int) -> None:
        """Keep what stands in a field that may be ours, and belongs to something else."""
        for open_ in self._story.fields:
            open_.markers.append((start, end))

    def _add(self, text: str, at: int) -> Piece:
        """Add a character that stands as an element of its own, or a w:t; only what is text of the document is kept."""
        end = tag_end(self.data, at)
        piece = Piece(text=text, run=self._story.run, start=at, content=end, close=end, end=end)
        paragraph = self._story.paragraph
        kinds = {each.kind for each in self._story.fields}
        if paragraph and kinds <= {Kind.TEXT, Kind.CONTENTS}:
            paragraph.pieces.append(piece)
            paragraph.is_again |= Kind.CONTENTS in kinds
        return piece

    def _start_paragraph(self, _given: Mapping[str, str], at: int) -> None:
        self._count += 1
        self._story.paragraph = Paragraph(
            start=at,
            number=self._count,
            content=tag_end(self.data, at),
            note=self._note,
            is_boxed=self._boxes > 0,
            is_again=self._again > 0,
        )

    def _end_paragraph(self, _start: int, end: int) -> None:
        paragraph, self._story.paragraph = self._story.paragraph, None
        if paragraph is None:
            return
        paragraph.end = end
        self._show("\n")
        if paragraph.is_wanted or paragraph.note:
            self.paragraphs.append(paragraph)

    def _end_paragraph_properties(self, _start: int, end: int) -> None:
        paragraph = self._story.paragraph
        if paragraph and not paragraph.pieces:
            paragraph.content = end

    def _start_run(self, _given: Mapping[str, str], at: int) -> None:
        end = tag_end(self.data, at)
        self._story.run = Run(at, self.data[at:end], end, link=self._link)

    def _end_run_properties(self, start: int, end: int) -> None:
        run = self._story.run
        if run and self._path[-1][0] == "w:r" and start == run.content:
            run.properties, run.content = self.data[start:end], end

    def _end_run(self, _start: int, end: int) -> None:
        run, self._story.run = self._story.run, None
        if run:
            run.close, run.end = self.data.rfind(b"<", run.start, end), end
            if run.is_comment:
                self._keep(run.start, end)
        for own in self._story.ended:
            own.end = end
        self._story.ended.clear()

    def _start_link(self, given: Mapping[str, str], at: int) -> None:
        is_mail = given.get("id") in self._mail_links
        self._link = self.data[at : tag_end(self.data, at)] if is_mail else b""

    def _end_link(self, _start: int, _end: int) -> None:
        self._link = b""

    def _start_text(self, given: Mapping[str, str], at: int) -> None:
        self._within = self._add("", at)
        self._within.is_kept = given.get("space") == "preserve"
        if self._path[-2][0] != "w:r":  # the stand-in for an emoji, beside others
            self._within.run = None

    def _end_text(self, _start: int, end: int) -> None:
        if self._within:
            self._show(self._within.text)
            self._within.close = self.data.rfind(b"<", self._within.start, end)
            self._within.end = end
            if self._within.close == self._within.start:  # it is empty
                self._within.close = self._within.content = end
            if self._within.run is None:  # what stands above other text, as in Japanese
                self._within.text = OBJECT
        self._within = None

    def _mark(self, given: Mapping[str, str], at: int) -> None:
        what, story = given.get("w:fldCharType", ""), self._story
        if what == "begin" and story.run and story.paragraph:
            piece = self._add(OBJECT, at)
            story.fields.append(_Field(story.run, story.paragraph, piece))
        elif what in {"separate", "end"} and story.fields:
            field_ = story.fields[-1]
            if field_.kind is None:
                field_.kind = kind_of("".join(field_.code))
                self._open(field_)
            if what == "end":
                story.fields.pop()
                self._close(field_)

    def _open(self, field_: _Field) -> None:
        if field_.kind in {Kind.TEXT, Kind.CONTENTS}:  # what it shows is text of the document
            field_.piece.text = ""

    def _close(self, field_: _Field) -> None:
        code = "".join(field_.code).strip()
        self.has_foreign |= field_.kind is Kind.OTHER and any(mark in code for mark in _FOREIGN)
        if field_.kind is not Kind.OURS or self._story.paragraph is None:
            return
        own = OwnField(
            code=code.partition("ADDIN")[2].strip(),
            start=field_.run.start,
            properties=field_.run.properties,
            first=field_.paragraph,
            last=self._story.paragraph,
            notes=field_.notes,
            markers=field_.markers,
            shown="".join(field_.shown),
        )
        field_.piece.own = own
        self.fields.append(own)
        self._story.ended.append(own)

    def _start_simple(self, given: Mapping[str, str], at: int) -> None:
        """Take a field in the short form; protlib writes none."""
        kind = kind_of(given.get("w:instr", ""))
        paragraph = self._story.paragraph or Paragraph(start=at, number=0, content=at)
        piece = self._add("" if kind in {Kind.TEXT, Kind.CONTENTS} else OBJECT, at)
        run = Run(at, b"", at)
        self._story.fields.append(
            _Field(run, paragraph, piece, kind=Kind.OTHER if kind is Kind.OURS else kind)
        )

    def _end_simple(self, _start: int, _end: int) -> None:
        if self._story.fields:
            self._story.fields.pop()

    def _start_box(self, _given: Mapping[str, str], _at: int) -> None:
        self._boxes += 1
        self._stories.append(_Story())

    def _end_box(self, _start: int, _end: int) -> None:
        self._boxes -= 1
        self._stories.pop()

    def _refer(self, given: Mapping[str, str], at: int) -> None:
        kind = self._path[-1][0].removeprefix("w:").removesuffix("Reference")
        name = f"{kind} {given.get('w:id', '')}"
        self.references.setdefault(name, at)
        for open_ in self._story.fields:
            open_.notes.append(name)

    def _comment(self, _given: Mapping[str, str], _at: int) -> None:
        if self._story.run:
            self._story.run.is_comment = True

    def _end_note(self, start: int, end: int) -> None:
        self.notes[self._note] = (start, end)
        self._note = ""
