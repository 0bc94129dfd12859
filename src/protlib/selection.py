"""What can be asked of a library: which publications, in what order, and what they are counted by."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple, Self


class Sort(StrEnum):
    """What a selection can be sorted by, and the `columns` of the index that make the order; of one with "-" the highest is first.

    Without columns it is the order of the library; `relevance` is that of how well the words of a query match.
    """

    _value_: str
    columns: tuple[str, ...]

    def __new__(cls, name: str, *columns: str) -> Self:
        """Return the member that has the name as its value."""
        member = str.__new__(cls, name)
        member._value_ = name
        member.columns = columns
        return member

    RELEVANCE = "relevance"
    YEAR = "year", "-year", "-date", "key"
    TITLE = "title", "title", "key"
    AUTHOR = "author", "author", "date", "key"
    KEY = "key", "key"
    ADDED = "added"
    MODIFIED = "modified", "-modified", "key"


class Facet(StrEnum):
    """What publications can be counted by, and the `field` of the record whose values are counted.

    How they are counted and shown follows from the kind of the field (see `record.model`): years stand in their order,
    places and languages have all that lies in them.
    """

    _value_: str
    field: str

    def __new__(cls, name: str, field: str) -> Self:
        """Return the member that has the name as its value."""
        member = str.__new__(cls, name)
        member._value_ = name
        member.field = field
        return member

    REGION = "region", "regions"
    COUNTRY = "country", "countries"
    YEAR = "year", "date"
    CATEGORY = "category", "category"
    TYPE = "type", "type"
    AUTHOR = "author", "authors"
    TAG = "tag", "tags"
    PUBLISHER = "publisher", "publisher"
    TOPIC = "topic", "topics"
    LANGUAGE = "language", "language"
    ACCESS = "access", "access"


SAVED: Final = "@"
"""What stands before the name of a saved search, in a query and wherever words are keys."""
CONCEPT: Final = "concept"
AREA: Final = "area"
BESIDE: Final = (AREA, CONCEPT)
"""What publications can be counted by as well: the areas below the country and the concepts of the thesaurus that they are about."""


class NameKind(StrEnum):
    """What names are told apart by: whose they are, and the `fields` of the record in which they stand."""

    _value_: str
    fields: tuple[str, ...]

    def __new__(cls, name: str, *fields: str) -> Self:
        """Return the member that has the name as its value."""
        member = str.__new__(cls, name)
        member._value_ = name
        member.fields = fields
        return member

    ORGANISATION = "organisation", "authors", "editors", "translators", "publisher"
    PERSON = "person", "authors", "editors", "translators"
    PUBLISHER = "publisher", "publisher"
    TAG = "tag", "tags"
    PLACE = "place", "countries", "regions", "publisher_place"
    CATEGORY = "category", "category"
    TOPIC = "topic", "topics"
    CONTAINER = "container", "container_title", "collection_title"


class CitedKey(NamedTuple):
    """A key that a document cites, and where it stands there first, such as "report.md:12".

    `record` is the Publication that another program left in the document under that name, None where none did.
    """

    key: str
    place: str
    record: object = None


@dataclass(frozen=True)
class Selection:
    """Which publications, in what order; all, in the order of the library, unless something is said.

    `query` is in the query language; if it is `exact`, its words stand for no others but their own spellings and
    numbers. The filters are as they are typed; `house` is whose regions are meant ("unhcr"), any house's without it; a publication has to match one of each kind that is given. `keys` are a
    filter where they are not None: no keys select nothing; those that documents cite (`cited`) are keys as well. `saved` are names of
    saved searches, all of which must find it. `sort` is the name of a Sort; without it, the order is that of a saved search, or
    what is searched for with words comes best first, and what is asked for by keys in their order. What a saved search finds
    is no more than the `limit` that was saved with it, unless it is `unlimited`.
    """

    query: str = ""
    exact: bool = False
    keys: tuple[str, ...] | None = None
    cited: tuple[CitedKey, ...] | None = None
    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    worldwide: bool = False
    house: str = ""
    years: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    saved: tuple[str, ...] = ()
    sort: str = ""
    reverse: bool = False
    limit: int | None = None
    unlimited: bool = False

    def __post_init__(self) -> None:
        for name in (*_FILTERS, "keys", "saved"):
            value = getattr(self, name)
            if value is not None:  # a text would else be taken for its letters
                object.__setattr__(self, name, (value,) if isinstance(value, str) else tuple(value))

    def asked_keys(self) -> tuple[str, ...] | None:
        """Return the keys that are asked for, by themselves or as cited, each once; None where none are."""
        if self.keys is None and self.cited is None:
            return None
        cited = (cited.key for cited in self.cited or ())
        return tuple(dict.fromkeys((*(self.keys or ()), *cited)))

    def filters(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the filters that are given, but not the keys: the field as the query language names it, and its values."""
        for name, field in _FILTERS.items():
            if values := getattr(self, name):
                yield field, values


_FILTERS: Final = {
    "regions": "region",
    "countries": "country",
    "years": "year",
    "authors": "author",
    "categories": "category",
    "types": "type",
    "tags": "tag",
    "topics": "topic",
    "languages": "language",
    "access": "access",
    "has": "has",
    "missing": "missing",
}
