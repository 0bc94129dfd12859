"""Common given names of many countries; a family name follows them."""

from pathlib import Path
from typing import Final

from protlib.record.tables import words_by_section

_TABLE: Final = words_by_section(Path(__file__).with_suffix(".txt"))
COMMON: Final = _TABLE["common"]
LAST_TOO: Final = _TABLE["last too"]
"""Those that often end a name, as the names of fathers do in the Horn of Africa: "Girma Tesfaye"."""
