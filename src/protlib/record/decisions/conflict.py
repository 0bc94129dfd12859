"""A conflict that a merge has left in a library: the values of both sides stay until somebody decides."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from protlib.frozen import NamedTuple
from protlib.record.model import FIELDS, Publication, is_record

if TYPE_CHECKING:
    from protlib.record.decisions.three_way import FieldDifference  # a library without conflicts loads none of it

WHOLE_RECORD: Final = ""
"""The field of a conflict about a whole record: one side has removed it, the other has changed it."""
_NULL: Final = "null"
_VALUES: Final = ("base", "mine", "theirs")


class Conflict(NamedTuple):
    """A field in which the two sides of a merge differ, while the record has the value `mine`; values are JSON.

    `inner` is the name within `extra` if the field is that. The base is null if unknown. In a conflict about a whole
    record, null stands for the side that removed it. `newer` is "mine" or "theirs", the side that changed its record
    last, or "".
    """

    key: str
    field: str
    inner: str
    base: str
    mine: str
    theirs: str
    newer: str = ""

    def difference(self) -> "FieldDifference":
        """Return the difference, with the values as a record has them."""
        from protlib.record.decisions.three_way import FieldDifference

        values = (_value(self.field, self.inner, getattr(self, name)) for name in _VALUES)
        return FieldDifference(self.key, self.field, self.inner, *values)

    def is_open(self, record: Publication | None) -> bool:
        """Tell whether the record still has the value `mine`; any other value settles the conflict.

        If mine removed the record, a later record with its key does not settle the conflict: it was created at another
        time.
        """
        difference = self.difference()
        if self.is_of_removed:
            return record is None or record.created != difference.theirs.created
        return are_same_values(value_in(record, self.field, self.inner), difference.mine)

    @property
    def is_of_removed(self) -> bool:
        """Whether mine has removed a record that theirs has changed."""
        return self.field == WHOLE_RECORD and self.mine == _NULL and self.theirs != _NULL

    def document(self) -> dict[str, object]:
        """Return the document to store, without its kind."""
        return {**self._asdict(), **{name: json.loads(getattr(self, name)) for name in _VALUES}}


def conflict_of(difference: "FieldDifference", newer_side: str = "") -> Conflict:
    """Return the conflict that stores a difference."""
    key, field, inner, *values = difference
    base, my_value, their_value = (_inner_text(field, inner, value) for value in values)
    return Conflict(key, field, inner, base, my_value, their_value, newer_side)


def conflict_from_document(document: Mapping[str, object]) -> Conflict | None:
    """Return the conflict of a document, None if somebody has damaged it."""
    from protlib.record.decisions.three_way import EXTRA

    match document:
        case {"key": str(key), "field": str(field), "inner": str(inner)} if field in ("", *FIELDS):
            base, my_value, their_value = (_dump(document.get(name)) for name in _VALUES)
            conflict = Conflict(key, field, inner, base, my_value, their_value, str(document.get("newer", "")))
        case _:
            return None
    values = [document.get(name) for name in _VALUES]
    if field == WHOLE_RECORD:
        are_right = all(state is None or (isinstance(state, dict) and is_record(state)) for state in values)
    else:
        are_right = all(inner or is_record({field: state}) for state in values)
    return conflict if are_right and bool(inner) == (field == EXTRA) else None


def value_in(record: Publication | None, field: str, inner: str) -> Any:
    """Return the value of a field or of a name in `extra`; the record itself if the field stands for the whole."""
    if record is None or field == WHOLE_RECORD:
        return record
    return record.extra.get(inner, "") if inner else getattr(record, field)


def are_same_values(first: object, second: object) -> bool:
    """Tell whether two values are the same; whole records may differ in the time of their change."""
    if isinstance(first, Publication) and isinstance(second, Publication):
        from protlib.record.decisions.three_way import says_the_same

        return says_the_same(first, second)
    return bool(first == second)


def _value(field: str, inner: str, text: str) -> Any:
    plain = json.loads(text)
    if inner or plain is None:
        return plain
    if field == WHOLE_RECORD:
        return Publication.from_dict(plain)
    return getattr(Publication.from_dict({field: plain}), field)


def _inner_text(field: str, inner: str, value: Any) -> str:
    if isinstance(value, Publication):
        return _dump(value.to_dict())
    if inner or value is None:
        return _dump(value)
    return _dump(Publication(**{field: value}).to_dict().get(field, ""))


def _dump(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)
