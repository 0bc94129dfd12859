"""The forms of a table of chosen columns."""

from typing import Final

from protlib.formats.registry import Format

MARKDOWN: Final = Format("markdown", "tables.markdown_table", (".md",), "Markdown", "a table in Markdown", reads=False)
FORMS: Final = ("xlsx", "csv", "tsv", MARKDOWN.name)
"""The forms of a table of chosen columns."""
