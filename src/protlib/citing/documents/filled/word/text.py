"""A text of a Word document with the places of its bytes: its paragraphs, and protlib's fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, Final

from protlib.citing.documents.filled.draft import is_own
from protlib.citing.documents.filled.paragraphs import OBJECT
from protlib.citing.documents.filled.word.memory import Memory
from protlib.citing.documents.filled.word.pieces import OwnField, Paragraph, Piece, Reference, Run
from protlib.formats.word.ooxml import NOTE_REFERENCES, WordReader, note_referred_to

# Elements without content, alone or one of a pair whose other part stands elsewhere.
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


class Kind(Enum):
    """What a field is: protlib's (`OURS`), text such as a link, a list of contents, or another program's."""

    OURS = auto()
    TEXT = auto()
    CONTENTS = auto()
    OTHER = auto()


@dataclass(slots=True, eq=False)
class _Field:
    run: Run
    paragraph: Paragraph
    piece: Piece
    code: list[str] = field(default_factory=list)
    kind: Kind | None = None
    """None until its code is complete."""
    native: str = ""
    """The code of protlib that a field of Word stands for."""
    notes: list[str] = field(default_factory=list)
    markers: list[tuple[int, int]] = field(default_factory=list)
    display: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Story:
    """A text of its own: that of the part, or of a box in it."""

    fields: list[_Field] = field(default_factory=list)
    paragraph: Paragraph | None = None
    run: Run | None = None
    ended: list[OwnField] = field(default_factory=list)


@dataclass(slots=True)
class _Control:
    """An open content control: its beginning, its content, and whether it holds a citation or a list."""

    start: int
    is_of_citing: bool = False
    fields: list[OwnField] = field(default_factory=list)
    markers: list[tuple[int, int]] = field(default_factory=list)
    text: str = ""


def kind_of(code: str, native: str = "") -> Kind:
    """Return the kind of a field by its code; `native` is the code of protlib for a field of Word."""
    words = code.split(maxsplit=1)
    if native or (words[:1] == ["ADDIN"] and is_own(words[-1])):
        return Kind.OURS
    if not words or words[0].upper() == "HYPERLINK":
        return Kind.TEXT
    return Kind.CONTENTS if words[0].upper() in {"TOC", "TOF"} else Kind.OTHER


class WordText(WordReader):
    """Reads one text, and keeps the paragraphs that may have something to fill."""

    def __init__(self, data: bytes, mail_links: frozenset[str] = frozenset(), memory: Memory | None = None) -> None:
        super().__init__()
        self.data = data
        self._memory = memory or Memory({})
        self._controls: list[_Control] = []
        self._mail_links = mail_links
        self._link = b""
        self.paragraphs: list[Paragraph] = []
        self.fields: list[OwnField] = []
        self.references: dict[str, Reference] = {}
        """The place that refers to each note: "footnote 3", by its number in the file."""
        self.notes: dict[str, tuple[int, int]] = {}
        self.has_foreign = False
        self.body_end = 0
        """The place for a new last paragraph of the document."""
        self._stories = [_Story()]
        self._again = self._boxes = self._count = 0
        self._piece: Piece | None = None
        """The text that is being read."""
        self.starts = {
            "w:p": self._start_paragraph, "w:r": self._start_run, "w:t": self._start_text,
            "w:fldChar": self._mark, "w:fldSimple": self._start_simple, "w:txbxContent": self._start_box,
            "w:hyperlink": self._start_link, "w:sdt": self._start_control, "w:sectPr": self._start_section,
            "w:citation": self._mark_control, "w:bibliography": self._mark_control,
            "w:commentReference": self._comment, "mc:Fallback": self._start_fallback,
        }  # fmt: skip
        self.ends = {
            "w:p": self._end_paragraph, "w:pPr": self._end_paragraph_properties, "w:rPr": self._end_run_properties,
            "w:r": self._end_run, "w:t": self._end_text, "w:fldSimple": self._end_simple,
            "w:txbxContent": self._end_box, "w:hyperlink": self._end_link, "w:sdt": self._end_control,
            "w:footnote": self._end_note, "w:endnote": self._end_note, "w:body": self._end_body,
            "mc:Fallback": self._end_fallback,
        }  # fmt: skip

    def own_notes(self) -> Mapping[str, OwnField]:
        """Return the fields in notes that were made for a citation, by the names of the notes."""
        return {own.first.note: own for own in self.fields if own.is_note}

    def words_in(self, note: str) -> str:
        """Return what is typed in a note, without filled text."""
        text = "".join(paragraph.text for paragraph in self.paragraphs if paragraph.note == note)
        return text.replace(OBJECT, "").strip()

    @property
    def _story(self) -> _Story:
        return self._stories[-1]

    def end(self, name: str, at: int = 0, behind: int = 0) -> None:
        """Take the end of an element."""
        if name in _MARKERS:
            self._keep(self.path[-1][1], behind)
        super().end(name, at, behind)

    def take_text(self, text: str) -> None:
        """Take text of a run."""
        if self._piece:
            self._piece.text += text

    def take_character(self, text: str, at: int, behind: int) -> None:
        """Take an element that stands for a character."""
        self._add(text, at, behind)

    def take_object(self, name: str, attributes: Mapping[str, str], at: int, behind: int) -> None:
        """Take a picture or the like, or the number of a note."""
        piece = self._add(OBJECT, at, behind)
        if name in NOTE_REFERENCES:
            note = note_referred_to(name, attributes)
            self.references.setdefault(note, Reference(piece.start, self._story.paragraph, piece))
            for open_ in self._story.fields:
                open_.notes.append(note)

    def take_code(self, text: str) -> None:
        """Take text of a field's code."""
        if self._story.fields and self._story.fields[-1].kind is None:
            self._story.fields[-1].code.append(text)

    def _start_section(self, _attributes: Mapping[str, str], at: int, _behind: int) -> None:
        if self.parent == "w:body":
            self.body_end = at
        elif self._story.paragraph:
            self._story.paragraph.has_section = True

    def _end_body(self, _start: int, at: int, _behind: int) -> None:
        self.body_end = self.body_end or at

    def _start_fallback(self, *_: Any) -> None:
        self._again += 1

    def _end_fallback(self, *_: int) -> None:
        self._again -= 1

    def _show(self, text: str) -> None:
        """Add a text to what the open fields show, or else to the open control."""
        if self._controls and not self._story.fields:
            self._controls[-1].text += text
        for open_ in self._story.fields:
            open_.display.append(text)

    def _keep(self, start: int, end: int) -> None:
        """Remember an element inside a field that may be protlib's, but that belongs to something else."""
        for open_ in self._story.fields:
            open_.markers.append((start, end))
        for control in self._controls:
            control.markers.append((start, end))

    def _add(self, text: str, at: int, end: int) -> Piece:
        """Add a w:t, or an element that stands for a character; text of fields is not kept."""
        piece = Piece(text=text, run=self._story.run, start=at, content=end, close=end, end=end)
        paragraph = self._story.paragraph
        kinds = {field.kind for field in self._story.fields}
        if paragraph and kinds <= {Kind.TEXT, Kind.CONTENTS}:
            paragraph.pieces.append(piece)
            paragraph.is_again |= Kind.CONTENTS in kinds
        return piece

    def _start_paragraph(self, _attributes: Mapping[str, str], at: int, behind: int) -> None:
        self._count += 1
        self._story.paragraph = Paragraph(
            start=at,
            number=self._count,
            content=behind,
            note=self.note,
            is_boxed=self._boxes > 0,
            is_again=self._again > 0,
        )

    def _end_paragraph(self, _start: int, _at: int, end: int) -> None:
        paragraph, self._story.paragraph = self._story.paragraph, None
        if paragraph is None:
            return
        paragraph.end = end
        self._show("\n")
        if paragraph.is_wanted or paragraph.note:
            self.paragraphs.append(paragraph)

    def _end_paragraph_properties(self, _start: int, _at: int, end: int) -> None:
        paragraph = self._story.paragraph
        if paragraph and not paragraph.pieces:
            paragraph.content = end

    def _start_run(self, _attributes: Mapping[str, str], at: int, behind: int) -> None:
        self._story.run = Run(at, self.data[at:behind], behind, link=self._link)

    def _end_run_properties(self, start: int, _at: int, end: int) -> None:
        run = self._story.run
        if run and self.path[-1][0] == "w:r" and start == run.content:
            run.properties, run.content = self.data[start:end], end

    def _end_run(self, _start: int, at: int, end: int) -> None:
        run, self._story.run = self._story.run, None
        if run:
            run.close, run.end = at, end
            if run.is_comment:
                self._keep(run.start, end)
        for own in self._story.ended:
            own.end = end
        self._story.ended.clear()

    def _start_link(self, attributes: Mapping[str, str], at: int, behind: int) -> None:
        is_mail = attributes.get("r:id") in self._mail_links
        self._link = self.data[at:behind] if is_mail else b""

    def _end_link(self, *_: int) -> None:
        self._link = b""

    def _start_text(self, attributes: Mapping[str, str], at: int, behind: int) -> None:
        self._piece = self._add("", at, behind)
        self._piece.is_kept = attributes.get("space") == "preserve"
        if self.parent != "w:r":  # the fallback of an emoji, beside other text
            self._piece.run = None

    def _end_text(self, _start: int, at: int, end: int) -> None:
        if self._piece:
            self._show(self._piece.text)
            self._piece.close, self._piece.end = at, end
            if self._piece.run is None:  # ruby text above other text, as in Japanese
                self._piece.text = OBJECT
        self._piece = None

    def _mark(self, attributes: Mapping[str, str], at: int, behind: int) -> None:
        what, story = attributes.get("w:fldCharType", ""), self._story
        if what == "begin" and story.run and story.paragraph:
            piece = self._add(OBJECT, at, behind)
            story.fields.append(_Field(story.run, story.paragraph, piece))
        elif what in {"separate", "end"} and story.fields:
            field_ = story.fields[-1]
            if field_.kind is None:
                code = "".join(field_.code)
                field_.native = self._native(code)
                field_.kind = kind_of(code, field_.native)
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
            code=field_.native or code.partition("ADDIN")[2].strip(),
            start=field_.run.start,
            properties=field_.run.properties,
            first=field_.paragraph,
            last=self._story.paragraph,
            notes=field_.notes,
            markers=field_.markers,
            display="".join(field_.display),
        )
        field_.piece.own = own
        for control in self._controls:
            control.fields.append(own)
        self.fields.append(own)
        self._story.ended.append(own)

    def _native(self, code: str) -> str:
        is_again = self._again > 0
        return self._memory.own_code(code, is_noted=bool(self.note), is_again=is_again)

    def _start_control(self, _attributes: Mapping[str, str], at: int, _behind: int) -> None:
        self._controls.append(_Control(at))

    def _mark_control(self, _attributes: Mapping[str, str], *_: int) -> None:
        if self._controls and self.parent == "w:sdtPr":
            self._controls[-1].is_of_citing = True

    def _end_control(self, _start: int, _at: int, end: int) -> None:
        """Make a field of protlib as long as the content control of Word that holds only it."""
        control = self._controls.pop()
        if not control.is_of_citing or len(control.fields) != 1 or control.text.strip():
            return
        own = control.fields[0]
        if own.is_list:
            own.span = control.start, end
        else:
            own.start, own.end, own.markers = control.start, end, control.markers

    def _start_simple(self, attributes: Mapping[str, str], at: int, behind: int) -> None:
        """Take a field in the short form; protlib writes none, but other programs may."""
        code = attributes.get("w:instr", "")
        native = self._native(code)
        kind = kind_of(code, native)
        paragraph = self._story.paragraph or Paragraph(start=at, number=0, content=at)
        piece = self._add("" if kind in {Kind.TEXT, Kind.CONTENTS} else OBJECT, at, behind)
        field_ = _Field(Run(at, b"", at), paragraph, piece, code=[code], kind=kind, native=native)
        self._story.fields.append(field_)

    def _end_simple(self, _start: int, _at: int, end: int) -> None:
        if self._story.fields:
            self._close(self._story.fields.pop())
            for own in self._story.ended:
                own.end = end
            self._story.ended.clear()

    def _start_box(self, _attributes: Mapping[str, str], *_: int) -> None:
        self._boxes += 1
        self._stories.append(_Story())

    def _end_box(self, *_: int) -> None:
        self._boxes -= 1
        self._stories.pop()

    def _comment(self, _attributes: Mapping[str, str], *_: int) -> None:
        if self._story.run:
            self._story.run.is_comment = True

    def _end_note(self, start: int, _at: int, end: int) -> None:
        self.notes[self.note] = (start, end)
