"""Words that a line's end divides: put together, with their hyphen or without it."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Final

BROKEN: Final = "\ufffe"
"""What stands for a hyphen at the end of a line, where the word goes on in the next one; pdfium's letter."""
# Such as "identifi-\ncation", with the hyphen as one of these letters.
_DIVIDED_WORD: Final = re.compile(
    rf"(?<![\w'’])([^\W\d_][\w'’]*)(?:{BROKEN}\s?|[-\u00ad\u2010]\n)((?=[^\W\d_])\w[\w'’]*)([^\s\w]*)([ \n]?)"
)
_LINE_END: Final = re.compile(rf"{BROKEN}|[-\u00ad\u2010]\n")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ADDRESS: Final = re.compile(r"://|www\.|@|\bdoi\.org")
_LETTERS_OF_AN_ADDRESS: Final = 300  # at most, that a line before the hyphen may have begun
# First parts of words that English, French and Spanish write with a hyphen, such as "non" and "après".
_HYPHENATED_PARTS: Final = re.compile(
    "anti|après|avant|contre|co|cross|demi|ex|half|inter|mi|multi|non|post|pre|pro|quasi|sans|self|semi|"
    "socio|sous|sub|vice"
    "|well"
)


def join_words(texts: Sequence[str]) -> list[str]:
    """Return the texts of pages with each divided word on the line where it begins.

    A word keeps its hyphen if it stands with a hyphen elsewhere in these texts, and loses it if it stands without.
    """
    if not any(_LINE_END.search(text) and _DIVIDED_WORD.search(text) for text in texts):
        return [text.replace(BROKEN, "-") for text in texts]
    known_parts = {
        part for word in chain.from_iterable(map(_WORD.findall, texts)) for part in _split_word(word.lower())
    }
    return [_DIVIDED_WORD.sub(lambda match: _join(match, known_parts), text).replace(BROKEN, "-") for text in texts]


def _split_word(word: str) -> Iterator[str]:
    """Yield a word, and each two neighbours of one with several hyphens: "est-à" and "à-dire"."""
    yield word
    if word.count("-") > 1:
        yield from map("-".join, pairwise(word.split("-")))


def _join(match: re.Match[str], vocabulary: set[str]) -> str:
    first, second, marks, space = match.groups()
    sign = "-" if _is_address(match) else _sign(first.lower(), second, vocabulary)
    return f"{first}{sign}{second}{marks}{space and chr(10)}"


def _is_address(match: re.Match[str]) -> bool:
    """Tell whether a word is a part of an address of the web or of a person, whose hyphens are its own."""
    words_before = match.string[max(0, match.start() - _LETTERS_OF_AN_ADDRESS) : match.start()].split()
    return (
        match.start() > 0
        and not match.string[match.start() - 1].isspace()
        and _ADDRESS.search(words_before[-1]) is not None
    )


def _sign(first: str, second: str, vocabulary: set[str]) -> str:
    """Return the hyphen of a divided word, "" where the line's end alone has it."""
    second_word = second.lower()
    if f"{first}-{second_word}" in vocabulary:
        return "-"
    if f"{first}{second_word}" in vocabulary:
        return ""
    is_name = second[0].isupper()
    return "-" if is_name or _HYPHENATED_PARTS.fullmatch(first) else ""
