"""All that `export` can write: the formats of other programs, tables and pages."""

from typing import Final

from protlib.formats.registry import FORMATS, Format
from protlib.formats.tables.columns import MARKDOWN

PAGE: Final = Format(
    "html", "", (".html", ".htm"), "a page", "a page that searches, filters and cites in any browser", reads=False
)
LIST_AS_PDF: Final = "overview --parts references"
"""The command that makes a list of references as PDF."""
OTHER_FORMS: Final = (MARKDOWN, PAGE)
"""What can be written beside the formats of other programs."""


def forms() -> list[Format]:
    """Return all that can be written, in the order in which it is listed."""
    return [*(entry for entry in FORMATS if entry.writes), *OTHER_FORMS]
