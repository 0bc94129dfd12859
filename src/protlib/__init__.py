"""protlib: a command-line reference manager for protection publications."""

__version__ = "0.1.0"
