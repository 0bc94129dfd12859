"""The text of files that are zip archives: documents and slides of word processors, and books as EPUB."""

import posixpath
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from protlib.fulltext.html_blocks import read_html
from protlib.text import clean
from protlib.word_processing.package import Handler, Package, Tag

if TYPE_CHECKING:
    from collections.abc import Mapping

_RELATIONS: Final = "ppt/_rels/presentation.xml.rels"
_PRESENTATION: Final = "ppt/presentation.xml"
_CONTAINER: Final = "META-INF/container.xml"
_ENCRYPTION: Final = "META-INF/encryption.xml"
# Such as "<title/>", which in HTML would go on to the end of the page.
_EMPTY: Final = re.compile(r"<(?:title|script|style|textarea)\b[^<>]*/>", re.IGNORECASE)
_FONTS: Final = (".otf", ".ttf", ".woff", ".woff2")
_RIGHTS: Final = "META-INF/rights.xml"


def read_sections(data: bytes) -> list[str]:
    """Return the text of each section of a document of Word or LibreOffice; a heading begins one."""
    from protlib.formats.documents.document import paragraphs

    sections: list[list[str]] = [[]]
    is_body = False
    for paragraph in paragraphs(data):
        if paragraph.kind == "heading" and is_body:
            sections.append([])
        is_body = paragraph.kind != "heading"
        sections[-1].append(clean(paragraph.text))
    return ["\n\n".join(section) for section in sections]


def read_slides(data: bytes) -> list[str]:
    """Return the text of each slide of a presentation (.pptx), in the order in which they are shown."""
    package = Package(data)
    targets, order = _Elements("Relationship"), _Elements("sldId")
    package.parse(_RELATIONS, targets)
    package.parse(_PRESENTATION, order)
    parts = {row.get("Id", ""): row.get("Target", "") for row in targets.rows}
    return [_read_slide(package, parts.get(row.get("r:id", ""), "")) for row in order.rows]


def _read_slide(package: Package, target: str) -> str:
    part = posixpath.normpath(posixpath.join("ppt", target)).lstrip("/")
    slide = _Slide()
    package.parse(part, slide)
    return "\n\n".join(filter(None, map(clean, slide.lines)))


def read_book(data: bytes) -> list[str]:
    """Return the text of each part of a book (.epub), in the order in which they are read."""
    package = Package(data)
    if _is_locked(package):
        raise ValueError("it has a copy protection; protlib cannot read its text")
    container = _Elements("rootfile")
    package.parse(_CONTAINER, container)
    contents = unquote(next((row.get("full-path", "") for row in container.rows), ""))
    items, spine = _Elements("item"), _Elements("itemref")
    package.parse(contents, items)
    package.parse(contents, spine)
    folder = posixpath.dirname(contents)
    parts = {row.get("id", ""): row.get("href", "") for row in items.rows}
    texts = (_read_part(package, folder, parts.get(row.get("idref", ""), "")) for row in spine.rows)
    return [text for text in texts if text]


def _read_part(package: Package, folder: str, address: str) -> str:
    from protlib.formats.common.charset import decode

    part = posixpath.normpath(posixpath.join(folder, unquote(address)))
    return read_html(_EMPTY.sub("", decode(package.read_part(part)))) if part in package.sizes else ""


def _is_locked(package: Package) -> bool:
    """Tell whether more than the fonts of a book is encrypted."""
    if _ENCRYPTION not in package.sizes:
        return _RIGHTS in package.sizes
    encrypted = _Elements("CipherReference")
    package.parse(_ENCRYPTION, encrypted)
    return not all(row.get("URI", "").lower().endswith(_FONTS) for row in encrypted.rows)


class _Elements(Handler):
    """Collects the attributes of each element of one name."""

    def __init__(self, name: str) -> None:
        self.rows: list[Mapping[str, str]] = []
        self._name = name

    def start(self, tag: Tag) -> None:
        if tag.name.rpartition(":")[2] == self._name:
            self.rows.append(tag.attributes)


class _Slide(Handler):
    """Collects the paragraphs of a slide."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._text: list[str] = []
        self._is_text = False

    def start(self, tag: Tag) -> None:
        self._is_text = tag.name == "t"
        if tag.name == "br":
            self._text.append(" ")

    def end(self, tag: Tag) -> None:
        self._is_text = False
        if tag.name == "p":
            self.lines.append("".join(self._text))
            self._text = []

    def characters(self, text: str) -> None:
        if self._is_text:
            self._text.append(text)
