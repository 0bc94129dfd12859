"""The words in which JSON is described: each returns a JSON Schema (2020-12) of what a command prints.

A command declares the shape of its JSON beside what writes it; objects are closed, so that what is not declared is an error.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

Shape = Mapping[str, Any]
"""A JSON Schema, or a part of one."""
RECORD: Final[Shape] = {"$ref": "#/$defs/record"}
"""A record of the library, as `schemas` describes it."""


def text(told: str, among: Iterable[str] = ()) -> Shape:
    """Return the shape of a text, perhaps one of a few."""
    known = list(among)
    return _told(told, {"type": "string", **({"enum": known} if known else {})})


def number(told: str) -> Shape:
    """Return the shape of a whole number."""
    return _told(told, {"type": "integer"})


def score(told: str) -> Shape:
    """Return the shape of a number from 0 to 1."""
    return _told(told, {"type": "number", "minimum": 0, "maximum": 1})


def flag(told: str) -> Shape:
    """Return the shape of true or false."""
    return _told(told, {"type": "boolean"})


def anything(told: str) -> Shape:
    """Return the shape of what may be any JSON."""
    return {"description": told}


def texts(told: str) -> Shape:
    """Return the shape of a list of texts."""
    return listed(told, {"type": "string"})


def listed(told: str, each: Shape) -> Shape:
    """Return the shape of a list in which every item has one shape."""
    return _told(told, {"type": "array", "items": each})


def closed(told: str, parts: Mapping[str, Shape], optional: Iterable[str] = ()) -> Shape:
    """Return the shape of an object that has these names and no others, all of them but the optional ones in every case."""
    left = {*optional}
    needed = [name for name in parts if name not in left]
    shape = {"type": "object", "properties": dict(parts), "required": needed, "additionalProperties": False}
    return _told(told, shape)


def by_name(told: str, each: Shape) -> Shape:
    """Return the shape of an object that may have any names."""
    return _told(told, {"type": "object", "additionalProperties": each})


def or_null(shape: Shape) -> Shape:
    """Return the shape of what may be null, where there is none."""
    return either(shape, {"type": "null"})


def either(*shapes: Shape) -> Shape:
    """Return the shape of what has one of several shapes."""
    return {"anyOf": list(shapes)}


def _told(told: str, shape: dict[str, Any]) -> Shape:
    return {"description": told, **shape} if told else shape
