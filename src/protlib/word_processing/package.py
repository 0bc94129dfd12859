"""A word processor's document as its parts: a zip archive of XML, opened safely."""

import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, TypeVar

from protlib.system import compound_file, zip_archive

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

_ZIP: Final = b"PK"
_WORD: Final = "word/"
_MANIFEST: Final = "META-INF/manifest.xml"
# Such as `<manifest:encryption-data>` of one of its parts, or of the one in which all others are.
_PASSWORD_MARK: Final = b"encryption-data"
_MOST_BYTES: Final = 100_000_000  # of a document's text: a thousand pages of Word's XML have some twenty million
_HARMLESS_BYTES: Final = 10_000_000  # that an archive of any size may unpack to: a small computer has them

# Short names for namespaces: transitional, strict (ISO/IEC 29500-1), and OpenDocument's.
_SPACES: Final = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties": "custom",
    "http://purl.oclc.org/ooxml/officeDocument/customProperties": "custom",
    "http://schemas.openxmlformats.org/package/2006/content-types": "types",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/bibliography": "b",
    "http://purl.oclc.org/ooxml/officeDocument/bibliography": "b",
    "http://schemas.microsoft.com/office/word/2004/10/bibliography": "b",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": "meta",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0": "field",
}


@dataclass(slots=True, eq=False)
class Tag:
    """A start tag, or an end tag, of an element, from the byte `start` to before `end`.

    Names are "w:p"; those of other namespaces have no prefix. Places are 0 where the reader of the XML does not tell
    them; they are equal in the end tag of an element without one.
    """

    name: str
    attributes: Mapping[str, str]
    start: int = 0
    end: int = 0


NO_ATTRIBUTES: Final[Mapping[str, str]] = {}
"""The attributes of an end tag."""


class Handler:
    """Receives the elements of a part in their order."""

    def start(self, tag: Tag, /) -> None:
        """Take the beginning of an element."""

    def end(self, tag: Tag, /) -> None:
        """Take the end of an element."""

    def characters(self, text: str) -> None:
        """Take text, which may come in pieces."""


_AnyHandler = TypeVar("_AnyHandler", bound=Handler)


class Package:
    """The parts of a document, by name.

    Raises ValueError, with the reason and advice to continue a sentence, where a document cannot be opened.
    """

    def __init__(self, data: bytes) -> None:
        if data.startswith(compound_file.SIGNATURE):
            raise ValueError(compound_file.why_unread(data, ".doc"))
        if not data.startswith(_ZIP):
            reason = "not a Word (.docx) or LibreOffice (.odt) document" if data else "the file is empty"
            raise ValueError(reason)
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except zip_archive.FAULTS as error:
            raise ValueError("the document is damaged or cut off: its list of parts is missing") from error
        self.sizes = {entry.filename: entry.file_size for entry in self._archive.infolist()}
        """The size of each part, unpacked."""
        self._bytes_left = zip_archive.most_unpacked(len(data), _HARMLESS_BYTES, _MOST_BYTES)
        if self._is_protected():
            raise ValueError(zip_archive.LOCKED_ARCHIVE)

    def _is_protected(self) -> bool:
        """Tell whether LibreOffice has put a password on it."""
        try:
            return _MANIFEST in self.sizes and _PASSWORD_MARK in self.read_part(_MANIFEST)
        except ValueError:
            return False

    def read_part(self, part: str) -> bytes:
        """Return the bytes of a part; ValueError where it is missing, damaged, encrypted or too large."""
        try:
            entry = self._archive.getinfo(part)
        except KeyError as error:
            raise ValueError(f"{part} is missing") from error
        if zip_archive.is_encrypted(entry):
            raise ValueError(zip_archive.LOCKED_ARCHIVE)
        self._bytes_left -= entry.file_size
        if self._bytes_left < 0:
            raise ValueError(f"{part} is too large when unpacked")
        try:
            with self._archive.open(entry) as packed_file:
                return packed_file.read(entry.file_size + 1)
        except zip_archive.FAULTS as error:
            raise ValueError(f"{part} is damaged") from error

    def texts_by_name(self, part: str, element: str, attribute: str) -> Mapping[str, str]:
        """Return the text of each element of that name by an attribute; none where the part is missing or damaged."""
        return self.parse_if_there(part, lambda: _NamedTexts(element, attribute)).texts

    def parse_if_there(self, part: str, make_handler: Callable[[], _AnyHandler]) -> _AnyHandler:
        """Return a handler that has taken a part, or a new one where the part is missing or damaged."""
        handler = make_handler()
        try:
            self.parse(part, handler)
        except ValueError:
            return make_handler()
        return handler

    def parse(self, part: str, handler: Handler) -> None:
        """Pass a part to a handler; ValueError at a damaged place, after the elements before it."""
        parse_xml(self.read_part(part), handler, part)


class _NamedTexts(Handler):
    """Collects the whole text of each element of one name, by an attribute."""

    def __init__(self, element: str, attribute: str) -> None:
        self.texts: dict[str, str] = {}
        self._element, self._attribute = element, attribute
        self._name = ""

    def start(self, tag: Tag) -> None:
        if tag.name == self._element:
            self._name = tag.attributes.get(self._attribute, "")
            self.texts[self._name] = ""

    def end(self, tag: Tag) -> None:
        if tag.name == self._element:
            self._name = ""

    def characters(self, text: str) -> None:
        if self._name:
            self.texts[self._name] += text


def is_word(names: Iterable[str]) -> bool:
    """Tell whether the parts of a zip archive are those of a Word document."""
    return any(name.startswith(_WORD) and name.endswith(".xml") for name in names)


def parse_xml(data: bytes, handler: Handler, part: str) -> None:
    """Pass the elements of XML to a handler without building a tree; declared entities are never read.

    Raises ValueError where the text is no XML, after the elements before that point.
    """
    parser = new_parser(part)
    parser.StartElementHandler = lambda name, attributes: handler.start(
        Tag(short_name(name), short_names(attributes)) if attributes else _tag_alone(name)
    )
    parser.EndElementHandler = lambda name: handler.end(_tag_alone(name))
    parser.CharacterDataHandler = handler.characters
    run_parser(parser, data, part)


def new_parser(part: str) -> "XMLParserType":
    """Return a parser of a part that refuses declarations of entities, which can fill the memory."""
    from xml.parsers import expat

    def refuse(*_: Any) -> None:
        raise ValueError(f"{part} has a DOCTYPE; save the document again")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    return parser


def run_parser(parser: "XMLParserType", data: bytes, part: str) -> None:
    """Parse XML; raises ValueError where it is none, after the elements before that point."""
    from xml.parsers import expat

    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes it by its place
    except expat.ExpatError as error:
        raise ValueError(f"{part} is damaged or cut off at line {error.lineno}") from error
    except LookupError as error:
        raise ValueError(f"{part} has an unknown encoding") from error


@lru_cache(maxsize=4096)
def short_name(name: str) -> str:
    """Return the short name of an element or an attribute from expat's name."""
    space, _, local = name.rpartition(" ")
    prefix = _SPACES.get(space)
    return f"{prefix}:{local}" if prefix else local


@lru_cache(maxsize=4096)
def _tag_alone(name: str) -> Tag:
    return Tag(short_name(name), NO_ATTRIBUTES)


def short_names(attributes: Mapping[str, str]) -> Mapping[str, str]:
    """Return attributes by their short names."""
    return {short_name(name): value for name, value in attributes.items()} if attributes else NO_ATTRIBUTES
