"""The letters of a line in the order in which they are read, from that in which they stand from left to right.

This undoes the rules by which text is laid out (Unicode Standard Annex 9, "The bidirectional algorithm").
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from protlib.system.pdf.letters import is_letter_form

_BRACKETS: Final = {"(": ")", "[": "]", "{": "}", "«": "»"}
_ENDS: Final = ".,،؛;:!?؟"
_OPENING: Final = {**{letter: letter for letter in _BRACKETS}, **{right: left for left, right in _BRACKETS.items()}}
MARK: Final = "M"
"""The kind of a mark above or below a letter."""
_CODE, _FORM = "C", "F"
RARE: Final = frozenset({MARK, _CODE, _FORM})
"""The kinds that few letters have."""
# In a line from right to left, these parts are drawn from left to right: from the first Latin letter to the last one or
# a number, and a number with its separators and its sign. Letters are kinds: see `run_of_letter`.
_LEFT_TO_RIGHT: Final = re.compile(r"L(?:[^R]*[LN])?S?|N(?:SN|N)*P?")
_RIGHT_TO_LEFT: Final = re.compile(r"R(?:[^L]*R)?")


@lru_cache(maxsize=4096)
def run_of_letter(letter: str) -> str:
    """Return how a letter runs: R from right to left, L from left to right, N a number, S its separators, P its signs.

    A space is itself; a mark, a control code, and a form of letters that a font has, are rare.
    """
    if letter < " ":
        return _CODE
    if unicodedata.category(letter) == "Mn":
        return MARK
    if is_letter_form(letter):
        return _FORM
    direction = unicodedata.bidirectional(letter)
    if direction in {"R", "AL"}:
        return "R"
    if direction in {"EN", "AN"} and letter.isdigit():
        return "N"
    if letter in "%٪°€$£":
        return "P"
    if direction in {"CS", "AN"}:
        return "S"
    return "L" if direction == "L" else " " if letter.isspace() else "O"


def order_texts(texts: Sequence[str], kinds: str, least: float) -> str:
    """Return the text of a line, whose letters stand from left to right; `kinds` has that of each.

    It is read from right to left if enough of its letters are of such a script: `least` for each from left to right.
    """
    if kinds.count("R") >= least * kinds.count("L"):
        return _mend_brackets(_turn(texts, kinds))
    pieces: list[str] = []
    end = 0
    for match in _RIGHT_TO_LEFT.finditer(kinds):
        pieces += texts[end : match.start()]
        pieces.append(_turn(texts[match.start() : match.end()], match[0]))
        end = match.end()
    return "".join([*pieces, *texts[end:]])


def _turn(texts: Sequence[str], kinds: str) -> str:
    """Return the text of clusters from right to left, but numbers and Latin words from left to right."""
    pieces: list[str] = []
    end = 0
    for match in _LEFT_TO_RIGHT.finditer(kinds):
        pieces += texts[end : match.start()]
        pieces.append("".join(texts[match.start() : match.end()]))
        end = match.end()
    return "".join(reversed([*pieces, *texts[end:]]))


def _mend_brackets(text: str) -> str:
    """Return a text with brackets as they are written: files have some of them as they are drawn, turned round."""
    letters = list(text)
    is_open = dict.fromkeys(_BRACKETS, False)
    for position, letter in enumerate(letters):
        left = _OPENING.get(letter)
        if left is None:
            continue
        previous, following = text[position - 1 : position] or " ", text[position + 1 : position + 2] or " "
        is_first, is_last = previous.isspace(), following.isspace() or following in _ENDS
        is_opening = is_first if is_first != is_last else not is_open[left]
        is_open[left] = is_opening
        letters[position] = left if is_opening else _BRACKETS[left]
    return "".join(letters)
