"""JSON as programs and people write it: with line breaks inside strings, and numbers of any length."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from typing import Any, Final

import orjson

from protlib.formats.parsed import Problem
from protlib.frozen import expression

# A longer number is no 64-bit integer, the largest that a library holds; Python refuses about 4,300 digits.
_MOST_DIGITS: Final = 20
# Such as `: 12345678901234567890`.
MAY_BE_LONG: Final = expression(r":[\s\[]*-?\d{19}")


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= _MOST_DIGITS else digits


def loads(text: str, quick_loads: Callable[[str], Any] = orjson.loads) -> Any:
    """Return the value of a JSON text.

    The quick parser comes first; what it refuses, and numbers that it would cut, `DECODER` reads. Raises
    json.JSONDecodeError, or RecursionError where the text is nested too deep.
    """
    if not MAY_BE_LONG.search(text):
        try:
            return quick_loads(text)
        except orjson.JSONDecodeError:
            pass
    return DECODER.decode(text.strip())


def read_message(message: bytes) -> Any:
    """Return the value of the JSON that a program sent, without half letters; raises ValueError for what is no JSON."""
    try:
        return orjson.loads(message)
    except orjson.JSONDecodeError:
        return orjson.loads(drop_half_letters(message.decode()))


def drop_half_letters(text: str) -> str:
    """Return a JSON text without half letters, as a text has that a program has cut within an emoji."""
    return _ESCAPES.sub(lambda escape: "" if escape[1] else escape[0], text)


DECODER: Final = json.JSONDecoder(strict=False, parse_int=_integer)
"""Reads a number that no library can hold as text."""
# Such as "\ud83d\ude00", which is a letter, "\ud83d" alone, which is half of one, or "\\".
_ESCAPES: Final = expression(r"\\(?:u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|(u[dD][89a-fA-F]\w\w)|.)")
_VALUE_SEPARATOR: Final = expression(r"[\s,]*")
_OBJECT: Final = expression(r"\s*\{")
# Such as `{ "id"`.
_MEMBER: Final = expression(r'\{\s*"')
# The members of a record that names and dates, which are objects too, do not have.
_RECORD_MEMBERS: Final = frozenset({"id", "key", "title", "type"})
# A broken record holds fewer objects for names and dates; a text with more was made to take time.
_MOST_TRIES: Final = 1000


def as_list(value: object) -> list[Any]:
    """Return a list, also where the value is a single one without a list, or none."""
    return value if isinstance(value, list) else [] if value is None else [value]


def text_in(value: object) -> str:
    """Return a text without the spaces around it; "" for another value."""
    return value.strip() if isinstance(value, str) else ""


def first_object(text: str) -> tuple[Any, int]:
    """Return the JSON object at the beginning of a text, or None, and the position where it ends."""
    opening = _OBJECT.match(text)
    try:
        return DECODER.raw_decode(text, opening.end() - 1) if opening else (None, 0)
    except (json.JSONDecodeError, RecursionError):
        return None, 0


def objects(text: str, position: int) -> Iterator[Any]:
    """Yield the objects of a JSON list from the first one's place, up to the first that is broken."""
    while True:
        position = match.end() if (match := _VALUE_SEPARATOR.match(text, position)) else position
        try:
            value, position = DECODER.raw_decode(text, position)
        except (json.JSONDecodeError, RecursionError):
            return
        yield value


def read_members(text: str, position: int, problems: list[Problem], ends: str = "]") -> Iterator[tuple[int, Any]]:
    """Yield the members of a list from the first one's place, each with its line; a single object stands at 0.

    After a broken member, reading continues with the next whole record. One of the characters in `ends` ends the list.
    """
    is_list, is_alone = position > 0, text[:position].lstrip()[:1] == "["
    line, counted = 1, 0
    while True:
        position = match.end() if (match := _VALUE_SEPARATOR.match(text, position)) else position
        line, counted = line + text.count("\n", counted, position), position
        if position == len(text):
            break
        if text[position] in ends and not (is_alone and text[position + 1 :].strip()):
            return
        if text[position] == "]":
            message = "the list closes too early; reading went on with the next complete item"
            problems.append(Problem(line, "", message))
            position = _next_record(text, position + 1)
            continue
        try:
            member, position = DECODER.raw_decode(text, position)
        except (json.JSONDecodeError, RecursionError) as error:
            problems.append(_make_problem(error, line))
            position = _next_record(text, getattr(error, "pos", position) + 1)
            continue
        yield line, member
    if is_list and text.strip():
        problems.append(Problem(line, "", "the list has no end; all items before it were read"))


def _make_problem(error: Exception, line: int) -> Problem:
    if isinstance(error, json.JSONDecodeError):
        return Problem(error.lineno, "", f"not JSON: {error.msg}; the item was left out", lost=True)
    return Problem(line, "", "nested too deeply; the item was left out", lost=True)


def _next_record(text: str, position: int) -> int:
    """Return where the next whole record begins, or the end of the text."""
    for opening in islice(_MEMBER.finditer(text, position), _MOST_TRIES):
        with suppress(json.JSONDecodeError, RecursionError):
            member, _ = DECODER.raw_decode(text, opening.start())
            if not _RECORD_MEMBERS.isdisjoint(member):
                return opening.start()
    return len(text)
