"""The texts of an OpenDocument text (ISO/IEC 26300): body, notes, headers and footers, with their marks."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from protlib.formats.word.fields import MARKED, FieldCollector, Piece, join_properties
from protlib.formats.word.package import Package

BIBLIOGRAPHY_MARK: Final = "bibliography-mark"
"""The code of LibreOffice's own citations; their data are the mark's attributes, one name and value on each line."""

_TEXTS: Final = ("content.xml", "styles.xml")
_PROPERTIES: Final = "meta.xml"
PARAGRAPHS: Final = frozenset({"text:p", "text:h"})
CHARACTERS: Final = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}
_HIDDEN: Final = frozenset({"text:tracked-changes", "text:note-citation"})
"""Deleted text, and the number of a note."""
_CLOSED: Final = {"text:a": "link", "text:section": "section", "text:bibliography-mark": "mark"}


def texts_of(package: Package) -> Iterable[str]:
    """Return the names of the parts with text, in the order of reading."""
    return [part for part in _TEXTS if part in package.sizes]


def properties_of(package: Package) -> Mapping[str, str]:
    """Return the properties that programs gave a document, by name; none where that part is missing or damaged."""
    return package.named_texts(_PROPERTIES, "meta:user-defined", "meta:name")


class TextReader:
    """Reads one text; `properties` are the document's, where Zotero keeps the codes of its bookmarks."""

    def __init__(self, properties: Mapping[str, str]) -> None:
        self._properties = properties
        self._fields = FieldCollector()
        self._hidden = 0
        self._paragraphs = 0
        self._starts: Mapping[str, Callable[[Mapping[str, str]], None]] = {
            "text:reference-mark-start": self._open_mark,
            "text:reference-mark-end": lambda attributes: self._fields.close(
                "reference", attributes.get("text:name", "?")
            ),
            "text:bookmark-start": self._open_bookmark,
            "text:bookmark-end": lambda attributes: self._fields.close("bookmark", attributes.get("text:name", "?")),
            "text:section": lambda attributes: self._fields.open("section", code=attributes.get("text:name", "")),
            "text:a": lambda _: self._fields.open("link"), "text:bibliography-mark": self._open_bibliography_mark,
        }  # fmt: skip

    def pieces(self) -> tuple[Piece, ...]:
        """Return the pieces read."""
        return self._fields.pieces()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        self._hidden += name in _HIDDEN
        if self._hidden:
            return
        self._paragraphs += name in PARAGRAPHS
        if name in CHARACTERS:
            self._fields.add_text(CHARACTERS[name])
        elif take := self._starts.get(name):
            take(attributes)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if self._hidden:
            self._hidden -= name in _HIDDEN
        elif name in PARAGRAPHS:
            self._paragraphs -= 1
            self._fields.add_text("\n")
        elif kind := _CLOSED.get(name):
            self._fields.close(kind)

    def characters(self, text: str) -> None:
        """Take text; it counts only in paragraphs."""
        if self._paragraphs and not self._hidden:
            self._fields.add_text(text)

    def _open_mark(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get("text:name", "?")
        self._fields.open("reference", name, name)

    def _open_bookmark(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get("text:name", "")
        if name.startswith(MARKED):
            self._fields.open("bookmark", name, join_properties(name, self._properties))

    def _open_bibliography_mark(self, attributes: Mapping[str, str]) -> None:
        self._fields.open("mark", code=BIBLIOGRAPHY_MARK)
        for name, value in attributes.items():
            self._fields.add_data(f"{name.removeprefix('text:')}={value}\n")
