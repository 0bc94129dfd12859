"""The texts of a Word document (ECMA-376, part 1): body, notes, headers, footers, comments, with their fields."""

import re
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Final

from protlib.word_processing.document_fields import (
    BOOKMARK_PREFIX,
    PLAIN_HYPHENS,
    REFERENCES,
    FieldCollector,
    Kind,
    ParagraphEnd,
    Piece,
    TextReader,
    join_properties,
    raised_text,
)
from protlib.word_processing.package import Handler, Package, Tag
from protlib.word_processing.paragraph_styles import BODY_LEVEL, SUPERSCRIPT, NumberedList, Styles, is_set_in

# The kinds of texts, by the end of their content type, in the order in which they are read.
_TEXTS: Final[Mapping[str, Kind]] = {
    "main+xml": "body", "footnotes+xml": "note", "endnotes+xml": "note", "header+xml": "header",
    "footer+xml": "header", "comments+xml": "comment",
}  # fmt: skip
# Such as "word/footnotes.xml" and "word/header1.xml".
_NAMES: Final = re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*|comments)\.xml")
MAIN_PART: Final = "word/document.xml"
_PROPERTIES: Final = "docProps/custom.xml"
CONTENT_TYPES: Final = "[Content_Types].xml"
_CHARACTERS: Final = {"w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-", "w:tab": "\t", "w:ptab": "\t"}
"""Elements of a run that stand for a character; see `PLAIN_HYPHENS`."""
_TEXT_ELEMENTS: Final = frozenset({"w:t", "w:instrText", "w:fldData"})
_NOTES: Final = frozenset({"w:footnote", "w:endnote"})
_TRUE: Final = frozenset({"1", "true", "on"})
NOTE_REFERENCES: Final = frozenset({"w:footnoteReference", "w:endnoteReference"})
_OBJECTS: Final = frozenset({"w:drawing", "w:pict", "w:object", "w:sym"}) | NOTE_REFERENCES
_DRAWN_TEXT: Final = "textpath"
"""The element of a shape that draws text, as Word's watermarks do (ECMA-376, part 4, 19.1.2.23)."""


class _PageCount:
    """The page of what is read. Word notes each break that it made, and those that a person has set, too."""

    def __init__(self) -> None:
        self.page = 1
        self._has_noted_break = False
        self._is_begun = False
        """Whether a break that a person set has begun the page, and no text is on it."""
        self._ends: list[ParagraphEnd] = []

    def take_noted_break(self) -> None:
        """Take a break that Word noted."""
        self._has_noted_break = True
        self.page += not self._is_begun
        self._is_begun = False

    def take_break(self) -> None:
        """Take a break that a person has set."""
        self.page += 1
        self._is_begun = True

    def take_text(self) -> None:
        """Take that text stands on the page."""
        self._is_begun = False

    def add(self, end: ParagraphEnd) -> None:
        """Remember an end of a paragraph, whose page may be unknown."""
        self._ends.append(end)

    def finish(self) -> None:
        """Forget the pages of a document in which Word has noted no break: they are unknown."""
        for end in () if self._has_noted_break else self._ends:
            end.page = 0


class _ListCount:
    """The numbers of the paragraphs of lists: lists with one counter go on, unless one restarts."""

    def __init__(self, lists: Mapping[str, NumberedList]) -> None:
        self._lists = lists
        self._numbers: dict[str, int] = {}
        self._begun: set[str] = set()

    def take_number(self, list_id: str) -> int:
        """Return the number that Word shows before the next paragraph of a list, 0 for none."""
        list_numbers = self._lists.get(list_id)
        if list_numbers is None:
            return 0
        if list_id not in self._begun and (list_numbers.restarts or list_numbers.counter not in self._numbers):
            self._numbers[list_numbers.counter] = list_numbers.start - 1
        self._begun.add(list_id)
        self._numbers[list_numbers.counter] += 1
        return self._numbers[list_numbers.counter]


def texts_of(package: Package) -> Mapping[str, Kind]:
    """Return the names of the parts with text, and what their paragraphs are, in the order of reading."""
    types = _Types()
    try:
        package.parse(CONTENT_TYPES, types)
    except ValueError:
        types.types_by_part.clear()
    parts = {part: end for part, end in types.types_by_part.items() if part in package.sizes}
    kinds_by_part = {part: kind for end, kind in _TEXTS.items() for part in sorted(parts) if parts[part].endswith(end)}
    return kinds_by_part or _usual_parts_by_name(package)


def _usual_parts_by_name(package: Package) -> Mapping[str, Kind]:
    """Return the parts with the usual names, the main text first."""
    names = sorted(filter(_NAMES.fullmatch, package.sizes), key=lambda name: (name != MAIN_PART, name))
    ends = ((name, "main+xml" if name == MAIN_PART else f"{name[5:-4].rstrip('0123456789')}+xml") for name in names)
    return {name: _TEXTS[end] for name, end in ends}


def properties_of(package: Package) -> Mapping[str, str]:
    """Return the properties that programs gave a document, by name; none where that part is missing or damaged."""
    return package.texts_by_name(_PROPERTIES, "custom:property", "name")


class _Types(Handler):
    """The content type of each part."""

    def __init__(self) -> None:
        self.types_by_part: dict[str, str] = {}

    def start(self, tag: Tag) -> None:
        if tag.name == "types:Override":
            part = tag.attributes.get("PartName", "").lstrip("/")
            self.types_by_part[part] = tag.attributes.get("ContentType", "")


class WordReader(TextReader):
    """Reads a Word text, and decides what in it is text, a character, an object, a code of a field, or hidden."""

    hidden_elements = frozenset({"w:del", "w:moveFrom"})
    """What a tracked change deletes or moves away."""

    def __init__(self) -> None:
        super().__init__()
        self.note = ""
        """The note that is being read, such as "footnote 3", by its number in the file; who ends it empties it."""
        self._text_element = ""

    @property
    def parent(self) -> str:
        """The name of the element around the innermost one, "" for the root."""
        return self.path[-2].name if len(self.path) > 1 else ""

    def begin(self, tag: Tag) -> None:
        """Take the beginning of an element that is not hidden."""
        name = tag.name
        if name in _TEXT_ELEMENTS:
            self._text_element = name
        elif name in _OBJECTS:
            self.take_object(tag)
        elif name in _CHARACTERS and self.parent == "w:r":
            self.take_character(_CHARACTERS[name], tag)
        elif name in _NOTES and "w:id" in tag.attributes:
            self.note = f"{name[2:]} {tag.attributes['w:id']}"

    def finish(self, tag: Tag) -> None:
        """Take the end of an element that is not hidden."""
        if tag.name in _TEXT_ELEMENTS:
            self._text_element = ""

    def characters(self, text: str) -> None:
        """Take text: of a paragraph, or of a field's code or data."""
        if self.hidden or not self._text_element:
            return
        if self._text_element == "w:t":
            self.take_text(text.translate(PLAIN_HYPHENS))
        elif self._text_element == "w:instrText":
            self.take_code(text)
        else:
            self.take_data(text)

    def take_object(self, tag: Tag) -> None:
        """Take a picture, another object, or the number of a note."""

    def take_code(self, text: str) -> None:
        """Take text of a field's code."""

    def take_data(self, text: str) -> None:
        """Take text of a field's data."""


def note_referred_to(reference: Tag) -> str:
    """Return the note, as a reader names it, that a reference such as `<w:footnoteReference w:id="3"/>` is to."""
    return f"{reference.name.removeprefix('w:').removesuffix('Reference')} {reference.attributes.get('w:id', '')}"


@dataclass(slots=True, eq=False)
class _OpenParagraph:
    """A paragraph that is being read: what it is, the list that numbers it, and the page on which its text begins.

    One that is set in on both sides `is_set_in`.
    """

    kind: Kind = "body"
    list_id: str = ""
    level: str = ""
    page: int = 0
    is_set_in: bool = False


class WordPieceReader(WordReader):
    """Reads one text as pieces, its paragraphs being of one `kind` where nothing in it says more.

    `properties` are the document's, where Zotero keeps the codes of its bookmarks; `styles` say what paragraphs are.
    If it `marks_raised`, raised numbers are told by their signs.
    The `notes` of a part with notes join that mapping; each leaves it for where another text refers to it.
    """

    hidden_elements = WordReader.hidden_elements | {"mc:Fallback", "w:rt"}
    """Without repetitions for older programs, and the small text above other text in Japanese."""

    def __init__(
        self,
        properties: Mapping[str, str],
        kind: Kind,
        notes: MutableMapping[str, tuple[Piece, ...]],
        styles: Styles,
        *,
        marks_raised: bool,
    ) -> None:
        super().__init__()
        self._properties, self._kind, self._notes, self._styles = properties, kind, notes, styles
        self._marks_raised = marks_raised
        self._fields = FieldCollector()
        self._boxes = self._cells = 0
        self._paragraphs: list[_OpenParagraph] = []
        """The open paragraphs: one in a box is within another."""
        self._list_count = _ListCount(styles.lists)
        self._pages = _PageCount()
        self._is_raised = False
        self.starts = {
            "w:fldChar": self._mark,
            "w:fldSimple": lambda tag: self._fields.open("simple", code=tag.attributes.get("w:instr", "")),
            "w:hyperlink": lambda _: self._fields.open("link"),
            "w:sdt": lambda _: self._fields.open("control"),
            "w:tag": lambda tag: self._fields.set_code("control", tag.attributes.get("w:val", "")),
            "w:bookmarkStart": self._open_bookmark,
            "w:bookmarkEnd": lambda tag: self._fields.close("bookmark", tag.attributes.get("w:id", "?")),
            **self._starts_of_paragraphs(),
            "w:txbxContent": self._open_box,
            _DRAWN_TEXT: self._take_drawn_text,
            **dict.fromkeys(_NOTES, lambda _: self._fields.open_aside()),
        }
        self.ends = {
            "w:tc": lambda *_: self._add_cells(-1),
            "w:p": self._end_paragraph, "w:txbxContent": self._close_box, **dict.fromkeys(_NOTES, self._close_note),
            "w:fldSimple": lambda *_: self._fields.close("simple"),
            "w:hyperlink": lambda *_: self._fields.close("link"), "w:sdt": lambda *_: self._fields.close("control"),
        }  # fmt: skip

    def _starts_of_paragraphs(self) -> dict[str, Callable[[Tag], None]]:
        """Return what takes the elements of paragraphs and runs, and the breaks of pages."""
        return {
            "w:tc": lambda _: self._add_cells(1),
            "w:p": lambda _: self._paragraphs.append(_OpenParagraph()),
            "w:pStyle": self._take_style,
            "w:outlineLvl": self._take_outline_level,
            "w:numId": self._take_list,
            "w:ilvl": self._take_level,
            "w:ind": self._take_indents,
            "w:r": self._start_run,
            "w:rStyle": lambda tag: self._raise(is_raised=tag.attributes.get("w:val", "") in self._styles.raised),
            "w:vertAlign": lambda tag: self._raise(is_raised=tag.attributes.get("w:val") == SUPERSCRIPT),
            "w:lastRenderedPageBreak": lambda _: self._pages.take_noted_break(),
            "w:br": self._take_break,
        }

    def pieces(self) -> tuple[Piece, ...]:
        """Return the pieces read."""
        self._pages.finish()
        return self._fields.pieces()

    def take_text(self, text: str) -> None:
        """Take text of a paragraph; raised numbers are known by their signs, where that is asked for."""
        self._pages.take_text()
        if self._paragraphs:
            self._paragraphs[-1].page = self._paragraphs[-1].page or self._pages.page
        self._fields.add_text(raised_text(text) if self._is_raised and self._marks_raised else text)

    def take_character(self, text: str, _tag: Tag) -> None:
        """Take an element that stands for a character, of a paragraph or of a code."""
        self._fields.add_character(text)

    def take_object(self, tag: Tag) -> None:
        """Take the number of a note: the note belongs to this place. A mark that a person typed for it follows."""
        if tag.name in NOTE_REFERENCES:
            self._is_raised = False
            note = note_referred_to(tag)
            has_typed_mark = tag.attributes.get("w:customMarkFollows", "") in _TRUE
            self._fields.add_aside("note", self._notes.pop(note, ()), "" if has_typed_mark else note.split()[0])

    def take_code(self, text: str) -> None:
        """Take text of a field's code."""
        self._fields.add_code(text)

    def take_data(self, text: str) -> None:
        """Take text of a field's data."""
        self._fields.add_data(text)

    def _is_within(self, *names: str) -> bool:
        """Tell whether these elements are around the innermost one: it had others before a tracked change."""
        return [tag.name for tag in self.path[-1 - len(names) : -1]] == [*names]

    def _set_kind(self, kind: Kind | None) -> None:
        """Take what the style or the level makes of a paragraph."""
        if kind and self._is_within("w:p", "w:pPr"):
            self._paragraphs[-1].kind = kind

    def _take_style(self, tag: Tag) -> None:
        style = tag.attributes.get("w:val", "")
        self._set_kind(self._styles.kinds.get(style))
        if self._is_within("w:p", "w:pPr"):
            self._paragraphs[-1].list_id = self._styles.lists_by_style.get(style, "")
            self._paragraphs[-1].is_set_in = style in self._styles.set_in

    def _take_outline_level(self, tag: Tag) -> None:
        self._set_kind("heading" if tag.attributes.get("w:val") != BODY_LEVEL else None)

    def _take_list(self, tag: Tag) -> None:
        if self._is_within("w:p", "w:pPr", "w:numPr"):
            self._paragraphs[-1].list_id = tag.attributes.get("w:val", "")

    def _take_level(self, tag: Tag) -> None:
        if self._is_within("w:p", "w:pPr", "w:numPr"):
            self._paragraphs[-1].level = tag.attributes.get("w:val", "").lstrip("0")

    def _take_indents(self, tag: Tag) -> None:
        if self._is_within("w:p", "w:pPr"):
            self._paragraphs[-1].is_set_in = is_set_in(tag)

    def _start_run(self, _tag: Tag) -> None:
        self._is_raised = False

    def _raise(self, *, is_raised: bool) -> None:
        if self._is_within("w:r", "w:rPr"):
            self._is_raised = is_raised

    def _take_break(self, tag: Tag) -> None:
        if tag.attributes.get("w:type") == "page":
            self._pages.take_break()

    def _add_cells(self, number: int) -> None:
        self._cells += number

    def _end_paragraph(self, *_: Tag) -> None:
        paragraph = self._paragraphs.pop()
        kind = paragraph.kind
        if self._kind != "body":
            kind = self._kind
        elif self._boxes:
            kind = "box"
        elif kind == "body" and self._cells:
            kind = "cell"
        number = 0 if paragraph.level else self._list_count.take_number(paragraph.list_id)
        is_block = paragraph.is_set_in and kind == "body" and not paragraph.list_id
        end = ParagraphEnd(kind, number, paragraph.page or self._pages.page, is_set_in=is_block)
        self._pages.add(end)
        self._fields.add_text(end)

    def _take_drawn_text(self, tag: Tag) -> None:
        """Take the text that a shape draws, such as a watermark: it stands beside the paragraph."""
        if text := tag.attributes.get("string", "").strip():
            kind: Kind = "box" if self._kind == "body" else self._kind
            self._fields.add_aside(kind, (text, ParagraphEnd(kind)))

    def _open_box(self, _tag: Tag) -> None:
        self._boxes += 1
        self._fields.open_aside()

    def _close_box(self, *_: Tag) -> None:
        self._boxes -= 1
        self._fields.add_aside("box", self._fields.close_aside())

    def _close_note(self, *_: Tag) -> None:
        self._notes[self.note] = self._fields.close_aside()
        self.note = ""

    def _mark(self, tag: Tag) -> None:
        kind = tag.attributes.get("w:fldCharType", "")
        if kind == "begin":
            self._fields.open("field", is_code=True)
        elif kind == "separate":
            self._fields.show("field")
        elif kind == "end":
            self._fields.close("field")

    def _open_bookmark(self, tag: Tag) -> None:
        name, number = tag.attributes.get("w:name", ""), tag.attributes.get("w:id", "?")
        if name.startswith(BOOKMARK_PREFIX):
            self._fields.open("bookmark", number, join_properties(name, self._properties))
        elif name == REFERENCES:
            self._fields.open("bookmark", number, name)
