"""Links between names that are likely one body's, and the groups they make."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from protlib.record.model import Name


class Form(NamedTuple):
    """A name as records have it, the number of these records, and the key of one; `name` is read from the text."""

    text: str
    records: int
    key: str
    name: Name


class Link(NamedTuple):
    """The reason why two names, by their places, are likely one body's; unless it `is_sure`, a person has to look."""

    first_position: int
    second_position: int
    reason: str
    is_sure: bool = True


class Twin(NamedTuple):
    """A name in a group, and why it is there: "" for the first, which is the fullest."""

    form: Form
    reason: str = ""
    is_sure: bool = True


def chain_links(positions: Sequence[int], reason: str, *, is_sure: bool = True) -> Iterator[Link]:
    """Yield links of all positions to the first of them."""
    return (Link(positions[0], position, reason, is_sure) for position in positions[1:])


class Linked:
    """Places that are linked, directly or through others."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))
        self._doubtful: set[int] = set()
        self.links: list[Link] = []

    def top(self, position: int) -> int:
        """Return the position that stands for all positions linked with this one."""
        while self._above[position] != position:
            self._above[position] = position = self._above[self._above[position]]
        return position

    def add(self, links: Iterable[Link]) -> None:
        """Add links; a sure one counts even between linked positions, a doubtful one is not added to another."""
        for link in links:
            first_top, second_top = self.top(link.first_position), self.top(link.second_position)
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
        """Return the groups of linked positions, also single ones, in order."""
        positions_by_top: dict[int, list[int]] = {}
        for position in range(len(self._above)):
            positions_by_top.setdefault(self.top(position), []).append(position)
        return list(positions_by_top.values())
