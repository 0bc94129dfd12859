"""Work that a copy of this process does while this one goes on; this one does it itself where there can be no copy."""

import os
import pickle
import sys
import threading
from collections.abc import Callable
from typing import Final, NoReturn, TypeVar

Result = TypeVar("Result")

# The libraries of macOS may not be used in a copy, and Windows makes none.
_CAN_COPY: Final = sys.platform == "linux"


def processors() -> int:
    """Return how many processes can work at the same time, this one included; 1 where it cannot be copied.

    A lock that another thread holds would be held in the copy for ever.
    """
    if not _CAN_COPY or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def begin(work: Callable[[], Result]) -> Callable[[], Result]:
    """Begin work in a copy of this process; what is returned waits for its result, and raises what the work raises.

    The result has to be one that can be pickled. A copy that fails leaves the work to this process.
    """
    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError:  # no more processes, or no more memory
        os.close(reading)
        os.close(writing)
        return work
    if child == 0:
        _work_and_end(work, writing)
    os.close(writing)

    def result() -> Result:
        try:
            with os.fdopen(reading, "rb") as pipe:
                found: Result = pickle.load(pipe)  # noqa: S301  # what a copy of this process wrote
        except (EOFError, pickle.UnpicklingError):
            return work()
        finally:
            os.waitpid(child, 0)
        return found

    return result


def _work_and_end(work: Callable[[], Result], writing: int) -> NoReturn:
    """Do the work in the copy, which has to end here: what it holds open is the other's."""
    try:
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)
