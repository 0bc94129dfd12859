"""The text of an OpenDocument text with the positions of its bytes: its paragraphs, and protlib's marks."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final

from protlib.citing.documents.filled.foreign_citations import ForeignCitations, is_citation, keep_code
from protlib.citing.documents.filled.offsets import characters
from protlib.citing.documents.filled.own_mark import OwnMark
from protlib.citing.documents.filled.paragraphs import OBJECT, OwnContent, Paragraph, Piece
from protlib.citing.documents.own_codes import NOTE, has_own_note, is_changed, is_own, is_own_list
from protlib.word_processing.document_fields import BOOKMARK_PREFIX
from protlib.word_processing.opendocument import (
    BIBLIOGRAPHY,
    BIBLIOGRAPHY_MARK,
    COMMENT,
    CONTENTS,
    FIELD,
    FIELD_END,
    FIELD_PARAMETER,
    NOTE_ELEMENT,
    PARAGRAPHS,
    OpenReader,
    code_of_field,
    lines_of_attributes,
)
from protlib.word_processing.package import Tag

# Parts of a comment, a bookmark or a tracked change, which may stand inside filled text.
_MARKERS: Final = frozenset({
    COMMENT, "office:annotation-end", "text:bookmark", "text:bookmark-start", "text:bookmark-end", "text:change",
    "text:change-start", "text:change-end",
})  # fmt: skip
_SECTIONS: Final = ("text:section", "text:bibliography")


@dataclass(slots=True)
class _Story:
    piece: Piece | None = None
    paragraph: Paragraph | None = None
    marks: list[OwnMark] = field(default_factory=list)
    live: OwnMark | None = None
    """The citation in another program's field for which this note was made."""
    own_marks: list[OwnMark] = field(default_factory=list)
    """The marks of protlib that have ended in it."""
    words: str = ""
    """The words that somebody typed in a note."""


@dataclass(slots=True)
class _Field:
    """A field of Word: its code, and the name of the mark that stands for it, "" for none."""

    code: str = ""
    name: str = ""


class OpenText(OpenReader):
    """Reads the text of one part, and keeps the paragraphs that may have something to fill.

    With `foreign`, citations of other programs are read as protlib's.
    """

    hidden_elements = OpenReader.hidden_elements | {COMMENT}

    def __init__(self, data: bytes, foreign_citations: ForeignCitations | None = None) -> None:
        super().__init__()
        self.data, self._foreign_citations = data, foreign_citations
        self.standalone_notes: list[OwnMark] = []
        """The citations of other programs that stand alone in a note."""
        self.paragraphs: list[Paragraph] = []
        self.marks: list[OwnMark] = []
        self.list: OwnContent | None = None
        """The section of the list."""
        self.listed = ""
        """The text of the list, an entry a line."""
        self.list_heading = b""
        """The paragraphs above the list, where LibreOffice keeps them inside it."""
        self.shared_list = 0
        """The number of a paragraph that holds a part of the list and other text, 0 for none."""
        self.remaining: list[str] = []
        """The codes of citations that stay those of other programs."""
        self.other_bookmarks: list[str] = []
        """The names of bookmarks of Zotero that stay."""
        self.body_end = self.styles_end = self.body_start = 0
        self._stories = [_Story()]
        self._count = self._text_start = 0
        self._sections: list[OwnContent] = []
        self._fields: list[_Field] = []
        self.open_list = ""
        """The bookmark of the list that is being read, or its field; "" for none."""
        self._depth = 0
        """How many fields are open within `open_list`."""
        self._list_tail: Paragraph | None = None
        """What follows the end of the list in its last paragraph."""
        self._remaining_names: set[str] = set()
        """The names of open marks of other programs that stay: the text in them belongs to those programs."""
        self._take_elements()

    def _take_elements(self) -> None:
        """Say what takes the beginning and the end of each kind of element."""
        self.starts = {
            **dict.fromkeys(PARAGRAPHS, self._start_paragraph),
            "office:body": self._start_body,
            "text:reference-mark-start": self._start_mark,
            "text:reference-mark-end": lambda tag: self._end_mark(tag.attributes.get("text:name", ""), tag),
            "text:bookmark-start": self._start_bookmark,
            "text:bookmark-end": lambda tag: self._end_mark(tag.attributes.get("text:name", ""), tag),
            FIELD: lambda _: self._fields.append(_Field()),
            FIELD_PARAMETER: self._take_code,
            "field:fieldmark-separator": self._show_field,
            FIELD_END: self._end_field,
            "text:bibliography-mark": self._start_bibliography_mark,
        }
        self.ends = {
            "text:bibliography-mark": self._end_bibliography_mark,
            "office:text": self._end_body,
            "office:automatic-styles": self._end_styles,
            FIELD: self._end_code,
        }

    def start(self, tag: Tag) -> None:
        """Take the beginning of an element."""
        self._take_text_between(tag.start)
        self._text_start = tag.end
        if tag.name in _SECTIONS:
            section_name = tag.attributes.get("text:name", "") if tag.name == "text:section" else BIBLIOGRAPHY
            code = section_name if is_own(section_name) else self._translate_code(section_name)
            self._sections.append(OwnContent(code=code or section_name, start=tag.start))
            self.hidden += is_own_list(self._sections[-1].code)
        if self.open_list and self._ends_list(tag):
            self._end_list(tag)
        super().start(tag)

    def end(self, tag: Tag) -> None:
        """Take the end of an element."""
        self._take_text_between(tag.start)
        self._text_start = tag.end
        start = self.path[-1].start
        if tag.name in PARAGRAPHS and self._is_in_list:
            self.listed += "\n"
        if tag.name == "text:index-title" and self._is_in_list:
            self.list_heading, self.listed = self.data[self.path[-1].end : tag.start], ""
        super().end(tag)
        if tag.name in _MARKERS:
            self._keep(start, tag.end)
        elif tag.name in _SECTIONS:
            self._end_section(tag.end)

    def characters(self, text: str) -> None:
        """Ignore the text: it is read from between the tags, with its positions."""

    def take_character(self, text: str, tag: Tag) -> None:
        """Take an element that stands for characters of a paragraph."""
        self._add(text, tag.start, tag.end)

    def open_aside(self, tag: Tag) -> None:
        """Take the beginning of a note or a shape."""
        self._stories.append(_Story(self._add(OBJECT, tag.start, tag.end)))

    def close_aside(self, tag: Tag) -> None:
        """Take the end of a note or a shape."""
        story = self._stories.pop()
        if story.piece:
            story.piece.content = story.piece.close = story.piece.end = tag.end
        if story.live:
            story.live.words = story.words
        outer = self._stories[-1].paragraph
        if tag.name == NOTE_ELEMENT and outer and story.piece and not story.words.strip() and len(story.own_marks) == 1:
            [mark] = story.own_marks
            if mark.is_foreign and not is_changed(mark.code, mark.display):
                mark.note = outer, story.piece
                self.standalone_notes.append(mark)

    def _start_body(self, tag: Tag) -> None:
        self.body_start = tag.start

    def _end_body(self, _opening: Tag, closing: Tag) -> None:
        self.body_end = closing.start

    def _end_styles(self, _opening: Tag, closing: Tag) -> None:
        self.styles_end = closing.start if closing.start < closing.end else 0

    def _end_section(self, end: int) -> None:
        section = self._sections.pop()
        section.end = end
        if is_own_list(section.code):
            self.hidden -= 1
            self.list = self.list or section

    def _start_paragraph(self, tag: Tag) -> None:
        self._count += 1
        is_inner = len(self._stories) > 1 or any(element.name == "office:master-styles" for element in self.path)
        is_again = any(element.name in CONTENTS for element in self.path)
        note = "a note" if any(element.name == NOTE_ELEMENT for element in self.path) else ""
        self._stories[-1].paragraph = Paragraph(
            start=tag.start,
            number=self._count,
            content=tag.end,
            is_inner=is_inner or is_again,
            is_again=is_again,
            note=note,
        )

    def _keep(self, start: int, end: int) -> None:
        """Remember an element inside filled text that belongs to something else."""
        if not any(element.name == COMMENT for element in self.path):
            for mark in (*self._sections, *chain.from_iterable(story.marks for story in self._stories)):
                if mark.start != start:
                    mark.markers.append((start, end))

    def end_paragraph(self, tag: Tag) -> None:
        """Take the end of a paragraph."""
        paragraph, self._stories[-1].paragraph = self._stories[-1].paragraph, None
        if paragraph is None:
            return
        paragraph.end = tag.end
        if self.list and paragraph is self._list_tail:
            self.list.end = tag.end
            self.shared_list = self.shared_list or bool(paragraph.text.strip()) * paragraph.number
        elif paragraph.is_wanted:
            self.paragraphs.append(paragraph)
        words = paragraph.text.replace(OBJECT, "")
        self._stories[-1].words += words
        for mark in self._outer_marks():
            mark.words += words

    def _outer_marks(self) -> Iterator[OwnMark]:
        """Yield the marks around the note that is being read."""
        return (mark for story in self._stories[:-1] for mark in story.marks)

    @property
    def _is_in_list(self) -> bool:
        return bool(self.open_list) or any(is_own_list(section.code) for section in self._sections)

    def _take_text_between(self, end: int) -> None:
        raw = self.data[self._text_start : end]
        if raw and self._is_in_list:
            self.listed += "".join(char for char, _, _ in characters(raw))
        elif raw and self.takes_text:
            text = "".join(char for char, _, _ in characters(raw)) or OBJECT
            self._add(text, self._text_start, end, is_element=False)

    def _add(self, text: str, start: int, end: int, *, is_element: bool = True) -> Piece:
        story = self._stories[-1]
        text = OBJECT if self._remaining_names else text
        content = end if is_element and text != OBJECT else start
        piece = Piece(text=text, start=start, content=content, close=end, end=end)
        if story.marks:
            story.marks[-1].pieces.append(piece)
        elif story.paragraph:
            story.paragraph.pieces.append(piece)
        return piece

    def _start_mark(self, tag: Tag) -> None:
        name = tag.attributes.get("text:name", "")
        is_ours = is_own(name)
        code = name if is_ours else self._translate_code(name)
        if not code and is_citation(name):
            self.remaining.append(name)
            self._remaining_names.add(name)
        for mark in self._outer_marks():
            mark.has_note |= name.startswith(NOTE)
        if code:
            self._begin_mark(name, code, tag, self.path[-2].start, is_foreign=not is_ours)

    def _start_bibliography_mark(self, tag: Tag) -> None:
        code = self._translate_code(BIBLIOGRAPHY_MARK, lines_of_attributes(tag))
        if code:
            self._begin_mark(f"mark {tag.start}", code, tag, self.path[-2].start, is_foreign=True)
        else:
            self.remaining.append(tag.attributes.get("text:identifier") or BIBLIOGRAPHY_MARK)

    def _end_bibliography_mark(self, opening: Tag, closing: Tag) -> None:
        self._end_mark(f"mark {opening.start}", closing, parent=self.path[-1].start)

    def _start_bookmark(self, tag: Tag) -> None:
        name = tag.attributes.get("text:name", "")
        if self._foreign_citations and (code := self._foreign_citations.bookmark_code(name)):
            self._begin(name, code, tag, self.path[-2].start)
        elif name.startswith(BOOKMARK_PREFIX):
            self.other_bookmarks.append(name)

    def _begin(self, name: str, code: str, tag: Tag, parent: int) -> None:
        """Begin a citation, or the list, that a bookmark or a field holds."""
        if is_own_list(code):
            self._begin_list(name, code)
        else:
            self._begin_mark(name, code, tag, parent, is_foreign=True)

    def _take_code(self, tag: Tag) -> None:
        if self._fields and (code := code_of_field(tag)):
            self._fields[-1].code = code

    def _end_code(self, opening: Tag, closing: Tag) -> None:
        """Take the code of a field of Word, which is complete."""
        field_ = self._fields[-1]
        code = field_.code.strip().removeprefix("ADDIN ").strip()
        code = code if is_own(code) else self._translate_code(field_.code)
        if not code and is_citation(field_.code):
            self.remaining.append(field_.code)
        elif code:
            field_.name = f"field {opening.start}"
            self._begin(field_.name, code, replace(opening, end=closing.end), self.path[-1].start)

    def _show_field(self, tag: Tag) -> None:
        marks = self._stories[-1].marks
        if self._fields and marks and marks[-1].name == self._fields[-1].name:
            marks[-1].opened = tag.end

    def _end_field(self, tag: Tag) -> None:
        if self._fields:
            self._end_mark(self._fields.pop().name, tag)

    def _begin_list(self, name: str, code: str) -> None:
        """Hide the text of a list, which begins in a paragraph and ends in another one."""
        paragraph = self._stories[-1].paragraph
        if paragraph and self.list is None:
            self.list, self.open_list = OwnContent(code=code, start=paragraph.start), name
            self.shared_list = bool(paragraph.text.strip()) * paragraph.number
            self._stories[-1].paragraph = None
            self.hidden += 1

    def _ends_list(self, tag: Tag) -> bool:
        if tag.name in {FIELD, FIELD_END}:
            self._depth += 1 if tag.name == FIELD else -1
            return self._depth < 0
        return tag.name == "text:bookmark-end" and tag.attributes.get("text:name") == self.open_list

    def _end_list(self, tag: Tag) -> None:
        self.hidden -= 1
        self.open_list, self._depth = "", 0
        self._list_tail = Paragraph(start=tag.start, number=self._count, content=tag.end, is_inner=True)
        self._stories[-1].paragraph = self._list_tail

    def _translate_code(self, name: str, data: str = "") -> str:
        """Return protlib's code for the code of another program; "" where it is not taken over."""
        return self._foreign_citations.own_code(name, data) if self._foreign_citations else ""

    def _begin_mark(self, name: str, code: str, tag: Tag, parent: int, *, is_foreign: bool) -> None:
        story = self._stories[-1]
        if story.paragraph is None:
            return
        mark = OwnMark(
            code=code, name=name, start=tag.start, opened=tag.end, paragraph=story.paragraph, parent=parent,
            is_foreign=is_foreign,
        )  # fmt: skip
        story.paragraph.pieces.append(
            Piece(text=OBJECT, start=tag.start, content=tag.start, close=tag.end, end=tag.end, own_mark=mark)
        )
        story.marks.append(mark)
        if has_own_note(code):
            self._put_into_note(mark)

    def _put_into_note(self, mark: OwnMark) -> None:
        """Connect a live citation with the note that was made for it."""
        story = self._stories[-1]
        outer = self._stories[-2].paragraph if len(self._stories) > 1 else None
        if outer and story.piece and story.live is None:
            mark.note, story.live = (outer, story.piece), mark

    def _end_mark(self, name: str, tag: Tag, *, parent: int | None = None) -> None:
        self._remaining_names.discard(name)
        story = self._stories[-1]
        mark = next((mark for mark in story.marks if mark.name == name), None)
        if mark is None:
            return
        story.marks.remove(mark)
        mark.closing, mark.end = tag.start, tag.end
        mark.is_whole = (self.path[-2].start if parent is None else parent) == mark.parent
        if mark.is_foreign and is_changed(mark.code, mark.display):
            mark.code = keep_code(mark.code)
        story.own_marks.append(mark)
        self.marks.append(mark)
