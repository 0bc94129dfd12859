"""The words that title pages and imprint pages say around a work; `words.txt` has them."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from protlib.record.tables import choices_of, read_phrases, read_rows
from protlib.text import fold, fold_phrase

ISSUED_BY: Final = "issued by "
"""The kind of what a body alone issues, before its code: "issued by ifrc"."""
_NUMBERED_BY: Final = "numbered by "
_EDGES: Final = " .:;,|/–—-•·*"


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return the words of a kind in `words.txt`, which reports alone need: folded, in all languages."""
    return frozenset(map(fold_line, read_phrases(Path(__file__).with_suffix(".txt"), kind)))


@cache
def issuing_codes() -> tuple[str, ...]:
    """Return the codes of the bodies of which the table has kinds of reports that they alone issue."""
    kinds = dict.fromkeys(kind for kind, *_cells in read_rows(Path(__file__).with_suffix(".txt")))
    return tuple(kind.removeprefix(ISSUED_BY) for kind in kinds if kind.startswith(ISSUED_BY))


@cache
def numbers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the numbers that bodies alone give their reports, as patterns, each with the code of the body."""
    rows = read_rows(Path(__file__).with_suffix(".txt"))
    cells = (
        (kind.removeprefix(_NUMBERED_BY), pattern) for kind, _language, pattern in rows if kind.startswith(_NUMBERED_BY)
    )
    return tuple((code, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")) for code, pattern in cells)


@cache
def opening(kind: str) -> re.Pattern[str]:
    """Return a pattern of the words of a kind at the beginning of a folded text, the longest first."""
    sorted_words = sorted(words_of(kind), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, sorted_words))})(?![^\W_])")


def alternatives(*kinds: str) -> str:
    """Return the words of kinds, as they are written, as the choices of an expression, the longest first."""
    table = Path(__file__).with_suffix(".txt")
    return choices_of(words for kind in kinds for words in read_phrases(table, kind))


@cache
def phrases(kind: str) -> re.Pattern[str]:
    """Return a pattern of the words of a kind within a text, in any case."""
    return re.compile(rf"(?<!\w)(?:{alternatives(kind)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def fold_line(text: str) -> str:
    """Return a text in one case, without accents and without signs at its ends, as words of the table are compared."""
    return fold_phrase(text, _EDGES)


@lru_cache(maxsize=4096)
def cut_opening(kind: str, text: str) -> str | None:
    """Return what follows words of a kind at the beginning of a text, None where it begins otherwise."""
    bare = text.lstrip(_EDGES)
    folded_text = fold(bare.replace("’", "'"))
    match = opening(kind).match(folded_text)
    if match is None:
        return None
    end = match.end() if len(folded_text) == len(bare) else len(" ".join(bare.split()[: len(match[0].split())]))
    return bare[end:].lstrip(f"{_EDGES}؛،")


def is_one_of(kind: str, text: str) -> bool:
    """Tell whether a whole text is a word of a kind."""
    return fold_line(text) in words_of(kind)
