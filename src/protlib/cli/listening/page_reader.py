"""What the pages of a saved file tell of it: read as `import` reads reports, while the server goes on."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from protlib.frozen import NamedTuple
from protlib.record.model import Publication
from protlib.system.document_suffixes import BOOK, PDF

SUFFIXES: Final = frozenset({PDF, BOOK})
"""The files whose pages tell what they are."""
_PATIENCE: Final = 40.0
"""So many seconds a save waits for its pages; the Connector waits a minute for the answer."""
_DISTINCTIVE_FIELDS: Final = ("authors", "editors", "publisher", "doi", "isbn", "issn", "number")
"""Who or which number makes a title that of a publication; a letter and a bill have a date, too."""
_SILENT: Final = "its pages do not tell what it is"


class PageReading(NamedTuple):
    """The record that the pages of a file tell, each value marked as a guess, or the problem why there is none.

    `level` is who may see the file, by the marks on its cover. It `is_unread` where nobody knows that.
    """

    record: Publication | None = None
    problem: str = ""
    level: str = ""
    is_unread: bool = False


class PageReader:
    """Reads files in a thread of its own, one after the other, so that no other request waits.

    A save waits `patience` seconds for its turn and its pages.
    """

    def __init__(self) -> None:
        self.patience = _PATIENCE
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="pages")

    async def read_pages(self, file: Path) -> PageReading:
        """Return what came of reading a file."""
        reading = asyncio.get_running_loop().run_in_executor(self._worker, _recognise, file)
        try:
            return await asyncio.wait_for(reading, self.patience)
        except TimeoutError:
            return PageReading(None, f"to read its pages takes more than {self.patience:g} seconds", is_unread=True)


def _recognise(file: Path) -> PageReading:
    from protlib.formats.reports import report_file

    content = report_file.loads(file)
    for record in content.publications:
        if record.title and any(getattr(record, name) for name in _DISTINCTIVE_FIELDS):
            return PageReading(record, level=record.access)
    problem = next((problem.what for problem in content.problems if problem.lost), "")
    level = "".join(record.access for record in content.publications)
    return PageReading(None, problem or _SILENT, level, is_unread=bool(problem))
