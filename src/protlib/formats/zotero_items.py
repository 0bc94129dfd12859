"""Items in Zotero's own JSON: its translators make them of web pages, and plug-ins of editors read them."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from protlib.formats.common.meanings import meanings_in
from protlib.formats.csl.item_writer import publication_to_item
from protlib.formats.parsed import Parsed, ReadOptions
from protlib.formats.records import gather
from protlib.formats.zotero_database.database_rows import CreatorRow, ItemRow
from protlib.formats.zotero_database.items import ATTACHMENT, NOTE, Item
from protlib.formats.zotero_database.zotero_item_reader import to_raw
from protlib.record import names
from protlib.record.model import Publication
from protlib.text import clean

_NO_FIELDS: Final = frozenset({"itemType", "id", "itemID", "key", "version", "libraryID", "collections", "relations"})
"""Members that are no field of a publication, though they are texts."""
_NOW: Final = "CURRENT_TIMESTAMP"
"""What a translator writes for the time at which the page was read."""
_PAGE: Final = "webpage"
_OF_PAGE: Final = "note"
"""The field for notes: a translator reads them from the page, so nobody keeps them for themselves."""

_KINDS: Final = meanings_in("Zotero", "written type")
"""The item type of each CSL type that has one of its own."""
_FIELDS: Final = meanings_in("Zotero", "written field")
_FIELDS_OF: Final = {kind: meanings_in("Zotero", f"written field of {kind}") for kind in _KINDS.values()}
"""The field of each CSL variable, and those that an item type has in its place."""
_ROLES: Final = meanings_in("Zotero", "written role")


def read_items(items: Iterable[Mapping[str, object]], day: str) -> Parsed:
    """Return the records of items, one for each in their order; `day` is the date on which the pages were read."""
    all_items = list(items)
    return gather(((0, to_raw(_item(item, day), _OF_PAGE)) for item in all_items), ReadOptions(), len(all_items), [])


def _item(members: Mapping[str, object], day: str) -> Item:
    """Return an item with what a translator knows of it; members of another kind than expected are left out."""
    kind = members.get("itemType")
    is_known = isinstance(kind, str) and kind not in {NOTE, ATTACHMENT, ""}
    values = {
        name: clean(str(value)) if name != "abstractNote" else str(value)
        for name, value in members.items()
        if name not in _NO_FIELDS and isinstance(value, str | int | float) and not isinstance(value, bool)
    }
    if values.get("accessDate") == _NOW:
        values["accessDate"] = day
    elif values.get("url"):
        values.setdefault("accessDate", day)
    return Item(
        ItemRow(0, str(kind) if is_known else _PAGE, "", 0, is_trashed=False),
        {name: value for name, value in values.items() if value},
        [_creator(creator) for creator in _objects(members.get("creators"))],
        [tag for tag in map(_tag, _list(members.get("tags"))) if tag],
        html=[html for html in map(_html, _list(members.get("notes"))) if html],
        links=[link for link in map(_link, _objects(members.get("attachments"))) if link],
    )


def _creator(creator: Mapping[str, object]) -> CreatorRow:
    """Return a creator: of two parts, or of one, as `name` or as a last name that stands for the whole.

    Most pages do not tell a body from a person. A translator then takes "International Organization for Migration" for
    a person of the family Migration.
    """
    name, role = _member_text(creator, "name"), _member_text(creator, "creatorType") or "author"
    family, given = name or _member_text(creator, "lastName"), "" if name else _member_text(creator, "firstName")
    if body := _body(f"{given} {family}".strip()):
        return CreatorRow(0, role, body, "", is_literal=True)
    return CreatorRow(0, role, family, given, is_literal=bool(name) or creator.get("fieldMode") == 1)


def _body(text: str) -> str:
    """Return the text of a name if it is that of a body, "" for any other."""
    return text if text and names.parse_name(text).literal else ""


def _tag(tag: object) -> str:
    return clean(tag) if isinstance(tag, str) else _member_text(tag, "tag") if isinstance(tag, Mapping) else ""


def _html(note: object) -> str:
    return note if isinstance(note, str) else str(note.get("note", "")) if isinstance(note, Mapping) else ""


def _link(attachment: Mapping[str, object]) -> str:
    """Return the address of an attachment that is only a link."""
    return _member_text(attachment, "url") if attachment.get("snapshot") is False else ""


def _member_text(members: Mapping[str, object], name: str) -> str:
    value = members.get(name)
    return clean(value) if isinstance(value, str) else ""


def _objects(value: object) -> list[Mapping[str, Any]]:
    return [member for member in _list(value) if isinstance(member, Mapping)]


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def item_types(record: Publication) -> tuple[str, str]:
    """Return the type of a record in Zotero's word, and in CSL's."""
    return _KINDS.get(record.type, "document"), record.type


def write_item(record: Publication) -> dict[str, object]:
    """Return a record under the names of Zotero's fields, as plug-ins of editors read it; what has none is left out."""
    csl_item = publication_to_item(record)
    kind, _ = item_types(record)
    names = {**_FIELDS, **_FIELDS_OF.get(kind, {})}
    values = {name: csl_item[variable] for variable, name in names.items() if variable in csl_item}
    creators = [
        _write_creator(person, role) for variable, role in _ROLES.items() for person in csl_item.get(variable, ())
    ]
    dates = {
        "date": record.date,
        "accessDate": record.accessed,
        "dateAdded": record.created,
        "dateModified": record.modified,
    }
    return {
        "itemType": kind,
        "citationKey": record.key,
        **values,
        **{name: value for name, value in dates.items() if value},
        "creators": creators,
        "tags": [{"tag": tag} for tag in record.tags],
        "collections": list(record.collections),
        "notes": [{"note": record.note}] * bool(record.note),
    }


def _write_creator(person: Mapping[str, Any], role: str) -> dict[str, str]:
    """Return a creator in Zotero's form, with the particle before the last name."""
    if "family" not in person:
        return {"creatorType": role, "name": str(person.get("literal", ""))}
    family = " ".join(
        filter(None, (person.get("non-dropping-particle"), person.get("dropping-particle"), person["family"]))
    )
    return {"creatorType": role, "lastName": family, "firstName": str(person.get("given", ""))}
