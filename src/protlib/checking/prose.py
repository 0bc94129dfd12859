"""The language of a text, told by its script and its small words; "" where that is not certain.

Programs that know hundreds of languages take from 0.9 to 8 seconds to start and 5 to 96 MB; these words take no time. They are
asked for prose of the languages in which reports of the field are written, and for no others.
"""

import re
from functools import lru_cache
from typing import Final

from protlib.text import without_markup

_SMALL_WORDS: Final = {
    "en": "a an the of and to in for with from that this which are is was were been has have their its by on at as an or not be we these those who",
    "fr": "le la les des du et une un dans pour sur par est sont aux avec ce cette ces qui que au ou leur leurs en se plus ont été à d l",
    "es": "el la los las del y en una un para por con que es son se su sus al como más o entre sobre este esta estos ha han fue de lo",
    "pt": "o os as da do das dos e em uma um para por com que não no na nos nas ao à aos se mais como ou sobre entre foi são é pelo pela",
    "de": "der die das den dem des und in von zu mit für auf ist im ein eine einer eines nicht sind werden wird auch sich bei als über zur zum",
    "it": "il lo gli della del delle dei degli di e in una un per con che non è sono nel nella sul alla al dal dalla tra più anche come ed",
    "nl": "de het een en van voor met op te zijn is dat die niet aan door bij ook als naar uit over om der wordt werden of tot",
    "sv": "och att det som en ett för av på är med till inte om har den de i från vid kan eller var efter där",
    "da": "og at det som en et for af på er med til ikke om har den de i fra ved kan eller var efter der blev",
    "no": "og at det som en et for av på er med til ikke om har den de i fra ved kan eller var etter der ble",
    "pl": "i w na z do się nie jest że o oraz dla przez od po jako ich które który ze są",
    "ro": "și de la în cu pe din care pentru o un nu sunt este ale al mai prin sau fost",
    "tr": "ve bir bu ile için olarak da de olan daha çok en ise gibi kadar olduğu",
    "id": "dan yang di dari untuk dengan pada dalam ini adalah oleh tidak akan atau sebagai kepada",
    "hu": "a az és hogy nem egy is van meg azt vagy mint volt csak de ez",
    "fi": "ja on ei se että oli sen mutta kun joka ovat myös tai sekä",
    "cs": "a v na se je že s z do o pro jako by ale od která které jsou nebo",
    "sw": "na ya wa kwa ni za katika la kuwa cha hii kama watu",
    "ht": "ak nan yo pou ki yon se sou pa li te moun",
}  # fmt: skip
_WORDS_OF: Final = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_WORD: Final = re.compile(r"[^\W\d_]+")
_SCRIPTS: Final = {
    "ARABIC": (re.compile("[\u0600-\u06ff\u0750-\u077f]"), "ar fa ur ps prs ckb ku ug sd"),
    "CYRILLIC": (re.compile("[\u0400-\u04ff]"), "ru uk bg sr mk be kk ky tg mn tt bs"),
    "KANA": (re.compile("[\u3040-\u30ff]"), "ja"),
    "HAN": (re.compile("[\u4e00-\u9fff]"), "zh ja ko yue"),
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
_MOSTLY: Final = 0.5
"""So much of the letters of a text is of the script that it is in."""
_FEWEST: Final = 4
"""So many small words tell a language."""
_SHARE: Final = 0.2
"""So many of the words of prose are small ones; of a title that quotes another language, fewer are."""
_AHEAD: Final = 1.5
"""So many times as often as those of any other language."""


@lru_cache(maxsize=4096)
def languages_of(text: str) -> tuple[str, ...]:
    """Return the languages that a text may be in, the likeliest first; one for most scripts, none where it is not certain."""
    bare = without_markup(text)
    if not bare.isascii() and (found := _by_script(bare)):
        return found
    tokens = _WORD.findall(bare.lower())
    counted: dict[str, int] = {}
    for token in tokens:
        for language in _LANGUAGES.get(token, ()):
            counted[language] = counted.get(language, 0) + 1
    if not counted:
        return ()
    best = max(counted, key=counted.__getitem__)
    count = counted.pop(best)
    second = max(counted.values(), default=0)
    is_certain = count >= _FEWEST and count >= _SHARE * len(tokens) and count >= _AHEAD * second
    return (best,) if is_certain else ()


def _by_script(text: str) -> tuple[str, ...]:
    letters = sum(map(str.isalpha, text))
    for pattern, languages in _SCRIPTS.values():
        if len(pattern.findall(text)) > _MOSTLY * letters:
            return tuple(languages.split())
    return ()


def _by_word() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for language, words in _WORDS_OF.items():
        for word in words:
            found.setdefault(word, []).append(language)
    return found


_LANGUAGES: Final = _by_word()
