"""Several places in one text, put apart; and names that a catalogue tore apart at commas and at "and", put together again."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from protlib.record.places.gazetteer import Place
from protlib.record.places.resolver import resolve, spell
from protlib.record.places.spellings import country_or_region, of_name

# Such as "Kenya; Ghana", "Kenya, Somalia and Uganda", "Kenya et Ghana", "Serbia (and Kosovo)", "كينيا والصومال", "肯尼亚和索马里".
_BETWEEN: Final = re.compile(
    r"\s*[;,/|]\s*(?:and\s+)?|\s+\(?(?:and|&|et|y|und|e|и)\s+|\s*[،؛、，；]\s*|\s+و(?=\w{3})|(?<=[\u4e00-\u9fff])[和与及]"
)
_MOST_PIECES: Final = 4
_REACH: Final = 8
_MOST_PARTS: Final = 30
_LONGEST: Final = 400


@lru_cache(maxsize=4096)
def separate(text: str) -> tuple[str, ...]:
    """Return the places that a text names one behind the other ("Kenya; Ghana", "Northern, Western and Southern Europe").

    It stays whole where it is a place itself ("Trinidad and Tobago"), or not each part is one.
    """
    if "  " in text:  # a run of spaces takes the square of its length to be looked through
        return separate(" ".join(text.split()))
    parts = _parts(text)
    if len(parts) < 2 or country_or_region(text):
        return (text,)
    if all(map(country_or_region, parts)):
        return parts
    if resolve(text):
        return (text,)
    return parts if all(map(resolve, parts)) else _of_composite(text) or (text,)


def meant(text: str) -> tuple[Place, ...]:
    """Return the places that a text means: one, or those that it names one behind the other; none where it is not all places."""
    resolved = [resolve(part) for part in separate(text)]
    return tuple(dict.fromkeys(place for place in resolved if place)) if all(resolved) else ()


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in _BETWEEN.split(text) if part)


def _of_composite(text: str) -> tuple[str, ...]:
    """Return the places of a list that names some of them in several parts or by one word for all; none where it is none.

    "East and Horn of Africa and Yemen" are two; "Northern and Southern Europe" share a word.
    """
    from protlib.record.places.phrases import without_resolution

    text = without_resolution(text).removesuffix(")") if "(and" in text else without_resolution(text)
    if len(text) > _LONGEST:
        return ()
    gaps = [(0, 0), *(match.span() for match in _BETWEEN.finditer(text)), (len(text), len(text))]
    if len(gaps) > _MOST_PARTS:
        return ()
    names: list[str] = []
    at = 0
    while at < len(gaps) - 1:
        for end in range(len(gaps) - 1, at, -1):
            part = text[gaps[at][1] : gaps[end][0]]
            if resolve(part) or (end == at + 1 and (part := _with_shared_word(part, text[gaps[end][1] :]))):
                names.append(part)
                at = end
                break
        else:
            return ()
    return tuple(filter(None, names))


def _with_shared_word(part: str, rest: str) -> str:
    """Return a part with the last word of one that follows it, where that makes it no country: "Northern" of "... Southern Europe"."""
    for following in _parts(rest):
        full_name = f"{part} {following.split()[-1]}"
        place = resolve(full_name)
        if place and place.kind != "country":
            return full_name
    return ""


def join_split(labels: Sequence[str]) -> list[str]:
    """Return the labels with what was torn apart put together, spelt by the gazetteer; what it does not know stays as it is.

    "Bolivia", "Plurinational State Of" is one country again; "West", "Central Africa" are the two regions that
    "West and Central Africa" names. Pieces are joined only if one of them is no place by itself: "Serbia", "Montenegro" are two.
    """
    pieces = list(_runs(labels))
    _join_strays(pieces)
    return [_completed(pieces, at) for at in range(len(pieces))]


def _runs(labels: Sequence[str]) -> Iterator[str]:
    """Yield the labels, with the name of the place for neighbours that are pieces of it."""
    start = 0
    while start < len(labels):
        for end in range(min(start + _MOST_PIECES, len(labels)), start + 1, -1):
            if place := _rejoin_place(labels[start:end]):
                yield place.name
                break
        else:
            end = start + 1
            yield labels[start]
        start = end


def _rejoin_place(pieces: Sequence[str]) -> Place | None:
    """Return the place that was torn into these pieces; None if there is none, or each piece is a place by itself."""
    if all(map(of_name, pieces)):
        return None
    *first, last = pieces
    if place := of_name(f"{' '.join(first)} and {last}"):
        return place if len(place.parts) < 2 else None
    place = of_name(" ".join(pieces))
    return place if place and place.kind == "country" else None


def _join_strays(pieces: list[str]) -> None:
    """Join two pieces of a country's name that do not stand together."""
    for at in reversed(range(len(pieces))):
        if of_name(pieces[at]):
            continue
        for index in _nearest(at, len(pieces)):
            place = _rejoin_place((pieces[index], pieces[at]))
            if place and place.kind == "country":
                pieces[index] = place.name
                del pieces[at]
                break


def _completed(pieces: Sequence[str], at: int) -> str:
    """Return the piece spelt, with the last word of another piece where that makes it a place ("Central", "West Asia")."""
    piece = pieces[at]
    if not of_name(piece):
        for index in _nearest(at, len(pieces)):
            if place := of_name(f"{piece} {pieces[index].rpartition(' ')[2]}"):
                return place.name
    return spell(piece)


def _nearest(at: int, count: int) -> Iterator[int]:
    """Yield the indices of the pieces round about, the nearest first, what follows before what precedes."""
    for distance in range(1, _REACH + 1):
        yield from (index for index in (at + distance, at - distance) if 0 <= index < count)
