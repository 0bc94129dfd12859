"""The progress of long work, for whoever watches."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Is told now and then how much is done, and of how much."""


def ignore_progress(completed: int, total: int) -> None:
    """Ignore the progress of work."""
