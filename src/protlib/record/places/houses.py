"""The regions of houses (agencies) that count other countries than the regions' table does.

The tables are `houses.txt` and `house_names.txt`, which describe their rows.
"""

from functools import cache
from pathlib import Path
from typing import Final

from protlib.record.tables import read_dashed_rows, read_rows
from protlib.text import fold

_ROWS: Final = [
    [cell.split("|") if cell else [] for cell in row]
    for row in read_dashed_rows(Path(__file__).with_name("house_names.txt"))
]
HOUSES: Final = {code: name for [code], [name], *_ in _ROWS}
"""The houses whose regions users can ask for, and their names."""
_CODES_BY_ALIAS: Final = {alias: code for [code], _name, aliases, *_ in _ROWS for alias in aliases}
LEADING_HOUSES: Final = {code: leader for [code], _name, _aliases, leaders, _signs in _ROWS for leader in leaders}
"""Houses without own lists, and the house whose service they are."""
MARKS: Final = {code: tuple(signs) for [code], *_, signs in _ROWS if signs}
"""The beginnings of sources in the regions' table that mark a house's own region."""


@cache
def house_rows() -> tuple[tuple[str, ...], ...]:
    """Return the rows of the table: house, code of the region, contents, and source of the list."""
    return read_rows(Path(__file__).with_name("houses.txt"))


def parse_house(text: str) -> str:
    """Return the code of the house that a text means, "" for no text; ValueError for an unknown house."""
    name = "".join(filter(str.isalnum, fold(text)))
    house = _CODES_BY_ALIAS.get(name, name)
    if house and house not in HOUSES:
        raise ValueError(f"choose from {', '.join(HOUSES)}")
    return house
