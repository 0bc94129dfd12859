"""JSON as programs and people write it: line breaks inside strings, numbers of any length."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, Final

import orjson

# What has more digits is no 64-bit integer, which is all that a library holds; Python refuses some 4,300 of them.
_MOST_DIGITS: Final = 20
# Such as `: 12345678901234567890`.
_MAY_BE_LONG: Final = re.compile(r":[\s\[]*-?\d{19}")


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= _MOST_DIGITS else digits


def loads(text: str, quick: Callable[[str], Any] = orjson.loads) -> Any:
    """Return the value of a JSON text.

    `quick` reads most texts; what it refuses, and numbers that it would cut, `DECODER` reads. Raises json.JSONDecodeError, or
    RecursionError where the text is nested too deep.
    """
    if not _MAY_BE_LONG.search(text):
        with suppress(orjson.JSONDecodeError):
            return quick(text)
    return DECODER.decode(text.strip())


DECODER: Final = json.JSONDecoder(strict=False, parse_int=_integer)
"""Reads a number that no library can hold as its text."""
_BETWEEN: Final = re.compile(r"[\s,]*")
_OBJECT: Final = re.compile(r"\s*\{")


def first_object(text: str) -> tuple[Any, int]:
    """Return the JSON object with which a text begins, None where there is none, and the place where it ends."""
    opening = _OBJECT.match(text)
    try:
        return DECODER.raw_decode(text, opening.end() - 1) if opening else (None, 0)
    except (json.JSONDecodeError, RecursionError):
        return None, 0


def objects(text: str, position: int) -> Iterator[Any]:
    """Yield the objects of a JSON list of which the first stands at a place, up to the first that is broken."""
    while True:
        position = match.end() if (match := _BETWEEN.match(text, position)) else position
        try:
            value, position = DECODER.raw_decode(text, position)
        except (json.JSONDecodeError, RecursionError):
            return
        yield value
