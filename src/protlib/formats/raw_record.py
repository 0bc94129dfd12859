"""A raw record while the reader of a format fills it: fields, variables of CSL for its `extra`, and what has no meaning."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from protlib.record.model import CSL_NAMES, FIELDS, Name, Publication, are_name_parts
from protlib.record.raw_record import Extra, RawRecord

FIELD_OF: Final[Mapping[str, str]] = {
    **{variable: field for field, variable in CSL_NAMES.items()},
    **{field: field for field in FIELDS if field != "source"},  # as a variable, the provider of a database
}
"""The field of the record for each name of one, and for each variable of CSL that is one."""


class RawRecordBuilder:
    """What was read so far; the names of a format's own begin with its `origin`, such as "mods"."""

    def __init__(self, origin: str) -> None:
        self.fields: RawRecord = {}
        self.extra: Extra = {}
        self._origin = origin

    def put(self, meaning: str, value: Any) -> None:
        """Put a value into the field or the variable that it means, where there is one and it is free."""
        if value and meaning:
            (self.fields if meaning in FIELD_OF else self.extra).setdefault(FIELD_OF.get(meaning, meaning), value)

    def join(self, field: str, number: str) -> None:
        """Put a number behind those that are in its field, each once."""
        self.fields[field] = " ".join(dict.fromkeys(filter(None, [*self.fields.get(field, "").split(), number])))

    def add_names(self, meaning: str, people: Iterable[Name]) -> None:
        """Add people to a role; those of a role that is no field stand in `extra` as JSON has them."""
        people = list(people)
        if people and (field := FIELD_OF.get(meaning)):
            self.fields.setdefault(field, []).extend(people)
        elif people:
            self.extra.setdefault(meaning, []).extend(name.to_dict() for name in people)

    def keep(self, name: str, texts: Iterable[str]) -> None:
        """Keep what has no meaning under its name in the format: several texts as a list."""
        if kept := [text for text in texts if text]:
            self.extra[f"{self._origin}:{name}"] = kept[0] if len(kept) == 1 else kept

    def values(self) -> RawRecord:
        """Return what was read, as `cleaning.clean_record` takes it."""
        return {**self.fields, "extra": self.extra}


def get_value(publication: Publication, meaning: str) -> Any:
    """Return the value of a field of a record, or of a variable of CSL in its `extra`; None where it has none."""
    field = FIELD_OF.get(meaning)
    return getattr(publication, field) if field else publication.extra.get(meaning)


def get_text(publication: Publication, meaning: str) -> str:
    """Return the text of a field or a variable, "" where it is none."""
    value = get_value(publication, meaning)
    return value if isinstance(value, str) else ""


def get_names(publication: Publication, meaning: str) -> tuple[Name, ...]:
    """Return the people of a role; in `extra` there may be anything, of which names alone count."""
    people = get_value(publication, meaning)
    if isinstance(people, tuple):
        return people
    return tuple(Name(**who) for who in people if are_name_parts(who)) if isinstance(people, list) else ()
