"""Assignments (`field=value`, `field+=value`, `field-=value`) read from the command line and made to records."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from typing import Any, Final

from protlib.cli.output import say
from protlib.errors import UsageError
from protlib.frozen import NamedTuple, expression
from protlib.record.decisions.guesses import confirm
from protlib.record.model import FIELDS, KINDS, LOCAL_FIELDS, NAME_LISTS, TEXT_LISTS, FieldKind, Name, Publication
from protlib.system.shell import command_line, quote
from protlib.text import clean, fold, suggestion

# Where a record came from can be told by hand; what `extra` holds has a form that one line does not give.
_FIXED_FIELDS: Final = LOCAL_FIELDS - {"source"} | {"extra"}
SETTABLE: Final = tuple(name for name in FIELDS if name not in _FIXED_FIELDS)
"""The fields that an assignment can set."""
_ASSIGNMENT: Final = expression(r"([^=]*?)([+-]?)=(.*)", re.DOTALL)  # "tags+=health", "url=https://a?b=c"

_YEAR: Final = "year"
"""What people type for the field "date"."""

OwnNames = Callable[[], Sequence[str]]


class Assignment(NamedTuple):
    """A field, a sign ("" sets the field, "+" adds to its list, "-" takes from it), and the clean value."""

    field: str
    sign: str
    value: Any

    def apply_to(self, publication: Publication) -> Publication:
        """Return the record with the field set, added to or taken from."""
        if self.field not in KINDS:
            from protlib.record.fields import own_fields

            return own_fields.with_value(publication, self.field, self.value)
        old = getattr(publication, self.field)
        new = {"": _take_new, "+": _add_values, "-": _remove_values}[self.sign](old, self.value)
        return confirm(publication.changed(**{self.field: new}), [self.field])


def change_of(assignments: Sequence[Assignment]) -> Callable[[Publication], Publication]:
    """Return a function that makes all assignments to a record, in their order."""

    def change(publication: Publication) -> Publication:
        for assignment in assignments:
            publication = assignment.apply_to(publication)
        return publication

    return change


def split_tags(texts: Sequence[str]) -> list[str]:
    """Return the tags that texts name, several with ";" between them in one, each once."""
    from protlib.record.fields.cells import split_cell

    return list(dict.fromkeys(clean(tag) for text in texts for tag in split_cell(text)))


def change_of_tags(add: Sequence[str], remove: Sequence[str]) -> Callable[[Publication], Publication]:
    """Return a function that adds tags to a record and takes others from it; case and accents do not matter."""
    signs = (("+", add), ("-", remove))
    return change_of([Assignment("tags", sign, tags) for sign, tags in signs if tags])


def change_of_defaults(
    kind: str, texts: Sequence[str], tags: Sequence[str], own_names: OwnNames = tuple
) -> Callable[[Publication], Publication]:
    """Return a function that gives a record the missing type, fields and tags, and overwrites nothing.

    Raises UsageError for a text that gives nothing: `field-=value`, `field=`.
    """
    assignments = [_assignment(text, own_names) for text in texts]

    def change(publication: Publication) -> Publication:
        if kind and publication.type == "document":
            publication = publication.changed(type=kind)
        if tags:
            publication = publication.changed(tags=tuple(dict.fromkeys((*publication.tags, *tags))))
        for assignment in assignments:
            if assignment.sign or _lacks_field(publication, assignment.field):
                publication = assignment.apply_to(publication)
        return publication

    return change


def _lacks_field(publication: Publication, field: str) -> bool:
    if field in FIELDS:
        return not getattr(publication, field)
    from protlib.record.fields import own_fields

    return not own_fields.value(publication, field)


def _assignment(text: str, own_names: OwnNames) -> Assignment:
    if "=" not in text:
        raise UsageError(f"--set needs FIELD=VALUE, for example language=en, not “{text}”")
    assignment = parse_assignment(text, own_names)
    if assignment.sign == "-" or not assignment.value:
        fault = "takes a value away" if assignment.sign == "-" else "has no value"
        raise UsageError(f"--set “{text}” {fault}; write FIELD=VALUE or FIELD+=VALUE")
    if assignment.field == "type":
        raise UsageError(f"--set “{text}”: the type has an option of its own: --type {quote(str(assignment.value))}")
    return assignment


def assignment_line(words: Sequence[str]) -> str:
    """Return the line to type for a key, the name of a field and its value as words of their own; "" for others.

    "iom2009caring year 2010" becomes "protlib set iom2009caring year=2010".
    """
    position = next((position for position, word in enumerate(words) if position and names_field(word)), None)
    if position is None:
        return ""
    assignment = f"{words[position]}={' '.join(words[position + 1 :])}"
    return command_line(["protlib", "set", *words[:position], assignment])


def names_field(word: str) -> bool:
    """Tell whether a word is the name of a field that can be set, in any language that headings have."""
    from protlib.record.fields.headings import field_of

    return word in SETTABLE or field_of(word) in (*SETTABLE, _YEAR)


def parse_assignment(argument: str, own_names: OwnNames) -> Assignment:
    """Return the assignment in an argument; raises UsageError for an unknown field or an unfit value.

    `own_names` returns the library's own fields. It is called only if no other field has the name.
    """
    match = _ASSIGNMENT.fullmatch(argument)
    assert match is not None  # noqa: S101 - what has no = is a key
    name, sign = _field(match[1], own_names), match[2]
    if sign and name not in (*NAME_LISTS, *TEXT_LISTS):
        raise UsageError(f"“{name}” holds one value; write {match[1].strip()}=..., not {sign}=")
    value = _clean_value(name, match[3])
    if sign and not value:
        raise UsageError(f"“{argument}” has no value. To clear the field: {match[1].strip()}=")
    return Assignment(name, sign, value)


def _field(text: str, own_names: OwnNames) -> str:
    from protlib.record.fields import own_fields
    from protlib.record.fields.field_words import suggest_fields
    from protlib.record.fields.headings import field_of

    name = "date" if (field_name := field_of(text.strip())) == _YEAR else field_name
    is_said_otherwise = name != text.strip()
    if is_said_otherwise and (field := own_fields.own_field_named(text, own_names())):
        return field
    if name in SETTABLE:
        return name
    if name == "key":
        raise UsageError("to change a key: protlib rekey")
    raise UsageError(f"unknown field “{text}”{suggestion(suggest_fields(text, [*SETTABLE, _YEAR, *own_names()]))}")


def _clean_value(name: str, text: str) -> Any:
    from protlib.record import cleaning

    if name not in FIELDS:
        from protlib.record.fields import own_fields

        return own_fields.value(cleaning.clean_record({"extra": {name: text}}).publication, name)
    outcome = cleaning.clean_record({name: _read_value(name, text)})
    if outcome.problems:
        raise UsageError(f"{outcome.problems[0].reason}; nothing was changed")
    if name == "title" and not outcome.publication.title:
        raise UsageError("a publication needs a title; it cannot be cleared")
    return getattr(outcome.publication, name) if text.strip() else getattr(Publication(), name)


def type_named(text: str) -> str:
    """Return the type of publication that a word names, "" for no word; raises UsageError for an unknown one."""
    if not text.strip():
        return ""
    from protlib.record.fields import publication_types

    try:
        return publication_types.parse_type(text)
    except ValueError as error:
        raise UsageError(f"type “{text}”: {error}") from None


def _read_value(name: str, text: str) -> Any:
    from protlib.record.names import parse_list

    if name in NAME_LISTS:
        return parse_list(text)
    if name in TEXT_LISTS:
        return [item.strip() for item in text.split(";")]
    if KINDS.get(name) is FieldKind.URL:
        return whole_link(text.strip())
    return type_named(text) if name == "type" else text.strip()


def whole_link(text: str) -> str:
    """Return a link with its scheme, and print a note if the scheme was missing."""
    from protlib.record.identifiers import with_scheme

    link = with_scheme(text)
    if link != text:
        say(f"link “{text}” is taken as “{link}”")
    return link


def _take_new(_old: object, new: object) -> Any:
    """Return the new value, whatever the old one was."""
    return new


def _add_values(values: Sequence[object], additional_values: Sequence[object]) -> tuple[Any, ...]:
    """Return the values, followed by those of the others that are not among them yet."""
    identities = set(map(_comparable_value, values))
    return (*values, *(value for value in _each_once(additional_values) if _comparable_value(value) not in identities))


def _remove_values(values: Sequence[object], unwanted: Sequence[object]) -> tuple[Any, ...]:
    """Return the values without the unwanted ones, which may be written in another case or as an acronym."""
    if not unwanted:
        return tuple(values)
    unwanted_values = set(map(_comparable_value, unwanted))
    return tuple(
        value
        for value in values
        if _comparable_value(value) not in unwanted_values and fold(getattr(value, "short", "")) not in unwanted_values
    )


def _each_once(values: Iterable[object]) -> Iterable[Any]:
    return {_comparable_value(value): value for value in values}.values()


@lru_cache(maxsize=4096)
def _comparable_value(value: Any) -> Hashable:
    from protlib.record.fields.labels import sort_key

    return sort_key(value) if isinstance(value, Name) else fold(value)
