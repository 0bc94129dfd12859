"""From a CSL item in JSON or YAML to a raw record for `cleaning.clean_record`."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from protlib.formats.csl import item_values, packed_item
from protlib.frozen import NamedTuple
from protlib.record.fields.variables import (
    DATE_FIELDS,
    LIST_FIELDS,
    NAME_FIELDS,
    OLDER_NAMES,
    OTHER_DATES,
    OTHER_NAMES,
    OTHER_TEXTS,
    TEXT_FIELDS,
    TYPES_OF_OTHERS,
)
from protlib.record.html_text import unescape_html
from protlib.record.raw_record import ITEM, Extra, RawRecord
from protlib.record.titles.title_with_subtitle import with_subtitle

_TITLES: Final = ("title", "subtitle", "container-title", "publisher")
_ESCAPES: Final = 2  # "&amp;amp;", which a publisher and Crossref escaped
# Such as "http://zotero.org/users/12345/items/ABCD2345", and "12345/ABCD2345" of a copied bibliography.
_ITEM_OF_ZOTERO: Final = re.compile(r"(?:https?://(?:www\.)?zotero\.org/.+/items|\d+)/([A-Z0-9]{8})")


def item_to_raw(item: Mapping[str, Any]) -> RawRecord:
    """Return the raw record, for `cleaning.clean_record`, of one CSL item.

    A variable without a field goes to `extra` under its own name, any other key under `csl:<key>`. The record that
    protlib packed into `custom` counts as long as the item still has the values that were written for it.
    """
    unread = _Unread(_with_variables_of_note(_without_lists(item)), {}, {})
    for name, value in unread.item.items():
        if type(value) is str and name in TEXT_FIELDS:
            unread.values[TEXT_FIELDS[name]] = value
        elif value is not None and value != "" and value != []:
            _READERS.get(name, _keep)(name, value, unread)
    if "page" in unread.values:
        unread.values["page"] = item_values.with_hyphen(unread.values["page"])
    _read_identity(unread)
    if custom := unread.item.get("custom"):
        _read_custom(custom, unread)
    if unread.extra:
        unread.values["extra"] = unread.extra
    return unread.values


def _without_lists(item: Mapping[str, object]) -> Mapping[str, object]:
    """Return a work of Crossref, whose titles are lists with entities of HTML, as an item; any other as it is."""
    if not isinstance(item.get("title"), list):
        return item
    texts = {name: unescape_html(item_values.read_text(item[name]), _ESCAPES) for name in _TITLES if name in item}
    texts["title"] = with_subtitle(texts["title"], texts.pop("subtitle", ""))
    return {**{name: value for name, value in item.items() if name != "subtitle"}, **texts}


def _with_variables_of_note(item: Mapping[str, object]) -> Mapping[str, Any]:
    """Return an item with the variables from its note, where Zotero puts them; a note by protlib is left alone."""
    note, custom = item.get("note"), item.get("custom")
    if not isinstance(note, str) or ":" not in note:
        return item
    if isinstance(custom, dict) and custom.get("addendum") == note:
        return item
    note, variables = item_values.split_note(note, item)
    return {**item, "note": note, **variables}


class _Unread(NamedTuple):
    """An item while it is read, the raw values by the record's fields, and `extra`."""

    item: Mapping[str, Any]
    values: RawRecord
    extra: Extra


def _keep(name: str, value: Any, unread: _Unread) -> None:
    unread.extra[f"csl:{name}"] = item_values.make_storable(value)


def _read_names(name: str, value: object, unread: _Unread) -> None:
    """Read names; keep the original where it holds more than a record can."""
    _store_value(NAME_FIELDS.get(name), name, item_values.name_variable(value), unread)
    if item_values.says_more_names(value):
        _keep(name, value, unread)


def _read_date(name: str, value: object, unread: _Unread) -> None:
    """Read a date; keep the original where it holds more than a record can."""
    _store_value(DATE_FIELDS.get(name), name, item_values.read_date(value), unread)
    if item_values.says_more_date(value):
        _keep(name, value, unread)


def _store_value(field: str | None, name: str, value: object, unread: _Unread) -> None:
    if value and field:
        unread.values[field] = value
    elif value:
        unread.extra[name] = value


def _read_text(name: str, value: object, unread: _Unread) -> None:
    """Read a text or a number; several ISBNs or ISSNs are separated by spaces, as in a record."""
    text = item_values.read_text(value)
    if not text:
        _keep(name, value, unread)
    elif name in TEXT_FIELDS:
        unread.values[TEXT_FIELDS[name]] = text.replace("; ", " ") if name in {"ISBN", "ISSN"} else text
    else:
        unread.extra[name] = text


def _read_older(name: str, value: object, unread: _Unread) -> None:
    newer_name = OLDER_NAMES[name]
    if newer_name not in unread.item:
        _READERS[newer_name](newer_name, value, unread)


def _read_list(name: str, value: object, unread: _Unread) -> None:
    unread.values[LIST_FIELDS[name]] = item_values.read_keywords(value)


def _read_last(name: str, value: object, unread: _Unread) -> None:
    """Pass over a member that is read after all others: identifiers, and packed values."""


_READERS: Final[Mapping[str, Callable[[str, Any, _Unread], None]]] = {
    **dict.fromkeys((*TEXT_FIELDS, *OTHER_TEXTS), _read_text),
    **dict.fromkeys((*NAME_FIELDS, *OTHER_NAMES), _read_names),
    **dict.fromkeys((*DATE_FIELDS, *OTHER_DATES), _read_date),
    **dict.fromkeys(OLDER_NAMES, _read_older),
    **dict.fromkeys(LIST_FIELDS, _read_list),
    **dict.fromkeys(("id", "citation-key", "type", "custom"), _read_last),
}
"""The function that reads each variable; any other member is kept as it is."""


def _read_identity(unread: _Unread) -> None:
    """Read the key and the type; an `id` that is an address, as Zotero has it, is no citation key."""
    identifier = item_values.read_text(unread.item.get("id"))
    item_of_zotero = _ITEM_OF_ZOTERO.fullmatch(identifier)
    is_address = item_of_zotero is not None or "://" in identifier
    key = item_values.read_text(unread.item.get("citation-key")) or ("" if is_address else identifier)
    if item_of_zotero:
        unread.extra[ITEM] = item_of_zotero[1]
    elif key != identifier and identifier:
        unread.extra["csl:id"] = identifier
    unread.values["key"] = key
    kind = item_values.read_text(unread.item.get("type")) or "document"
    unread.values["type"] = TYPES_OF_OTHERS.get(kind, kind)
    if unread.values["type"] != kind:
        unread.extra["csl:type"] = kind


def _read_custom(custom: object, unread: _Unread) -> None:
    if not isinstance(custom, Mapping):
        _keep("custom", custom, unread)
        return
    values, unpacked_rest = packed_item.unpack_item(custom, unread.item)
    unread.extra.update(values.pop("extra", {}))
    unread.values.update(values)
    if unpacked_rest:
        _keep("custom", unpacked_rest, unread)
