"""The elements of OpenDocument that texts and sheets have in common."""

from collections.abc import Mapping
from typing import Final

PARAGRAPHS: Final = frozenset({"text:p", "text:h"})
COMMENT: Final = "office:annotation"
CHARACTERS: Final[Mapping[str, str]] = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}
"""The sign for which an element stands."""
