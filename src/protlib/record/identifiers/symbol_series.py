"""Elements of United Nations document symbols: organs, natures of documents, changes to documents.

The table is `symbol_series.txt`, which describes its rows.
"""

from pathlib import Path
from typing import Final

from protlib.record.tables import read_rows

_ROWS: Final = read_rows(Path(__file__).with_suffix(".txt"))
BODIES: Final = {element: meaning for kind, element, meaning in _ROWS if kind == "body"}
"""The organs and bodies by the first elements of their documents' symbols."""
NATURES: Final = {element: meaning for kind, element, meaning in _ROWS if kind == "nature"}
CHANGES: Final = {element: meaning for kind, element, meaning in _ROWS if kind == "change"}
"""The changes to another document by their elements; only these have small letters."""
