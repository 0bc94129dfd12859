"""Text of fonts that do not say their letters: its codes are the numbers of glyphs, as in ")UHLWDJ" for "Freitag".

Where the order of these numbers is not known, only a picture of the page shows what it says.
"""

import ctypes
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
_CALIBRI: Final = "calibri"
_CALIBRI_ORDER: Final = {
    number: letter
    for first, letters in (
        (3, " A"), (17, "BC"), (24, "D"), (28, "E"), (38, "FG"), (44, "H"), (47, "I"), (58, "J"), (60, "K"),
        (62, "L"), (68, "MN"), (75, "O"), (87, "P"), (89, "QR"), (94, "S"), (100, "T"), (104, "U"), (115, "VW"),
        (121, "XY"), (127, "Z"), (258, "aàáâ"), (271, "bc"), (277, "ç"), (282, "d"), (286, "eèéê"), (296, "f"),
        (299, ("ff",)), (302, ("fi",)), (312, ("ffi",)), (327, ("fl",)), (332, ("ft",)), (336, "g"), (346, "h"),
        (349, "i"), (351, "íî"), (361, "j"), (364, "k"), (367, "l"), (373, "mn"), (377, "ñ"), (381, "o"), (383, "óô"),
        (392, "œp"), (395, "qr"), (400, "sś"), (410, "t"), (414, ("tf", "ti")), (425, ("tt",)), (427, ("tti",)),
        (437, "u"), (439, "ú"), (448, "vw"), (454, "xy"), (460, "z"), (842, "!"), (845, "?¿"), (853, ",;:.…‘’"),
        (862, "“”"), (876, "/"), (882, "--–"), (886, "—"), (890, "_•"), (894, "()[]"), (910, "*"), (918, "'"),
        (920, "&"), (923, "@"), (931, "°"), (1004, "0123456789"), (1081, "%"), (1085, "+"), (1089, "="),
    )
    for number, letter in enumerate(letters, first)
}  # fmt: skip
"""The letters of Word's usual font by their numbers, as forty files name them."""
# Such as "ƌ" of "Dinisteƌio" for "Ministerio", and "ϮϬϭϲ" for 2016: "n", "r", "s", "t" and the figures.
_CALIBRI_LETTERS: Final = re.compile("[\u0176\u018c\u0190\u019a\u03ec-\u03f5]")
_FEWEST_OF_CALIBRI: Final = 3  # of these on a page
_LETTERS_OF_A_NAME: Final = 100  # of a font, at most
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
    handle: Any = text_page.raw
    if len(_CALIBRI_LETTERS.findall(text)) >= _FEWEST_OF_CALIBRI:
        codes = _codes(handle, range(text_page.count_chars()))
        letters = _letters_in_order(
            {position: code for position, code in codes if _CALIBRI in _font_at(handle, position)}, _CALIBRI_ORDER
        )
        if letters:
            return letters
    if len(_MARKS.findall(text)) < max(_FEWEST_MARKS, _SHARE * len(text)):
        return {}
    letters = _letters_in_order(dict(_codes(handle, range(text_page.count_chars()))), _LETTERS)
    return letters if _is_text("".join(letters.values())) else {}


def _letters_in_order(codes: Mapping[int, int], order: Mapping[int, str]) -> dict[int, str]:
    """Return the letters that an order of glyphs has for codes, by their position; {} where it is of another font."""
    letters = {position: order[code] for position, code in codes.items() if code in order}
    return letters if len(letters) >= _LEAST_SHARE_IN_ORDER * len(codes) else {}


def _font_at(handle: Any, position: int) -> str:
    """Return the name of the font at a position, in small letters."""
    name = ctypes.create_string_buffer(_LETTERS_OF_A_NAME)
    raw.FPDFText_GetFontInfo(handle, position, name, _LETTERS_OF_A_NAME, None)
    return name.value.decode("utf-8", "replace").lower()


def _is_text(text: str) -> bool:
    """Tell whether a text may be one: it has letters among its signs and figures."""
    inked = "".join(text.split())
    return sum(map(str.isalpha, inked)) >= _LEAST_LETTERS * len(inked)


def _codes(handle: Any, positions: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the codes on a page for which the file has no letter, with their positions."""
    for position in positions:
        if raw.FPDFText_HasUnicodeMapError(handle, position) == 1:
            yield position, raw.FPDFText_GetUnicode(handle, position)


def pieces_by_number(text_page: pypdfium2.PdfTextPage, letters: Mapping[int, str]) -> list[str]:
    """Return what stands at each position of a page, some of it known by its number: one letter or more."""
    positions = range(text_page.count_chars())
    return [letters.get(position) or letter_at(text_page.raw, position) for position in positions]


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
