"""Text of fonts that do not say their letters: its codes are the numbers of glyphs, as in ")UHLWDJ" for "Freitag"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import pypdfium2
from pypdfium2 import raw

from protlib.system.pdf.glyphs import letter_at

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
