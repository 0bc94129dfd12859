"""The store of a library whose file holds both sides of a merge: read as the first side, and mended by the first write."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from protlib.storage import contents
from protlib.storage.layout import DECISIONS, Document, in_order
from protlib.storage.marks import Sides
from protlib.storage.refusals import changed_meanwhile
from protlib.storage.store import PATIENCE, Store, silently


class MarkedStore(Store):
    """A store that gives the first of the sides of its file; the file itself is what is kept as a version."""

    def __init__(
        self,
        path: Path,
        sides: Callable[[bytes], Sides],
        *,
        tell: Callable[[str], None] = silently,
        patience: float = PATIENCE,
    ) -> None:
        """Read the file, of which `sides` tells the sides; raises LibraryUnusableError where one is not whole."""
        super().__init__(path, tell=tell, patience=patience)
        self._marked: Final = super()._bytes(self.path)
        with self._refusing(self.path):
            self.sides: Final[Sides] = sides(self._marked or contents.dumps(contents.empty()))
        self._mine: Final = contents.dumps(self.sides.mine.tables)

    def header(self) -> contents.Header:
        """Return the header of the first side."""
        return self.sides.mine.header

    def decisions(self) -> list[Document]:
        """Return the decisions of the first side."""
        return list(in_order(self.sides.mine.tables.get(DECISIONS, {})).values())

    def _bytes(self, path: Path) -> bytes | None:
        raw = super()._bytes(path)
        if path != self.path:
            return raw
        if raw != self._marked:
            raise changed_meanwhile(path)
        return self._mine
