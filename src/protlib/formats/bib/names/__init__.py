"""Lists of names in the syntax of BibTeX and biblatex: read to people and organisations, and written."""

from protlib.formats.bib.names.lists import NameList, read_names, with_short
from protlib.formats.bib.names.parser import format_names, short, write_one

__all__ = ["NameList", "format_names", "read_names", "short", "with_short", "write_one"]
