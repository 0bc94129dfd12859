"""Text of fonts that do not say their letters: its codes are the numbers of glyphs, as in ")UHLWDJ" for "Freitag".

Where the order of these numbers is not known, only a picture of the page shows what it says.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from unicodedata import normalize

import pypdfium2
from pypdfium2 import raw

from protlib.system.pdf.glyphs import letter_at
from protlib.system.pdf.letters import mend_letters

_FIRST: Final = 3
"""The number of the space in the order of glyphs that most TrueType fonts have (OpenType, table "post")."""
_ORDER: Final = "".join(map(chr, range(0x20, 0x7F))) + bytes(range(0x80, 0x100)).decode("mac_roman")
_LETTERS: Final = {_FIRST + position: letter for position, letter in enumerate(_ORDER)}
# The numbers of the comma, the full stop and the figures "0" to "9", which are codes that show nothing in a text.
_MARKS: Final = re.compile("[\x0f\x11\x13-\x1c]")
_FEWEST_MARKS: Final = 5  # of these on a page
_SHARE: Final = 0.02  # of the letters of a page: a text of three hundred letters has more commas and full stops
_LEAST_LETTERS: Final = 0.4  # of what they show then: another order of the same numbers shows signs, "8,834',-"
_LEAST_SHARE_IN_ORDER: Final = 0.8  # of the codes have to be of that order: other fonts have one of their own
_SAMPLE: Final = 100  # letters of a page, which tell whether its fonts name their letters
_FEWEST_LETTERS: Final = 40  # of a page: a formula, or the bullets of a list, may be of a font that names none
_UNNAMED_SHARE: Final = 0.4  # of the letters of a page
# Numbers of glyphs that no text has as letters: the space and the first capitals are among them.
_CODES: Final = re.compile("[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_CODE_SHARE: Final = 0.04  # of the letters of a page; those of old programs have a code for "fi", one of a hundred
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_MIXED_SHARE: Final = 0.3  # of the words of a page
# Where scripts begin: Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, those of India, others, and those of East Asia.
_SCRIPT_STARTS: Final = (0, 0x370, 0x400, 0x530, 0x590, 0x600, *range(0x900, 0x1100, 0x80), 0x10A0, 0x2E80)


def letters_by_number(text_page: pypdfium2.PdfTextPage, text: str) -> dict[int, str]:
    """Return the letters, by their position on the page, whose codes are numbers of glyphs; {} on other pages.

    `text` is that of the page, or of its first letters, as pdfium has it.
    """
    if len(_MARKS.findall(text)) < max(_FEWEST_MARKS, _SHARE * len(text)):
        return {}
    codes = dict(_codes(text_page.raw, range(text_page.count_chars())))
    letters = {position: _LETTERS[code] for position, code in codes.items() if code in _LETTERS}
    return letters if len(letters) >= _LEAST_SHARE_IN_ORDER * len(codes) and _is_text("".join(letters.values())) else {}


def _is_text(text: str) -> bool:
    """Tell whether a text may be one: it has letters among its signs and figures."""
    inked = "".join(text.split())
    return sum(map(str.isalpha, inked)) >= _LEAST_LETTERS * len(inked)


def _codes(handle: Any, positions: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the codes on a page for which the file has no letter, with their positions."""
    for position in positions:
        if raw.FPDFText_HasUnicodeMapError(handle, position) == 1:
            yield position, raw.FPDFText_GetUnicode(handle, position)


def text_by_number(text_page: pypdfium2.PdfTextPage, letters: Mapping[int, str]) -> str:
    """Return the text of a page, letter by letter, some of which are known by their number."""
    positions = range(text_page.count_chars())
    return "".join(letters.get(position) or letter_at(text_page.raw, position) for position in positions)


def shows_codes(text_page: pypdfium2.PdfTextPage, text: str) -> bool:
    """Tell whether most letters of a page are only the numbers of glyphs, which no order explains.

    `text` is that of the page as pdfium has it.
    """
    count = text_page.count_chars()
    positions = range(0, count, max(1, count // _SAMPLE))
    unnamed = sum(raw.FPDFText_HasUnicodeMapError(text_page.raw, position) == 1 for position in positions)
    if count < _FEWEST_LETTERS or unnamed < _UNNAMED_SHARE * len(positions):
        return False
    words = _WORD.findall(mend_letters(text))
    has_codes = len(_CODES.findall(text)) >= _CODE_SHARE * len(text)
    is_mixed = sum(map(_mixes_scripts, words)) > _MIXED_SHARE * len(words)
    return (has_codes or is_mixed) and not letters_by_number(text_page, text)


def _mixes_scripts(word: str) -> bool:
    """Tell whether a word has letters of several scripts, which words of a language do not have."""
    return len({bisect_right(_SCRIPT_STARTS, ord(normalize("NFD", letter)[0])) for letter in word}) > 1
