"""The values of a facet, and which of some records have each."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.index import Index, bitmaps
from protlib.index.periods import FIRST_DAY
from protlib.record.cells import split
from protlib.record.model import KINDS, Kind
from protlib.search import filters
from protlib.search.expansion import union
from protlib.search.other_names import OtherNames
from protlib.search.own_fields import OwnFields
from protlib.selection import CONCEPT, Facet, Selection
from protlib.text import fold

if TYPE_CHECKING:
    from protlib.record.places import Place

NESTED: Final = frozenset(facet for facet in Facet if KINDS[facet.field] in {Kind.PLACES, Kind.LANGUAGE})
"""The facets whose values lie in one another: places, and the varieties of a language."""
_NAMING: Final = frozenset((Kind.NAMES, Kind.LABELS, Kind.LINE))
"""The kinds of the facets whose values are names: some may be those of one body."""
_OF_BODIES: Final = frozenset((Facet.AUTHOR, Facet.PUBLISHER))
_GEOGRAPHY: Final = "UN M49"
_NO_YEAR: Final = FIRST_DAY[:4]
"""What the period begins with of a date that says no more than the last of its years."""
_Known = Mapping[str, tuple[int, str]]
"""Names, folded, each with how many records have it and its commonest spelling."""
Sets = Iterable[tuple[str, int]]
"""Values as they are shown, and the records that have each, be they among those that are asked for or not."""


class Asked(NamedTuple):
    """What is counted by: a facet or a field of the library's own, and how its values are to be read.

    Names that only people of the circles in `without` may see are not shown for others.
    """

    name: str
    selection: Selection
    own: OwnFields
    others: OtherNames
    as_catalogued: bool = False
    without: tuple[str, ...] = ()


def counts(index: Index, asked: Asked, bits: int) -> tuple[dict[str, int], int]:
    """Return how many of some records have each value of a facet, and those that have any; a name of thousands needs no set."""
    if not _is_of_names(asked):
        numbers, having = {}, 0
        for value, found in sets(index, asked, bits):
            numbers[value] = found.bit_count()
            having |= found
        return numbers, having
    facet = filters.named(asked.name, Facet)
    known = index.counts(facet, bits)
    numbers = {
        shown: known[same[0]][0] if len(same) == 1 else (_labelled(index, facet, same) & bits).bit_count()
        for shown, same in _of_bodies(index, asked, known, bits).items()
    }
    return numbers, filters.filtered(index, "has", facet.field) & bits


def sets(index: Index, asked: Asked, bits: int) -> Iterator[tuple[str, int]]:
    """Yield the values of a facet that some records have, each with those of the records that have it."""
    for value, found in _sets(index, asked, bits):
        if among := found & bits:
            yield value, among


def _sets(index: Index, asked: Asked, bits: int) -> Sets:
    if asked.name not in {*Facet}:
        return _beside(index, bits, asked)
    facet = filters.named(asked.name, Facet)
    kind = KINDS[facet.field]
    if kind is Kind.ACCESS:
        return _circles(index)
    known = index.counts(facet, bits)
    if kind is Kind.DATE:
        return ((year, _labelled(index, facet, (year,))) for year in known if year > _NO_YEAR)
    if _is_of_names(asked):
        same = _of_bodies(index, asked, known, bits)
        return ((shown, _labelled(index, facet, each)) for shown, each in same.items())
    named = {shown: folded for folded, (_count, shown) in known.items() if folded}
    if asked.as_catalogued or facet not in NESTED:
        return ((shown, _labelled(index, facet, (folded,))) for shown, folded in named.items())
    return _places(index, facet, named, asked.selection) if kind is Kind.PLACES else _languages(index, named)


def _is_of_names(asked: Asked) -> bool:
    """Tell whether the values are names, of which several may be those of one body."""
    if asked.name not in {*Facet} or asked.as_catalogued:
        return False
    return KINDS[filters.named(asked.name, Facet).field] in _NAMING


def _labelled(index: Index, facet: Facet, folded: Iterable[str]) -> int:
    return union(index.labelled(facet, each, each) for each in folded)


def _beside(index: Index, bits: int, asked: Asked) -> Sets:
    """Return the values of a field of the library's own, the concepts that records are about, or the areas."""
    if asked.name in asked.own.names:
        return _of_texts(asked.own.values(asked.name, bits))
    if asked.name == CONCEPT:
        from protlib.search import concepts

        return concepts.sets(index, bits)
    return _areas(index, bits, asked.selection)


def _of_texts(texts: Iterable[tuple[int, str]]) -> Sets:
    """Yield what stands between the semicolons of the texts of records, each in its commonest spelling."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    having: defaultdict[str, list[int]] = defaultdict(list)
    for number, text in texts:
        for folded, value in {fold(value): value for value in split(text)}.items():
            spellings[folded][value] += 1
            having[folded].append(number)
    for folded, found in spellings.items():
        yield min(found, key=lambda value: (-found[value], value)), bitmaps.of(having[folded])


def _of_bodies(index: Index, asked: Asked, known: _Known, bits: int) -> dict[str, list[str]]:
    """Return the names that some records have, each with those of the same body, folded; see `SameBodies`."""
    facet = filters.named(asked.name, Facet)
    meant = _body_meant(index, facet, asked.without, known, bits) if facet in _OF_BODIES else str
    found: defaultdict[str, list[str]] = defaultdict(list)
    for folded, (_count, shown) in known.items():
        if folded:
            found[meant(asked.others.meant(shown, facet))].append(folded)
    return found


def _body_meant(index: Index, facet: Facet, without: Iterable[str], known: _Known, bits: int) -> Callable[[str], str]:
    """Return what returns the name that is shown of the body of a name, as the library has its names, but for what is of some circles.

    `known` are the names of the records in `bits`, which may be all of them.
    """
    from protlib.search.same_bodies import SameBodies  # which reads what is known of bodies

    if (name := " ".join(("the bodies of", facet, *without))) not in index.kept:
        kept_back = union(filters.filtered(index, Facet.ACCESS, circle) for circle in without)
        every = index.all() & ~kept_back
        everywhere = known if bits == every else index.counts(facet, every)
        index.kept[name] = SameBodies(shown for _count, shown in sorted(everywhere.values(), reverse=True))
    bodies: SameBodies = index.kept[name]
    return bodies.meant


def _circles(index: Index) -> Sets:
    """Return the records that people of each circle may see, and none of a wider one."""
    from protlib.record.access import Access

    return [(circle.value, filters.filtered(index, Facet.ACCESS, circle)) for circle in Access]


def _languages(index: Index, catalogued: Iterable[str]) -> Sets:
    """Yield the languages that records name, with all that is in a variety of each."""
    for language in catalogued:
        yield language, filters.in_language(index, fold(language))


def _places(index: Index, facet: Facet, catalogued: Iterable[str], selection: Selection) -> Sets:
    """Yield the places that records name, and the regions of geography in which these lie, with all that is under each.

    What is named as a country and is an area of one counts for the country.
    """
    from protlib.record import places

    named = {text: places.resolve(text) for text in catalogued}
    for text, place in named.items():
        if place is None:
            yield text, filters.filtered(index, facet, text, selection)
    known = [place for place in named.values() if place]
    if facet is Facet.COUNTRY:
        around = (places.resolve(name) for place in known for name in places.around(place))
        known = [place for place in (*known, *around) if place and place.kind != "area"]
    else:
        known += _regions()
    yield from _under(index, known, selection)


def _areas(index: Index, bits: int, selection: Selection) -> Sets:
    """Yield the areas that records name, with all that lies in each."""
    from protlib.record import places

    named = index.counts(Facet.COUNTRY, bits).values()
    known = (places.resolve(shown) for _count, shown in named)
    return _under(index, [place for place in known if place and place.kind == "area"], selection)


def _under(index: Index, known: "Iterable[Place]", selection: Selection) -> Sets:
    """Yield places, each once, with what is found under each."""
    with_code = {code: found for code, _shown, found in index.labels("place")}
    for name, place in {place.name: place for place in known}.items():
        yield name, filters.under(place, selection, lambda code: with_code.get(code, 0))


def _regions() -> "list[Place]":
    from protlib.record import places

    known = map(places.resolve, places.names("region"))
    return [place for place in known if place and place.source == _GEOGRAPHY]
