"""The blocks of data in a page, opened as a browser opens them."""

import re
import zlib
from base64 import b64decode

_BLOCK = re.compile(rb'<script type="application/octet-stream" id="([\w-]+)">([A-Za-z0-9+/=]*)</script>')


def opened(page: bytes) -> dict[str, bytes]:
    """Return what the blocks of a page hold, by their names."""
    return {
        name.decode(): zlib.decompress(b64decode(packed), wbits=-zlib.MAX_WBITS)
        for name, packed in _BLOCK.findall(page)
    }


def without_blocks(page: bytes) -> bytes:
    """Return a page without what is packed in it: any three letters stand there somewhere."""
    return _BLOCK.sub(b"", page)
