"""Items of CSL-JSON and CSL-YAML, and the records they are."""

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from protlib.formats.csl import values
from protlib.formats.programs import ANY, Program
from protlib.record.model import CSL_NAMES, FIELDS, KINDS, Kind, Name, Publication
from protlib.record.variables import (
    DATE_FIELDS,
    LIST_FIELDS,
    NAME_FIELDS,
    OLDER_NAMES,
    OTHER_DATES,
    OTHER_NAMES,
    OTHER_TEXTS,
    TEXT_FIELDS,
    TYPES_OF_OTHERS,
    VARIABLES,
)
from protlib.text import fold

_OWN: Final = tuple(name for name in FIELDS if name not in {*CSL_NAMES, "key", "extra"})
"""The fields that are no variable of CSL: they stand under their own names in `custom`."""
HOLDS: Final = frozenset({"key", "extra", *CSL_NAMES, *_OWN})
"""The fields of a record that an item holds: in its `id`, in its variables and in `custom`."""
_NAME_VARIABLES: Final = frozenset({*NAME_FIELDS, *OTHER_NAMES})
_DATE_VARIABLES: Final = frozenset({*DATE_FIELDS, *OTHER_DATES})
_TEXTS: Final = tuple(TEXT_FIELDS.items())
_KEPT: Final = {
    field: variable
    for variable, field in {**NAME_FIELDS, **DATE_FIELDS, **LIST_FIELDS, **TEXT_FIELDS}.items()
    if variable not in TEXT_FIELDS or field in {"publisher", "addendum"}
}
"""The fields of which `custom` keeps the value where their variable says less than it, and the variables."""
_WHO: Final = frozenset({"authors", "publisher"})
_CUSTOM: Final = frozenset({*_OWN, *_KEPT, "extra"})
_UNDATED: Final = {field: variable for variable, field in DATE_FIELDS.items()}


def item_to_raw(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return the raw record, for `cleaning.record`, of one CSL item.

    A variable that has no field goes to `extra` under its own name, any other key under `csl:<key>`. What `custom`
    holds of a protlib record counts as long as the item still says what was written for it.
    """
    custom = item.get("custom")
    note = item.get("note")
    if (
        isinstance(note, str)
        and ":" in note
        and not (isinstance(custom, dict) and custom.get("addendum") == note)
    ):
        rest, cheats = values.read_note(note, item)
        item = {**item, "note": rest, **cheats}
    unread = _Unread(item, {}, {})
    for name, value in item.items():
        if type(value) is str and name in TEXT_FIELDS:
            unread.found[TEXT_FIELDS[name]] = value
        elif value is not None and value != "" and value != []:
            _READERS.get(name, _keep)(name, value, unread)
    _read_identity(unread)
    if custom:
        _read_custom(custom, unread)
    if unread.extra:
        unread.found["extra"] = unread.extra
    return unread.found


class _Unread(NamedTuple):
    """An item while it is read, and what was found in it: raw values by the fields of a record, and its `extra`."""

    item: Mapping[str, Any]
    found: dict[str, Any]
    extra: dict[str, Any]


def _keep(name: str, value: Any, unread: _Unread) -> None:
    unread.extra[f"csl:{name}"] = values.storable(value)


def _read_names(name: str, value: Any, unread: _Unread) -> None:
    """Read names, and keep them as they were found where they say more than a record can."""
    _put(NAME_FIELDS.get(name), name, values.read_names(value), unread)
    if values.says_more_names(value):
        _keep(name, value, unread)


def _read_date(name: str, value: Any, unread: _Unread) -> None:
    """Read a date, and keep it as it was found where it says more than a record can."""
    _put(DATE_FIELDS.get(name), name, values.read_date(value), unread)
    if values.says_more_date(value):
        _keep(name, value, unread)


def _put(field: str | None, name: str, read: Any, unread: _Unread) -> None:
    if read and field:
        unread.found[field] = read
    elif read:
        unread.extra[name] = read


def _read_text(name: str, value: Any, unread: _Unread) -> None:
    """Read a text or a number; several ISBNs or ISSNs are told apart by spaces, as a record has them."""
    text = values.read_text(value)
    if not text:
        _keep(name, value, unread)
    elif name in TEXT_FIELDS:
        unread.found[TEXT_FIELDS[name]] = text.replace("; ", " ") if name in {"ISBN", "ISSN"} else text
    else:
        unread.extra[name] = text


def _read_older(name: str, value: Any, unread: _Unread) -> None:
    newer = OLDER_NAMES[name]
    if newer not in unread.item:
        _READERS[newer](newer, value, unread)


def _read_list(name: str, value: Any, unread: _Unread) -> None:
    unread.found[LIST_FIELDS[name]] = values.read_keywords(value)


def _read_last(name: str, value: Any, unread: _Unread) -> None:
    """Leave what identifies an item, and what it holds of a protlib record, until all else is read."""


_READERS: Final[Mapping[str, Callable[[str, Any, _Unread], None]]] = {
    **dict.fromkeys((*TEXT_FIELDS, *OTHER_TEXTS), _read_text),
    **dict.fromkeys(_NAME_VARIABLES, _read_names),
    **dict.fromkeys(_DATE_VARIABLES, _read_date),
    **dict.fromkeys(OLDER_NAMES, _read_older),
    **dict.fromkeys(LIST_FIELDS, _read_list),
    **dict.fromkeys(("id", "citation-key", "type", "custom"), _read_last),
}
"""How each variable is read; anything else is kept as it is."""


def _read_identity(unread: _Unread) -> None:
    """Read the key and the type; Zotero's `id` is an address where there is a citation key as well."""
    identifier = values.read_text(unread.item.get("id"))
    key = values.read_text(unread.item.get("citation-key")) or identifier
    if key != identifier and identifier:
        unread.extra["csl:id"] = identifier
    unread.found["key"] = key
    kind = values.read_text(unread.item.get("type")) or "document"
    unread.found["type"] = TYPES_OF_OTHERS.get(kind, kind)
    if unread.found["type"] != kind:
        unread.extra["csl:type"] = kind


def _read_custom(custom: Any, unread: _Unread) -> None:
    if not isinstance(custom, Mapping):
        _keep("custom", custom, unread)
        return
    others: dict[str, Any] = {}
    says_who = None
    for name, value in custom.items():
        if name in _WHO:
            says_who = _still_says_who(unread.item, custom) if says_who is None else says_who
        if name in _OWN or (
            says_who if name in _WHO else name in _KEPT and _still_says(unread.item, name, value)
        ):
            unread.found[name] = value
        elif name not in _CUSTOM:
            others[name] = value
    if isinstance(custom.get("extra"), Mapping):
        unread.extra.update(values.storable(custom["extra"]))
    if others:
        _keep("custom", others, unread)


def _still_says(item: Mapping[str, Any], field: str, kept: Any) -> bool:
    """Tell whether the item says of a field what was written for the value that `custom` keeps."""
    said = item.get(_KEPT[field])
    if KINDS[field] is Kind.DATE:
        return isinstance(kept, str) and bool(said == values.write_date(kept))
    if field == "addendum":
        return bool(said == kept)
    if KINDS[field] is not Kind.NAMES:
        return _is_list_of(str, kept) and bool((said or "") == values.write_keywords(kept))
    return _is_list_of(dict, kept) and _are_said(said, kept)


def _still_says_who(item: Mapping[str, Any], custom: Mapping[str, Any]) -> bool:
    """Tell whether the item has the authors and the publisher that `custom` keeps, or has them as they are printed."""
    said = item.get("publisher", "")
    people, publisher = custom.get("authors", []), custom.get("publisher", said)
    if not _is_list_of(dict, people) or not isinstance(publisher, str):
        return False
    if said == publisher and _are_said(item.get("author"), people):
        return True
    printed, left = _as_printed(item, people, publisher)
    return bool(said == left) and _are_said(item.get("author"), printed)


def _are_said(variable: Any, people: list[dict[str, str]]) -> bool:
    written = values.write_names(people)
    return bool(variable == written) or values.plain_names(variable) == written


def _is_list_of(kind: type, value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, kind) for item in value)


def publication_to_item(
    publication: Publication, program: Program = ANY, *, plain: bool = False
) -> dict[str, Any]:
    """Return the CSL item of a record; `program` is the one that is to read it.

    What an item cannot say, or says less of, is kept whole under `custom`, unless it is to be plain. APA prints the publisher even where it is
    the author: it is left out then, and stands as the author of a report that has none; not so for the programs that
    keep references, which print by rules of their own.
    """
    item: dict[str, Any] = {"id": publication.key} if publication.key else {}
    item["type"] = publication.type
    kept: dict[str, Any] = {}
    for variable, field in _TEXTS:
        value = getattr(publication, field)
        if value:
            item[variable] = value
    _write_names(publication, item, kept)
    _write_dates(publication, item, kept)
    _write_lists(publication, item, kept)
    rest = _write_extra(publication, item)
    if not program.keeps_references:
        _leave_out_publisher(publication, item, kept)
    elif publication.key:
        item["citation-key"] = publication.key
    if ":" in publication.addendum and values.read_note(publication.addendum, item)[1]:
        kept["addendum"] = publication.addendum
    if not plain:
        _write_custom(publication, kept, rest, item)
    elif custom := rest.get("csl:custom"):
        item["custom"] = custom
    return item


def _write_names(publication: Publication, item: dict[str, Any], kept: dict[str, Any]) -> None:
    for variable, field in NAME_FIELDS.items():
        people = [name.to_dict() for name in getattr(publication, field)]
        if people:
            if written := values.write_names(people):
                item[variable] = written
            if values.read_names(written) != people:
                kept[field] = people


def _write_dates(publication: Publication, item: dict[str, Any], kept: dict[str, Any]) -> None:
    for variable, field in DATE_FIELDS.items():
        date = getattr(publication, field)
        if date:
            item[variable] = values.write_date(date)
            if values.read_date(item[variable]) != date:
                kept[field] = date


def _write_lists(publication: Publication, item: dict[str, Any], kept: dict[str, Any]) -> None:
    for variable, field in LIST_FIELDS.items():
        texts = list(getattr(publication, field))
        if texts:
            item[variable] = values.write_keywords(texts)
            if values.read_keywords(item[variable]) != texts:
                kept[field] = texts


def _write_extra(publication: Publication, item: dict[str, Any]) -> dict[str, Any]:
    """Write what of `extra` a variable says in full, and return the rest."""
    rest: dict[str, Any] = {}
    for name, value in publication.extra.items():
        if name.startswith("csl:"):
            written = _write_as_found(name[4:], value, publication, item)
        else:
            written = _write_variable(name, value, publication, item)
        if not written:
            rest[name] = value
    return rest


def _write_variable(name: str, value: Any, publication: Publication, item: dict[str, Any]) -> bool:
    if name in _UNDATED:
        says_it = not getattr(publication, name) and values.is_no_date(value)
        name, variable = _UNDATED[name], {"literal": value} if says_it else None
    else:
        variable = values.write_other(name, value)
    if variable:
        item.setdefault(name, variable)
    return bool(variable)


def _write_as_found(variable: str, value: Any, publication: Publication, item: dict[str, Any]) -> bool:
    """Write a value that came from an item, if the record still has what was read from it."""
    if variable in _NAME_VARIABLES:
        people = [name.to_dict() for name in getattr(publication, NAME_FIELDS.get(variable, ""), ())]
        has = people or publication.extra.get(variable)
        still_true = values.says_more_names(value) and values.read_names(value) == has
    elif variable in _DATE_VARIABLES:
        has = getattr(publication, DATE_FIELDS.get(variable, ""), "") or publication.extra.get(variable)
        still_true = values.says_more_date(value) and values.read_date(value) == has
    else:
        still_true = variable not in VARIABLES and value not in (None, "", [])
    if still_true:
        item[variable] = value
    return still_true


def _leave_out_publisher(publication: Publication, item: dict[str, Any], kept: dict[str, Any]) -> None:
    publisher = publication.publisher
    if not publisher or (publication.authors and not publication.authors[0].literal):
        return
    people = [name.to_dict() for name in publication.authors]
    printed, left = _as_printed(item, people, publisher)
    if left != publisher:
        item["author"] = item["author"] if people else values.write_names(printed)
        del item["publisher"]
        kept["authors"], kept["publisher"] = people, publisher


def _as_printed(
    item: Mapping[str, Any], people: list[dict[str, str]], publisher: str
) -> tuple[list[dict[str, str]], str]:
    """Return the authors and the publisher of an item as APA has them printed: the same institution only once."""
    if not people:
        promotes = publisher and item.get("type") == "report" and "editor" not in item
        return ([{"literal": publisher}], "") if promotes else (people, publisher)
    is_author = len(people) == 1 and bool(publisher) and _is_spelling(publisher, people[0])
    return people, "" if is_author else publisher


def _is_spelling(publisher: str, name: Mapping[str, str]) -> bool:
    literal, short = name.get("literal", ""), name.get("short", "")
    if publisher in {literal, short}:
        return True
    return fold(publisher) in {fold(literal), fold(short), fold(f"{literal} ({short})")}


def _stored(value: Any) -> Any:
    """Return the value of a field as JSON has it."""
    if isinstance(value, str):
        return value
    return [entry.to_dict() if isinstance(entry, Name) else entry for entry in value]


def _write_custom(
    publication: Publication, kept: dict[str, Any], rest: dict[str, Any], item: dict[str, Any]
) -> None:
    others = rest.pop("csl:custom", None)
    filled = publication.filled()
    custom = {field: _stored(filled[field]) for field in _OWN if field in filled} | kept
    if others and isinstance(others, Mapping) and _CUSTOM.isdisjoint(others):
        custom.update(others)
    elif others is not None:
        rest["csl:custom"] = others
    if rest:
        custom["extra"] = rest
    if custom:
        item["custom"] = custom
