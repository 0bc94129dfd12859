"""What a table of chosen columns can be written as."""

from typing import Final

from protlib.formats.registry import Format

MARKDOWN: Final = Format("markdown", "tables.markdown", (".md",), "Markdown", "a table in Markdown", reads=False)
FORMS: Final = ("xlsx", "csv", "tsv", MARKDOWN.name)
"""What a table of chosen columns can be."""
