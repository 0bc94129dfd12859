"""The values of a facet, and the records that have them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from protlib.frozen import NamedTuple
from protlib.index import Index, bitmaps
from protlib.index.date_periods import FIRST_DAY
from protlib.record.fields.cells import split_cell
from protlib.record.model import KINDS, FieldKind
from protlib.search import filters
from protlib.search.own_fields import OwnFields
from protlib.search.selector import Request
from protlib.selection import CONCEPT, Facet, Selection
from protlib.text import fold

if TYPE_CHECKING:
    from protlib.record.places import Place

NESTED_FACETS: Final = frozenset(
    facet for facet in Facet if KINDS[facet.field] in {FieldKind.PLACES, FieldKind.LANGUAGE}
)
"""The facets whose values lie in one another: places, and the varieties of a language."""
_NAMING: Final = frozenset((FieldKind.NAMES, FieldKind.LABELS, FieldKind.LINE))
"""The kinds of the facets whose values are names: some may be those of one body."""
_BODY_FACETS: Final = frozenset((Facet.AUTHOR, Facet.PUBLISHER))
_GEOGRAPHY: Final = "UN M49"
_NO_YEAR: Final = FIRST_DAY[:4]
"""What the period begins with of a date that says no more than the last of its years."""
_Values = Mapping[str, tuple[int, str]]
"""Names, folded, each with how many records have it and its commonest spelling."""
Sets = Iterable[tuple[str, int]]
"""Values as they are shown, and the records that have each, be they among those that are asked for or not."""


class CountRequest(NamedTuple):
    """What to count by: a facet or an own field of the library, and how to read its values.

    `own_fields` are those of the `request`. Names from records that only the circles in `hidden_circles` may see do not
    represent other names.
    """

    name: str
    request: Request
    own_fields: OwnFields
    as_catalogued: bool = False
    hidden_circles: tuple[str, ...] = ()


def count_by_value(index: Index, counting: CountRequest, bits: int) -> tuple[dict[str, int], int]:
    """Return how many of some records have each value of a facet, and all records with any value."""
    if not _is_of_names(counting):
        numbers, having = {}, 0
        for value, records in find_value_sets(index, counting, bits):
            numbers[value] = records.bit_count()
            having |= records
        return numbers, having
    facet = filters.choose_name(counting.name, Facet)
    values = index.counts(facet, bits)
    numbers = {
        label: values[same[0]][0] if len(same) == 1 else (_having_any(index, facet, same) & bits).bit_count()
        for label, same in _group_names(index, counting, values, bits).items()
    }
    return numbers, filters.find_records(index, "has", facet.field) & bits


def find_value_sets(index: Index, counting: CountRequest, bits: int) -> Iterator[tuple[str, int]]:
    """Yield the values of a facet in some records, each with the records that have it."""
    for value, records in _find_all_sets(index, counting, bits):
        if shared_bits := records & bits:
            yield value, shared_bits


def _find_all_sets(index: Index, counting: CountRequest, bits: int) -> Sets:
    if counting.name not in {*Facet}:
        return _sets_of_other_values(index, bits, counting)
    facet = filters.choose_name(counting.name, Facet)
    kind = KINDS[facet.field]
    if kind is FieldKind.ACCESS:
        return _sets_of_circles(index)
    values = index.counts(facet, bits)
    if kind is FieldKind.DATE:
        return ((year, _having_any(index, facet, (year,))) for year in values if year > _NO_YEAR)
    if _is_of_names(counting):
        same = _group_names(index, counting, values, bits)
        return ((label, _having_any(index, facet, forms)) for label, forms in same.items())
    folded_by_label = {label: folded for folded, (_count, label) in values.items() if folded}
    if counting.as_catalogued or facet not in NESTED_FACETS:
        return ((label, _having_any(index, facet, (folded,))) for label, folded in folded_by_label.items())
    return (
        _sets_of_places(index, facet, folded_by_label, counting.request.selection)
        if kind is FieldKind.PLACES
        else _sets_of_languages(index, folded_by_label)
    )


def _is_of_names(counting: CountRequest) -> bool:
    """Tell whether the values are names, several of which may be of one body."""
    if counting.name not in {*Facet} or counting.as_catalogued:
        return False
    return KINDS[filters.choose_name(counting.name, Facet).field] in _NAMING


def _having_any(index: Index, facet: Facet, folded: Iterable[str]) -> int:
    return bitmaps.union(index.find_labelled(facet, form, form) for form in folded)


def _sets_of_other_values(index: Index, bits: int, counting: CountRequest) -> Sets:
    """Return the values of an own field, the concepts of records, or the areas."""
    if counting.name in counting.own_fields.names:
        return _sets_of_texts(counting.own_fields.values(counting.name, bits))
    if counting.name == CONCEPT:
        from protlib.search.vocabulary import concepts

        return concepts.find_concept_sets(index, bits)
    return _sets_of_areas(index, bits, counting.request.selection)


def _sets_of_texts(texts: Iterable[tuple[int, str]]) -> Sets:
    """Yield the values between semicolons in the texts of records, each in its commonest spelling."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    having: defaultdict[str, list[int]] = defaultdict(list)
    for number, text in texts:
        for folded, value in {fold(value): value for value in split_cell(text)}.items():
            spellings[folded][value] += 1
            having[folded].append(number)
    for folded, spelling in spellings.items():
        yield min(spelling, key=lambda value: (-spelling[value], value)), bitmaps.bits_of(having[folded])


def _group_names(index: Index, counting: CountRequest, values: _Values, bits: int) -> dict[str, list[str]]:
    """Return the names in some records, each with those of the same body, folded; see `SameBodies`."""
    facet = filters.choose_name(counting.name, Facet)
    body_of = _body_namer(index, facet, counting.hidden_circles, values, bits) if facet in _BODY_FACETS else str
    forms_by_label: defaultdict[str, list[str]] = defaultdict(list)
    for folded, (_count, label) in values.items():
        if folded:
            forms_by_label[body_of(counting.request.other_names.final_name(label, facet))].append(folded)
    return forms_by_label


def _body_namer(
    index: Index, facet: Facet, hidden_circles: Iterable[str], values: _Values, bits: int
) -> Callable[[str], str]:
    """Return the function that finds the displayed name of the body of a name, without names of some circles.

    `values` are the names of the records in `bits`, which may be all of them.
    """
    from protlib.search.vocabulary.acronym_bodies import SameBodies  # which reads what is known of bodies

    def unite() -> SameBodies:
        restricted_records = bitmaps.union(
            filters.find_records(index, Facet.ACCESS, circle) for circle in hidden_circles
        )
        public_records = index.all() & ~restricted_records
        everywhere = values if bits == public_records else index.counts(facet, public_records)
        return SameBodies(label for _count, label in sorted(everywhere.values(), reverse=True))

    return index.remember(" ".join(("the bodies of", facet, *hidden_circles)), unite).body_name


def _sets_of_circles(index: Index) -> Sets:
    """Return the records of each circle that no wider circle may see."""
    from protlib.record.access import Access

    return [(circle.value, filters.find_records(index, Facet.ACCESS, circle)) for circle in Access]


def _sets_of_languages(index: Index, catalogued: Iterable[str]) -> Sets:
    """Yield the languages of records, each with its varieties."""
    for language in catalogued:
        yield language, filters.find_language(index, fold(language))


def _sets_of_places(index: Index, facet: Facet, catalogued: Iterable[str], selection: Selection) -> Sets:
    """Yield the places of records, and the geographic regions around them, with everything in each.

    A place that is named as a country but is an area of one counts for the country.
    """
    from protlib.record import places

    places_by_text = {text: places.resolve(text) for text in catalogued}
    for text, place in places_by_text.items():
        if place is None:
            yield text, filters.find_records(index, facet, text, selection)
    resolved = [place for place in places_by_text.values() if place]
    if facet is Facet.COUNTRY:
        outer_places = (places.resolve(name) for place in resolved for name in places.surrounding_country(place))
        resolved = [place for place in (*resolved, *outer_places) if place and place.kind != "area"]
    else:
        resolved += _geographic_regions()
    yield from _sets_under(index, resolved, selection)


def _sets_of_areas(index: Index, bits: int, selection: Selection) -> Sets:
    """Yield the areas of records, with everything that lies in each."""
    from protlib.record import places

    countries = index.counts(Facet.COUNTRY, bits).values()
    resolved = (places.resolve(label) for _count, label in countries)
    return _sets_under(index, [place for place in resolved if place and place.kind == "area"], selection)


def _sets_under(index: Index, places_in_use: "Iterable[Place]", selection: Selection) -> Sets:
    """Yield places, each once, with the records under each."""
    with_code = {code: records for code, _label, records in index.labels("place")}
    for name, place in {place.name: place for place in places_in_use}.items():
        yield name, filters.find_in_place(place, selection, lambda code: with_code.get(code, 0))


def _geographic_regions() -> "list[Place]":
    from protlib.record import places

    regions = map(places.resolve, places.names("region"))
    return [place for place in regions if place and place.source == _GEOGRAPHY]
