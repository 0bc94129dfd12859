"""Advice on places that protlib does not know."""

from collections import Counter
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from protlib.cli.output import say
from protlib.text import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from protlib.record.model import Publication


def unknown_place(name: str) -> str:
    """Return the message for an unknown place, with suggestions."""
    from protlib.record import places

    return f"no place “{name}”{suggestion(places.suggest(name))}"


def _is_known(name: str) -> bool:
    from protlib.record import places

    return bool(places.resolve_all(name))


def places_of(publication: "Publication") -> "list[str]":
    """Return the places that a publication names, in any of its fields."""
    values_by_field = publication.filled()
    return [place for field in _place_fields() if field in values_by_field for place in values_by_field[field]]


@cache
def _place_fields() -> "tuple[str, ...]":
    from protlib.record.model import FieldKind, of_kind

    return of_kind(FieldKind.PLACES)


def tell_unknown_places(
    names: "Iterable[str]",
    most: int | None = None,
    lines: "Mapping[str, tuple[str, int, str]]" = MappingProxyType({}),
) -> None:
    """Warn once about each name that the gazetteer does not know, and about at most `most` names.

    A search by place will miss these names. Where the records come from files, `lines` has the file, the line and the
    sheet ("" for none) of each name. Lines count from 1, and are where the record begins.
    """
    unknown = [(name, count) for name, count in Counter(names).items() if not _is_known(name)]
    for name, count in unknown[:most]:
        count_text = f" (in {count} publications)" if count > 1 else ""
        file, line, sheet = lines.get(name, ("", 0, ""))
        parts = (f"{file}:{line}" if line else file, sheet)
        location = "".join(f"{part}: " for part in parts if part)
        say(f"{location}kept unchanged: {unknown_place(name)}{count_text}")
    if further_count := len(unknown[most:]) if most else 0:
        say(f"{further_count} more unknown places; --verbose lists them all")
