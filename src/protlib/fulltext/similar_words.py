"""How SQLite finds the words on pages that a misspelt word may mean."""

from typing import Final

_LAST: Final = "\U0010ffff"
_FIRST_PAIR: Final = 8  # the number of the query's first value for pairs
_MOST: Final = 2  # letters that a word has more or fewer, by two mistakes
# Only the words are read that begin with one of two letters, or have one of them behind another first letter; `firsts`
# has these, each found from the one before. Their length is compared first, for that is quick.
_WORDS_LIKE: Final = """\
WITH RECURSIVE firsts(letter) AS (
  SELECT substr(min(word), 1, 1) FROM words
  UNION ALL
  SELECT (SELECT substr(min(word), 1, 1) FROM words WHERE word > letter || ?1) FROM firsts WHERE letter IS NOT NULL),
starts(start) AS (
  SELECT ?2 UNION SELECT ?3
  UNION SELECT letter || ?2 FROM firsts WHERE letter NOT IN (?2, ?3)
  UNION SELECT letter || ?3 FROM firsts WHERE letter NOT IN (?2, ?3))
SELECT word FROM starts CROSS JOIN words WHERE word BETWEEN start AND start || ?1 AND length(word) BETWEEN ?6 AND ?7
AND (substr(word, 1, 1) = ?2) + (substr(word, -1) = ?4){inner} >= ?5
"""


def make_query(word: str, shared: int) -> tuple[str, tuple[str | int, ...]]:
    """Return the query for words that share at least so many pairs of letters with a word, ends included.

    Of its first two letters they have one among theirs: whatever one mistake is made at the beginning. They have at
    most two letters more or fewer.
    """
    pairs = sorted({word[position : position + 2] for position in range(len(word) - 1)})
    inner = "".join(f" + (instr(word, ?{number}) > 0)" for number in range(_FIRST_PAIR, _FIRST_PAIR + len(pairs)))
    values: tuple[str | int, ...] = (
        _LAST,
        word[0],
        word[1:2],
        word[-1],
        shared,
        len(word) - _MOST,
        len(word) + _MOST,
        *pairs,
    )
    return _WORDS_LIKE.format(inner=inner), values
