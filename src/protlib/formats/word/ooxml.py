"""The texts of a Word document (ECMA-376, part 1): body, notes, headers, footers, comments, with their fields."""

import re
from collections.abc import Mapping, MutableMapping
from typing import Final

from protlib.formats.word.fields import (
    MARKED,
    REFERENCES,
    FieldCollector,
    Kind,
    ParagraphEnd,
    Piece,
    join_properties,
)
from protlib.formats.word.package import Handler, Package, Tag
from protlib.formats.word.text_reader import PLAIN_HYPHENS, TextReader

# The kinds of texts, by the end of their content type, in the order in which they are read.
_TEXTS: Final[Mapping[str, Kind]] = {
    "main+xml": "body", "footnotes+xml": "note", "endnotes+xml": "note", "header+xml": "header",
    "footer+xml": "header", "comments+xml": "comment",
}  # fmt: skip
# Such as "word/footnotes.xml" and "word/header1.xml".
_NAMES: Final = re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*|comments)\.xml")
_MAIN: Final = "word/document.xml"
_STYLES: Final = "word/styles.xml"
_PROPERTIES: Final = "docProps/custom.xml"
_TYPES: Final = "[Content_Types].xml"
_CHARACTERS: Final = {"w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-", "w:tab": "\t", "w:ptab": "\t"}
"""Elements of a run that stand for a character; see `PLAIN_HYPHENS`."""
_READ: Final = frozenset({"w:t", "w:instrText", "w:fldData"})
_NOTES: Final = frozenset({"w:footnote", "w:endnote"})
NOTE_REFERENCES: Final = frozenset({"w:footnoteReference", "w:endnoteReference"})
_OBJECTS: Final = frozenset({"w:drawing", "w:pict", "w:object", "w:sym"}) | NOTE_REFERENCES
_DRAWN_TEXT: Final = "textpath"
"""The element of a shape that draws text, as Word's watermarks do (ECMA-376, part 4, 19.1.2.23)."""
# Such as the styles "heading 2" and "Title", whose names are English in every language of Word.
_HEADING: Final = re.compile(r"heading [1-9]|title", re.IGNORECASE)
_QUOTATION: Final = re.compile(r"(?:intense )?quote|block text|(?:block )?quotations?", re.IGNORECASE)
_BODY_LEVEL: Final = "9"


def texts_of(package: Package) -> Mapping[str, Kind]:
    """Return the names of the parts with text, and what their paragraphs are, in the order of reading."""
    types = _Types()
    try:
        package.parse(_TYPES, types)
    except ValueError:
        types.types_by_part.clear()
    parts = {part: end for part, end in types.types_by_part.items() if part in package.sizes}
    ordered = {part: kind for end, kind in _TEXTS.items() for part in sorted(parts) if parts[part].endswith(end)}
    return ordered or _usual(package)


def _usual(package: Package) -> Mapping[str, Kind]:
    """Return the parts with the usual names, the main text first."""
    names = sorted(filter(_NAMES.fullmatch, package.sizes), key=lambda name: (name != _MAIN, name))
    ends = ((name, "main+xml" if name == _MAIN else f"{name[5:-4].rstrip('0123456789')}+xml") for name in names)
    return {name: _TEXTS[end] for name, end in ends}


def properties_of(package: Package) -> Mapping[str, str]:
    """Return the properties that programs gave a document, by name; none where that part is missing or damaged."""
    return package.texts_by_name(_PROPERTIES, "custom:property", "name")


def paragraph_styles(package: Package) -> Mapping[str, Kind]:
    """Return the styles, by id, that make a paragraph a heading or a quotation; none where that part is damaged."""
    styles = _Styles()
    try:
        package.parse(_STYLES, styles)
    except ValueError:
        return {}
    return {style: kind for style in styles.bases if (kind := styles.kind_of(style))}


class _Types(Handler):
    """The content type of each part."""

    def __init__(self) -> None:
        self.types_by_part: dict[str, str] = {}

    def start(self, tag: Tag) -> None:
        if tag.name == "types:Override":
            part = tag.attributes.get("PartName", "").lstrip("/")
            self.types_by_part[part] = tag.attributes.get("ContentType", "")


class _Styles(Handler):
    """The styles of a document: the style on which each is based, and the kind of those that name one."""

    def __init__(self) -> None:
        self.bases: dict[str, str] = {}
        self._kinds: dict[str, Kind] = {}
        self._style = ""

    def start(self, tag: Tag) -> None:
        name, value = tag.name, tag.attributes.get("w:val", "")
        if name == "w:style":
            self._style = tag.attributes.get("w:styleId", "")
            self.bases[self._style] = ""
        elif name == "w:basedOn":
            self.bases[self._style] = value
        elif (name == "w:name" and _HEADING.fullmatch(value)) or (name == "w:outlineLvl" and value != _BODY_LEVEL):
            self._kinds[self._style] = "heading"
        elif name == "w:name" and _QUOTATION.fullmatch(value):
            self._kinds[self._style] = "quotation"

    def kind_of(self, style: str) -> Kind | None:
        """Return what a style, or one on which it is based, makes of a paragraph; None for nothing."""
        chain: set[str] = set()
        while style and style not in chain and style not in self._kinds:
            chain.add(style)
            style = self.bases.get(style, "")
        return self._kinds.get(style)


class WordReader(TextReader):
    """Reads a Word text, and decides what in it is text, a character, an object, a code of a field, or hidden."""

    hidden_elements = frozenset({"w:del", "w:moveFrom"})
    """What a tracked change deletes or moves away."""

    def __init__(self) -> None:
        super().__init__()
        self.note = ""
        """The note that is being read, such as "footnote 3", by its number in the file; who ends it empties it."""
        self._within = ""

    @property
    def parent(self) -> str:
        """The name of the element around the innermost one, "" for the root."""
        return self.path[-2].name if len(self.path) > 1 else ""

    def begin(self, tag: Tag) -> None:
        """Take the beginning of an element that is not hidden."""
        name = tag.name
        if name in _READ:
            self._within = name
        elif name in _OBJECTS:
            self.take_object(tag)
        elif name in _CHARACTERS and self.parent == "w:r":
            self.take_character(_CHARACTERS[name], tag)
        elif name in _NOTES and "w:id" in tag.attributes:
            self.note = f"{name[2:]} {tag.attributes['w:id']}"

    def finish(self, tag: Tag) -> None:
        """Take the end of an element that is not hidden."""
        if tag.name in _READ:
            self._within = ""

    def characters(self, text: str) -> None:
        """Take text: of a paragraph, or of a field's code or data."""
        if self.hidden or not self._within:
            return
        if self._within == "w:t":
            self.take_text(text.translate(PLAIN_HYPHENS))
        elif self._within == "w:instrText":
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


class PieceReader(WordReader):
    """Reads one text as pieces, its paragraphs being of one `kind` where nothing in it says more.

    `properties` are the document's, where Zotero keeps the codes of its bookmarks; `styles` say what paragraphs are.
    The `notes` of a part with notes join that mapping; each leaves it for the place in another text that refers to it.
    """

    hidden_elements = WordReader.hidden_elements | {"mc:Fallback", "w:rt"}
    """Without repetitions for older programs, and the small text above other text in Japanese."""

    def __init__(
        self,
        properties: Mapping[str, str],
        kind: Kind,
        notes: MutableMapping[str, tuple[Piece, ...]],
        styles: Mapping[str, Kind],
    ) -> None:
        super().__init__()
        self._properties, self._kind, self._notes, self._styles = properties, kind, notes, styles
        self._fields = FieldCollector()
        self._boxes = 0
        self._open_kinds: list[Kind] = []
        """What each of the open paragraphs is."""
        self.starts = {
            "w:fldChar": self._mark,
            "w:fldSimple": lambda tag: self._fields.open("simple", code=tag.attributes.get("w:instr", "")),
            "w:hyperlink": lambda _: self._fields.open("link"),
            "w:sdt": lambda _: self._fields.open("control"),
            "w:tag": lambda tag: self._fields.set_code("control", tag.attributes.get("w:val", "")),
            "w:bookmarkStart": self._open_bookmark,
            "w:bookmarkEnd": lambda tag: self._fields.close("bookmark", tag.attributes.get("w:id", "?")),
            "w:p": lambda _: self._open_kinds.append("body"),
            "w:pStyle": lambda tag: self._style(self._styles.get(tag.attributes.get("w:val", ""))),
            "w:outlineLvl": lambda tag: self._style("heading" if tag.attributes.get("w:val") != _BODY_LEVEL else None),
            "w:txbxContent": self._open_box,
            _DRAWN_TEXT: self._take_drawn_text,
            **dict.fromkeys(_NOTES, lambda _: self._fields.open_aside()),
        }
        self.ends = {
            "w:p": self._end_paragraph, "w:txbxContent": self._close_box, **dict.fromkeys(_NOTES, self._close_note),
            "w:fldSimple": lambda *_: self._fields.close("simple"),
            "w:hyperlink": lambda *_: self._fields.close("link"), "w:sdt": lambda *_: self._fields.close("control"),
        }  # fmt: skip

    def pieces(self) -> tuple[Piece, ...]:
        """Return the pieces read."""
        return self._fields.pieces()

    def take_text(self, text: str) -> None:
        """Take text of a paragraph."""
        self._fields.add_text(text)

    def take_character(self, text: str, _tag: Tag) -> None:
        """Take an element that stands for a character, of a paragraph or of a code."""
        self._fields.add_character(text)

    def take_object(self, tag: Tag) -> None:
        """Take the number of a note: the note belongs to this place."""
        if tag.name in NOTE_REFERENCES:
            self._fields.add_aside("note", self._notes.pop(note_referred_to(tag), ()))

    def take_code(self, text: str) -> None:
        """Take text of a field's code."""
        self._fields.add_code(text)

    def take_data(self, text: str) -> None:
        """Take text of a field's data."""
        self._fields.add_data(text)

    def _style(self, kind: Kind | None) -> None:
        """Take what the style or the level makes of a paragraph, not those that it had before a tracked change."""
        if kind and [tag.name for tag in self.path[-3:-1]] == ["w:p", "w:pPr"]:  # a paragraph's own properties
            self._open_kinds[-1] = kind

    def _end_paragraph(self, *_: Tag) -> None:
        kind = self._open_kinds.pop()
        if self._kind != "body":
            kind = self._kind
        elif self._boxes:
            kind = "box"
        elif kind == "body" and any(tag.name == "w:tc" for tag in self.path):
            kind = "cell"
        self._fields.add_text(ParagraphEnd(kind))

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
        if name.startswith(MARKED):
            self._fields.open("bookmark", number, join_properties(name, self._properties))
        elif name == REFERENCES:
            self._fields.open("bookmark", number, name)
