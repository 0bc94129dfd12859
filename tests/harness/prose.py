"""How long the sentences of a text are: the measure of plain words.

Code, tables and headings are left out, and what stands in backticks is one word. A sentence ends at an empty line, and
at a full stop, a question mark, an exclamation mark or a colon, if a capital or a quotation mark follows. So the items
of a list are one sentence unless each ends with a full stop and begins with a capital, and code at the beginning
continues the sentence before it.
"""

import re
from typing import NamedTuple

MOST_IN_THE_MEAN = 16
MOST_IN_ONE = 28

_CODE = re.compile(r"```.*?```", re.DOTALL)
_NO_SENTENCES = re.compile(r"^\s*\|.*$|^#.*$", re.MULTILINE)
_END = re.compile(r"(?<=[.!?:])\s+(?=[A-Z“\"])|\n\s*\n")
_MARKS = re.compile(r"\*\*|^[-*] ", re.MULTILINE)
_WORD = re.compile(r"\w[\w’'-]*")


class Prose(NamedTuple):
    """The mean number of words in a sentence, and the sentences that are too long."""

    mean: float
    long: list[str]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text in Markdown."""
    text = _NO_SENTENCES.sub("", _CODE.sub("", text))
    text = re.sub(r"`[^`]*`", "it", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = _MARKS.sub("", text)
    return [" ".join(part.split()) for part in _END.split(text) if _WORD.search(part)]


def measured(text: str) -> Prose:
    """Return how long the sentences of a text are."""
    parts = sentences(text)
    lengths = [len(_WORD.findall(part)) for part in parts]
    mean = sum(lengths) / max(1, len(lengths))
    return Prose(mean, [part for part, length in zip(parts, lengths, strict=True) if length > MOST_IN_ONE])
