"""Names of places that a catalogue tore apart at commas and at "and", put together again."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from protlib.places.gazetteer import Place, by_code
from protlib.places.resolving import of_name, spell

_MOST_PIECES: Final = 4
_REACH: Final = 8


def join_split(labels: Sequence[str]) -> list[str]:
    """Return the labels with what was torn apart put together and spelt by the gazetteer; what it does not know stays as it is.

    "Bolivia", "Plurinational State Of" is one country again, "West", "Central Africa" are the two regions that
    "West and Central Africa" names. Pieces belong together only if at least one of them is no place by itself: Serbia and Montenegro are two.
    """
    pieces = list(chain.from_iterable(_runs(labels)))
    _join_strays(pieces)
    return [_completed(pieces, index) for index in range(len(pieces))]


def _runs(labels: Sequence[str]) -> Iterator[list[str]]:
    """Yield the labels, those of neighbours that are one name as that name or as those that it names."""
    start = 0
    while start < len(labels):
        for end in range(min(start + _MOST_PIECES, len(labels)), start + 1, -1):
            run = labels[start:end]
            if place := _joined(run):
                yield [by_code()[part].name for part in place.parts] if len(place.parts) > 1 else [place.name]
                break
        else:
            end = start + 1
            yield [labels[start]]
        start = end


def _joined(pieces: Sequence[str]) -> Place | None:
    """Return the place that was torn into these pieces; None if they are none, or each is a place by itself."""
    if all(map(of_name, pieces)):
        return None
    *first, last = pieces
    if place := of_name(f"{' '.join(first)} and {last}"):
        return place
    place = of_name(" ".join(pieces))
    return place if place and place.kind == "country" else None


def _join_strays(pieces: list[str]) -> None:
    """Join pieces of a country's name that do not stand together."""
    for stray in [piece for piece in pieces if not of_name(piece)]:
        at = pieces.index(stray)
        for index in _nearest(at, len(pieces)):
            place = _joined((pieces[index], stray))
            if place and place.kind == "country":
                pieces[index] = place.name
                del pieces[at]
                break


def _completed(pieces: Sequence[str], at: int) -> str:
    """Return the piece spelt, with the last word of another piece where that makes it a place ("Central", "West Asia")."""
    piece = pieces[at]
    if not of_name(piece):
        for index in _nearest(at, len(pieces)):
            if place := of_name(f"{piece} {pieces[index].rpartition(' ')[2]}"):
                return place.name
    return spell(piece)


def _nearest(at: int, count: int) -> Iterator[int]:
    """Yield the indices of the pieces round about, the nearest first, what follows before what precedes."""
    for distance in range(1, _REACH + 1):
        yield from (index for index in (at + distance, at - distance) if 0 <= index < count)
