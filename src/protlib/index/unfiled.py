"""An index of records that are in no file of their own, such as those that leave a library."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from protlib.index import files
from protlib.index.builder import build
from protlib.index.index import Index
from protlib.system.progress import Progress, unwatched

_NO_FILE: Final = Path(os.devnull)


def index_of(documents: Sequence[Mapping[str, Any]], progress: Progress = unwatched) -> Index:
    """Return the index, in memory, of documents that `Publication.to_dict` made, numbered in their order.

    `progress` is called with (done, total).
    """
    connection = files.connect(files.MEMORY)
    files.fill_and_stamp(connection, _NO_FILE, lambda filled: build(filled, documents, progress))
    return Index(connection, _NO_FILE, is_new=True)
