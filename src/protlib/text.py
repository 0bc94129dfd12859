"""Text as it is stored (clean), and text as it is compared (folded)."""

import re
import unicodedata
from collections.abc import Iterable

LETTERS = {
    "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ħ": "h", "Ħ": "h",
    "ı": "i", "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th",
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "ʻ": "'", "“": '"', "”": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
}  # fmt: skip
"""Letters that have no decomposition in Unicode and yet are typed as their base letters, with these."""
_LETTER = re.compile(r"[^\x00-_a-\x7f]")  # what may be one of these; to name them all takes longer to compile
_ACCENTS = re.compile("[\u0300-\u036f]+")  # the combining marks of Latin, Greek and Cyrillic
# Control, format (but ZWJ and ZWNJ, which Persian and Indic scripts need), private use and lone surrogates.
UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
# Control codes but a tab and a line's end; the marks that turn the direction of writing; half a surrogate pair.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# Marks are put into order in the square of the time: no letter has more than 30 (UAX #15, section 13), and who writes more means harm.
_MOST_MARKS = 30
_MAY_BE_MARKS = re.compile(rf"[^\w\x00-\x7f]{{{_MOST_MARKS + 1},}}")
_SHORT = 1000
_SPACES = re.compile(r"\s+")
_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_PARAGRAPHS = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_WORDS = re.compile(r"[^\W_]+")
# What ASCII has beside letters and digits, turned into spaces: that is quicker than to look for words.
_SPACED = bytes(code if chr(code).isalnum() else ord(" ") for code in range(128)).ljust(256)
_MARKUP = re.compile(r"</?(?:i|b|sub|sup|sc|span)(?:\s[^<>]*)?>")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
NO_CASE = '<span class="nocase">'
"""What begins, in CSL, a part of a title of which no style changes the capitals; `</span>` ends it."""
_SPAN = re.compile(r"<span(?:\s[^<>]*)?>|</span>")


def clean(text: str) -> str:
    """Return the text on one line: NFC, no control characters, single spaces."""
    # Most texts have nothing to clean, and it is quicker to see that than to clean.
    if text.isascii():
        if text.isprintable() and "  " not in text:
            return text.strip()
    else:
        text = _with_few_marks(text)
        if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
            return text.strip()
    return _SPACES.sub(" ", unicodedata.normalize("NFC", without_unwanted(text))).strip()


def without_unwanted(text: str) -> str:
    """Return the text without characters that nobody sees and that mean nothing in it."""
    return UNWANTED.sub("", text)


def _with_few_marks(text: str) -> str:
    """Return the text with no more marks on a letter than Unicode has a letter bear; in a short text they take no time."""
    return text if len(text) <= _SHORT or text.isascii() else _MAY_BE_MARKS.sub(_borne, text)


def _borne(run: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for char in run[0]:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def clean_paragraphs(text: str) -> str:
    """Return the text as `clean` does, but keep its line breaks and, as one blank line, its paragraphs."""
    if text.isprintable() or "\n" not in (text := _BREAKS.sub("\n", text)):
        return clean(text)
    paragraphs = ("\n".join(filter(None, map(clean, block.split("\n")))) for block in _PARAGRAPHS.split(text))
    return "\n\n".join(filter(None, paragraphs))


def fold(text: str) -> str:
    """Return the text as it is compared: lower case, no accents, plain quotes and dashes."""
    if text.isascii():
        return text.lower().replace("`", "'")
    plain = _LETTER.sub(_typed, _with_few_marks(text))
    if plain.isascii():
        return plain.lower()
    decomposed = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain)).casefold()
    if decomposed.isascii():
        return decomposed
    return _LETTER.sub(_typed, "".join([char for char in decomposed if not unicodedata.combining(char)]))


def _typed(letter: re.Match[str]) -> str:
    return LETTERS.get(letter[0], letter[0])


def without_umlauts(text: str) -> str:
    """Return a text in German as a keyboard without umlauts writes it: "Oesterreich"."""
    return text.translate(_UMLAUTS)


def words(text: str) -> list[str]:
    """Return the folded words of a text; an apostrophe inside a word is dropped ("women's" is "womens")."""
    text = fold(text)
    if text.isascii():
        return text.encode().translate(_SPACED, b"'").decode().split()
    return _WORDS.findall(text.replace("'", ""))


def without_markup(text: str) -> str:
    """Return the text without the markup that CSL allows in it: `<i>`, `<b>`, `<sub>`, `<sup>`, `<span ...>`."""
    return _MARKUP.sub("", text) if "<" in text else text


def case_marks(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without the marks of parts that keep their capitals, and where in it these parts are, in order.

    Of parts within each other only the outer one counts; a mark without its partner is text.
    """
    if NO_CASE not in text:
        return text, []
    pieces: list[str] = []
    parts: list[tuple[int, int]] = []
    position = length = 0
    for start, end, outer in _marks(text):
        pieces.append(text[position:start])
        length += start - position
        position = end
        if outer == "opens":
            parts.append((length, length))
        elif outer == "closes":
            parts[-1] = parts[-1][0], length
    return "".join([*pieces, text[position:]]), [(start, end) for start, end in parts if start < end]


def _marks(text: str) -> list[tuple[int, int, str]]:
    """Return where the marks with a partner stand, and whether they open or close an outer part."""
    opened: list[re.Match[str]] = []
    pairs: list[tuple[re.Match[str], re.Match[str]]] = []
    for match in _SPAN.finditer(text):
        if match[0] != "</span>":
            opened.append(match)
        elif opened and (opening := opened.pop())[0] == NO_CASE:
            pairs.append((opening, match))
    found: list[tuple[int, int, str]] = []
    closed = 0
    for opening, closing in sorted(pairs, key=lambda pair: pair[0].start()):
        is_outer = opening.start() >= closed
        closed = max(closed, closing.end())
        found.append((*opening.span(), "opens" if is_outer else ""))
        found.append((*closing.span(), "closes" if is_outer else ""))
    return sorted(found)


def with_case_marks(text: str, parts: Iterable[tuple[int, int]]) -> str:
    """Return a text with its parts marked that keep their capitals: what `case_marks` takes apart."""
    pieces: list[str] = []
    position = 0
    for start, end in parts:
        pieces += text[position:start], NO_CASE, text[start:end], "</span>"
        position = end
    return "".join([*pieces, text[position:]])


def printable(text: str) -> str:
    """Return the text without what would steer a terminal: control characters other than a tab and a line's end.

    A byte that is no character, as Python has it in the names of files (PEP 383), is shown as its number.
    """
    return _STEERING.sub(_shown, text)


def _shown(char: re.Match[str]) -> str:
    is_byte = "\udc80" <= char[0] <= "\udcff"
    return f"\\x{ord(char[0]) & 0xFF:02x}" if is_byte else "\N{REPLACEMENT CHARACTER}"


def legible(text: str) -> str:
    """Return what the library shall remember of a name or a command, on one line and printable."""
    return clean(printable(text))


def nearest(text: str, known: Iterable[str], most: int = 2, least: float = 0.6) -> list[str]:
    """Return the known words that are most like a mistyped one, each once, the likeliest first; none if none is so near, of 0 to 1."""
    from difflib import get_close_matches

    return get_close_matches(text.lower(), list(dict.fromkeys(known)), n=most, cutoff=least)


def suggestion(names: Iterable[str]) -> str:
    """Return the end of a message that suggests names, each once: "; did you mean “a” or “b”?", "" for no names."""
    quoted = dict.fromkeys(f"“{name}”" for name in names)
    return f"; did you mean {' or '.join(quoted)}?" if quoted else ""
