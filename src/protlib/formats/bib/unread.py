"""An entry while it is read: what is left of its fields, and what was found in them."""

from typing import Any, Final

from protlib.formats.bib.latex import braces
from protlib.formats.bib.latex.decoder import decode
from protlib.formats.bib.syntax.splitter import Entry
from protlib.record.model import FIELDS

_RECORD: Final = frozenset(FIELDS)


class Unread:
    """The fields of an entry that are not read yet, and the values found so far under the names of a record's fields.

    What is left at the end has no place in a record, and goes to `extra` as it is.
    """

    __slots__ = ("complaints", "extra", "found", "left", "type")

    def __init__(self, entry: Entry) -> None:
        self.type = entry.type
        self.left = dict(entry.fields)
        self.found: dict[str, Any] = {"key": entry.key}
        self.extra: dict[str, Any] = {}
        self.complaints: list[str] = []

    def raw(self, *names: str) -> str:
        """Take the first of these fields that is there."""
        left = self.left
        for name in names:
            if name in left:
                return left.pop(name)
        return ""

    def text(self, *names: str) -> str:
        """Take the first of these fields that is there, as text."""
        left = self.left
        for name in names:
            if name in left:
                return decode(left.pop(name)).strip()
        return ""

    def title(self, name: str) -> str:
        """Take a field as the text of a title, with what its braces protect."""
        return braces.read(self.left.pop(name)) if name in self.left else ""

    def peek(self, name: str) -> str:
        """Return a field in lower case, and leave it."""
        return self.left.get(name, "").strip().lower()

    def put(self, target: str, value: Any) -> None:
        """Keep a value under the name of a record's field, or of a variable of CSL."""
        if value:
            (self.found if target in _RECORD else self.extra)[target] = value

    def has(self, target: str) -> bool:
        """Tell whether a value was found for a target."""
        return target in self.found or target in self.extra

    def values(self) -> dict[str, Any]:
        """Return what was found, and what was not read as `bibtex:field`."""
        rest = {f"bibtex:{name}": value for name, value in self.left.items()}
        return {**self.found, "extra": {**self.extra, **rest}}
