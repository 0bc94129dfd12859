"""The program that reads a record's tags: the types and tags that it knows, and the extra lines that it may get."""

from collections.abc import Container, Mapping
from functools import cache

from protlib.formats.programs import ANY, Program
from protlib.formats.ris.tags import WRITTEN_TYPES
from protlib.frozen import NamedTuple


class Receiver(NamedTuple):
    """The program that reads the tags of a record."""

    program: Program = ANY
    kinds: Mapping[str, str] = WRITTEN_TYPES
    """Its RIS type for each CSL type."""
    types: Container[str] | None = None
    """The RIS types that it knows; None where it knows all."""
    tags: frozenset[str] | None = None
    """The tags that it knows; None where it knows all."""
    is_exact: bool = True
    """Whether protlib must read back the same record.

    Then values without a tag are packed even in a form for machines.
    """
    packs: bool = False
    """Whether values without a tag are packed at all."""
    names_files: bool = False
    """Whether the record's attached files are named."""


@cache  # a page writes each record alone
def receiver(program: Program, *, lossless: bool, names_files: bool = False) -> Receiver:
    """Return the receiver for RIS files of a program."""
    kinds = {**WRITTEN_TYPES, "webpage": "WEB"} if program.has_web_pages else WRITTEN_TYPES
    return Receiver(program, kinds, is_exact=program is ANY, packs=lossless, names_files=names_files)
