"""Tables that are made to be looked up in, and read in no time: a line for each key, with what is known under it behind a tab."""

from functools import cached_property
from typing import Final

_FEW: Final = 16


class KeyedLines:
    """A long table: the first few keys are looked for in its bytes, for to take it apart takes as long as to look for forty."""

    def __init__(self, lines: bytes) -> None:
        self._lines = b"\n%b\n" % lines.strip(b"\n")
        self._asked = 0

    def get(self, key: str) -> str:
        """Return what is known under a key of words, "" for nothing."""
        if self._asked >= _FEW:
            return self._values.get(key, "")
        self._asked += 1
        _before, value, behind = self._lines.partition(f"\n{key}\t".encode())
        return behind[: behind.index(b"\n")].decode() if value else ""

    @cached_property
    def _values(self) -> dict[str, str]:
        return values(self._lines)


def values(lines: bytes) -> dict[str, str]:
    """Return the values of lines in UTF-8 by their keys, split at once: line by line, that takes several times as long."""
    cells = lines.decode().strip("\n").replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], cells[1::2], strict=True))
