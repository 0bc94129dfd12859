"""Well-known bodies under all their names: a search for one name also finds the others."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from protlib.index import Index, bitmaps
from protlib.index.parts import EDITOR, ORGANISATION, PARTS
from protlib.index.text_lines import piece_with_words
from protlib.index.words import STOP, canonical_form, split_words
from protlib.record import authority
from protlib.record.authority import Body
from protlib.search.term import WordMeaning
from protlib.text import fold

_PUBLISHER: Final = next(number for number, part in PARTS.items() if "publisher" in part.query_names)
PARTS_OF: Final[Mapping[str, tuple[int, ...]]] = {
    "author": (ORGANISATION,), "editor": (ORGANISATION, EDITOR), "publisher": (_PUBLISHER,),
}  # fmt: skip
"""The parts in which the names of bodies stand that a field of the query language asks for."""
_QUALITY_OF_NAME: Final = 0.9  # of a match, from 0 to 1: another name of a body is nearly what was typed
# The query language puts this sign between the characters of a language without spaces.
_SPACE_OF_UNSPACED: Final = r"(?<=[\u3040-\u9fff\uac00-\ud7af]) (?=[\u3040-\u9fff\uac00-\ud7af])"
_FEWEST_LETTERS: Final = 3  # letters: an acronym of fewer is that of too many


def find_matches(index: Index, text: str, field: str, excluded: int = 0, *, is_sure: bool = False) -> list[WordMeaning]:
    """Return the records that have another name of a body in a field; `excluded` are records that are found anyway.

    An acronym of several bodies stands for all of them, unless `is_sure`.
    """
    bodies = find_bodies(text, is_sure=is_sure)
    if not bodies:
        return []
    folded = fold(text)
    names = {name: None for body in bodies for name in names_of(body) if fold(name) != folded}
    parts = PARTS_OF[field]
    words_by_name = {name: [canonical_form(word) for word in split_words(name)] for name in names}
    by_name = _find_in_lines(index, words_by_name, parts, excluded)
    for name in chain.from_iterable(map(whole_acronyms, bodies)):
        by_name[name] |= find_whole(index, field, name) & ~excluded if fold(name) != folded else 0
    return [WordMeaning("name", _QUALITY_OF_NAME, {parts[0]: bits}, (name,)) for name, bits in by_name.items() if bits]


def find_bodies(text: str, *, is_sure: bool = False) -> Sequence[Body]:
    """Return the bodies that a text may name: several for an acronym of several, unless `is_sure`."""
    text = text if text.isascii() else re.sub(_SPACE_OF_UNSPACED, "", text)
    if sure := body_for_name(text):
        return (sure,)
    return () if is_sure else authority.find_possible_bodies(text)


def body_for_name(text: str) -> Body | None:
    """Return the one body for a displayed name, in any spelling and with its acronym behind it."""
    if not text.endswith(")") and not authority.may_have_spellings(text):
        return authority.find_body(text)
    from protlib.record.names import known_bodies  # which most names never need

    return known_bodies.body_named(text)


def acronym_note(text: str) -> str:
    """Return a note on an acronym that several bodies share, or that may mean something else; "" for any other text."""
    bodies = authority.find_possible_bodies(text)
    if not bodies or authority.find_body(text):
        return ""
    return f"{text} may be {' or '.join(body.name for body in bodies)}"


def names_of(body: Body) -> Iterator[str]:
    """Yield the names and acronyms that stand for a body wherever they are in a name: "UNHCR Kenya"."""
    yield from (name.text for name in body.names)
    shorts = (short for short in body.shorts() if not _is_word(short))
    yield from (short for short in shorts if not authority.is_latin(short) or authority.find_body(short) == body)


def whole_acronyms(body: Body) -> Iterator[str]:
    """Yield the acronyms of a body that are words as well: they stand for it only as the whole name."""
    return (short for short in body.shorts() if _is_word(short))


def find_whole(index: Index, field: str, short: str) -> int:
    """Return the records in which an acronym is the whole name, or the body before a place: "WHO", "WHO Europe"."""
    from protlib.record.places.spellings import find_country_or_region  # which few queries need

    value = fold(short)
    bits = index.find_labelled(field, value, value)
    for _folded, label, numbers in index.labels(field, f"{value} ", f"{value}!"):  # "!" follows the space
        if label.startswith(short) and find_country_or_region(label.removeprefix(short).strip()):
            bits |= numbers
    return bits


def _is_word(short: str) -> bool:
    return len(short) < _FEWEST_LETTERS or authority.is_word_in_capitals(short)


def _find_in_lines(
    index: Index, words_by_name: Mapping[str, Sequence[str]], parts: Sequence[int], excluded: int
) -> defaultdict[str, int]:
    """Return the records, except the excluded ones, with the words of each name side by side in some parts."""
    holding: defaultdict[str, int] = defaultdict(int)
    for word, part, blob in index.words({word for words in words_by_name.values() for word in words}):
        if part in parts:
            holding[word] |= bitmaps.unite_blobs((blob,))
    bits: defaultdict[str, int] = defaultdict(int)
    candidates: dict[str, int] = {}
    for name, words in words_by_name.items():
        word_sets = [holding[word] for word in words if word in holding or word not in STOP]
        matching_records = index.all() & ~excluded if word_sets else 0
        for records in word_sets:
            matching_records &= records
        if matching_records:
            candidates[name] = matching_records
    sides = {name: piece_with_words(words_by_name[name]) for name in candidates}
    for number, lines in index.texts(bitmaps.numbers(bitmaps.union(candidates.values()))):
        texts = [line.text for line in lines if line.part in parts]
        for name, side in sides.items():
            if any(side in text for text in texts):
                bits[name] |= 1 << number
    return bits
