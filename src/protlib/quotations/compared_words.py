"""The words of a text as a comparison sees them: without case, accents, hyphens, quotation marks and line breaks.

In Chinese and Japanese, each sign counts as a word.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

from protlib.quotations.quoted_words import word_choices
from protlib.system.pdf.drawn_glyph import LOST

_VOWELS: Final = r"\u0300-\u036f\u064b-\u065f\u0670"  # accents that stand alone, and the vowels of Arabic
_NOTES: Final = r"\u00b9\u00b2\u00b3\u2070-\u2079"  # the numbers of notes, set high
_POINTS: Final = r".,\u00a0\u202f\u2019'\u066b\u066c\u060c"
SIGNS_WITHOUT_BLANKS: Final = r"\u3005-\u3007\u3041-\u3096\u30a1-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The signs of Chinese and Japanese, for a class of an expression: they stand without spaces, and each is a word."""
_LETTERS: Final = rf"(?:(?:[^\W\d_{_NOTES}{SIGNS_WITHOUT_BLANKS}]|{LOST})[{_VOWELS}]*)+"
# A word, a number with its separators, or a sign that counts as a word: "co-operation", "1,000", "43.5", "%".
_WORD: Final = re.compile(
    rf"""
    \d+(?:[{_POINTS}](?=\d)\d+)*      # 1,000  43.5  1 000 with a narrow space
    | {_LETTERS}(?:(?:[’'ʼ]|[-‐‑\u00ad](?:\s*\n\s*)?){_LETTERS})*   # don't  co-operation  traf-\nficking
    | [{SIGNS_WITHOUT_BLANKS}]
    | [%٪€$£§]
    """,
    re.VERBOSE,
)
# Such as "1,234,567", and "12,34,567" of South Asia.
_THOUSANDS: Final = re.compile(rf"\d{{1,3}}(?:[{_POINTS}]\d{{3}})+(?!\d)|\d{{1,2}}(?:,\d\d)+,\d{{3}}(?!\d)")
_NUMBER: Final = re.compile(rf"(?<!\d)\d++(?:[{_POINTS}]\d++)++")
# Such as "177,953,800,1": behind thousands, the same sign and two figures at most are no part of a number.
_NOTE_BEHIND_COMMA: Final = re.compile(
    rf"(?P<number>\d{{1,3}}(?P<sign>[{_POINTS}])\d{{3}}(?:(?P=sign)\d{{3}})*)(?P=sign)\d{{1,2}}"
)
# Such as "3,4121" and "20221".
_NOTE_BEHIND_FIGURE: Final = re.compile(
    rf"(?P<number>\d{{1,3}}(?:[{_POINTS}]\d{{3}})+|(?:19|20)\d\d)(?P<note>\d{{1,3}})"
)
_SEPARATORS: Final = re.compile(f"[{_POINTS}]")
_TIES: Final = re.compile(r"[’'\u00ad‐‑\s-]")
_MARKS: Final = re.compile(rf"[{_VOWELS}\u0640]")
_HIGH: Final = re.compile(f"[{_NOTES}]")
# The ending of an accusative, "اً": readers of PDF set it apart, put it elsewhere or read it twice.
_ENDING: Final = re.compile(r"(?:(?<!\u0627)\u0627+)?\u064b+\u0627*")
_LAST_ALEF: Final = re.compile("\u0627\\Z")
_ARABIC: Final = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ڪ": "ك",
    "ة": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه",
}  # fmt: skip
_FIGURES: Final = {chr(zero + figure): str(figure) for zero in (0x660, 0x6F0, 0xFF10) for figure in range(10)}
_LIKE_FIGURES: Final = str.maketrans("1i0", "llo")
# Such as "I'Etat" for "l'Etat": a program that recognised letters took the article for a large i.
_ARTICLE: Final = re.compile(r"(?<!\w)i(?=[’'][^\W\d_])")
_ONE_LETTER: Final = str.maketrans({**_ARABIC, **_FIGURES, "٪": "%", "ß": "ss", "œ": "oe", "æ": "ae", "ı": "i"})
_VOICE_MARK: Final = re.compile(r"[\u3099\u309a]")  # the marks of が and ぱ, which tell words apart
_SIGN: Final = re.compile(f"[{SIGNS_WITHOUT_BLANKS}]")
_SIGNS_OF_A_WORD: Final = 2  # of Chinese and Japanese, as most words have
# Such as "percent" and "pourcent".
_PER_CENT: Final = re.compile(word_choices("per cent"))
# Signs that are left out where pages are compared letter by letter; the point within a number stays.
_NO_LETTER: Final = re.compile(r"(?<!\d)\.|\.(?!\d)|[^\w%€$£§.]+|_+")


class ComparedWord(NamedTuple):
    """A word in its form for comparison, and where it begins and ends in the text."""

    form: str
    start: int
    end: int


def split_words(text: str) -> list[ComparedWord]:
    """Return the words of a text."""
    words = (ComparedWord(compared_form(match[0]), match.start(), match.end()) for match in _WORD.finditer(text))
    return [word for word in words if word.form]


def count_words(text: str) -> int:
    """Return how many words a text has; two signs of Chinese or Japanese count as one."""
    forms = [word.form for word in split_words(text)]
    sign_count = sum(_SIGN.match(form) is not None for form in forms)
    return len(forms) - sign_count + sign_count // _SIGNS_OF_A_WORD


def spell_out(forms: Iterable[str]) -> str:
    """Return words without spaces, with the sign for per cent in the place of its words, and without Arabic's "ا"."""
    return _PER_CENT.sub("%", "".join(_LAST_ALEF.sub("", form) for form in forms))


def is_read_alike(word: str, source_word: str) -> bool:
    """Tell whether a word is that of a source, in which a scan may have taken letters for others: "1egal", "rnonth"."""
    if word == source_word or any(map(str.isdigit, word)):
        return word == source_word
    letters, source_letters = (text.replace("rn", "m") for text in (word, source_word))
    if any(map(str.isdigit, source_word)):
        letters, source_letters = letters.translate(_LIKE_FIGURES), source_letters.translate(_LIKE_FIGURES)
    return letters == source_letters


def compared_form(word: str) -> str:
    """Return a word as it is compared: "Traf-ficking" and "trafficking" are one, so are "1,000" and "1000"."""
    if word.isascii() and word.isalpha():
        return word.lower()
    if word[0].isdigit():
        return _plain_number(word.translate(_ONE_LETTER))
    return _TIES.sub("", fold_quotation(word))


def _plain_number(figures: str) -> str:
    """Return a number without what divides its thousands, and with a point before its decimals: "1,000", "43,5"."""
    return _SEPARATORS.sub("" if _THOUSANDS.fullmatch(figures) else ".", figures)


def drop_note(word: str, notes: Collection[str]) -> str:
    """Return a number, as it is compared, without that of a note behind it: "3,412,1"; "" where it has none.

    One that no comma parts, as in "3,4121" and "20221", is known by the notes of its page.
    """
    if match := _NOTE_BEHIND_COMMA.fullmatch(word):
        return compared_form(match["number"])
    match = _NOTE_BEHIND_FIGURE.fullmatch(word)
    return compared_form(match["number"]) if match and match["note"] in notes else ""


def fold_quotation(text: str) -> str:
    """Return a text without case, accents, ligatures and Arabic's vowels and spellings, with European figures.

    The "I'" of English is "l'" in it as well: both texts of a comparison have it so.
    """
    if text.isascii():
        return _ARTICLE.sub("l", text.lower())
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text)).casefold()
    if _VOICE_MARK.search(plain):
        plain = unicodedata.normalize("NFC", plain)
    return _ARTICLE.sub("l", _MARKS.sub("", _ENDING.sub("", plain)).translate(_ONE_LETTER))


def fold_letters(text: str) -> str:
    """Return the letters of the words of a text, without spaces: the forms of `split_words` in a row, quickly."""
    folded = fold_quotation(text if text.isascii() else _HIGH.sub("", text))
    return _NO_LETTER.sub("", _NUMBER.sub(lambda match: _plain_number(match[0]), folded))
