"""How much a file may make of itself when it is read.

A few lines may ask for gigabytes: a macro of BibTeX that is made of others, and these of others again; a row of a workbook
that says that its number is a million.
"""


class Allowance:
    """How many characters, or cells, may still be made of a file."""

    __slots__ = ("_left",)

    def __init__(self, size: int) -> None:
        self._left = size

    def takes(self, size: int) -> bool:
        """Take so many of what is left, and tell whether there were as many."""
        self._left -= size
        return self._left >= 0
