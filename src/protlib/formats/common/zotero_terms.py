"""What Zotero's names mean, wherever they come from: its types and the roles of its creators."""

import re
from collections.abc import Iterable
from typing import Final

from protlib.formats.common.meanings import meanings_in
from protlib.record.fields.headings import type_of
from protlib.record.names.persons import split_particle
from protlib.text import clean

EXTRA: Final = "zotero:"
"""How the names in `extra` begin that have values without a field."""
FILES: Final = f"{EXTRA}files"
"""What `extra` calls the paths of an item's attachments."""
ROLES: Final = meanings_in("Zotero", "role")
"""The CSL variable of each kind of creator; those that Zotero cites as authors are authors."""
_QUOTES: Final = '""'
# Such as "Cuba, Jr." and "Gérard, III".
_WITH_SUFFIX: Final = re.compile(r"(.+?), ?([JS]r\.?|[IV]{1,4})")
_TYPES: Final = {"forumPost": "post", "instantMessage": "personal_communication"}
"""Zotero's types with another name here than in tables."""


def csl_type_of_item(kind: str) -> str:
    """Return the CSL type of an item type, such as "journalArticle"."""
    return _TYPES.get(kind) or type_of(kind)[0]


def make_person(family: str, given_name: str) -> dict[str, str]:
    """Return the CSL name of a person, with the particle that Zotero has before the family name: "van Dijk".

    Quotation marks keep a particle in the family name; a suffix stands behind the given name: "Cuba, Jr.".
    """
    is_quoted = len(family) > len(_QUOTES) and family[0] + family[-1] == _QUOTES
    words = family.strip(_QUOTES).split() if is_quoted else family.split()
    particle, words = split_particle(words) if words and given_name and not is_quoted else ("", words)
    match = _WITH_SUFFIX.fullmatch(clean(given_name))
    given, suffix = match.groups() if match else (clean(given_name), "")
    parts = {"non-dropping-particle": particle, "family": " ".join(words), "given": given, "suffix": suffix}
    return {name: text for name, text in parts.items() if text}


def join_path(names: Iterable[str]) -> str:
    """Return the path of a collection from its name and the names of its outer collections, the outermost first."""
    return "/".join(filter(None, map(clean, names)))
