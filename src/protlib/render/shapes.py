"""Words for describing JSON: each returns a JSON Schema (2020-12) for the output of a command.

A command declares the shape of its JSON beside the code that writes it; objects are closed, so undeclared names are
errors.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

Shape = Mapping[str, Any]
"""A JSON Schema, or a part of one."""
RECORD: Final[Shape] = {"$ref": "#/$defs/record"}
"""A record of the library, as `schemas` describes it."""


def text(description: str, among: Iterable[str] = ()) -> Shape:
    """Return the shape of a text, perhaps one of a few."""
    choices = list(among)
    return _describe(description, {"type": "string", **({"enum": choices} if choices else {})})


def number(description: str) -> Shape:
    """Return the shape of a whole number."""
    return _describe(description, {"type": "integer"})


def score(description: str) -> Shape:
    """Return the shape of a number from 0 to 1."""
    return _describe(description, {"type": "number", "minimum": 0, "maximum": 1})


def flag(description: str) -> Shape:
    """Return the shape of true or false."""
    return _describe(description, {"type": "boolean"})


def anything(description: str) -> Shape:
    """Return the shape of any JSON value."""
    return {"description": description}


def texts(description: str) -> Shape:
    """Return the shape of a list of texts."""
    return array_of(description, {"type": "string"})


def array_of(description: str, item: Shape) -> Shape:
    """Return the shape of a list in which every item has one shape."""
    return _describe(description, {"type": "array", "items": item})


def closed_object(description: str, parts: Mapping[str, Shape], optional: Iterable[str] = ()) -> Shape:
    """Return the shape of an object with exactly these names; all except the optional ones are required."""
    optional_names = {*optional}
    needed = [name for name in parts if name not in optional_names]
    shape = {"type": "object", "properties": dict(parts), "required": needed, "additionalProperties": False}
    return _describe(description, shape)


def object_of(description: str, item: Shape) -> Shape:
    """Return the shape of an object that may have any names."""
    return _describe(description, {"type": "object", "additionalProperties": item})


def or_null(shape: Shape) -> Shape:
    """Return the shape of a value that may be null."""
    return either(shape, {"type": "null"})


def either(*shapes: Shape) -> Shape:
    """Return the shape of a value with one of several shapes."""
    return {"anyOf": list(shapes)}


def _describe(description: str, shape: dict[str, object]) -> Shape:
    return {"description": description, **shape} if description else shape
