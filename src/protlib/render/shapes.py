"""The JSON Schemas (2020-12) of what commands print: most from `shapes.yaml`, whose head says how it is written.

Objects are closed, so undeclared names are errors.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from protlib.record.access import RESTRICTED
from protlib.record.model import FIELDS, KINDS, NAME_FIELDS, TYPES, FieldKind, meaning

Shape = Mapping[str, Any]
"""A JSON Schema, or a part of one."""
RECORD: Final[Shape] = {"$ref": "#/$defs/record"}
"""A record of the library, as its schema describes it."""
_KINDS: Final[Mapping[str, Shape]] = {
    "text": {"type": "string"},
    "number": {"type": "integer"},
    "score": {"type": "number", "minimum": 0, "maximum": 1},
    "flag": {"type": "boolean"},
    "texts": {"type": "array", "items": {"type": "string"}},
    "anything": {},
    "record": RECORD,
}
"""The values that the table knows by a word."""
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


def shape_named(name: str) -> Shape:
    """Return the shape of a section of the table, or that which a "module:function" of this program returns."""
    if ":" in name:
        shape: Shape = _value_named(name)()
        return shape
    return _read_node(_sections()[name])


@cache
def _sections() -> Mapping[str, Any]:
    import yaml

    sections: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return sections


def _value_named(name: str) -> Any:
    module, _colon, variable = name.partition(":")
    return getattr(import_module(f"protlib.{module}"), variable)


def _read_node(node: Any) -> Shape:
    """Return the shape that a node of the table describes."""
    match node:
        case str():
            return _read_line(node)
        case {"either": nodes}:
            return make_union(*map(_read_node, nodes))
        case {"null or": inner}:
            return or_null(_read_node(inner))
        case {"list": description, "of": item}:
            return array_of(description or "", _read_node(item))
        case {"map": description, "of": item}:
            return _describe(description or "", {"type": "object", "additionalProperties": _read_node(item)})
        case {"text": description, "among": choices}:
            values = choices if isinstance(choices, list) else _value_named(choices[1:])
            return text(description or "", [str(getattr(value, "value", value)) for value in values])
    parts = {name.removesuffix("?"): _read_node(part) for name, part in node["has"].items()}
    return closed_object(node["object"] or "", parts, [name[:-1] for name in node["has"] if name.endswith("?")])


def _read_line(line: str) -> Shape:
    kind, _bar, description = line.partition(" | ")
    if kind.startswith("="):
        return shape_named(kind[1:])
    if kind.endswith("?"):
        return or_null(_read_line(f"{kind[:-1]} | {description}"))
    return _describe(description, _KINDS[kind])


def text(description: str, values: Iterable[str] = ()) -> Shape:
    """Return the shape of a text, perhaps one of a few."""
    choices = list(values)
    return _describe(description, {"type": "string", **({"enum": choices} if choices else {})})


def number(description: str) -> Shape:
    """Return the shape of a whole number."""
    return _describe(description, {"type": "integer"})


def flag(description: str) -> Shape:
    """Return the shape of true or false."""
    return _describe(description, {"type": "boolean"})


def texts(description: str) -> Shape:
    """Return the shape of a list of texts."""
    return array_of(description, {"type": "string"})


def array_of(description: str, item: Shape) -> Shape:
    """Return the shape of a list in which every item has one shape."""
    return _describe(description, {"type": "array", "items": item})


def closed_object(description: str, parts: Mapping[str, Shape], optional: Iterable[str] = ()) -> Shape:
    """Return the shape of an object with exactly these names; all except the optional ones are required."""
    optional_names = {*optional}
    needed_names = [name for name in parts if name not in optional_names]
    shape = {"type": "object", "properties": dict(parts), "required": needed_names, "additionalProperties": False}
    return _describe(description, shape)


def or_null(shape: Shape) -> Shape:
    """Return the shape of a value that may be null."""
    return make_union(shape, {"type": "null"})


def make_union(*shapes: Shape) -> Shape:
    """Return the shape of a value with one of several shapes."""
    return {"anyOf": list(shapes)}


def _describe(description: str, shape: Shape) -> Shape:
    return {"description": description, **shape} if description else shape


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
