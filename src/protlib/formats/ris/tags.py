"""The types and tags of RIS, and their meaning.

The newer description (EndNote 2011) gives many tags another meaning in each type; `docs/formats.md` has the rest of it.
A tag's meaning is a field of a record, or a CSL variable for `extra`.
"""

from collections.abc import Container, Mapping
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Final

from protlib.formats.common.meanings import meanings_in
from protlib.formats.programs import ANY, Program
from protlib.frozen import NamedTuple
from protlib.record.fields.variables import OTHER_NAMES
from protlib.record.model import CSL_NAMES, FIELDS, NAME_LISTS

TYPES: Final = meanings_in("RIS", "type")
"""The CSL type of each RIS type."""

# For CSL types with several RIS types, or none; GEN is never written: Zotero takes it for an article.
_WRITTEN_TYPES: Final = meanings_in("RIS", "written type")
WRITTEN_TYPES: Final[Mapping[str, str]] = {
    **{csl: ris for ris, csl in TYPES.items() if csl not in _WRITTEN_TYPES},
    **_WRITTEN_TYPES,
}
"""The RIS type that is written for each CSL type."""

SAME_AS: Final[Mapping[str, str]] = meanings_in("RIS", "older tag")
"""Tags of the older description, and of single programs, with the tag of the same meaning."""

CITATION_KEY: Final = "Citation Key: "
"""The label of the key in M2: Zotero puts the line into its field Extra and reads the key there, but reads no ID."""
RECORD_FIELDS: Final = frozenset(FIELDS) - {"source"}
"""The fields that tags mean; here `source` is the variable, a database's provider, not the record's own field."""

_ANY: Final = meanings_in("RIS", "tag")
_ROWS_OF_TYPES: Final = [(*names.split(" "), meaning) for names, meaning in meanings_in("RIS", "tag of a type").items()]
_FIELDS_BY_TYPE: Final[Mapping[str, Mapping[str, str]]] = {
    kind: {tag: meaning for _kind, tag, meaning in rows} for kind, rows in groupby(_ROWS_OF_TYPES, itemgetter(0))
}
# The meaning of such a tag depends on a record's other tags.
_TOGETHER: Final = frozenset({
    "TI", "ST", "AU", "A2", "A3", "A4", "ED", "T2", "J2", "C3", "PY", "SP", "SN", "DO", "UR", "KW", "AB", "N1",
})  # fmt: skip
KNOWN_TAGS: Final = frozenset({
    *_ANY, *SAME_AS, *(tag for table in _FIELDS_BY_TYPE.values() for tag in table),
    *(f"{letter}{number}" for letter in "CLU" for number in range(1, 9)),
    "TY", "ER", "AD", "AN", "BT", "CA", "DA", "EP", "JF", "JO", "LB", "M2", "N2", "OP", "RN", "RP", "TA", "TT", "Y1",
})  # fmt: skip
"""The tags of both descriptions, recognised even with wrong spaces or case."""


NAMES: Final = frozenset({*NAME_LISTS, *OTHER_NAMES})
"""The meanings of tags that are lists of names."""
_FIELD_OF: Final = {variable: field for field, variable in CSL_NAMES.items() if variable not in RECORD_FIELDS}
"""The fields that are variables; the tables' entries for such a variable hold for its field."""
TAGGED: Final = frozenset(
    _FIELD_OF.get(meaning, meaning) for table in (_ANY, *_FIELDS_BY_TYPE.values()) for meaning in table.values()
)
"""The fields and variables that a tag means in any type."""


class Receiver(NamedTuple):
    """The program that reads the tags of a record."""

    program: Program = ANY
    kinds: Mapping[str, str] = WRITTEN_TYPES
    """Its RIS type for each CSL type."""
    types: Container[str] | None = None
    """The RIS types that it knows; None where it knows all."""
    tags: frozenset[str] | None = None
    """The tags that it knows; None where it knows all."""
    is_exact: bool = True
    """Whether protlib must read back the same record.

    Then values without a tag are packed even in a form for machines.
    """
    packs: bool = False
    """Whether values without a tag are packed at all."""
    names_files: bool = False
    """Whether the record's attached files are named."""


@cache  # a page writes each record alone
def receiver(program: Program, *, lossless: bool, names_files: bool = False) -> Receiver:
    """Return the receiver for RIS files of a program."""
    kinds = {**WRITTEN_TYPES, "webpage": "WEB"} if program.has_web_pages else WRITTEN_TYPES
    return Receiver(program, kinds, is_exact=program is ANY, packs=lossless, names_files=names_files)


@cache
def meanings(kind: str) -> Mapping[str, str]:
    """Return each tag's meaning in one RIS type; "" for a tag without a counterpart in a record."""
    table = {**_ANY, **_FIELDS_BY_TYPE.get(kind, {})}
    return {tag: _FIELD_OF.get(meaning, meaning) for tag, meaning in table.items()}


@cache
def list_fixed_tags(kind: str) -> tuple[tuple[str, str], ...]:
    """Return one RIS type's tags whose meaning does not depend on other tags, and their meanings."""
    return tuple((tag, meaning) for tag, meaning in meanings(kind).items() if meaning and tag not in _TOGETHER)


@cache
def tags(kind: str, known_tags: frozenset[str] | None = None) -> Mapping[str, str]:
    """Return the tag to write for each field and variable in one RIS type: the first with that meaning.

    If the reader does not know all tags, it is the first among `known_tags`.
    """
    tag_by_field: dict[str, str] = {}
    for tag, meaning in meanings(kind).items():
        if meaning and (known_tags is None or tag in known_tags):
            tag_by_field.setdefault(meaning, tag)
    return tag_by_field
