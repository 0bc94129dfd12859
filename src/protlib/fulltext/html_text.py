"""The text of a page of HTML, block by block."""

import re
from html import unescape
from typing import Final

from protlib.formats.web.tokens import tokens

# What begins a line of its own where it begins and where it ends, such as "section" and "tbody".
_BLOCKS: Final = re.compile(
    r"address|article|aside|blockquote|body|br|caption|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer"
    r"|form|h[1-6]|header|hr|html|legend|li|main|menu|nav|ol|optgroup|option|p|pre|section|summary|table|t(?:body|d|foot|h"
    r"|head|r)|ul"
)
_SHOWN: Final = frozenset({"textarea", "xmp"})  # elements without tags inside, of which the text is shown
_SPACES: Final = re.compile(r"\s+")
_BREAK: Final = "\n"


def read_html(page: str) -> str:
    """Return the text of a page: a line for each block, an empty one between them. The title is not a part of it."""
    pieces: list[str] = []
    depth = 0
    for token in tokens(page):
        if not depth:
            pieces.append(_SPACES.sub(" ", unescape(token.text)))
        if token.tag in _SHOWN:
            pieces.append(_SPACES.sub(" ", unescape(token.content)))
        depth = max(0, depth + (token.tag == "template") - (token.tag == "/template"))
        if not depth and _BLOCKS.fullmatch(token.tag.removeprefix("/")):
            pieces.append(_BREAK)
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(pieces).split(_BREAK))
    return "\n\n".join(filter(None, lines))
