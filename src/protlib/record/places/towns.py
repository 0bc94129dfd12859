"""Towns of publishers, under the names that they have in several languages."""

from functools import cache
from pathlib import Path

from protlib.record.tables import read_rows
from protlib.text import words


@cache
def _names() -> dict[tuple[str, ...], str]:
    """Return the first name of each town, by the words of each of its names."""
    rows = ((name, (name, *others.split("|"))) for name, others in read_rows(Path(__file__).with_suffix(".txt")))
    return {tuple(words(name)): first for first, names in rows for name in names}


def find_town(text: str) -> str:
    """Return the English name of a town that a text names, alone or before its country; "" for none that is known."""
    place, _comma, _country = text.partition(",")
    return _names().get(tuple(words(text))) or _names().get(tuple(words(place)), "")
