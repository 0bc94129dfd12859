"""What records share: names, places, publishers, tags, types, dates.

A line, what one of these adds to what a record is found by, is made once, and all records share it.
"""

import dataclasses
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from operator import attrgetter
from typing import Final, TypeVar

from protlib.index.parts import FIELDS, Field, text_line
from protlib.index.periods import period
from protlib.index.postings import Found, Label, joined, words_of
from protlib.index.words import acronyms, capitals, folded, initials, surface, telling, tokens
from protlib.record import model, places
from protlib.record.model import Name, Publication
from protlib.selection import Facet
from protlib.text import fold, without_markup

Value = TypeVar("Value")
_CAPITALISED: Final = frozenset((Field.ORGANISATION, Field.CONTAINER, Field.PUBLISHER, Field.TAG))


@dataclass(slots=True)
class Line:
    """What records are found by that have one text, name or value, and their numbers.

    `words` are those that are looked up, by field; `text` has all words in order behind the number of the field;
    `labels` are what it is filtered and counted by. The numbers rise.
    """

    words: tuple[tuple[int, Collection[str]], ...] = ()
    text: str = ""
    labels: tuple[Label, ...] = ()
    numbers: list[int] = dataclasses.field(default_factory=list)


class _Known(dict[Value, Line]):
    """The lines of values, each made when it is first asked for."""

    def __init__(self, make: Callable[[Value], Line]) -> None:
        self._make = make

    def __missing__(self, value: Value) -> Line:
        line = self[value] = self._make(value)
        return line


class Lines:
    """The lines of what other records may have as well."""

    def __init__(self) -> None:
        self._every = _Known(partial(_value, "all"))
        self._type = _Known(partial(_value, "type"))
        self._language = _Known(partial(_value, "language"))
        self._date = _Known(_period)
        self._filled = _Known(_filled)
        self._texts = {name: _Known(make) for name, make in _TEXTS.items()}
        self._authors = _Known(partial(_person, Field.AUTHOR, Field.FAMILY))
        self._lead_authors = _Known(partial(_person, Field.AUTHOR, Field.LEAD))
        self._editors = _Known(partial(_person, Field.EDITOR, None))
        self._lead_editors = _Known(partial(_person, Field.EDITOR, Field.LEAD))
        self._further_editors = _Known(partial(_person, Field.EDITOR, Field.FAMILY))

    def add(self, number: int, publication: Publication) -> str:
        """Add a record to the lines of all that it has, and return their texts; the numbers must rise."""
        lines = self._of(publication)
        for line in lines:
            numbers = line.numbers
            if not numbers or numbers[-1] != number:
                numbers.append(number)
        return "".join([line.text for line in lines])

    def found(self) -> Found:
        """Return the numbers by word and by value: what many records share is spread over its words only here."""
        words: list[list[tuple[str, list[int]]]] = [[] for _ in FIELDS]
        labels: list[tuple[Label, list[int]]] = []
        for line in self._all():
            for field, several in line.words:
                words[field] += zip(several, repeat(line.numbers))
            labels += zip(line.labels, repeat(line.numbers))
        return Found([words_of(field, pairs) for field, pairs in enumerate(words)], joined(labels))

    def _all(self) -> Iterator[Line]:
        for known in (
            self._every, self._type, self._language, self._date, self._filled, *self._texts.values(), self._authors,
            self._lead_authors, self._editors, self._lead_editors, self._further_editors,
        ):  # fmt: skip
            yield from known.values()

    def _of(self, publication: Publication) -> list[Line]:
        lines = [
            self._every[""],
            self._type[publication.type],
            self._language[publication.language],
            self._date[publication.date],
            self._filled[tuple(publication.filled())],
        ]
        for known, value in zip(self._texts.values(), _values(publication), strict=True):
            if type(value) is str:
                if value:
                    lines.append(known[value])
            else:
                lines += map(known.__getitem__, value)
        lines += self._people(publication)
        return lines

    def _people(self, publication: Publication) -> list[Line]:
        """Return the lines of names: the families of the authors, else of the others, are in fields of their own."""
        authors, others = publication.authors, (*publication.editors, *publication.translators)
        if authors:
            known = map(self._authors.__getitem__, authors[1:]), map(self._editors.__getitem__, others)
            return [self._lead_authors[authors[0]], *known[0], *known[1]]
        if not others:
            return []
        return [self._lead_editors[others[0]], *map(self._further_editors.__getitem__, others[1:])]


def _text(field: int, label: str, value: str) -> Line:
    labels = (Label(label, fold(value), value),) if label else ()
    return _words(field, without_markup(value), labels)


def _place(label: str, value: str) -> Line:
    """Return the line of a place with its other names."""
    place = places.resolve(value)
    text = without_markup(value)
    labels = Label(label, fold(value), value), Label("place", place.code if place else "", "")
    return _words(Field.PLACE, " ; ".join((text, *place.other_names)) if place else text, labels)


def _words(field: int, text: str, labels: tuple[Label, ...]) -> Line:
    found = tokens(text)
    words = {field: set(found)}
    if field == Field.ORGANISATION:
        own = {initials(found), initials(telling(found))}
        words[field] |= own
        words[Field.ACRONYM] = acronyms(found) | own
    if field in _CAPITALISED and (standing := capitals(text)):
        words[Field.CAPITALS] = set(standing)
    return Line(tuple(words.items()), text_line(field, found), labels)


def _value(label: str, value: str) -> Line:
    return Line(labels=(Label(label, fold(value), value),))


def _filled(names: Iterable[str]) -> Line:
    """Return one label for all fields that are filled, those with a default among them: there are few combinations."""
    filled = _ALWAYS.union(names)
    return Line(labels=(Label("has", " ".join(name for name in model.FIELDS if name in filled), ""),))


def _period(date: str) -> Line:
    first, last = period(date)
    return Line(labels=(Label(Facet.YEAR.value, first[:4], last[:4]),))


def _person(field: int, family: int | None, name: Name) -> Line:
    """Return the line of a name, with its family name, or the short forms of an organisation, in a field of its own."""
    labels = (Label("author", fold(shown := _shown(name)), shown),) if field == Field.AUTHOR else ()
    if name.literal:
        line = _words(Field.ORGANISATION, f"{name.literal} {name.short}", labels)
        known = [*_folded(name.short), initials(telling(tokens(name.literal)))]
    else:
        known = [*_folded(name.particle), *_folded(name.family)]
        # The family name stands on both sides of the given one: both orders are next to each other.
        both = [*_folded(name.dropping), *known]
        found = [*both, *_folded(name.given), *both, *_folded(name.suffix)]
        line = Line(((field, set(found)),), text_line(field, found), labels)
    if family is not None:
        line.words += ((family, set(known)),)
    return line


def _shown(name: Name) -> str:
    """Return a name in full as it is counted: not as `names.display`, which braces what it could not read again."""
    if name.literal:
        return f"{name.literal} ({name.short})" if name.short else name.literal
    parts = (f"{name.particle} {name.family}", f"{name.given} {name.dropping}", name.suffix)
    return ", ".join(filter(None, map(str.strip, parts)))


def _folded(text: str) -> list[str]:
    return list(map(folded, surface(text)))


_TEXTS: Final[Mapping[str, Callable[[str], Line]]] = {
    "container_title": partial(_text, Field.CONTAINER, ""),
    "collection_title": partial(_text, Field.CONTAINER, ""),
    "event_title": partial(_text, Field.CONTAINER, ""),
    "publisher": partial(_text, Field.PUBLISHER, "publisher"),
    "publisher_place": partial(_text, Field.PUBLISHER, ""),
    "category": partial(_text, Field.CATEGORY, "category"),
    "genre": partial(_text, Field.NOTE, ""),
    "tags": partial(_text, Field.TAG, "tag"),
    "topics": partial(_text, Field.TOPIC, "topic"),
    "countries": partial(_place, "country"),
    "regions": partial(_place, "region"),
}
"""How the line is made of a text in a field that many records fill alike."""
_ALWAYS: Final = frozenset(Publication().to_dict())
_values: Final = attrgetter(*_TEXTS)
