"""The regions of houses (agencies) that count other countries than the regions' table does.

The table is `houses.txt`, which describes its rows.
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
"""The houses whose regions users can ask for, and their names."""
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
"""Houses without own lists, and the house whose service they are."""
MARKS: Final = {
    "un": ("UN M49", "United Nations"),
    "worldbank": ("World Bank",),
    "unhcr": ("UNHCR",),
    "iom": ("IOM",),
    "ocha": ("OCHA",),
    "unicef": ("UNICEF",),
    "who": ("WHO",),
}
"""The beginnings of sources in the regions' table that mark a house's own region."""


@cache
def house_rows() -> tuple[tuple[str, ...], ...]:
    """Return the rows of the table: house, code of the region, contents, and source of the list."""
    return read_rows(Path(__file__).with_name("houses.txt"))


def parse_house(text: str) -> str:
    """Return the code of the house that a text means, "" for no text; ValueError for an unknown house."""
    name = "".join(filter(str.isalnum, fold(text)))
    house = _CALLED.get(name, name)
    if house and house not in HOUSES:
        raise ValueError(f"choose from {', '.join(HOUSES)}")
    return house
