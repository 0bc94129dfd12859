"""Citations that are typed in a paragraph, as they are to be filled, and what looks like one and is none."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from protlib.citing import notation
from protlib.citing.citation import Citation, Mode
from protlib.citing.documents.filled.draft import Doubt
from protlib.citing.documents.filled.paragraphs import OBJECT

_DIGIT: Final = re.compile(r"\d")
# Such as "[@ iom]" and "[-@]": what is in the bracket begins like a citation, and no key follows.
_NO_KEY: Final = re.compile(r"(?<!\\)\[\s*-?@(?![\w{*])[^\[\]]*\]?")
# Such as "jobe2010causes" of "[@iom2009; jobe2010causes]", which is no words.
_KEY_ALONE: Final = re.compile(r"\s*(?=[^\W\d])\w*\d\w*\s*")
# Such as "jobe2010causes" of "[@iom2009, jobe2010causes]", which has letters and digits.
_BEHIND_COMMA: Final = re.compile(r",\s*((?=[^\W\d])\w*\d\w*)\s*(?=,|$)")
# Such as "[jobe2010causes]" and "[see jobe2010causes, p. 3]", which is no link and no escaped bracket.
_BRACKET: Final = re.compile(r"(?<![\\\w\]])\[([^\[\]]+)\](?![(\[{:])")
# Such as "see@jobe2010causes", which is read as an address.
_TIED: Final = re.compile(r"[^\W_]@(\w+)\s*(?:,|$)")
_LONGEST: Final = 40  # characters that are told of a citation


class Typed(NamedTuple):
    """A citation in a text, from `start` to before `end`, and how it is typed there; what is no text within it does not count."""

    start: int
    end: int
    typed: str
    citation: Citation
    may_be_account: bool


def find(text: str, where: str, mistakes: list[str], *, is_markup: bool = False) -> Iterator[Typed]:
    """Yield the citations of a paragraph, in its order; what is wrong with how they are typed is put to the `mistakes`.

    Where it `is_markup`, a bracket may close what no bracket opens here, such as a note.
    """
    if "@" not in text:
        return
    mistakes += [f"{where}: “{_shown(wrong[0])}” has no citation key after @" for wrong in _NO_KEY.finditer(text)]
    for found in notation.find(text):
        start, end, citation = found
        wrong = (
            _open(text, start, end)
            or (not is_markup and citation.cited[0].mode is Mode.IN_TEXT and _bare(text, start, end))
            or (notation.has_comma_for_semicolon(citation) and _parted(text[start:end]))
        )
        mistakes += [f"{where}: {wrong}"] if wrong else []
        written = text[start:end].replace(OBJECT, "")
        citation = notation.parse(written) or citation
        is_in_text = citation.cited[0].mode is Mode.IN_TEXT
        has_digit = _DIGIT.search(citation.cited[0].key) is not None
        yield Typed(start, end, written, citation, is_in_text and (not has_digit or text[:start].endswith("/")))


def doubts(text: str, where: str) -> Iterator[Doubt]:
    """Yield what may be a key in brackets: "[jobe2010causes]", "[see jobe2010causes, p. 3]" and "[see@jobe2010causes]".

    So may be what stands behind a comma, where a page does: "[@iom2007handbook, jobe2010causes]".
    """
    for bracket in _BRACKET.finditer(text):
        typed, shown = bracket[0].replace(OBJECT, ""), _shown(bracket[0])
        for part in bracket[1].split(";"):
            tied = _TIED.search(part)
            words = part.partition(",")[0].replace(OBJECT, "").split()
            if tied:
                yield Doubt(tied[1], shown, where, typed.replace(f"@{tied[1]}", f" @{tied[1]}", 1))
            elif "@" in part:
                for key in _BEHIND_COMMA.findall(part):
                    meant = re.sub(rf",\s*{key}\b", f"; @{key}", typed, count=1)
                    yield Doubt(key, shown, where, meant, is_locator=True)
            elif words and not ("@" in bracket[1] and _KEY_ALONE.fullmatch(part)):
                yield Doubt(words[-1], shown, where, typed.replace(words[-1], f"@{words[-1]}", 1))


def _open(text: str, start: int, end: int) -> str:
    """Return what is wrong with a key behind a bracket that nothing closes, where the bracket begins a citation."""
    opening = text.rfind("[", 0, start)
    before = text[opening + 1 : start]
    is_open = opening >= 0 and "]" not in before and "]" not in text[end:] and text[start] != "["
    if is_open and (opening == 0 or text[opening - 1] != "\\"):
        return f"the citation “{_shown(text[opening:])}” has no closing bracket"
    return ""


def _bare(text: str, start: int, end: int) -> str:
    """Return what is wrong with a citation in running text that was to stand in brackets: one, or an @ between them, is missing."""
    closing = text.find("]", end)
    opening = max(text.rfind(mark, 0, start) for mark in "[]")
    if closing < 0 or "[" in text[end:closing]:
        return ""
    if opening < 0 or text[opening] == "]":
        return f"the citation “{_shown(text[start : closing + 1])}” has no opening bracket"
    for part in text[opening + 1 : closing].split(";"):
        if _KEY_ALONE.fullmatch(part):
            return f"“{part.strip()}” in “{_shown(text[opening : closing + 1])}” has no @ before it"
    return ""


def _parted(written: str) -> str:
    return f"“{_shown(written)}” has a comma before the next @; separate citations with a semicolon"


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
