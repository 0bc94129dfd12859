"""What a record is found by: its words, field by field, and its values for filters, facets and sorting."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from protlib import duplicates, names, places
from protlib.index.fields import PERSONS, Field
from protlib.index.periods import period
from protlib.model import FIELDS, Name, Publication
from protlib.text import fold, without_markup
from protlib.text import words as plain_words
from protlib.words import STOP, WORD, acronyms, capitals, folded, initials, tokens

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
    """A text or a name of a record, by its words.

    `text` is the number of the field and the words, `made` the acronyms that can be made of the words, `standing` those
    that stand among them.
    """

    field: int
    words: list[str]
    text: str
    made: frozenset[str]
    standing: frozenset[str]


class Entry(NamedTuple):
    """Everything that the index keeps of a record, but the record itself; `text` has its lines."""

    words: dict[int, set[str]]
    text: str
    labels: set[Label]
    ranks: Ranks
    keys: list[str]
    fingerprints: tuple[str, ...]


def entry(publication: Publication) -> Entry:
    """Return what a record is found by."""
    lines = [line for line in _lines(publication) if line.words]
    words: dict[int, set[str]] = {}
    for line in lines:
        words.setdefault(line.field, set()).update(line.words)
    for field in words.keys() - _WHOLE:
        words[field] -= STOP
    words.update(_families(publication))
    words[Field.ACRONYM] = set().union(*[line.made for line in lines])
    words[Field.CAPITALS] = set().union(*[line.standing for line in lines])
    return Entry(
        words,
        "".join([line.text for line in lines]),
        {_ALL, *_labels(publication)},
        _ranks(publication),
        [publication.key, *publication.aliases],
        duplicates.fingerprints(publication),
    )


def _lines(publication: Publication) -> Iterator[Line]:
    yield _line(Field.TITLE, without_markup(publication.title))
    yield _line(Field.ABSTRACT, publication.abstract)
    yield _line(Field.NOTE, publication.note)
    yield _line(Field.NOTE, publication.number)
    for variable, text in publication.extra.items():
        if ":" not in variable and isinstance(text, str):
            yield _line(Field.NOTE, text)
    for field, text in _repeated(publication):
        yield _repeated_line(field, text)
    for name in publication.authors:
        yield _name_line(Field.AUTHOR, name)
    for name in (*publication.editors, *publication.translators):
        yield _name_line(Field.EDITOR, name)


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
        place = places.resolve(text)
        yield Field.PLACE, " ; ".join((text, *place.other_names)) if place else text


def _line(field: int, text: str) -> Line:
    found = tokens(text)
    made = acronyms(found) if field in _ACRONYMIC else set()
    if field == Field.ORGANISATION:
        made.add(initials(found))
    standing = capitals(text) if field in _CAPITALISED else ()
    return Line(field, found, f"{field} {' '.join(found)} \n", frozenset(made), frozenset(standing))


_repeated_line = lru_cache(maxsize=1 << 16)(_line)


@lru_cache(maxsize=1 << 16)
def _name_line(field: int, name: Name) -> Line:
    """Return the line of a name: a person's family name before and behind the given one, so that both orders are there."""
    if name.literal:
        return _line(Field.ORGANISATION, f"{name.literal} {name.short}")
    family = f"{name.dropping} {name.particle} {name.family}"
    found = [folded(word) for word in WORD.findall(f"{family} {name.given} {family} {name.suffix}")]
    return Line(field, found, f"{field} {' '.join(found)} \n", frozenset(), frozenset())


def _families(publication: Publication) -> Iterator[tuple[int, set[str]]]:
    """Yield the family name of the first author, and those of the others."""
    people = publication.authors or publication.editors
    if people:
        yield Field.LEAD, set(_family(people[0]))
        yield Field.FAMILY, {word for name in people[1:] for word in _family(name)}


@lru_cache(maxsize=1 << 16)
def _family(name: Name) -> list[str]:
    return [folded(word) for word in WORD.findall(f"{name.particle} {name.family}")]


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
    for name in publication.authors:
        yield _author(name)
    yield _has([field for field in FIELDS if getattr(publication, field)])
    yield _period(publication.date)


@lru_cache(maxsize=1 << 16)
def _label(field: str, text: str) -> Label:
    return Label(field, fold(text), text)


@lru_cache(maxsize=4096)
def _place(text: str) -> Label:
    place = places.resolve(text)
    return Label("place", place.code if place else "", "")


@lru_cache(maxsize=1 << 16)
def _author(name: Name) -> Label:
    return _label("author", names.display(name))


def _has(filled: list[str]) -> Label:
    """Return the label for the fields that are filled: one for all, of which there are few combinations."""
    return Label("has", " ".join(filled), "")


@lru_cache(maxsize=4096)
def _period(date: str) -> Label:
    first, last = period(date)
    return Label("period", first[:4], last[:4])


def _ranks(publication: Publication) -> Ranks:
    people = publication.authors or publication.editors or publication.translators
    return Ranks(
        publication.key.casefold(),
        publication.year,
        _title_order(publication.title) or _LAST,
        _sort_key(people[0]) if people else _LAST,
        publication.date,
        publication.created,
        publication.modified,
    )


@lru_cache(maxsize=1 << 16)
def _sort_key(name: Name) -> str:
    return names.sort_key(name)


def _title_order(title: str) -> str:
    found = plain_words(without_markup(title))
    return " ".join(found[1:] if len(found) > 1 and found[0] in _ARTICLES else found)
