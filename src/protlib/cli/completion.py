"""What the shell completes: keys from the library, places from the gazetteer, types and fields of a record."""

from collections.abc import Iterable, Iterator
from typing import Final, Literal

import typer

_MOST: Final = 200


def _beginning(incomplete: str, words: Iterable[str]) -> list[str]:
    """Return the words with this beginning, in whatever case and accents, each as it goes on from what is typed.

    Typer drops a word that does not begin with the very letters.
    """
    from protlib.text import fold

    start = fold(incomplete)
    return [incomplete + word[len(incomplete) :] for word in words if fold(word).startswith(start)]


def _place_names(kind: Literal["region", "country"]) -> Iterator[str]:
    """Yield the names of places as one word that no shell has to quote: "West-Africa" is read as "West Africa" is."""
    from protlib import places

    for name in places.names(kind):
        yield "-".join("".join(char if char.isalnum() else " " for char in name).split())


def regions(incomplete: str) -> list[str]:
    """Complete the name of a region."""
    return _beginning(incomplete, _place_names("region"))


def countries(incomplete: str) -> list[str]:
    """Complete the name of a country."""
    return _beginning(incomplete, _place_names("country"))


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
