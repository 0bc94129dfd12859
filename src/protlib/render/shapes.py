"""The words in which JSON is described: each returns a JSON Schema (2020-12) of what a command prints.

A command declares the shape of its JSON beside what writes it; objects are closed, so that what is not declared is an error.
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
    return _described(description, {"type": "string", **({"enum": choices} if choices else {})})


def number(description: str) -> Shape:
    """Return the shape of a whole number."""
    return _described(description, {"type": "integer"})


def score(description: str) -> Shape:
    """Return the shape of a number from 0 to 1."""
    return _described(description, {"type": "number", "minimum": 0, "maximum": 1})


def flag(description: str) -> Shape:
    """Return the shape of true or false."""
    return _described(description, {"type": "boolean"})


def anything(description: str) -> Shape:
    """Return the shape of what may be any JSON."""
    return {"description": description}


def texts(description: str) -> Shape:
    """Return the shape of a list of texts."""
    return listed(description, {"type": "string"})


def listed(description: str, item: Shape) -> Shape:
    """Return the shape of a list in which every item has one shape."""
    return _described(description, {"type": "array", "items": item})


def closed(description: str, parts: Mapping[str, Shape], optional: Iterable[str] = ()) -> Shape:
    """Return the shape of an object that has these names and no others, all of them but the optional ones in every case."""
    optional_names = {*optional}
    needed = [name for name in parts if name not in optional_names]
    shape = {"type": "object", "properties": dict(parts), "required": needed, "additionalProperties": False}
    return _described(description, shape)


def by_name(description: str, item: Shape) -> Shape:
    """Return the shape of an object that may have any names."""
    return _described(description, {"type": "object", "additionalProperties": item})


def or_null(shape: Shape) -> Shape:
    """Return the shape of what may be null, where there is none."""
    return either(shape, {"type": "null"})


def either(*shapes: Shape) -> Shape:
    """Return the shape of what has one of several shapes."""
    return {"anyOf": list(shapes)}


def _described(told: str, shape: dict[str, object]) -> Shape:
    return {"description": told, **shape} if told else shape
