"""Publications by the regions that they are about: those of geography, then wider ones, then those that name no place."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from protlib.record import places
from protlib.record.model import Publication
from protlib.record.places import Place


class Group(NamedTuple):
    """The publications about one region; `place` is None where the gazetteer does not know it, `name` "" for no place at all."""

    name: str
    place: Place | None
    publications: Sequence[Publication]


def by_region(publications: Iterable[Publication]) -> list[Group]:
    """Return the groups that have a publication, each publication once in each that it is about.

    The regions of geography (UN M49) that hold no others come first, in its order, with what a search for them finds. What is about
    none of them, but about a continent or an agency's region, stands under that, those with the most first.
    """
    narrow: dict[str, list[Publication]] = {region.code: [] for region, _countries in places.geography()}
    wide: dict[str, list[Publication]] = {}
    nowhere: list[Publication] = []
    for publication in publications:
        named = (*publication.countries, *publication.regions)
        codes = {code for name in named if (place := _place(name)) for code in places.codes(place)}
        found = [code for code in narrow if not codes.isdisjoint(_under(code))]
        for code in found:
            narrow[code].append(publication)
        for name in [] if found else _smallest(named):
            wide.setdefault(name, []).append(publication)
        if not named:
            nowhere.append(publication)
    regions = {region.code: region for region, _countries in places.geography()}
    return [
        *(Group(regions[code].name, regions[code], having) for code, having in narrow.items() if having),
        *(Group(name, _place(name), wide[name]) for name in sorted(wide, key=lambda name: (-len(wide[name]), name))),
        *([Group("", None, nowhere)] if nowhere else []),
    ]


def _smallest(names: Iterable[str]) -> list[str]:
    """Return the places among names that hold none of the others, and the names that the gazetteer does not know."""
    known = {place.name: place for name in names if (place := _place(name))}
    unknown = [name for name in names if _place(name) is None]
    return [
        *(
            name
            for name, place in known.items()
            if not any(places.contains(place, other) and not places.contains(other, place) for other in known.values())
        ),
        *dict.fromkeys(unknown),
    ]


@cache
def _place(name: str) -> Place | None:
    return places.resolve(name)


@cache
def _under(code: str) -> frozenset[str]:
    region = next(region for region, _countries in places.geography() if region.code == code)
    return places.found_under(region)
