"""The parts of a format's module: a `Reader` if protlib reads the format, a `Writer` if it writes it."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from protlib.formats.parsed import Parsed, ReadOptions, WriteOptions
from protlib.record.model import Publication

_Content_contra = TypeVar("_Content_contra", str, bytes, contravariant=True)
_Output_co = TypeVar("_Output_co", bound=str | bytes, covariant=True)


class Reader(Protocol[_Content_contra]):
    """A module that reads a format: a `Reader[str]`, or a `Reader[bytes]` where its row says so."""

    def sniff(self, head: _Content_contra, /) -> bool:
        """Tell whether a file has this format.

        `head` is the beginning of the file, or all of it if the format's row says `is_complete`. The content may be
        anything. A reader that recognises a foreign file takes it away from the reader that could read it.
        """

    def loads(self, content: _Content_contra, options: ReadOptions = ..., /) -> Parsed:
        """Return the records of a file and its problems; no content raises an error.

        A broken record is a Problem with its line, and all others are read.
        """


class Writer(Protocol[_Output_co]):
    """A module that writes a format: a `Writer[str]`, or a `Writer[bytes]` where its files are no text."""

    @property
    def HOLDS(self) -> frozenset[str]:  # noqa: N802 - a constant of the module
        """The record's fields that come back from a lossless file; users are told that the others are lost."""

    def dumps(self, publications: Iterable[Publication], options: WriteOptions = ..., /) -> _Output_co:
        """Return the content of a file with the records, unchanged and in their order."""

    def lacks(self, publication: Publication, options: WriteOptions, /) -> Iterable[str]:
        """Return the fields, and the members of `extra`, that a plain file does not hold exactly.

        `ACRONYMS` stands for names that lose only their short form. A module should not read back common records to
        find out, because it is asked about every record that is written.
        """
