"""OpenDocument texts (.odt), of LibreOffice: the references that programs left in them; protlib only reads them."""

from typing import Final

from protlib.formats.documents.docx import loads

__all__ = ["loads", "sniff"]

_BYTES_OF_A_HEAD: Final = 200  # the type of an OpenDocument is the content of its first part
# The first part of the archive is its type, and is not packed.
_TYPE: Final = b"mimetypeapplication/vnd.oasis.opendocument.text"


def sniff(data: bytes) -> bool:
    """Tell whether a file is an OpenDocument text."""
    return _TYPE in data[:_BYTES_OF_A_HEAD]
