"""An entry while it is read: the fields that are left, and the values read so far."""

from typing import Final

from protlib.formats.bib.fields import FIELD_OF, KEPT_PREFIX
from protlib.formats.bib.latex import braces
from protlib.formats.bib.latex.braced_groups import is_group
from protlib.formats.bib.latex.decoder import decode
from protlib.formats.bib.syntax.splitter import BibEntry
from protlib.record.fields.cells import NONE, are_of_script, has_blank, is_blank
from protlib.record.raw_record import Extra, RawRecord

_TYPED_OPENING: Final = r"{\{}"
_TYPED_CLOSING: Final = r"{\}}"


class UnreadFields:
    """The fields of an entry that are not read yet, and the values read so far.

    To read a field is to take it. A field that is left at the end has no place in a record, and is kept as it is.
    """

    __slots__ = ("extra", "problems", "raw_record", "remaining", "type")

    def __init__(self, entry: BibEntry) -> None:
        self.type = entry.type
        self.remaining = {**entry.fields}
        """The fields that are not read yet, by name, in LaTeX."""
        if has_blank([value.strip("{}") for value in self.remaining.values()]):
            self.remaining = {name: value for name, value in self.remaining.items() if not is_blank(value.strip("{}"))}
        if are_of_script([*self.remaining.values()]):
            self.remaining = {name: value for name, value in self.remaining.items() if value != NONE}
        self.raw_record: RawRecord = {"key": entry.key}
        """Raw values by the fields of a record."""
        self.extra: Extra = {}
        self.problems: list[str] = []

    def raw(self, *names: str) -> str:
        """Take the first of these fields that the entry has."""
        fields = self.remaining
        for name in names:
            if name in fields:
                return fields.pop(name)
        return ""

    def text(self, *names: str) -> str:
        """Take the first of these fields that the entry has, as text."""
        fields = self.remaining
        for name in names:
            if name in fields:
                return decode(fields.pop(name)).strip()
        return ""

    def title(self, name: str) -> str:
        """Take a field as the text of a title, and mark what its braces protect."""
        return braces.read_title(_without_typed_braces(self.remaining.pop(name))) if name in self.remaining else ""

    def peek(self, name: str) -> str:
        """Return a field in small letters, without taking it."""
        return self.remaining.get(name, "").strip().lower()

    def store_value(self, name: str, value: object) -> None:
        """Store a value under a field of the record or a CSL variable; an empty value is ignored."""
        if value:
            if field := FIELD_OF.get(name):
                self.raw_record[field] = value
            else:
                self.extra[name] = value

    def keep(self, field: str, value: str) -> None:
        """Keep an entry's field under its own name, because the record has no place for it."""
        if value:
            self.extra[f"{KEPT_PREFIX}{field}"] = value

    def is_filled(self, name: str) -> bool:
        """Tell whether the record's field or CSL variable has a value."""
        return FIELD_OF.get(name) in self.raw_record or name in self.extra

    def values(self) -> RawRecord:
        """Return the values read, and the fields that are left."""
        remainder = {f"{KEPT_PREFIX}{name}": value for name, value in self.remaining.items()}
        return {**self.raw_record, "extra": {**self.extra, **remainder}}


def _without_typed_braces(title: str) -> str:
    r"""Return a title in LaTeX with braces for those that somebody typed in Mendeley, which escapes them.

    They were to keep capitals in BibTeX: "{\{}GPS{\}} data".
    """
    is_paired = _TYPED_OPENING in title and title.count(_TYPED_OPENING) == title.count(_TYPED_CLOSING)
    if not is_paired:
        return title
    braced_title = title.replace(_TYPED_OPENING, "{").replace(_TYPED_CLOSING, "}")
    return braced_title[1:-1] if is_group(braced_title) else braced_title  # it puts braces round every title
