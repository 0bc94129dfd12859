"""What stands between quotation marks, and between the braces of LaTeX's commands for quotations."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from protlib.citing.documents.word import NOTE
from protlib.citing.locators import DIRECTION
from protlib.quotations.compared_words import SIGNS_WITHOUT_BLANKS

END_OF_PARAGRAPH: Final = r"\n[ \t]*\n"
# Opening marks, and what closes each: “…”, „…“, «…», ‹…›, »…«, ”…“ of Arabic, "…", and \enquote{…}.
_CLOSING: Final = {
    "“": "”", "”": "“”", "„": "“”", "‟": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", '"': '"',
    "「": "」", "『": "』", "{": "}",
}  # fmt: skip
# Such as the “ of “so far”, "\enquote{", "\textquote[\cite{a}]{", "\foreignquote{french}{",
# "\textcquote[4]{iom2009}{".
_OPENING: Final = re.compile(
    rf"[“„«‹「『]|(?<!\w)‟|(?<![^\W{SIGNS_WITHOUT_BLANKS}])‘(?=[\w\[({{…“«„¿¡\\–—-])"
    rf"|(?<![\w.,;:!?…)%])[”»›](?={DIRECTION}*[\w\[({{…¿¡\\–—-])|(?<![^\W{SIGNS_WITHOUT_BLANKS}])(?<!\")\"(?=\S)"
    r"|\\(?:(?:enquote|frquote|textquote|blockquote|say)\*?(?:\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\])?"
    r"|(?:foreign|hyphen)(?:text|block)?quote\*?\{[a-z]+\}"
    r"|(?:(?:text|block)cquote\*?|(?:foreign|hyphen)(?:text|block)cquote\*?\{[a-z]+\})"
    r"(?:\[[^\[\]\n]*\])*\{[^{}\n]*\})\s*\{"
)
_SIGN: Final = re.compile(r"\S")
_SINGLE: Final = re.compile(rf"’(?![^\W{SIGNS_WITHOUT_BLANKS}])")
_LETTER_OF_SPACED_WORD: Final = re.compile(rf"[^\W_{SIGNS_WITHOUT_BLANKS}]")
_BEFORE_CITATION: Final = re.compile(rf"[.,;:!?]?\s*(?:[\[(@^\\]|{NOTE})")
_SIGN_BEHIND_SINGLE: Final = re.compile(rf"[.,;:!?]?\s*(?:[\[(@.,;:!?]|{NOTE}|\\|\Z)")
_LETTERS_IN_SINGLE_QUOTES: Final = 600  # at most: an apostrophe may be the sign, so the next one may be far away
_LETTERS_OF_A_QUOTATION: Final = 4000  # at most: a sign that nobody closed must not quote half of a report


def find_quoted_spans(text: str, breaks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the spans of what stands between quotation marks; `breaks` are the ends of paragraphs."""
    marks = _Marks(text, breaks)
    position = 0
    while match := _OPENING.search(text, position):
        end = marks.closing(match)
        position = match.end() if end is None else end + 1
        if end is not None:
            yield match.end(), end


def end_of_paragraph(start: int, breaks: Sequence[int], length: int) -> int:
    """Return the first break behind a position, else the length of the text."""
    position = bisect_right(breaks, start)
    return breaks[position] if position < len(breaks) else length


class _Marks:
    """The marks of a text; each is paired once, so that many open ones take no time."""

    def __init__(self, text: str, breaks: Sequence[int]) -> None:
        self._text = text
        self._breaks = breaks
        self._pairs: dict[str, dict[int, int]] = {}
        self._singles: dict[int, int | None] = {}

    def closing(self, match: re.Match[str]) -> int | None:
        """Return the position of the mark that closes a quotation, None for none."""
        start, opening = match.end(), match[0][-1]
        if opening == "‘":
            limit = min(start + _LETTERS_OF_A_QUOTATION, end_of_paragraph(start, self._breaks, len(self._text)))
            if start not in self._singles:
                self._singles[start] = self._closing_single(start, limit)
            return self._singles[start]
        if opening not in self._pairs:
            self._pairs[opening] = _pair(self._text, opening)
        end = self._pairs[opening].get(start - 1)
        return end if end is not None and end <= start + _LETTERS_OF_A_QUOTATION else None

    def _closing_single(self, start: int, limit: int) -> int | None:
        """Return the position of the mark that closes a quotation.

        It may have apostrophes: "the workers’ rights".
        """
        text = self._text
        window = min(limit, start + _LETTERS_IN_SINGLE_QUOTES)
        positions = [match.start() for match in _SINGLE.finditer(text, start, window)]
        at_end = (position for position in positions if _SIGN_BEHIND_SINGLE.match(text, position + 1))
        end = next(at_end, next(iter(positions), None))
        inner = _OPENING.search(text, start) if end is not None else None
        while end is not None and inner and inner.start() < end:
            inner_end = self.closing(inner)
            if inner_end is None or inner_end > end:
                return None
            inner = _OPENING.search(text, inner_end + 1)
        return end


def _next_word(text: str, position: int) -> int:
    """Return the position of the first letter or sign from a position on that is no blank."""
    match = _SIGN.search(text, position)
    return match.start() if match else len(text)


def _find_open_mark(text: str, openings: Sequence[int], mark_count: int) -> int | None:
    """Return the mark that opens a quotation of several paragraphs: the only open one of so many, and before a word."""
    if len(openings) != 1 or (text[openings[0]] == '"' and mark_count % 2 == 0):
        return None
    start = openings[0]
    is_before_word = text[start + 1 : start + 2].strip() and (
        text[start] == "{" or not _LETTER_OF_SPACED_WORD.match(text[start - 1 : start])
    )
    return start if is_before_word else None


def _pair(text: str, opening: str) -> dict[int, int]:
    """Return where each opening mark closes in its paragraph; a quotation within it has marks of its own.

    A quotation of several paragraphs has a mark before each, and closes behind the last one. Or it has one mark before
    them and one behind, no other between these, and its citation.
    """
    closing, pairs = _CLOSING[opening], dict[int, int]()
    openings: list[int] = []
    is_nesting = opening not in closing
    mark_count = 0  # of the paragraph
    earlier_opening: int | None = None  # the mark of an earlier paragraph that none closes
    for match in re.finditer(rf"[{opening}{closing}]|{END_OF_PARAGRAPH}", text):
        if match[0] not in closing and match[0] != opening:
            if is_nesting and text.startswith(opening, _next_word(text, match.end())):
                pairs.update(dict.fromkeys(openings[-1:], match.start()))
                openings.clear()
            earlier_opening = _find_open_mark(text, openings, mark_count) if mark_count else earlier_opening
            openings.clear()
            mark_count = 0
            continue
        mark_count += 1
        is_cited = bool(text[match.start() - 1].strip() and _BEFORE_CITATION.match(text, match.end()))
        if earlier_opening is not None and not openings and match[0] in closing and is_cited:
            pairs[earlier_opening] = match.start()
            earlier_opening, mark_count = None, 0
            continue
        earlier_opening = None
        if match[0] in closing and not (opening == '"' and _LETTER_OF_SPACED_WORD.match(text, match.end())):
            closed = openings[-1:] if is_nesting else openings[:]
            pairs.update(dict.fromkeys(closed, match.start()))
            del openings[len(openings) - len(closed) :]
        if match[0] == opening:
            openings.append(match.start())
    return pairs
