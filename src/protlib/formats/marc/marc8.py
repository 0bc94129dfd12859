"""The text of records in MARC-8, the encoding of library catalogues before Unicode; `marc8.txt` has its letters."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

from protlib.record.tables import read_rows

_USUAL_LETTERS: Final = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýœßłńśšžčřěůāīūḥṣṭḍʻʼ")
"""Letters that many texts of catalogues have; a text read in the wrong way has others."""
_ESCAPE: Final = b"\x1b"
_FIRST_LETTER: Final = 0x80  # those below ANSEL are of other encodings
_STRAY: Final = re.compile(rb"[\xe0-\xfe](?![A-Za-z\xa1-\xc8\xe0-\xfe])")  # a mark before no letter
_MOST_LOOSE: Final = 0.2
"""The share of marks that make no letter of their own with what they stand on: in Latin-1 most would."""


def is_marc8(data: bytes) -> bool:
    """Tell whether bytes are Latin letters of MARC-8: each mark stands before a letter, and most make one with it.

    "réfugiés" in Latin-1 would have a caron on "f", and "niñas" would be "niąs", with a letter of fewer languages. Text
    in other scripts has escapes, and is none.
    """
    letters, marks = _letters(), _marks()
    high_bytes = {byte for byte in data if byte >= _FIRST_LETTER}
    if _ESCAPE in data or _STRAY.search(data) or not high_bytes <= letters.keys() | marks.keys():
        return False
    count = sum(byte in marks for byte in data)
    text = decode(data)
    is_firm = sum(map(_is_loose, text)) <= _MOST_LOOSE * count
    return is_firm and _count_usual(text) >= _count_usual(data.decode("latin-1"))


def _count_usual(text: str) -> int:
    return sum(letter in _USUAL_LETTERS for letter in text.lower())


def _is_loose(sign: str) -> bool:
    """Tell whether a mark stands behind a letter without making another one; halves over two letters never do."""
    return unicodedata.combining(sign) > 0 and not unicodedata.name(sign).endswith("HALF")


def decode(data: bytes) -> str:
    """Return the text of bytes in MARC-8, its marks behind their letters."""
    text = data.decode("latin-1")
    marks = "".join(map(chr, _marks()))
    accented_text = re.sub(rf"([{marks}]+)([^{marks}])", r"\2\1", text)
    return unicodedata.normalize("NFC", accented_text.translate(_letters() | _marks()))


@cache
def _letters() -> dict[int, str]:
    return {int(byte, 16): letter for kind, byte, letter in _rows() if kind == "letter"}


@cache
def _marks() -> dict[int, str]:
    return {int(byte, 16): chr(int(mark, 16)) for kind, byte, mark in _rows() if kind == "mark"}


def _rows() -> tuple[tuple[str, ...], ...]:
    return read_rows(Path(__file__).with_suffix(".txt"))
