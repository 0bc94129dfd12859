"""The places themselves, and which of them contain which.

The tables are `countries.txt` and `regions.txt`, which describe their rows.
"""

import re
from functools import cache
from pathlib import Path
from typing import Final, Literal

from protlib.frozen import NamedTuple
from protlib.record.places.houses import LEADING_HOUSES, MARKS, house_rows
from protlib.record.tables import read_rows

Kind = Literal["country", "region", "area"]
_WORLD: Final = "001"
_COMMON_NOUNS: Final = frozenset((
    "ldc", "lldc", "sids", "fragile", "eastern-route", "northern-route", "southern-route", "western-african-route",
    "syria-3rp", "r4v",
))  # fmt: skip
"""Regions with common words as names, whose capitals a title in sentence case drops: "fragile states"."""
# Such as "Micronesia (Federated States of)", "Korea, Republic of".
_FORM_BEHIND: Final = r"([^(,]+?)(?: \(|, )([^(,]+ of)(?: the)?\)?"
# Such as "Democratic Republic of the Congo", "Commonwealth of Dominica".
_FORM_OF_STATE: Final = r"((?:\S+ )*(?:Republic|Kingdom|State|States|Commonwealth|Union)) of (?:the )?(.+)"


class Place(NamedTuple):
    """A country, a region, or an area inside a country: a province, a town, a camp.

    `code` is alpha-3 for a country, three digits for a region of M49, a word for any other region. `source` names the
    list it comes from. `other_names` are English, present and former; `foreign_names` French, Spanish and Portuguese.
    `parts` are the regions in the name of a composite ("West and Central Africa"). `alpha_2` and `numeric` are a
    country's; Kosovo has no number. `outer_codes` are the codes of the places around an area, its country last.
    """

    code: str
    name: str
    kind: Kind
    source: str
    other_names: tuple[str, ...]
    foreign_names: tuple[str, ...]
    parts: tuple[str, ...] = ()
    alpha_2: str = ""
    numeric: str = ""
    outer_codes: tuple[str, ...] = ()


@cache
def by_code() -> dict[str, Place]:
    """Return every place by its code, countries first."""
    return {place.code: place for place in (*map(_country, _countries()), *map(_region, _regions()))}


@cache
def _countries() -> tuple[tuple[str, ...], ...]:
    return read_rows(Path(__file__).with_name("countries.txt"))


@cache
def _regions() -> tuple[tuple[str, ...], ...]:
    return read_rows(Path(__file__).with_name("regions.txt"))


def _country(row: tuple[str, ...]) -> Place:
    code, alpha_2, numeric, _region, names = row
    name, further_names, foreign_names = _split_names(names)
    if numeric == "-":
        return Place(code, name, "country", "ISO 3166-1, user-assigned", further_names, foreign_names, (), alpha_2)
    return Place(code, name, "country", "ISO 3166-1", further_names, foreign_names, (), alpha_2, numeric)


def _region(row: tuple[str, ...]) -> Place:
    code, _contents, parts, source, names = row
    name, further_names, foreign_names = _split_names(names)
    return Place(code, name, "region", source, further_names, foreign_names, tuple(parts.split()))


def _split_names(names: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    english, _semicolon, foreign_names = names.partition(";")
    name, *further_names = english.split("|")
    return name, tuple(further_names), tuple(foreign_names.split("|")) if foreign_names else ()


@cache
def _members(house: str) -> dict[str, frozenset[str]]:
    """Return the countries (alpha-3 codes) of each place by its code, as a house draws it, or the tables for ""."""
    if not house:
        return _members_by_code()
    by_code = dict(_members(""))
    for drawing, code, contents, _source in house_rows():
        if drawing == house:
            inner_names = contents.split()
            gaps = {inner[1:] for inner in inner_names if inner[0] == "-"}
            by_code[code] = frozenset().union(*(by_code[inner] for inner in inner_names if inner[0] != "-")) - gaps
    return by_code


def _members_by_code() -> dict[str, frozenset[str]]:
    members_by_code: dict[str, frozenset[str]] = {}
    lying_in: dict[str, list[str]] = {}
    for code, _alpha_2, _numeric, region, _names in _countries():
        members_by_code[code] = frozenset((code,))
        lying_in.setdefault(region, []).append(code)
    contents = {code: contents.split() or lying_in[code] for code, contents, *_details in _regions()}

    def countries(code: str) -> frozenset[str]:
        if code not in members_by_code:
            members_by_code[code] = frozenset().union(*map(countries, contents[code]))
        return members_by_code[code]

    return {code: countries(code) for code in by_code()}


@cache
def geography() -> tuple[tuple[Place, tuple[Place, ...]], ...]:
    """Return the regions of M49 without further regions inside, in its order, each with its countries by code.

    Antarctica, which is in none of them, counts as a region.
    """
    places_by_code = by_code()
    lying_in: dict[str, list[Place]] = {}
    for code, _alpha_2, _numeric, region, _names in _countries():
        lying_in.setdefault(code if region == _WORLD else region, []).append(places_by_code[code])
    order = {code: position for position, code in enumerate(places_by_code)}
    return tuple(
        (places_by_code[code], tuple(sorted(countries)))
        for code, countries in sorted(lying_in.items(), key=lambda pair: (pair[0].isalpha(), order[pair[0]]))
    )


def members(place: Place) -> frozenset[str]:
    """Return the countries (alpha-3 codes) of a place by its source; a country has itself, an area its country."""
    return frozenset(place.outer_codes[-1:]) if place.kind == "area" else _members("")[place.code]


def countries_counted_to(place: Place, house: str = "") -> frozenset[str]:
    """Return the countries (alpha-3 codes) that any house counts to a place, or that one house does.

    A house without a list of its own follows the region's source. The regions of M49 are geography and never overlap:
    another house's Europe counts only if that house is asked for.
    """
    if place.kind != "region":
        return members(place)
    return _countries_of_region(place.code, house)


@cache
def _countries_of_region(region: str, house: str) -> frozenset[str]:
    if house:
        return _members(LEADING_HOUSES.get(house, house))[region]
    drawing = () if region.isdigit() else [house for house, code, *_contents in house_rows() if code == region]
    return _members("")[region].union(*(_members(house)[region] for house in drawing))


def sources(place: Place, house: str) -> tuple[str, ...]:
    """Return the sources of the lists behind `_countries_of_region`."""
    lists = lists_by_house(place)
    if house:
        source, _codes = lists.get(LEADING_HOUSES.get(house, house), (place.source, frozenset()))
        return (source,)
    return (place.source,) if place.code.isdigit() or not lists else tuple(source for source, _codes in lists.values())


def lists_by_house(place: Place) -> dict[str, tuple[str, frozenset[str]]]:
    """Return the lists for a region by house: source and alpha-3 codes; "" stands for the region's own source."""
    if place.kind != "region":
        return {}
    usual_list = {"": (place.source, _members("")[place.code])}
    return usual_list | {
        house: (source, _members(house)[code]) for house, code, _contents, source in house_rows() if code == place.code
    }


def has_list(place: Place, house: str) -> bool:
    """Tell whether a house has its own list for a place, rather than another's; a country is the same for all."""
    house = LEADING_HOUSES.get(house, house)
    return (
        place.kind != "region"
        or any((house, place.code) == row[:2] for row in house_rows())
        or any(mark in place.source for mark in MARKS[house])
    )


def contains(outer: Place, inner: Place) -> bool:
    """Tell whether any house counts all countries of the inner place to the outer; a place contains itself.

    An area contains the areas inside it, and no country.
    """
    if "area" in {outer.kind, inner.kind}:
        codes = {inner.code, *inner.outer_codes} if inner.kind == "area" else set[str]()
        return outer.code in codes or (outer.kind != "area" and members(inner) <= countries_counted_to(outer))
    return members(inner) <= countries_counted_to(outer)


def codes(place: Place) -> tuple[str, ...]:
    """Return the codes that find records about a place: its own, and those of the places around an area."""
    return (place.code, *place.outer_codes)


def surrounding_country(area: Place) -> tuple[str, ...]:
    """Return the name of the country around an area; nothing for a country or a region."""
    return tuple(by_code()[code].name for code in area.outer_codes[-1:])


@cache
def containers(place: Place) -> tuple[Place, ...]:
    """Return the regions that contain a place, the smallest first."""
    outer = [
        region
        for region in by_code().values()
        if region.kind == "region"
        and region != place
        and contains(region, place)
        and not countries_counted_to(region) < countries_counted_to(place)
    ]
    return tuple(sorted(outer, key=lambda region: (len(countries_counted_to(region)), region.name)))


@cache
def search_codes(place: Place, *, worldwide: bool = False, house: str = "") -> frozenset[str]:
    """Return the codes of the places whose records a search for this place finds.

    A country or an area finds itself: areas inside it have its code as well (see `codes`). A region finds itself, its
    countries and the regions inside it. It also finds the composites with one of these in their names ("West and
    Central Africa" for West Africa) and, if it is a composite, its parts. Regions are as any house draws them, or as
    one house does. Worldwide finds records catalogued as Worldwide, not every record; `worldwide` adds these to another
    place.
    """
    codes = {place.code, _WORLD} if worldwide else {place.code}
    if place.kind == "region" and place.code != _WORLD:
        followed_countries = countries_counted_to(place, house)
        inner_codes = _members(LEADING_HOUSES.get(house, house))
        codes.update(code for code, countries in inner_codes.items() if countries <= followed_countries)
        codes.update(part.code for part in by_code().values() if not codes.isdisjoint(part.parts))
        codes.update(place.parts)
    return frozenset(codes)


@cache
def names(kind: Kind | None = None) -> tuple[str, ...]:
    """Return the names of all places, or of one kind, in alphabetical order."""
    return tuple(sorted(place.name for place in by_code().values() if kind in {None, place.kind}))


@cache
def proper_nouns() -> frozenset[str]:
    """Return the English names of places that keep their capitals in a title in sentence case.

    Abbreviations and names of the world ("Global") are left out; names of states are there in all their forms.
    """
    return frozenset(noun for names in rows_of_proper_nouns() for noun in nouns_of_row(names))


@cache
def rows_of_proper_nouns() -> tuple[str, ...]:
    """Return the names of each place with proper nouns, as the tables have them; `nouns_of_row` reads them."""
    rows = (*_countries(), *_regions())
    return tuple(row[-1] for row in rows if row[0] != _WORLD and row[0] not in _COMMON_NOUNS)


def nouns_of_row(names: str) -> set[str]:
    """Return the proper nouns of a place."""
    name, other_names, _foreign_names = _split_names(names)
    return {
        form
        for english_name in (name, *other_names)
        for form in _forms_in_texts(english_name)
        if form[:1].isupper() and not form.isupper() and not any(sign in form for sign in ",(/")
    }


def _forms_in_texts(name: str) -> set[str]:
    """Return a name with the form of its state in front, with "of the" and "of", and with less of that form."""
    if " of" not in name:
        return {name}
    if match := re.fullmatch(_FORM_BEHIND, name):
        name = f"{match[2]} {match[1]}"
    match = re.fullmatch(_FORM_OF_STATE, name)
    if not match:
        return {name}
    form, land = match.groups()
    last_word = form.split()[-1]
    return {f"{words} of {article}{land}" for words in (form, last_word) for article in ("", "the ")}
