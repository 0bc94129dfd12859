"""Waits for what another process does, and asks Linux whether it has ended."""

import time
from collections.abc import Callable
from pathlib import Path


def wait_for(condition: Callable[[], object]) -> None:
    """Wait until a condition is true, a minute at the most."""
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def is_gone(process: int) -> bool:
    """Tell whether a process has ended, perhaps without anybody who asked for its result."""
    try:
        return "\nState:\tZ" in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return True
