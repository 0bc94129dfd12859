"""The notes of a text in Markdown: those that stand apart from it, and those within it."""

import re
from collections.abc import Iterator
from typing import Final

from protlib.frozen import expression

# Such as "[^1]: " before the text of a note, which a blank line ends, or the next note.
NOTE_LABEL: Final = r" {0,3}\[\^([^\]\s]+)\]:"
# Such as "[^1]: See @iom2009caring.".
NOTE_APART: Final = expression(
    rf"^{NOTE_LABEL}(?P<text>(?:(?!\n[ \t]*\n|\n {{0,3}}\[\^[^\]\s]+\]:).)*)", re.MULTILINE | re.DOTALL
)
# Such as "^[See IOM, 2009.]", and "^ See IOM, 2009.]" where a reader has blanked the bracket.
# The last sign of "km^2^" begins none, and none goes on behind a blank line, or has another in it: that takes long.
INLINE_NOTE: Final = expression(
    r"(?<!\^\d)(?<!\^\d\d)\^[\[ ](?P<text>(?:(?!\n[ \t]*\n|\^[\[ ])[^\[\]]|\[(?:(?!\n[ \t]*\n)[^\[\]])*\])*)\]"
)


def find_notes(text: str) -> Iterator[tuple[int, str]]:
    """Yield the notes of a text, each with the position where its own text begins."""
    for match in (*NOTE_APART.finditer(text), *INLINE_NOTE.finditer(text)):
        yield match.start("text"), match["text"]
