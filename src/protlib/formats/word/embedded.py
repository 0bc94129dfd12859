"""What a program left in a document: a citation, and the records of what it cites."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class EmbeddedItem:
    """A publication as a citation of a program names it.

    `identity` is what that program tells it by in this document: a link, the number in a library, a key. `raw` is its
    record for `cleaning.clean_record`, empty where the program left none. `label` is CSL's name for what the `locator` counts.
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


@dataclass(frozen=True, slots=True)
class EmbeddedCitation:
    """What a program put in one place of a document, and the text that it shows there."""

    program: str
    items: tuple[EmbeddedItem, ...]
    display: str = ""


def tied(text: Any) -> str:
    """Return the words before or behind a publication without the spaces and the comma that tie them to it."""
    return text.strip().removeprefix(",").strip() if isinstance(text, str) else ""
