"""Finds the places that a text means, one or several, also in phrases of houses, and where a catalogue split a name."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from protlib.frozen import expression
from protlib.record.places import areas
from protlib.record.places.gazetteer import Place, contains
from protlib.record.places.houses import HOUSES
from protlib.record.places.spellings import find_country_or_region, find_place_by_name, place_key
from protlib.record.shared_words import wordings, words_of
from protlib.record.small_words import between, choices_for
from protlib.record.tables import read_pairs
from protlib.text import fold

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
_REACH_IN_PIECES: Final = 8  # at either side of a bare word, such as “Northern”: each costs a look-up
_MOST_PARTS: Final = 30  # of a text: more are a page of text, and the cost grows with the square
_LONGEST_LIST: Final = 400  # letters: a longer text is no list of places
# "Kosovo (S/RES/1244 (1999))", "Kosovo: S/RES/1244 (1999)".
_RESOLUTION: Final = expression(r"(?:(?<![\s(:,;])[\s(:,;]++)?S/RES/1244\s*(?:\(1999\))?\s*\)?", re.IGNORECASE)
# "UNICEF East Asia and Pacific Regional Office", "UNICEF MENA", "WHO Europe".
_PLACE_OF_HOUSE: Final = re.compile(
    r"(?P<house>[A-Z]{2,})\s+(?P<place>.+?)(?:\s+(?:regional\s+)?(?:office|bureau|region))?(?:\s*\([A-Z]{2,}\))?",
    re.IGNORECASE,
)
# "Réunion (France)", "Kenya (East Africa)".
_PLACE_WITH_BRACKETS: Final = expression(r"(?P<place>[^()]+?)(?:(?:(?<!\s)|(?<=\A\s))\s+)?\((?P<around>[^()]+)\)")
_OVERSEAS: Final = read_pairs(Path(__file__).with_name("overseas.txt"))
"""Areas with a code of their own in ISO 3166-1, by the state that lists name after them."""


def _without_resolution(text: str) -> str:
    """Return a text without the Security Council resolution that houses write after Kosovo."""
    return _RESOLUTION.sub("", text) if "1244" in text else text


@cache
def _office() -> re.Pattern[str]:
    """Return the pattern of the office for a region: "IOM Regional Office for Asia", "Bureau régional pour"."""
    offices = wordings("regional office").replace(r"\ ", r"\s+")
    return re.compile(
        rf"(?:(?P<house>[A-Z]{{2,}}|the)['’]?s?\s+)?(?:{offices})\s+(?:{choices_for('open')})\s+"
        r"(?:l['’])?(?P<place>.+?)(?:\s*\([A-Z]{2,}\))?",
        re.IGNORECASE,
    )


@cache
def _situations() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of what happens in a place: "Ukraine refugee situation", "crise humanitaire en Haïti"."""
    qualities = "regional|refugee|humanitarian|migration|displacement"
    return (
        re.compile(
            rf"(?P<place>.+?)\s+(?:(?:{qualities})\s+)*(?:{wordings('situation', 'en')}|conflict\s+zone)", re.IGNORECASE
        ),
        re.compile(
            rf"(?:(?:{choices_for('before')})\s+)?(?:{wordings('situation')})(?:\s+(?:{wordings('of situation')}))*"
            rf"\s+(?:(?:{choices_for('place')})\s+|d['’])(?:(?:{choices_for('before')})\s+|l['’])?(?P<place>.+)",
            re.IGNORECASE,
        ),
    )


@cache
def _distinctive_letters() -> tuple[str, ...]:
    """Return letters of which each text of an office or a situation has some; to look for them is quicker."""
    return tuple(map(str.casefold, words_of("regional office") | words_of("situation")))


def _find_place_of_phrase(text: str) -> Place | None:
    """Return the country or region that a house's phrase means; None for other texts."""
    text = _without_resolution(text).strip()
    if country_or_region := find_country_or_region(text):
        return country_or_region
    folded_text = text.casefold()
    is_distinctive = any(letters in folded_text for letters in _distinctive_letters())
    if (is_distinctive or next(iter(folded_text.split()), "") in HOUSES) and (region := _region_of_house(text)):
        return region
    for form in (_office(), *_situations()) if is_distinctive else ():
        if match := form.fullmatch(text):
            return find_country_or_region(match["place"]) or areas.find_area(match["place"])
    if "(" in text and (match := _PLACE_WITH_BRACKETS.fullmatch(text)):
        inner, outer = find_country_or_region(match["place"]), find_country_or_region(match["around"])
        if inner and outer and _is_around(outer, inner):
            return inner
    return None


def _region_of_house(text: str) -> Place | None:
    """Return the region that a text names for a house: its own, such as WHO's Africa, else the usual region."""
    match = _office().fullmatch(text) or _PLACE_OF_HOUSE.fullmatch(text)
    if not match or fold(match["house"] or "") not in HOUSES:
        return None
    region = find_country_or_region(f"{match['house']} {match['place']}") or find_country_or_region(match["place"])
    return region if region and region.kind == "region" else None


def _is_around(outer: Place, inner: Place) -> bool:
    return inner.code in _OVERSEAS.get(outer.code, "").split() or (outer.kind == "region" and contains(outer, inner))


@lru_cache(maxsize=1 << 14)
def resolve(text: str) -> Place | None:
    """Return the place that a text means; None if it means none, or several.

    The text is a code or a name of a country or a region (`spellings.find_country_or_region`), also in another language
    (`foreign_names.find_foreign_place`). It may be a house's phrase ("Réunion (France)", "Syria Crisis"), or an area
    (`areas.find_area`). All but the first load their tables only when needed.
    """
    if "state" in text.lower() and not find_place_by_name(text) and (area := areas.find_area_by_full_name(text)):
        return area  # "Niger State", which is in Nigeria
    return resolve_wide(text) or (_find_area(text) if len(text) <= _MOST_LETTERS else None)


@lru_cache(maxsize=4096)
def resolve_wide(text: str) -> Place | None:
    """Return the place that a text means, without the areas below the country: their table is the biggest."""
    if (place := find_country_or_region(text)) or len(text) > _MOST_LETTERS:
        return place
    from protlib.record.places import foreign_names

    return foreign_names.find_foreign_place(text) or _find_place_of_phrase(text)


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
    area = areas.find_area_in_countries(text, countries)
    return area.name if area else text


def _find_area(text: str) -> Place | None:
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
    place_list = [resolve(part) for part in split_places(text)]
    return tuple(dict.fromkeys(place for place in place_list if place)) if all(place_list) else ()


def _split_parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(_PLACE_SEPARATOR, text) if part)


def _places_of_composite(text: str) -> tuple[str, ...]:
    """Return the places of a list with composites or a shared word; none for other texts.

    "East and Horn of Africa and Yemen" are two places; "Northern and Southern Europe" share a word.
    """
    text = _without_resolution(text).removesuffix(")") if "(and" in text else _without_resolution(text)
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
    for later_part in _split_parts(later_parts):
        full_name = f"{part} {later_part.split()[-1]}"
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
    for distance in range(1, _REACH_IN_PIECES + 1):
        yield from (index for index in (position + distance, position - distance) if 0 <= index < count)
