"""The store of a library with both sides of a merge: read as the first side, and mended by the first write."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from protlib.storage import contents
from protlib.storage.conflict_marks import Sides
from protlib.storage.layout import DECISIONS, Document, sort_by_number
from protlib.storage.refusals import changed_meanwhile_error
from protlib.storage.store import PATIENCE, Store, ignore_message


class MarkedStore(Store):
    """A store that shows the first side of its file; a version of it keeps the file itself."""

    def __init__(
        self,
        path: Path,
        sides: Callable[[bytes], Sides],
        *,
        tell: Callable[[str], None] = ignore_message,
        patience: float = PATIENCE,
    ) -> None:
        """Read the file; `sides` returns its sides. Raises LibraryUnusableError where one is not whole."""
        super().__init__(path, tell=tell, patience=patience)
        self._marked: Final = super()._bytes(self.path)
        with self._refuse_faulty(self.path):
            self.sides: Final[Sides] = sides(self._marked or contents.dumps(contents.empty_tables()))
        self._mine: Final = contents.dumps(self.sides.mine.tables)

    def header(self) -> contents.Header:
        """Return the header of the first side."""
        return self.sides.mine.header

    def decisions(self) -> list[Document]:
        """Return the decisions of the first side."""
        return list(sort_by_number(self.sides.mine.tables.get(DECISIONS, {})).values())

    def _bytes(self, path: Path) -> bytes | None:
        raw = super()._bytes(path)
        if path != self.path:
            return raw
        if raw != self._marked:
            raise changed_meanwhile_error(path)
        return self._mine
