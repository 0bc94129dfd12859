"""The variables of CSL 1.0.2 (its appendices III and IV), and the record's fields for them."""

from pathlib import Path
from typing import Final

from protlib.record.model import CSL_NAMES, KINDS, NAME_LISTS, TEXT_LISTS, TEXTS, FieldKind, of_kind
from protlib.record.tables import read_pairs

_APART: Final = frozenset({FieldKind.KEY, FieldKind.TYPE, FieldKind.DATE})

TEXT_FIELDS: Final = {CSL_NAMES[name]: name for name in TEXTS if name in CSL_NAMES and KINDS[name] not in _APART}
"""Text and number variables, and their fields."""

NAME_FIELDS: Final = {CSL_NAMES[name]: name for name in NAME_LISTS if name in CSL_NAMES}
DATE_FIELDS: Final = {CSL_NAMES[name]: name for name in of_kind(FieldKind.DATE) if name in CSL_NAMES}
LIST_FIELDS: Final = {CSL_NAMES[name]: name for name in TEXT_LISTS if name in CSL_NAMES}
"""Variables that hold several texts in one, such as `keyword`, and their fields."""
_VARIABLE_NAMES: Final = frozenset(CSL_NAMES.values())

OTHER_TEXTS: Final = (
    frozenset({
        "archive", "archive-place", "archive_collection", "archive_location", "authority", "call-number",
        "chapter-number", "citation-label", "citation-number", "container-title-short", "dimensions", "division",
        "first-reference-note-number", "jurisdiction", "license", "locator", "medium", "number-of-pages",
        "number-of-volumes", "original-publisher", "original-publisher-place", "original-title", "part-number",
        "part-title", "PMCID", "PMID", "printing-number", "references", "reviewed-genre", "reviewed-title", "scale",
        "section", "source", "supplement-number", "title-short", "version", "volume-title", "year-suffix",
    })
    - _VARIABLE_NAMES
)  # fmt: skip
"""Text and number variables without a field: `extra` holds them under their own names."""

OTHER_NAMES: Final = (
    frozenset({
        "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator", "director",
        "editor-translator", "editorial-director", "executive-producer", "guest", "host", "illustrator", "interviewer",
        "narrator", "organizer", "original-author", "performer", "producer", "recipient", "reviewed-author",
        "script-writer", "series-creator",
    })
    - _VARIABLE_NAMES
)  # fmt: skip
NAME_VARIABLES: Final = frozenset({*NAME_FIELDS, *OTHER_NAMES})
"""All variables of names, those with a field and the others."""
OTHER_DATES: Final = frozenset({"available-date", "event-date", "original-date", "submitted"}) - _VARIABLE_NAMES

OLDER_NAMES: Final = {
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
    "event": "event-title",
    "page-first": "page",
}
"""Variables of CSL 1.0 and of citeproc-js; each counts only if the newer one is missing."""

TYPES_OF_OTHERS: Final = read_pairs(Path(__file__).with_name("types_of_others.txt"))
"""Types in Crossref and in hand-made files, and the matching types of CSL."""

VARIABLES: Final = frozenset(
    {*CSL_NAMES.values(), *OTHER_TEXTS, *OTHER_NAMES, *OTHER_DATES, *OLDER_NAMES} | {"id", "citation-key", "custom"}
)
"""All variables that an item may have."""
