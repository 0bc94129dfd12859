"""The exchange formats: `registry` has a row for each, `protocols` says what its module has, `parsed` what it returns."""

from protlib.formats.parsed import Parsed, Problem, ReadOptions, WriteOptions
from protlib.formats.reader import read
from protlib.formats.registry import FORMATS, Format, detect, for_writing, named
from protlib.formats.writer import losses, write

__all__ = [
    "FORMATS", "Format", "Parsed", "Problem", "ReadOptions", "WriteOptions",
    "detect", "for_writing", "losses", "named", "read", "write",
]  # fmt: skip
