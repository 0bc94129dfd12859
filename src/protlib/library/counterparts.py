"""Which records of three libraries are the same: by their numbers, then by keys and aliases, then by all that they say."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from protlib.library.plan import Likeness
from protlib.library.side import Numbered
from protlib.record.three_way import says_the_same

if TYPE_CHECKING:
    from protlib.duplicates.compared import Compared

AreDistinct = Callable[[str, str], bool]


@dataclass(slots=True)
class Counterparts:
    """The records that are the same, in the order of mine, behind them those that only the others have.

    `more` are further records of theirs that are one of mine under a key which that has taken over.
    `like` is the record of mine that one of theirs may be.
    """

    base: Numbered | None
    mine: Numbered | None
    theirs: Numbered | None
    more: list[Numbered] = field(default_factory=list)
    like: Likeness | None = None


def counterparts(
    base: Sequence[Numbered],
    mine: Sequence[Numbered],
    theirs: Sequence[Numbered],
    are_distinct: AreDistinct,
    known: Mapping[str, str],
) -> list[Counterparts]:
    """Return all records, each with what it is in the other libraries.

    `are_distinct` tells of a key of mine and one of theirs whether a person said that they are two; `known` is the name to
    compare a body under by its folded names.
    """
    of_mine, of_theirs = _by_names(base, mine), _by_names(base, theirs)
    pairs = {of_mine[place]: of_theirs[place] for place in of_mine.keys() & of_theirs.keys()}
    finder = _Finder(mine, theirs, pairs, are_distinct)
    finder.find_by_numbers()
    finder.find_by_names()
    likes = finder.find_by_what_is_said(known)
    bases = {place: base[each] for each, place in of_mine.items()}
    their_bases = {place: base[each] for each, place in of_theirs.items()}
    found = []
    for place, record in enumerate(mine):
        other = finder.pairs.get(place)
        was = bases.get(place) or (None if other is None else their_bases.get(other))
        more = [theirs[each] for each in finder.more.get(place, ()) if each not in their_bases]
        found.append(Counterparts(was, record, None if other is None else theirs[other], more))
    more_places = {each for places in finder.more.values() for each in places if each not in their_bases}
    done = {*finder.pairs.values(), *more_places}
    found += (
        Counterparts(their_bases.get(place), None, record, like=likes.get(place))
        for place, record in enumerate(theirs)
        if place not in done
    )
    return found


def _by_names(base: Sequence[Numbered], other: Sequence[Numbered]) -> dict[int, int]:
    """Return the places in another library of the records of the base: those that have their numbers, else their names."""
    finder = _Finder(base, other, {}, None)
    finder.find_by_numbers()
    finder.find_by_names()
    return finder.pairs


class _Found(NamedTuple):
    """A record of mine and one of theirs, by their places, that are the same or may be."""

    place: int
    other: int
    is_same: bool
    like: Likeness


def _judged(place: int, other: int, mine: "Compared", theirs: "Compared") -> Iterator[_Found]:
    from protlib.duplicates.comparison import compare

    judgement = compare(mine, theirs)
    if judgement.verdict != "other":
        like = Likeness(mine.key, judgement.score, judgement.reasons)
        yield _Found(place, other, judgement.verdict == "same", like)


class _Finder:
    """Finds the places of records in two libraries: `pairs` are those that are the same, of each one."""

    def __init__(
        self,
        mine: Sequence[Numbered],
        theirs: Sequence[Numbered],
        pairs: dict[int, int],
        are_distinct: AreDistinct | None,
    ) -> None:
        self.pairs = pairs
        self.more: dict[int, list[int]] = {}
        self._mine = mine
        self._theirs = theirs
        self._met = set(pairs.values())
        self._are_distinct = are_distinct

    def find_by_numbers(self) -> None:
        places = {record.number: place for place, record in enumerate(self._mine) if record.number}
        for other, record in self._left():
            place = places.get(record.number)
            if place is not None and place not in self.pairs and self._is_numbered_alike(place, record):
                self._join(place, other)

    def find_by_names(self) -> None:
        """Find those that have a key in common, a present one rather than a former one; nothing may speak against it."""
        keys = {record.names[0]: place for place, record in enumerate(self._mine) if record.names}
        every = {name: place for place, record in enumerate(self._mine) for name in record.names} | keys
        for names in (keys, every):
            for other, record in self._left():
                for name in record.names[:1] if names is keys else record.names:
                    place = names.get(name)
                    if place is not None and place not in self.pairs and self._may_be_one(place, record):
                        self._join(place, other)
                        break
        if self._are_distinct is not None:
            self._find_merged(every)

    def _find_merged(self, every: Mapping[str, int]) -> None:
        """Find those of theirs that have become a part of one of mine, which has their key as an alias."""
        for other, record in self._left():
            place = every.get(record.names[0]) if record.names else None
            if place is not None and self._may_be_one(place, record):
                self.more.setdefault(place, []).append(other)
                self._met.add(other)

    def find_by_what_is_said(self, known: Mapping[str, str]) -> dict[int, Likeness]:
        """Find those that `duplicates` tells to be the same, and return what others of theirs may be."""
        rest = list(self._left())
        free = [place for place in range(len(self._mine)) if place not in self.pairs]
        if not rest or not free:
            return {}
        from protlib.duplicates.compared import Compared
        from protlib.duplicates.fingerprints import fingerprints
        from protlib.duplicates.neighbours import Neighbours

        neighbours = Neighbours()
        for place in free:
            compared = Compared(self._mine[place].record, known)
            neighbours.know(compared, fingerprints(compared))
        found: list[_Found] = []
        for other, numbered in rest:
            compared = Compared(numbered.record, known)
            for number in neighbours.of(compared, fingerprints(compared)):
                if not self._is_apart(neighbours.records[number].key, compared.key):
                    found += _judged(free[number], other, neighbours.records[number], compared)
        return self._settled(found)

    def _settled(self, found: "Sequence[_Found]") -> dict[int, Likeness]:
        """Join those that are the same, the surest first, and return what of mine others of theirs may be."""
        likes: dict[int, Likeness] = {}
        for each in sorted(found, key=lambda each: (-each.like.score, each.place, each.other)):
            if each.is_same and each.place not in self.pairs and each.other not in self._met:
                self._join(each.place, each.other)
            else:
                likes.setdefault(each.other, each.like)
        return likes

    def _is_numbered_alike(self, place: int, record: Numbered) -> bool:
        """Tell whether the same number means the same record: what the first format numbered is known by its names, too."""
        return record.is_unique or not set(self._mine[place].names).isdisjoint(record.names)

    def _may_be_one(self, place: int, record: Numbered) -> bool:
        """Tell whether nothing speaks against what the keys of two records say."""
        mine = self._mine[place].record
        if self._are_distinct is None or says_the_same(mine, record.record):
            return True
        if self._is_apart(mine.key, record.record.key):
            return False
        from protlib.duplicates.compared import Compared
        from protlib.duplicates.comparison import compare
        from protlib.duplicates.identified import may_have_one_key

        one, other = Compared(mine), Compared(record.record)
        judgement = compare(one, other)
        has_title = may_have_one_key(one, other)
        return judgement.verdict != "other" or (has_title and not judgement.is_vetoed)

    def _is_apart(self, mine: str, theirs: str) -> bool:
        return self._are_distinct is not None and self._are_distinct(mine, theirs)

    def _left(self) -> Iterator[tuple[int, Numbered]]:
        yield from ((place, each) for place, each in enumerate(self._theirs) if place not in self._met)

    def _join(self, place: int, other: int) -> None:
        self.pairs[place] = other
        self._met.add(other)
