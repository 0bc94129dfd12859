"""What the module of a format has: a `Reader` where the format is read, a `Writer` where it is written."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from protlib.formats.parsed import Parsed, ReadOptions, WriteOptions
from protlib.record.model import Publication

_Given_contra = TypeVar("_Given_contra", str, bytes, contravariant=True)
_Made_co = TypeVar("_Made_co", bound=str | bytes, covariant=True)


class Reader(Protocol[_Given_contra]):
    """A module that reads a format: a `Reader[str]`, or a `Reader[bytes]` where its files are no text."""

    def sniff(self, head: _Given_contra, /) -> bool:
        """Tell whether a file is of this format.

        `head` is what the file begins with, or all of it where the row of the format says `whole`. The text before it
        may be anything at all: a reader that says yes to what is not its own takes the file from the reader that could read it.
        """

    def loads(self, content: _Given_contra, options: ReadOptions = ..., /) -> Parsed:
        """Return the records of a file and what was wrong with it; no content makes it raise.

        A record that is broken is told as a Problem, with its line, and the others are read all the same.
        """


class Writer(Protocol[_Made_co]):
    """A module that writes a format: a `Writer[str]`, or a `Writer[bytes]` where its files are no text."""

    @property
    def HOLDS(self) -> frozenset[str]:  # noqa: N802 -- a constant of the module
        """The fields of a record that come back from what `dumps` writes where it is lossless; of the others people are told that they are lost."""

    def dumps(self, publications: Iterable[Publication], options: WriteOptions = ..., /) -> _Made_co:
        """Return the content of a file that holds the records, in their order, each as it is; none is changed."""

    def lacks(self, publication: Publication, options: WriteOptions, /) -> Iterable[str]:
        """Return the fields of a record, and of its `extra` the members, that a file does not say, or not exactly, where it is not lossless.

        `ACRONYMS` is a name that has lost no more than its short form. What is read back is not the way to find it where a record
        of the common kind needs no reading: all records that are written are asked for.
        """
