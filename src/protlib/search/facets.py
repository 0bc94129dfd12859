"""How many publications of a selection have which values."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from protlib.index import Index
from protlib.index.periods import FIRST_DAY
from protlib.record import own_fields
from protlib.record.cells import split
from protlib.record.model import KINDS, Kind
from protlib.search import filters
from protlib.search.expansion import union
from protlib.search.other_names import NO_OTHERS, OtherNames
from protlib.search.own_fields import OwnFields
from protlib.search.results import found_by
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


def facets(
    index: Index,
    selection: Selection,
    by: str,
    names: Callable[[], Sequence[str]] = tuple,
    others: OtherNames = NO_OTHERS,
    *,
    works: Iterable[Sequence[str]] = (),
    as_catalogued: bool = False,
) -> list[tuple[str, int]]:
    """Return the values of a facet in a selection, and how many publications have each, the most first.

    The facet is given by its name, in the plural perhaps. Years come in their order. Spellings that differ in case or
    accents are one value, and so are the names of one body: see `SameBodies`; `others` are those that the library has decided
    are one. Of `works`, the keys of the language versions of each, one version is counted, but by language all are. A value of
    one that is NESTED has as many publications as the filter for it finds; if they are asked for `as_catalogued`, as many as
    name it themselves. `names` returns the fields that the library has of its own; one of these may be named, too: what
    stands in it between semicolons is a value. Raises UsageError as `select` does.
    """
    own = OwnFields(index, names)
    name = counted_by(by, names)
    bits = _counted_once(index, found_by(index, selection, own, others).bits, works, name)
    if name not in {*Facet}:
        return _in_order(_counted_beside(index, name, bits, own))
    facet = filters.named(name, Facet)
    kind = KINDS[facet.field]
    counts = index.counts(facet, bits)
    if kind is Kind.ACCESS:
        return _in_order(_of_circles(index, bits))
    if kind is Kind.DATE:
        return sorted((year, count) for year, (count, _shown) in counts.items() if year > _NO_YEAR)
    counted = {shown: count for folded, (count, shown) in counts.items() if folded}
    if kind in _NAMING and not as_catalogued:
        return _in_order(_of_bodies(index, facet, bits, counts, others))
    if facet in NESTED and not as_catalogued:
        is_place = kind is not Kind.LANGUAGE
        below = _places(index, facet, counted, selection) if is_place else _languages(index, counted)
        return _in_order(_found(below, bits))
    return _in_order(counted)


def members(index: Index, facet: Facet) -> dict[str, int]:
    """Return the values of a facet, the commonest first, and the records that have each: of a place or a language, what its filter finds."""
    counts = index.counts(facet, index.all())
    shown = {shown: folded for folded, (_count, shown) in counts.items() if folded}
    if facet not in NESTED:
        found = {value: index.labelled(facet, folded, folded) for value, folded in shown.items()}
    elif facet is Facet.LANGUAGE:
        found = dict(_languages(index, shown))
    else:
        found = dict(_places(index, facet, shown, Selection()))
    return {value: found[value] for value, _count in _in_order(_found(found.items(), index.all()))}


def _counted_beside(index: Index, name: str, bits: int, own: OwnFields) -> dict[str, int]:
    """Return how many of some records have each value of a field of the library's own, or are about each concept."""
    if name == CONCEPT and CONCEPT not in own.names:
        from protlib.search import concepts

        return concepts.counted(index, bits)
    return _counted(text for _number, text in own.values(name, bits))


def _counted_once(index: Index, bits: int, works: Iterable[Sequence[str]], name: str) -> int:
    """Return some records with one version of each work, the first of them; all where they are counted by language."""
    if name == Facet.LANGUAGE:
        return bits
    for work in works:
        if versions := union(map(index.with_key, work)) & bits:
            bits &= ~(versions & (versions - 1))
    return bits


def counted_by(text: str, names: Callable[[], Sequence[str]] = tuple) -> str:
    """Return the facet, or the one of the library's own fields, that a text means; UsageError where that is none."""
    own = names() if text not in {*Facet} else ()
    return own_fields.meant(text, own) or filters.named(text, [*map(str, Facet), CONCEPT], own)


def _in_order(counted: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def _counted(texts: Iterable[str]) -> dict[str, int]:
    """Return how many of some texts have which values between their semicolons, each in its commonest spelling."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for folded, value in {fold(value): value for value in split(text)}.items():
            spellings[folded][value] += 1
    return {
        min(found, key=lambda value: (-found[value], value)): found.total() for found in spellings.values()
    }


def _of_bodies(
    index: Index, facet: Facet, bits: int, counts: Mapping[str, tuple[int, str]], others: OtherNames
) -> dict[str, int]:
    """Return how many of some records have each name, those of one body counted as one; see `SameBodies`."""
    meant = _body_meant(index, facet, bits, counts) if facet in _OF_BODIES else str
    found: defaultdict[str, list[str]] = defaultdict(list)
    for folded, (_count, shown) in counts.items():
        if folded:
            found[meant(others.meant(shown, facet))].append(folded)
    return {
        shown: counts[same[0]][0]
        if len(same) == 1
        else (union(index.labelled(facet, folded, folded) for folded in same) & bits).bit_count()
        for shown, same in found.items()
    }


def _body_meant(
    index: Index, facet: Facet, bits: int, counts: Mapping[str, tuple[int, str]]
) -> Callable[[str], str]:
    """Return what returns the name that is shown of the body of a name, as all of the library has its names."""
    from protlib.search.same_bodies import SameBodies  # which reads what is known of bodies

    everywhere = counts if bits == index.all() else index.counts(facet, index.all())
    return SameBodies(shown for _count, shown in sorted(everywhere.values(), reverse=True)).meant


def _of_circles(index: Index, bits: int) -> dict[str, int]:
    """Return how many of some records people of each circle may see, and none of a wider one."""
    from protlib.record.access import Access

    return _found(((circle.value, filters.filtered(index, Facet.ACCESS, circle)) for circle in Access), bits)


def _found(sets: Iterable[tuple[str, int]], bits: int) -> dict[str, int]:
    """Return how many of some records are in each of several sets, but for those in which there are none."""
    return {value: count for value, among in sets if (count := (among & bits).bit_count())}


def _languages(index: Index, catalogued: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield the languages that records name, with all that is in a variety of each."""
    for language in catalogued:
        yield language, filters.in_language(index, fold(language))


def _places(
    index: Index, facet: Facet, catalogued: Iterable[str], selection: Selection
) -> Iterator[tuple[str, int]]:
    """Yield the places that records name, and the regions of geography in which these lie, with all that is under each."""
    from protlib.record import places

    named = {text: places.resolve(text) for text in catalogued}
    for text, place in named.items():
        if place is None:
            yield text, filters.filtered(index, facet, text, selection)
    shown = {place.name: place for place in named.values() if place}
    if facet is Facet.COUNTRY:
        shown |= {
            name: place
            for area in named.values()
            if area
            for name in places.around(area)
            if (place := places.resolve(name))
        }
    if facet is Facet.REGION:
        shown |= {place.name: place for place in _regions()}
    with_code = {code: found for code, _shown, found in index.labels("place")}
    for name, place in shown.items():
        yield name, filters.under(place, selection, lambda code: with_code.get(code, 0))


def _regions() -> Iterator["Place"]:
    from protlib.record import places

    known = map(places.resolve, places.names("region"))
    return (place for place in known if place and place.source == _GEOGRAPHY)
