"""Finds the places that a text means, one or several, also where a catalogue split a name at a comma or an "and"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from protlib.record.places.gazetteer import Place
from protlib.record.places.spellings import find_country_or_region, find_place_by_name, place_key
from protlib.record.small_words import between, choices_for

_MOST_LETTERS: Final = 200
"""A longer text is only compared with names of countries and regions."""
# Such as "Kenya; Ghana", "Kenya, Somalia and Uganda", "Niger - Mali", "Serbia (and Kosovo)", "كينيا والصومال",
# "肯尼亚和索马里".
_PLACE_SEPARATOR: Final = (
    rf"\s+[–—-]\s+|\s*[;,/|]\s*(?:and\s+)?|\s+\(?(?:&|{between()})\s+|\s*[،؛、，；]\s*"
    rf"|\s+(?:{choices_for('attached')})(?=\w{{3}})"
    r"|(?<=[\u4e00-\u9fff])[和与及]"
)
_MOST_PIECES: Final = 4  # of a name with commas or “and” in it, such as “Saint Helena, Ascension and Tristan da Cunha”
_REACH: Final = 8  # pieces at either side that a bare word, such as “Northern”, may belong to: each costs a look-up
_MOST_PARTS: Final = 30  # of a text: more are a page of text, and the cost grows with the square
_LONGEST_LIST: Final = 400  # letters: a longer text is no list of places


@lru_cache(maxsize=1 << 14)
def resolve(text: str) -> Place | None:
    """Return the place that a text means; None if it means none, or several.

    The text is a code or a name of a country or a region (`spellings.find_country_or_region`), also in another language
    (`foreign_names.find_foreign_place`). It may be a house's phrase ("Réunion (France)", "Syria Crisis"), or an area
    (`areas.find_area`). All but the first load their tables only when needed.
    """
    if "state" in text.lower() and not find_place_by_name(text):
        from protlib.record.places import areas

        if area := areas.find_area_by_full_name(text):
            return area  # "Niger State", which is in Nigeria
    return resolve_wide(text) or (_find_area(text) if len(text) <= _MOST_LETTERS else None)


@lru_cache(maxsize=4096)
def resolve_wide(text: str) -> Place | None:
    """Return the place that a text means, without the areas below the country: their table is the biggest."""
    if (place := find_country_or_region(text)) or len(text) > _MOST_LETTERS:
        return place
    from protlib.record.places import foreign_names, phrases

    return foreign_names.find_foreign_place(text) or phrases.find_place_of_phrase(text)


def is_translated(text: str, place: Place) -> bool:
    """Tell whether a text has another name of a place than an English one: "Westafrika"; areas have no others."""
    text_key = place_key(text)
    if place.outer_codes or text_key in map(place_key, (place.name, *place.other_names)):
        return False
    return text_key in map(place_key, place.foreign_names) or not find_country_or_region(text)


def decide_area(text: str, countries: frozenset[str]) -> str:
    """Return the name of the area that a text means in some countries (alpha-3 codes); a place stays unchanged."""
    if not countries or resolve(text):
        return text
    from protlib.record.places import areas

    area = areas.find_area_in_countries(text, countries)
    return area.name if area else text


def _find_area(text: str) -> Place | None:
    from protlib.record.places import areas

    return areas.find_area(text)


@lru_cache(maxsize=4096)
def spell(text: str) -> str:
    """Return the gazetteer's spelling of a place; other texts unchanged.

    "NA" stays as it is: in a table it more likely means "not available" than Namibia.
    """
    place = resolve(text) if text.upper() != "NA" else None
    return place.name if place else text


@lru_cache(maxsize=4096)
def split_places(text: str) -> tuple[str, ...]:
    """Return the places that a text lists ("Kenya; Ghana", "Northern, Western and Southern Europe").

    A text that is itself a place ("Trinidad and Tobago"), or has a part that is none, stays whole.
    """
    if "  " in text:  # searching a run of spaces takes time in the square of its length
        return split_places(" ".join(text.split()))
    if find_country_or_region(text) or len(parts := _split_parts(text)) < 2:
        return (text,)
    if all(map(find_country_or_region, parts)):
        return parts
    if resolve(text):
        return (text,)
    return parts if all(map(resolve, parts)) else _places_of_composite(text) or (text,)


@lru_cache(maxsize=4096)
def resolve_all(text: str) -> tuple[Place, ...]:
    """Return the places that a text means, one or a list; none if a part of it is no place."""
    resolved = [resolve(part) for part in split_places(text)]
    return tuple(dict.fromkeys(place for place in resolved if place)) if all(resolved) else ()


def _split_parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(_PLACE_SEPARATOR, text) if part)


def _places_of_composite(text: str) -> tuple[str, ...]:
    """Return the places of a list with composites or a shared word; none for other texts.

    "East and Horn of Africa and Yemen" are two places; "Northern and Southern Europe" share a word.
    """
    from protlib.record.places.phrases import without_resolution

    text = without_resolution(text).removesuffix(")") if "(and" in text else without_resolution(text)
    if len(text) > _LONGEST_LIST:
        return ()
    gaps = [(0, 0), *(match.span() for match in re.finditer(_PLACE_SEPARATOR, text)), (len(text), len(text))]
    if len(gaps) > _MOST_PARTS:
        return ()
    names: list[str] = []
    start = 0
    while start < len(gaps) - 1:
        for end in range(len(gaps) - 1, start, -1):
            part = text[gaps[start][1] : gaps[end][0]]
            if resolve(part) or (end == start + 1 and (part := _with_shared_word(part, text[gaps[end][1] :]))):
                names.append(part)
                start = end
                break
        else:
            return ()
    return tuple(filter(None, names))


def _with_shared_word(part: str, later_parts: str) -> str:
    """Return a part with the last word of a later part if that makes a region: "Northern" of "... Southern Europe"."""
    for following in _split_parts(later_parts):
        full_name = f"{part} {following.split()[-1]}"
        place = resolve(full_name)
        if place and place.kind != "country":
            return full_name
    return ""


def join_split(labels: Sequence[str]) -> list[str]:
    """Return the labels with split names rejoined, in the gazetteer's spelling; unknown labels stay unchanged.

    "Bolivia", "Plurinational State Of" become one country again; "West", "Central Africa" the two regions of "West and
    Central Africa". Pieces are joined only if one of them is no place by itself: "Serbia", "Montenegro" stay two.
    """
    pieces = list(_runs(labels))
    _join_strays(pieces)
    return [_complete(pieces, position) for position in range(len(pieces))]


def _runs(labels: Sequence[str]) -> Iterator[str]:
    """Yield the labels, with the name of the place for neighbouring pieces of it."""
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
    """Return the place that was split into these pieces; None if there is none, or each piece is a place."""
    if all(map(find_place_by_name, pieces)):
        return None
    *first, last = pieces
    if place := find_place_by_name(f"{' '.join(first)} and {last}"):
        return place if len(place.parts) < 2 else None
    place = find_place_by_name(" ".join(pieces))
    return place if place and place.kind == "country" else None


def _join_strays(pieces: list[str]) -> None:
    """Join two pieces of a country's name that stand apart."""
    for position in reversed(range(len(pieces))):
        if find_place_by_name(pieces[position]):
            continue
        for index in _iterate_nearest(position, len(pieces)):
            place = _rejoin_place((pieces[index], pieces[position]))
            if place and place.kind == "country":
                pieces[index] = place.name
                del pieces[position]
                break


def _complete(pieces: Sequence[str], position: int) -> str:
    """Return the gazetteer's spelling of a piece, perhaps completed by another piece ("Central", "West Asia")."""
    piece = pieces[position]
    if not find_place_by_name(piece):
        for index in _iterate_nearest(position, len(pieces)):
            if place := find_place_by_name(f"{piece} {pieces[index].rpartition(' ')[2]}"):
                return place.name
    return spell(piece)


def _iterate_nearest(position: int, count: int) -> Iterator[int]:
    """Yield the indices of the surrounding pieces, nearest first, the following before the preceding."""
    for distance in range(1, _REACH + 1):
        yield from (index for index in (position + distance, position - distance) if 0 <= index < count)
