"""What records are found by, and what the index keeps of them."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from protlib import duplicates, names
from protlib.index.fields import Field
from protlib.index.lines import text_line
from protlib.index.periods import period
from protlib.index.postings import Postings
from protlib.model import Publication
from protlib.summary import Summary
from protlib.text import fold, without_markup
from protlib.words import acronyms, capitals, chunks, tokens

_ARTICLES: Final = frozenset(
    ("the", "a", "an", "le", "la", "les", "l", "un", "une", "el", "los", "las", "der", "die", "das")
)
_PUNCTUATION: Final = "'\"`.,;:!?¡¿([{<*#-… "
_LAST: Final = "\U0010ffff"
Numbered = Sequence[tuple[int, Publication]]


class Ranks(NamedTuple):
    """What a record is sorted by."""

    key: str
    year: int | None
    title: str
    author: str
    date: str
    created: str
    modified: str


class Kept(NamedTuple):
    """What the index keeps of some records, but their words and labels: lists with an item for each record.

    `texts` have the words of a record's texts in order, each text on a line behind the number of its field; `summaries`
    have the cells of a list.
    """

    numbers: list[int]
    texts: list[str]
    ranks: list[Ranks]
    keys: list[list[str]]
    fingerprints: list[tuple[str, ...]]
    summaries: list[str]


def gather(records: Numbered, postings: Postings) -> Kept:
    """Add the words and labels of records to the postings, and return what else the index keeps of them.

    The numbers must rise. One kind of text is done after the other: the words of one kind, and not those of all, then
    fit in the processor's cache, and that saves a fifth of the time.
    """
    texts = (
        _titles(records, postings),
        _abstracts(records, postings),
        _notes(records, postings),
        [postings.add_shared(number, publication) for number, publication in records],
    )
    publications = [publication for _number, publication in records]
    return Kept(
        [number for number, _publication in records],
        list(map("".join, zip(*texts, strict=True))),
        list(map(_ranks, publications)),
        [[publication.key, *publication.aliases] for publication in publications],
        list(map(duplicates.fingerprints, publications)),
        [Summary.of(publication).to_line() for publication in publications],
    )


def _titles(records: Numbered, postings: Postings) -> list[str]:
    return [
        _title(number, without_markup(publication.title), postings) if publication.title else ""
        for number, publication in records
    ]


def _title(number: int, title: str, postings: Postings) -> str:
    """Add the words of a title to the postings, and return its line."""
    found = tokens(title)
    postings.add(number, Field.TITLE, set(found))
    postings.add(number, Field.ACRONYM, acronyms(found))
    if standing := capitals(title):
        postings.add(number, Field.CAPITALS, set(standing))
    return text_line(Field.TITLE, found)


def _abstracts(records: Numbered, postings: Postings) -> list[str]:
    return [
        _lines(number, Field.ABSTRACT, [publication.abstract], postings) if publication.abstract else ""
        for number, publication in records
    ]


def _notes(records: Numbered, postings: Postings) -> list[str]:
    return [
        _lines(number, Field.NOTE, notes, postings) if (notes := _notes_of(publication)) else ""
        for number, publication in records
    ]


def _lines(number: int, field: int, texts: Iterable[str], postings: Postings) -> str:
    """Add the words of a record's texts to the postings, and return their lines."""
    found = list(map(chunks, texts))
    words = set().union(*found)
    postings.add(number, field, words)
    if "" in words:
        found = [list(filter(None, line)) for line in found]
    return "".join([text_line(field, line) for line in found])


def _notes_of(publication: Publication) -> list[str]:
    texts = [text for text in (publication.note, publication.number) if text]
    for variable, value in publication.extra.items():
        if ":" not in variable and isinstance(value, str):
            texts.append(value)
    return texts


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
