"""Resolves a text to the place it means."""

from functools import lru_cache
from typing import Final

from protlib.record.places.gazetteer import Place
from protlib.record.places.spellings import find_country_or_region, find_place_by_name, key

_LONGEST: Final = 200
"""A longer text is only compared with names of countries and regions."""


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
    return resolve_wide(text) or (_find_area(text) if len(text) <= _LONGEST else None)


@lru_cache(maxsize=4096)
def resolve_wide(text: str) -> Place | None:
    """Return the place that a text means, without the areas below the country: their table is the biggest."""
    if (place := find_country_or_region(text)) or len(text) > _LONGEST:
        return place
    from protlib.record.places import foreign_names, phrases

    return foreign_names.find_foreign_place(text) or phrases.find_place_of_phrase(text)


def is_translated(text: str, place: Place) -> bool:
    """Tell whether a text has another name of a place than an English one: "Westafrika"; areas have no others."""
    text_key = key(text)
    if place.within or text_key in map(key, (place.name, *place.other_names)):
        return False
    return text_key in map(key, place.foreign_names) or not find_country_or_region(text)


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
