"""The language of a text by its script and its small words; "" where that is not certain.

Programs that know hundreds of languages take from 0.9 to 8 seconds to start and 5 to 96 MB; these words take no time.
They work for prose in the languages of reports in this field, and for no others. `prose.txt` has the words.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from protlib.frozen import expression
from protlib.record.tables import read_rows
from protlib.text import without_markup

_WORD: Final = re.compile(r"[^\W\d_]+")
_SCRIPTS: Final = {
    "ARABIC": (re.compile("[\u0600-\u06ff\u0750-\u077f]"), "ar fa ur ps prs ckb ku ug sd"),
    "CYRILLIC": (re.compile("[\u0400-\u04ff]"), "ru uk bg sr mk be kk ky tg mn tt bs"),
    "HAN": (re.compile("[\u3040-\u30ff\u4e00-\u9fff]"), "zh ja ko yue"),
    "HANGUL": (re.compile("[\uac00-\ud7af]"), "ko"),
    "GREEK": (re.compile("[\u0370-\u03ff]"), "el"),
    "HEBREW": (re.compile("[\u0590-\u05ff]"), "he yi"),
    "THAI": (re.compile("[\u0e00-\u0e7f]"), "th"),
    "DEVANAGARI": (re.compile("[\u0900-\u097f]"), "hi ne mr sa"),
    "BENGALI": (re.compile("[\u0980-\u09ff]"), "bn as"),
    "ETHIOPIC": (re.compile("[\u1200-\u137f]"), "am ti"),
    "GEORGIAN": (re.compile("[\u10a0-\u10ff]"), "ka"),
    "ARMENIAN": (re.compile("[\u0530-\u058f]"), "hy"),
    "MYANMAR": (re.compile("[\u1000-\u109f]"), "my"),
}
"""Scripts, and the languages that are written in them, the likeliest first."""
_ANY_SCRIPT: Final = expression("|".join(pattern.pattern for pattern, _languages in _SCRIPTS.values()))
_KANA: Final = expression("[\u3040-\u30ff]")
_ONLY_ARABIC: Final = expression("\u0629")
"""The letter teh marbuta, which of the languages in Arabic letters Arabic alone writes."""
_NOT_ARABIC: Final = expression("[\u0671-\u06d5]")
"""The letters that Arabic does not have: those of Persian, Urdu, Pashto, Kurdish."""
_OWN_LETTERS: Final = {
    "CYRILLIC": (
        (expression("[\u0454\u0457\u0491]"), "uk"),
        (expression("\u045e"), "be"),
        (expression("[\u0453\u0455\u045c]"), "mk"),
        (expression("[\u0452\u045b]"), "sr bs"),
        (expression("[\u0458-\u045a\u045f]"), "sr mk bs"),
        (expression("[\u0493\u049b\u04a3\u04af\u04b1\u04b3\u04b7\u04bb\u04d9\u04e3\u04e9\u04ef]"), "kk ky tg mn tt"),
        (expression("\u0456"), "uk be"),
        (expression("[\u044b\u044d\u0451]"), "ru"),
    ),
    "ARABIC": (
        (expression("[\u067c\u0681\u0685\u0689\u0693\u0696\u069a\u06ab\u06bc\u06cd\u06d0]"), "ps"),
        (expression("[\u0679\u0688\u0691\u06ba\u06d2]"), "ur"),
        (expression("[\u06b5\u06c6\u06ce\u06d5]"), "ckb ku ug"),
        (expression("[\u067e\u0686\u0698\u06af]"), "fa prs ur"),
    ),
}
"""Letters that a text of a script has only in some languages, those of the fewest first."""
_FEWEST_OWN_LETTERS: Final = 2  # of such letters: a foreign name may have one
_LEAST_SHARE_OF_A_SCRIPT: Final = 0.5
"""So much of the letters of a text is of the script that it is in."""
_FEWEST_WORDS: Final = 3
"""So many distinctive words show a language."""
_SHARE_OF_DISTINCTIVE_WORDS: Final = 0.2
"""So many of the words of prose are distinctive; of a title that quotes another language, fewer are."""
_WEIGHT: Final = 1.6
"""So much they weigh: a word that is one of two languages weighs half as much as one of one."""
_AHEAD: Final = 1.5
"""So many times as much as those of any other language."""
# Such as "proteção", "protección", "protezione", "Ausbeutung"; short ones, such as "lung", are English too.
_ENDINGS: Final = re.compile(
    r"(?P<pt>\w*(?:ção|ções|ões|ão))|(?P<es>\w*(?:ción|ciones)|\w*ñ\w*)|(?P<it>\w{4,}zion[ei])"
    r"|(?P<de>\w{4,}(?:ung|ungen|keit|heit|schaft)|\w*ß\w*)"
)


@lru_cache(maxsize=4096)
def languages_of_prose(text: str) -> tuple[str, ...]:
    """Return the languages that a text may be in, the likeliest first; none where that is not certain."""
    bare = without_markup(text)
    # A title in Latin letters often has a quotation mark or an accent, and each script takes a search.
    if not bare.isascii() and _ANY_SCRIPT.search(bare) and (languages := _find_by_script(bare)):
        return languages
    return _find_by_words(_WORD.findall(bare.lower()))


def _find_by_words(tokens: list[str]) -> tuple[str, ...]:
    known_tokens = [(token, languages) for token in tokens if (languages := _languages_of_word(token))]
    if len(known_tokens) < max(_FEWEST_WORDS, _SHARE_OF_DISTINCTIVE_WORDS * len(tokens)):
        return ()
    weights: dict[str, float] = {}
    for _token, languages in known_tokens:
        for language in languages:
            weights[language] = weights.get(language, 0) + 1 / len(languages)
    best_language = max(weights, key=weights.__getitem__)
    weight = weights.pop(best_language)
    is_certain = weight >= _WEIGHT and weight >= _AHEAD * max(weights.values(), default=0)
    is_prose = (
        is_certain and len({token for token, languages in known_tokens if best_language in languages}) >= _FEWEST_WORDS
    )
    return (best_language,) if is_prose else ()


@lru_cache(maxsize=8192)
def _languages_of_word(token: str) -> tuple[str, ...]:
    """Return the languages of a word: by itself, or by its ending."""
    if token in _LANGUAGES:
        return _LANGUAGES[token]
    ending = _ENDINGS.fullmatch(token)
    return (str(ending.lastgroup),) if ending else ()


def _find_by_script(text: str) -> tuple[str, ...]:
    letters = sum(map(str.isalpha, text))
    for script, (pattern, languages) in _SCRIPTS.items():
        if len(pattern.findall(text)) > _LEAST_SHARE_OF_A_SCRIPT * letters:
            if _KANA.search(text):
                return ("ja",)
            has_arabic = _ONLY_ARABIC.search(text) or any(_languages_of_word(token) for token in _WORD.findall(text))
            is_arabic = has_arabic and not _NOT_ARABIC.search(text)
            if is_arabic and "ar" in languages:
                return ("ar",)
            return _find_by_own_letters(text.lower(), script) or tuple(languages.split())
    return ()


def _find_by_own_letters(text: str, script: str) -> tuple[str, ...]:
    """Return the languages whose own letters a text has, none where it has none of these or those of Arabic alone."""
    rows = () if _ONLY_ARABIC.search(text) else _OWN_LETTERS.get(script, ())
    return next((tuple(codes.split()) for letters, codes in rows if _has_several(text, letters)), ())


def _has_several(text: str, letters: re.Pattern[str]) -> bool:
    return len(letters.findall(text)) >= _FEWEST_OWN_LETTERS


def _group_by_word() -> dict[str, tuple[str, ...]]:
    """Return the languages of each small word, from a table with a line for each language."""
    languages_by_word: dict[str, tuple[str, ...]] = {}
    for language, words in read_rows(Path(__file__).with_suffix(".txt")):
        for word in frozenset(words.split()):
            languages_by_word[word] = (*languages_by_word.get(word, ()), language)
    return languages_by_word


_LANGUAGES: Final = _group_by_word()
