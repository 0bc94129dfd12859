"""How far long work is, told to whoever watches."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Is told now and then how much is done, and of how much."""


def unwatched(completed: int, total: int) -> None:
    """Take the progress of work that nobody watches."""
