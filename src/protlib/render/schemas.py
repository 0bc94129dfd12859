"""Shapes as whole JSON Schemas, and the shape of a record, made from its declared fields."""

from collections.abc import Mapping
from typing import Final

from protlib.record.access import RESTRICTED
from protlib.record.model import FIELDS, KINDS, NAME_FIELDS, TYPES, FieldKind, meaning
from protlib.render.shapes import Shape, closed_object

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_POINT: Final = r"-?[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?[?~%]?"
# Such as "2009", "2009-07-01", "2009-21" (spring), "201X", "2019~", "2019/2021", "2019/..", "2019/" and "/2001".
EDTF: Final = rf"^({_POINT}(/({_POINT}|\.\.)?)?|(\.\.)?/{_POINT})$"
"""A date of level 1 of EDTF (ISO 8601-2), as far as a record has them."""
_TEXT: Final[Shape] = {"type": "string", "minLength": 1}
_TEXTS: Final[Shape] = {"type": "array", "items": _TEXT, "minItems": 1}
_SHAPES_OF_KINDS: Final[Mapping[FieldKind, Shape]] = {
    FieldKind.KEY: {**_TEXT, "pattern": r"^[^\s,{}%#~$\\@;\[\]]+$"},
    FieldKind.TYPE: {"type": "string", "enum": [*TYPES]},
    FieldKind.DATE: {"type": "string", "pattern": EDTF},
    FieldKind.ACCESS: {"type": "string", "enum": [*RESTRICTED]},
    FieldKind.NAMES: {"type": "array", "items": {"$ref": "#/$defs/name"}, "minItems": 1},
    FieldKind.PLACES: _TEXTS,
    FieldKind.LABELS: _TEXTS,
    FieldKind.FILES: _TEXTS,
    FieldKind.OBJECT: {"type": "object", "minProperties": 1},
}
"""What the values of a kind are in JSON; of any other kind they are texts."""
_PARTS_OF_NAMES: Final[Mapping[str, str]] = {
    "family": "the family name of a person",
    "given": "the given names, or their initials",
    "particle": "stays with the family name in every form: “van” in “van Dijk”",
    "dropping": "stands only where the given name does: “von” in “Alexander von Humboldt”",
    "suffix": "such as “Jr.”",
    "literal": "the name of an organisation, or of a person whose parts are not told apart",
    "short": "the acronym of an organisation",
}


def make_schema(title: str, shape: Shape) -> Shape:
    """Return a shape as a whole document, with the definitions that it refers to."""
    document = {"$schema": DIALECT, "title": title, **shape}
    return {**document, "$defs": definitions()} if _has_reference(shape) else document


def _has_reference(shape: object) -> bool:
    if isinstance(shape, Mapping):
        return "$ref" in shape or any(map(_has_reference, shape.values()))
    return isinstance(shape, list) and any(map(_has_reference, shape))


def definitions() -> dict[str, object]:
    """Return the schemas of a record and of a name, by their names in references."""
    parts = {name: {"description": _PARTS_OF_NAMES.get(name, name), **_TEXT} for name in NAME_FIELDS}
    name = closed_object("a person or an organisation; what is not known is left out", parts, parts)
    return {"record": {**_record_schema(), "minProperties": 1}, "name": {**name, "minProperties": 1}}


def _record_schema() -> Shape:
    properties: dict[str, Shape] = {}
    for name in FIELDS:
        properties[name] = field_shape(name)
        if name == "date":
            properties["year"] = {
                "description": "the year of the date, of its beginning where it is a range; "
                "derived of it, and not stored",
                "type": "integer",
            }
    description = "a publication; fields that are empty are left out, and those of your own stand in extra"
    return closed_object(description, properties, properties)


def field_shape(name: str) -> Shape:
    """Return the shape of a filled field."""
    return {"description": meaning(name), **_SHAPES_OF_KINDS.get(KINDS[name], _TEXT)}
