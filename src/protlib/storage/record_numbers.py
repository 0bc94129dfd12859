"""The numbers of new records: from the time in which they are made, so that no other library gives the same ones."""

import random
import time
from typing import Final

# Where a number was given in the future (a clock was wrong), those of two people go on from it at different ones.
_AHEAD: Final = 1 << 20  # a second


def fresh(count: int, last: int) -> range:
    """Return so many numbers that follow each other, higher than the last one of the library: microseconds since 1970."""
    now = time.time_ns() // 1000
    first = now if now > last else last + 1 + random.randrange(_AHEAD)  # noqa: S311 - nothing to be kept secret
    return range(first, first + count)
