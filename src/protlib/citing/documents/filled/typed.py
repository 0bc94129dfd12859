"""Citations that are typed in a paragraph, and words that look like one and are none."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from protlib.citing import notation
from protlib.citing.citation import Citation, CitationMode
from protlib.citing.documents.filled.draft import Doubt
from protlib.citing.documents.filled.paragraphs import OBJECT
from protlib.citing.locators import DIRECTION
from protlib.frozen import expression
from protlib.record.small_words import between
from protlib.text import clean, shorten

# Such as " [p. 3]" behind a key.
_LOCATOR: Final = expression(r"(?:(?<!\s)\s+)?\[([^\[\]]*)\]\s*\Z")
_DIGIT: Final = re.compile(r"\d")
# Such as "[@ iom]" and "[-@]": the bracket begins like a citation, but no key follows.
_NO_KEY: Final = re.compile(rf"(?<!\\)\[\s*{DIRECTION}*-?@{DIRECTION}*(?![\w{{*]|{DIRECTION})[^\[\]]*\]?")
# Such as "jobe2010causes" of "[@iom2009; jobe2010causes]", where words are not enough.
_KEY_ALONE: Final = expression(r"\s*(?=[^\W\d])\w*\d\w*\s*")
# Such as "jobe2010causes" of "[@iom2009, jobe2010causes]", which has letters and digits.
_KEY_BEHIND_COMMA: Final = re.compile(r",\s*((?=[^\W\d])\w*\d\w*)\s*(?=,|$)")
# Such as "[jobe2010causes]" and "[see jobe2010causes, p. 3]", but no link and no escaped bracket.
_BRACKET: Final = re.compile(r"(?<![\\\w\]])\[([^\[\]]+)\](?![(\[{:])")
# Such as "see@jobe2010causes", which reads as an e-mail address.
_KEY_BEHIND_WORD: Final = re.compile(r"[^\W_]@(\w+)\s*(?:,|$)")
# "(@jobe2010causes)", "(see @jobe2010causes, p. 3; @iom2009)" and "(@a and @b [p. 4])", but not the target of a link.
_ROUND: Final = expression(r"(?<!\])\(([^()]*@[^()]*)\)")
# What stands between two citations in round brackets, such as "; " and ", see also @".
_CITATION_SEPARATOR: Final = expression(rf"\s*;\s*|,\s*(?=[^;@,]*@)|,?\s+(?:&|{between()})\s+(?=[^;@]*@)")
# Such as "see [@jobe2010causes]" within round brackets.
_INNER: Final = expression(r"\[([^\[\]]*@[^\[\]]*)\]\s*\Z")
_YEAR: Final = expression(r"(?:19|20)\d\d[a-z]?")
_TWICE: Final = "has round brackets, and most styles add their own"
_MOST_LETTERS_SHOWN: Final = 40  # characters of a citation in a message
_MOST_LETTERS_READ: Final = 400  # for these: an open bracket may stand before all of a report


class CitationText(NamedTuple):
    """A citation in a text from `start` to before `end`, and how it is typed; characters for pictures do not count."""

    start: int
    end: int
    source_text: str
    citation: Citation
    may_be_account: bool


def find_typed(text: str, location: str, mistakes: list[str], *, is_markup: bool = False) -> Iterator[CitationText]:
    """Yield the citations of a paragraph in its order; add typing mistakes to `mistakes`.

    In `is_markup`, a bracket may close something else, such as a note, that no bracket opens.
    """
    if "@" not in text:
        return
    mistakes += [
        f"{location}: “{_shorten_source(place[0])}” has no citation key after @" for place in _NO_KEY.finditer(text)
    ]
    for match in notation.find_citations(text):
        start, end, citation = match
        place = (
            _open(text, start, end)
            or (not is_markup and citation.cited[0].mode is CitationMode.IN_TEXT and _bracket_mistake(text, start, end))
            or (notation.has_comma_for_semicolon(citation) and _comma_message(text[start:end]))
        )
        mistakes += [f"{location}: {place}"] if place else []
        source_text = text[start:end].replace(OBJECT, "")
        citation = notation.parse_citation(source_text) or citation
        is_in_text = citation.cited[0].mode is CitationMode.IN_TEXT
        has_digit = _DIGIT.search(citation.cited[0].key) is not None
        yield CitationText(
            start, end, source_text, citation, is_in_text and (not has_digit or text.endswith("/", 0, start))
        )


def doubts(text: str, location: str) -> Iterator[Doubt]:
    """Yield what may be a key in brackets: "[jobe2010causes]", "[see jobe2010causes, p. 3]", "[see@jobe2010causes]".

    Words behind a comma may be one too, where a page follows: "[@iom2007handbook, jobe2010causes]". A citation in round
    brackets, "(@jobe2010causes)", is read, but brings brackets of its own.
    """
    yield from _find_in_round_brackets(text, location)
    for bracket in _BRACKET.finditer(text):
        source_text, display = bracket[0].replace(OBJECT, ""), _shorten_source(bracket[0])
        for part in bracket[1].split(";"):
            attached_key = _KEY_BEHIND_WORD.search(part)
            words = part.partition(",")[0].replace(OBJECT, "").split()
            if attached_key:
                yield Doubt(
                    attached_key[1],
                    display,
                    location,
                    source_text.replace(f"@{attached_key[1]}", f" @{attached_key[1]}", 1),
                )
            elif "@" in part:
                for key in _KEY_BEHIND_COMMA.findall(part):
                    suggestion = re.sub(rf",\s*{key}\b", f"; @{key}", source_text, count=1)
                    yield Doubt(key, display, location, suggestion, f"takes {key} for a page")
            elif words and not ("@" in bracket[1] and _KEY_ALONE.fullmatch(part)):
                yield Doubt(words[-1], display, location, source_text.replace(words[-1], f"@{words[-1]}", 1))


def _find_in_round_brackets(text: str, location: str) -> Iterator[Doubt]:
    for bracket in _ROUND.finditer(text) if "(" in text else ():
        inner = _INNER.sub(r"\1", bracket[1].replace(OBJECT, ""))
        parts = [_notation_alone(part) for part in _CITATION_SEPARATOR.split(inner)]
        citation = notation.parse_citation(suggestion := f"[{'; '.join(parts)}]") if all(parts) else None
        if citation:
            yield Doubt(citation.keys[0], _shorten_source(bracket[0]), location, suggestion, _TWICE)


def _notation_alone(part: str) -> str:
    """Return the notation of a part of a bracket that only cites; "" for running text."""
    from protlib.citing.citation_words import LEAD  # most documents have no round brackets with a key

    lead, _, key_text = part.strip().rpartition("@")
    source_text = f"{lead}@" + _LOCATOR.sub(r", \1", key_text)
    citation = notation.parse_citation(f"[{source_text}]")
    is_led = not (words := lead.removesuffix("-").strip()) or LEAD.fullmatch(f"{words} ")
    if not citation or not is_led or citation.cited[0].suffix:
        return ""
    is_year = _YEAR.fullmatch(citation.cited[0].locator)  # a citation need not say the year of the publication
    return source_text.partition(",")[0] if is_year else source_text


def _open(text: str, start: int, end: int) -> str:
    """Return the mistake of a key behind an open bracket, where the bracket begins a citation."""
    opening = text.rfind("[", 0, start)
    opened_text = text[opening + 1 : start]
    is_open = opening >= 0 and "]" not in opened_text and text.find("]", end) < 0 and text[start] != "["
    if is_open and (opening == 0 or text[opening - 1] != "\\"):
        return f"the citation “{_shorten_source(text[opening:])}” has no closing bracket"
    return ""


def _bracket_mistake(text: str, start: int, end: int) -> str:
    """Return the mistake of a citation in running text that lacks a bracket, or an @ between two brackets."""
    closing = text.find("]", end)
    opening = max(text.rfind(mark, 0, start) for mark in "[]")
    if closing < 0 or "[" in text[end:closing]:
        return ""
    if opening < 0 or text[opening] == "]":
        return f"the citation “{_shorten_source(text[start : closing + 1])}” has no opening bracket"
    for part in text[opening + 1 : closing].split(";"):
        if _KEY_ALONE.fullmatch(part):
            return f"“{part.strip()}” in “{_shorten_source(text[opening : closing + 1])}” has no @ before it"
    return ""


def _comma_message(source_text: str) -> str:
    return f"“{_shorten_source(source_text)}” has a comma before the next @; separate citations with a semicolon"


def _shorten_source(text: str) -> str:
    return shorten(clean(text[:_MOST_LETTERS_READ]), _MOST_LETTERS_SHOWN)
