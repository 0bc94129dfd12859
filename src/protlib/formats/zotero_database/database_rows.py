"""The rows of a Zotero database, of Zotero 5 to 9: what protlib asks of its tables, and nobody else does."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple, Self

from protlib.formats.common.sqlite_file import Connection, UnreadableError, open_bytes

_NEEDED_TABLES: Final = frozenset((
    "libraries", "groups", "items", "itemTypesCombined", "fieldsCombined", "itemData", "itemDataValues", "creators",
    "itemCreators", "creatorTypes", "tags", "itemTags", "collections", "collectionItems", "itemNotes",
    "itemAttachments", "itemRelations", "relationPredicates", "deletedItems",
))  # fmt: skip
_NO_TABLE: Final = "this database is of Zotero 4 or older, or of another program; it has no table"


class LibraryRow(NamedTuple):
    """A library: its number, its kind ("user", "group", "feed"), and the name of a group."""

    number: int
    kind: str
    name: str


class ItemRow(NamedTuple):
    """An item: publications, notes, attachments and annotations alike."""

    number: int
    kind: str
    key: str
    library: int
    is_trashed: bool


class CreatorRow(NamedTuple):
    """A creator of an item; `is_literal` where the name has one part only."""

    item: int
    role: str
    family: str
    given: str
    is_literal: bool


class CollectionRow(NamedTuple):
    """A collection, and the number of the one that contains it, 0 for none."""

    number: int
    name: str
    outer: int
    is_trashed: bool


class AttachmentRow(NamedTuple):
    """An attachment of an item, 0 for one that stands alone: how it is linked, and the path of its file."""

    number: int
    item: int
    mode: int
    path: str


class AnnotationRow(NamedTuple):
    """An annotation of an attachment; `position` is JSON, with the index of the page in the file."""

    number: int
    attachment: int
    kind: int
    text: str
    comment: str
    colour: str
    page: str
    position: str


class DatabaseRows:
    """The tables of a database, each as its rows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        self._tables = frozenset(str(name) for (name,) in names)
        if missing_tables := sorted(_NEEDED_TABLES - self._tables):
            raise UnreadableError(f"{_NO_TABLE} “{missing_tables[0]}”")

    @classmethod
    @contextmanager
    def open_bytes(cls, data: bytes) -> Iterator[Self]:
        """Give the tables in the bytes of a file; raises UnreadableError, then and while rows are read."""
        with open_bytes(data) as connection:
            yield cls(connection)

    def libraries(self) -> Iterator[LibraryRow]:
        """Yield the libraries."""
        query = "SELECT libraryID, type, name FROM libraries LEFT JOIN groups USING (libraryID) ORDER BY name"
        for number, kind, name in self._connection.execute(query):
            yield LibraryRow(int(number), _column_text(kind), _column_text(name))

    def items(self) -> Iterator[ItemRow]:
        """Yield the items in the order in which they were added."""
        query = (
            "SELECT items.itemID, typeName, key, libraryID, deletedItems.itemID IS NOT NULL FROM items"
            " LEFT JOIN itemTypesCombined USING (itemTypeID)"
            " LEFT JOIN deletedItems USING (itemID) ORDER BY items.itemID"
        )
        for number, kind, key, library, is_trashed in self._connection.execute(query):
            yield ItemRow(int(number), _column_text(kind), _column_text(key), int(library), bool(is_trashed))

    def values(self) -> Iterator[tuple[int, str, str]]:
        """Yield the items with the names of their fields and the values in them."""
        query = (
            "SELECT itemID, fieldName, value FROM itemData JOIN fieldsCombined USING (fieldID)"
            " JOIN itemDataValues USING (valueID) ORDER BY itemID, fieldID"
        )
        for number, name, value in self._connection.execute(query):
            yield int(number), _column_text(name), _column_text(value)

    def creators(self) -> Iterator[CreatorRow]:
        """Yield the creators of items in their order."""
        query = (
            "SELECT itemID, creatorType, lastName, firstName, fieldMode FROM itemCreators"
            " JOIN creators USING (creatorID) JOIN creatorTypes USING (creatorTypeID) ORDER BY itemID, orderIndex"
        )
        for number, role, family, given, mode in self._connection.execute(query):
            yield CreatorRow(int(number), _column_text(role), _column_text(family), _column_text(given), mode == 1)

    def tags(self) -> Iterator[tuple[int, str]]:
        """Yield the items with their tags, those that people gave them first."""
        query = "SELECT itemID, name FROM itemTags JOIN tags USING (tagID) ORDER BY itemID, type, name"
        for number, name in self._connection.execute(query):
            yield int(number), _column_text(name)

    def collections(self) -> Iterator[CollectionRow]:
        """Yield the collections; Zotero has had a trash for them only since its version 6."""
        bin_query = "SELECT collectionID FROM deletedCollections" if "deletedCollections" in self._tables else "NULL"
        columns = f"collectionID, collectionName, parentCollectionID, collectionID IN ({bin_query})"
        query = f"SELECT {columns} FROM collections"  # noqa: S608 - own words
        for number, name, outer, is_trashed in self._connection.execute(query):
            yield CollectionRow(int(number), _column_text(name), int(outer or 0), bool(is_trashed))

    def in_collections(self) -> Iterator[tuple[int, int]]:
        """Yield the collections with the items in them."""
        query = "SELECT collectionID, itemID FROM collectionItems ORDER BY itemID, collectionID"
        for collection, number in self._connection.execute(query):
            yield int(collection), int(number)

    def notes(self) -> Iterator[tuple[int, int, str]]:
        """Yield the notes with the items that they are about, 0 for none, and their HTML."""
        for number, item, html in self._connection.execute("SELECT itemID, parentItemID, note FROM itemNotes"):
            yield int(number), int(item or 0), _column_text(html)

    def attachments(self) -> Iterator[AttachmentRow]:
        """Yield the attachments."""
        query = "SELECT itemID, parentItemID, linkMode, path FROM itemAttachments ORDER BY itemID"
        for number, item, mode, path in self._connection.execute(query):
            yield AttachmentRow(int(number), int(item or 0), int(mode or 0), _column_text(path))

    def annotations(self) -> Iterator[AnnotationRow]:
        """Yield the annotations in the order of their pages; there are none before Zotero 6."""
        if "itemAnnotations" in self._tables:
            query = (
                "SELECT itemID, parentItemID, type, text, comment, color, pageLabel, position FROM itemAnnotations"
                " ORDER BY parentItemID, sortIndex"
            )
            for number, attachment, kind, *texts in self._connection.execute(query):
                yield AnnotationRow(int(number), int(attachment), int(kind), *map(_column_text, texts))

    def relations(self) -> Iterator[tuple[int, str]]:
        """Yield the items with the addresses of those that somebody has related to them."""
        query = (
            "SELECT itemID, object FROM itemRelations JOIN relationPredicates USING (predicateID)"
            " WHERE predicate = 'dc:relation' ORDER BY itemID, object"
        )
        for number, address in self._connection.execute(query):
            yield int(number), _column_text(address)

    def searches(self) -> Iterator[int]:
        """Yield the library of each saved search."""
        if "savedSearches" in self._tables:
            for (number,) in self._connection.execute("SELECT libraryID FROM savedSearches"):
                yield int(number)


def _column_text(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)
