"""Values of RIS as text, and text as values: entities, the HTML of notes, and line breaks, which RIS lacks."""

from typing import Final

from protlib.record.html_text import BLOCK, ENTITY, break_blocks, unescape_html

# No record has an em space: cleaning stores every white space but a line break as a plain one. Programs that know
# nothing of its meaning show a space.
BREAK: Final = "\N{EM SPACE}"


def strip_markup(value: str) -> str:
    """Return the text of a RIS value: paragraphs of HTML become lines, entities become characters."""
    value = unescape_html(break_blocks(value))
    if BREAK in value:
        value = value.replace(BREAK, "\n")
    return value.strip()


def ris_value(text: str) -> str:
    """Return a text as a RIS value, which is one line; `strip_markup` restores the text."""
    if ("&" in text and ENTITY.search(text)) or ("<" in text and BLOCK.search(text)):
        text = text.replace("&", "&amp;").replace("<", "&lt;")
    return text.replace("\n", BREAK) if "\n" in text else text
