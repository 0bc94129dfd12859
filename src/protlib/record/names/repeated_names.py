"""Joins names of the same person or body in one list, such as a name and its acronym."""

from collections.abc import Iterable

from protlib.record.model import Name
from protlib.record.names.known_bodies import is_short
from protlib.record.names.matcher import are_same_names


def merge_repeated(names: Iterable[Name]) -> tuple[Name, ...]:
    """Return the names with each body once, under its longest name and with the acronym that another entry has."""
    names_so_far: list[Name] = []
    for name in names:
        position = next(
            (position for position, earlier_name in enumerate(names_so_far) if are_same_names(earlier_name, name)), None
        )
        if position is None:
            names_so_far.append(name)
        else:
            names_so_far[position] = _combine(names_so_far[position], name)
    return tuple(names_so_far)


def _combine(name: Name, other_name: Name) -> Name:
    first, second = (
        (other_name, name) if is_short(name.literal) and not is_short(other_name.literal) else (name, other_name)
    )
    if first.literal and not first.short and is_short(second.literal) and not is_short(first.literal):
        return first.with_parts(short=second.literal)
    return first
