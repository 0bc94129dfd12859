"""Better BibTeX JSON, with which people hand on all of their library in Zotero; protlib only reads it.

It has Zotero's items under the names of Zotero's fields, with their notes, tags, files and collections.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from protlib.formats.common.zotero_terms import join_path
from protlib.formats.jsontext import as_list, first_object, objects, read_members, text_in
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.records import gather
from protlib.formats.zotero_database.database_rows import AnnotationRow, CreatorRow, ItemRow
from protlib.formats.zotero_database.items import ATTACHMENT, NOTE, Item
from protlib.formats.zotero_database.zotero_item_reader import ANNOTATIONS, to_raw
from protlib.record.raw_record import RawRecord
from protlib.text import clean

_KIND: Final = "itemType"
"""The member that each item has, and no item of CSL."""
# Such as `"items": [` before `{`; the items of a collection are numbers.
_ITEMS: Final = re.compile(r'\s*\{[\s\S]*?"items"\s*:\s*\[(?=\s*\{)')
# Such as `{"config": {}, "items": []` before `}`.
_EMPTY: Final = re.compile(r'\s*\{[\s\S]*?"items"\s*:\s*\[\s*\]')
_LABEL: Final = '"BetterBibTeX JSON"'
"""What a file without items calls itself."""
_LIST: Final = re.compile(r"\s*\[(?=\s*\{)")
_FIRST_MEMBERS: Final = 20  # of a list, because the first may be broken
_HOUSEKEEPING: Final = frozenset((
    _KIND, "itemID", "itemKey", "key", "version", "libraryID", "uri", "select", "dateAdded", "dateModified",
    "inPublications", "creators", "tags", "notes", "attachments", "collections", "relations", "extra",
))  # fmt: skip
"""Members that are no field of a publication, or are read in another way."""
_PATHS: Final = ("path", "localPath", "defaultPath")
"""Where an attachment says its file is."""
_NUMBERS_OF_KINDS: Final = {name: number for number, name in ANNOTATIONS.items()}


def sniff(text: str) -> bool:
    """Tell whether one of the first members of a list in a JSON text is an item of Zotero, or an empty list of it."""
    opening = _opening(text)
    if not opening:
        return _LABEL in text and _EMPTY.match(text) is not None
    return any(map(_is_item, islice(objects(text, opening), _FIRST_MEMBERS)))


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text: an object with `items`, or a list of items."""
    problems: list[Problem] = []
    collections = _read_collections(text)
    raws = ((line, _make_raw(item, collections)) for line, item in _items(text, problems))
    return gather(raws, options, text.count(f'"{_KIND}"'), problems, fault="no items of Zotero in this JSON")


def _opening(text: str) -> int:
    """Return where the first item of the list stands, 0 where there is no list."""
    opening = _LIST.match(text) or _ITEMS.match(text)
    return opening.end() if opening else 0


def _is_item(value: object) -> bool:
    return isinstance(value, Mapping) and isinstance(value.get(_KIND), str)


def _items(text: str, problems: list[Problem]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield each item and its line; a member that is none joins the `problems`."""
    opening = _opening(text)
    for line, member in read_members(text, opening, problems) if opening else ():
        if _is_item(member):
            yield line, member
        else:
            problems.append(Problem(line, "", "not an item of Zotero; left out", lost=True))


def _read_collections(text: str) -> dict[object, list[str]]:
    """Return the paths of the collections of each item, by its number; none where the text is broken."""
    library, _end = first_object(text)
    rows = library.get("collections") if isinstance(library, Mapping) else None
    by_key = {key: row for key, row in rows.items() if isinstance(row, Mapping)} if isinstance(rows, Mapping) else {}
    paths_by_item: dict[object, list[str]] = {}
    for key, row in by_key.items():
        for number in as_list(row.get("items")):
            if isinstance(number, int | str):
                paths_by_item.setdefault(number, []).append(_path(key, by_key))
    return paths_by_item


def _path(key: object, by_key: Mapping[object, Mapping[str, Any]]) -> str:
    names: dict[object, str] = {}
    while isinstance(key, str) and key in by_key and key not in names:
        names[key], key = text_in(by_key[key].get("name")), by_key[key].get("parent")
    return join_path(reversed(names.values()))


def _make_raw(members: Mapping[str, Any], collections: Mapping[object, list[str]]) -> RawRecord:
    """Return the raw record of an item; its notes are private, as whoever wrote them has nobody else read them."""
    raw = to_raw(_item(members, collections))
    if notes := raw.pop("note", ""):
        raw["private_note"] = notes
    return raw


def _item(members: Mapping[str, Any], collections: Mapping[object, list[str]]) -> Item:
    """Return an item with all that belongs to it; members of another kind than expected are left out."""
    key = text_in(members.get("itemKey")) or text_in(members.get("key"))
    item = Item(ItemRow(0, members[_KIND], key, 0, is_trashed=False))
    item.values = {name: text for name, value in members.items() if name not in _HOUSEKEEPING if (text := _text(value))}
    if lines := [text for line in as_list(members.get("extra")) if (text := _text(line))]:
        item.values["extra"] = "\n".join(lines)
    item.creators = [_creator(creator) for creator in _mappings(members.get("creators"))]
    item.tags = _tags(members)
    item.collections = [path for path in collections.get(members.get("itemID"), ()) if path]
    notes = (note.get("note") if isinstance(note, Mapping) else note for note in as_list(members.get("notes")))
    item.html = [*filter(None, map(text_in, (*notes, *[members.get("note")] * (members[_KIND] == NOTE))))]
    item.values.pop("note", "")
    for attachment in _mappings(members.get("attachments")):
        _attach(item, attachment)
    if members[_KIND] == ATTACHMENT:
        _attach(item, members)
    return item


def _attach(item: Item, attachment: Mapping[str, Any]) -> None:
    """Give an item the file of an attachment, or its link, its note and the marks in it."""
    path = next(filter(None, (text_in(attachment.get(name)) for name in _PATHS)), "")
    item.html += filter(None, [text_in(attachment.get("note"))])
    if path:
        item.files.append(path)
    elif link := text_in(attachment.get("url")):
        item.links.append(link)
    for mark in _mappings(attachment.get("annotations")):
        item.annotations.append((_annotation(mark), _tags(mark)))


def _annotation(mark: Mapping[str, Any]) -> AnnotationRow:
    kind = _NUMBERS_OF_KINDS.get(text_in(mark.get("annotationType")), 0)
    names = ("annotationText", "annotationComment", "annotationColor", "annotationPageLabel", "annotationPosition")
    text, comment, colour, page, position = (_text(mark.get(name)) for name in names)
    return AnnotationRow(0, 0, kind, text, comment, colour, page, position)


def _creator(creator: Mapping[str, Any]) -> CreatorRow:
    """Return a creator of two parts, or of one: a body, or a person with one name."""
    name, role = _text(creator.get("name")), text_in(creator.get("creatorType")) or "author"
    family, given_names = _text(creator.get("lastName")), _text(creator.get("firstName"))
    is_literal = bool(name) or creator.get("fieldMode") == 1
    return CreatorRow(0, role, name or family, "" if name else given_names, is_literal=is_literal)


def _tags(members: Mapping[str, Any]) -> list[str]:
    tags = (tag.get("tag") if isinstance(tag, Mapping) else tag for tag in as_list(members.get("tags")))
    return [text for tag in tags if (text := clean(text_in(tag)))]


def _text(value: object) -> str:
    is_text = isinstance(value, str | int | float) and not isinstance(value, bool)
    return str(value).strip() if is_text else ""


def _mappings(value: object) -> Iterable[Mapping[str, Any]]:
    return (member for member in as_list(value) if isinstance(member, Mapping))
