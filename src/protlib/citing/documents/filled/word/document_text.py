"""The text of a Word document with the positions of its bytes: what stands in a content control or a bookmark.

Mendeley Cite has its citations in controls, Zotero on wish in bookmarks. Word's own fields and Citavi's stand in
a control.
"""

from protlib.citing.documents.filled.foreign_citations import ForeignCitations, is_citation
from protlib.citing.documents.filled.paragraphs import OBJECT, Paragraph, WordRun
from protlib.citing.documents.filled.word.field_reader import FieldReader
from protlib.citing.documents.filled.word.memory import Memory
from protlib.citing.documents.filled.word.protlib_field import ProtlibField
from protlib.citing.documents.filled.word.stories import Control, OpenField, OpenFieldKind
from protlib.citing.documents.own_codes import is_own_list
from protlib.word_processing.document_fields import BOOKMARK_PREFIX
from protlib.word_processing.package import Tag


class WordText(FieldReader):
    """Reads one text, and keeps the paragraphs that may have something to fill."""

    def __init__(
        self,
        data: bytes,
        mail_links: frozenset[str] = frozenset(),
        memory: Memory | None = None,
        foreign_citations: ForeignCitations | None = None,
    ) -> None:
        super().__init__(data, mail_links, memory, foreign_citations)
        self._controls: list[Control] = []
        self._bookmarks: dict[str, Control] = {}
        self.other_bookmarks: list[str] = []
        """The names of bookmarks of Zotero that stay."""
        self._waiting: Control | None = None
        """A control or bookmark around whole paragraphs, of which the first is still to come."""
        self.starts = {
            **self.starts,
            "w:sdt": self._start_control,
            "w:tag": self._take_tag,
            "w:citation": self._mark_control,
            "w:bibliography": self._mark_control,
            "w:sdtContent": self._start_content,
            "w:bookmarkStart": self._start_bookmark,
            "w:bookmarkEnd": self._end_bookmark,
        }
        self.ends = {**self.ends, "w:sdt": self._end_control, "w:sdtContent": self._end_content}

    def show(self, text: str) -> None:
        """Add a text to what the open fields show, or else to the open control."""
        if self._controls and not self.story.fields:
            self._controls[-1].text += text
        super().show(text)

    def keep(self, start: int, end: int) -> None:
        """Remember an element inside a field that may be protlib's, but that belongs to something else."""
        super().keep(start, end)
        for control in self._controls:
            control.markers.append((start, end))

    def start_run(self, tag: Tag) -> None:
        """Take the beginning of a run: the first in a control around whole paragraphs opens the field in its place."""
        super().start_run(tag)
        if self._waiting and self.story.paragraph:
            control, self._waiting = self._waiting, None
            control.open_field = self._push(control.code, tag.start, tag.start, self.story.paragraph)

    def end_paragraph(self, opening: Tag, closing: Tag) -> None:
        """Take the end of a paragraph: a citation in a control around it is its content."""
        for control in (*self._controls, *self._bookmarks.values()):
            field_ = control.open_field
            is_around = field_ and control.start < field_.paragraph.start and not is_own_list(control.code)
            if is_around and (field := self._pull(control, closing.start)):
                field.end = field.end or closing.start
        super().end_paragraph(opening, closing)

    def close(self, field_: OpenField, content_end: int) -> ProtlibField | None:
        """Return what protlib fills where a field stood, whose content ends at a position; None for other fields."""
        protlib_field = super().close(field_, content_end)
        for control in self._controls:
            control.fields += [protlib_field] if protlib_field else []
        return protlib_field

    def _push(self, code: str, start: int, content_start: int, paragraph: Paragraph) -> OpenField:
        """Open a field of protlib in place of a control or a bookmark of another program."""
        field_ = OpenField(
            WordRun(start, b"", start), paragraph, self.add(OBJECT, start, start), kind=OpenFieldKind.OURS, native=code,
            is_foreign=True, content_start=content_start,
        )  # fmt: skip
        self.story.fields.append(field_)
        return field_

    def _pull(self, control: Control, content_end: int) -> ProtlibField | None:
        """Close the field in place of a control or a bookmark, whose content ends at a position; None where none is."""
        field_ = control.open_field
        if field_ is None or field_ not in self.story.fields:
            return control.own_field
        self.story.fields.remove(field_)
        control.own_field = self.close(field_, content_end)
        return control.own_field

    def _start_control(self, tag: Tag) -> None:
        self._controls.append(Control(tag.start))

    def _mark_control(self, _tag: Tag) -> None:
        if self._controls and self.parent == "w:sdtPr":
            self._controls[-1].is_of_citing = True

    def _take_tag(self, tag: Tag) -> None:
        """Take the tag of a control, where Mendeley keeps a citation; Citavi's is around the field that has it."""
        if self._controls and self.parent == "w:sdtPr":
            control, code = self._controls[-1], tag.attributes.get("w:val", "")
            control.code = self.taken.own_code(code) if self.taken else ""
            control.remaining = "" if control.code or not is_citation(code) else code
            control.is_of_citing |= self.taken is not None and code.startswith("Citavi")

    def _start_content(self, tag: Tag) -> None:
        if self._controls and self._controls[-1].code:
            self._controls[-1].content_start = tag.end
            self._wait(self._controls[-1])

    def _wait(self, control: Control) -> None:
        """Open the field in place of a control or a bookmark, in its paragraph or in the next one."""
        if self.story.paragraph:
            control.open_field = self._push(control.code, control.start, control.content_start, self.story.paragraph)
        else:
            self._waiting = control

    def _end_content(self, _opening: Tag, closing: Tag) -> None:
        if self._controls:
            self._controls[-1].content_end = closing.start

    def _end_control(self, _opening: Tag, closing: Tag) -> None:
        """Make a field of protlib as long as the content control of another program that holds only it."""
        control, end = self._controls.pop(), closing.end
        if control.remaining:
            self.remaining.append(control.text.strip() or control.remaining)
        if control.code:
            self._end_code(control, control.content_end, end)
            return
        if not control.is_of_citing or len(control.fields) != 1 or control.text.strip():
            return
        field = control.fields[0]
        if field.is_list:
            field.span = control.start, end
        else:
            field.start, field.end, field.markers = control.start, end, control.markers

    def _end_code(self, control: Control, content_end: int, end: int) -> None:
        """Take the end of a control or a bookmark of another program; tags around whole paragraphs go with it."""
        self._waiting = None if self._waiting is control else self._waiting
        field = self._pull(control, content_end)
        if field is None:
            return
        field.end = end if field.start == control.start else field.end or end
        if field.is_list and control.content_end:
            field.span = control.start, end
            return
        start, field_end = (field.first.start, field.last.end or end) if field.is_list else (field.start, field.end)
        tags = ((control.start, control.content_start), (content_end, end))
        field.outer_tags = [tag for tag in tags if tag[1] <= start or tag[0] >= field_end]

    def _start_bookmark(self, tag: Tag) -> None:
        name = tag.attributes.get("w:name", "")
        if not name.startswith(BOOKMARK_PREFIX):
            return
        if self.taken and (code := self.taken.bookmark_code(name)):
            control = Control(tag.start, code=code, content_start=tag.end)
            self._bookmarks[tag.attributes.get("w:id", "")] = control
            self._wait(control)
        else:
            self.other_bookmarks.append(name)

    def _end_bookmark(self, tag: Tag) -> None:
        if control := self._bookmarks.pop(tag.attributes.get("w:id", ""), None):
            self._end_code(control, tag.start, tag.end)
