"""The index of records that are in no library file as they are: of those that leave a library."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from protlib.index import index_files
from protlib.index.builder import build
from protlib.index.index import Index
from protlib.system.progress import ignore_progress


def index_documents(documents: Sequence[Mapping[str, object]], *, only_words: bool = False) -> Index:
    """Return an index of documents, or of their words alone, numbered by their places; closing it removes it."""
    memory_path = Path(index_files.MEMORY)
    connection = index_files.connect(index_files.MEMORY)
    try:
        index_files.fill_and_stamp(
            connection,
            memory_path,
            lambda connection: build(connection, documents, ignore_progress, only_words=only_words),
        )
        return Index(connection, memory_path, is_new=True)
    except BaseException:
        connection.close()
        raise
