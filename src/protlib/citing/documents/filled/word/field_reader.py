"""A text of a Word document with the positions of its bytes: its paragraphs, and protlib's fields."""

from collections.abc import Mapping
from typing import Final

from protlib.citing.documents.filled.foreign_citations import ForeignCitations, is_citation, keep_code
from protlib.citing.documents.filled.paragraphs import OBJECT, Paragraph, Piece, WordRun
from protlib.citing.documents.filled.word.memory import Memory
from protlib.citing.documents.filled.word.protlib_field import NoteReference, ProtlibField
from protlib.citing.documents.filled.word.stories import OpenField, OpenFieldKind, Story, kind_of_field
from protlib.citing.documents.filled.word.word_xml import without_raise
from protlib.citing.documents.own_codes import is_changed
from protlib.word_processing.ooxml import NOTE_REFERENCES, WordReader, note_referred_to
from protlib.word_processing.package import Tag

# Elements without content, alone or one of a pair whose other part stands elsewhere.
_MARKERS: Final = frozenset(
    {"w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd", "w:permStart", "w:permEnd"}
)


class FieldReader(WordReader):
    """Reads one text, and keeps the paragraphs that may have something to fill.

    With `foreign`, citations of other programs are read as protlib's.
    """

    def __init__(
        self,
        data: bytes,
        mail_links: frozenset[str] = frozenset(),
        memory: Memory | None = None,
        foreign_citations: ForeignCitations | None = None,
    ) -> None:
        super().__init__()
        self.data = data
        self._memory, self.taken = memory or Memory({}), foreign_citations
        self._mail_links = mail_links
        self._link = b""
        self.paragraphs: list[Paragraph] = []
        self.fields: list[ProtlibField] = []
        self.references: dict[str, NoteReference] = {}
        """The reference to each note in the text, by the name of the note: "footnote 3", by its number in the file."""
        self.notes: dict[str, tuple[int, int]] = {}
        self.remaining: list[str] = []
        """The shown texts of citations that stay those of other programs."""
        self.body_end = 0
        """The position for a new last paragraph of the document."""
        self._stories = [Story()]
        self._again = self._boxes = self._count = 0
        self._piece: Piece | None = None
        """The text that is being read."""
        self.starts = {
            "w:p": self._start_paragraph, "w:r": self.start_run, "w:t": self._start_text,
            "w:fldChar": self._mark, "w:fldSimple": self._start_simple, "w:txbxContent": self._start_box,
            "w:hyperlink": self._start_link, "w:sectPr": self._start_section,
            "w:commentReference": self._comment, "mc:Fallback": self._start_fallback,
        }  # fmt: skip
        self.ends = {
            "w:p": self.end_paragraph, "w:pPr": self._end_paragraph_properties, "w:rPr": self._end_run_properties,
            "w:r": self._end_run, "w:t": self._end_text, "w:fldSimple": self._end_simple,
            "w:txbxContent": self._end_box, "w:hyperlink": self._end_link, "w:footnote": self._end_note,
            "w:endnote": self._end_note, "w:body": self._end_body,
            "mc:Fallback": self._end_fallback,
        }  # fmt: skip

    def own_notes(self) -> Mapping[str, ProtlibField]:
        """Return the fields in notes that were made for a citation, by the names of the notes."""
        return {note_field.first.note: note_field for note_field in self.fields if note_field.is_note}

    def words_in(self, note: str) -> str:
        """Return what is typed in a note, without filled text."""
        text = "".join(paragraph.text for paragraph in self.paragraphs if paragraph.note == note)
        return text.replace(OBJECT, "").strip()

    @property
    def story(self) -> Story:
        """The text of its own that is being read."""
        return self._stories[-1]

    def end(self, tag: Tag) -> None:
        """Take the end of an element."""
        if tag.name in _MARKERS:
            self.keep(self.path[-1].start, tag.end)
        super().end(tag)

    def take_text(self, text: str) -> None:
        """Take text of a run."""
        if self._piece:
            self._piece.text += text

    def take_character(self, text: str, tag: Tag) -> None:
        """Take an element that stands for a character."""
        self.add(text, tag.start, tag.end)

    def take_object(self, tag: Tag) -> None:
        """Take a picture or the like, or the number of a note."""
        piece = self.add(OBJECT, tag.start, tag.end)
        if tag.name in NOTE_REFERENCES:
            note = note_referred_to(tag)
            self.references.setdefault(note, NoteReference(piece.start, self.story.paragraph, piece))
            for open_ in self.story.fields:
                open_.notes.append(note)

    def take_code(self, text: str) -> None:
        """Take text of a field's code."""
        if self.story.fields and self.story.fields[-1].kind is None:
            self.story.fields[-1].code.append(text)

    def take_data(self, text: str) -> None:
        """Take text of a field's data."""
        if self.story.fields:
            self.story.fields[-1].data.append(text)

    def _start_section(self, tag: Tag) -> None:
        if self.parent == "w:body":
            self.body_end = tag.start
        elif self.story.paragraph:
            self.story.paragraph.has_section = True

    def _end_body(self, _opening: Tag, closing: Tag) -> None:
        self.body_end = self.body_end or closing.start

    def _start_fallback(self, _tag: Tag) -> None:
        self._again += 1

    def _end_fallback(self, *_: Tag) -> None:
        self._again -= 1

    def show(self, text: str) -> None:
        """Add a text to what the open fields show."""
        for open_ in self.story.fields:
            open_.display.append(text)

    def keep(self, start: int, end: int) -> None:
        """Remember an element inside a field that may be protlib's, but that belongs to something else."""
        for open_ in self.story.fields:
            if open_.run.start != start:
                open_.markers.append((start, end))

    def add(self, text: str, start: int, end: int) -> Piece:
        """Add a w:t, or an element that stands for a character; text of fields is not kept."""
        piece = Piece(text=text, run=self.story.run, start=start, content=end, close=end, end=end)
        paragraph = self.story.paragraph
        fields = self.story.fields  # of thousands that are open mostly the first ends the look
        if paragraph and all(field.kind in {OpenFieldKind.TEXT, OpenFieldKind.CONTENTS} for field in fields):
            paragraph.pieces.append(piece)
            paragraph.is_again |= any(field.kind is OpenFieldKind.CONTENTS for field in fields)
        return piece

    def _start_paragraph(self, tag: Tag) -> None:
        self._count += not self._again  # a box has its paragraphs twice, for older programs as well
        self.story.paragraph = Paragraph(
            start=tag.start,
            number=self._count,
            content=tag.end,
            note=self.note,
            is_inner=self._boxes > 0 or bool(self.note),
            is_again=self._again > 0,
        )

    def end_paragraph(self, _opening: Tag, closing: Tag) -> None:
        """Take the end of a paragraph."""
        story = self.story
        paragraph, story.paragraph = story.paragraph, None
        if paragraph is None:
            return
        paragraph.end, story.last = closing.end, paragraph
        self.show("\n")
        if paragraph.is_wanted or paragraph.note:
            self.paragraphs.append(paragraph)

    def _end_paragraph_properties(self, _opening: Tag, closing: Tag) -> None:
        paragraph = self.story.paragraph
        if paragraph and not paragraph.pieces:
            paragraph.content = closing.end

    def start_run(self, tag: Tag) -> None:
        """Take the beginning of a run."""
        self.story.run = WordRun(tag.start, self.data[tag.start : tag.end], tag.end, link=self._link)

    def _end_run_properties(self, opening: Tag, closing: Tag) -> None:
        run = self.story.run
        if run and self.path[-1].name == "w:r" and opening.start == run.content:
            run.properties, run.content = self.data[opening.start : closing.end], closing.end
            for open_ in self.story.fields:
                if not (open_.run.tag or open_.run.properties):  # what is no complex field looks like its first run
                    open_.run.properties = run.properties

    def _end_run(self, _opening: Tag, closing: Tag) -> None:
        run, self.story.run = self.story.run, None
        if run:
            run.close, run.end = closing.start, closing.end
            if run.is_comment:
                self.keep(run.start, run.end)
        for ending_field in self.story.ended:
            ending_field.end = closing.end
        self.story.ended.clear()

    def _start_link(self, tag: Tag) -> None:
        is_mail = tag.attributes.get("r:id") in self._mail_links
        self._link = self.data[tag.start : tag.end] if is_mail else b""

    def _end_link(self, *_: Tag) -> None:
        self._link = b""

    def _start_text(self, tag: Tag) -> None:
        self._piece = self.add("", tag.start, tag.end)
        self._piece.is_kept = tag.attributes.get("space") == "preserve"
        if self.parent != "w:r":  # the fallback of an emoji, beside other text
            self._piece.run = None

    def _end_text(self, _opening: Tag, closing: Tag) -> None:
        if self._piece:
            self.show(self._piece.text)
            self._piece.close, self._piece.end = closing.start, closing.end
            if self._piece.run is None:  # ruby text above other text, as in Japanese
                self._piece.text = OBJECT
        self._piece = None

    def _mark(self, tag: Tag) -> None:
        mark_type, story = tag.attributes.get("w:fldCharType", ""), self.story
        if mark_type == "begin" and story.run and story.paragraph:
            piece = self.add(OBJECT, tag.start, tag.end)
            story.fields.append(OpenField(story.run, story.paragraph, piece))
        elif mark_type in {"separate", "end"} and story.fields:
            field_ = story.fields[-1]
            if field_.kind is None:
                self._identify(field_)
                field_.content_start, field_.code_end = tag.end, story.run
            if mark_type == "end":
                story.fields.pop()
                if story.fields and story.fields[-1].kind is None:  # EndNote's data stand in the code of its field
                    story.fields[-1].data = story.fields[-1].data or field_.data
                if closing_field := self.close(field_, tag.start):
                    story.ended.append(closing_field)

    def _identify(self, field_: OpenField) -> None:
        """Take the kind of a field whose code is complete."""
        code = "".join(field_.code)
        field_.native = self._memory.own_code(code, is_noted=bool(self.note), is_again=self._again > 0)
        field_.kind = kind_of_field(code, field_.native)
        if field_.kind is OpenFieldKind.OTHER and self.taken:
            field_.native = self.taken.own_code(code, "".join(field_.data))
            field_.is_foreign = bool(field_.native)
            field_.kind = OpenFieldKind.OURS if field_.is_foreign else OpenFieldKind.OTHER
        if field_.kind in {OpenFieldKind.TEXT, OpenFieldKind.CONTENTS}:  # what it shows is text of the document
            field_.piece.text = ""

    def close(self, field_: OpenField, content_end: int) -> ProtlibField | None:
        """Return what protlib fills where a field stood, whose content ends at a position; None for other fields."""
        code = "".join(field_.code).strip()
        if field_.kind is OpenFieldKind.OTHER and is_citation(code):
            self.remaining.append("".join(field_.display).strip() or code)
        last = self.story.paragraph or self.story.last
        if field_.kind is not OpenFieldKind.OURS or last is None:
            return None
        protlib_field = ProtlibField(
            code=field_.native or code.partition("ADDIN")[2].strip(),
            start=field_.run.start,
            properties=field_.run.properties,
            first=field_.paragraph,
            last=last,
            notes=field_.notes,
            markers=field_.markers,
            display="".join(field_.display),
        )
        if field_.content_start and not protlib_field.is_list:
            protlib_field.shown = self._runs_of(field_, content_end)
        if field_.is_foreign:
            protlib_field.is_foreign, protlib_field.properties = True, without_raise(protlib_field.properties)
            if is_changed(protlib_field.code, protlib_field.display):
                protlib_field.code = keep_code(protlib_field.code)
        field_.piece.own_mark = protlib_field
        self.fields.append(protlib_field)
        return protlib_field

    def _runs_of(self, field_: OpenField, content_end: int) -> bytes:
        """Return the runs that a field shows, up to a position; the run in which its code ends begins them."""
        content, run = self.data[field_.content_start : content_end], field_.code_end
        return run.tag + run.properties + content + b"</" + run.prefix + b"r>" if run else content

    def _start_simple(self, tag: Tag) -> None:
        """Take a field in the short form; protlib writes none, but other programs may."""
        paragraph = self.story.paragraph or Paragraph(start=tag.start, number=0, content=tag.start)
        field_ = OpenField(
            WordRun(tag.start, b"", tag.start),
            paragraph,
            self.add(OBJECT, tag.start, tag.end),
            code=[tag.attributes.get("w:instr", "")],
            content_start=tag.end,
        )
        self._identify(field_)
        self.story.fields.append(field_)

    def _end_simple(self, _opening: Tag, closing: Tag) -> None:
        if self.story.fields and (closing_field := self.close(self.story.fields.pop(), closing.start)):
            closing_field.end = closing.end

    def _start_box(self, _tag: Tag) -> None:
        self._boxes += 1
        self._stories.append(Story())

    def _end_box(self, *_: Tag) -> None:
        self._boxes -= 1
        self._stories.pop()

    def _comment(self, _tag: Tag) -> None:
        if self.story.run:
            self.story.run.is_comment = True

    def _end_note(self, opening: Tag, closing: Tag) -> None:
        self.notes[self.note] = (opening.start, closing.end)
        self.note = ""
