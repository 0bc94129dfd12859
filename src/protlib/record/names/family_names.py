"""Family names of two words, and family names in front: how the words of a name in natural order show them.

The names stand in `family_names.txt`.
"""

import re
from pathlib import Path
from typing import Final

from protlib.record.names.given_names import COMMON
from protlib.record.tables import words_by_section
from protlib.text import fold

_TABLE: Final = words_by_section(Path(__file__).with_suffix(".txt"))
IBERIAN: Final = _TABLE["iberian"]
"""Family names of Spain, Portugal and Latin America, folded; two of them make one name."""
IBERIAN_GIVEN_TOO: Final = _TABLE["iberian given too"]
"""Family names that are also given names; after a woman's name, or after two given names, they are family names."""
IBERIAN_GIVEN: Final = _TABLE["iberian given"]
GIVEN_NAMES: Final = COMMON | IBERIAN_GIVEN
_WOMEN: Final = _TABLE["women"]
"""Women's names in `IBERIAN_GIVEN` that do not end in "a"."""
_OPENS_A_PAIR: Final = frozenset(("ana", "jose", "joao", "juan", "luis", "maria", "marie", "rosa"))
"""Given names that a second given name mostly follows."""
_DEVOTIONAL: Final = _TABLE["devotional"]
"""Words after a particle in a given name: "María de los Ángeles", "Maria de Fátima"."""
_TITLE_PARTICLES: Final = frozenset(("da", "das", "de", "del", "do", "dos", "la", "las", "los"))
_JOINING: Final = frozenset(("d'", "d’", "de", "del", "du"))

_ACCENTED_ENDS: Final = ("án", "és", "ín", "ís", "ón", "ño", "ña")
_IBERIAN_ENDING: Final = r"(?:[aeio]z|ad[ao]|er[ao]|ill[ao]s?|ales|ed[ao]|ej[ao]|uelo|ones|osa|zaga|etxea|eche)$"

_CHINESE: Final = _TABLE["chinese"]
_OTHER_FRONT_NAMES: Final = _TABLE["others in front"]
FRONT_NAMES: Final = _CHINESE | _OTHER_FRONT_NAMES
_SYLLABLE: Final = (
    r"(?:[zcs]h|hs|ts|ng|ph|th|tr|kh|gi|qu|kw|hw|ky|[bpmfdtnlgkhjqxrzcswyv])?[aeiouyw]{1,3}(?:ng|nh|ch|[nmptckrlgh])?"
)
_PINYIN: Final = r"(?:[zcs]h|hs|ts|[bpmfdtnlgkhjqxrzcswy])?[aeiou]{1,3}(?:ng|[nr])?"

_WORDS_WITH_PATRONYMIC: Final = 3  # words of a full name in Russian and Ukrainian
# Such as "Петрович", "Ильич", "Сергеевна", "Сергіївна", "Ильинична", "Аляксандраўна".
_CYRILLIC_PATRONYMIC: Final = (
    "(?:[оеаё]вич|[оеаё]віч|[оеё]вна|[иі]чна|[іїє]вна|[аеоё]ўна)$|^(?:Ильич|Кузьмич|Лукич|Никитич|Саввич|Фомич)$"
)
_DAUGHTER: Final = "(?:[oeiy]vna|[iy]chna)$"  # no family name ends so in Latin letters: "Sergeevna", "Serhiivna"
_SON: Final = "(?:[oe]vi(?:ch|č|tch|tsch)|^Il['’ʹy]?ich)$"  # but many end like "Popovich"
_PATRONYMIC: Final = rf"{_CYRILLIC_PATRONYMIC}|{_DAUGHTER}|{_SON}"
# Such as "Petrov", "Putina", "Dostoevsky", "Shevchenko", "Kovalchuk".
_SLAVIC: Final = "(?:[oey]va?|ina?|sk(?:y|i|ii|iy|yi|yy|aya|aia|a)|enko|[ctk]h?uk)$"


def front_words(words: list[str]) -> int:
    """Return how many words at the front are an East Asian family name, 0 for another order.

    Such as "Ban Ki-moon", "Xi Jinping", "Lee Kuan Yew", "Nguyen Thi Minh"; two names of one syllable, "Li Wei", stay
    open.
    """
    folded_words = [fold(word) for word in words]
    first, *given_words = folded_words
    if not given_words or first not in FRONT_NAMES or any(word in COMMON for word in given_words):
        return 0
    if len(given_words) == 1:
        return int(_is_of_two_syllables(words[1], given_words[0], is_chinese=first in _CHINESE))
    return int(given_words[-1] not in IBERIAN and all(re.fullmatch(_SYLLABLE, word) for word in given_words))


def _is_of_two_syllables(word: str, letters: str, *, is_chinese: bool) -> bool:
    if "-" in letters:
        parts = letters.split("-")
        return len(parts) == 2 and all(re.fullmatch(_SYLLABLE, part) and part not in COMMON for part in parts)
    is_name = is_chinese and word.istitle() and letters not in FRONT_NAMES
    return is_name and re.fullmatch(_PINYIN * 2, letters) is not None


def words_before_patronymic(words: list[str]) -> int:
    """Return 1 where a family name stands before a given name and a patronymic, "Петров Пётр Петрович", else 0.

    A word such as "Popovich" is a family name, too, also behind a patronymic.
    """
    if len(words) != _WORDS_WITH_PATRONYMIC or re.search(_PATRONYMIC, words[1]):
        return 0
    is_sure = re.search(_CYRILLIC_PATRONYMIC, words[2]) or re.search(_DAUGHTER, words[2])
    is_slavic = re.search(_SLAVIC, words[0]) and fold(words[0]) not in COMMON
    return int(bool(is_sure or (is_slavic and re.search(_SON, words[2]))))


def has_patronymic(words: list[str]) -> bool:
    """Tell whether words are a full name in Russian or Ukrainian, in either order."""
    return len(words) == _WORDS_WITH_PATRONYMIC and any(re.search(_CYRILLIC_PATRONYMIC, word) for word in words[1:])


def double_start(words: list[str], last: int) -> int:
    """Return where the family name begins in a name without a particle; `last` is the position of its last word."""
    if last < 2:
        return last
    given_before, previous_word, end = map(fold, words[last - 2 : last + 1])
    first = fold(words[0])
    is_initial = len(previous_word.rstrip(".")) < 2
    is_pair_of_given_names = given_before in _OPENS_A_PAIR and previous_word in _DEVOTIONAL
    if is_initial or is_pair_of_given_names:
        return last
    is_double = False
    if previous_word in IBERIAN and previous_word not in GIVEN_NAMES:
        is_double = end in IBERIAN or first in GIVEN_NAMES
    elif previous_word in IBERIAN_GIVEN_TOO:
        is_woman = given_before in _WOMEN or (
            given_before.endswith("a") and given_before in IBERIAN_GIVEN - _OPENS_A_PAIR
        )
        has_two_given_names = last > 2 and {first, given_before} <= GIVEN_NAMES
        is_double = is_woman or (has_two_given_names and end in IBERIAN)
    elif previous_word not in GIVEN_NAMES and given_before not in _OPENS_A_PAIR and first in IBERIAN_GIVEN:
        is_double = end in IBERIAN or "-" in end or _is_like_iberian(words[last], end)
    return last - 1 if is_double else last


def _is_like_iberian(word: str, letters: str) -> bool:
    """Tell whether a word ends like a Spanish family name: "Holguín", "Ordóñez", "Cabanillas"."""
    return word.endswith(_ACCENTED_ENDS) or re.search(_IBERIAN_ENDING, letters) is not None


def is_devotional(words: list[str], position: int) -> bool:
    """Tell whether the particle at a place belongs to the given name, as in "Maria da Conceição Almeida"."""
    if not position or fold(words[position]) not in _TITLE_PARTICLES:
        return False
    next_position = position
    while next_position < len(words) - 1 and fold(words[next_position]) in _TITLE_PARTICLES:
        next_position += 1
    return next_position < len(words) - 1 and fold(words[next_position]) in _DEVOTIONAL


def find_start(words: list[str], position: int) -> int:
    """Return where a family name with a particle at a place begins: "Wihtol de Wenden", "Pérez de la Riva"."""
    if position < 2 or words[position] not in _JOINING:
        return position
    previous_word, first = fold(words[position - 1]), fold(words[0])
    if previous_word in COMMON or previous_word in IBERIAN_GIVEN or "." in previous_word or len(previous_word) < 2:
        return position
    is_family = previous_word in IBERIAN or (first in COMMON and first not in _OPENS_A_PAIR)
    return position - 1 if is_family else position
