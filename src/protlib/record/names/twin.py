"""Names that are likely of one body: what links two of them, and how linked ones make groups."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from protlib.record.model import Name


class Form(NamedTuple):
    """A name as records have it, in how many of them it stands, and the key of one; `name` is read from the text."""

    text: str
    records: int
    key: str
    name: Name


class Link(NamedTuple):
    """Why two names, by their places, are likely those of one body; what `is_sure` needs nobody to look."""

    first_place: int
    second_place: int
    reason: str
    is_sure: bool = True


class Twin(NamedTuple):
    """A name in a group, and why it is there: "" for the first, which is the fullest."""

    form: Form
    reason: str = ""
    is_sure: bool = True


def chained(places: Sequence[int], reason: str, *, is_sure: bool = True) -> Iterator[Link]:
    """Yield the links of places that are all of one body to the first of them."""
    return (Link(places[0], place, reason, is_sure) for place in places[1:])


class Linked:
    """Places that are linked, directly or through others."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))
        self._doubtful: set[int] = set()
        self.links: list[Link] = []

    def top(self, place: int) -> int:
        """Return the place that stands for all those that are linked with this one."""
        while self._above[place] != place:
            self._above[place] = place = self._above[self._above[place]]
        return place

    def add(self, links: Iterable[Link]) -> None:
        """Add links; of places that are linked already, a sure one says why as well, and doubt is not put upon doubt."""
        for link in links:
            first_top, second_top = self.top(link.first_place), self.top(link.second_place)
            if first_top == second_top:
                self.links += [link] if link.is_sure else []
                continue
            if not (link.is_sure or self._doubtful.isdisjoint((first_top, second_top))):
                continue
            self._above[max(first_top, second_top)] = min(first_top, second_top)
            self.links.append(link)
            if not link.is_sure or not self._doubtful.isdisjoint((first_top, second_top)):
                self._doubtful.add(min(first_top, second_top))

    def groups(self) -> list[list[int]]:
        """Return the places that are linked, and each that is linked with none, in order."""
        found: dict[int, list[int]] = {}
        for place in range(len(self._above)):
            found.setdefault(self.top(place), []).append(place)
        return list(found.values())
