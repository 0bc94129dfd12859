"""How much memory a file may use when it is read.

A few lines may ask for gigabytes: a BibTeX macro may contain others that contain others again; a workbook's row may
claim to be number one million.
"""


class Allowance:
    """How many characters, or cells, a file may still produce."""

    __slots__ = ("_remaining",)

    def __init__(self, size: int) -> None:
        self._remaining = size

    def spend(self, size: int) -> bool:
        """Take so many from what is left, and return whether there were enough."""
        self._remaining -= size
        return self._remaining >= 0
