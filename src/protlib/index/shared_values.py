"""Values that records share: names, places, publishers, tags, types, dates.

Their search words are worked out once, for all records that share them.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, TypeVar

from protlib.index import text_lines
from protlib.index.date_periods import period
from protlib.index.parts import (
    ACRONYM,
    AUTHOR,
    CAPITALS,
    EDITOR,
    FAMILY,
    LEAD,
    ORGANISATION,
    PARTS,
    PLACE,
    TITLE_PLACE,
    WORD_PARTS,
)
from protlib.index.postings import Postings, ValueLabel, merge, merge_words
from protlib.index.words import find_all_words, find_capitals, fold_word, make_acronyms, tokens
from protlib.record import model
from protlib.record.fields.labels import inverted_name
from protlib.record.model import KINDS, FieldKind, Name, Publication
from protlib.record.names.initials import initials_of
from protlib.selection import Facet
from protlib.text import fold, without_markup

if TYPE_CHECKING:
    from protlib.record.places import Place

Value = TypeVar("Value")


class SharedValue:
    """A text, a name or another value of records: its search words, and the numbers of the records, which rise.

    `words` are its search words, by part; `line` has all words in order (see `text_lines`); `labels` are for filters
    and counts.
    """

    __slots__ = ("labels", "line", "numbers", "words")

    def __init__(
        self, words: tuple[tuple[int, Collection[str]], ...] = (), line: str = "", labels: tuple[ValueLabel, ...] = ()
    ) -> None:
        self.words = words
        self.line = line
        self.labels = labels
        self.numbers: list[int] = []


class _Cache(dict[Value, SharedValue]):
    """The shared values by their source, each made on demand."""

    def __init__(self, make: Callable[[Value], SharedValue]) -> None:
        self._make = make

    def __missing__(self, value: Value) -> SharedValue:
        shared = self[value] = self._make(value)
        return shared


class SharedValues:
    """The values that several records may have."""

    def __init__(self) -> None:
        self._all_records = _Cache(partial(_make_label, "all"))
        self._date = _Cache(_make_period)
        self._filled = _Cache(_make_filled)
        self._fields: list[_Cache[Any]] = [_Cache(make) for _field, make in _MAKERS]
        self._title_places: _Cache[Place] = _Cache(_make_title_place)
        self._people = [
            {family: _Cache(partial(_make_person, part, field, family)) for family in (LEAD, FAMILY, None)}
            for part, field in _PEOPLE
        ]

    def add(self, number: int, publication: Publication) -> str:
        """Add a record to all its values, and return the lines of their words; the numbers must rise."""
        values = self._values_of(publication)
        for value in values:
            numbers = value.numbers
            if not numbers or numbers[-1] != number:
                numbers.append(number)
        return "".join([value.line for value in values])

    def postings(self) -> Postings:
        """Return the numbers by word and by value: only here shared values are spread over their words."""
        words: list[list[tuple[str, list[int]]]] = [[] for _ in WORD_PARTS]
        labels: list[tuple[ValueLabel, list[int]]] = []
        for value in self._iterate_all():
            for part, words_of_part in value.words:
                words[part] += zip(words_of_part, repeat(value.numbers))
            labels += zip(value.labels, repeat(value.numbers))
        return Postings([merge_words(part, pairs) for part, pairs in enumerate(words)], merge(labels))

    def _iterate_all(self) -> Iterator[SharedValue]:
        people = chain.from_iterable(map(dict.values, self._people))
        singles = (self._all_records, self._date, self._filled, self._title_places)
        for field in (*singles, *self._fields, *people):
            yield from field.values()

    def _values_of(self, publication: Publication) -> list[SharedValue]:
        values = [self._all_records[""], self._date[publication.date], self._filled[tuple(publication.filled())]]
        for field, value in zip(self._fields, _values(publication), strict=True):
            if type(value) is str:
                if value:
                    values.append(field[value])
            else:
                values += map(field.__getitem__, value)
        values += self._people_of(publication)
        if publication.title and not (publication.countries or publication.regions):
            from protlib.record.titles.place_mentions import find_title_places  # which not every change needs

            values += map(self._title_places.__getitem__, find_title_places(without_markup(publication.title)))
        return values

    def _people_of(self, publication: Publication) -> list[SharedValue]:
        """Return the names: the family names of the authors, else of the others, are in parts of their own."""
        shared_names: list[SharedValue] = []
        leading = None
        for (part, _field), cache, names in zip(_PEOPLE, self._people, _names(publication), strict=True):
            if names and leading is None:
                leading = part
                shared_names.append(cache[LEAD][names[0]])
                names = names[1:]  # noqa: PLW2901 - the first is done
            shared_names += map(cache[FAMILY if part == leading else None].__getitem__, names)
        return shared_names


def _make_text(part: int, field: str, value: str) -> SharedValue:
    return _make_text_value(part, without_markup(value), _labels_of(field, value))


def _labels_of(field: str, value: str) -> tuple[ValueLabel, ...]:
    """Return the label that counts a value of a field, if it is counted."""
    return (ValueLabel(_FACETS_BY_FIELD[field], fold(value), value),) if field in _FACETS_BY_FIELD else ()


def _make_place(part: int, field: str, value: str) -> SharedValue:
    """Return a place with its other names, an area with those around it; the value may name several places."""
    from protlib.record import places  # which a change of records without any never needs

    areas = places.resolve_all(value)
    text = without_markup(value)
    codes = dict.fromkeys(code for place in areas for code in places.codes(place))
    labels = (*_labels_of(field, value), *(ValueLabel("place", code, "") for code in codes or ("",)))
    other_names = [name for place in areas for name in (*place.other_names, *places.surrounding_country(place))]
    return _make_text_value(part, " ; ".join((text, *other_names)), labels)


def _make_title_place(place: "Place") -> SharedValue:
    """Return a place that the title of a record names which has no places in its fields."""
    from protlib.record import places

    labels = tuple(ValueLabel(TITLE_PLACE, code, "") for code in places.codes(place))
    country_names = places.surrounding_country(place) or (place.name,)
    return _make_text_value(PLACE, " ; ".join(country_names), labels)


def _make_text_value(
    part: int, text: str, labels: tuple[ValueLabel, ...], initials: Collection[str] = ()
) -> SharedValue:
    """Return the value of a text that is searched in a part; `initials` are those of an organisation of this name."""
    words_in_text = tokens(text)
    words = {part: set(words_in_text)}
    if PARTS[part].has_acronyms:
        words[ACRONYM] = make_acronyms(words_in_text)
    if initials:
        words[part].update(initials)
        words[ACRONYM].update(initials)
    if PARTS[part].has_capitals and (capitals := find_capitals(text)):
        words[CAPITALS] = set(capitals)
    return SharedValue(tuple(words.items()), text_lines.write_line(part, words_in_text), labels)


def _make_label(label: str, value: str) -> SharedValue:
    return SharedValue(labels=(ValueLabel(label, fold(value), value),))


def _make_filled(names: Iterable[str]) -> SharedValue:
    """Return one label for all filled fields, including those with a default: there are few combinations."""
    filled = _ALWAYS.union(names)
    return SharedValue(labels=(ValueLabel("has", " ".join(name for name in model.FIELDS if name in filled), ""),))


def _make_period(date: str) -> SharedValue:
    first, last = period(date)
    return SharedValue(labels=(ValueLabel(Facet.YEAR.value, first[:4], last[:4]),))


def _make_person(part: int, field: str, family: int | None, name: Name) -> SharedValue:
    """Return a name, with its family name, or the short forms of an organisation, in a part of its own."""
    labels = _labels_of(field, inverted_name(name))
    if name.literal:
        initials = initials_of(name.literal)
        value = _make_text_value(ORGANISATION, f"{name.literal} {name.short}", labels, initials)
        short_forms = [*_fold_words(name.short), *initials]
    else:
        short_forms = [*_fold_words(name.particle), *_fold_words(name.family)]
        # The family name stands on both sides of the given one: both orders are next to each other.
        all_forms = [*_fold_words(name.dropping), *short_forms]
        words = [*all_forms, *_fold_words(name.given), *all_forms, *_fold_words(name.suffix)]
        value = SharedValue(((part, set(words)),), text_lines.write_line(part, words), labels)
    if family is not None:
        value.words += ((family, set(short_forms)),)
    return value


def _fold_words(text: str) -> list[str]:
    return list(filter(None, map(fold_word, find_all_words(text)))) if text else []


def _make_maker(part: int, field: str) -> Callable[[Any], SharedValue]:
    """Return the function that makes the shared value of a value in a field."""
    match KINDS[field]:
        case FieldKind.NAMES:
            return partial(_make_person, part, field, None)
        case FieldKind.PLACES:
            return partial(_make_place, part, field)
    return partial(_make_text, part, field)


_FACETS_BY_FIELD: Final = {facet.field: facet.value for facet in Facet}
_PEOPLE: Final = tuple((part, field) for part in (AUTHOR, EDITOR) for field in PARTS[part].shared_fields)
"""The fields of those who made a publication: the foremost first."""
_SEARCHED_FIELDS: Final = [
    (part, field) for part in WORD_PARTS for field in PARTS[part].shared_fields if (part, field) not in _PEOPLE
]
_ONLY_COUNTED: Final = (
    _FACETS_BY_FIELD.keys() - {field for part in PARTS.values() for field in part.shared_fields} - {Facet.YEAR.field}
)
_MAKERS: Final[Sequence[tuple[str, Callable[[Any], SharedValue]]]] = (
    *((field, _make_maker(part, field)) for part, field in _SEARCHED_FIELDS),
    *((field, partial(_make_label, _FACETS_BY_FIELD[field])) for field in sorted(_ONLY_COUNTED)),
)
"""How the shared value is made of what stands in a field that many records fill alike."""
_ALWAYS: Final = frozenset(Publication().to_dict())
_values: Final = attrgetter(*(field for field, _make in _MAKERS))
_names: Final = attrgetter(*(field for _part, field in _PEOPLE))
