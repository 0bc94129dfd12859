"""What formats and services call types of publications, and the types of CSL; the table is `foreign_types.txt`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from protlib.record.tables import read_rows


def types_in(source: str) -> Mapping[str, str]:
    """Return the type of CSL for each type that a format or a service has."""
    return {name: kind for owner, name, kind in _rows() if owner == source}


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    return read_rows(Path(__file__).with_suffix(".txt"))
