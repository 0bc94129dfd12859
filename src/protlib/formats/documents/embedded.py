"""The data of programs in a document: a citation, and the records of the works that it cites."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class EmbeddedItem:
    """A publication in a program's citation.

    `identity` identifies it in this document: a link, the number in a library, a key. `raw` is its record for
    `cleaning.clean_record`, empty where the program left none. `label` is CSL's name for the unit of the `locator`.
    """

    identity: str
    raw: Mapping[str, Any] = field(default_factory=dict)
    prefix: str = ""
    locator: str = ""
    label: str = ""
    suffix: str = ""
    is_without_author: bool = False
    is_in_text: bool = False
    """Whether the author stands in the sentence and the year in brackets: "IOM (2009)"."""
    is_partial: bool = False
    """Whether the program shows the author alone, or only lists the work."""
    links: tuple[str, ...] = ()
    """The addresses of the work in the program's libraries."""


@dataclass(frozen=True, slots=True)
class EmbeddedCitation:
    """A program's citation at one position of a document, and the text that it displays.

    `program_text` is the text that the program made, "" if that is unknown; of a citation by protlib, it is the mark of
    that text. If `is_kept`, a person has written the text, and the program leaves it.
    """

    program: str
    items: tuple[EmbeddedItem, ...]
    display: str = ""
    program_text: str = ""
    is_kept: bool = False
