"""Limits of memory and time that a process sets itself, so that a broken file cannot make it take all there is."""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Final

MEMORY_EXIT_CODE: Final = 86
"""The exit code of a process that its watch ends, for it uses too much memory."""
_TIME_EXIT_CODE: Final = 87  # the exit code of a process that ran longer than it may; no program's of its own
_LINUX_MEMORY_FILE: Final = Path("/proc/self/statm")
_PAUSE: Final = 0.1  # seconds; a reader of PDF takes a quarter of a gigabyte in that time


MOST_MEMORY: Final = 2 << 30
"""So many bytes a helper may use."""


def too_much_memory() -> str:
    """Return why a file has no text that took more memory than a helper may use."""
    return f"to read it takes more than {MOST_MEMORY >> 30} GB of memory"


class ProcessLimits:
    """What this process may use: so many bytes of memory, and of the processor what `give_time` says.

    Linux refuses more memory: MemoryError. macOS and Windows do not. There a thread looks again and again, and ends the
    process. It needs Python's lock, which libraries in C let go of while they work.
    """

    def __init__(self, most_memory: int, *, is_watched: bool = sys.platform != "linux") -> None:
        self._most_memory, self._end = most_memory, float("inf")
        if is_watched:
            Thread(target=self._watch, daemon=True).start()
        else:
            _lower_limit("AS", most_memory)
        _lower_limit("CORE", 0)

    def give_time(self, seconds: float) -> None:
        """Let the process work so many seconds from now on."""
        self._end = time.process_time() + seconds
        _lower_limit("CPU", int(self._end) + 1)

    def _watch(self) -> None:
        while True:
            time.sleep(_PAUSE)
            if _memory_in_use() > self._most_memory:
                os._exit(MEMORY_EXIT_CODE)
            if time.process_time() > self._end:
                os._exit(_TIME_EXIT_CODE)


def _lower_limit(name: str, most: int) -> None:
    """Have the system hold a limit, where it knows it. A lower one may be set for good."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        limit = getattr(resource, f"RLIMIT_{name}")
        _soft, hard = resource.getrlimit(limit)
        resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _memory_in_use() -> int:
    """Return how many bytes this process uses; macOS tells only the most that it ever did."""
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        class Counters(ctypes.Structure):  # PROCESS_MEMORY_COUNTERS; the seventh size is PagefileUsage
            _fields_ = (("size", wintypes.DWORD), ("faults", wintypes.DWORD), ("sizes", ctypes.c_size_t * 8))

        counters = Counters()
        get_memory = ctypes.windll.kernel32.K32GetProcessMemoryInfo
        get_memory.argtypes = (wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD)
        get_memory(-1, ctypes.byref(counters), ctypes.sizeof(counters))  # -1 is this process
        return int(counters.sizes[6])
    import resource

    if _LINUX_MEMORY_FILE.exists():  # the most that was used would be that of the process that started this one
        return int(_LINUX_MEMORY_FILE.read_text().split()[1]) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
