"""Changes of a text at known places, so that every byte outside of them stays as it is."""

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """What stands from `start` to before `end` gives way to what is `new`."""

    start: int
    end: int
    new: bytes = b""


class OverlapError(ValueError):
    """Two edits change the same bytes, of which those of the second begin at a place."""

    def __init__(self, place: int) -> None:
        super().__init__("two citations stand within each other; delete both there, and type them anew")
        self.place = place


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the data with the edits, each done once however often it is told; OverlapError where two change the same bytes.

    What is only put in, where another edit takes away what stands around it, goes with that.
    """
    pieces: list[bytes] = []
    position = 0
    for start, end, new in sorted(dict.fromkeys(edits), key=lambda edit: edit[:2]):
        if start == end < position:
            continue
        if start < position:
            raise OverlapError(start)
        pieces += (data[position:start], new)
        position = end
    return b"".join([*pieces, data[position:]])
