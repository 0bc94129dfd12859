"""What formats and services call things, and what that means in a record; the table is `meanings.txt`."""

from collections import defaultdict
from functools import cache
from pathlib import Path

from protlib.record.tables import read_rows


def meanings_in(source: str, what: str) -> dict[str, str]:
    """Return the meaning of each name that a format or a service has for such things: types, roles, fields."""
    return _tables()[source, what]


@cache
def _tables() -> dict[tuple[str, str], dict[str, str]]:
    tables: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for source, what, name, meaning in read_rows(Path(__file__).with_suffix(".txt")):
        tables[source, what][name] = meaning
    return dict(tables)
