"""The signs of a CSL item among other objects of JSON or YAML."""

from collections.abc import Mapping
from typing import Any, Final, TypeGuard

from protlib.record.fields.variables import VARIABLES
from protlib.record.model import FIELDS, TYPES

# One variable that only CSL has is enough; "title", "type" and "author" occur anywhere.
_CSL_MEMBERS: Final = frozenset({"issued", "DOI", "ISBN", "ISSN", "URL", "custom"})
_DISTINCTIVE_NAMES: Final = frozenset(name for name in VARIABLES if "-" in name) | _CSL_MEMBERS
_NAME_PARTS: Final = frozenset({"family", "given", "literal", "name"})
# Zotero's own JSON, OpenAlex, a schema, JSON-LD.
_FOREIGN_MEMBERS: Final = frozenset({"itemType", "authorships", "$schema", "@context", "@type"})
_ANYWHERE: Final = frozenset({"id", "title", "type"})
_PACKAGE: Final = frozenset({"name", "version"})
_PROTLIB_FIELDS: Final = frozenset(FIELDS) - VARIABLES


def is_item(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Tell whether a value is a CSL item.

    An item has a variable that only CSL has, or at least half of its members are variables. A title and an id do not
    suffice: a task and a place on a map have both.
    """
    if not isinstance(value, Mapping) or is_of_others(value):
        return False
    if not _DISTINCTIVE_NAMES.isdisjoint(value) or _has_people(value.get("author")):
        return True
    variables = [name for name in value if name in VARIABLES]
    is_recognised = value.get("type") in TYPES or not _ANYWHERE.issuperset(variables) or len(variables) == len(value)
    return is_recognised and 0 < len(value) <= 2 * len(variables) and _PROTLIB_FIELDS.isdisjoint(value)


def is_of_others(value: Mapping[str, object]) -> bool:
    """Tell whether an object is certainly no publication, though it may have a title and an author."""
    return not _FOREIGN_MEMBERS.isdisjoint(value) or value.keys() >= _PACKAGE


def _has_people(value: object) -> bool:
    """Tell whether a value is a list of people and organisations in CSL's form."""
    return isinstance(value, list) and any(isinstance(person, dict) and _NAME_PARTS & person.keys() for person in value)
