"""The words and phrases that several readers look for, by kind and language; `shared_words.txt` has them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from protlib.record.tables import choices_of, read_rows
from protlib.text import fold

_TABLE: Final = Path(__file__).with_suffix(".txt")


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    return read_rows(_TABLE)


@cache
def words_by_language(kind: str) -> Mapping[str, tuple[str, ...]]:
    """Return the words of a kind, as they are written, by language."""
    return {language: tuple(texts.split("|")) for name, language, texts in _rows() if name == kind}


def words_of(kind: str) -> frozenset[str]:
    """Return the words of a kind in `shared_words.txt`, as they are written, in all languages."""
    return frozenset(word for words in words_by_language(kind).values() for word in words)


@cache
def plain_words_of(kind: str) -> frozenset[str]:
    """Return the same words, folded."""
    return frozenset(map(fold, words_of(kind)))


@cache
def plain_choices_for(kind: str) -> str:
    """Return the folded words of a kind as the choices of an expression."""
    return choices_of(plain_words_of(kind))


@cache
def wordings(kind: str, language: str = "") -> str:
    """Return the words of a kind, of one language or of all, as the choices of an expression: "report|rapport"."""
    return choices_of(words_by_language(kind)[language] if language else words_of(kind))
