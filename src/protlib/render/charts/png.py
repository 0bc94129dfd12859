"""A picture as PNG: resvg draws its SVG with the fonts of this computer."""

from typing import Final

from protlib.errors import UsageError
from protlib.system.installation import install_extra_command

_ZOOM: Final = 2.0
"""Twice as many dots as the SVG has, for a screen of high resolution and for print."""


def is_installed() -> bool:
    """Tell whether the extra `charts` is installed, without loading it."""
    from importlib.util import find_spec

    return find_spec("resvg_py") is not None


def make_png(svg: str) -> bytes:
    """Return the PNG of an SVG; raises UsageError where the extra `charts` is not installed."""
    try:
        import resvg_py
    except ImportError as error:
        raise UsageError(f"a PNG needs resvg: {install_extra_command('charts')}. An SVG needs nothing") from error
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=_ZOOM))
