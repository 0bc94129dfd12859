"""Hayagriva's types, fields and roles, and their meaning in a record (Hayagriva 0.9).

An entry stands in its parent, which is an entry with a type of its own. Either may have any field.
"""

from collections.abc import Mapping
from typing import Final

from protlib.formats.common.meanings import meanings_in

WRITTEN_TYPES: Final = {
    kind: (kind_of_entry, parent)
    for kind, types in meanings_in("Hayagriva", "written type").items()
    for kind_of_entry, _gap, parent in [types.partition(" ")]
}
"""The types of an entry and of its parent for each CSL type; "" where the type has no parent."""
TYPES: Final = meanings_in("Hayagriva", "type")
"""The CSL type of each Hayagriva type."""
TYPES_IN_PARENT: Final = {
    (kind_of_entry, parent): kind
    for types, kind in meanings_in("Hayagriva", "type in parent").items()
    for kind_of_entry, _gap, parent in [types.partition(" ")]
}
"""The CSL type of a Hayagriva type in a certain parent, where the parent says more."""
DEFAULT_PARENTS: Final = meanings_in("Hayagriva", "parent")
"""The type of a parent that names none; "misc" for others."""
EVENTS: Final = frozenset({"conference", "exhibition"})
NO_CONTAINERS: Final = frozenset({*EVENTS, "misc", "original", "repository"})
"""The types of parents that do not contain the entry as a book contains a chapter."""
PUBLISHED: Final = frozenset({
    "anthology", "book", "manuscript", "newspaper", "patent", "periodical", "proceedings", "reference", "report",
    "thesis",
})  # fmt: skip
"""The types whose place is their publisher's."""
WHOLES: Final = frozenset({"anthology", "book", "proceedings", "reference"})
"""The types of parents with editors, publisher, edition and volume of their own."""
SERIALS: Final = frozenset({"newspaper", "periodical"})
"""The types of parents with volumes and issues."""
NAMED_BY_PARENT: Final = frozenset({"article-journal", "article-newspaper", "paper-conference", "post-weblog"})
"""The CSL types that only the parent's type distinguishes; they have a parent even if nothing is known of it."""
COLLECTION: Final = "anthology"

TEXTS: Final[Mapping[str, str]] = meanings_in("Hayagriva", "text")
"""The record's field, or the CSL variable in `extra`, for each text field of Hayagriva."""
NUMBERS: Final[Mapping[str, str]] = meanings_in("Hayagriva", "number")
WHOLE_NUMBERS: Final = frozenset({"page-total", "volume-total"})
"""The fields that are read only if they are numbers."""
SERIAL_NUMBERS: Final[Mapping[str, str]] = meanings_in("Hayagriva", "serial number")
ROLES: Final[Mapping[str, str]] = meanings_in("Hayagriva", "role")
KNOWN_FIELDS: Final = frozenset({
    "type", "title", "author", "date", "parent", "editor", "affiliated", "publisher", "location", "url",
    "serial-number", "serial", "language", "time-range", "runtime", "annote", "annotation",
    *TEXTS, *NUMBERS,
})  # fmt: skip
KEPT_FIELDS: Final = ("time-range", "runtime", "location")
"""The fields that a record has no place for, kept and written back."""
NOTES: Final = ("annote", "annotation")
"""The fields that others add for their notes; Typst ignores them."""
OWN: Final = "protlib"
"""The field where protlib packs what Hayagriva has no field for; Typst ignores it."""
EXTRA: Final = "hayagriva:"
