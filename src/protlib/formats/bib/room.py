"""How much text a file may make of itself: a macro is written once and named a thousand times, an entry inherited from."""

from typing import Final

_LEAST: Final = 10_000_000
_FOR_EACH: Final = 10
_STEP: Final = 100


class Room:
    """What is left of the text that the macros and the inheritance of a file may come to, by the size of that file."""

    __slots__ = ("_left",)

    def __init__(self, size: int) -> None:
        self._left = _LEAST + _FOR_EACH * size

    def takes(self, size: int) -> bool:
        """Tell whether there is room for as many characters more, and take it; what is empty takes some as well."""
        self._left -= size + _STEP
        return self._left >= 0
