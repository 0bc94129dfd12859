"""The items of a Zotero database that become records, each with all that belongs to it, and what is told of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from protlib.formats.common.remarks import count_names
from protlib.formats.common.zotero_terms import join_path
from protlib.formats.zotero_database.database_rows import (
    AnnotationRow,
    AttachmentRow,
    CollectionRow,
    CreatorRow,
    DatabaseRows,
    ItemRow,
    LibraryRow,
)
from protlib.system.shell import quote
from protlib.text import fold

MY_LIBRARY: Final = "My Library"
"""What Zotero calls the library that is nobody else's."""
NOTE: Final = "note"
ATTACHMENT: Final = "attachment"
_ANNOTATION: Final = "annotation"
_USER_LIBRARY: Final = "user"
_GROUP_LIBRARY: Final = "group"
_STORAGE: Final = "storage"
_BASE: Final = "attachments"
"""How the paths of files begin: in Zotero's own folder, and in the one that its settings name."""
_LINKED_URL: Final = 3  # Zotero's number of an attachment that is only an address
_PICTURE: Final = 4
"""How attachments are linked: to a page of the web, and as a picture within a note."""
_LONE_KINDS: Final = {NOTE: "standalone notes", ATTACHMENT: "standalone files"}
_CHILDREN: Final = ("files", "links", "notes", "annotations", "collections")
_LOSSES: Final = {
    "trash": "items | in the trash", "pictures": "pictures | in notes", "empty": "attachments | without a file",
    "searches": "saved searches",
}  # fmt: skip
_MOST_WITHIN: Final = 3  # a mark is on an attachment of an item


@dataclass(slots=True)
class Item:
    """An item that becomes a record, with its children; `html` are its notes."""

    row: ItemRow
    values: dict[str, str] = field(default_factory=dict)
    creators: list[CreatorRow] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    collections: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    annotations: list[tuple[AnnotationRow, list[str]]] = field(default_factory=list)


@dataclass(slots=True)
class ZoteroContents:
    """The items of the chosen libraries, and the numbers of what comes and of what does not.

    `libraries` has the names of all libraries, `unchosen_libraries` those that are not chosen, with the number of their
    items. `unknown` are chosen names that no library has.
    """

    items: list[Item] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    libraries: tuple[str, ...] = ()
    unchosen_libraries: dict[str, int] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)


def read_zotero_contents(rows: DatabaseRows, groups: Collection[str]) -> ZoteroContents:
    """Return the items of the groups with these names, or of the user's own library without names.

    Names are compared without case and accents; MY_LIBRARY is one, too. An unknown name is in `unknown`.
    """
    libraries = {row.number: row for row in rows.libraries() if row.kind in {_USER_LIBRARY, _GROUP_LIBRARY}}
    libraries_with_name, unknown = _choose(libraries.values(), groups)
    contents = ZoteroContents(libraries=tuple(map(_library_name, libraries.values())), unknown=unknown)
    rows_by_number = {row.number: row for row in rows.items() if row.library in libraries}
    family = _Family(rows, rows_by_number)
    for row in rows_by_number.values():
        if family.is_child(row.number):
            continue
        if row.library not in libraries_with_name:
            name = _library_name(libraries[row.library])
            contents.unchosen_libraries[name] = contents.unchosen_libraries.get(name, 0) + (not row.is_trashed)
        elif row.is_trashed:
            contents.counts["trash"] += 1
        else:
            contents.items.append(Item(row))
    _fill(contents, rows, family)
    contents.counts["searches"] = sum(number in libraries_with_name for number in rows.searches())
    return contents


def _library_name(library: LibraryRow) -> str:
    return library.name if library.kind == _GROUP_LIBRARY else MY_LIBRARY


def _choose(libraries: Iterable[LibraryRow], names: Collection[str]) -> tuple[frozenset[int], list[str]]:
    """Return the numbers of the libraries with these names, and the names that none has."""
    by_name: dict[str, set[int]] = {}
    for library in libraries:
        by_name.setdefault(fold(_library_name(library)), set()).add(library.number)
    names = names or [MY_LIBRARY]
    numbers = (number for name in names for number in by_name.get(fold(name), ()))
    return frozenset(numbers), [name for name in names if fold(name) not in by_name]


class _Family:
    """Which item each note, attachment and annotation belongs to."""

    def __init__(self, rows: DatabaseRows, rows_by_number: Mapping[int, ItemRow]) -> None:
        self.notes = [*rows.notes()]
        self.attachments = [*rows.attachments()]
        self.annotations = [*rows.annotations()]
        self._every = rows_by_number
        self._outer = {number: item for number, item, _html in self.notes if item}
        self._outer |= {row.number: row.item for row in self.attachments if row.item}
        self._outer |= {row.number: row.attachment for row in self.annotations}

    def is_child(self, number: int) -> bool:
        """Tell whether an item belongs to another one."""
        return number in self._outer or self._every[number].kind == _ANNOTATION

    def key_of(self, number: int) -> str:
        """Return the key of an item."""
        return self._every[number].key

    def head_of(self, number: int) -> int:
        """Return the item that an item belongs to in the end, 0 where one on the way is in the trash, or nowhere."""
        for _step in range(_MOST_WITHIN):
            row = self._every.get(number)
            if row is None or row.is_trashed:
                return 0
            if number not in self._outer:
                return number
            number = self._outer[number]
        return 0


def _fill(contents: ZoteroContents, rows: DatabaseRows, family: _Family) -> None:
    """Give the items what belongs to them, and count it."""
    by_number = {item.row.number: item for item in contents.items}
    links: dict[int, str] = {}
    for number, name, value in rows.values():
        if item := by_number.get(number):
            item.values[name] = value
        if name == "url":
            links[number] = value
    for creator in rows.creators():
        if item := by_number.get(creator.item):
            item.creators.append(creator)
    for number, address in rows.relations():
        if item := by_number.get(number):
            item.related.append(address.rpartition("/")[2])
    tags: dict[int, list[str]] = {}
    for number, tag in rows.tags():
        tags.setdefault(number, []).append(tag)
    for number, item in by_number.items():
        item.tags = tags.get(number, [])
    _fill_collections(contents, rows, by_number)
    _fill_children(contents.counts, family, by_number, tags, links)


def _fill_collections(contents: ZoteroContents, rows: DatabaseRows, by_number: Mapping[int, Item]) -> None:
    """Give the items the paths of their collections; one in the trash takes along those below it."""
    collections = {row.number: row for row in rows.collections()}
    paths = {number: path for number in collections if (path := _path(number, collections))}
    filled_collections = set[int]()
    for number, item_number in rows.in_collections():
        if (item := by_number.get(item_number)) and number in paths:
            item.collections.append(paths[number])
            filled_collections.add(number)
    contents.counts["collections"] = len(filled_collections)


def _path(number: int, collections: Mapping[int, CollectionRow]) -> str:
    """Return the path of a collection, "" for one that is in the trash."""
    names: dict[int, str] = {}
    while (row := collections.get(number)) and number not in names:
        if row.is_trashed:
            return ""
        names[number], number = row.name, row.outer
    return join_path(reversed(names.values()))


def _fill_children(
    counts: Counter[str],
    family: _Family,
    by_number: Mapping[int, Item],
    tags: Mapping[int, list[str]],
    links: Mapping[int, str],
) -> None:
    """Give the items their notes, attachments and annotations."""
    for number, _item, html in family.notes:
        if (item := by_number.get(family.head_of(number))) and html.strip():
            item.html.append(html)
            counts["notes"] += item.row.kind != NOTE
    for attachment in family.attachments:
        if item := by_number.get(family.head_of(attachment.number)):
            counts[_attach(item, attachment, family.key_of(attachment.number), links)] += 1
    for annotation in family.annotations:
        if item := by_number.get(family.head_of(annotation.number)):
            item.annotations.append((annotation, tags.get(annotation.number, [])))
            counts["annotations"] += 1


def _attach(item: Item, attachment: AttachmentRow, key: str, links: Mapping[int, str]) -> str:
    """Give an item the file or the link of an attachment, and return what this is counted as.

    A file of Zotero's own lies in a folder with the name of its key; a linked one has a path, which may begin at a
    folder that only Zotero's settings tell.
    """
    if attachment.mode == _PICTURE:
        return "pictures"
    if attachment.mode == _LINKED_URL:
        item.links += [link] if (link := links.get(attachment.number)) else []
        return "links"
    base, _colon, name = attachment.path.partition(":")
    stored = f"{_STORAGE}/{key}/{name}" if base == _STORAGE else name if base == _BASE else attachment.path
    item.files += [stored] if stored else []
    return "files" if stored else "empty"


def describe_items(contents: ZoteroContents) -> Iterator[str]:
    """Yield what came with how many items and what stays in Zotero, then how to get what others share."""
    kinds = [item.row.kind for item in contents.items]
    items = count_names(len(kinds) - sum(map(kinds.count, _LONE_KINDS)), "publications")
    parts = [count_names(number, name) for kind, name in _LONE_KINDS.items() if (number := kinds.count(kind))]
    parts += [count_names(number, name) for name in _CHILDREN if (number := contents.counts[name])]
    losses = [count_names(number, name) for kind, name in _LOSSES.items() if (number := contents.counts[kind])]
    item_counts = ", ".join([items, *parts])
    yield f"Zotero has {item_counts}" + (f"; not taken: {', '.join(losses)}" if losses else "")
    if contents.unchosen_libraries:
        libraries = ", ".join(
            f"“{name}” ({count_names(number, 'items')})" for name, number in contents.unchosen_libraries.items()
        )
        first = next((name for name in contents.unchosen_libraries if name != MY_LIBRARY), MY_LIBRARY)
        yield f"libraries of Zotero not taken: {libraries}. To take one: --group {quote(first)}"


def missing_groups(contents: ZoteroContents) -> Iterator[str]:
    """Yield a message for each group that somebody has named and nobody has."""
    names = ", ".join(f"“{name}”" for name in contents.libraries)
    for name in contents.unknown:
        yield f"Zotero has no group “{name}”; it has {names}"
