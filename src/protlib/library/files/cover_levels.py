"""Which records are less closed than the covers of their files say, though nobody has opened them."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from protlib.attachments.folder import FilesFolder
from protlib.attachments.locations import locate
from protlib.library.changes.covers import Covers
from protlib.library.opened_records import OpenedRecords
from protlib.record import access
from protlib.record.attached_file import files_of
from protlib.record.model import Publication
from protlib.system.progress import Progress

if TYPE_CHECKING:
    from protlib.library.library import Library


def stricter_covers(
    library: "Library", publications: Iterable[Publication], progress: Progress
) -> Callable[[Publication], tuple[str, str]]:
    """Return a function that names the file and the level of a cover that is stricter than its record.

    It names none where the record is as closed, or where somebody has opened it. Its first call reads the covers of
    all these publications.
    """
    return _StricterCovers(library, publications, progress)


class _StricterCovers:
    def __init__(self, library: "Library", publications: Iterable[Publication], progress: Progress) -> None:
        self._publications = publications
        self._progress = progress
        self._folder = FilesFolder(library.path)
        self._is_opened = OpenedRecords(library.path)
        # Judgements are kept for the write that follows, because history cannot be read during a write.
        self._judgements: dict[tuple[object, ...], tuple[str, str]] = {}

    def __call__(self, record: Publication) -> tuple[str, str]:
        facts = record.key, record.access, record.files
        if facts not in self._judgements:
            self._judgements[facts] = self._judge(record)
        return self._judgements[facts]

    def _judge(self, record: Publication) -> tuple[str, str]:
        strictest = max(self._levels(record), key=lambda pair: access.rank(pair[1]), default=("", ""))
        if access.rank(strictest[1]) <= access.rank(record.access):
            return "", ""
        return ("", "") if self._is_opened(record, strictest[1]) else strictest

    def _levels(self, record: Publication) -> Iterator[tuple[str, str]]:
        """Yield the files of a record, each with the level of its cover."""
        yield from ((path.name, self._read_covers.level_of([path])) for path in self._paths(record))

    @cached_property
    def _read_covers(self) -> Covers:
        covers = Covers(self._progress)
        strictest = access.rank(access.Access.CONFIDENTIAL)
        open_records = [record for record in self._publications if access.rank(record.access) < strictest]
        covers.read_covers(path for record in open_records for path in self._paths(record))
        return covers

    def _paths(self, record: Publication) -> list[Path]:
        locations = (locate(self._folder, file) for file in files_of(record))
        return [location.path for location in locations if location.path.is_file()]
