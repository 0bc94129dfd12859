"""Makes the folder of a Zotero as Zotero 5 to 9 have it, from plain items; the SQL is our own, with Zotero's names.

The tables have the columns that a reader asks for, in the types that Zotero gives them; others are left out.
Values have no index, which would repeat them where `make fuzz` looks for what was lost.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

_TABLES: Final = """
CREATE TABLE libraries (libraryID INTEGER PRIMARY KEY, type TEXT NOT NULL, editable INT NOT NULL DEFAULT 1);
CREATE TABLE groups (groupID INTEGER PRIMARY KEY, libraryID INT NOT NULL UNIQUE, name TEXT NOT NULL);
CREATE TABLE itemTypesCombined (itemTypeID INT PRIMARY KEY, typeName TEXT NOT NULL);
CREATE TABLE fieldsCombined (fieldID INT PRIMARY KEY, fieldName TEXT NOT NULL);
CREATE TABLE items (itemID INTEGER PRIMARY KEY, itemTypeID INT NOT NULL, libraryID INT NOT NULL, key TEXT NOT NULL,
    dateAdded TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, UNIQUE (libraryID, key));
CREATE TABLE itemDataValues (valueID INTEGER PRIMARY KEY, value);
CREATE TABLE itemData (itemID INT, fieldID INT, valueID, PRIMARY KEY (itemID, fieldID));
CREATE TABLE creators (creatorID INTEGER PRIMARY KEY, firstName TEXT, lastName TEXT, fieldMode INT,
    UNIQUE (lastName, firstName, fieldMode));
CREATE TABLE creatorTypes (creatorTypeID INTEGER PRIMARY KEY, creatorType TEXT);
CREATE TABLE itemCreators (itemID INT NOT NULL, creatorID INT NOT NULL, creatorTypeID INT NOT NULL,
    orderIndex INT NOT NULL, PRIMARY KEY (itemID, creatorID, creatorTypeID, orderIndex));
CREATE TABLE tags (tagID INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE itemTags (itemID INT NOT NULL, tagID INT NOT NULL, type INT NOT NULL, PRIMARY KEY (itemID, tagID));
CREATE TABLE collections (collectionID INTEGER PRIMARY KEY, collectionName TEXT NOT NULL, parentCollectionID INT,
    libraryID INT NOT NULL, key TEXT NOT NULL);
CREATE TABLE collectionItems (collectionID INT NOT NULL, itemID INT NOT NULL, PRIMARY KEY (collectionID, itemID));
CREATE TABLE itemNotes (itemID INTEGER PRIMARY KEY, parentItemID INT, note TEXT, title TEXT);
CREATE TABLE itemAttachments (itemID INTEGER PRIMARY KEY, parentItemID INT, linkMode INT, contentType TEXT, path TEXT);
CREATE TABLE relationPredicates (predicateID INTEGER PRIMARY KEY, predicate TEXT UNIQUE);
CREATE TABLE itemRelations (itemID INT NOT NULL, predicateID INT NOT NULL, object TEXT NOT NULL,
    PRIMARY KEY (itemID, predicateID, object));
CREATE TABLE deletedItems (itemID INTEGER PRIMARY KEY);
CREATE TABLE savedSearches (savedSearchID INTEGER PRIMARY KEY, savedSearchName TEXT NOT NULL, libraryID INT NOT NULL);
INSERT INTO relationPredicates VALUES (1, 'owl:sameAs'), (2, 'dc:relation');
"""
_SINCE_6: Final = """
CREATE TABLE itemAnnotations (itemID INTEGER PRIMARY KEY, parentItemID INT NOT NULL, type INTEGER NOT NULL, text TEXT,
    comment TEXT, color TEXT, pageLabel TEXT, sortIndex TEXT NOT NULL, position TEXT NOT NULL);
CREATE TABLE deletedCollections (collectionID INTEGER PRIMARY KEY);
"""
_LETTERS: Final = "23456789ABCDEFGHIJKLMNPQRSTUVWXYZ"
MINE: Final = 1


@dataclass
class Zotero:
    """A folder of Zotero while it is made; `save` writes it."""

    folder: Path
    version: int = 7
    _rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    _names: dict[str, dict[Any, int]] = field(default_factory=dict)
    _count: int = 0

    def __post_init__(self) -> None:
        self._add("libraries", MINE, "user", 1)

    def group(self, name: str) -> int:
        """Add a group, and return the number of its library."""
        number = len(self._rows["libraries"]) + 1
        self._add("libraries", number, "group", 1)
        self._add("groups", 1000 + number, number, name)
        return number

    def item(
        self,
        kind: str,
        values: Mapping[str, str] = {},
        creators: Sequence[tuple[str, str, str]] = (),
        tags: Sequence[str] = (),
        *,
        library: int = MINE,
        is_trashed: bool = False,
        automatic: Sequence[str] = (),
    ) -> int:
        """Add an item, and return its number; a creator is its role, family and given name, "" for a body."""
        self._count += 1
        number = self._count
        self._add("items", number, self._number("itemTypesCombined", kind), library, key_of(number), "2020-01-01")
        for name, value in values.items():
            self._add("itemData", number, self._number("fieldsCombined", name), self._number("itemDataValues", value))
        for order, (role, family, given) in enumerate(creators):
            creator = self._number("creators", (given, family, 0 if given else 1))
            self._add("itemCreators", number, creator, self._number("creatorTypes", role), order)
        for kind_of_tag, names in enumerate((tags, automatic)):
            for tag in names:
                self._add("itemTags", number, self._number("tags", tag), kind_of_tag)
        if is_trashed:
            self._add("deletedItems", number)
        return number

    def collection(self, name: str, items: Iterable[int] = (), *, outer: int | None = None, library: int = MINE) -> int:
        """Add a collection with some items, and return its number."""
        number = len(self._rows.get("collections", ())) + 1
        self._add("collections", number, name, outer, library, key_of(number + 500_000))
        for item in items:
            self._add("collectionItems", number, item)
        return number

    def trash_collection(self, number: int) -> None:
        """Move a collection to the trash."""
        self._add("deletedCollections", number)

    def note(self, html: str, item: int | None = None, **options: Any) -> int:
        """Add a note, to an item or alone."""
        number = self.item("note", **options)
        self._add("itemNotes", number, item, html, "")
        return number

    def attach(
        self, path: str | None, item: int | None = None, content: bytes = b"", mode: int = 0, **options: Any
    ) -> int:
        """Add an attachment, to an item or alone; its content lies in Zotero's own folder."""
        number = self.item("attachment", **options)
        self._add("itemAttachments", number, item, mode, "application/pdf", path)
        if content and path:
            place = self.folder / "storage" / key_of(number) / path.removeprefix("storage:")
            place.parent.mkdir(parents=True)
            place.write_bytes(content)
        return number

    def annotate(
        self, attachment: int, text: str, comment: str = "", page: str = "1", number: int = 0, **options: Any
    ) -> int:
        """Add an annotation to an attachment, on the page with a number in the file, 0 for an unknown one."""
        position = f'{{"pageIndex":{number - 1},"rects":[[1,2,3,4]]}}' if number else "{}"
        annotation = self.item("annotation", **options)
        order = f"{len(self._rows.get('itemAnnotations', ())):05}"
        self._add("itemAnnotations", annotation, attachment, 1, text, comment, "#ffd400", page, order, position)
        return annotation

    def relate(self, item: int, other: int) -> None:
        """Relate an item to another, as Zotero does from both sides."""
        for first, second in ((item, other), (other, item)):
            self._add("itemRelations", first, 2, f"http://zotero.org/users/local/a1b2c3/items/{key_of(second)}")

    def search(self, name: str, library: int = MINE) -> None:
        """Add a saved search."""
        self._add("savedSearches", len(self._rows.get("savedSearches", ())) + 1, name, library)

    def save(self) -> Path:
        """Write the database, and return its path."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / "zotero.sqlite"
        path.unlink(missing_ok=True)
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("PRAGMA page_size = 512")
            connection.executescript(_TABLES + (_SINCE_6 if self.version > 5 else ""))
            for table, names in self._names.items():
                rows = [(number, *(name if isinstance(name, tuple) else (name,))) for name, number in names.items()]
                self._insert(connection, table, rows)
            for table, rows in self._rows.items():
                self._insert(connection, table, rows)
        return path

    def _add(self, table: str, *values: Any) -> None:
        self._rows.setdefault(table, []).append(values)

    def _number(self, table: str, name: Any) -> int:
        names = self._names.setdefault(table, {})
        return names.setdefault(name, len(names) + 1)

    @staticmethod
    def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def key_of(number: int) -> str:
    """Return the key of an item, eight letters as Zotero makes them."""
    letters = []
    for _place in range(8):
        number, rest = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[rest])
    return "".join(letters)


def sample(titles: Sequence[str]) -> bytes:
    """Return a database with an item of each title, in a collection, and with a note and a file of the first."""
    with TemporaryDirectory() as folder:
        zotero = Zotero(Path(folder))
        items = [zotero.item("book", {"title": title, "date": "2001-00-00 2001"}) for title in titles]
        zotero.collection("All", items)
        zotero.note("<p>A note</p>", items[0])
        zotero.annotate(zotero.attach("storage:a.pdf", items[0]), "Words")
        return zotero.save().read_bytes()
