"""The regions that a house draws in its own way: whom each of the houses counts, where that is not what the regions' table says.

The table is `houses.txt`, which says what a row is.
"""

from functools import cache
from pathlib import Path
from typing import Final

from protlib.record.tables import read_rows
from protlib.text import fold

HOUSES: Final = {
    "unhcr": "UNHCR",
    "iom": "IOM",
    "ocha": "OCHA",
    "unicef": "UNICEF",
    "who": "WHO",
    "worldbank": "World Bank",
    "un": "UN",
    "reliefweb": "ReliefWeb",
}
"""The houses whose regions can be asked for, and how they are called."""
_CALLED: Final = {
    "hcr": "unhcr",
    "acnur": "unhcr",
    "oim": "iom",
    "oms": "who",
    "ops": "who",
    "paho": "who",
    "wb": "worldbank",
    "unsd": "un",
    "m49": "un",
}
FOLLOWED: Final = {"reliefweb": "ocha"}
"""A house that has no lists of its own, and the one whose service it is."""
MARKS: Final = {
    "un": ("UN M49", "United Nations"),
    "worldbank": ("World Bank",),
    "unhcr": ("UNHCR",),
    "iom": ("IOM",),
    "ocha": ("OCHA",),
    "unicef": ("UNICEF",),
    "who": ("WHO",),
}
"""How the source of a region begins in the regions' table that is a house's own."""


@cache
def drawn() -> tuple[tuple[str, ...], ...]:
    """Return the rows of the table: the house, the code of the region, what it consists of, and whose list that is."""
    return read_rows(Path(__file__).with_name("houses.txt"))


def house_named(text: str) -> str:
    """Return the code of the house that a text means, "" for no text; ValueError where it means none."""
    name = "".join(filter(str.isalnum, fold(text)))
    house = _CALLED.get(name, name)
    if house and house not in HOUSES:
        raise ValueError(f"choose from {', '.join(HOUSES)}")
    return house
