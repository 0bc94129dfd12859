"""The other forms of a word: of English verbs, of Russian and Ukrainian cases, of Arabic words with their article.

The table is `word_forms.txt`, which describes its sections.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from protlib.index.words import canonical_form
from protlib.record.tables import read_word_lists

_SHORTEST_ENGLISH: Final = 4  # letters: shorter ones are stems of words that have nothing in common
_SHORTEST_STEM: Final = 3  # letters, as "дет" of "детей": these endings tell more than those of English
_CYRILLIC_LETTERS: Final = ("\u0400", "\u052f")
_ARABIC_LETTERS: Final = ("\u0620", "\u064a")


@cache
def _words_in(section: str) -> tuple[str, ...]:
    return read_word_lists(Path(__file__).with_suffix(".txt"))[section]


@cache
def _words_without_cases() -> frozenset[str]:
    return frozenset(_words_in("no cases"))


@cache
def _endings() -> frozenset[str]:
    return frozenset((*_words_in("english"), *_words_in("cyrillic"), *_words_in("arabic")))


def rules() -> dict[str, Sequence[str]]:
    """Return, by name, the endings and articles, for an implementation in another language."""
    return {
        "forms": _words_in("english"),
        "cyrillicForms": _words_in("cyrillic"),
        "arabicForms": _words_in("arabic"),
        "articles": _words_in("articles"),
        "noArticle": sorted(_words_in("no article")),
        "noCases": sorted(_words_without_cases()),
    }


def stems(word: str) -> tuple[str, ...]:
    """Return the beginnings of the other forms of a word: "traffick" for "trafficking"; none for a short word."""
    form = canonical_form(word)
    if form.isascii():
        verb_stems = [form[: -len(ending)] for ending in _words_in("english") if form.endswith(ending)]
        verb_stems += [stem[:-1] for stem in verb_stems if stem[-2:-1] == stem[-1:]]
        return tuple(stem for stem in verb_stems if len(stem) >= _SHORTEST_ENGLISH)
    if form in _words_without_cases():
        return ()
    first, last = min(form), max(form)
    if _CYRILLIC_LETTERS[0] <= first and last <= _CYRILLIC_LETTERS[1]:
        stem = _cut_ending(form, _words_in("cyrillic"))
        return (stem,) if stem != form and stem not in _words_without_cases() else ()
    return _find_arabic(form) if _ARABIC_LETTERS[0] <= first and last <= _ARABIC_LETTERS[1] else ()


def is_form(word: str, stem: str) -> bool:
    """Tell whether a canonical word is a form of the word with a stem."""
    is_one = word.startswith(stem) and (word == stem or word[len(stem) :] in _endings())
    return is_one and word not in _words_without_cases()


def is_same_word(word: str, query_word: str) -> bool:
    """Tell whether a canonical word is a typed one in whatever case; words of ASCII have none."""
    return word == query_word or (not query_word.isascii() and any(is_form(word, stem) for stem in stems(query_word)))


def _find_arabic(form: str) -> tuple[str, ...]:
    """Return the stem of an Arabic word, alone and behind each article."""
    articles = () if form in _words_in("no article") else _words_in("articles")
    bare = next((form[len(article) :] for article in articles if form.startswith(article)), form)
    stem = _cut_ending(bare if len(bare) >= _SHORTEST_STEM else form, _words_in("arabic"))
    behind_articles = [
        article + stem for article in _words_in("articles") if article + stem not in _words_in("no article")
    ]
    return (stem, *behind_articles) if len(stem) >= _SHORTEST_STEM else ()


def _cut_ending(word: str, endings: tuple[str, ...]) -> str:
    """Return a word without the longest ending that leaves enough letters."""
    fitting = (ending for ending in endings if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM)
    return word[: len(word) - len(next(fitting, ""))]
