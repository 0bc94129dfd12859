"""How SQLite finds the words on pages that misspelt words may mean.

The values of its query have names: for numbers, Python 3.12.1 warns.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from protlib.index.parts import grams

_Values = dict[str, str | int]
_LAST: Final = "\U0010ffff"
_MOST_LETTERS_MORE: Final = 2  # letters that a word has more or fewer, by two mistakes
# Only the words are read that begin with one of two letters, or have one of them behind another first letter; `firsts`
# has these, each found from the one before. Their length is compared first, for that is quick.
_WORDS_LIKE: Final = """\
WITH RECURSIVE firsts(letter) AS (
  SELECT substr(min(word), 1, 1) FROM words
  UNION ALL
  SELECT (SELECT substr(min(word), 1, 1) FROM words WHERE word > letter || :last) FROM firsts WHERE letter IS NOT NULL),
starts(start) AS (
  SELECT :first UNION SELECT :second
  UNION SELECT letter || :first FROM firsts WHERE letter NOT IN (:first, :second)
  UNION SELECT letter || :second FROM firsts WHERE letter NOT IN (:first, :second))
SELECT word FROM starts CROSS JOIN words WHERE word BETWEEN start AND start || :last
AND length(word) BETWEEN :shortest AND :longest
AND (substr(word, 1, 1) = :first) + (instr(:ends, substr(word, -1)) > 0){inner} >= :shared
"""


def find_similar(
    shared: Mapping[str, int], execute: Callable[[str, _Values], Iterable[tuple[str]]]
) -> dict[str, list[str]]:
    """Return, for each of some words, those on pages that share at least so many pairs of letters, ends included.

    `execute` runs a query of words in SQLite. Of a word's first two letters they have one among theirs: whatever one
    mistake is made at the beginning. They have at most two letters more or fewer. Spellings of one word that begin
    alike are looked for together.
    """
    similar: dict[str, list[str]] = {}
    for beginning in {word[:2] for word in shared}:
        likely_words = {word: least for word, least in shared.items() if word[:2] == beginning}
        pairs = [(word, grams(word)) for (word,) in execute(*_make_query([*likely_words], min(likely_words.values())))]
        for typed_word, least in likely_words.items():
            own_pairs = grams(typed_word)
            similar[typed_word] = [
                word
                for word, other_pairs in pairs
                if len(own_pairs & other_pairs) >= least and abs(len(word) - len(typed_word)) <= _MOST_LETTERS_MORE
            ]
    return similar


def _make_query(words: Sequence[str], shared: int) -> tuple[str, _Values]:
    """Return the query for all words that may be like some words with the same beginning, and for few others."""
    pairs = sorted({word[start : start + 2] for word in words for start in range(len(word) - 1)})
    pair_values = {f"pair{number}": pair for number, pair in enumerate(pairs)}
    inner = "".join(f" + (instr(word, :{name}) > 0)" for name in pair_values)
    values: _Values = {
        "last": _LAST,
        "first": words[0][0],
        "second": words[0][1:2],
        "ends": "".join(word[-1] for word in words),
        "shared": shared,
        "shortest": min(map(len, words)) - _MOST_LETTERS_MORE,
        "longest": max(map(len, words)) + _MOST_LETTERS_MORE,
    }
    return _WORDS_LIKE.format(inner=inner), values | pair_values
