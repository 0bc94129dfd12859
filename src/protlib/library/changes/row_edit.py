"""What a row of a table, or a record of a file, makes of the record that it is matched with."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from protlib.frozen import NamedTuple
from protlib.library.changes.upsert import Upsert
from protlib.record.decisions.guesses import forget_unread_dates
from protlib.record.identifiers.credentials import without_credentials_in
from protlib.record.model import BOOKKEEPING, FIELDS, KINDS, LOCAL_FIELDS, Publication
from protlib.record.raw_record import NOTE_FIELDS
from protlib.selection import OnDuplicate
from protlib.text import fold

if TYPE_CHECKING:
    from protlib.record.decisions.three_way import FieldDifference

_FIXED_FIELDS: Final = LOCAL_FIELDS - {"source"} | {"extra"}
_EXTRA: Final = "extra:"


class EditRules(NamedTuple):
    """How records are changed, whether unfit values go into `extra`, and when."""

    on_duplicate: OnDuplicate
    keeps_unfit: bool
    now: str
    upsert: Upsert


class RowEdit(NamedTuple):
    """What a row makes of a record in the named fields; `echo` is what the unedited table said."""

    record: Publication
    row: Publication
    echo: Publication
    names: Collection[str]
    is_table: bool
    rules: EditRules
    older: Callable[[str], Sequence[Any]]

    def apply_to(self, current: Publication) -> "tuple[Publication, tuple[str, ...], tuple[FieldDifference, ...]]":
        """Return the changed record, notes on values that were not taken, and the differences that stay."""
        is_merged = self.rules.on_duplicate == "merge"
        if not (self.is_table or is_merged or self.row.extra) and current.filled().items() >= self.row.filled().items():
            return current, (), ()
        changed, notes = self._find_changes(current, is_merged=is_merged)
        notes[:0] = [
            f"{name} “{self.row.extra[name_in_extra]}” not taken" for name, name_in_extra in self._unread_columns()
        ]
        if self.rules.keeps_unfit and self.row.extra:
            changed |= {f"{_EXTRA}{name}": self.row.extra[name] for name in FIELDS if self._is_unfit(name)}
        edited_record = forget_unread_dates(current, _set_values(current, changed))
        if not is_merged:
            return edited_record, tuple(notes), ()
        from protlib.library.joins.join import no_answer, settle_record

        merged, conflicts = settle_record(None, current, edited_record, self.rules.upsert.answer or no_answer)
        bookkeeping = {name: getattr(current, name) for name in BOOKKEEPING}
        return merged.changed(**bookkeeping), tuple(notes), conflicts

    def _find_changes(self, current: Publication, *, is_merged: bool) -> tuple[dict[str, object], list[str]]:
        """Return the fields in which the row differs, and notes on values that are not taken."""
        changed: dict[str, object] = {}
        notes: list[str] = []
        for name, value, new in self._new_values(current, is_merged=is_merged):
            old = value_in_row(self.record, name)
            if reason := self._refusal(name, old, value, new, is_merged=is_merged):
                notes.append(reason)
                continue
            if value not in (old, new) and not is_merged and name not in NOTE_FIELDS:
                notes.append(f"{name.replace('_', ' ')}: two rows differ; the last one counts")
            changed[name] = new
        return changed, notes

    def _new_values(self, current: Publication, *, is_merged: bool) -> Iterator[tuple[str, Any, Any]]:
        """Yield the fields that the row would change, each with its present value and the new one."""
        from protlib.library.changes.corrections import is_cut_list

        for name in self._changeable_fields():
            written, value = value_in_row(self.row, name), value_in_row(current, name)
            if written == value or written == without_credentials_in(value):
                continue
            old = value_in_row(self.record, name)
            is_unedited = written in (old, value_in_row(self.echo, name))
            if is_unedited and (self._is_edited_by_hand or value == old):
                continue
            new = self._keep_local(name, value, old if is_unedited else written)
            if new == value or self._is_unfit(name) or (is_merged and not new) or is_cut_list(name, new, value):
                continue
            yield name, value, new

    def _refusal(self, name: str, old: Any, value: Any, new: Any, *, is_merged: bool) -> str:
        """Return why a new value is not taken, "" for one that is."""
        from protlib.library.changes.untaken_values import explain_older_value, explain_unchanged

        by_hand = self._is_edited_by_hand
        if reason := explain_unchanged(name, value if name == "access" else old, new, is_by_hand=by_hand):
            return reason
        may_be_older = name != "access" and by_hand and not is_merged and value == old
        return explain_older_value(self.record, name, new) if may_be_older and new in self.older(name) else ""

    @property
    def _is_edited_by_hand(self) -> bool:
        """Whether the row comes from a table that was exported and edited: cells that nobody edited change nothing."""
        return self.is_table and not self.rules.upsert.adds_new

    def _keep_local(self, name: str, value: Any, new: Any) -> Any:
        """Return the value together with what is the library's own: its tags and notes; a table replaces them."""
        if self.is_table or self.rules.on_duplicate == "merge":
            return new
        if name == "tags":
            folded = {*map(fold, value)}
            return (*value, *(tag for tag in new if fold(tag) not in folded))
        return value if name in NOTE_FIELDS and value else new

    def _changeable_fields(self) -> Iterable[str]:
        """Return the fields that may be changed, in the order of a record, then those of `extra`."""
        fields, further_names = _fields_of(frozenset(self.names))
        inner = self.row.extra.keys() - KINDS.keys() if "extra" in self.names else frozenset[str]()
        return (*fields, *sorted(further_names | inner)) if further_names or inner else fields

    def _unread_columns(self) -> Iterator[tuple[str, str]]:
        """Yield the columns whose cells fit no field of the row, and the names that keep them in its `extra`."""
        if not self.row.extra:
            return
        from protlib.formats.tables.columns import ORIGIN

        origins = {name: f"{ORIGIN}:{name}" for name in self.names}
        yield from (
            (name, extra_name)
            for name, extra_name in origins.items()
            if extra_name in self.row.extra and extra_name not in self.names
        )

    def _is_unfit(self, name: str) -> bool:
        """Tell whether a row has an invalid value for a field, kept in its `extra`."""
        return name in self.row.extra and name in KINDS


@lru_cache(maxsize=4096)  # the records of a file fill some hundreds of sets of fields
def _fields_of(names: frozenset[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the fields of columns that may be changed, in the order of a record, and the columns of no field."""
    from protlib.formats.tables.columns import FULL_FIELDS

    requested = {FULL_FIELDS.get(name, name) for name in names} - _FIXED_FIELDS
    return tuple(name for name in FIELDS if name in requested), frozenset(requested - KINDS.keys())


def value_in_row(record: Publication, name: str) -> Any:
    """Return the value of a field or, by its name in `extra`, of a member of it; "" for none there."""
    return getattr(record, name) if name in KINDS else record.extra.get(name, "")


def _set_values(record: Publication, values: Mapping[str, object]) -> Publication:
    """Return a record with other values in its fields and in `extra`; an empty value is removed."""
    fields = {name: value for name, value in values.items() if name in KINDS}
    inner = {name.removeprefix(_EXTRA): value for name, value in values.items() if name not in KINDS}
    extra = {**record.extra, **inner}
    return record.changed(**fields, extra={name: value for name, value in extra.items() if value != ""})
