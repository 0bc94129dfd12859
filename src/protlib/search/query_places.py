"""The places that a selection asks for, so that a list can show them first."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from protlib.search.highlights import Hits, find_spans
from protlib.selection import Selection

if TYPE_CHECKING:
    from protlib.search import query as q  # which a selection without fields does not need


def asks_for_places(selection: Selection, hits: Hits, saved: Sequence[Selection] = ()) -> Callable[[str], bool]:
    """Return the function that tells whether a place was requested: by a filter, in the query, or by a matched word.

    `saved` are the saved searches that were used as well.
    """
    codes = frozenset[str]().union(*map(_requested_codes, (selection, *saved)))

    def is_asked(name: str) -> bool:
        return bool(find_spans(name, hits)) or (bool(codes) and not codes.isdisjoint(_own_codes(name)))

    return is_asked


def make_place_notes(selection: Selection) -> Iterator[str]:
    """Yield what names of places in other languages were taken for: "Westafrika: showing West Africa"."""
    for name in dict.fromkeys(_requested_names(selection)):
        from protlib.record import places

        place = places.resolve(name)
        if place and places.is_translated(name, place):
            yield f"{name}: showing {place.name}"


def _requested_codes(selection: Selection) -> frozenset[str]:
    return _codes(_requested_names(selection), selection)


def _requested_names(selection: Selection) -> list[str]:
    names = [*selection.regions, *selection.countries]
    if ":" in selection.query:
        from protlib.search import query as q

        names += _place_names(q.parse_query(selection.query, lambda _identifier: False, None))
    return names


def _place_names(node: "q.Node") -> Iterator[str]:
    """Yield the places that a query requests, without those that it excludes."""
    from protlib.search import query as q

    if isinstance(node, q.Filter) and node.field in {"region", "country"}:
        yield node.value
    elif isinstance(node, q.And | q.Or):
        for inner in node.nodes:
            yield from _place_names(inner)


def _codes(names: list[str], selection: Selection) -> frozenset[str]:
    """Return the codes of everything under some places."""
    from protlib.record import places

    house = places.parse_house(selection.house)
    all_places = [place for name in names for place in places.resolve_all(name)]
    return frozenset().union(*(places.search_codes(place, house=house) for place in all_places))


def _own_codes(name: str) -> frozenset[str]:
    from protlib.record import places

    return frozenset(code for place in places.resolve_all(name) for code in places.codes(place))
