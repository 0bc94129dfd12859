"""Publications by region: first geographic ones, then wider ones, then publications without a place."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from protlib.record import places
from protlib.record.model import Publication
from protlib.record.places import Place


class RegionGroup(NamedTuple):
    """The publications about one region; `place` is None where the gazetteer lacks it, `name` "" for no place."""

    name: str
    place: Place | None
    publications: Sequence[Publication]


def group_by_region(publications: Iterable[Publication]) -> list[RegionGroup]:
    """Return the groups with publications, each publication once in each of its regions.

    The smallest geographic regions (UN M49) come first, in their order, with the results of their filters. Publications
    about none of them, but about a continent or an agency's region, stand under that, the largest group first.
    """
    narrow: dict[str, list[Publication]] = {region.code: [] for region, _countries in places.geography()}
    wide: dict[str, list[Publication]] = {}
    nowhere: list[Publication] = []
    for publication in publications:
        place_names = (*publication.countries, *publication.regions)
        codes = {code for name in place_names if (place := _find_place(name)) for code in places.codes(place)}
        narrow_codes = [code for code in narrow if not codes.isdisjoint(_codes_under(code))]
        for code in narrow_codes:
            narrow[code].append(publication)
        for name in [] if narrow_codes else _find_smallest(place_names):
            wide.setdefault(name, []).append(publication)
        if not place_names:
            nowhere.append(publication)
    regions = {region.code: region for region, _countries in places.geography()}
    return [
        *(RegionGroup(regions[code].name, regions[code], having) for code, having in narrow.items() if having),
        *(
            RegionGroup(name, _find_place(name), wide[name])
            for name in sorted(wide, key=lambda name: (-len(wide[name]), name))
        ),
        *([RegionGroup("", None, nowhere)] if nowhere else []),
    ]


def _find_smallest(names: Iterable[str]) -> list[str]:
    """Return the places among names that contain none of the others, and the names that the gazetteer does not know."""
    by_name = {place.name: place for name in names if (place := _find_place(name))}
    unknown = [name for name in names if _find_place(name) is None]
    return [
        *(
            name
            for name, place in by_name.items()
            if not any(
                places.contains(place, another_place) and not places.contains(another_place, place)
                for another_place in by_name.values()
            )
        ),
        *dict.fromkeys(unknown),
    ]


@cache
def _find_place(name: str) -> Place | None:
    return places.resolve(name)


@cache
def _codes_under(code: str) -> frozenset[str]:
    region = next(region for region, _countries in places.geography() if region.code == code)
    return places.search_codes(region)
