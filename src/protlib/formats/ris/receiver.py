"""What is to read the tags of a record: which types and tags it knows, and what it may be given beside them."""

from collections.abc import Container, Mapping
from typing import NamedTuple

from protlib.formats.programs import ANY, Program
from protlib.formats.ris.tags import WRITTEN


class Receiver(NamedTuple):
    """What is to read the tags: how it reads names, its type for each CSL type, the types and tags that it knows (all where None).

    Where it is to give the very record back, what no tag says stands in lines that only protlib reads; a plain one has none.
    """

    program: Program = ANY
    kinds: Mapping[str, str] = WRITTEN
    types: Container[str] | None = None
    tags: frozenset[str] | None = None
    is_exact: bool = True
    is_plain: bool = False


def receiver(program: Program, *, plain: bool) -> Receiver:
    """Return what reads a file of RIS that is written for a program."""
    kinds = {**WRITTEN, "webpage": "WEB"} if program.has_web_pages else WRITTEN
    return Receiver(program, kinds, is_exact=program is ANY, is_plain=plain)
