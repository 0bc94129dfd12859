"""Guesses the encoding of bytes in which words have Latin letters of Central Europe or Turkey.

Each language has few letters beside those of English. A word fits a language in an encoding if its other letters are of
that language, and its capitals stand as in any word. Where all words fit the West, the text is Western.
"""

import re
from collections.abc import Iterable
from typing import Final

# Such as "Łód" in Windows-1250: letters of English, with other bytes among them or at their ends.
_WORD: Final = re.compile(rb"(?=[\x80-\xff]*[A-Za-z])[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_SIGN_BETWEEN_WORDS: Final = re.compile(rb"[\x85\x91-\x97\xa0]|(?<![A-Za-z])\xab|\xbb(?![A-Za-z])")
"""What Windows-1252 has between words: three points, quotation marks, dashes, a space that does not break."""
_SHARE_OF_WORDS: Final = 0.9  # that fit: a few may be of another language
_MOST_WORDS: Final = 2000  # of a sample: more change no guess
_WEST: Final = "àáâãäåæçèéêëìíîïñòóôõöøùúûüßœÿ"
_SIGNS: Final = "ªº°²³®©"
"""Signs that stand behind words of Western texts, as in "nº" and "m³"."""
_WESTERN: Final = (("windows-1252", _WEST), ("cp850", _WEST), ("mac-roman", _WEST))
"""Encodings of the West with letters of its languages."""
_ICELANDIC: Final = ("windows-1252", "áéíóúýþæöð")
# Such as "Þór", "Sigurðar" and "Guðmundsson": "þ", "ý" and "ð" alone have the bytes of the Turkish "ş", "ı" and "ğ".
_ICELANDIC_ALONE: Final = re.compile(r"[áéíóúæ]|(?<=[b-df-hj-np-tv-z])ð|ð\w*son\b")
_TURKISH: Final = "çğıöşüâîi\u0307"
# Such as "Yıldız", "Doğan" and "Şahin", where "Novı" may be the Czech "Nový".
_LIKELY_TURKISH: Final = re.compile(r"ı\w|[aeıioöuü]ğ|ş")
_NO_BEGINNING: Final = "Ì"
"""A capital with which no Western word begins; "Ş" has its byte."""
_ALPHABETS: Final = tuple(
    (name, letters)
    for names, alphabets in (
        (
            ("windows-1250", "iso8859-2", "cp852"),
            ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž"),
        ),
        (("windows-1254", "cp857"), (_TURKISH,)),
    )
    for name in names
    for letters in alphabets
)
"""Encodings with the letters of a language: Polish, Czech, Slovak, Hungarian, Romanian, Croatian; Turkish."""


def guess_latin(sample: bytes) -> str:
    """Return the encoding of a text of Central Europe or Turkey; "" where it may be Western, or fits none."""
    parts = (part for part in _SIGN_BETWEEN_WORDS.split(sample) if not part.isascii())
    words = [word[0] for part in parts for word in _WORD.finditer(part)][:_MOST_WORDS]
    if not words:
        return ""
    text = b" ".join(words)
    is_icelandic = _ICELANDIC_ALONE.search(text.decode(_ICELANDIC[0], "replace").lower()) is not None
    western = max(_count_fitting(words, *west) for west in (*_WESTERN, *([_ICELANDIC] * is_icelandic)))
    counts = {(name, letters): _count_fitting(words, name, letters) for name, letters in _ALPHABETS}
    best = max(counts, key=lambda encoding: (counts[encoding], _is_likely_turkish(text, *encoding)))
    return best[0] if counts[best] > western and counts[best] >= _SHARE_OF_WORDS * len(words) else ""


def _is_likely_turkish(text: bytes, name: str, letters: str) -> bool:
    """Tell whether a text in an encoding of Turkey has what languages with letters of the same bytes rarely have."""
    return letters is _TURKISH and _LIKELY_TURKISH.search(text.decode(name, "replace").lower()) is not None


def _count_fitting(words: Iterable[bytes], name: str, letters: str) -> int:
    """Return how many words have letters of a language alone, in an encoding."""
    return sum(_is_word_of_letters(word.decode(name, "replace"), letters) for word in words)


def _is_word_of_letters(word: str, letters: str) -> bool:
    is_cased = word[1:].islower() or word.isupper() or word.islower() or len(word) == 1
    if letters is _WEST and word.startswith(_NO_BEGINNING):
        return False
    bare = word.rstrip(_SIGNS) if letters is _WEST else word
    return is_cased and all(letter.isascii() or letter in letters for letter in bare.lower())
