"""Two records under one number or one key, two values under one name: what a merge leaves that keeps both sides.

Whoever reads JSON sees the last of them only; here all are kept, each as a record of its own.
"""

import json
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from protlib.storage.layout import PUBLICATIONS, Document, Table, Tables

_FIRST: Final = False
_LAST: Final = True


class Mended(NamedTuple):
    """Tables in which each number and each key is that of one record, and what had to be done for that."""

    tables: Tables
    repairs: list[str]


class _Doubled(list[tuple[str, Any]]):
    """The names and values of an object, as they stand, of which two have one name."""


def with_numbers_of_their_own(raw: bytes) -> Mended:
    """Return the tables of a file; records that share a number, or of which a field is there twice, are two."""
    doubled = []

    def noticed(pairs: list[tuple[str, Any]]) -> Any:
        plain = dict(pairs)
        if len(plain) == len(pairs):
            return plain
        doubled.append(plain)
        return _Doubled(pairs)

    tables = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=noticed)
    return _parted(tables) if doubled else Mended(tables, [])


def _parted(tables: Any) -> Mended:
    mended: Table = {}
    others: list[tuple[str, Document]] = []
    repairs = []
    for number, document in _records(tables):
        for variant in (_plain(document, _LAST), _plain(document, _FIRST)):
            if variant != mended.setdefault(number, variant) and (number, variant) not in others:
                others.append((number, variant))
    free = max((int(number) for number in mended if number.isdecimal()), default=0)
    for number, document in others:
        free += 1
        mended[str(free)] = document
        repairs.append(f"two records have the number {number}; one of them, {document.get('key')}, now has {free}")
    return Mended({**_plain(tables, _LAST), PUBLICATIONS: mended}, repairs)


def with_keys_of_their_own(tables: Tables) -> Mended:
    """Return the tables with another key for each record whose key another has, in whatever case."""
    own = (document.get("key") for document in tables[PUBLICATIONS].values())
    taken = {key.casefold() for key in own if isinstance(key, str)}
    seen: set[str] = set()
    given: dict[str, int] = {}
    mended: Table = {}
    repairs = []
    for number, document in tables[PUBLICATIONS].items():
        key = document.get("key")
        if isinstance(key, str) and key.casefold() in seen:
            free = _free(key, taken, given)
            repairs.append(f"two records have the key {key}; the second, “{document.get('title')}”, now has {free}")
            mended[number] = {**document, "key": free}
        else:
            mended[number] = document
        if isinstance(key, str):
            seen.add(mended[number]["key"].casefold())
    return Mended({**tables, PUBLICATIONS: mended}, repairs)


def _free(key: str, taken: set[str], given: dict[str, int]) -> str:
    """Return a key that is not taken; `given` has the number that each key had last, so that a thousand are not tried anew."""
    number = given.get(key.casefold(), 1) + 1
    while f"{key}-{number}".casefold() in taken:
        number += 1
    given[key.casefold()] = number
    taken.add(f"{key}-{number}".casefold())
    return f"{key}-{number}"


def _records(tables: Any) -> Iterator[tuple[str, Any]]:
    for name, table in _pairs(tables):
        if name == PUBLICATIONS:
            yield from ((number, document) for number, document in _pairs(table) if _pairs(document))


def _pairs(value: Any) -> list[tuple[str, Any]]:
    if isinstance(value, _Doubled):
        return value
    return list(value.items()) if isinstance(value, dict) else []


def _plain(value: Any, last: bool) -> Any:
    """Return a value whose objects have, of two values under one name, the first or the last."""
    if isinstance(value, dict | _Doubled):
        pairs = [(name, _plain(inner, last)) for name, inner in _pairs(value)]
        return dict(pairs) if last else dict(pairs) | dict(reversed(pairs))
    return [_plain(inner, last) for inner in value] if isinstance(value, list) else value
