"""Citations that are typed in a paragraph, as they are to be filled, and what looks like one and is none."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from protlib.citing import notation
from protlib.citing.citation import Citation, Mode
from protlib.citing.documents.filled.paragraphs import OBJECT
from protlib.errors import InputRefusedError

_DIGIT: Final = re.compile(r"\d")
# Such as "[@ iom]" and "[-@]": what is in the bracket begins like a citation, and no key follows.
_NO_KEY: Final = re.compile(r"(?<!\\)\[\s*-?@(?![\w{*])[^\[\]]*\]?")
# Such as "jobe2010causes" of "[@iom2009; jobe2010causes]", which is no words.
_KEY_ALONE: Final = re.compile(r"\s*(?=[^\W\d])\w*\d\w*\s*")
_LONGEST: Final = 40  # characters that are told of a citation


class Typed(NamedTuple):
    """A citation in a text, from `start` to before `end`, and how it is typed there; what is no text within it does not count."""

    start: int
    end: int
    typed: str
    citation: Citation
    may_be_account: bool


def find(text: str, where: str, *, is_markup: bool = False) -> Iterator[Typed]:
    """Yield the citations of a paragraph, in its order; InputRefusedError for one without its bracket or without a key.

    Where it `is_markup`, a bracket may close what no bracket opens here, such as a note.
    """
    if "@" not in text:
        return
    if wrong := _NO_KEY.search(text):
        raise InputRefusedError(f"{where}: “{_shown(wrong[0])}” has no citation key behind its @")
    for found in notation.find(text):
        start, end, citation = found
        _refuse_open(text, start, end, where)
        if citation.cited[0].mode is Mode.IN_TEXT and not is_markup:
            _refuse_bare(text, start, end, where)
        written = text[start:end].replace(OBJECT, "")
        citation = notation.parse(written) or citation
        is_in_text = citation.cited[0].mode is Mode.IN_TEXT
        has_digit = _DIGIT.search(citation.cited[0].key) is not None
        yield Typed(
            start, end, written, citation, is_in_text and (not has_digit or text[:start].endswith("/"))
        )


def _refuse_open(text: str, start: int, end: int, where: str) -> None:
    """Refuse a key behind a bracket that nothing closes, where the bracket begins a citation."""
    opening = text.rfind("[", 0, start)
    before = text[opening + 1 : start]
    is_open = opening >= 0 and "]" not in before and "]" not in text[end:] and text[start] != "["
    if is_open and (opening == 0 or text[opening - 1] != "\\"):
        raise InputRefusedError(f"{where}: the citation “{_shown(text[opening:])}” has no bracket at its end")


def _refuse_bare(text: str, start: int, end: int, where: str) -> None:
    """Refuse a citation in running text that was to stand in brackets: the first is missing, or an @ between them."""
    closing = text.find("]", end)
    opening = max(text.rfind(mark, 0, start) for mark in "[]")
    if closing < 0 or "[" in text[end:closing]:
        return
    if opening < 0 or text[opening] == "]":
        told = _shown(text[start : closing + 1])
        raise InputRefusedError(f"{where}: the citation “{told}” has no bracket at its beginning")
    for part in text[opening + 1 : closing].split(";"):
        if _KEY_ALONE.fullmatch(part):
            told = _shown(text[opening : closing + 1])
            raise InputRefusedError(f"{where}: “{part.strip()}” in “{told}” has no @ before it")


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
