"""How many publications of a selection have which values."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from protlib.index import Index
from protlib.search import filters
from protlib.search.selecting import Selection, found_by

if TYPE_CHECKING:
    from protlib.places import Place

FACETS: Final = (
    "region", "country", "year", "category", "type", "author", "tag", "publisher", "topic", "language",
)  # fmt: skip
"""What a selection can be counted by."""
PLACES: Final = frozenset({"region", "country"})
"""The facets whose values lie in one another."""
_GEOGRAPHY: Final = "UN M49"


def facets(
    index: Index, selection: Selection, by: str, *, as_catalogued: bool = False
) -> list[tuple[str, int]]:
    """Return the values of a field (one of FACETS) in a selection, and how many publications have each, the most first.

    Years come in their order. Spellings that differ in case or accents are one value. A place has as many publications
    as the filter for it finds; if they are asked for `as_catalogued`, as many as name it themselves. Raises UsageError as
    `select` does.
    """
    field = filters.named(by, FACETS)
    bits = found_by(index, selection).bits
    counts = index.counts("period" if field == "year" else field, bits)
    if field == "year":
        return sorted((year, count) for year, (count, _shown) in counts.items() if year)
    counted = {shown: count for folded, (count, shown) in counts.items() if folded}
    if field in PLACES and not as_catalogued:
        counted = dict(_found_under(index, bits, field, counted, selection.worldwide))
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def _found_under(
    index: Index, bits: int, field: str, catalogued: Mapping[str, int], worldwide: bool
) -> Iterator[tuple[str, int]]:
    """Yield the places that records name, and the regions of geography in which these lie, with what is found under each."""
    from protlib import places

    named = {text: places.resolve(text) for text in catalogued}
    yield from ((text, catalogued[text]) for text, place in named.items() if place is None)
    shown = {place.name: place for place in named.values() if place}
    if field == "region":
        shown |= {place.name: place for place in _regions()}
    with_code = {code: found for code, _shown, found in index.labels("place")}
    for name, place in shown.items():
        found = filters.under(place, worldwide, lambda code: with_code.get(code, 0))
        if count := (found & bits).bit_count():
            yield name, count


def _regions() -> Iterator["Place"]:
    from protlib import places

    known = map(places.resolve, places.names("region"))
    return (place for place in known if place and place.source == _GEOGRAPHY)
