"""OpenDocument texts (.odt), of LibreOffice: the references that programs left in them; protlib only reads them."""

from typing import Final

from protlib.formats.word.docx import loads

__all__ = ["loads", "sniff"]

_HEAD: Final = 200
# The first part of the archive is its type, and is not packed.
_TYPE: Final = b"mimetypeapplication/vnd.oasis.opendocument.text"


def sniff(data: bytes) -> bool:
    """Tell whether a file is an OpenDocument text."""
    return _TYPE in data[:_HEAD]
