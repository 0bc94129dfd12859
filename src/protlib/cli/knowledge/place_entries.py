"""The places that protlib knows: regions, countries and areas, and the publications about them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.cli.knowledge.entry_module import keys_of_selection
from protlib.record import places
from protlib.record.places import Place

if TYPE_CHECKING:
    from protlib.library import Library

TYPE: Final = "place"
PLURAL: Final = "regions, countries, provinces, towns and camps"
RELATION: Final = "about it"


class PlaceEntry(NamedTuple):
    """A place with its data; `house` defines the regions, "" for any."""

    place: Place
    house: str = ""

    @property
    def type(self) -> str:
        """The type, as `--type` names it."""
        return TYPE

    @property
    def name(self) -> str:
        """The name that it is listed by."""
        return self.place.name

    def names(self) -> Iterator[str]:
        """Yield its names."""
        return iter((self.place.name, *self.place.other_names, *self.place.foreign_names))

    def cells(self) -> tuple[str, ...]:
        """Return its name, its kind and its code."""
        return (self.place.name, self.place.kind, self.place.code)

    def lines(self) -> Iterator[str]:
        """Yield the house of its definition, and what lies in it."""
        from protlib.render.place_text import make_lines

        return make_lines(self.place, self.house)

    def to_dict(self) -> dict[str, object]:
        """Return what is known of it, for a script."""
        from protlib.render.place_text import place_to_dict

        return {"type": TYPE, **place_to_dict(self.place, self.house)}

    def publications(self, library: "Library") -> list[str]:
        """Return the keys of the publications about it, or about a place in it."""
        return keys_of_selection(library, regions=(self.place.name,), house=self.house)


def entries_named(text: str, house: str) -> Sequence[PlaceEntry]:
    """Return the places that a text names, in any spelling; several for those with “and” between them."""
    return [PlaceEntry(place, house) for place in places.resolve_all(text)]


def all_entries() -> Sequence[PlaceEntry]:
    """Return all regions, countries and areas."""
    from protlib.record.places.areas import areas
    from protlib.record.places.gazetteer import by_code

    return [PlaceEntry(place) for place in (*by_code().values(), *areas().values())]


def in_list() -> Sequence[PlaceEntry]:
    """Return the regions, by name."""
    return [PlaceEntry(place) for name in places.names("region") if (place := places.resolve(name))]
