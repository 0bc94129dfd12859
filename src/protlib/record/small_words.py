"""The small words of the languages of the field, by kind and use.

The table is `small_words.txt`, which describes its rows: language, kind, uses, words. A row here is a tuple of these
four texts.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from protlib.record.tables import rows_of
from protlib.text import fold

_TABLE: Final = Path(__file__).with_suffix(".txt")
ARTICLE: Final = "article"
CONJUNCTION: Final = "conjunction"
DETERMINER: Final = "determiner"
OF: Final = "of"
PREPOSITION: Final = "preposition"
KINDS: Final = (DETERMINER, ARTICLE, CONJUNCTION, OF, PREPOSITION, "other")

ELIDED: Final = "(?:dell|nell|sull|all|qu|[cdjlmnst])"
"""A pattern for what French and Italian write before an apostrophe: "l'asile", "dell'immigrazione"."""
_ELISION: Final = f"^{ELIDED}'"  # the apostrophe that `fold` makes

Row = tuple[str, ...]


@cache
def table() -> str:
    """Return the text of the table."""
    return _TABLE.read_text(encoding="utf-8")


@cache
def rows() -> tuple[Row, ...]:
    """Return the rows of the table, unfolded."""
    return rows_of(table())


@cache
def _rows_by_use() -> Mapping[str, Sequence[Row]]:
    """Return the rows by each of their uses: a use is a whole word, and "open" is not in "opening"."""
    by_use: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows():
        for use in row[2].split():
            by_use[use].append(row)
    return by_use


@cache
def _fold(words: str) -> str:
    return words if words.isascii() else fold(words)


def words_for(use: str) -> frozenset[str]:
    """Return the folded words with a use, of all languages."""
    return frozenset(" ".join([_fold(words) for *_head, words in _rows_by_use()[use]]).split())


def words_of_kind(*kinds: str) -> frozenset[str]:
    """Return the folded words of some kinds, of all languages."""
    return frozenset(" ".join([_fold(words) for _language, kind, _uses, words in rows() if kind in kinds]).split())


def unfolded_words_for(use: str, language: str = "") -> frozenset[str]:
    """Return the unfolded words with a use, of one language or of all."""
    word_lists = (words for row_language, *_head, words in _rows_by_use()[use] if language in ("", row_language))
    return frozenset(" ".join(word_lists).split())


@cache
def between() -> str:
    """Return the words that stand between two names, in all languages, as the choices of an expression: "and|und|e".

    They are in small letters: a capital "E" or "Y" between two names is an initial.
    """
    return choices_for("between")


@cache
def choices_for(use: str, fewest_letters: int = 1) -> str:
    """Return the words with a use, in all languages, as the choices of an expression, from so many letters."""
    long_words = (word for word in unfolded_words_for(use) if len(word) >= fewest_letters)
    return "|".join(sorted(long_words, key=lambda word: (-len(word), word)))


def cut_article(name: str) -> str:
    """Return a name without the article before it: "the Agency", "l'Agence"; not "A Better Life"."""
    return re.sub(_expression_before_name(), "", name, flags=re.IGNORECASE)


@cache
def _expression_before_name() -> str:
    return rf"\A(?:(?:{choices_for('before', 2)})\s+|l['’]\s*)"


def without_elision(word: str) -> str:
    """Return a folded word without an elided article or preposition in front."""
    return re.sub(_ELISION, "", word) if "'" in word else word


@cache
def of_names() -> frozenset[str]:
    """Return articles, prepositions and conjunctions, which distinguish no bodies, journals or instruments."""
    return words_of_kind(ARTICLE, CONJUNCTION, OF, PREPOSITION)


@cache
def of_titles() -> frozenset[str]:
    """Return words that tell nothing about a title."""
    return words_for("key")
