"""The exchange formats: one flat list; each is a module with `HOLDS`, `sniff`, `loads` and `dumps`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Any, Final, Protocol, cast

from protlib.errors import InputRefusedError, UsageError
from protlib.formats.parsed import Parsed, Problem, ReadOptions, WriteOptions
from protlib.model import Publication

__all__ = ["FORMATS", "Format", "Parsed", "Problem", "ReadOptions", "WriteOptions"]


class FormatModule(Protocol):
    """What a format's module has."""

    HOLDS: frozenset[str]
    """The fields of a record that the format can hold."""

    @staticmethod
    def sniff(head: Any) -> bool:
        """Tell whether a file that begins like this is one of this format."""

    @staticmethod
    def loads(text: Any, options: ReadOptions = ...) -> Parsed:
        """Return the records of a text (bytes where the format is binary)."""

    @staticmethod
    def dumps(publications: Iterable[Publication], options: WriteOptions = ...) -> Any:
        """Return the text (bytes where the format is binary) of the records."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its name on the command line, its file suffixes, and what it is."""

    name: str
    suffixes: tuple[str, ...]
    title: str
    reads: bool = True
    writes: bool = True
    binary: bool = False
