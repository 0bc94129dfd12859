"""The library: the one thing that commands read from and write to."""

from protlib.library.library import Library
from protlib.library.plan import Outcome

__all__ = ["Library", "Outcome"]
