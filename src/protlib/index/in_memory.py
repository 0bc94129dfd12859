"""The index of records that no library file holds as they are: of what leaves a library for others."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from protlib.index import files
from protlib.index.builder import build
from protlib.index.index import Index
from protlib.system.progress import unwatched


def of_documents(documents: Sequence[Mapping[str, Any]]) -> Index:
    """Return an index of documents, whose numbers are their places; it is gone when it is closed."""
    nowhere = Path(files.MEMORY)
    connection = files.connect(files.MEMORY)
    try:
        files.fill_and_stamp(connection, nowhere, lambda connection: build(connection, documents, unwatched))
        return Index(connection, nowhere, is_new=True)
    except BaseException:
        connection.close()
        raise
