"""Names that have capitals in titles of any style, and are in no gazetteer: peoples, faiths, bodies, treaties.

The table is `capitals.txt`, which describes its rows.
"""

from pathlib import Path
from typing import Final

from protlib.record.tables import read_rows

_NAMES: Final = [
    (kind, name) for kind, names in read_rows(Path(__file__).with_suffix(".txt")) for name in names.split("|")
]
FOREIGN: Final = frozenset(name for kind, name in _NAMES if kind == "foreign")
"""Names in French and Spanish."""
CAPITALISED: Final = frozenset(name for _kind, name in _NAMES) | {
    f"{name}s" for kind, name in _NAMES if kind == "people"
}
