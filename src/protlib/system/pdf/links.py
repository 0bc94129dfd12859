"""The addresses behind links of a page: a logo leads to the site of its owner."""

import ctypes
from collections.abc import Iterator
from typing import Final

import pypdfium2
from pypdfium2 import raw

_MOST_BYTES: Final = 2000  # of an address: browsers take no longer ones
_MOST_LINKS: Final = 100  # of a page: more are those of a list of works


def read_links(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[str]:
    """Yield the addresses to which the links of a page lead, in the order in which the file has them."""
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    for _number in range(_MOST_LINKS):
        if not raw.FPDFLink_Enumerate(page.raw, position, link):
            return
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(document.raw, action, None, 0) if action else 0
        if 1 < size < _MOST_BYTES:
            address = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(document.raw, action, address, size)
            yield address.value.decode("utf-8", "replace")
