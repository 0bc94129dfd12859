"""Two records under one number or key, two values under one name: a merge that keeps both sides leaves these.

A JSON reader sees only the last of them; here all are kept, each as a record of its own.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from protlib.storage.layout import PUBLICATIONS, Document, Table, Tables, is_number
from protlib.text import comparable_key


class RepairedTables(NamedTuple):
    """Tables with unique numbers and keys, and the repairs for that."""

    tables: Tables
    repairs: list[str]


class _DoubledPairs(list[tuple[str, Any]]):
    """The names and values of an object as they stand; one name stands there twice."""


def repair_numbers(raw: bytes) -> RepairedTables:
    """Return the tables of a file; records with one number, or with a field twice, become two."""
    doubled = []

    def notice_double(pairs: list[tuple[str, Any]]) -> Any:
        plain = dict(pairs)
        if len(plain) == len(pairs):
            return plain
        doubled.append(plain)
        return _DoubledPairs(pairs)

    tables = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=notice_double)
    return _split_records(tables) if doubled else RepairedTables(tables, [])


def _split_records(tables: object) -> RepairedTables:
    mended: Table = {}
    foreign: list[tuple[str, Document]] = []
    repairs = []
    for number, document in _records(tables):
        for variant in (
            _drop_doubled_names(document, keeps_last=True),
            _drop_doubled_names(document, keeps_last=False),
        ):
            if variant != mended.setdefault(number, variant) and (number, variant) not in foreign:
                foreign.append((number, variant))
    free = max((int(number) for number in mended if is_number(number)), default=0)
    for number, document in foreign:
        free += 1
        mended[str(free)] = document
        repairs.append(f"two records have the number {number}; one of them, {document.get('key')}, now has {free}")
    return RepairedTables({**_drop_doubled_names(tables, keeps_last=True), PUBLICATIONS: mended}, repairs)


def repair_keys(tables: Tables) -> RepairedTables:
    """Return the tables with a new key for each record whose key another has, in whatever case."""
    keys_in_file = (document.get("key") for document in tables[PUBLICATIONS].values())
    used_keys = {comparable_key(key) for key in keys_in_file if isinstance(key, str)}
    keys: set[str] = set()
    last_numbers: dict[str, int] = {}
    mended: Table = {}
    repairs = []
    for number, document in tables[PUBLICATIONS].items():
        key = document.get("key")
        if isinstance(key, str) and comparable_key(key) in keys:
            free = _find_free_key(key, used_keys, last_numbers)
            repairs.append(f"two records have the key {key}; the second, “{document.get('title')}”, now has {free}")
            mended[number] = {**document, "key": free}
        else:
            mended[number] = document
        if isinstance(key, str):
            keys.add(comparable_key(mended[number]["key"]))
    return RepairedTables({**tables, PUBLICATIONS: mended}, repairs)


def _find_free_key(key: str, keys_in_use: set[str], last_numbers: dict[str, int]) -> str:
    """Return a free key; `last_numbers` has the last number of each key, so that a thousand are not tried anew."""
    number = last_numbers.get(comparable_key(key), 1) + 1
    while comparable_key(f"{key}-{number}") in keys_in_use:
        number += 1
    last_numbers[comparable_key(key)] = number
    keys_in_use.add(comparable_key(f"{key}-{number}"))
    return f"{key}-{number}"


def _records(tables: object) -> Iterator[tuple[str, Any]]:
    for name, table in _list_pairs(tables):
        if name == PUBLICATIONS:
            yield from ((number, document) for number, document in _list_pairs(table) if _list_pairs(document))


def _list_pairs(value: object) -> list[tuple[str, Any]]:
    if isinstance(value, _DoubledPairs):
        return value
    return list(value.items()) if isinstance(value, dict) else []


def _drop_doubled_names(value: object, *, keeps_last: bool) -> Any:
    """Return a value whose objects keep the first or the last of two values under one name."""
    if isinstance(value, dict | _DoubledPairs):
        pairs = [(name, _drop_doubled_names(inner, keeps_last=keeps_last)) for name, inner in _list_pairs(value)]
        return dict(pairs) if keeps_last else dict(pairs) | dict(reversed(pairs))
    return [_drop_doubled_names(inner, keeps_last=keeps_last) for inner in value] if isinstance(value, list) else value
