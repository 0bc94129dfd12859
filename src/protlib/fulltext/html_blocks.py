"""The text of a page of HTML, block by block."""

import re
from html import unescape
from typing import Final

from protlib.formats.web.html_tokens import tokens
from protlib.record.html_text import BLOCK_NAMES

_BLOCKS: Final = re.compile(BLOCK_NAMES)
_VERBATIM_ELEMENTS: Final = frozenset({"textarea", "xmp"})  # elements without tags inside, of which the text is shown
_SPACES: Final = re.compile(r"\s+")
_BREAK: Final = "\n"


def read_html(page: str) -> str:
    """Return the text of a page: a line for each block, an empty one between them. The title is not a part of it."""
    pieces: list[str] = []
    depth = 0
    for token in tokens(page):
        if not depth:
            pieces.append(_SPACES.sub(" ", unescape(token.text)))
        if token.tag in _VERBATIM_ELEMENTS:
            pieces.append(_SPACES.sub(" ", unescape(token.content)))
        depth = max(0, depth + (token.tag == "template") - (token.tag == "/template"))
        if not depth and _BLOCKS.fullmatch(token.tag.removeprefix("/")):
            pieces.append(_BREAK)
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(pieces).split(_BREAK))
    return "\n\n".join(filter(None, lines))
