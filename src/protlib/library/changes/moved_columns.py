"""Columns of a table that somebody sorted or moved by themselves, so that their cells stand beside other keys."""

from collections.abc import Iterable, Iterator
from typing import Final

from protlib.errors import InputRefusedError
from protlib.library.changes.upsert import Upsert
from protlib.library.plan import Outcome

_FEWEST_VALUES: Final = 5
"""So many different values that other publications had tell a moved column; fewer may be corrections."""
_MOST_OTHERS: Final = 0.2  # the part of the new values that may be somebody's own


def refuse_moved_columns(outcomes: Iterable[Outcome], upsert: Upsert) -> None:
    """Raise InputRefusedError if the new values of a field are those that other changed records had there.

    A table that may add records was made by a program, and nobody sorted it.
    """
    if upsert.adds_new or upsert.is_sure:
        return
    old_values: dict[str, set[str]] = {}
    new_values: dict[str, list[str]] = {}
    for outcome in outcomes:
        for name, old, new in _changes(outcome):
            old_values.setdefault(name, set()).add(old)
            new_values.setdefault(name, []).append(new)
    for name, values in new_values.items():
        moved = [value for value in values if value in old_values[name]]
        if len({*moved}) >= _FEWEST_VALUES and len(moved) >= (1 - _MOST_OTHERS) * len(values):
            raise InputRefusedError(
                f"{name.replace('_', ' ')}: {len(moved)} rows have the values of other publications, as if the column"
                " was sorted without its keys; nothing was imported. To take them: --yes"
            )


def _changes(outcome: Outcome) -> Iterator[tuple[str, str, str]]:
    """Yield the fields that a row filled otherwise, own fields too, with their old and new values as texts."""
    if outcome.action != "updated" or outcome.before is None:
        return
    old_fields, new_fields = ({**record.filled(), **record.extra} for record in (outcome.before, outcome.publication))
    for name in new_fields.keys() - {"extra", "modified"}:
        if (old := old_fields.get(name, "")) != new_fields[name]:
            yield name, str(old), str(new_fields[name])
