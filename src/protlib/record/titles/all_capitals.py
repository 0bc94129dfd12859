"""Sets titles in capitals in small letters, as a person would; names, acronyms and numerals keep their capitals."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from protlib.record import authority
from protlib.record.dates.months import ENGLISH_WEEKDAYS, MONTHS
from protlib.record.names.lexicon import NO_BODIES, PLACES_IN_ACRONYMS
from protlib.record.places.spellings import find_place_by_name
from protlib.record.shared_words import wordings
from protlib.record.small_words import of_names, of_titles
from protlib.record.tables import words_by_section
from protlib.record.titles.capitals import CAPITALISED, FOREIGN
from protlib.record.titles.common_words import is_common
from protlib.record.titles.sentence_case import find_opening
from protlib.record.titles.title_names import find_spelling, is_area
from protlib.text import VOWELS, fold, small_letters, without_markup

# Markup, "U.S.", "A/HRC/44/45", "054-2017/AN", "COVID-19", "2ND"; else a word, which an apostrophe ends.
_TOKEN: Final = re.compile(
    r"<[^<>]*>|(?:[^\W\d_]\.){2,}|[^\W_]+(?:/[^\W_]+){2,}|\d[\d-]*(?:/[^\W_]+)+"
    r"|[^\W\d_]+-\d+\b|[^\W_]*\d[^\W_]*|[^\W\d_]+"
)
# Such as "GUIDE: A": the space between title and subtitle or sentences, or before a bracket; not after "U.S." or "No.".
_GAP: Final = re.compile(r"(?<=[:.?!–—])(?<!\w\.\w\.)(?<!\bNO\.)\s+|(?<!\s)\s+(?=[(–—-])")
# "IDPs" counts as all in capitals.
_PLURAL: Final = re.compile(r"(?<=[A-Z]{2})s\b")
_ORDINAL: Final = re.compile(
    rf"\d+(?:S|{'|'.join(wordings('ordinal', language).upper() for language in ('en', 'fr'))})"
)
_FEWEST_WORDS: Final = 2  # long words: a single one may be an acronym
_FEWEST_LETTERS: Final = 4
"""A part of a title is all in capitals where so many words have so many letters: "UNHCR" alone is an acronym."""
# Words of the longest name that is looked up.
_WIDEST: Final = 8
_WORDS: Final = words_by_section(Path(__file__).with_suffix(".txt"))
_FIELD: Final = _WORDS["field"]
_WORDS_AS_WELL: Final = _WORDS["words as well"]
"""These acronyms count as words; but see `_is_body`."""
_VERBS: Final = _WORDS["verbs"]
_WORDS_BEFORE_PRONOUN: Final = _WORDS["before a pronoun"]
_WORDS_BEFORE_BODY: Final = _WORDS["before a body"] | {""}
_NUMERALS: Final = frozenset(
    ["II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XIX", "XX", "XXI"]
)
_COUNTED_PARTS: Final = _WORDS["counted parts"]
_TREATIES: Final = _WORDS["treaties"]
_WORDS_BESIDE_NUMBERS: Final = _TREATIES | _WORDS["beside numbers"]
_TITLES: Final = _WORDS["titles"]
_SMALL_WORDS: Final = of_names() | {"relating"}
_NOT_IN_NAMES: Final = frozenset({"Worldwide"})


def lower_capitals(title: str, language: str, names: Iterable[str] = ()) -> str:
    """Return a title with its parts in capitals set in small letters, except names; other titles unchanged.

    `language` is the first part of a BCP 47 tag; `names` are names that the title may have, in their own letters.
    Sentences and, in English, subtitles begin with a capital (APA 7, section 6.17).
    """
    if not any(map(_is_all_capitals, _GAP.split(title))):  # true for almost all titles
        return title
    names_by_key = {
        **(_english_names_by_key() if language == "en" else _foreign_names_by_key()),
        **_index_by_key(names),
    }
    is_whole = _is_shouted(title)
    pieces: list[str] = []
    position = 0
    for end, gap in [*((match.start(), match[0]) for match in _GAP.finditer(title)), (len(title), "")]:
        part = title[position:end]
        is_small = _is_all_capitals(part) and (is_whole or _is_shouted(part))
        pieces += [_Part(title, position, end, language).lower(names_by_key) if is_small else part, gap]
        position = end + len(gap)
    return "".join(pieces)


@cache
def _acronyms() -> frozenset[str]:
    return (authority.acronyms() | NO_BODIES | PLACES_IN_ACRONYMS | _FIELD) - _WORDS_AS_WELL


def _is_all_capitals(text: str) -> bool:
    return _PLURAL.sub("", without_markup(text)).isupper()


def _is_shouted(text: str) -> bool:
    """Tell whether a text is all in capitals, and has more than acronyms."""
    long_words = [
        word
        for word in _TOKEN.findall(text)
        if len(word) >= _FEWEST_LETTERS and word.isalpha() and word not in _acronyms()
    ]
    return _is_all_capitals(text) and (len(long_words) >= _FEWEST_WORDS or any(map(is_common, long_words)))


def _index_by_key(names: Iterable[str]) -> dict[str, str]:
    """Return names by their folded words, and by their letters as they are: "Al-Qaeda" beside "Al Qaeda"."""
    sorted_names = sorted(names, reverse=True)  # a set has another order in each run
    return {key: name for name in sorted_names for key in (_key(name), name.lower())}


def _key(text: str) -> str:
    return " ".join(_TOKEN.findall(fold(text)))


@cache
def _english_names_by_key() -> Mapping[str, str]:
    return _index_by_key(CAPITALISED)


@cache
def _foreign_names_by_key() -> Mapping[str, str]:
    return _index_by_key(FOREIGN)


class _Part:
    """A part of a title in capitals, from one place to another."""

    def __init__(self, title: str, start: int, end: int, language: str) -> None:
        self._title = title
        self._end = end
        self._language = language
        self._words = list(_TOKEN.finditer(title, start, end))
        self._start = start

    def lower(self, names_by_key: Mapping[str, str]) -> str:
        """Return the part in small letters; known names, acronyms and the first word keep their capitals."""
        pieces: list[str] = []
        position = self._start
        number = 0
        while number < len(self._words):
            width, text = self._name_at(number, names_by_key) or (1, self._form(number))
            first, last = self._words[number], self._words[number + width - 1]
            pieces += [self._title[position : first.start()], self._open_word(text, first)]
            position = last.end()
            number += width
        return "".join([*pieces, self._title[position : self._end]])

    def _open_word(self, text: str, word: re.Match[str]) -> str:
        """Return the text of a word, with a capital at the start of a sentence or an English subtitle."""
        opening = find_opening(self._title, word.start())
        is_first = opening == "sentence" or (opening == "subtitle" and self._language == "en")
        if not is_first:
            return text
        first = "İ" if word[0].startswith("İ") else text[:1].upper()
        return first + text[1:]

    def _name_at(self, number: int, names_by_key: Mapping[str, str]) -> tuple[int, str] | None:
        """Return the number of words and the spelling of the longest name that begins with a word; None for none."""
        for width in range(min(_WIDEST, len(self._words) - number), 0, -1):
            words = self._words[number : number + width]
            text = self._title[words[0].start() : words[-1].end()]
            if re.search(r"[:;.?!,]\s", text):
                continue
            known_spelling = names_by_key.get(text.lower()) or names_by_key.get(_key(text))
            if spelling := known_spelling or (width > 1 and find_spelling(text)):
                return width, spelling
            if self._is_place(words, text):
                return width, self._name_place(words)
        return None

    def _is_place(self, words: Sequence[re.Match[str]], text: str) -> bool:
        first, last = fold(words[0][0]), fold(words[-1][0])
        is_short = len(words) == 1 and (len(first) < _FEWEST_LETTERS or not first.isalpha())
        if is_short or first in _SMALL_WORDS or last in _SMALL_WORDS:
            return False
        place = find_place_by_name(text)
        return place.name not in _NOT_IN_NAMES if place else is_area(text)

    def _name_place(self, words: Sequence[re.Match[str]]) -> str:
        """Return the name of a place in the spelling of its language: "Côte d'Ivoire", "Afrique de l'Ouest"."""
        pieces: list[str] = []
        position = words[0].start()
        for word in words:
            small_word = self._lower_word(word[0])
            pieces += [
                self._title[position : word.start()],
                small_word if fold(small_word) in _SMALL_WORDS else word[0][0] + small_word[1:],
            ]
            position = word.end()
        return "".join(pieces)

    def _form(self, number: int) -> str:
        """Return a word outside names, in small letters unless it is an acronym or a numeral."""
        word = self._words[number][0]
        if not word.isalpha():
            return self._lower_compound(word)
        if self._language != "en" and fold(word) in of_titles():  # "UN" and "AU" are no bodies there
            return self._lower_word(word)
        word_before, next_word = self._neighbour(number - 1), self._neighbour(number + 1)
        if word in _WORDS_AS_WELL:
            return word if _is_body(word, word_before, next_word) else self._lower_word(word)
        if len(word) == 1:
            return word if self._is_letter(number, word_before) else self._lower_word(word)
        if word[-1] in "Ss" and word[-2] not in "Ss" and word[:-1] in _acronyms() and word not in _acronyms():
            return f"{word[:-1]}s"
        is_person = word in _TITLES or word_before.upper() in _TITLES
        if is_person or (self._language == "en" and _is_dated(word, word_before, next_word)):
            return word[0] + self._lower_word(word[1:])
        is_acronym = (
            word in _acronyms() or word in _NUMERALS or VOWELS.isdisjoint(fold(word)) or self._is_of_initials(number)
        )
        return word if is_acronym else self._lower_word(word)

    def _lower_word(self, text: str) -> str:
        return small_letters(text, self._title, self._language)

    def _neighbour(self, number: int) -> str:
        """Return another word of the part in small letters, "" for none."""
        return self._words[number][0].lower() if 0 <= number < len(self._words) else ""

    def _lower_compound(self, word: str) -> str:
        if word.startswith("<") or _ORDINAL.fullmatch(word) is None:
            head = word.partition("-")[0]
            return self._lower_word(word) if head.isalpha() and is_common(head) else word
        return self._lower_word(word)

    def _is_letter(self, number: int, word_before: str) -> bool:
        """Tell whether a letter counts ("Annex A"), is the English "I", or is an initial, and no word."""
        word = self._words[number]
        if self._title[: word.start()].endswith(("'", "’")) or self._title[word.end() :].startswith(("'", "’")):
            return False
        return word_before in _COUNTED_PARTS or (word[0] not in "AÀEOUY" and (word[0] != "I" or self._language == "en"))

    def _is_of_initials(self, number: int) -> bool:
        """Tell whether a word in brackets consists of initials of the words before it: "... OF CARE (SOC)"."""
        word = self._words[number]
        is_bracketed = self._title[: word.start()].endswith("(") and self._title[word.end() :].startswith(")")
        initials = {token[0] for token in _TOKEN.findall(self._title[: word.start()])}
        return is_bracketed and initials.issuperset(word[0]) and not is_common(word[0])


def _is_body(word: str, word_before: str, next_word: str) -> bool:
    """Tell whether a word is the World Health Organization or the United States, rather than a pronoun."""
    if word == "WHO":
        return word_before in _WORDS_BEFORE_BODY and next_word not in _VERBS
    if word == "US":
        return word_before not in _WORDS_BEFORE_PRONOUN
    return word == "CAR" and word_before in {"in", "the", "from"}


def _is_dated(word: str, word_before: str, next_word: str) -> bool:
    """Tell whether a word is a month or a day, or "may" or "convention" next to a number: "1951 Convention"."""
    if word in _WORDS_BESIDE_NUMBERS:
        return (word_before.isdecimal() and word != "NO") or (next_word.isdecimal() and word not in _TREATIES)
    return word.lower() in ENGLISH_WEEKDAYS or (fold(word) in MONTHS and len(word) >= _FEWEST_LETTERS)
