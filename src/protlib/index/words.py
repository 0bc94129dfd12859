"""The search form of words: one for all spellings, accents and plurals of a word, and the acronyms of a text."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from operator import add
from pathlib import Path
from sys import intern
from typing import Any, Final
from unicodedata import category

from protlib.frozen import expression
from protlib.record import small_words
from protlib.record.tables import pairs_of, read_word_lists
from protlib.text import MARKS, VOWELS, fold

# Scripts without spaces between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese; and Korean, whose compounds have
# none. Where each range of their letters begins, and where it has ended.
_UNSPACED_RANGES: Final = (
    "\u0e00", "\u0f00", "\u1000", "\u10a0", "\u1780", "\u1800", "\u3005", "\u3008", "\u3040", "\u3100", "\u3400",
    "\u4dc0", "\u4e00", "\ua000", "\uac00", "\ud7b0", "\uf900", "\ufb00", "\uff66", "\uffa0", "\U00020000",
    "\U00040000",
)  # fmt: skip
# The first bytes in UTF-16 of what is none of these, and stands on no letter: Latin with its marks, and punctuation.
_PLAIN: Final = bytes((0x00, 0x01, 0x02, 0x1E, 0x1F, *range(0x20, 0x30)))
_MARK: Final = expression(f"[{MARKS}]")
# Such as "women's", "covid19". A class with three signs so far apart takes thrice as long to compile.
_REST_OF_WORD: Final = r"[^\W_]*(?:['’][^\W_]+|ʼ[^\W_]+)*"
_WORD: Final = expression(rf"[^\W_]{_REST_OF_WORD}")
_MOST_REMEMBERED: Final = 200_000  # forms: about the words of ten thousand records
_PUNCTUATION: Final = ".,;:()\"'"
# Such as "IOM", "G20".
_CAPITALS: Final = r"\b[A-Z][A-Z\d]{1,5}\b"
STOP: Final = small_words.words_for("search")
"""Words too common to be asked for."""
ASKING: Final = small_words.words_for("asking")
"""Words that ask: what has one of them may be a question."""
COUNTING: Final = small_words.words_for("counting") | {"how many", "how much", "wie viel", "wie viele"}
EMPTY: Final = STOP | ASKING | small_words.words_for("aside")
"""Words that carry nothing in a query which has others: a record need not have them, and they hardly count."""
NEWEST: Final = small_words.words_for("newest")
"""Words that ask for the newest of what there is."""
QUESTION_WORDS: Final = small_words.words_for("question")
"""Words that carry nothing in a question."""
_CAPITAL_OF_SMALL_WORD: Final = {word: word[0].upper() for word in STOP}
# Such as "vOt" in "pvOtc"; what it finds may overlap.
_SMALL_BETWEEN: Final = expression(r"(?=([^A-Z][A-Z][^A-Z]))")
_NO_CAPITALS: Final = dict.fromkeys(range(ord("A"), ord("Z") + 1))
_ELISIONS: Final = frozenset(("l", "d", "j", "m", "t", "n", "s", "c", "qu", "jusqu", "lorsqu", "puisqu"))
_LONGEST_ARTICLE: Final = max(map(len, _ELISIONS))
_APOSTROPHES: Final = "'’ʼ"
_TABLE: Final = read_word_lists(Path(__file__).with_suffix(".txt"))
_OUR_ENDINGS: Final = frozenset(ending.strip("-") for ending in _TABLE["our"])
_DOUBLES: Final = _TABLE["doubles"]
_DOUBLING: Final = tuple(ending.strip("-") for ending in _TABLE["doubling"])
_ENDINGS: Final = pairs_of(_TABLE["endings"])
_BEGINNINGS: Final = pairs_of(_TABLE["beginnings"])
_OLD_ENDINGS: Final = tuple(old for old, _ in _ENDINGS)
_OLD_BEGINNINGS: Final = tuple(old for old, _ in _BEGINNINGS)
_IRREGULAR: Final = dict(pairs_of(_TABLE["irregular"]))

LONGER_NAMES: Final = {"niger": "nigeria", "dominica": "dominican"}
"""Names of countries that begin the name of another one: a word that begins with the longer name is not meant."""


def rules() -> dict[str, Any]:
    """Return, by name, the tables that split and compare words, for an implementation in another language."""
    return {
        "marks": MARKS,
        "unspaced": list(zip(_UNSPACED_RANGES[::2], _UNSPACED_RANGES[1::2], strict=True)),
        "stop": sorted(STOP),
        "empty": sorted(EMPTY - STOP),
        "asking": sorted(ASKING),
        "inQuestions": sorted(QUESTION_WORDS),
        "counting": sorted(COUNTING),
        "newest": sorted(NEWEST),
        "kinds": [(kind, sorted(small_words.words_of_kind(kind))) for kind in small_words.KINDS[:-1]],
        "elisions": sorted(_ELISIONS),
        "ourEndings": sorted(_OUR_ENDINGS),
        "doubles": _DOUBLES,
        "doubling": _DOUBLING,
        "endings": _ENDINGS,
        "beginnings": _BEGINNINGS,
        "irregular": list(_IRREGULAR.items()),
        "longerNames": list(LONGER_NAMES.items()),
    }


def is_unspaced(letter: str) -> bool:
    """Tell whether a letter is of a script without spaces, so that it is rather a part of a word."""
    if letter < _UNSPACED_RANGES[0]:
        return False
    from bisect import bisect_right  # which most searches never need

    return bisect_right(_UNSPACED_RANGES, letter[0]) % 2 == 1


def find_words(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of a text as they stand in it, with apostrophes inside them, in order.

    In a script without spaces each letter is a word.
    """
    return choose_pattern(text).finditer(text)


def find_likely(text: str, forms: Iterable[str]) -> Iterator[re.Match[str]]:
    """Yield the words of a text that may have one of some forms, and few others, as `find_words` does."""
    pattern = choose_pattern(text)
    if pattern is _WORD:
        letters = {form[0] for form in forms}
        letters |= {old[0] for old, new in (*_BEGINNINGS, *_IRREGULAR.items()) if new[0] in letters}
        pattern = _compile_likely("".join(sorted(letters)), has_apostrophes=any(map(text.__contains__, _APOSTROPHES)))
    return pattern.finditer(text)


@cache
def _compile_likely(letters: str, *, has_apostrophes: bool) -> re.Pattern[str]:
    """Return the pattern of words that begin with a letter, with one that is no ASCII, or with a French article.

    It begins with a set of letters, by which all others are passed over at once.
    """
    first = _make_first(letters)
    if not has_apostrophes:
        return re.compile(rf"{first}(?<=[^\W_])(?<![^\W_].){_REST_OF_WORD}")
    first_or_article = _make_first(letters + "".join(article[0] for article in _ELISIONS))
    is_likely = rf"(?:(?<={first})|(?=[^\W_]{{0,{_LONGEST_ARTICLE - 1}}}['’ʼ]))"
    return re.compile(rf"{first_or_article}(?<=[^\W_])(?<![^\W_].)(?<![^\W_]['’].){is_likely}{_REST_OF_WORD}")


def _make_first(letters: str) -> str:
    """Return a set for a pattern, which is a table: some letters, small and as capitals, and all that is no ASCII."""
    excluded = (letter for letter in map(chr, range(128)) if letter.lower() not in letters)
    return rf"[^{re.escape(''.join(excluded))}]"


def choose_pattern(text: str) -> re.Pattern[str]:
    """Return the pattern of a word that fits a text, as `find_words` uses it."""
    is_plain = text.isascii() or not text.encode("utf-16-be", "surrogatepass")[::2].translate(None, _PLAIN)
    if is_plain and "\u200d" not in text:
        return _WORD
    letters = {*text}  # a page has few, each often
    return _compile_any() if any(map(is_unspaced, letters)) or _MARK.search("".join(letters)) else _WORD


@cache
def _compile_any() -> re.Pattern[str]:
    """Return the pattern of a word in any script, compiled on demand, for that takes some milliseconds."""
    ranges = zip(_UNSPACED_RANGES[::2], _UNSPACED_RANGES[1::2], strict=True)
    letters = "".join(f"{first}-{chr(ord(end) - 1)}" for first, end in ranges)
    word = rf"[^\W_{letters}]+(?:[{MARKS}]+[^\W_{letters}]*)*"
    return re.compile(rf"{word}(?:['’ʼ]{word})*|[^\W_]")


def split_words(text: str) -> list[str]:
    """Return the words of a text as they stand, in order, but those of which nothing is left when they are folded."""
    return [word for word in find_all_words(text) if fold_word(word)]


def find_all_words(text: str) -> list[str]:
    """Return the words of a text as they stand, in order."""
    return [text] if text.isalnum() and text.isascii() else choose_pattern(text).findall(text)


def tokens(text: str) -> list[str]:
    """Return the words of a text in their search form, in order."""
    return " ".join(chunks(text)).split()


def chunks(text: str) -> list[str]:
    """Return the same as `tokens`, grouped by spaces in the text: a word, several words, or none."""
    return list(map(_canonical_words, text.split()))


class _CanonicalWords(dict[str, str]):
    """The search forms of pieces between spaces, which are remembered, for finding words is slow."""

    def __missing__(self, chunk: str) -> str:
        bare = chunk.strip(_PUNCTUATION)
        form = (
            canonical_form(bare)
            if bare.isalnum() and bare.isascii()
            else " ".join(filter(None, map(canonical_form, choose_pattern(bare).findall(bare))))
        )
        self[chunk] = form = intern(form)  # one object for all that have it is found faster in sets and dicts
        return form


_forms_of_chunks: Final = _CanonicalWords()
_canonical_words: Final = _forms_of_chunks.__getitem__


def forget_forms() -> None:
    """Forget the remembered forms where they are many, as after the texts of many files."""
    if len(_forms_of_chunks) > _MOST_REMEMBERED:
        _forms_of_chunks.clear()
        fold_word.cache_clear()
        canonical_form.cache_clear()


@cache
def fold_word(word: str) -> str:
    """Return a word of a text folded, without apostrophes and without an elided French article ("l'asile")."""
    word = fold(word).lower()
    if word.isascii() and word.isalnum():
        return word
    head, _apostrophe, stem = word.partition("'")
    word = stem if head in _ELISIONS and len(stem) > 1 else word
    # Some signs fold to several, or to spaces. The vowels of India's scripts are marks that tell words apart.
    return "".join([char for char in word if char.isalnum() or category(char).startswith("M")])


@cache
def canonical_form(word: str) -> str:
    """Return the form that all spellings of a word share: folded, American, singular.

    The form is only for comparison ("organization" becomes "organisation", where a half-typed word is a prefix of
    both); the rules may join two rare words, but never separate one word's spellings.
    """
    word = fold_word(word)
    if len(word) < 4 or word in STOP or not word.isascii() or not word.isalpha():  # shorter words have no endings
        return _IRREGULAR.get(word, word)
    word = _make_singular(_IRREGULAR.get(word, word))
    return _drop_mute_ending(_make_american(_IRREGULAR.get(word, word)))


def beginnings(word: str) -> tuple[str, ...]:
    """Return the beginnings of the canonical forms of all words that begin like a half-typed one.

    A half-typed word may end inside a part that `canonical_form` changes: "labou" is the beginning of "labor", "centr"
    of "center".
    """
    plain = fold_word(word)
    forms = {plain, _make_american(plain)}
    if plain.endswith("ou"):
        forms.add(plain[:-1])
    if len(plain) > 3 and plain[-1] == "r" and plain[-2] in "bcdgptv":
        forms.add(f"{plain[:-1]}er")
    if plain.endswith("ens"):
        forms.add(f"{plain[:-1]}c")
    shortest = sorted(forms, key=lambda form: (len(form), form))
    return tuple(form for position, form in enumerate(shortest) if not form.startswith(tuple(shortest[:position])))


def find_capitals(text: str) -> list[str]:
    """Return the words, in lower case, that are written like acronyms, unless most of the text is in capitals.

    An acronym has two to six capitals, perhaps with digits ("G20").
    """
    capital_words = re.findall(_CAPITALS, text)
    if not capital_words:
        return []
    words = len(choose_pattern(text).findall(text))
    if words > 1 and (text.isupper() or len(capital_words) * 2 > words):
        return []
    return [word.lower() for word in capital_words]


def first_letters(words: Iterable[str]) -> str:
    """Return the first letters of words."""
    return "".join([word[0] for word in words])


def make_acronyms(words: Iterable[str]) -> set[str]:
    """Return the two or three initials of any run of words, with very common words left out.

    Longer acronyms are looked up by their threes (see `threes`). Where a very common word stands between two others,
    its letter is there as a capital: "vOt" for victims of trafficking (see `over_small_words`).
    """
    every = "".join([_CAPITAL_OF_SMALL_WORD.get(word) or word[0] for word in words])
    every = every if every.isascii() else "".join([letter for letter in every if not is_unspaced(letter)])
    letters = every.translate(_NO_CAPITALS)
    pairs = list(map(add, letters, letters[1:]))
    return {*pairs, *map(add, pairs, letters[2:]), *_SMALL_BETWEEN.findall(every)}


def over_small_words(acronym: str) -> list[list[str]]:
    """Return the ways in which a letter inside an acronym may be that of a very common word, as in `make_acronyms`."""
    return [
        [
            acronym[position - 1] + acronym[position].upper() + acronym[position + 1],
            *threes(acronym[:position] + acronym[position + 1 :]),
        ]
        for position in range(1, len(acronym) - 1)
    ]


def threes(acronym: str) -> list[str]:
    """Return the pieces of `make_acronyms` for this acronym: itself, or all its threes."""
    return [acronym[position : position + 3] for position in range(max(1, len(acronym) - 2))]


def _make_singular(word: str) -> str:
    if word[-1] == "x" and len(word) > 5:
        return word[:-1] if word.endswith(("eaux", "eux")) else word[:-3] + "al" if word.endswith("aux") else word
    if word[-1] != "s" or word.endswith(("ss", "us", "ais", "ois")):
        return word
    if word.endswith("sis"):
        return word[:-2]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("is") and len(word) < 6:
        return word
    return word[:-1]


def _make_american(word: str) -> str:
    """Return the American spelling, but with the "s" of "organise": a half-typed word then fits both."""
    word = _replace_our(_replace_z(word))
    if word.endswith("re") and len(word) > 4 and word[-3] in "bcdgptv":
        word = f"{word[:-2]}er"
    if word.endswith(_OLD_ENDINGS):
        old, new = next(pair for pair in _ENDINGS if word.endswith(pair[0]))
        word = word[: -len(old)] + new
    if word.startswith(_OLD_BEGINNINGS):
        old, new = next(pair for pair in _BEGINNINGS if word.startswith(pair[0]))
        word = new + word[len(old) :]
    if "ll" in word or "pp" in word or "ss" in word or "tt" in word:
        word = _simplify_consonant(word)
    return _simplify_vowel(word) if "ae" in word or "oe" in word else word


def _replace_z(word: str) -> str:
    if "z" not in word or len(word) < 6:
        return word
    for vowels in ("iz", "yz"):
        for vowel in "aei":
            word = word.replace(vowels + vowel, f"{vowels[0]}s{vowel}")
    return f"{word[:-1]}s" if word.endswith(("iz", "yz")) else word


def _replace_our(word: str) -> str:
    if "our" not in word:
        return word
    stem, _vowels, ending = word.rpartition("our")
    if ending in _OUR_ENDINGS and not VOWELS.isdisjoint(stem[stem[:1] == "y" :]):
        return f"{stem}or{ending}"
    return word


def _simplify_consonant(word: str) -> str:
    """Return "traveling" for "travelling": the consonant is single after more than one syllable."""
    for ending in _DOUBLING:
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)]
            if stem.endswith(_DOUBLES if ending else "ll") and _count_syllables(stem[:-2]) > 1:
                return stem[:-1] + ending
    return word


def _count_syllables(word: str) -> int:
    return sum(char in VOWELS and previous not in VOWELS for previous, char in zip(f" {word}", word, strict=False))


def _simplify_vowel(word: str) -> str:
    """Return "fetus" for "foetus", "pediatric" for "paediatric"; "Israel", "poem" and "coexist" stay."""
    for digraph in ("ae", "oe"):
        stem, vowel, ending = word.partition(digraph)
        if not vowel or not stem or len(word) < 6 or stem == "c" or stem[-1] in VOWELS:
            continue
        if ending and ending[0] not in VOWELS and not ending.startswith("l"):
            word = f"{stem}e{ending}"
    return word


def _drop_mute_ending(word: str) -> str:
    """Return the word without the "e" that a plural in "es" leaves: "churche", "mujere", "migrante"."""
    if word.endswith("ie"):
        return f"{word[:-2]}y"
    if word.endswith("oe"):
        return word[:-1]
    if word[-1] == "e" and word[-2:] != "ee" and len(word) > 3:
        sibilant = word[-2] in "sxz" or word.endswith(("che", "she"))
        return word[:-1] if sibilant or len(word) > 5 else word
    return word
