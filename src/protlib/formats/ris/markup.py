"""Values of RIS as text, and text as values: entities, HTML of notes, and the line breaks that RIS lacks."""

import re
from typing import Final

# Such as "</p>", "<br/>" or "<jats:title>".
_BLOCK: Final = re.compile(
    r"(?:(?<!\s)\s+)?</?(?:p|div|br|li|ul|ol|h[1-6]|jats:[\w-]+)(?:\s[^<>]*)?/?>\s*", re.IGNORECASE
)
# Such as "&eacute;", "&#233;" or "&#xE9;".
_ENTITY: Final = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
# A record has no such space in it: every white space but a line break is stored as a plain one. A reader that knows
# nothing of it sees a space, and so does one that divides the file into lines.
_BREAK: Final = "\N{EM SPACE}"


def is_plain(value: str) -> bool:
    """Tell whether `plain` would change nothing in a value but the space round it."""
    return "&" not in value and "<" not in value and _BREAK not in value


def plain(value: str) -> str:
    """Return the text of a value of RIS: paragraphs of HTML become lines, entities the characters that they name."""
    if "<" in value:
        value = _BLOCK.sub("\n", value)
    if "&" in value:
        value = _ENTITY.sub(_character, value)
    if _BREAK in value:
        value = value.replace(_BREAK, "\n")
    return value.strip()


def _character(entity: re.Match[str]) -> str:
    from html import unescape

    return unescape(entity[0])


def value(text: str) -> str:
    """Return a text as a value of RIS, which is one line; `plain` makes the same text of it."""
    if ("&" in text and _ENTITY.search(text)) or ("<" in text and _BLOCK.search(text)):
        text = text.replace("&", "&amp;").replace("<", "&lt;")
    return text.replace("\n", _BREAK) if "\n" in text else text
