"""Converts texts in HTML or in the XML of journals (JATS): entities, blocks and tags."""

import re
from typing import Final

from protlib.frozen import expression

# Such as "&eacute;", "&#233;" and "&#xE9;"; not "R&D;", nor "&copy" in an address.
ENTITY: Final = expression(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]{1,30});")
# Such as "<em>", "</jats:p>" and "<br/>"; not "p < 0.05", "<https://iom.int>" and "<roe@iom.int>", nor "<A study of
# camps.pdf>", as EndNote calls a file that it cannot read: behind the name of a tag stand attributes.
_TAG: Final = expression(r"</?([A-Za-z][\w:-]*)(?:\s[^<>=]*=[^<>]*)?\s*/?>")
BLOCK_NAMES: Final = (
    "address|article|aside|blockquote|body|br|caption|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|"
    "figure|footer|form|h[1-6]|header|hr|html|legend|li|main|menu|nav|ol|optgroup|option|p|pre|section|summary|"
    "table|t(?:body|d|foot|h"
    "|head|r)|ul"
)
"""The elements of HTML that begin a line of their own where they begin and where they end, as an expression."""
# Such as "<p>", "<br/>" and "</li>".
BLOCK: Final = expression(
    rf"(?:(?<!\s)\s+)?</?(?:{BLOCK_NAMES}|jats:(?:p|title|sec|list|list-item))(?:\s[^<>]*)?/?>\s*", re.IGNORECASE
)
"""Tags that begin a line, with the space around them."""
_INLINE: Final = {
    "i": "i", "em": "i", "italic": "i", "b": "b", "strong": "b", "bold": "b", "sub": "sub", "inf": "sub", "sup": "sup",
    "scp": "sc", "sc": "sc",
}  # fmt: skip
"""Tags of HTML and JATS that a title keeps, in CSL's form."""


def unescape_html(text: str, pass_count: int = 1) -> str:
    """Return a text with its entities as characters, as often as `pass_count` says: "&amp;amp;" needs two."""
    if "&" not in text:
        return text
    from html import unescape

    for _ in range(pass_count):
        text = ENTITY.sub(lambda entity: unescape(entity[0]), text)
    return text


def break_blocks(text: str, mark: str = "\n") -> str:
    """Return a text with a mark in place of each tag that begins a line."""
    return BLOCK.sub(mark, text) if "<" in text else text


def strip_tags(text: str) -> str:
    """Return a text without its tags."""
    return _TAG.sub("", text) if "<" in text else text


def note_text(text: str) -> str:
    """Return a note that a program wrote in HTML as text, another as it is.

    HTML begins with a block, such as "<p>", ends an element, and has words.
    """
    if text[:1] != "<" or "</" not in text or not BLOCK.match(text):
        return text
    return unescape_html(strip_tags(break_blocks(text))).strip() or text


def convert_tags(text: str, *, strips_unknown: bool = False) -> str:
    """Return a text with inline tags in CSL's form; other tags stay, or go with `strips_unknown`."""

    def convert(tag: re.Match[str]) -> str:
        name = _INLINE.get(tag[1].rpartition(":")[2].lower())
        if name is None:
            return "" if strips_unknown else tag[0]
        return f"</{name}>" if tag[0].startswith("</") else f"<{name}>"

    return _TAG.sub(convert, text) if "<" in text else text
