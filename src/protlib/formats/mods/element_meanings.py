"""MODS's words for genres, roles and identifiers, and their meaning in a record.

The genres come from the MARC Genre Term List, Zotero and bibutils; the roles from the MARC Code List for Relators.
"""

from typing import Final

from protlib.formats.common.meanings import meanings_in
from protlib.record.model import PERIODICAL

GENRES: Final = meanings_in("MODS", "genre")
"""Genres that other repositories lack or use otherwise: without spaces and marks, in small letters."""
RESOURCES: Final = meanings_in("MODS", "resource")
"""The CSL types of `typeOfResource`; "text" says nothing more."""
PERIODICAL_TYPES: Final = PERIODICAL | {"review-book"}  # a genre of MODS that has a journal as its host
INDISTINCT: Final = frozenset({"periodical", "article-journal"})
"""Types that the host determines better; an article's genre is its journal's as often as its own."""

# The role for a code or a word; "" is a role that other elements express.
ROLES: Final = meanings_in("MODS", "role")
IDENTIFIERS: Final = meanings_in("MODS", "identifier")
DETAILS: Final = meanings_in("MODS", "detail")
"""The field for each detail of a part."""
EXTRA: Final = "mods:"
