"""EndNote's types of references, for its XML and its own text."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from protlib.formats.ris.tags import WRITTEN_TYPES
from protlib.record.tables import read_rows

_ROWS: Final = read_rows(Path(__file__).with_suffix(".txt"))
REFERENCE_TYPES: Final = tuple((int(number), name, kind) for number, name, kind, _library in _ROWS)
"""EndNote's number and name of each reference type, and the RIS type for it."""
LIBRARY_TYPES: Final = {int(library): kind for _number, _name, kind, library in _ROWS}
"""The RIS type for each number of a reference type in EndNote's own library; others are types of the user's own."""
KINDS_BY_NAME: Final = {name.lower(): kind for _number, name, kind in REFERENCE_TYPES}
"""The RIS type for each name of a reference type, in small letters."""
PERIODICALS: Final = frozenset({"JOUR", "EJOUR", "MGZN", "NEWS"})
"""The RIS types of parts of periodicals."""
NUMBERS_AND_NAMES: Final = {kind: (number, name) for number, name, kind in REFERENCE_TYPES}
"""EndNote's number and name for each RIS type that it has."""
KINDS: Final[Mapping[str, str]] = {
    **{csl: kind if kind in NUMBERS_AND_NAMES else "GEN" for csl, kind in WRITTEN_TYPES.items()}, "document": "GEN",
    "broadcast": "MPCT", "motion_picture": "ADVS", "performance": "ADVS", "periodical": "SER", "song": "MUSIC",
    "speech": "CPAPER", "webpage": "WEB",
}  # fmt: skip
"""The RIS type for each CSL type, for files that EndNote reads."""
