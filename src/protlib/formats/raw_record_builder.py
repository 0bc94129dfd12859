"""A raw record while a reader fills it: fields, CSL variables for `extra`, and values without a meaning."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from protlib.record.model import CSL_NAMES, FIELDS, Name, Publication, are_name_parts
from protlib.record.raw_record import Extra, RawRecord

FIELD_OF: Final[Mapping[str, str]] = {
    **{variable: field for field, variable in CSL_NAMES.items()},
    **{field: field for field in FIELDS if field != "source"},  # as a variable, the provider of a database
}
"""The record's field for each field name, and for each CSL variable that is a field."""


class RawRecordBuilder:
    """The values read so far; the `origin`, such as "mods", stands before the format's own names in `extra`."""

    def __init__(self, origin: str) -> None:
        self.fields: RawRecord = {}
        self.extra: Extra = {}
        self._origin = origin

    def store_value(self, meaning: str, value: object) -> None:
        """Store a value under its field or variable, if it has one that is free."""
        if value and meaning:
            (self.fields if meaning in FIELD_OF else self.extra).setdefault(FIELD_OF.get(meaning, meaning), value)

    def add_number(self, field: str, number: str) -> None:
        """Add a number to those in its field, without repetition."""
        self.fields[field] = " ".join(dict.fromkeys(filter(None, [*self.fields.get(field, "").split(), number])))

    def add_names(self, meaning: str, people: Iterable[Name]) -> None:
        """Add people to a role; a role that is no field stands in `extra`, in JSON form."""
        people = list(people)
        if people and (field := FIELD_OF.get(meaning)):
            self.fields.setdefault(field, []).extend(people)
        elif people:
            self.extra.setdefault(meaning, []).extend(name.to_dict() for name in people)

    def keep(self, name: str, texts: Iterable[str]) -> None:
        """Keep texts without a meaning under their name in the format: several texts as a list."""
        if value := one_or_all(text for text in texts if text):
            self.extra[f"{self._origin}:{name}"] = value

    def values(self) -> RawRecord:
        """Return the values in the form that `cleaning.clean_record` takes."""
        return {**self.fields, "extra": self.extra}


def one_or_all(texts: Iterable[str]) -> str | list[str]:
    """Return a text where it is the only one, else all texts."""
    all_texts = list(texts)
    return all_texts[0] if len(all_texts) == 1 else all_texts


def get_value(publication: Publication, meaning: str) -> Any:
    """Return the value of a record's field, or of a CSL variable in its `extra`; None for none."""
    field = FIELD_OF.get(meaning)
    return getattr(publication, field) if field else publication.extra.get(meaning)


def get_text(publication: Publication, meaning: str) -> str:
    """Return the text of a field or a variable, "" where it is no text."""
    value = get_value(publication, meaning)
    return value if isinstance(value, str) else ""


def get_names(publication: Publication, meaning: str) -> tuple[Name, ...]:
    """Return the people in a role; anything else in `extra` is left out."""
    people = get_value(publication, meaning)
    if isinstance(people, tuple):
        return people
    return tuple(Name(**person) for person in people if are_name_parts(person)) if isinstance(people, list) else ()
