"""The numbers of new records: made from the time, so that no two libraries give the same ones."""

import time
from typing import Final

# Where a number was given in the future (a clock was wrong), those of two people go on from it at different ones.
_AHEAD: Final = 1 << 20  # a second


def make_numbers(count: int, last: int) -> range:
    """Return this many consecutive numbers, higher than the library's last one: microseconds since 1970."""
    now = time.time_ns() // 1000
    first = now if now > last else _first_after(last)
    return range(first, first + count)


def _first_after(last: int) -> int:
    from random import randrange  # which takes a start a millisecond

    return last + 1 + randrange(_AHEAD)  # noqa: S311 - nothing to be kept secret
