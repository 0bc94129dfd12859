"""What a user can ask of a library: which publications, in what order, and what to count by."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final, Literal, Self

from protlib.frozen import Frozen, NamedTuple

Match = Literal["auto", "id", "key"]
"""What a record that is there already is known by: all that it says, a DOI, an ISBN, a symbol or a link, or its key."""
OnDuplicate = Literal["skip", "update", "replace", "merge", "add"]
"""How to treat a duplicate: leave the record, fill empty fields, change fields, fill and ask, or add another."""
OnDuplicateUnasked = Literal["skip", "update", "replace", "add"]
"""How to treat a duplicate of one publication: none of these ways asks whose value counts."""


class Sort(StrEnum):
    """The sort orders of a selection, and their `columns` of the index; "-" before a column means the highest first.

    Without columns it is the order of the library. `relevance` is by how well the words of a query match, and without
    words the newest first.
    """

    _value_: str
    columns: tuple[str, ...]

    def __new__(cls, name: str, *columns: str) -> Self:
        """Return the member that has the name as its value."""
        member = str.__new__(cls, name)
        member._value_ = name
        member.columns = columns
        return member

    RELEVANCE = "relevance", "-year", "-date", "key"
    YEAR = "year", "-year", "-date", "key"
    TITLE = "title", "title", "key"
    AUTHOR = "author", "author", "date", "key"
    KEY = "key", "key"
    ADDED = "added"
    MODIFIED = "modified", "-modified", "key"


class Facet(StrEnum):
    """The facets that publications are counted by, each with the record's `field`.

    The kind of the field decides how they are counted and shown (see `record.model`): years stand in their order,
    places and languages include everything in them.
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
    COLLECTION = "collection", "collections"
    PUBLISHER = "publisher", "publisher"
    TOPIC = "topic", "topics"
    LANGUAGE = "language", "language"
    ACCESS = "access", "access"


SAVED: Final = "@"
"""What stands before the name of a saved search, in a query and wherever words are keys."""
CONCEPT: Final = "concept"
AREA: Final = "area"
BESIDE: Final = (AREA, CONCEPT)
"""What publications can be counted by as well: areas below the country, and concepts of the thesaurus."""


class CitedKey(NamedTuple):
    """A key in a document, and its first place there, such as "report.md:12".

    `record` is the Publication that another program left in the document under that name, None for none.
    """

    key: str
    cited_at: str
    record: object = None


class Selection(Frozen):
    """Which publications, in what order; by default all, in the order of the library.

    `query` is in the query language; if `exact`, its words match only their own spellings and numbers. The filters are
    as a user types them; `house` is whose regions are used ("unhcr"), any house's without it; a publication must match
    one value of each filter. With `in_files`, words without a field are looked for in the text of attached files, as
    those with `text:` are; with `only_closest`, pages that are less close to the words than a publication's best one
    may be left out. `keys` are a filter where they are not None: no keys select nothing; keys in documents (`cited`)
    count as well. `saved` are names of saved searches that must all find it. `sort` is the name of a Sort; without it,
    the order is that of a saved search, or by relevance for words, or that of the keys. A saved search finds at most
    its own `limit`, unless `unlimited`.
    """

    query: str = ""
    exact: bool = False
    in_files: bool = False
    only_closest: bool = False
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
    collections: tuple[str, ...] = ()
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
                self.__dict__[name] = (value,) if isinstance(value, str) else tuple(value)

    def requested_keys(self) -> tuple[str, ...] | None:
        """Return the requested keys, direct or cited, each once; None where none are."""
        if self.keys is None and self.cited is None:
            return None
        cited = (cited.key for cited in self.cited or ())
        return tuple(dict.fromkeys((*(self.keys or ()), *cited)))

    def sorted_by_relevance(self) -> "Selection":
        """Return it by relevance, where neither a sort order, nor keys, nor a saved search order it already."""
        if self.sort or self.saved or SAVED in self.query or self.requested_keys() is not None:
            return self
        return self.changed(sort=Sort.RELEVANCE.value)

    def filters(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the filters except the keys: the field's name in the query language, and its values."""
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
    "collections": "collection",
    "topics": "topic",
    "languages": "language",
    "access": "access",
    "has": "has",
    "missing": "missing",
}
