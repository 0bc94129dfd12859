"""Edits of a text at known positions, which leave every other byte as it is."""

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """Bytes from `start` to before `end`, and the `new` ones that replace them."""

    start: int
    end: int
    new: bytes = b""


class OverlapError(ValueError):
    """Two edits change the same bytes; `position` is where the second begins."""

    def __init__(self, position: int) -> None:
        super().__init__("two citations stand within each other; delete both there, and type them anew")
        self.position = position


def apply_edits(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the data with each edit made once; raises OverlapError where two edits change the same bytes.

    An insertion disappears where another edit removes the text on both sides of it.
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
