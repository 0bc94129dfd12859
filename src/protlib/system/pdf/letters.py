"""Letters that a PDF file has of its fonts, as they are written."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

# Ligatures of Latin letters; Hebrew and Arabic letters in the form that they have in a word.
_FORMS: Final = re.compile("[\ufb00-\ufb06\ufb13-\ufb4f\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc]")
# Characters that show nothing: control codes but a line's end, spaces without a width, marks of direction. So is the
# stroke that makes an Arabic word wider, and what asks for the colours of a picture letter that the file lost.
_IDLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u0640\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffc\uffff]"
    "|(?<![^\\w\\s])[\ufe0e\ufe0f]"
)
# Such as the figure in "مح5مد", behind a letter that is joined to the next. LibreOffice makes one of the stroke of a
# justified line, which no text has: its font has another letter at that place. Fonts of Word have a Cyrillic one there.
_STROKE: Final = re.compile(
    "(?<=[\u0626\u0628\u062a-\u062e\u0633-\u063a\u0641-\u0647\u064a\u067e\u0686\u06a9\u06af\u06cc])"
    r"([A-Za-z\u00c0-\u024f\u0400-\u052f\d!?#$&*+=@^~|])\1*"
    "(?=[\u0620-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc])"
)
_FIGURES: Final = 3
"""So often a figure or a sign stands in the words of a page that has it for strokes; a lost space has one."""
_NAME: Final = "الله"
"""The letters that fonts have for one glyph, which is drawn without the first where that stands before it."""
_ALEF_OF_LAM: Final = re.compile("(?<=\u0644)\u061d")
"""The end of a text, which fonts of XeLaTeX have for the alef that they set behind a lam: "الإعل؝ن"."""
# Such as "كثياًر" for "كثيراً", and "تعويضاًله": this vowel ends a word. Word draws the letter before it behind it.
_ENDING: Final = re.compile("(ا\u064b|\u064bا)(?:(?<=\u064b)([رز])(?![\u0620-\u064a])|(?=[\u0620-\u064a]{2}))")
_ARABIC: Final = re.compile("[\u0620-\u06d3]")
_EDGES: Final = ".,:;!?()[]{}<>«»\"'“”‘’-–—/…،؛؟%*•·"
# What stands in no Arabic word: letters and signs of others, such as the "d" and the "5" in "اdرا5".
_LOST_LETTER: Final = re.compile(
    "[?&@#$^~|<>{}=\\\\A-Za-z\u00c0-\u024f\u0370-\u05ff\u061d\u0700-\u074f\u0780-\u089f\u0900-\u1fff"
    "\u2050-\u205e\ue000-\uf8ff\ufffd]"
)
_SPACES: Final = re.compile(r"[^\S\n]+")


def mend_letters(text: str) -> str:
    """Return a text with plain letters, and with single spaces."""
    if not text.isascii():
        text = _FORMS.sub(lambda match: plain_letters(match[0]), text).replace(_NAME[0] + _NAME, _NAME)
        text = _ENDING.sub(_end_word, _ALEF_OF_LAM.sub(_NAME[0], text))
    return _SPACES.sub(" ", _IDLE.sub("", text))


def _end_word(match: re.Match[str]) -> str:
    return f"{match[2]}{match[1]}" if match[2] else f"{match[1]} "


def drop_strokes(lines: Sequence[str]) -> list[str]:
    """Return the lines of a page without the letters that stand for the strokes of wide Arabic words."""
    figures = Counter(match[1] for line in lines for match in _STROKE.finditer(line) if not match[1].isalpha())

    def mend(match: re.Match[str]) -> str:
        return match[0] if 0 < figures[match[1]] < _FIGURES else ""

    return [_STROKE.sub(mend, line) for line in lines]


def count_lost(text: str) -> tuple[int, int]:
    """Return how many words of Arabic letters a text has, and how many have letters that cannot be read.

    Fonts that do not name their letters have other signs for them: "اdرا5" for "الدراسة".
    """
    words = [word.strip(_EDGES) for word in text.split() if _ARABIC.search(word)]
    return len(words), sum(_LOST_LETTER.search(word) is not None for word in words)


def is_letter_form(letter: str) -> bool:
    """Tell whether a letter is one that fonts have for others."""
    return _FORMS.match(letter) is not None


@lru_cache(maxsize=4096)
def plain_letters(letter: str) -> str:
    """Return the usual letters for one that only a font has; any other letter is returned as it is."""
    return unicodedata.normalize("NFKC", letter).strip() if is_letter_form(letter) else letter
