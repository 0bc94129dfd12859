"""The searched parts of a record: each is declared once, in the table; everything else follows from it.

The query language, its help, the weights of ranking and the names in explanations are read from the table, and so is
what the index stores: an index of another table is rebuilt.
"""

from collections.abc import Mapping
from operator import add
from typing import Final

from protlib.frozen import NamedTuple


class Part(NamedTuple):
    """A part of a record whose words are searched.

    `explanation` is its name in explanations, `weight` the weight of its words, where 1 is that of a title.
    `query_names` are the field of the query language for its words, and other names of that field; several parts may
    share a field, and the words of a part without one are found without a field. `own_fields` are those with texts of
    the record's own, `shared_fields` those with values that other records have as well: each of these is split only
    once. With `has_acronyms`, the acronyms that its words make are stored, with `has_capitals` those in the text. Words
    `of_names` are only folded: "Roberts" is not the plural of "Robert". The commonest words are stored of names and
    where `has_stop_words` says so: "The Who", "What works". A part that `is_derived` says more about words of others.
    """

    explanation: str
    weight: float
    query_names: tuple[str, ...] = ()
    own_fields: tuple[str, ...] = ()
    shared_fields: tuple[str, ...] = ()
    has_acronyms: bool = False
    has_capitals: bool = False
    has_stop_words: bool = False
    is_derived: bool = False
    of_names: bool = False


_TABLE: Final[Mapping[str, Part]] = {
    "title": Part(
        "title", 1.0, ("title",), own_fields=("title",), has_acronyms=True, has_capitals=True, has_stop_words=True
    ),
    "author": Part("author", 0.6, ("author", "authors"), shared_fields=("authors",), of_names=True),
    # Whoever is an organisation, in any role.
    "organisation": Part(
        "organisation", 1.0, ("author", "organisation", "organization"),
        has_acronyms=True, has_capitals=True, has_stop_words=True,
    ),
    "lead": Part("first author", 1.1, ("author",), is_derived=True, of_names=True),
    "family": Part("author", 1.0, ("author",), is_derived=True, of_names=True),
    "editor": Part("editor", 0.6, ("editor", "editors"), shared_fields=("editors", "translators"), of_names=True),
    "abstract": Part("abstract", 0.3, ("abstract", "summary"), own_fields=("abstract",)),
    "tag": Part("tag", 0.6, ("tag", "tags", "keyword", "keywords"), shared_fields=("tags",), has_capitals=True),
    "collection": Part(
        "collection", 0.5, ("collection", "collections"), shared_fields=("collections",), has_capitals=True
    ),
    "category": Part("category", 0.6, ("category",), shared_fields=("category",)),
    "topic": Part("topic", 0.5, ("topic", "topics"), shared_fields=("topics",)),
    "place": Part("place", 0.5, ("place",), shared_fields=("countries", "regions")),
    "container": Part(
        "container", 0.5, ("container", "container_title", "journal", "series"),
        shared_fields=("container_title", "collection_title", "event_title"), has_capitals=True,
    ),
    "publisher": Part(
        "publisher", 0.5, ("publisher", "institution"),
        shared_fields=("publisher", "publisher_place"), has_capitals=True,
    ),
    "note": Part(
        "note", 0.3, ("note", "notes", "addendum"),
        own_fields=("note", "addendum", "number", "extra"), shared_fields=("genre",),
    ),
    "private": Part("private note", 0.3, ("private", "private_note"), own_fields=("private_note",)),
    "acronym": Part("acronym", 0.8, is_derived=True),
    "capitals": Part("acronym", 0.9, is_derived=True),
}  # fmt: skip

# The index keeps each part under its place in the table. A plain number: to hash and to format the members of an
# enumeration took half of the time that an index takes.
_NUMBERS: Final = {name: number for number, name in enumerate(_TABLE)}
TITLE: Final = _NUMBERS["title"]
AUTHOR: Final = _NUMBERS["author"]
ORGANISATION: Final = _NUMBERS["organisation"]
LEAD: Final = _NUMBERS["lead"]
"""The family name of the first author, or of the first editor where there are no authors."""
FAMILY: Final = _NUMBERS["family"]
"""The family names of all other authors, or editors."""
EDITOR: Final = _NUMBERS["editor"]
PLACE: Final = _NUMBERS["place"]
ACRONYM: Final = _NUMBERS["acronym"]
"""The acronyms that words make."""
CAPITALS: Final = _NUMBERS["capitals"]
"""The acronyms that stand in a text."""
TITLE_PLACE: Final = "title place"
"""The label of places that a title names, where no field has a place: filters ask for it, counts do not."""
YEAR: Final = -1  # no part of the table: the numbers of those begin at 0
KEY: Final = -2
"""The year of a record's date, and its key: what a word may match without being one of the record's words."""

WORD_PARTS: Final = range(len(_TABLE))
PARTS: Final[Mapping[int, Part]] = {**dict(enumerate(_TABLE.values())), YEAR: Part("year", 1.0), KEY: Part("key", 3.0)}
"""Every part by its number."""


def _parts_by_field() -> dict[str, tuple[int, ...]]:
    """Return the parts for each field of the query language."""
    fields = dict.fromkeys(part.query_names[0] for part in _TABLE.values() if part.query_names)
    return {field: tuple(number for number in WORD_PARTS if field in PARTS[number].query_names[:1]) for field in fields}


PARTS_BY_FIELD: Final[Mapping[str, tuple[int, ...]]] = _parts_by_field()
"""The parts that each field of the query language stands for, in the order of the table."""
OTHER_NAMES: Final = {
    other_name: part.query_names[0] for part in _TABLE.values() for other_name in part.query_names[1:]
}
"""The fields of the query language by their other names."""

PERSONS: Final = frozenset(number for number in WORD_PARTS if PARTS[number].of_names)
"""Parts whose words are only folded."""
DERIVED: Final = frozenset(number for number in WORD_PARTS if PARTS[number].is_derived)
PARTS_WITHOUT_STOP_WORDS: Final = frozenset(
    number for number in WORD_PARTS if not PARTS[number].has_stop_words and number not in PERSONS | DERIVED
)
"""Parts of which the commonest words are not kept."""

_FEWEST_LETTERS: Final = 4  # letters of a word that may be misspelt: fewer have too many neighbours


def is_spelt(word: str) -> bool:
    """Tell whether a word can be found by similarity: too many words resemble a shorter one."""
    return len(word) >= _FEWEST_LETTERS and word.isalpha()


def grams(word: str) -> set[str]:
    """Return the pairs of letters of a word, including its beginning and its end."""
    marked_word = f"^{word}$"
    return set(map(add, marked_word, marked_word[1:]))


def translate_field(name: str) -> str:
    """Return the field that a folded name means in another language, "" for none."""
    from protlib.record.fields.query_names import TRANSLATED_FIELDS  # which few queries need

    return TRANSLATED_FIELDS.get(name, "")
