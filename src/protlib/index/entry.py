"""What a record is found by: its words, field by field, and its values for filters, facets and sorting."""

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import chain, compress, repeat
from operator import attrgetter
from typing import Final, NamedTuple

from protlib import duplicates, names, places
from protlib.index.fields import Field
from protlib.index.periods import period
from protlib.model import FIELDS, Name, Publication
from protlib.summary import Summary
from protlib.text import fold, without_markup
from protlib.words import STOP, acronyms, capitals, folded, initials, surface, tokens

_ARTICLES: Final = frozenset(
    ("the", "a", "an", "le", "la", "les", "l", "un", "une", "el", "los", "las", "der", "die", "das")
)
# Fields in which even the commonest words are kept: "The Who", "What works".
_WHOLE: Final = frozenset((Field.TITLE, Field.ORGANISATION))
_ACRONYMIC: Final = frozenset((Field.TITLE, Field.ORGANISATION))
_CAPITALISED: Final = frozenset((*_ACRONYMIC, Field.CONTAINER, Field.PUBLISHER, Field.TAG))
# The fields of a record that many records fill alike: where their words stand, and as which label they are counted.
_ALIKE: Final = {
    "container_title": (Field.CONTAINER, ""),
    "collection_title": (Field.CONTAINER, ""),
    "event_title": (Field.CONTAINER, ""),
    "publisher": (Field.PUBLISHER, "publisher"),
    "publisher_place": (Field.PUBLISHER, ""),
    "category": (Field.CATEGORY, "category"),
    "genre": (Field.NOTE, ""),
    "tags": (Field.TAG, "tag"),
    "topics": (Field.TOPIC, "topic"),
    "countries": (Field.PLACE, "country"),
    "regions": (Field.PLACE, "region"),
}
_PUNCTUATION: Final = "'\"`.,;:!?¡¿([{<*#-… "
_LAST: Final = "\U0010ffff"
_alike_values: Final = attrgetter(*_ALIKE)
_values: Final = attrgetter(*FIELDS)


class Label(NamedTuple):
    """A value of a record: in which field, as it is compared and as it is shown."""

    field: str
    folded: str
    shown: str


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
    """What a text, a name or a value of a record adds to it.

    `words` are those that are looked up, by field; `text` has all words in order behind the number of the field, in a
    line for each text; `labels` are what it is filtered and counted by.
    """

    words: tuple[tuple[int, Collection[str]], ...] = ()
    text: str = ""
    labels: tuple[Label, ...] = ()


class Kept(NamedTuple):
    """What the index keeps of a record as a row: `text` has the texts of its lines, `summary` the cells of a list."""

    text: str
    ranks: Ranks
    keys: list[str]
    fingerprints: tuple[str, ...]
    summary: str


class Entry(NamedTuple):
    """Everything that the index keeps of a record, but the record itself.

    The `shared` lines are the same objects in every record that has them; no two of the record's `own` have words in the
    same field.
    """

    own: list[Line]
    shared: list[Line]
    kept: Kept


_EVERY: Final = Line(labels=(Label("all", "", ""),))


def entry(publication: Publication) -> Entry:
    """Return what a record is found by."""
    own = [_title(publication.title), _abstract(publication.abstract), _notes(publication)]
    shared = [*_shared(publication), *_people(publication)]
    kept = Kept(
        "".join([line.text for line in (*own, *shared)]),
        _ranks(publication),
        [publication.key, *publication.aliases],
        duplicates.fingerprints(publication),
        Summary.of(publication).to_line(),
    )
    return Entry(own, shared, kept)


def _title(title: str) -> Line:
    return _line(Field.TITLE, without_markup(title)) if title else Line()


def _abstract(abstract: str) -> Line:
    return _line(Field.ABSTRACT, abstract) if abstract else Line()


def _notes(publication: Publication) -> Line:
    texts = [text for text in (publication.note, publication.number) if text]
    for variable, value in publication.extra.items():
        if ":" not in variable and isinstance(value, str):
            texts.append(value)
    if len(texts) == 1:
        return _line(Field.NOTE, texts[0])
    found = list(map(tokens, texts))
    words = frozenset().union(*found) - STOP
    return Line(((Field.NOTE, words),), "".join([_text(Field.NOTE, line) for line in found]))


def _shared(publication: Publication) -> Iterator[Line]:
    yield _EVERY
    yield _value("type", publication.type)
    yield _value("language", publication.language)
    yield _period(publication.date)
    # One label for all fields that are filled: there are few combinations.
    yield _filled(" ".join(compress(FIELDS, _values(publication))))
    for (field, label), value in zip(_ALIKE.values(), _alike_values(publication), strict=True):
        if type(value) is str:
            if value:
                yield _alike(field, label, value)
        else:
            for text in value:
                yield _alike(field, label, text)


def _people(publication: Publication) -> Iterator[Line]:
    others = (*publication.editors, *publication.translators)
    families = chain((Field.LEAD,), repeat(Field.FAMILY))
    for name in publication.authors:
        yield _person(Field.AUTHOR, next(families), name)
    for name in others:
        yield _person(Field.EDITOR, None if publication.authors else next(families), name)


def _line(field: int, text: str, labels: tuple[Label, ...] = ()) -> Line:
    found = tokens(text)
    words = frozenset(found)
    if field not in _WHOLE:
        words -= STOP
    made = acronyms(found) if field in _ACRONYMIC else frozenset()
    if field == Field.ORGANISATION:
        own = {initials(found), initials(_telling(found))}
        made |= own
        words |= own
    standing = capitals(text) if field in _CAPITALISED else ()
    by_field = ((field, words), (Field.ACRONYM, made), (Field.CAPITALS, frozenset(standing)))
    return Line(by_field if made or standing else by_field[:1], _text(field, found), labels)


def _text(field: int, words: Iterable[str]) -> str:
    return f"{field} {' '.join(words)} \n"


@lru_cache(maxsize=1 << 16)
def _alike(field: int, label: str, value: str) -> Line:
    """Return the line of a text that many records have; a place has its other names as well."""
    text = without_markup(value)
    labels = [Label(label, fold(value), value)] if label else []
    if field == Field.PLACE:
        place = places.resolve(value)
        labels.append(Label("place", place.code if place else "", ""))
        text = " ; ".join((text, *place.other_names)) if place else text
    return _line(field, text, tuple(labels))


@lru_cache(maxsize=4096)
def _value(label: str, value: str) -> Line:
    return Line(labels=(Label(label, fold(value), value),))


@lru_cache(maxsize=4096)
def _filled(fields: str) -> Line:
    return Line(labels=(Label("has", fields, ""),))


@lru_cache(maxsize=4096)
def _period(date: str) -> Line:
    first, last = period(date)
    return Line(labels=(Label("period", first[:4], last[:4]),))


@lru_cache(maxsize=1 << 16)
def _person(field: int, family: int | None, name: Name) -> Line:
    """Return the line of a name, with its family name, or the short forms of an organisation, in a field of its own."""
    labels = (Label("author", fold(shown := _shown(name)), shown),) if field == Field.AUTHOR else ()
    if name.literal:
        line = _line(Field.ORGANISATION, f"{name.literal} {name.short}", labels)
        known = [*_folded(name.short), initials(_telling(tokens(name.literal)))]
    else:
        line = _personal(field, name, labels)
        known = _folded(f"{name.particle} {name.family}")
    return line._replace(words=(*line.words, (family, frozenset(known)))) if family is not None else line


def _personal(field: int, name: Name, labels: tuple[Label, ...]) -> Line:
    """Return the line of a person: the family name stands on both sides of the given one."""
    family = f"{name.dropping} {name.particle} {name.family}"
    found = _folded(f"{family} {name.given} {family} {name.suffix}")
    return Line(((field, frozenset(found)),), _text(field, found), labels)


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


def _ranks(publication: Publication) -> Ranks:
    people = publication.authors or publication.editors or publication.translators
    first = period(publication.date)[0]
    return Ranks(
        publication.key.casefold(),
        int(first[:4]) if first else None,
        _title_rank(publication.title) or _LAST,
        _author_rank(people[0]) if people else _LAST,
        publication.date,
        publication.created,
        publication.modified,
    )


_author_rank: Final = lru_cache(maxsize=1 << 16)(names.sort_key)


def _title_rank(title: str) -> str:
    title = fold(without_markup(title)).lstrip(_PUNCTUATION)
    first, _space, rest = title.partition(" ")
    return rest if rest and first in _ARTICLES else title
