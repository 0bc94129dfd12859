"""An entry while it is read: what is left of its fields, and what was found in them."""

from typing import Any

from protlib.formats.bib.fields import FIELD_OF, KEPT_PREFIX
from protlib.formats.bib.latex import braces
from protlib.formats.bib.latex.decoder import decode
from protlib.formats.bib.syntax.splitter import Entry
from protlib.record.raw_record import Extra, RawRecord


class Unread:
    """The fields of an entry that are not read yet, and the values found so far.

    To read a field is to take it; what is left at the end has no place in a record, and is kept as it is.
    """

    __slots__ = ("extra", "found", "left", "problems", "type")

    def __init__(self, entry: Entry) -> None:
        self.type = entry.type
        self.left = dict(entry.fields)
        """The fields that are not read yet, by their names: LaTeX."""
        self.found: RawRecord = {"key": entry.key}
        """Raw values by the fields of a record."""
        self.extra: Extra = {}
        self.problems: list[str] = []

    def raw(self, *names: str) -> str:
        """Take the first of these fields that is there."""
        fields_left = self.left
        for name in names:
            if name in fields_left:
                return fields_left.pop(name)
        return ""

    def text(self, *names: str) -> str:
        """Take the first of these fields that is there, as text."""
        fields_left = self.left
        for name in names:
            if name in fields_left:
                return decode(fields_left.pop(name)).strip()
        return ""

    def title(self, name: str) -> str:
        """Take a field as the text of a title, with what its braces protect."""
        return braces.read_title(self.left.pop(name)) if name in self.left else ""

    def peek(self, name: str) -> str:
        """Return a field in lower case, and leave it."""
        return self.left.get(name, "").strip().lower()

    def put(self, name: str, value: Any) -> None:
        """Keep a value for a field of the record, or for a variable of CSL; an empty one is none."""
        if value:
            if field := FIELD_OF.get(name):
                self.found[field] = value
            else:
                self.extra[name] = value

    def keep(self, field: str, value: str) -> None:
        """Keep the value of a field of the entry under its name, for the record has no place for it."""
        if value:
            self.extra[f"{KEPT_PREFIX}{field}"] = value

    def is_filled(self, name: str) -> bool:
        """Tell whether a value was found for a field of the record, or for a variable of CSL."""
        return FIELD_OF.get(name) in self.found or name in self.extra

    def values(self) -> RawRecord:
        """Return what was found, and beside it the fields that are left."""
        rest = {f"{KEPT_PREFIX}{name}": value for name, value in self.left.items()}
        return {**self.found, "extra": {**self.extra, **rest}}
