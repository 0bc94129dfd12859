"""The library: the one thing that commands read from and write to."""

from protlib.library.library import Library

__all__ = ["Library"]
