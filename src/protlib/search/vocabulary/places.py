"""Words of a query that name a country or a region in another language than English: the records that are about it have them, too.

`place_keys.txt` has the names, a line for each with the code of its place and what that is called in English; `make docs` makes it of
the gazetteer, which a search need not read.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from protlib.index import Index
from protlib.index.parts import PARTS_BY_FIELD
from protlib.index.words import EMPTY, folded, surface, tokens
from protlib.search.expansion import Match, Term, phrase
from protlib.search.query import Phrase
from protlib.search.vocabulary.key_lines import line_from

_KEYS: Final = "place_keys.txt"
_FIELD: Final = "place"
_FIELDS: Final = ("", _FIELD)
_LONGEST: Final = 6
_QUALITY: Final = 0.9


class PlaceMention(NamedTuple):
    """Words from `start` up to `end` that name the place with a code, called `name` in English."""

    start: int
    end: int
    code: str
    name: str


def with_words(index: Index, terms: Sequence[Term]) -> list[Term]:
    """Return the words of a query with the records of the places that they name."""
    added: defaultdict[int, list[Match]] = defaultdict(list)
    for run in named_in([term.word.text if term.word.field in _FIELDS else "" for term in terms]):
        if parts := having(index, run.code, run.name, terms[run.start].word.field):
            match = Match("name", _QUALITY, parts, (run.name, *tokens(run.name)))
            for place in range(run.start, run.end):
                added[place].append(match)
    return [term.also(added[place]) for place, term in enumerate(terms)]


def having(index: Index, code: str, name: str, field: str = "") -> dict[int, int]:
    """Return the records that are about a place, or have its English name elsewhere, by part; only there where a field is asked for."""
    parts: defaultdict[int, int] = defaultdict(int)
    for match in phrase(index, Phrase(name, field)).matches:
        for part, bits in match.parts.items():
            parts[part] |= bits
    parts[PARTS_BY_FIELD[_FIELD][0]] |= index.labelled(_FIELD, code, code)
    return {part: bits for part, bits in parts.items() if bits}


def named_in(words: Sequence[str]) -> Iterator[PlaceMention]:
    """Yield the longest runs of words, none of them in two, that name places; very common words between them do not count."""
    forms = [form(word) for word in words]
    start = 0
    while start < len(words):
        mention = _longest(forms, start)
        if mention:
            yield mention
        start = mention.end if mention else start + 1


def everything() -> Iterator[tuple[str, str, str]]:
    """Yield all names as they are compared, each with the code of its place and what that is called in English."""
    for line in _lines().decode().splitlines():
        key_text, code, name = line.split("\t")
        yield key_text, code, name


def key(name: str) -> str:
    """Return what is compared of a name."""
    return " ".join(filter(None, map(form, surface(name))))


def form(word: str) -> str:
    """Return the form in which a word of a name is compared, "" for one that carries nothing."""
    plain = folded(word)
    return "" if plain in EMPTY else plain


def _longest(forms: Sequence[str], start: int) -> PlaceMention | None:
    if not forms[start] or not line_from(_lines(), forms[start]).startswith(forms[start]):
        return None
    ends = [end for end in range(start + 1, min(start + _LONGEST, len(forms)) + 1) if forms[end - 1]]
    for end in reversed(ends):
        text = " ".join(filter(None, forms[start:end]))
        matched_key, _tab, place = line_from(_lines(), f"{text}\t").partition("\t")
        if matched_key == text:
            return PlaceMention(start, end, *place.split("\t"))
    return None


@cache
def _lines() -> bytes:
    return Path(__file__).with_name(_KEYS).read_bytes()
