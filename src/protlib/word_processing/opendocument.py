"""The texts of an OpenDocument text (ISO/IEC 26300): body, notes, headers and footers, with their marks."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from protlib.word_processing.document_fields import (
    BOOKMARK_PREFIX,
    PLAIN_HYPHENS,
    FieldCollector,
    Kind,
    ParagraphEnd,
    Piece,
    TextReader,
    join_properties,
    raised_text,
)
from protlib.word_processing.package import Handler, Package, Tag
from protlib.word_processing.paragraph_styles import MOST_FIGURES, is_for_quotations

BIBLIOGRAPHY, BIBLIOGRAPHY_MARK = "BIBLIOGRAPHY", "bibliography-mark"
"""The code of LibreOffice's own citations; their data are the mark's attributes, one name and value on each line."""

_STYLES: Final = "styles.xml"
_TEXTS: Final[Mapping[str, Kind]] = {"content.xml": "body", _STYLES: "header"}
_PROPERTIES: Final = "meta.xml"
NOTE_ELEMENT: Final = "text:note"
_SHAPE: Final = "draw:"  # such as a frame, a rectangle, or several of them in a group
_CELL: Final = "table:table-cell"
_MOST_SPACES: Final = 100  # that one element stands for, so that a few bytes fill no memory
_SPACES: Final = re.compile(r"[ \t\r\n]+")
CONTENTS: Final = frozenset({"text:table-of-content", "text:illustration-index", "text:table-index"})
"""Lists of contents, which repeat headings and captions."""
FIELD, FIELD_END, FIELD_PARAMETER = "field:fieldmark-start", "field:fieldmark-end", "field:param"
"""The ends of a field of Word in a document that LibreOffice saved in its own form, and what says its code."""
_BLANK: Final = "_20_"
"""What stands for a blank in the name of a style."""
# Such as "super 58%" and "33% 58%", but not "sub 58%" and "0% 100%".
_RAISED_POSITION: Final = re.compile(r"super|[1-9]")
_FIRST_FIGURES: Final = {"text:level": "1", "style:num-format": "1"}
"""What the first level of a list has that counts in figures."""
_STYLE_ELEMENTS: Final = (
    "style:text-properties", "style:paragraph-properties", "text:list-style", "text:list-level-style-number",
)  # fmt: skip
_LEAST_INDENT: Final = 0.5  # centimetres, on both sides: it sets a block quotation in
# Such as "1.27cm" and "0.5in".
_LENGTH: Final = re.compile(r"([0-9]*\.?[0-9]+)(cm|mm|in|pt)")
_CENTIMETRES: Final = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72}
_SPANS: Final = ("text:span", "text:note-ref")
_OPENING_TAGS: Final = {
    "text:a": ("link", ""), FIELD: ("field", ""), "text:bibliography": ("list", BIBLIOGRAPHY),
    **dict.fromkeys(CONTENTS, ("contents", "TOC")),
}  # fmt: skip
_CLOSING_TAGS: Final = {
    "text:a": "link", "text:section": "section", "text:bibliography-mark": "mark",
    "text:bibliography": "list", **dict.fromkeys(CONTENTS, "contents"),
}  # fmt: skip
PARAGRAPHS: Final = frozenset({"text:p", "text:h"})
COMMENT: Final = "office:annotation"
CHARACTERS: Final[Mapping[str, str]] = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}
"""The sign for which an element stands."""


def texts_of(package: Package) -> Mapping[str, Kind]:
    """Return the names of the parts with text, and what their paragraphs are, in the order of reading."""
    return {part: kind for part, kind in _TEXTS.items() if part in package.sizes}


def code_of_field(parameter: Tag) -> str:
    """Return the code of a field of Word, where a parameter of it says that; "" otherwise."""
    is_code = parameter.attributes.get("field:name", "").endswith(".field.code")
    return parameter.attributes.get("field:value", "") if is_code else ""


def lines_of_attributes(mark: Tag) -> str:
    """Return the attributes of a mark of LibreOffice's bibliography, a line each."""
    return "".join(f"{name.removeprefix('text:')}={value}\n" for name, value in mark.attributes.items())


def properties_of(package: Package) -> Mapping[str, str]:
    """Return the properties that programs gave a document, by name; none where that part is missing or damaged."""
    return package.texts_by_name(_PROPERTIES, "meta:user-defined", "meta:name")


class OpenReader(TextReader):
    """Reads a text of OpenDocument, and decides what in it is text, a character, a text of its own, or hidden."""

    hidden_elements = frozenset({"text:tracked-changes", "text:note-citation"})
    """What tracked changes deleted, and the number of a note."""

    def __init__(self) -> None:
        super().__init__()
        self._are_in_paragraph = [False]
        """Whether the text, and each note, comment or shape that is open in it, is within a paragraph."""

    @property
    def takes_text(self) -> bool:
        """Whether text that comes now is text of a paragraph."""
        return self._are_in_paragraph[-1] and not self.hidden

    def begin(self, tag: Tag) -> None:
        """Take the beginning of an element that is not hidden."""
        if tag.name in PARAGRAPHS:
            self._are_in_paragraph[-1] = True
        elif _has_own_text(tag.name):
            self.open_aside(tag)
            self._are_in_paragraph.append(False)
        elif tag.name in CHARACTERS:
            count = tag.attributes.get("text:c", "1")[:9]  # more figures are damage
            spaces = min(int(count), _MOST_SPACES) if count.isdecimal() else 1
            self.take_character(CHARACTERS[tag.name] * spaces, tag)

    def finish(self, tag: Tag) -> None:
        """Take the end of an element that is not hidden."""
        if tag.name in PARAGRAPHS:
            self._are_in_paragraph[-1] = False
            self.end_paragraph(tag)
        elif _has_own_text(tag.name):
            self._are_in_paragraph.pop()
            self.close_aside(tag)

    def characters(self, text: str) -> None:
        """Take text."""
        if self.takes_text:
            self.take_text(text.translate(PLAIN_HYPHENS))

    def end_paragraph(self, tag: Tag) -> None:
        """Take the end of a paragraph."""

    def open_aside(self, tag: Tag) -> None:
        """Take the beginning of a note, a comment or a shape, which has paragraphs of its own."""

    def close_aside(self, tag: Tag) -> None:
        """Take the end of a note, a comment or a shape."""


class OpenStyles(Handler):
    """The names of the styles that raise letters, of those of lists that count in figures, and of those that set in.

    The last have room on both sides of a paragraph.
    """

    def __init__(self) -> None:
        self.raised: set[str] = set()
        self.numbered: set[str] = set()
        self.set_in: set[str] = set()
        self._style = ""

    def start(self, tag: Tag) -> None:
        """Take the beginning of an element of a style."""
        if tag.name in {"style:style", "text:list-style"}:
            self._style = tag.attributes.get("style:name", "")
            self.raised.discard(self._style)  # parts have styles of one name
            self.numbered.discard(self._style)
            self.set_in.discard(self._style)
            if tag.attributes.get("style:parent-style-name") in self.set_in:
                self.set_in.add(self._style)
            if tag.attributes.get("style:parent-style-name") in self.raised:
                self.raised.add(self._style)
        elif tag.name == "style:text-properties" and (position := tag.attributes.get("style:text-position")):
            (self.raised.add if _RAISED_POSITION.match(position) else self.raised.discard)(self._style)
        elif tag.name == "style:paragraph-properties" and "fo:margin-left" in tag.attributes:
            sides = (tag.attributes.get(f"fo:margin-{side}", "") for side in ("left", "right"))
            (self.set_in.add if all(map(_is_wide, sides)) else self.set_in.discard)(self._style)
        elif tag.name == "text:list-level-style-number" and _FIRST_FIGURES.items() <= tag.attributes.items():
            self.numbered.add(self._style)


def _is_wide(margin: str) -> bool:
    length = _LENGTH.fullmatch(margin)
    return length is not None and float(length[1]) * _CENTIMETRES[length[2]] >= _LEAST_INDENT


def read_styles(package: Package) -> OpenStyles:
    """Return the named styles of a document; none where that part is missing or damaged."""
    return package.parse_if_there(_STYLES, OpenStyles)


@dataclass(slots=True)
class _OpenList:
    """A list that is being read: its style, and the number of its last item."""

    style: str
    last: int
    is_numbered: bool
    _is_at_begin: bool = False

    def open_item(self, start: str) -> None:
        """Take the beginning of an item, which may have a number of its own."""
        self.last = int(start[:MOST_FIGURES]) if start.isdecimal() else self.last + 1
        self._is_at_begin = True

    def take_number(self) -> int:
        """Return the number before a paragraph, 0 for none: the first of an item has it."""
        has_number, self._is_at_begin = self.is_numbered and self._is_at_begin, False
        return self.last if has_number else 0


def _has_own_text(name: str) -> bool:
    return name.startswith(_SHAPE) or name in {NOTE_ELEMENT, COMMENT}


class OpenPieceReader(OpenReader):
    """Reads one text as pieces, its paragraphs being of one `kind` where nothing in it says more.

    `properties` are the document's, where Zotero keeps the codes of its bookmarks. `styles` are those
    that its other part has. If it `marks_raised`, raised numbers are told by their signs.
    """

    hidden_elements = OpenReader.hidden_elements | {"text:ruby-text"}
    """Without the small text above other text in Japanese."""

    def __init__(self, properties: Mapping[str, str], kind: Kind, styles: OpenStyles, *, marks_raised: bool) -> None:
        super().__init__()
        self._properties = properties
        self._kinds = [kind]
        """The kind of the text, and of each note, comment or shape that is open in it."""
        self._classes: list[str] = []
        """The class of each of these: "footnote" or "endnote", "" for a comment or a shape."""
        self._fields = FieldCollector()
        self._is_behind_space = True
        self._quotations: set[str] = set()  # the styles that the document has made of one for quotations
        self._is_quotation = self._is_set_in = False
        self._outer_paragraphs: list[tuple[bool, bool]] = []  # the two, of those that a note or a shape is in
        self._marks_raised = marks_raised
        self._styles = styles
        self._are_raised: list[bool] = []
        """Whether each of the open spans raises its letters."""
        self._lists: list[_OpenList] = []
        self._last_numbers: dict[str, int] = {}
        """The last number of each style of lists, where a later list may go on."""
        self.starts = {
            "style:style": self._take_style,
            **self._starts_of_lists_and_spans(),
            **dict.fromkeys(PARAGRAPHS, self._begin_paragraph),
            "text:reference-mark-start": self._open_mark,
            "text:reference-mark-end": lambda tag: self._fields.close(
                "reference", tag.attributes.get("text:name", "?")
            ),
            "text:bookmark-start": self._open_bookmark,
            "text:bookmark-end": lambda tag: self._fields.close("bookmark", tag.attributes.get("text:name", "?")),
            "text:section": lambda tag: self._fields.open("section", code=tag.attributes.get("text:name", "")),
            **{name: self._opener(*tag_options) for name, tag_options in _OPENING_TAGS.items()},
            "text:bibliography-mark": self._open_bibliography_mark,
            FIELD_PARAMETER: self._take_code,
            FIELD_END: lambda _: self._fields.close("field"),
        }
        self.ends = {
            **{name: lambda *_, kind=kind: self._fields.close(kind) for name, kind in _CLOSING_TAGS.items()},
            **dict.fromkeys(_SPANS, self._close_span),
            "text:list": self._close_list,
        }

    def _starts_of_lists_and_spans(self) -> dict[str, Callable[[Tag], None]]:
        return {
            **dict.fromkeys(_STYLE_ELEMENTS, self._styles.start),
            "text:list": self._open_list,
            "text:list-item": self._open_item,
            "text:span": lambda tag: self._are_raised.append(
                tag.attributes.get("text:style-name") in self._styles.raised
            ),
            "text:note-ref": lambda _: self._are_raised.append(False),
        }

    def pieces(self) -> tuple[Piece, ...]:
        """Return the pieces read."""
        return self._fields.pieces()

    def take_text(self, text: str) -> None:
        """Take text of a paragraph, where any white space is one space (OpenDocument 1.3, part 3, 6.1.2)."""
        text = _SPACES.sub(" ", text)
        text = text.removeprefix(" ") if self._is_behind_space else text
        if text:
            self._is_behind_space = text.endswith(" ")
            is_raised = self._marks_raised and any(self._are_raised[-1:])
            self._fields.add_text(raised_text(text) if is_raised else text)

    def take_character(self, text: str, _tag: Tag) -> None:
        """Take an element that stands for characters of a paragraph."""
        self._is_behind_space = False
        self._fields.add_text(text)

    def end_paragraph(self, tag: Tag) -> None:
        """Take the end of a paragraph."""
        kind = self._kinds[-1]
        if kind == "body" and tag.name == "text:h":
            kind = "heading"
        elif kind == "body" and self._is_quotation:
            kind = "quotation"
        elif kind == "body" and any(element.name == _CELL for element in self.path):
            kind = "cell"
        self._is_behind_space = True
        number = self._lists[-1].take_number() if len(self._lists) == 1 else 0
        is_block = self._is_set_in and kind == "body" and not self._lists
        self._fields.add_text(ParagraphEnd(kind, number, is_set_in=is_block))

    def open_aside(self, tag: Tag) -> None:
        """Take the beginning of a note, a comment or a shape."""
        outer = self._kinds[-1]
        kind: Kind = "box" if outer == "body" else outer
        self._kinds.append("note" if tag.name == NOTE_ELEMENT else "comment" if tag.name == COMMENT else kind)
        self._classes.append(tag.attributes.get("text:note-class", ""))
        self._outer_paragraphs.append((self._is_quotation, self._is_set_in))
        self._is_behind_space = True
        self._fields.open_aside()

    def close_aside(self, _tag: Tag) -> None:
        """Take the end of a note, a comment or a shape, which belongs to this position of the text."""
        self._is_behind_space = False
        self._is_quotation, self._is_set_in = self._outer_paragraphs.pop()
        self._fields.add_aside(self._kinds.pop(), self._fields.close_aside(), self._classes.pop())

    def _close_span(self, *_: Tag) -> None:
        self._are_raised.pop()

    def _open_list(self, tag: Tag) -> None:
        style = tag.attributes.get("text:style-name", "") or (self._lists[-1].style if self._lists else "")
        goes_on = tag.attributes.get("text:continue-numbering") == "true" or "text:continue-list" in tag.attributes
        last = self._last_numbers.get(style, 0) if goes_on else 0
        self._lists.append(_OpenList(style, last, is_numbered=style in self._styles.numbered))

    def _open_item(self, tag: Tag) -> None:
        if self._lists:
            self._lists[-1].open_item(tag.attributes.get("text:start-value", ""))

    def _close_list(self, *_: Tag) -> None:
        closed_list = self._lists.pop()
        self._last_numbers[closed_list.style] = closed_list.last

    def _take_style(self, tag: Tag) -> None:
        self._styles.start(tag)
        if self._is_for_quotations(tag.attributes.get("style:parent-style-name", "")):
            self._quotations.add(tag.attributes.get("style:name", ""))

    def _begin_paragraph(self, tag: Tag) -> None:
        style = tag.attributes.get("text:style-name", "")
        self._is_quotation, self._is_set_in = self._is_for_quotations(style), style in self._styles.set_in

    def _is_for_quotations(self, style: str) -> bool:
        """Tell whether a style is for quotations: LibreOffice's own, that of a Word document, or one made of these."""
        return style in self._quotations or is_for_quotations(style.replace(_BLANK, " "))

    def _opener(self, kind: str, code: str) -> Callable[[Tag], None]:
        return lambda _: self._fields.open(kind, code=code)

    def _open_mark(self, tag: Tag) -> None:
        name = tag.attributes.get("text:name", "?")
        self._fields.open("reference", name, name)

    def _open_bookmark(self, tag: Tag) -> None:
        name = tag.attributes.get("text:name", "")
        if name.startswith(BOOKMARK_PREFIX):
            self._fields.open("bookmark", name, join_properties(name, self._properties))

    def _take_code(self, tag: Tag) -> None:
        if code := code_of_field(tag):
            self._fields.set_code("field", code)

    def _open_bibliography_mark(self, tag: Tag) -> None:
        self._fields.open("mark", code=BIBLIOGRAPHY_MARK)
        self._fields.add_data(lines_of_attributes(tag))
