"""What formats and services call things, and what that means in a record; the table is `meanings.txt`."""

from functools import cache
from pathlib import Path


def meanings_in(source: str, kind: str) -> dict[str, str]:
    """Return the meaning of each name that a format or a service has for such things: types, roles, fields."""
    _lines, *pieces = _table().split(f"\n{source}\t{kind}\t")
    rows = (piece.partition("\n")[0].partition("\t") for piece in pieces)  # to read all rows takes 3 ms
    return {name: meaning for name, _tab, meaning in rows}


@cache
def _table() -> str:
    return Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
