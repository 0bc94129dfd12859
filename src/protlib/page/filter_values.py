"""The data for the filters of a page's search: times of records, and records by type, language and place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from protlib.index import Index, bitmaps
from protlib.index.date_periods import period
from protlib.index.parts import TITLE_PLACE
from protlib.page.packed_numbers import Sets
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
    """Return, for `interface/search/filters.js`, the periods of the records and the records of values, by typed text.

    Regions are those of a house, or of any house for "".
    """
    by_field = {"type": _find_types(index), "language": _find_languages(index), "place": _find_places(index, house)}
    return {
        "periods": [(*period, sets.position_of(numbers)) for period, numbers in _find_periods(index).items()],
        "values": {
            field: [(name, sets.position_of_bits(bits)) for name, bits in _keep_first(bits_with_names).items()]
            for field, bits_with_names in by_field.items()
        },
    }


def _find_periods(index: Index) -> dict[tuple[str, str, bool], list[int]]:
    """Return the records of each span of time: its first and last day, and whether the date is a range."""
    periods: defaultdict[tuple[str, str, bool], list[int]] = defaultdict(list)
    for number, date in sorted(index.dates(bitmaps.numbers(index.all()))):
        if date:
            periods[*period(date), "/" in date].append(number)
    return periods


def _keep_first(bits_with_names: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return the records of each name; where several values have a name, those of the first."""
    first_bits: dict[str, int] = {}
    for name, bits in bits_with_names:
        if name and bits:
            first_bits.setdefault(name, bits)
    return first_bits


def _find_types(index: Index) -> _NamedBits:
    bits_by_type = {folded_label: bits for folded_label, _label, bits in index.labels(Facet.TYPE)}
    yield from ((name, bits_by_type.get(kind, 0)) for name, kind in types_by_name().items())


def _find_languages(index: Index) -> _NamedBits:
    tags = [(folded_label, bits) for folded_label, _label, bits in index.labels(Facet.LANGUAGE)]
    for name, tag in languages.tags_by_name().items():
        folded_tag = fold(tag)
        bits_of_tags = [bits for value, bits in tags if value == folded_tag or value.startswith(f"{folded_tag}-")]
        yield _comparable_name(name), bitmaps.union(bits_of_tags)


def _find_places(index: Index, house: str) -> _NamedBits:
    """Yield the names of places with the records under them, and other catalogued names."""
    bits_by_code: defaultdict[str, int] = defaultdict(int)
    for field in ("place", TITLE_PLACE):
        for code, _label, bits in index.labels(field):
            bits_by_code[code] |= bits
    for place in (*by_code().values(), *areas().values()):
        if bits := bitmaps.union(bits_by_code.get(code, 0) for code in places.search_codes(place, house=house)):
            for name in (place.name, *place.other_names, *place.foreign_names, place.code, place.alpha_2):
                yield _comparable_name(name), bits
    for field in (Facet.COUNTRY, Facet.REGION):
        yield from ((_comparable_name(label), bits) for _folded_label, label, bits in index.labels(field))


def _comparable_name(name: str) -> str:
    return " ".join(words(name))
