"""What the tests of the command line share: what a command printed, said and ended with."""

from collections.abc import Callable
from typing import NamedTuple


class Ran(NamedTuple):
    """What a command printed, said and ended with."""

    out: str
    err: str
    code: int


Run = Callable[..., Ran]
