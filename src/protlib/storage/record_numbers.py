"""The numbers of new records: made from the time, so that no two libraries give the same ones."""

import random
import time
from typing import Final

# Where a number was given in the future (a clock was wrong), those of two people go on from it at different ones.
_AHEAD: Final = 1 << 20  # a second


def make_numbers(count: int, last: int) -> range:
    """Return this many consecutive numbers, higher than the library's last one: microseconds since 1970."""
    now = time.time_ns() // 1000
    first = now if now > last else last + 1 + random.randrange(_AHEAD)  # noqa: S311 - nothing to be kept secret
    return range(first, first + count)
