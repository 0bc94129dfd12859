"""Who may see files, by the marks on their covers: a file comes in as closed as its cover says."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from protlib.attachments.document_files import REPORT_SUFFIXES
from protlib.record import access
from protlib.record.model import Publication
from protlib.system.progress import Progress, ignore_progress


def has_cover(path: Path) -> bool:
    """Tell whether a file has a cover that is read, by its suffix."""
    return path.suffix.lower() in REPORT_SUFFIXES


class Covers:
    """The levels of files by their first pages; other processes read each file once, several at a time.

    `unread` are the files that could not be read, each with the reason: nobody knows who may see them.
    """

    def __init__(self, progress: Progress = ignore_progress) -> None:
        self._progress = progress
        self._levels: dict[Path, str] = {}
        self.unread: dict[Path, str] = {}

    def read_covers(self, paths: Iterable[Path]) -> None:
        """Read the covers of these files that are not known."""
        new_paths = {*filter(has_cover, paths)} - self._levels.keys()
        answers = _read_several(new_paths) if len(new_paths) > 1 else map(_read_level, new_paths)
        for count, (path, level, problem) in enumerate(answers, 1):
            self._levels[path] = level
            if problem:
                self.unread[path] = problem.removeprefix("cannot read its text: ")
            self._progress(count, len(new_paths))

    def level_of(self, paths: Iterable[Path]) -> str:
        """Return the strictest level that the covers of files say, "" where none says one."""
        paths = list(paths)
        self.read_covers(paths)
        return max((self._levels.get(path, "") for path in paths), key=access.rank, default="")


def _read_level(path: Path) -> tuple[Path, str, str]:
    """Return a file, its level, and the problem why it cannot be read."""
    from protlib.formats.reports import report_file

    try:
        return path, report_file.read_access(path), ""
    except ValueError as error:
        return path, "", str(error)


def _read_several(paths: Iterable[Path]) -> Iterator[tuple[Path, str, str]]:
    from protlib.formats.reports import report_file
    from protlib.fulltext.workers import ask_for_files

    with closing(
        ask_for_files(sorted(paths), lambda helper, path: report_file.read_access(path, helper.ask))
    ) as answers:
        yield from ((path, level or "", problem) for path, level, problem in answers)


def as_guess(level: str) -> Publication:
    """Return a record that says nothing but who may see it, as a guess."""
    return Publication(access=level, guessed=("access",) if level else ())
