"""What is to read the tags of a record: which types and tags it knows, and what it may be given beside them."""

from collections.abc import Container, Mapping
from typing import NamedTuple

from protlib.formats.programs import ANY, Program
from protlib.formats.ris.tags import WRITTEN_TYPES


class Receiver(NamedTuple):
    """The program that is to read the tags of a record."""

    program: Program = ANY
    kinds: Mapping[str, str] = WRITTEN_TYPES
    """Its type of RIS for each type of CSL."""
    types: Container[str] | None = None
    """The types of RIS that it knows; None where it knows all."""
    tags: frozenset[str] | None = None
    """The tags that it knows; None where it knows all."""
    is_exact: bool = True
    """Whether protlib is to read the very record back: what no tag says is packed even where people cannot read it."""
    packs: bool = False
    """Whether what no tag says is packed at all."""


def receiver(program: Program, *, lossless: bool) -> Receiver:
    """Return what reads a file of RIS that is written for a program."""
    kinds = {**WRITTEN_TYPES, "webpage": "WEB"} if program.has_web_pages else WRITTEN_TYPES
    return Receiver(program, kinds, is_exact=program is ANY, packs=lossless)
