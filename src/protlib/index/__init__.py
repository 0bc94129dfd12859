"""The search index of a library: one SQLite file in the cache, derived from the library file, rebuilt when in doubt.

Only this room opens it; the texts of files and the databases of other programs are SQLite files of other rooms. Others
may use `Index`, the sets of records in `bitmaps`, the searched parts of a record in `parts`, and the form of words in
`words`.
"""

from protlib.index import bitmaps
from protlib.index.index import Index, IndexDamagedError, StaleError

__all__ = ["Index", "IndexDamagedError", "StaleError", "bitmaps"]
