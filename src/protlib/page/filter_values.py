"""What the filters of a page's search need: the times of its records, and the records of types, languages and places by their names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from protlib.index import Index, bitmaps
from protlib.index.periods import period
from protlib.page.packed import Sets
from protlib.record import languages, places
from protlib.record.fields.headings import types_by_name
from protlib.record.places.areas import areas
from protlib.record.places.gazetteer import by_code
from protlib.selection import Facet
from protlib.text import fold, words

FILTERS: Final = ("year", "type", "language", "country", "region", "key", "doi", "isbn", "url", "symbol")
"""The fields that the search of a page compares as a whole."""
_NamedBits = Iterator[tuple[str, int]]
"""What is typed for a value, and the records that have it."""


def filter_table(index: Index, sets: Sets, house: str) -> dict[str, object]:
    """Return, as `interface/search/filters.js` reads it, the periods of the records and who has which value, by what is typed for it.

    Regions are those of a house, any house's for "".
    """
    by_field = {"type": _types(index), "language": _languages(index), "place": _places(index, house)}
    return {
        "periods": [(*period, sets.place(numbers)) for period, numbers in _periods(index).items()],
        "values": {
            field: [(name, sets.place(bitmaps.numbers(bits))) for name, bits in _first(named_bits).items()]
            for field, named_bits in by_field.items()
        },
    }


def _periods(index: Index) -> dict[tuple[str, str, bool], list[int]]:
    """Return the records of each span of time: its first and last day, and whether it is one from one date to another."""
    periods: defaultdict[tuple[str, str, bool], list[int]] = defaultdict(list)
    for number, date in sorted(index.dates(bitmaps.numbers(index.all()))):
        if date:
            periods[*period(date), "/" in date].append(number)
    return periods


def _first(named_bits: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return the records of each name, of one that several values have those of the first."""
    first_bits: dict[str, int] = {}
    for name, bits in named_bits:
        if name and bits:
            first_bits.setdefault(name, bits)
    return first_bits


def _types(index: Index) -> _NamedBits:
    own = {folded: bits for folded, _label, bits in index.labels(Facet.TYPE)}
    yield from ((name, own.get(kind, 0)) for name, kind in types_by_name().items())


def _languages(index: Index) -> _NamedBits:
    own = [(folded, bits) for folded, _label, bits in index.labels(Facet.LANGUAGE)]
    for name, tag in languages.tags().items():
        folded_tag = fold(tag)
        having = [bits for value, bits in own if value == folded_tag or value.startswith(f"{folded_tag}-")]
        yield _key(name), _union(having)


def _places(index: Index, house: str) -> _NamedBits:
    """Yield the names of places under which records are found, and what is no place as it is catalogued."""
    own: defaultdict[str, int] = defaultdict(int)
    for code, _label, bits in index.labels("place"):
        own[code] |= bits
    for place in (*by_code().values(), *areas().values()):
        if bits := _union(own.get(code, 0) for code in places.found_under(place, house=house)):
            for name in (place.name, *place.other_names, *place.foreign_names, place.code, place.alpha_2):
                yield _key(name), bits
    for field in (Facet.COUNTRY, Facet.REGION):
        yield from ((_key(label), bits) for _folded, label, bits in index.labels(field))


def _union(several: Iterable[int]) -> int:
    bits = 0
    for each in several:
        bits |= each
    return bits


def _key(name: str) -> str:
    return " ".join(words(name))
