"""From a place as people and houses write it to the place that is meant."""

from functools import lru_cache
from typing import Final

from protlib.record.places.gazetteer import Place
from protlib.record.places.spellings import country_or_region, of_name

_LONGEST: Final = 200
"""So many letters has a place at most that is more than a name of a country or a region: the forms are tried on no longer text."""


@lru_cache(maxsize=4096)
def resolve(text: str) -> Place | None:
    """Return the place that a text means; None if it means none, or it is open which.

    The text is a code or a name of a country or a region, see `spellings.known`; a name of one in another language, see `foreign_names.place`; a
    place as houses write it ("Réunion (France)", "Syria Crisis"); or an area of a country, see `areas.area`. All but the first are
    tables and forms that are loaded only where they are asked.
    """
    if "state" in text.lower() and not of_name(text):
        from protlib.record.places import areas

        if area := areas.called(text):
            return area  # "Niger State", which is in Nigeria
    return country_or_region(text) or (_beyond(text) if len(text) <= _LONGEST else None)


def decided(text: str, countries: frozenset[str]) -> str:
    """Return the name of the area that a text means among some countries, by their alpha-3 codes; the text if it is a place or is open."""
    if not countries or resolve(text):
        return text
    from protlib.record.places import areas

    area = areas.in_countries(text, countries)
    return area.name if area else text


def _beyond(text: str) -> Place | None:
    from protlib.record.places import areas, foreign_names, phrases

    return foreign_names.place(text) or phrases.place(text) or areas.area(text)


@lru_cache(maxsize=4096)
def spell(text: str) -> str:
    """Return the gazetteer's spelling of a place, or the text unchanged where it is none.

    "NA" stays as it is: in a table it rather means "not available" than Namibia.
    """
    place = resolve(text) if text.upper() != "NA" else None
    return place.name if place else text
