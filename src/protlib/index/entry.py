"""What a record is found by: its words, field by field, and its values for filters, facets and sorting."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import compress
from operator import attrgetter
from typing import Final, NamedTuple

from protlib import duplicates, names, places
from protlib.index.fields import PERSONS, Field
from protlib.index.periods import period
from protlib.model import FIELDS, Name, Publication
from protlib.summary import Summary
from protlib.text import fold, without_markup
from protlib.words import STOP, acronyms, capitals, folded, initials, surface, tokens

_ARTICLES: Final = frozenset(
    ("the", "a", "an", "le", "la", "les", "l", "un", "une", "el", "los", "las", "der", "die", "das")
)
# Fields in which even the commonest words are kept: "The Who", "What works", "De La Cruz".
_WHOLE: Final = frozenset((*PERSONS, Field.TITLE, Field.ORGANISATION))
_ACRONYMIC: Final = frozenset((Field.TITLE, Field.ORGANISATION))
_CAPITALISED: Final = frozenset((*_ACRONYMIC, Field.CONTAINER, Field.PUBLISHER, Field.TAG))


class Label(NamedTuple):
    """A value of a record: in which field, as it is compared and as it is shown."""

    field: str
    folded: str
    shown: str


_values: Final = attrgetter(*FIELDS)
_PUNCTUATION: Final = "'\"`.,;:!?¡¿([{<*#-… "
_LAST: Final = "\U0010ffff"
_ALL: Final = Label("all", "", "")


class Ranks(NamedTuple):
    """What a record is sorted by."""

    key: str
    year: int | None
    title: str
    author: str
    date: str
    created: str
    modified: str


class Line(NamedTuple):
    """A text or a name of a record.

    `words` are those that are looked up, `text` has all of them in order behind the number of the field, `made` are the
    acronyms that can be made of the words, `standing` those that stand among them.
    """

    field: int
    words: frozenset[str]
    text: str
    made: frozenset[str] = frozenset()
    standing: frozenset[str] = frozenset()


class Person(NamedTuple):
    """A name: its line, the words of the family name or the acronym of an organisation, how it is shown and sorted."""

    line: Line
    family: frozenset[str]
    label: Label
    rank: str


class Entry(NamedTuple):
    """Everything that the index keeps of a record, but the record itself; `text` has its lines, `summary` its cells."""

    words: dict[int, frozenset[str]]
    text: str
    labels: set[Label]
    ranks: Ranks
    keys: list[str]
    fingerprints: tuple[str, ...]
    summary: str


def entry(publication: Publication) -> Entry:
    """Return what a record is found by."""
    authors = [_person(Field.AUTHOR, name) for name in publication.authors]
    others = [_person(Field.EDITOR, name) for name in (*publication.editors, *publication.translators)]
    lines = [*_lines(publication), *[person.line for person in authors], *[person.line for person in others]]
    words: dict[int, frozenset[str]] = {}
    for line in lines:
        field = line.field
        words[field] = words[field] | line.words if field in words else line.words
    if people := authors or others:
        words[Field.LEAD] = people[0].family
        words[Field.FAMILY] = frozenset().union(*[person.family for person in people[1:]])
    words[Field.ACRONYM] = frozenset().union(*[line.made for line in lines])
    words[Field.CAPITALS] = frozenset().union(*[line.standing for line in lines])
    return Entry(
        words,
        "".join([line.text for line in lines]),
        {_ALL, *_labels(publication), *[person.label for person in authors]},
        _ranks(publication, people),
        [publication.key, *publication.aliases],
        duplicates.fingerprints(publication),
        Summary.of(publication).to_line(),
    )


def _lines(publication: Publication) -> Iterator[Line]:
    for field, text in (
        (Field.TITLE, without_markup(publication.title)),
        (Field.ABSTRACT, publication.abstract),
        (Field.NOTE, publication.note),
        (Field.NOTE, publication.number),
    ):
        if text:
            yield _line(field, text)
    for variable, value in publication.extra.items():
        if ":" not in variable and isinstance(value, str):
            yield _line(Field.NOTE, value)
    for field, text in _repeated(publication):
        if text:
            yield _repeated_line(field, text)


def _repeated(publication: Publication) -> Iterator[tuple[int, str]]:
    """Yield the texts that many records share."""
    yield Field.CONTAINER, without_markup(publication.container_title)
    yield Field.CONTAINER, publication.collection_title
    yield Field.CONTAINER, publication.event_title
    yield Field.PUBLISHER, publication.publisher
    yield Field.PUBLISHER, publication.publisher_place
    yield Field.CATEGORY, publication.category
    yield Field.NOTE, publication.genre
    for text in publication.tags:
        yield Field.TAG, text
    for text in publication.topics:
        yield Field.TOPIC, text
    for text in (*publication.countries, *publication.regions):
        yield Field.PLACE, text


def _line(field: int, text: str) -> Line:
    found = tokens(text)
    words = frozenset(found)
    made: set[str] = set()
    standing: list[str] = []
    if field not in _WHOLE:
        words -= STOP
    if field in _ACRONYMIC:
        made = acronyms(found)
    if field == Field.ORGANISATION:
        own = {initials(found), initials(_telling(found))}
        made |= own
        words |= own
    if field in _CAPITALISED:
        standing = capitals(text)
    return Line(field, words, f"{field} {' '.join(found)} \n", frozenset(made), frozenset(standing))


@lru_cache(maxsize=1 << 16)
def _repeated_line(field: int, text: str) -> Line:
    """Return the line of a text that many records share; a place has its other names as well."""
    if field == Field.PLACE and (place := places.resolve(text)):
        text = " ; ".join((text, *place.other_names))
    return _line(field, text)


@lru_cache(maxsize=1 << 16)
def _person(field: int, name: Name) -> Person:
    """Return what is kept of a name; a person's line has the family name on both sides of the given one."""
    label, rank = _label("author", _shown(name)), names.sort_key(name)
    if name.literal:
        line = _line(Field.ORGANISATION, f"{name.literal} {name.short}")
        return Person(
            line, frozenset([*_folded(name.short), initials(_telling(tokens(name.literal)))]), label, rank
        )
    family = f"{name.dropping} {name.particle} {name.family}"
    found = _folded(f"{family} {name.given} {family} {name.suffix}")
    line = Line(field, frozenset(found), f"{field} {' '.join(found)} \n")
    return Person(line, frozenset(_folded(f"{name.particle} {name.family}")), label, rank)


def _shown(name: Name) -> str:
    """Return a name in full as it is counted: not as `names.display`, which braces what it could not read again."""
    if name.literal:
        return f"{name.literal} ({name.short})" if name.short else name.literal
    parts = (f"{name.particle} {name.family}", f"{name.given} {name.dropping}", name.suffix)
    return ", ".join(filter(None, map(str.strip, parts)))


def _telling(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in STOP]


def _folded(text: str) -> list[str]:
    return list(map(folded, surface(text)))


def _labels(publication: Publication) -> Iterator[Label]:
    yield _label("type", publication.type)
    yield _label("language", publication.language)
    yield _label("category", publication.category)
    yield _label("publisher", publication.publisher)
    for field, texts in (
        ("tag", publication.tags),
        ("topic", publication.topics),
        ("country", publication.countries),
        ("region", publication.regions),
    ):
        for text in texts:
            yield _label(field, text)
    for text in (*publication.countries, *publication.regions):
        yield _place(text)
    # One label for all fields that are filled: there are few combinations.
    yield Label("has", " ".join(compress(FIELDS, _values(publication))), "")
    yield _period(publication.date)


@lru_cache(maxsize=1 << 16)
def _label(field: str, text: str) -> Label:
    return Label(field, fold(text), text)


@lru_cache(maxsize=4096)
def _place(text: str) -> Label:
    place = places.resolve(text)
    return Label("place", place.code if place else "", "")


@lru_cache(maxsize=4096)
def _period(date: str) -> Label:
    first, last = period(date)
    return Label("period", first[:4], last[:4])


def _ranks(publication: Publication, people: Sequence[Person]) -> Ranks:
    return Ranks(
        publication.key.casefold(),
        int(year) if (year := _period(publication.date).folded) else None,
        _title_rank(publication.title) or _LAST,
        people[0].rank if people else _LAST,
        publication.date,
        publication.created,
        publication.modified,
    )


def _title_rank(title: str) -> str:
    title = fold(without_markup(title)).lstrip(_PUNCTUATION)
    first, _space, rest = title.partition(" ")
    return rest if rest and first in _ARTICLES else title
