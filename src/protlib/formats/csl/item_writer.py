"""From a record to an item of CSL-JSON or CSL-YAML."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from protlib.formats.csl import item_values, packed_item
from protlib.formats.csl.item_values import Item
from protlib.formats.parsed import WriteOptions
from protlib.formats.programs import ANY, Program
from protlib.frozen import NamedTuple
from protlib.record.fields.variables import (
    DATE_FIELDS,
    LIST_FIELDS,
    NAME_FIELDS,
    NAME_VARIABLES,
    OTHER_DATES,
    TEXT_FIELDS,
    VARIABLES,
)
from protlib.record.model import CSL_NAMES, Publication
from protlib.record.name import to_json
from protlib.record.raw_record import Extra

_DATE_VARIABLES: Final = frozenset({*DATE_FIELDS, *OTHER_DATES})
_TEXTS: Final = tuple(TEXT_FIELDS.items())
_VARIABLE_OF_DATE: Final = {field: variable for variable, field in DATE_FIELDS.items()}


_FORMS: Final[Mapping[str, tuple[str, Callable[[Any], Any], Callable[[Any], Any]]]] = {
    **{
        variable: (
            field,
            lambda people: item_values.write_names([name.to_dict() for name in people]),
            item_values.name_variable,
        )
        for variable, field in NAME_FIELDS.items()
    },
    **{variable: (field, item_values.date_variable, item_values.read_date) for variable, field in DATE_FIELDS.items()},
    **{
        variable: (field, item_values.write_keywords, item_values.read_keywords)
        for variable, field in LIST_FIELDS.items()
    },
}
"""The variables that may hold less than their fields: the field, and the functions to write and to read it."""


class _Sayable(NamedTuple):
    """A record as an item, the values that their variables hold only in part, and the rest of `extra`."""

    item: Item
    unsupported: Extra
    extra: Extra


def publication_to_item(publication: Publication, program: Program = ANY) -> Item:
    """Return the CSL item of a record, written for `program`, without what the item cannot hold in full."""
    return _item(publication, program, _make_sayable_item(publication, program), lossless=False)


def make_item(publication: Publication, options: WriteOptions) -> Item:
    """Return the CSL item of a record for a file."""
    sayable_item = _make_sayable_item(publication, options.program)
    options.tell(publication, lambda: _iterate_unsaid(publication, sayable_item))
    item = _item(publication, options.program, sayable_item, lossless=options.lossless)
    if options.names_files and publication.files:
        custom = item.get("custom")
        item["custom"] = {**(custom if isinstance(custom, Mapping) else {}), "files": to_json(publication.files)}
    return item


def lacks(publication: Publication, options: WriteOptions) -> Iterable[str]:
    """Return the fields, and the members of `extra`, that a plain item does not hold in full."""
    return _iterate_unsaid(publication, _make_sayable_item(publication, options.program))


def _make_sayable_item(publication: Publication, program: Program) -> _Sayable:
    item: Item = {"id": publication.key} if publication.key else {}
    item["type"] = publication.type
    unsupported = _write_fields(publication, item)
    if program.wants_sentence_case:
        _set_titles_in_sentence_case(publication, item, unsupported)
    return _Sayable(item, unsupported, _write_extra(publication, item))


def _item(publication: Publication, program: Program, sayable_item: _Sayable, *, lossless: bool) -> Item:
    item, unsupported, extra = sayable_item
    if program.wants_citation_key and publication.key:
        item["citation-key"] = publication.key
    custom = packed_item.pack_item(publication, unsupported, extra) if lossless else extra.get("csl:custom")
    if custom:
        item["custom"] = custom
    return item


def _iterate_unsaid(publication: Publication, sayable_item: _Sayable) -> Iterator[str]:
    yield from packed_item.pack_item(publication, sayable_item.unsupported, {})
    yield from (name for name in sayable_item.extra if name != "csl:custom")


def _write_fields(publication: Publication, item: Item) -> Extra:
    """Write the fields that are variables, and return the values that their variables hold only in part."""
    unsupported: Extra = {}
    for variable, field in _TEXTS:
        value = getattr(publication, field)
        if value:
            item[variable] = value
    for variable, (field, write_value, read_value) in _FORMS.items():
        if value := getattr(publication, field):
            if written_value := write_value(value):
                item[variable] = written_value
            if (stored := to_json(value)) != read_value(written_value):
                unsupported[field] = stored
    if ":" in publication.addendum and item_values.split_note(publication.addendum, item)[1]:
        unsupported["addendum"] = publication.addendum
    return unsupported


def _set_titles_in_sentence_case(publication: Publication, item: Item, unsupported: Extra) -> None:
    from protlib.record.titles.sentence_case import titles_in_sentence_case

    for field, title in titles_in_sentence_case(publication).items():
        unsupported[field] = getattr(publication, field)
        item[CSL_NAMES[field]] = title


def _write_extra(publication: Publication, item: Item) -> Extra:
    """Write the members of `extra` that a variable holds in full, and return the rest."""
    unsupported: Extra = {}
    for name, value in publication.extra.items():
        if name.startswith("csl:"):
            is_written = _write_as_found(name[4:], value, publication, item)
        else:
            is_written = _write_variable(name, value, publication, item)
        if not is_written:
            unsupported[name] = value
    return unsupported


def _write_variable(name: str, value: object, publication: Publication, item: Item) -> bool:
    if name in _VARIABLE_OF_DATE:
        is_no_date = not getattr(publication, name) and item_values.is_no_date(value)
        name, variable = _VARIABLE_OF_DATE[name], {"literal": value} if is_no_date else None
    else:
        variable = item_values.write_other(name, value)
    if variable:
        item.setdefault(name, variable)
    return bool(variable)


def _write_as_found(variable: str, value: object, publication: Publication, item: Item) -> bool:
    """Write the original value of an item, if the record still has what was read from it."""
    if variable in NAME_VARIABLES:
        people = [name.to_dict() for name in getattr(publication, NAME_FIELDS.get(variable, ""), ())]
        is_present = people or publication.extra.get(variable)
        still_true = item_values.says_more_names(value) and item_values.name_variable(value) == is_present
    elif variable in _DATE_VARIABLES:
        is_present = getattr(publication, DATE_FIELDS.get(variable, ""), "") or publication.extra.get(variable)
        still_true = item_values.says_more_date(value) and item_values.read_date(value) == is_present
    else:
        still_true = variable not in VARIABLES and value not in (None, "", [])
    if still_true:
        item[variable] = value
    return still_true
