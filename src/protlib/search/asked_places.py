"""The places that a selection asks for, so that a list can show them first."""

from collections.abc import Callable, Iterator

from protlib.search import query as q
from protlib.search.highlights import Hits, spans
from protlib.selection import Selection


def asks_for_places(selection: Selection, hits: Hits) -> Callable[[str], bool]:
    """Return what tells of a record's place whether it was asked for: by a filter, in the query, or by a word that matched."""
    asked = [*selection.regions, *selection.countries]
    if selection.query.strip():
        asked += _named(q.parse(selection.query, lambda _identifier: False, None))
    codes = _codes(asked)

    def is_asked(name: str) -> bool:
        return bool(spans(name, hits)) or (bool(codes) and not codes.isdisjoint(_codes([name], outer=False)))

    return is_asked


def _named(node: q.Node) -> Iterator[str]:
    """Yield the places that a query wants, but not those that it leaves out."""
    if isinstance(node, q.Filter) and node.field in {"region", "country"}:
        yield node.value
    elif isinstance(node, q.And | q.Or):
        for inner in node.nodes:
            yield from _named(inner)


def _codes(names: list[str], *, outer: bool = True) -> frozenset[str]:
    """Return the codes of places, with `outer` of all that is found under them as well."""
    from protlib.record import places

    found = [place for name in names if (place := places.resolve(name))]
    return frozenset().union(*(places.found_under(place) if outer else {place.code} for place in found))
