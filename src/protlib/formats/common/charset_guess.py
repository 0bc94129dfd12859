"""Guesses the encoding of bytes that are not UTF-8 and declare nothing, where the text is not Western European.

In Western text most non-ASCII bytes stand alone between letters. Where they stand together, an encoding is likely if
nearly all of them are frequent in its script: common characters of East Asia, or the letters that every text needs.

Of Latin letters, each language has few beside those of English. A word fits a language in an encoding if its other
letters are of that language, and its capitals stand as in any word. Where all words fit the West, the text is Western.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Final

_MOST_LINES: Final = 1000  # with letters that tell: more change no guess, and take time
_LETTERS_OF_A_LINE: Final = 4000  # at most, around its first distinctive letter: a whole file may be one line
_MOST_BYTES: Final = 200_000  # of a sample
_LINE: Final = re.compile(rb"[^\r\n]+")
_BYTE: Final = re.compile(rb"[\x80-\xff]")
_RUN: Final = re.compile(rb"[\x80-\xff]+")
# Such as the "é" in "café": one byte that stands beside a letter.
_BYTE_BESIDE_LATIN: Final = re.compile(rb"[A-Za-z][\x80-\xff]|[\x80-\xff](?=[A-Za-z])")
# Such as the "Ö" in "Yilmaz, Ö.": a capital for a given name.
_INITIAL: Final = re.compile(rb"[A-Za-z], [\xc0-\xdf](?![\x80-\xffA-Za-z])")
_EUC_KANA: Final = re.compile(rb"[\xa4\xa5][\xa1-\xf6]")
_SHIFTED_KANA: Final = re.compile(rb"\x82[\x9f-\xf1]|\x83[\x40-\x96]")

_SHARE_IN_TABLE: Final = 0.95  # of bytes that are usual in a script: a few names in another one may stand between
# Of bytes that are a language's ten usual letters: less takes other alphabets, more leaves names alone.
_SHARE_OF_USUAL: Final = 0.45
_SHARE_BESIDE_LATIN: Final = 0.2  # of runs of bytes that stand beside Latin letters: more, and the text is Western
_SHARE_AMONG_LATIN: Final = 0.8  # of runs of bytes in a text in Latin letters: the others are signs
_SHARE_OF_KANA: Final = 0.05  # of the bytes of Japanese, which writes no sentence without them
# So few Chinese characters may all be in the half of the table where Korean has its syllables.
_LETTERS_OF_A_BRIEF_TEXT: Final = 24

# Punctuation, and the syllables or the more common half of the characters. A text in the first is one in the third too.
_EAST_ASIAN: Final[Mapping[str, re.Pattern[bytes]]] = {
    "cp949": re.compile(rb"[\xa1-\xa3\xb0-\xc8][\xa1-\xfe]"),
    "euc_jp": re.compile(rb"[\xa1-\xa5\xb0-\xcf][\xa1-\xfe]"),
    "gb18030": re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]"),
    "cp932": re.compile(rb"\x81[\x40-\xac]|\x82[\x4f-\xf1]|\x83[\x40-\x96]|[\x88-\x97][\x40-\x7e\x80-\xfc]"),
    "cp950": re.compile(rb"[\xa1-\xc6][\x40-\x7e\xa1-\xfe]"),
}
# The ten letters that a language has most often, small and with their accents; of two alphabets in the same bytes the
# frequencies differ.
_CYRILLIC: Final = "оеаинтсрвлі"
_FREQUENT: Final[Mapping[str, str]] = {
    "windows-1251": _CYRILLIC, "koi8-u": _CYRILLIC, "iso8859-5": _CYRILLIC, "cp866": _CYRILLIC,
    "windows-1253": "αοιετσςνηυράίόέή", "windows-1255": "יוהלאמרבתש", "windows-1256": "اليمنورتبة",
    "cp874": "านรอกเงยมล่",
}  # fmt: skip
_CYRILLIC_CAPITAL: Final = re.compile("[А-Я]")
_CYRILLIC_SMALL: Final = re.compile("[а-я]")
# What would be signs or letters of another language in a Western text, where all may be letters of the West.
_OTHER_LATIN: Final = tuple(
    (name, tuple(map(re.compile, signs)))
    for name, signs in (
        ("iso8859-2", (rb"[a-z][\xb1\xb6\xbc][a-z]", rb"[a-z][\xb3\xe6\xea]")),  # ą ś ź; ł ć ę
        ("windows-1250", (rb"[a-z]\xb3[a-z]",)),  # ł
        ("windows-1250", (rb"[A-Za-z]\xf5", rb"[A-Za-z]\xfb")),  # ő; ű
        ("windows-1250", (rb"[a-z]\xec[a-z]", rb"[a-z]\xf8")),  # ě, where Italian ends in ì; ř
        ("windows-1254", (rb"(?s)\A(?!.*[\xe1\xe6])", rb"[a-z]\xfd", rb"[a-z][\xf0\xfe]")),  # no á æ; ı; ğ ş
    )
)
# Letters of Western words, and where they stand: within small letters or within capitals, as in "proteção" and "AÇÃO".
# Behind a capital, at the end and at the beginning, as in "Bénin", "José" and "Örebro", Windows-1252 has no such bytes.
_LETTERS_IN_WORDS: Final = (
    (re.compile(rb"(?<=[a-z])[\x80-\xff]+(?=[a-z])"), frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüßšžœ")),
    (
        re.compile(rb"(?<=[A-Z])(?:[\x81-\x84\x87-\x8a\x8c-\x90\x93-\x95\x98\x99\xa2](?=[a-z])|\xa3(?=[a-z]{3}))"),
        frozenset("àáâäçèéêëìíîïòóôöùúûü"),
    ),
    (re.compile(rb"(?<=[a-z])[\x82\x89\x8a\x8e\x8f](?![\x80-\xffA-Za-z])"), frozenset("éèë")),
    (re.compile(rb"(?<![\x80-\xffA-Za-z0-9])[\x81\x83\x8f\x90\x99](?=[a-z]{2})"), frozenset("ÉÅÖÜ")),
    # Windows has its letters there too, as in "Bénin" and "José", and begins a quotation with "\x93".
    (
        re.compile(rb"(?<=[A-Z])[\xe0-\xfe](?=[a-z])|(?<=[a-z])[\xe7-\xfe](?![\x80-\xffA-Za-z])"),
        frozenset("àâäçèéêëìíîïñòóôöùúûü"),
    ),
    (re.compile(rb"\x93(?=[A-Z])"), frozenset("“")),
    (re.compile(rb"(?<=[A-Z])[\x80-\xff]+(?=[A-Z])"), frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜ")),
)
_SIGNS_BETWEEN_WORDS: Final = b"\x85\x91\x92\x96\x97\xa0"
"""What Windows-1252 has between words: three points, quotation marks, dashes, a space that does not break."""
_FEW_TOGETHER: Final = 3  # a third of the letters that are no ASCII stand side by side in texts of other alphabets
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


def _guess_latin(sample: bytes) -> str:
    """Return the encoding of a text of Central Europe or Turkey; "" where it may be Western, or fits none."""
    parts = (part for part in _SIGN_BETWEEN_WORDS.split(sample) if not part.isascii())
    words = [word[0] for part in parts for word in _WORD.finditer(part)][:_MOST_WORDS]
    if not words:
        return ""
    text = b" ".join(words)
    is_icelandic = _ICELANDIC_ALONE.search(text.decode(_ICELANDIC[0], "replace").lower()) is not None
    threshold = max(_count_fitting(words, *habit) for habit in (*_WESTERN, *([_ICELANDIC] * is_icelandic)))
    counts = {(name, letters): _count_fitting(words, name, letters) for name, letters in _ALPHABETS}
    winner = max(counts, key=lambda encoding: (counts[encoding], _is_likely_turkish(text, *encoding)))
    return winner[0] if counts[winner] > threshold and counts[winner] >= _SHARE_OF_WORDS * len(words) else ""


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


def guess(data: bytes) -> str:
    """Return the encoding in which the bytes of a text make sense; "" where the text may be Western European."""
    sample = _sample(data)
    high_bytes = len(_BYTE.findall(sample))
    runs = _RUN.findall(sample)
    among_latin = len(_BYTE_BESIDE_LATIN.findall(sample)) + len(_INITIAL.findall(sample))
    if among_latin >= _SHARE_AMONG_LATIN * len(runs) and (name := _guess_latin(sample)):
        return name
    bytes_in_runs = high_bytes - len(runs)
    if bytes_in_runs * _FEW_TOGETHER < high_bytes:
        return _other_latin(sample)
    return _east_asian(sample, high_bytes) or _guess_alphabetic(sample, high_bytes)


def guess_western(data: bytes, *, may_be_mac: bool) -> str:
    """Return the encoding of a Western text that is not that of Windows, if most bytes in words are letters in it.

    It is code page 850, as in Excel's "CSV (MS-DOS)", or Mac Roman, if the text `may_be_mac` and no other fits better.
    """
    sample = _sample(data)
    of_dos, of_windows, of_mac = (_letters_in(sample, name) for name in ("cp850", "windows-1252", "mac-roman"))
    if of_dos > of_windows and of_dos >= of_mac + may_be_mac:
        return "cp850"
    return "mac-roman" if may_be_mac or of_mac > of_windows else ""


def _letters_in(sample: bytes, name: str) -> int:
    """Return how many bytes within words are their letters in an encoding."""
    return sum(
        letter in letters
        for pattern, letters in _LETTERS_IN_WORDS
        for match in pattern.finditer(sample)
        for letter in match[0].translate(None, _SIGNS_BETWEEN_WORDS).decode(name, "replace")
    )


def _sample(data: bytes) -> bytes:
    """Return the first lines with non-ASCII bytes, each as far as it could be cut without changing its meaning."""
    lines = (match[0] for match in _LINE.finditer(data))
    distinctive_lines = (line for line in lines if not line.isascii())
    return b"\n".join(_cut_around_first(line) for line in islice(distinctive_lines, _MOST_LINES))[:_MOST_BYTES]


def _cut_around_first(line: bytes) -> bytes:
    first = _BYTE.search(line)
    start = max(first.start() - _LETTERS_OF_A_LINE // 2, 0) if first and len(line) > _LETTERS_OF_A_LINE else 0
    return line[start : start + _LETTERS_OF_A_LINE]


def _east_asian(sample: bytes, high_byte_count: int) -> str:
    """Return the encoding whose common characters nearly all bytes are."""
    for name, common_letters in _EAST_ASIAN.items():
        uncommon = len(_BYTE.findall(common_letters.sub(b"", sample)))
        if (
            uncommon <= (1 - _SHARE_IN_TABLE) * high_byte_count
            and _excludes_other_encodings(name, sample, high_byte_count)
            and _can_decode(name, sample)
        ):
            return name
    return ""


def _excludes_other_encodings(name: str, sample: bytes, high_byte_count: int) -> bool:
    """Tell whether kana, or enough characters to exclude chance, exclude other encodings of the same bytes."""
    if name == "cp949":
        return high_byte_count >= _LETTERS_OF_A_BRIEF_TEXT
    kana = {"euc_jp": _EUC_KANA, "cp932": _SHIFTED_KANA}.get(name)
    return not kana or len(kana.findall(sample)) >= _SHARE_OF_KANA * high_byte_count


def _can_decode(name: str, sample: bytes) -> bool:
    text = sample.decode(name, "replace")
    return text.count("\ufffd") * 100 <= len(text)


def _guess_alphabetic(sample: bytes, high_byte_count: int) -> str:
    """Return the encoding whose frequent letters most bytes are, if words are not half in Latin letters."""
    if len(_BYTE_BESIDE_LATIN.findall(sample)) > _SHARE_BESIDE_LATIN * len(_RUN.findall(sample)):
        return ""
    texts = {name: _without_capitals(sample.decode(name, "replace")) for name in _FREQUENT}
    scores = {name: sum(map(text.count, _FREQUENT[name])) for name, text in texts.items()}
    winner = max(scores, key=scores.__getitem__)
    return winner if scores[winner] >= _SHARE_OF_USUAL * high_byte_count else ""


def _without_capitals(text: str) -> str:
    """Return a text in small letters if most of its Cyrillic letters are capitals, as in a list of headings."""
    return text.lower() if len(_CYRILLIC_CAPITAL.findall(text)) > len(_CYRILLIC_SMALL.findall(text)) else text


def _other_latin(sample: bytes) -> str:
    for name, signs in _OTHER_LATIN:
        if all(sign.search(sample) for sign in signs):
            return name
    return ""
