"""A filled OpenDocument text that LibreOffice saved as a Word document: the marks of its citations are gone.

LibreOffice writes no reference marks into Word documents, but all properties of the document: so one of these says that
the document was filled.
"""

import re
from typing import Final

from protlib.citing.documents.filled.offsets import Edit, apply_edits, declare_prefixes
from protlib.word_processing import ooxml
from protlib.word_processing.package import Package

META: Final = "meta.xml"
_META_SPACE: Final = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
_NAME: Final = "protlib-filled"
_MARK: Final = f'<meta:user-defined meta:name="{_NAME}">reference marks</meta:user-defined>'
# Such as '<meta:user-defined meta:name="protlib-filled">...</meta:user-defined>', with the attributes of LibreOffice.
_FILLED_MARK: Final = re.compile(rb'\bmeta:name="protlib-filled"')


def add_property(meta: bytes, element: str) -> bytes:
    """Return the properties of an OpenDocument text with a further one, unchanged where they are no such file."""
    end = meta.find(b"</office:meta>")
    if end < 0:
        return meta
    return apply_edits(meta, [Edit(end, end, element.encode()), *declare_prefixes(meta, {"meta": _META_SPACE})])


def note_marks(meta: bytes) -> bytes:
    """Return the properties of an OpenDocument text with one that says that it has marks of protlib."""
    return meta if _FILLED_MARK.search(meta) else add_property(meta, _MARK)


def has_lost_marks(data: bytes) -> bool:
    """Tell whether a document is a Word document that was a filled OpenDocument text."""
    try:
        package = Package(data)
        return ooxml.MAIN_PART in package.sizes and _NAME in ooxml.properties_of(package)
    except ValueError:
        return False
