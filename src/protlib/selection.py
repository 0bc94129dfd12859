"""What a user can ask of a library: which publications, in what order, and what to count by."""

from collections.abc import Iterator
from enum import StrEnum
from operator import attrgetter
from typing import Final, Literal, Self

from protlib.frozen import FrozenClass, NamedTuple

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
    places and languages include everything in them. `filter` is the field of a Selection that filters by it, "" for
    none. The numbers are its positions among the facets of `browse` and of the page, from the top; 0 where it has none.
    """

    _value_: str
    field: str
    filter: str
    place_in_browse: int
    place_on_page: int

    def __new__(
        cls, name: str, field: str, filter_: str = "", place_in_browse: int = 0, place_on_page: int = 0
    ) -> Self:
        """Return the member that has the name as its value."""
        member = str.__new__(cls, name)
        member._value_ = name
        member.field, member.filter = field, filter_
        member.place_in_browse, member.place_on_page = place_in_browse, place_on_page
        return member

    REGION = "region", "regions", "regions", 1, 1
    COUNTRY = "country", "countries", "countries", 2, 2
    YEAR = "year", "date", "years", 3  # the page has a histogram of years
    CATEGORY = "category", "category", "categories", 5, 4
    TYPE = "type", "type", "types", 4, 3
    AUTHOR = "author", "authors", "authors", 9
    TAG = "tag", "tags", "tags", 7, 6
    COLLECTION = "collection", "collections", "collections", 8
    PUBLISHER = "publisher", "publisher"
    TOPIC = "topic", "topics", "topics", 6, 5
    LANGUAGE = "language", "language", "languages", 0, 7
    ACCESS = "access", "access", "access"


def facets_of_browse() -> tuple[Facet, ...]:
    """Return the facets of `browse`, from the top."""
    return tuple(sorted(filter(attrgetter("place_in_browse"), Facet), key=attrgetter("place_in_browse")))


def facets_of_page() -> tuple[Facet, ...]:
    """Return what a page is filtered by beside the years of the records, from the top."""
    return tuple(sorted(filter(attrgetter("place_on_page"), Facet), key=attrgetter("place_on_page")))


SAVED: Final = "@"
"""What stands before the name of a saved search, in a query and wherever words are keys."""
CONCEPT: Final = "concept"
AREA: Final = "area"
MORE_COUNTS: Final = (AREA, CONCEPT)
"""What publications can be counted by as well: areas below the country, and concepts of the thesaurus."""


class CitedKey(NamedTuple):
    """A key in a document, and its first place there, such as "report.md:12".

    `record` is the Publication that another program left in the document under that name, or that was read in its
    text, None for none; `import_words` are those behind `protlib import` that add it.
    """

    key: str
    cited_at: str
    record: object = None
    import_words: tuple[str, ...] = ()


class Selection(FrozenClass):
    """Which publications, in what order; by default all, in the order of the library.

    `query` is in the query language; if `exact`, its words match only their own spellings and numbers. The filters are
    as a user types them; `house` is whose regions are used ("unhcr"), any house's without it; a publication must match
    one value of each filter. With `in_files`, words without a field are looked for in the text of attached files, as
    those with `text:` are; with `only_closest`, pages that are less close to the words than a publication's best one
    may be left out. `keys` are a filter where they are not None: no keys select nothing; keys in documents (`cited`)
    count as well, and those in `uncited` are left out. `saved` are names of saved searches that must all find it.
    `sort` is the name of a Sort; without it, the order is that of a saved search, or by relevance for words, or that of
    the keys. A saved search finds at most its own `limit`, unless `unlimited`.
    """

    query: str = ""
    exact: bool = False
    in_files: bool = False
    only_closest: bool = False
    keys: tuple[str, ...] | None = None
    cited: tuple[CitedKey, ...] | None = None
    uncited: tuple[CitedKey, ...] = ()
    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    worldwide: bool = False
    house: str = ""
    years: tuple[str, ...] = ()
    times_added: tuple[str, ...] = ()
    times_changed: tuple[str, ...] = ()
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


_FILTERS: Final = {facet.filter: facet.value for facet in Facet if facet.filter} | {
    "times_added": "added", "times_changed": "changed", "has": "has", "missing": "missing"
}  # fmt: skip
