"""How a library file is laid out: its tables by name, as TinyDB has them, and the bytes between its records.

orjson lays out the file. No text holds a line break in JSON, so that these bytes stand between the records and nowhere
inside one.
"""

from collections.abc import MutableMapping
from typing import Any, Final

LIBRARY: Final = "library"
PUBLICATIONS: Final = "publications"
DECISIONS: Final = "decisions"

Document = MutableMapping[str, Any]
Table = dict[str, Document]
"""Documents by their numbers."""
Tables = dict[str, Table]

PUBLICATIONS_BEGIN: Final = b'\n  "publications": {'
RECORD_END: Final = b"\n    }"
