"""The values that an item cannot express, packed into `custom`, which CSL leaves to its users.

Two kinds of values are packed: fields that are no variable, and values that their variable would hold only in part,
such as a name with a short form, an approximate date or a keyword with a comma. The second kind counts as long as the
item still has what was written for it. Such as `"custom": {"countries": ["Nigeria"], "authors": [{"literal": "IOM",
"short": "I"}]}`.
"""

from collections.abc import Mapping
from typing import Any, Final

from protlib.formats.csl import item_values
from protlib.record.fields.variables import DATE_FIELDS, LIST_FIELDS, NAME_FIELDS, TEXT_FIELDS
from protlib.record.model import CSL_NAMES, FIELDS, KINDS, FieldKind, Publication
from protlib.record.name import to_json
from protlib.record.raw_record import Extra, RawRecord

_FIELDS_WITHOUT_VARIABLE: Final = tuple(name for name in FIELDS if name not in {*CSL_NAMES, "key", "extra"})
"""The fields that are no CSL variable: they stand under their own names in `custom`."""
HOLDS: Final = frozenset({"key", "extra", *CSL_NAMES, *_FIELDS_WITHOUT_VARIABLE})
"""The record's fields that an item holds: in its `id`, its variables and `custom`."""
_TITLES: Final = frozenset({"title", "container_title"})
"""The fields whose variable may be in sentence case."""
_CSL_FIELDS: Final = {
    field: variable
    for variable, field in {**NAME_FIELDS, **DATE_FIELDS, **LIST_FIELDS, **TEXT_FIELDS}.items()
    if variable not in TEXT_FIELDS or field in {"addendum", *_TITLES}
}
"""The fields whose variable may hold less than their value, and the variables."""
_PACKED_ALONE: Final = frozenset({*_FIELDS_WITHOUT_VARIABLE, "extra"})
_PACKED_FIELDS: Final = frozenset({*_PACKED_ALONE, *_CSL_FIELDS})


def unpack_item(custom: Mapping[str, object], item: Mapping[str, object]) -> tuple[RawRecord, Extra]:
    """Return the packed values that are still true, by field, and the members of `custom` that are not protlib's.

    A `custom` with a field that is no variable is protlib's own: its values that are no longer true are dropped.
    """
    packed_values = {
        name: value
        for name, value in custom.items()
        if name in _FIELDS_WITHOUT_VARIABLE or (name in _CSL_FIELDS and _still_says(item, name, value))
    }
    if isinstance(custom.get("extra"), Mapping):
        packed_values["extra"] = item_values.make_storable(custom["extra"])
    own_names = packed_values.keys() if _PACKED_ALONE.isdisjoint(custom) else _PACKED_FIELDS
    return packed_values, {name: value for name, value in custom.items() if name not in own_names}


def pack_item(publication: Publication, unsupported: Mapping[str, object], extra: Mapping[str, object]) -> RawRecord:
    """Return `custom`: the fields that are no variable, the `unsupported` values of others, and the rest of `extra`.

    It also restores the `custom` that the record's item came with, unless that could be taken for protlib's.
    """
    values = publication.filled()
    custom = {field: to_json(values[field]) for field in _FIELDS_WITHOUT_VARIABLE if field in values}
    custom.update(unsupported)
    members = dict(extra)
    foreign_custom = members.get("csl:custom")
    if foreign_custom and isinstance(foreign_custom, Mapping) and _PACKED_FIELDS.isdisjoint(foreign_custom):
        custom.update(foreign_custom)
        del members["csl:custom"]
    elif foreign_custom is None:
        members.pop("csl:custom", None)
    if members:
        custom["extra"] = members
    return custom


def _still_says(item: Mapping[str, Any], field: str, packed_value: Any) -> bool:
    """Tell whether the item still has what was written for the packed value of a field."""
    item_value = item.get(_CSL_FIELDS[field])
    if KINDS[field] is FieldKind.DATE:
        return isinstance(packed_value, str) and bool(item_value == item_values.date_variable(packed_value))
    if field == "addendum":
        return bool(item_value == packed_value)
    if field in _TITLES:
        return isinstance(packed_value, str) and _is_in_sentence_case(item_value, packed_value)
    if KINDS[field] is not FieldKind.NAMES:
        return _is_list_of(str, packed_value) and bool((item_value or "") == item_values.write_keywords(packed_value))
    if not _is_list_of(dict, packed_value):
        return False
    csl_names = item_values.write_names(packed_value)
    return bool(item_value == csl_names) or item_values.plain_names(item_value) == csl_names


def _is_in_sentence_case(value: object, title: str) -> bool:
    from protlib.record.titles.sentence_case import sentence_case

    return bool(value == sentence_case(title, capitalises_subtitle=True))


def _is_list_of(kind: type, value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, kind) for item in value)
