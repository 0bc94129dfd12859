"""What the shell completes: keys from the library, places from the gazetteer, types and fields of a record."""

from collections.abc import Iterable, Iterator
from typing import Final

import typer

_MOST: Final = 200


def _beginning(incomplete: str, words: Iterable[str]) -> list[str]:
    from protlib.text import fold

    start = fold(incomplete)
    return [word for word in words if fold(word).startswith(start)]


def regions(incomplete: str) -> list[str]:
    """Complete the name of a region."""
    from protlib import places

    return _beginning(incomplete, places.names("region"))


def countries(incomplete: str) -> list[str]:
    """Complete the name of a country."""
    from protlib import places

    return _beginning(incomplete, places.names("country"))


def places(incomplete: str) -> list[str]:
    """Complete the name of a region or a country."""
    return regions(incomplete) + countries(incomplete)


def types(incomplete: str) -> list[str]:
    """Complete a type of publication."""
    from protlib.model import TYPES

    return _beginning(incomplete, TYPES)


def fields(incomplete: str) -> list[str]:
    """Complete a field of a record."""
    from protlib.model import FIELDS

    return _beginning(incomplete, FIELDS)


def formats(incomplete: str) -> list[str]:
    """Complete the name of an exchange format."""
    from protlib.formats import FORMATS

    return _beginning(incomplete, (entry.name for entry in FORMATS))


def keys(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Complete a citation key, with the publication's title beside it."""
    from protlib.cli.context import library_of

    with library_of(context) as library:
        for publication in library.beginning(incomplete, _MOST):
            yield publication.key, publication.title
