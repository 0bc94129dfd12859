"""How much a file may make of itself: what is written once may be named a thousand times, a row be told by its number."""


class Room:
    """What is left of the characters, or cells, that a file may come to."""

    __slots__ = ("_left",)

    def __init__(self, size: int) -> None:
        self._left = size

    def takes(self, size: int) -> bool:
        """Tell whether there is room for as many more, and take it."""
        self._left -= size
        return self._left >= 0
