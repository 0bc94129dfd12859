"""Styles of citing in the Citation Style Language (CSL): shipped ones, installed ones, and any file."""

from protlib.citing.styles.style_files import (
    DEFAULT,
    MORE_STYLES,
    SHORT_NAMES,
    ListedStyle,
    Style,
    find_styles,
    list_shipped,
    name_in_link,
    name_in_messages,
    style_named,
)

__all__ = [
    "DEFAULT",
    "MORE_STYLES",
    "SHORT_NAMES",
    "ListedStyle",
    "Style",
    "find_styles",
    "list_shipped",
    "name_in_link",
    "name_in_messages",
    "style_named",
]
