"""A picture as PNG: resvg draws its SVG with the fonts of this computer."""

import re
import struct
import zlib
from html import unescape
from typing import Final

from protlib.errors import UsageError
from protlib.system.installation import describe_unloaded, install_extra_command

_ZOOM: Final = 2.0
"""Twice as many dots as the SVG has, for a screen of high resolution and for print."""
_TEXTS: Final = "Title", "Description"
_TITLE_AND_DESCRIPTION: Final = re.compile(r"<title>(.*?)</title>\s*<desc>(.*?)</desc>", re.DOTALL)
_HEADER_END: Final = 33
"""Where the signature and the chunk `IHDR` end."""


def find_fault() -> str:
    """Return in a sentence why no PNG can be made; "" where one can.

    The extra `charts` is not installed, or the system refuses to load it, as where an office allows few programs.
    """
    try:
        import resvg_py  # noqa: F401 - whether it can be
    except ModuleNotFoundError:
        return f"a PNG needs resvg: {install_extra_command('charts')}"
    except ImportError as error:
        return f"a PNG needs {describe_unloaded('resvg', error)}"
    return ""


def make_png(svg: str) -> bytes:
    """Return the PNG of an SVG, with its title and its description as texts of the PNG.

    Raises UsageError where the extra `charts` is not there.
    """
    if fault := find_fault():
        raise UsageError(f"{fault}. An SVG needs nothing")
    import resvg_py

    data = bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=_ZOOM))
    texts = zip(_TEXTS, _TITLE_AND_DESCRIPTION.findall(svg)[0], strict=True)
    return b"".join(
        (data[:_HEADER_END], *(_make_text(name, unescape(text)) for name, text in texts), data[_HEADER_END:])
    )


def _make_text(name: str, text: str) -> bytes:
    """Return a chunk `iTXt` (PNG, third edition, 11.3.3.4)."""
    data = b"iTXt" + name.encode() + bytes(5) + text.encode()
    return struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
