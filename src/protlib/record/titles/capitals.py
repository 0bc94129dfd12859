"""Names that have capitals in titles of any style, and are in no gazetteer: peoples, faiths, bodies, treaties.

The table is `capitals.txt`, which describes its rows.
"""

from pathlib import Path
from typing import Final

from protlib.record.tables import read_rows

_ROWS: Final = read_rows(Path(__file__).with_suffix(".txt"))
ENDS_OF_LAWS, ENDS_OF_SYSTEMS = (
    "|".join(ends for kind, ends in _ROWS if kind == end) for end in ("end of law", "end of system")
)
"""Words that end names of laws and of systems, as the choices of an expression."""
_NAMES: Final = [(kind, name) for kind, names in _ROWS if not kind.startswith("end of ") for name in names.split("|")]
FOREIGN: Final = frozenset(name for kind, name in _NAMES if kind == "foreign")
"""Names in French and Spanish."""
CAPITALISED: Final = frozenset(name for _kind, name in _NAMES) | {
    f"{name}s" for kind, name in _NAMES if kind.startswith("people")
}
