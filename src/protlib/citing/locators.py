"""What a locator counts (pages, chapters, ...) in several languages, and where it ends."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from protlib.frozen import NamedTuple, expression
from protlib.record.tables import read_rows

LABELS_WITH_TERMS: Final = frozenset({
    "book", "chapter", "column", "figure", "folio", "issue", "line", "note", "opus", "page", "paragraph", "part",
    "section", "sub-verbo", "verse", "volume",
})  # fmt: skip
"""The locators that engines have words for: those of CSL 1.0.1. Those of 1.0.2 are printed as they are typed."""
SECTION_SIGNS: Final = frozenset({"§", "§§"})
"""They count sections of books, and paragraphs of judgments and laws, where they stay."""
# Such as "IV", "xii".
_ROMAN: Final = r"(?=[ivxlcdm])m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})(?!\w)"
# Such as "3", "12a", "A/63/L.2", "3(1)", "12 (b)": a word with a digit, with brackets behind it; no key such as "@a1".
_NUMBER: Final = r"[^\s,،;؛@{}()\[\]–—-]*\d[^\s,،;؛@{}()\[\]–—-]*(?:\s?\(\w{1,4}\))*"
# Such as " and 15" of "12 and 15", "، 5", " و5": a word between two numbers, where nothing but a mark follows.
_LAST: Final = r"\s*[,،]?\s+(?:&\s*|(?:{words})\s+|(?:{attached})\s*)(?:{number}|{roman})(?=\s*(?:[,،;.:)]|$))"
# Such as "3", "3-5, 12", "iv–x", "3, 5 and 7".
_NUMBER_LIST: Final = r"(?:{number}|{roman})(?:(?:\s*[–—-]+\s*|\s*[,،]\s*)(?:{number}|{roman})|{last})*"
# Such as "20", "20–22", "20至22", "20、22" between the signs of "第20段".
_NUMBERS_BETWEEN_WORDS: Final = r"\d+(?:\s*[–—～至、，,-]\s*\d+)*"
DIRECTION: Final = "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
"""A mark that only says in which direction a text runs; word processors leave them beside Arabic words."""

# Such as "1:02:03", "01:02:03–01:02:09", "02:15": a time in a film; "4:34" may be a verse.
_TIME: Final = r"(?:\d{1,2}:[0-5]\d|0\d):[0-5]\d"
_TIMES: Final = expression(rf"{_TIME}(?:\s?[–-]\s?{_TIME})?(?![\w:])")
_OF_TIMES: Final = "timestamp"
_PLACE_OF_NUMBER: Final = "…"
NO_LOCATOR: Final = "{}"
"""What stands before words that count something, but are no locator."""


class LocatorAndSuffix(NamedTuple):
    """What follows a key: the kind of its locator ("" for none), the locator, the words behind it, and the typed label.

    The label is "" where engines have a word of their own for it, except for the sign of a section.
    """

    label: str
    locator: str
    suffix: str
    term: str = ""


def split_locator(text: str) -> LocatorAndSuffix:
    """Return the locator at the beginning of what follows a key, and the rest.

    "p. 3" and "3" are the third page. "{...}" holds a locator together, whatever it is ("{chap. on method}"). Words
    that count nothing are a suffix, which keeps its comma. So are words behind "{}" ("{}, 99 years later").
    """
    unmarked = without_directions(text)
    locator = _split(unmarked)
    return locator if locator.locator or not unmarked else locator._replace(suffix=_split(text).suffix)


def without_directions(text: str) -> str:
    """Return a text without the marks of directions, which are no part of a citation's notation."""
    return text if text.isascii() else re.sub(DIRECTION, "", text)


def _split(text: str) -> LocatorAndSuffix:
    text = text.strip()
    if not text:
        return LocatorAndSuffix("", "", "")
    if text.startswith(NO_LOCATOR):
        return LocatorAndSuffix("", "", text.removeprefix(NO_LOCATOR).strip())
    bare = text.lstrip(",،，").lstrip()
    if bare.startswith("{") and (match := re.match(r"\{([^{}]+)\}", bare)):
        word = _match_label(match[1])
        locator = match[1][word.end() :] if word else match[1]
        return LocatorAndSuffix(_label(word), locator.strip(), bare[match.end() :].strip(), _term(word))
    if enclosed_number := None if bare.isascii() else _match_enclosed(bare):
        return enclosed_number
    word = _match_label(bare)
    if not word and (time := _TIMES.match(bare)):
        return LocatorAndSuffix(_OF_TIMES, time[0], bare[time.end() :].strip())
    locator_text = bare[word.end() :] if word else bare
    if locator_text.isdecimal():  # as most are, and an expression for all others takes 2 ms to compile
        return LocatorAndSuffix(_label(word), locator_text, "", _term(word))
    number_match = _compile_counted().match(bare, word.end() if word else 0)
    if number_match is None or not (word or any(char.isdigit() for char in number_match[0])):
        return LocatorAndSuffix("", "", text)
    locator = number_match[0].rstrip(".:")
    return LocatorAndSuffix(_label(word), locator, bare[number_match.start() + len(locator) :].strip(), _term(word))


def word_of(label: str) -> str:
    """Return the word for a locator of CSL that people read."""
    return {"article-locator": "article", "sub-verbo": "s.v."}.get(label, label)


def is_time(label: str, term: str) -> bool:
    """Tell whether a locator is a time that stands without a word."""
    return label == _OF_TIMES and not term


def suffix_as_words(suffix: str) -> str:
    """Return words behind a work so that no part of them is read as a locator."""
    return f"{NO_LOCATOR}{suffix}" if split_locator(suffix).locator else suffix


def _term(word: re.Match[str] | None) -> str:
    text = word[0].strip() if word else ""
    return text if _label(word) not in LABELS_WITH_TERMS or text in SECTION_SIGNS else ""


def _label(word: re.Match[str] | None) -> str:
    return _labels().get(word[1]) or _labels()[word[1].casefold()] if word else "page"


@cache
def _compile_counted() -> re.Pattern[str]:
    from protlib.record.small_words import between, choices_for

    parts = {"number": _NUMBER, "roman": _ROMAN}
    last = _LAST.format(words=between(), attached=choices_for("attached"), **parts)
    return re.compile(_NUMBER_LIST.format(last=last, **parts), re.IGNORECASE)


@cache
def _labels() -> Mapping[str, str]:
    labels: dict[str, str] = {}
    for label, words in read_rows(Path(__file__).with_suffix(".txt")):
        for word in [label, *words.split("|")]:
            labels.setdefault(word, label)
    return labels


def words_before(label: str) -> frozenset[str]:
    """Return the words, as people type them, that stand before the number of a locator of CSL."""
    own_words = (word for word, label_of_word in _labels().items() if label_of_word == label)
    return frozenset(word.partition(_PLACE_OF_NUMBER)[0] for word in own_words) - {""}


def signs_around_numbers() -> tuple[frozenset[str], frozenset[str]]:
    """Return the signs that stand before and behind the numbers of locators without a space, as in "第20段"."""
    signs = _enclosing_labels()
    return frozenset(opening for opening, _closing, _label in signs if opening), frozenset(sign[1] for sign in signs)


def _match_enclosed(text: str) -> LocatorAndSuffix | None:
    """Return the locator at the beginning of a text whose label stands around its number, None for none."""
    for opening, closing, label in _enclosing_labels():
        if match := re.match(rf"{opening}\s*({_NUMBERS_BETWEEN_WORDS})\s*{closing}", text):
            return LocatorAndSuffix(label, match[1], text[match.end() :].strip())
    return None


@cache
def _enclosing_labels() -> tuple[tuple[str, str, str], ...]:
    """Return the words before and behind a number, and what they say that it counts."""
    words = [(word.partition(_PLACE_OF_NUMBER), label) for word, label in _labels().items() if _PLACE_OF_NUMBER in word]
    return tuple((opening, closing, label) for (opening, _place, closing), label in words)


def _match_label(text: str) -> re.Match[str] | None:
    """Return the label at the beginning of a text; labels that begin with another letter are not looked at."""
    first = text[:1].lower()
    return None if first.isdecimal() else _label_pattern(first if first.isascii() else "").match(text)


@cache
def _label_pattern(first: str) -> re.Pattern[str]:
    """Return what matches the labels that begin with a letter, or all labels for ""."""
    # Such as "p. ", "chap. ", "§", "p." before "3"; "no" before "evidence" is none, as a number must follow.
    words = (word for word in _labels() if _PLACE_OF_NUMBER not in word)
    labels = sorted((word for word in words if word.lower().startswith(first)), key=len, reverse=True)
    choices = "|".join(map(_expression_of, labels)) or "(?!)"  # which nothing matches
    return re.compile(rf"({choices})(?:\.\s*|\s+|(?<=[§¶])|(?<=\w)(?=\d))", re.IGNORECASE)


def _expression_of(label: str) -> str:
    """Return the expression of a label; one in capitals counts only so, and before a full stop: "S4" is a page."""
    return rf"(?-i:{label}(?=\.))" if label.isupper() else re.escape(label)
