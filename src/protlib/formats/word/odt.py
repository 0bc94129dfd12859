"""OpenDocument texts (.odt), of LibreOffice: the references that programs left in them; they are only read."""

from typing import Final

from protlib.formats.parsed import Parsed, ReadOptions

_HEAD: Final = 200
# The first part of the archive is its type, and is not packed.
_TYPE: Final = b"mimetypeapplication/vnd.oasis.opendocument.text"


def sniff(data: bytes) -> bool:
    """Tell whether a file is an OpenDocument text."""
    return _TYPE in data[:_HEAD]


def loads(data: bytes, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records that programs left in a document; the readers of these are imported where one is read."""
    from protlib.formats.word import references

    return references.loads(data, options)
