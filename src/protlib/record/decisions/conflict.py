"""A conflict that a merge has left in a library: what both sides say of a field is kept until somebody decides."""

import json
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from protlib.record.decisions.three_way import EXTRA, Difference, says_the_same
from protlib.record.model import FIELDS, Publication, is_record

WHOLE_RECORD: Final = ""
"""The field of a conflict that is about a whole record: one side has removed what the other has changed."""
_NULL: Final = "null"
_VALUES: Final = ("base", "mine", "theirs")


class Conflict(NamedTuple):
    """A field in which the two sides of a merge say something else, and the record has what is `mine`; the values are JSON.

    `inner` is the name in `extra` where the field is that. The base is null where it is not known, and so is, of a whole
    record, the side that has removed it. `newer` is "mine" or "theirs", whose record was changed last, or "".
    """

    key: str
    field: str
    inner: str
    base: str
    mine: str
    theirs: str
    newer: str = ""

    def difference(self) -> Difference:
        """Return what differs, with the values as a record has them."""
        values = (_value(self.field, self.inner, getattr(self, name)) for name in _VALUES)
        return Difference(self.key, self.field, self.inner, *values)

    def is_open(self, record: Publication | None) -> bool:
        """Tell whether a record still says what is mine; another value settles the conflict.

        Of one that mine has removed, another record that has its key by now says nothing: it was made at another time.
        """
        difference = self.difference()
        if self.is_of_removed:
            return record is None or record.created != difference.theirs.created
        return is_same(value_in(record, self.field, self.inner), difference.mine)

    @property
    def is_of_removed(self) -> bool:
        """Tell whether it is about a record that mine has removed and theirs has changed."""
        return self.field == WHOLE_RECORD and self.mine == _NULL and self.theirs != _NULL

    def document(self) -> dict[str, object]:
        """Return the document that keeps it, but for its kind."""
        return {**self._asdict(), **{name: json.loads(getattr(self, name)) for name in _VALUES}}


def conflict_of(difference: Difference, newer: str = "") -> Conflict:
    """Return the conflict that keeps a difference."""
    key, field, inner, *values = difference
    base, mine, theirs = (_text(field, inner, value) for value in values)
    return Conflict(key, field, inner, base, mine, theirs, newer)


def conflict_in(document: Mapping[str, Any]) -> Conflict | None:
    """Return the conflict that a document keeps, None where somebody has garbled it."""
    match document:
        case {"key": str(key), "field": str(field), "inner": str(inner)} if field in ("", *FIELDS):
            base, mine, theirs = (_dumped(document.get(name)) for name in _VALUES)
            conflict = Conflict(key, field, inner, base, mine, theirs, str(document.get("newer", "")))
        case _:
            return None
    values = [document.get(name) for name in _VALUES]
    if field == WHOLE_RECORD:
        are_right = all(state is None or (isinstance(state, dict) and is_record(state)) for state in values)
    else:
        are_right = all(inner or is_record({field: state}) for state in values)
    return conflict if are_right and bool(inner) == (field == EXTRA) else None


def value_in(record: Publication | None, field: str, inner: str) -> Any:
    """Return what a record says in a field, or in `extra`; the record itself where the field is the whole."""
    if record is None or field == WHOLE_RECORD:
        return record
    return record.extra.get(inner, "") if inner else getattr(record, field)


def is_same(first: Any, second: Any) -> bool:
    """Tell whether two values are the same, of which those of whole records may differ in when they were changed."""
    if isinstance(first, Publication) and isinstance(second, Publication):
        return says_the_same(first, second)
    return bool(first == second)


def _value(field: str, inner: str, text: str) -> Any:
    plain = json.loads(text)
    if inner or plain is None:
        return plain
    if field == WHOLE_RECORD:
        return Publication.from_dict(plain)
    return getattr(Publication.from_dict({field: plain}), field)


def _text(field: str, inner: str, value: Any) -> str:
    if isinstance(value, Publication):
        return _dumped(value.to_dict())
    if inner or value is None:
        return _dumped(value)
    return _dumped(Publication(**{field: value}).to_dict().get(field, ""))


def _dumped(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)
