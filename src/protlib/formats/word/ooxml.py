"""The texts of a Word document (ECMA-376, part 1): body, notes, headers, footers, comments, with their fields."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from protlib.formats.word.fields import MARKED, REFERENCES, FieldCollector, Piece, join_properties
from protlib.formats.word.package import Package

# The kinds of texts, by the end of their content type, in the order in which they are read.
_TEXTS: Final = ("main+xml", "footnotes+xml", "endnotes+xml", "header+xml", "footer+xml", "comments+xml")
_NAMES: Final = re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*|comments)\.xml")
_MAIN: Final = "word/document.xml"
_PROPERTIES: Final = "docProps/custom.xml"
_TYPES: Final = "[Content_Types].xml"
_HIDDEN: Final = frozenset({"w:del", "w:moveFrom", "mc:Fallback"})
"""Deleted or moved text, and repetitions for older programs."""
CHARACTERS: Final = {"w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
"""Elements that stand for a character; a no-break hyphen is a plain hyphen."""
_CLOSED: Final = {"w:fldSimple": "simple", "w:hyperlink": "link", "w:sdt": "control"}
_TEXT_ELEMENTS: Final = frozenset({"w:t", "w:instrText", "w:fldData"})


def texts_of(package: Package) -> Iterable[str]:
    """Return the names of the parts with text, in the order of reading."""
    types = _Types()
    try:
        package.parse(_TYPES, types)
    except ValueError:
        return _usual(package)
    kinds = {part: kind for part, kind in types.found.items() if part in package.sizes}
    ordered = [part for kind in _TEXTS for part in sorted(kinds) if kinds[part].endswith(kind)]
    return ordered or _usual(package)


def _usual(package: Package) -> Iterable[str]:
    """Return the parts with the usual names, the main text first."""
    return sorted(filter(_NAMES.fullmatch, package.sizes), key=lambda name: (name != _MAIN, name))


def properties_of(package: Package) -> Mapping[str, str]:
    """Return the properties that programs gave a document, by name; none where that part is missing or damaged."""
    return package.named_texts(_PROPERTIES, "custom:property", "name")


class _Types:
    """The content type of each part."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "types:Override":
            self.found[attributes.get("PartName", "").lstrip("/")] = attributes.get("ContentType", "")

    def end(self, name: str) -> None: ...

    def characters(self, text: str) -> None: ...


class TextReader:
    """Reads one text; `properties` are the document's, where Zotero keeps the codes of its bookmarks."""

    def __init__(self, properties: Mapping[str, str]) -> None:
        self._properties = properties
        self._fields = FieldCollector()
        self._hidden = 0
        self._within = ""
        self._starts: Mapping[str, Callable[[Mapping[str, str]], None]] = {
            "w:fldChar": self._mark,
            "w:fldSimple": lambda attributes: self._fields.open("simple", code=attributes.get("w:instr", "")),
            "w:hyperlink": lambda _: self._fields.open("link"),
            "w:sdt": lambda _: self._fields.open("control"),
            "w:tag": lambda attributes: self._fields.set_code("control", attributes.get("w:val", "")),
            "w:bookmarkStart": self._open_bookmark,
            "w:bookmarkEnd": lambda attributes: self._fields.close("bookmark", attributes.get("w:id", "?")),
            # Tab stops, which have a position, are called the same.
            "w:tab": lambda attributes: None if attributes else self._fields.add_text("\t"),
        }

    def pieces(self) -> tuple[Piece, ...]:
        """Return the pieces read."""
        return self._fields.pieces()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        self._hidden += name in _HIDDEN
        if self._hidden:
            return
        if name in _TEXT_ELEMENTS:
            self._within = name
        elif name in CHARACTERS:
            self._fields.add_character(CHARACTERS[name])
        elif take := self._starts.get(name):
            take(attributes)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if self._hidden:
            self._hidden -= name in _HIDDEN
        elif name in _TEXT_ELEMENTS:
            self._within = ""
        elif name == "w:p":
            self._fields.add_text("\n")
        elif kind := _CLOSED.get(name):
            self._fields.close(kind)

    def characters(self, text: str) -> None:
        """Take text: of a paragraph, or of a field's code or data."""
        if self._hidden or not self._within:
            return
        if self._within == "w:t":
            self._fields.add_text(text)
        elif self._within == "w:instrText":
            self._fields.add_code(text)
        else:
            self._fields.add_data(text)

    def _mark(self, attributes: Mapping[str, str]) -> None:
        kind = attributes.get("w:fldCharType", "")
        if kind == "begin":
            self._fields.open("field", is_code=True)
        elif kind == "separate":
            self._fields.show("field")
        elif kind == "end":
            self._fields.close("field")

    def _open_bookmark(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get("w:name", "")
        if name.startswith(MARKED):
            self._fields.open("bookmark", attributes.get("w:id", "?"), join_properties(name, self._properties))
        elif name == REFERENCES:
            self._fields.open("bookmark", attributes.get("w:id", "?"), name)
