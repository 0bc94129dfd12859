"""The places that a selection asks for, so that a list can show them first."""

from collections.abc import Callable, Iterator, Sequence

from protlib.search import query as q
from protlib.search.highlights import Hits, spans
from protlib.selection import Selection


def asks_for_places(selection: Selection, hits: Hits, saved: Sequence[Selection] = ()) -> Callable[[str], bool]:
    """Return what tells of a record's place whether it was asked for: by a filter, in the query, or by a word that matched.

    `saved` are the saved searches that were asked as well.
    """
    codes = frozenset[str]().union(*map(_asked_codes, (selection, *saved)))

    def is_asked(name: str) -> bool:
        return bool(spans(name, hits)) or (bool(codes) and not codes.isdisjoint(_own_codes(name)))

    return is_asked


def _asked_codes(selection: Selection) -> frozenset[str]:
    asked = [*selection.regions, *selection.countries]
    if selection.query.strip():
        asked += _named(q.parse(selection.query, lambda _identifier: False, None))
    return _codes(asked, selection)


def _named(node: q.Node) -> Iterator[str]:
    """Yield the places that a query wants, but not those that it leaves out."""
    if isinstance(node, q.Filter) and node.field in {"region", "country"}:
        yield node.value
    elif isinstance(node, q.And | q.Or):
        for inner in node.nodes:
            yield from _named(inner)


def _codes(names: list[str], selection: Selection) -> frozenset[str]:
    """Return the codes of all that is found under some places."""
    from protlib.record import places

    house = places.house_named(selection.house)
    found = [place for name in names for place in places.meant(name)]
    return frozenset().union(*(places.found_under(place, house=house) for place in found))


def _own_codes(name: str) -> frozenset[str]:
    from protlib.record import places

    return frozenset(code for place in places.meant(name) for code in places.codes(place))
