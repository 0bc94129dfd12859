"""Treaties and laws in queries: who asks for one by its short name finds what has its full title, or any other of its names."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Final

from protlib.index import Index, bitmaps
from protlib.index.parts import CAPITALS, TITLE
from protlib.index.words import folded, tokens
from protlib.search.expansion import Match, Wanted, parts, phrase, union
from protlib.search.query import Phrase
from protlib.text import fold

if TYPE_CHECKING:
    from protlib.record.instruments import Instrument

KINDS: Final = frozenset(
    (
        "accord", "acte", "act", "acuerdo", "agenda", "agreement", "cadre", "carta", "charte", "charter", "compact", "convencion", "convenio",
        "convention", "covenant", "declaracion", "declaration", "directiva", "directive", "estatuto", "framework", "law", "loi", "marco",
        "pact", "pacte", "pacto", "plan", "plataforma", "platform", "principes", "principios", "principles", "programme", "protocol", "protocole", "protocolo",
        "recomendacion", "recommandation", "recommendation", "reglamento", "reglement", "regulation", "statut", "statute",
    )
)  # fmt: skip
"""The words of which the names of treaties have one, unless an acronym or a number is in them: without these, the table is not loaded."""
_QUALITY: Final = 0.85
_LONGEST: Final = 22
_FIELDS: Final = ("", "title")
_LEAST: Final = 2


def with_words(index: Index, wanted: Sequence[Wanted]) -> list[Wanted]:
    """Return the words of a query with what they stand for as the name of a treaty, each by itself or with those beside it."""
    if not any(map(_may_be_of_treaty, wanted)):
        return list(wanted)
    added: defaultdict[int, list[Match]] = defaultdict(list)
    for start, first in enumerate(wanted):
        for end in range(start + 1, min(start + _LONGEST, len(wanted)) + 1):
            run = wanted[start:end]
            if end == start + 1 and fold(first.word.text) in KINDS:
                continue  # "convention" alone is no name
            if first.word.field not in _FIELDS or any(one.word.field != first.word.field for one in run):
                break
            found = matches(index, " ".join(one.word.text for one in run), first.word.field)
            for place in range(start, end):
                added[place] += found
    return [one.also(added[place]) for place, one in enumerate(wanted)]


def matches(index: Index, text: str, field: str) -> list[Match]:
    """Return what a text stands for as the name of a treaty: the records that have another of its names, and not of a longer one."""
    if field not in _FIELDS:
        return []
    from protlib.record.instruments import named

    asked = fold(text)
    return [
        Match("name", _QUALITY, found, (name,))
        for instrument in named(text)
        for name in instrument.all_names()
        if fold(name) != asked and (found := with_name(index, name, field, instrument))
    ]


def titled(index: Index, wanted: Sequence[Wanted]) -> tuple[int, int]:
    """Return the records whose title begins with a name of the treaty that a whole query names, or has the name that is typed; and what else has one in its title.

    It is the treaty itself that is asked for by a name, before what only has the words of this.
    """
    text = " ".join(one.word.text for one in wanted)
    if any(one.word.field for one in wanted) or not any(map(_may_be_of_treaty, wanted)):
        return 0, 0
    from protlib.record.instruments import key, named

    first = having = 0
    for instrument in named(text):
        for name in instrument.all_names():
            bits = with_name(index, name, "title", instrument).get(TITLE, 0)
            having |= bits
            first |= bits if key(name) == key(text) else _beginning(index, tokens(name), bits)
    return first, having


def _beginning(index: Index, words: Sequence[str], among: int) -> int:
    """Return those of some records whose title begins with some words."""
    titles = index.titles(bitmaps.numbers(among)) if among else {}
    return bitmaps.of([number for number, title in titles.items() if title[: len(words)] == list(words)])


def _may_be_of_treaty(one: Wanted) -> bool:
    text = one.word.text
    if one.word.field not in _FIELDS or len(text) < _LEAST:
        return False
    return tells_of_name(text) or not one.is_itself()


def tells_of_name(word: str) -> bool:
    """Tell whether a word is one of those by which a name of a treaty is known: "Convention", "UNGPs", "C029"."""
    has_letters_and_figures = word.isalnum() and not word.isalpha() and not word.isdecimal()
    return fold(word) in KINDS or sum(map(str.isupper, word)) >= _LEAST or has_letters_and_figures


def with_name(index: Index, name: str, field: str, instrument: "Instrument") -> dict[int, int]:
    """Return the records that have a name, by part: an acronym in capitals, the words of any other side by side."""
    from protlib.record.instruments import is_acronym

    if is_acronym(name) and not any(map(str.isdecimal, name)):
        return _in_capitals(index, name, field)
    found = _side_by_side(index, name, field)
    if longer := list(_longer(name, instrument)) if found else []:
        others = union(_side_by_side(index, other, field).get(TITLE, 0) for other in longer)
        found = {part: left for part, bits in found.items() if (left := bits & ~others)}
    return found


def _in_capitals(index: Index, name: str, field: str) -> dict[int, int]:
    sets = {word: bitmaps.unpack([blob]) for word, part, blob in index.words(_words(name)) if part == CAPITALS}
    bits = reduce(and_, (sets.get(word, 0) for word in _words(name)))
    return {CAPITALS: bits} if bits and (not field or CAPITALS in parts(field)) else {}


def _side_by_side(index: Index, name: str, field: str) -> dict[int, int]:
    return {part: bits for match in phrase(index, Phrase(name, field)).matches for part, bits in match.parts.items()}


def _words(name: str) -> list[str]:
    return [folded(word) for word in name.split("-")]


def _longer(name: str, own: "Instrument") -> Iterator[str]:
    """Yield the names of other treaties that hold this one: "Abolition of Forced Labour Convention" holds "Forced Labour Convention"."""
    from protlib.record.instruments import instruments

    inner = f" {fold(name)} "
    for other in instruments():
        if other != own:
            yield from (each for each in other.names if inner in f" {fold(each)} ".replace(",", " "))
