"""Names of countries and regions in Arabic, Chinese, German, Italian, Russian and Turkish, and others that we lack.

The table is `foreign_names.txt`, a row for each country or region. The names are those of Unicode's CLDR and of the
United Nations, and for regions those that offices use.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from protlib.frozen import expression
from protlib.record.places.gazetteer import Place, by_code
from protlib.record.places.spellings import WORDS, place_key, words_to_compare
from protlib.text import without_umlauts

_TABLE: Final = "foreign_names.txt"
_ARABIC: Final = expression("[\u0621-\u064a]")
_CYRILLIC: Final = expression("[\u0400-\u04ff]")
_NOT_LATIN: Final = "[^\x00-\u024f\u1e00-\u1eff\u2010-\u201f]+"  # neither letters nor the signs between them
_GENERIC: Final = WORDS["generic in other scripts"]
"""Words without which a name still means its place, in compared form."""
# The endings of Russian nouns and adjectives in all cases, folded: "Сирии", "Сирией" become "Сири".
_SOFT_ENDING: Final = expression("(?:ия|ии|ию|иеи)$")
# Such as the end of "беженцами".
_ENDING: Final = expression("(?:ами|ого|ому|ыми|ыи|ая|ои|ую|ом|ов|ах|ам|ем|а|у|ю|е|ы|я|ь|(?<=[кгх])и)$")
_FEWEST_LETTERS: Final = 4  # letters: a shorter word has no ending to lose


def find_foreign_place(text: str) -> Place | None:
    """Return the only country or region with this name in another language, in Russian in any case, else None."""
    compared_words = _words_to_compare(text)
    if text.isascii() and not _words().issuperset(compared_words):
        return None
    bare = [word for word in compared_words if word not in _GENERIC]
    for words in filter(None, (compared_words, bare)):
        if code := _codes().get(" ".join(sorted(words))):
            return by_code()[code]
    if bare and _CYRILLIC.search(bare[0]):
        codes = _group_by_stems().get(_stems(compared_words)) or _group_by_stems().get(_stems(bare)) or frozenset()
        return by_code()[next(iter(codes))] if len(codes) == 1 else None
    return None


@cache
def _words() -> frozenset[str]:
    """Return the compared words of all names, as far as they have no accents: quicker to make than all names."""
    text = re.sub(_NOT_LATIN, " ", _table())
    return frozenset([*words_to_compare(text), *words_to_compare(without_umlauts(text))])


def _words_to_compare(text: str) -> list[str]:
    """Return the words of a name for comparison: in Arabic without the article."""
    if text.isascii():
        return place_key(text).split()
    words = place_key(text).split()
    if not _ARABIC.search(text):
        return words
    return [word[2:] if word.startswith("ال") and len(word) > _FEWEST_LETTERS else word for word in words]


def foreign_names_by_code() -> dict[str, list[str]]:
    """Return the names of the table by the code of their place."""
    split_lines = (line.partition(" ") for line in _table().splitlines())
    return {code: list(filter(None, names.split("|"))) for code, _space, names in split_lines}


def iterate_arabic_names() -> Iterator[tuple[str, str]]:
    """Yield the names of countries in Arabic letters, each with the code of its country."""
    for code, names in foreign_names_by_code().items():
        if (place := by_code().get(code)) and place.kind == "country":
            yield from ((name, code) for name in names if _ARABIC.search(name))


@cache
def _table() -> str:
    return Path(__file__).with_name(_TABLE).read_text("utf-8")


@cache
def _codes() -> dict[str, str]:
    return {
        " ".join(sorted(_words_to_compare(form))): code
        for code, names in foreign_names_by_code().items()
        for name in names
        for form in {name, without_umlauts(name)}
    }


@cache
def _group_by_stems() -> dict[str, frozenset[str]]:
    stems_of: dict[str, set[str]] = {}
    for name, code in _codes().items():
        if _CYRILLIC.search(name):
            stems_of.setdefault(_stems(name.split()), set()).add(code)
    return {stems: frozenset(codes) for stems, codes in stems_of.items()}


def _stems(words: list[str]) -> str:
    return " ".join(sorted(map(_stem, words)))


def _stem(word: str) -> str:
    if _SOFT_ENDING.search(word):
        return _SOFT_ENDING.sub("и", word)
    return _ENDING.sub("", word) if len(word) >= _FEWEST_LETTERS else word
