"""Letters that a PDF file has of its fonts, as they are written."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Ligatures of Latin letters; Hebrew and Arabic letters in the form that they have in a word.
_FORMS: Final = re.compile("[\ufb00-\ufb06\ufb13-\ufb4f\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc]")
# What shows nothing: control codes but a line's end, spaces without a width, marks of direction; and the Arabic stroke
# that makes a word wider.
_IDLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u0640\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffc\uffff]"
)
_SPACES: Final = re.compile(r"[^\S\n]+")


def mend_letters(text: str) -> str:
    """Return a text with plain letters, and with single spaces."""
    if not text.isascii():
        text = _FORMS.sub(_plain, text)
    return _SPACES.sub(" ", _IDLE.sub("", text))


def _plain(match: re.Match[str]) -> str:
    return plain_letters(match[0])


def is_form(letter: str) -> bool:
    """Tell whether a letter is one that fonts have for others."""
    return _FORMS.match(letter) is not None


@lru_cache(maxsize=4096)
def plain_letters(letter: str) -> str:
    """Return the letters that stand behind one of a font, as they are written; another letter is its own."""
    return unicodedata.normalize("NFKC", letter).strip() if is_form(letter) else letter
