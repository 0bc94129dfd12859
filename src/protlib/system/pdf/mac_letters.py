"""Accented letters that PDFium reads by the old table of the Mac: "ConvenciÛn" for "Convención".

Some fonts do not name their letters. Their codes are those of Windows, as the file says, but PDFium takes those of the
Mac. Between small letters of one word, capitals with accents show it.
"""

import re
from typing import Final

_TABLE: Final = str.maketrans(
    {bytes([code]).decode("mac_roman"): chr(code) for code in (*range(0xE0, 0xF7), *range(0xF8, 0xFF))}
)
"""The small letters of Latin-1, by what the table of the Mac has in their places."""
_WRONG: Final = re.escape("".join(map(chr, _TABLE)))
_SMALL: Final = "a-z\u00df-\u00f6\u00f8-\u00ff"
# Such as the "Û" of "nciÛn".
_CAPITAL_WITHIN: Final = re.compile(rf"(?<=[{_SMALL}])[ÈËÍÎÂÁÏÌÓÔÒÚÛÙ](?=[{_SMALL}])")
_FEWEST_CAPITALS: Final = 2  # of a page
# Such as "Û" of "nciÛn" and "˙" of "˙ltimo": beside a letter; "‡" for "à" and "È" for "è" are words.
_LETTERS: Final = re.compile(rf"(?<=[A-Za-z])[{_WRONG}]+|[{_WRONG}]+(?=[a-z])|(?<=\s)[‡È](?=\s)")


def mend_mac_letters(text: str) -> str:
    """Return the text of a page with the letters that it has in print; no letter moves."""
    if text.isascii() or len(_CAPITAL_WITHIN.findall(text)) < _FEWEST_CAPITALS:
        return text
    return _LETTERS.sub(lambda letters: letters[0].translate(_TABLE), text)
