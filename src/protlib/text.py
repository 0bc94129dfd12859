"""Text in its stored form (clean), and in its form for comparison (folded)."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import takewhile
from operator import eq

from protlib.frozen import expression

# The zeros of Arabic, Persian and of India's scripts, from Devanagari to Malayalam; nine other figures follow each.
_ZEROS = (0x660, 0x6F0, *range(0x966, 0xD67, 0x80))
LETTERS = {
    "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ħ": "h", "Ħ": "h",
    "ı": "i", "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th",
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "ʻ": "'", "“": '"', "”": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
    "ى": "ي", "ی": "ي", "ک": "ك", "ڪ": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ٱ": "ا", "ـ": "",
    **(_FIGURES := {chr(zero + figure): str(figure) for zero in _ZEROS for figure in range(10)}),
}  # fmt: skip
"""Letters that have no decomposition in Unicode and yet are typed as others, with these.

So are figures, and the letters for which keyboards for Arabic, Persian and Urdu have different codes.
"""
VOWELS = frozenset("aeiouy")
_PLAIN_FIGURES = str.maketrans({**_FIGURES, "،": ",", "؛": ";"})
MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0710-\u07f5\u0800-\u082d\u0840-\u085b\u0860-\u0963\u0966-\u096f"
    "\u0971-\u0df3\u0f71-\u0f84\u0f86-\u0fbc\u135d-\u135f\u1ab0-\u1ace\u1dc0-\u1dff\ufe20-\ufe2f\u200d"
)
"""A class of the signs that stand on letters, in words of scripts with spaces; some ranges have their letters, too."""
_LETTER = expression(r"[^\x00-_a-\x7f]")  # what may be one of these; to name them all takes longer to compile
_ACCENTS = expression("[\u0300-\u036f]+")  # the combining marks of Latin, Greek and Cyrillic
# Control, format (but ZWJ and ZWNJ, which Persian and Indic scripts need), private use and lone surrogates.
UNWANTED = (
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
# Control codes but a tab and a line's end; the marks that turn the direction of writing; half a surrogate pair.
_STEERING = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
# Sorting marks takes quadratic time: no letter has more than 30 (UAX #15, section 13), except in an attack.
_MOST_MARKS = 30
# No mark is ASCII: in UTF-8, so many of them are at least this many bytes from 0x80 on, which are quick to look for.
_NOT_ASCII = bytes(0x80 if code > 0x7F else 0 for code in range(256))
_RUN_OF_MARKS = b"\x80" * 2 * (_MOST_MARKS + 1)
_MAY_BE_MARKS = rf"[^\w\x00-\x7f]{{{_MOST_MARKS + 1},}}"
_ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}
_DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}  # of letters, by their class in Unicode Standard Annex 9
_LETTERS_OF_A_SHORT_TEXT = 1000  # letters: in a shorter text, sorting marks takes no time
# UTF-8 that was read as Latin-1 or Windows-1252: "MarÃ\u00ada", "â€\u009d". Some of its bytes are then control codes
# or a soft hyphen, which `UNWANTED` would take away for ever. After "ß" or before a capital, a soft hyphen is one.
_BYTE = "[\x80-\xbfŒœŠšŸŽžƒˆ˜\u2013-•…‰‹›€™]"
_THREE_BYTES = rf"[\xe0-\xef](?:{_BYTE}[\x80-\x9f\xad]|[\x80-\x9f]{_BYTE})"
_SURELY_MISREAD = (
    rf"[\xc2-\xc5\xce-\xd1][\x80-\x9f]|[\xd7-\xdb]{_BYTE}[\xd7-\xdb][\x80-\x9f]"
    rf"|[\xc2\xc3]\xad(?![A-Z\xc0-\xde])|{_THREE_BYTES}"
)
_MISREAD = rf"[\xc2-\xc5\xce-\xd1\xd7-\xdb]{_BYTE}|\xe2{_BYTE}{{2}}|{_THREE_BYTES}|\xf0{_BYTE}{{3}}"
_SPACES = expression(r"\s+")
_BREAKS = r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
_PARAGRAPHS = r"\n[^\S\n]*(?:\n[^\S\n]*)+"
_WORDS = expression(r"[^\W_]+")
_BETWEEN_WORDS = expression(r"[\W_]+")
_MARKED_WORDS = expression(rf"[^\W_]+(?:[{MARKS}]+[^\W_]*)*")
_FIRST_KEPT_MARK = "\u0711"  # what stands on letters of earlier scripts, `fold` takes away
# What makes small letters of ASCII's capitals, and spaces of its signs: that is quicker than to look for words.
_TO_SPACES = bytes(ord(sign.lower()) if (sign := chr(code)).isalnum() else ord(" ") for code in range(128)).ljust(256)
_SIGNS_IN_WORDS = b"'`"
"""The signs that words are written together without: `fold` makes the second one the first."""
_MARKUP = r"</?(?:i|b|sub|sup|sc|span)(?:\s[^<>]*)?>"
_LETTERS_OF_TWO_I = frozenset("İĞğıƏə")
_LANGUAGES_WITH_TWO_I = frozenset(("tr", "az"))
_SMALL_I = str.maketrans({"İ": "i", "I": "ı"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
NO_CASE = '<span class="nocase">'
"""What begins, in CSL, a part of a title of which no style changes the capitals; `</span>` ends it."""
_SPAN = r"<span(?:\s[^<>]*)?>|</span>"


def direction_of(text: str) -> str:
    """Return the writing direction of a text, that of its first letter: "ltr" or "rtl", or "" for no letters."""
    classes = map(unicodedata.bidirectional, text)
    return next((_DIRECTIONS[kind] for kind in classes if kind in _DIRECTIONS), "")


def isolate(text: str, direction: str) -> str:
    """Return a text that keeps a direction of its own, "ltr" or "rtl", wherever it stands."""
    return f"{_ISOLATES[direction]}{text}\u2069"


def clean(text: str) -> str:
    """Return the text on one line: NFC, no control characters, single spaces."""
    # Most texts have nothing to clean, and it is quicker to see that than to clean.
    return _clean_printable(text) if text.isprintable() else _clean_any(_read_again(_limit_marks(text)))


def _clean_printable(text: str) -> str:
    if not text.isascii():
        text = _limit_marks(text)
        if not unicodedata.is_normalized("NFC", text):
            return _clean_any(text)
    return text.strip() if "  " not in text else _clean_any(text)


def _clean_any(text: str) -> str:
    return _SPACES.sub(" ", unicodedata.normalize("NFC", remove_unwanted(text))).strip()


def _read_again(text: str) -> str:
    """Return the text with what was read in the wrong charset as it was meant, if that would be lost otherwise."""
    for _ in range(0 if text.isascii() else 3):  # a text may have been misread twice
        if not re.search(_SURELY_MISREAD, text):
            break
        text = re.sub(_MISREAD, _as_utf8, text)
    return text


def _as_utf8(run: re.Match[str]) -> str:
    octets = b"".join(char.encode("latin-1" if char <= "\xff" else "windows-1252") for char in run[0])
    try:
        return octets.decode()
    except UnicodeDecodeError:
        return run[0]


def remove_unwanted(text: str) -> str:
    """Return the text without invisible characters that mean nothing."""
    return re.sub(UNWANTED, "", text)


def _limit_marks(text: str) -> str:
    """Return the text with no more marks on a letter than Unicode allows; in a short text they take no time."""
    if len(text) <= _LETTERS_OF_A_SHORT_TEXT or text.isascii():
        return text
    raw = text.encode("utf-8", "surrogatepass")
    has_run = len(raw) - len(text) > _MOST_MARKS and _RUN_OF_MARKS in raw.translate(_NOT_ASCII)
    return re.sub(_MAY_BE_MARKS, _cut_marks, text) if has_run else text


def _cut_marks(run: re.Match[str]) -> str:
    letters: list[str] = []
    marks = 0
    for char in run[0]:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MOST_MARKS:
            letters.append(char)
    return "".join(letters)


def clean_paragraphs(text: str) -> str:
    """Return the text as `clean` does, but keep its line breaks and, as one blank line, its paragraphs."""
    if text.isprintable():
        return _clean_printable(text)
    if "\n" not in (text := re.sub(_BREAKS, "\n", _read_again(text))):
        return clean(text)
    paragraphs = ("\n".join(filter(None, map(clean, block.split("\n")))) for block in re.split(_PARAGRAPHS, text))
    return "\n\n".join(filter(None, paragraphs))


RAISED_FIGURES = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""The signs of Unicode for raised figures, from 0 to 9."""


def with_plain_figures(text: str) -> str:
    """Return a text with plain figures and commas in the place of those of other scripts, at the same positions."""
    return text if text.isascii() else text.translate(_PLAIN_FIGURES)


def fold(text: str) -> str:
    """Return the text in its form for comparison: lower case, no accents, plain quotes and dashes."""
    if text.isascii():
        return text.lower().replace("`", "'")
    plain = _LETTER.sub(_to_ascii, _limit_marks(text))
    if plain.isascii():
        return plain.lower()
    decomposed = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain)).casefold()
    if decomposed.isascii():
        return decomposed
    return _LETTER.sub(_to_ascii, "".join([char for char in decomposed if not unicodedata.combining(char)]))


def squeeze(text: str) -> str:
    """Return a text for comparison: only its letters and digits, in one case."""
    return _BETWEEN_WORDS.sub("", fold(text))


def fold_phrase(text: str, edges: str) -> str:
    """Return a text in one case, without accents, double blanks and the signs `edges` at its ends, for a table."""
    return " ".join(fold(text.replace("’", "'")).split()).strip(edges)


def comparable_key(key: str) -> str:
    """Return a citation key in the form to compare it in; to save memory, a text in that form is returned itself.

    Accents count, as in the programs that read keys: `fold` would make one key of two.
    """
    folded = key.casefold()
    return key if folded == key else folded


def _to_ascii(letter: re.Match[str]) -> str:
    return LETTERS.get(letter[0], letter[0])


def small_letters(text: str, surroundings: str, language: str = "") -> str:
    """Return a text in small letters; in Turkish and Azerbaijani "I" is "ı" there, and "İ" is "i".

    Where no language is given, letters of the text around it may tell: see `has_two_i`.
    """
    return (
        text.translate(_SMALL_I).lower()
        if language in _LANGUAGES_WITH_TWO_I or has_two_i(surroundings)
        else text.lower()
    )


@lru_cache(maxsize=4)  # each word of a name asks it of the full name
def has_two_i(text: str) -> bool:
    """Tell whether a text has a letter that only languages with two kinds of "i" have: "İ", "Ğ"."""
    return not _LETTERS_OF_TWO_I.isdisjoint(text)


def without_umlauts(text: str) -> str:
    """Return a German text as on a keyboard without umlauts: "Oesterreich"."""
    return text.translate(_UMLAUTS)


def words(text: str) -> list[str]:
    """Return the folded words of a text; an apostrophe inside a word is dropped ("women's" is "womens")."""
    if text.isascii() or (text := fold(text)).isascii():
        return text.encode().translate(_TO_SPACES, _SIGNS_IN_WORDS).decode().split()
    pattern = _WORDS if max(text) < _FIRST_KEPT_MARK else _MARKED_WORDS
    return pattern.findall(text.replace("'", ""))


def without_markup(text: str) -> str:
    """Return the text without the markup that CSL allows in it: `<i>`, `<b>`, `<sub>`, `<sup>`, `<span ...>`."""
    return re.sub(_MARKUP, "", text) if "<" in text else text


def split_case_marks(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without the marks of parts with fixed capitals, and the positions of these parts, in order.

    Of nested parts only the outer one counts; a mark without its partner is text.
    """
    if NO_CASE not in text:
        return text, []
    pieces: list[str] = []
    parts: list[tuple[int, int]] = []
    position = length = 0
    for start, end, outer in _find_marks(text):
        pieces.append(text[position:start])
        length += start - position
        position = end
        if outer == "opens":
            parts.append((length, length))
        elif outer == "closes":
            parts[-1] = parts[-1][0], length
    return "".join([*pieces, text[position:]]), [(start, end) for start, end in parts if start < end]


def _find_marks(text: str) -> list[tuple[int, int, str]]:
    """Return the positions of marks with a partner, and whether they open or close an outer part."""
    opened: list[re.Match[str]] = []
    pairs: list[tuple[re.Match[str], re.Match[str]]] = []
    for match in re.finditer(_SPAN, text):
        if match[0] != "</span>":
            opened.append(match)
        elif opened and (opening := opened.pop())[0] == NO_CASE:
            pairs.append((opening, match))
    marks: list[tuple[int, int, str]] = []
    closed = 0
    for opening, closing in sorted(pairs, key=lambda pair: pair[0].start()):
        is_outer = opening.start() >= closed
        closed = max(closed, closing.end())
        marks.append((*opening.span(), "opens" if is_outer else ""))
        marks.append((*closing.span(), "closes" if is_outer else ""))
    return sorted(marks)


def add_case_marks(text: str, parts: Iterable[tuple[int, int]]) -> str:
    """Return a text with marks around the parts with fixed capitals, the opposite of `split_case_marks`."""
    pieces: list[str] = []
    position = 0
    for start, end in parts:
        pieces += text[position:start], NO_CASE, text[start:end], "</span>"
        position = end
    return "".join([*pieces, text[position:]])


def make_printable(text: str) -> str:
    """Return the text without characters that steer a terminal, except tabs and line ends.

    A byte that is no character, as in names of files, is shown as its number.
    """
    # Most texts have none, and to see that takes a tenth of the time of compiling the expression.
    if text.replace("\n", "").replace("\t", "").isprintable():
        return text
    return re.sub(_STEERING, _make_visible, text)


def _make_visible(char: re.Match[str]) -> str:
    is_byte = "\udc80" <= char[0] <= "\udcff"
    return f"\\x{ord(char[0]) & 0xFF:02x}" if is_byte else "\N{REPLACEMENT CHARACTER}"


def is_utf_8(name: str) -> bool:
    """Tell whether the name of a file is text, which JSON can hold: on Linux a name may be of any bytes (PEP 383)."""
    return name.isascii() or not any("\udc80" <= letter <= "\udcff" for letter in name)


def make_legible(text: str) -> str:
    """Return a name or a command as the library remembers it, on one line and printable."""
    return clean(make_printable(text))


def most_similar(text: str, words: Iterable[str], most: int = 2, least: float = 0.6) -> list[str]:
    """Return the words that most resemble a mistyped one, the likeliest first, with at least this similarity."""
    from difflib import get_close_matches

    return get_close_matches(text.lower(), list(dict.fromkeys(words)), n=most, cutoff=least)


def suggestion(names: Iterable[str]) -> str:
    """Return the end of a message that suggests names: "; did you mean “a” or “b”?", "" for no names."""
    quoted = dict.fromkeys(f"“{name}”" for name in names)
    return f"; did you mean {' or '.join(quoted)}?" if quoted else ""


def suggest_or_list(suggestions: Iterable[str], names: Iterable[str]) -> str:
    """Return the end of a message about an unknown name: what may have been meant, else all names."""
    return suggestion(suggestions) or f"; choose from {', '.join(names)}"


def number_of(count: int, one: str, several: str = "") -> str:
    """Return a number with the name of so many things: "1 file", "2 files"; without `several`, this adds an "s"."""
    return f"{count} {one if count == 1 else several or f'{one}s'}"


def count_shared(first: Iterable[object], second: Iterable[object]) -> int:
    """Return how many members two sequences share at their beginning."""
    return sum(1 for _ in takewhile(bool, map(eq, first, second)))


def list_first(names: Sequence[str], most: int) -> str:
    """Return the first names in a row, and how many more there are: "a, b and 3 more"."""
    further_names = f" and {len(names) - most} more" if len(names) > most else ""
    return f"{', '.join(names[:most])}{further_names}"


def list_all(names: Iterable[str], joint: str = "and") -> str:
    """Return names in a row: "a, b and c"; `joint` stands before the last of several."""
    *most, last = names
    return f"{', '.join(most)} {joint} {last}" if most else last


def shorten(text: str, most: int) -> str:
    """Return a text of at most so many characters: the rest of a longer one is "…"."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def shorten_pair(text: str, other: str, most: int) -> tuple[str, str]:
    """Return two texts of at most so many characters, cut to where they differ: "…" stands for what both begin with."""
    count_alike = count_shared(text, other)
    if text == other or max(len(text), len(other)) <= most or count_alike < most // 2:
        return shorten(text, most), shorten(other, most)
    first = count_alike - most // 2
    start = text.find(" ", first, count_alike) + 1 or first
    cut_texts = [each if len(each) <= most else shorten(f"…{each[start:]}", most) for each in (text, other)]
    return cut_texts[0], cut_texts[1]


def change_strings(value: object, change: Callable[[str], str]) -> object:
    """Return a value of JSON with each text in it changed, but no name of a member."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {name: change_strings(member, change) for name, member in value.items()}
    return [change_strings(item, change) for item in value] if isinstance(value, list | tuple) else value
