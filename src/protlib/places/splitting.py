"""Names of places that a catalogue tore apart at commas and at "and", put together again."""

from collections.abc import Sequence

from protlib.places.gazetteer import by_code
from protlib.places.resolving import named, resolve, spell

_LONGEST = 4


def join_split(labels: Sequence[str]) -> list[str]:
    """Return the labels with torn names whole and spelt; what is not known stays as it is."""
    joined: list[str] = []
    rest = list(labels)
    while rest:
        names, used = _joined(rest)
        joined += names
        rest = rest[used:]
    return joined


def _joined(labels: Sequence[str]) -> tuple[list[str], int]:
    for size in range(min(_LONGEST, len(labels)), 1, -1):
        run = labels[:size]
        if any(named(label) is None for label in run) and (names := _whole(run)):
            return names, size
    return [_completed(labels)], 1


def _whole(run: Sequence[str]) -> list[str]:
    *first, last = run
    place = named(" ".join(first) + " and " + last) or named(" ".join(run))
    if place is None:
        return []
    return [by_code()[part].name for part in place.parts] if len(place.parts) > 1 else [place.name]


def _completed(labels: Sequence[str]) -> str:
    label, *following = labels
    if resolve(label) is None:
        for other in following:
            place = named(f"{label} {other.split()[-1]}")
            if place and place.kind == "region":
                return place.name
    return spell(label)
