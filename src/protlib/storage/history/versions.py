"""The kept versions of a library, for `undo` and `redo`.

They lie beside the library, in `.library.json.versions/`: `000012-34.json` is the twelfth version, with 34 records, and
`000014-35-redo.json` one that `undo` took away and `redo` can bring back. Each is a whole library file, a hard link to
the replaced file, or a copy where there are no links; old ones are packed in `past.deltas`, each as a delta of the
next. Files that were set aside lie there as well (`set_aside_files.py`). The folder tells Git to ignore it.
`000013-35-now.json` is the present library under a second name: it is a version once another program has replaced the
library.
"""

import re
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.storage.refusals import explain_errors
from protlib.system.file_identity import stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protlib.storage.contents import Header
    from protlib.storage.file_records import WrittenFiles
    from protlib.storage.history.set_aside_files import FilesAside
    from protlib.storage.history.stack import Stack
    from protlib.storage.history.version_files import Version, VersionFiles

_FOLDER: Final = r"(?s)\..+\.versions"  # such as ".library.json.versions"
HIGHEST_NUMBER: Final = sys.maxsize
LOWEST_NUMBER: Final = 0  # versions are counted from 1


def is_in_versions(file: Path) -> bool:
    """Tell whether a file is in the folder of versions of any library, where only protlib writes."""
    return re.fullmatch(_FOLDER, file.parent.name) is not None


class Versions:
    """The folder of versions of one library, and what stands in it; `VersionKeeper` changes it."""

    def __init__(self, library: Path) -> None:
        self.folder = library.parent / f".{library.name}.versions"  # with_name() knows no root
        self.lock = self.folder / "lock"
        self._library = library

    @cached_property
    def written_files(self) -> "WrittenFiles":
        """The notes on the files that protlib wrote here."""
        from protlib.storage.file_records import WrittenFiles  # who only reads records needs none

        return WrittenFiles(self.folder)

    @cached_property
    def files_aside(self) -> "FilesAside":
        """The files that were set aside."""
        from protlib.storage.history.set_aside_files import FilesAside

        return FilesAside(self.folder)

    @cached_property
    def _past_stack(self) -> "Stack":
        from protlib.storage.history.stack import Stack  # who only reads needs none

        return Stack(self.folder, undone=False)

    @cached_property
    def _undone_stack(self) -> "Stack":
        from protlib.storage.history.stack import Stack

        return Stack(self.folder, undone=True)

    def list_past(self) -> "list[Version]":
        """Return the versions that `undo` can put back, the oldest first."""
        with explain_errors(self.folder, "read"):
            past_bound, _undone_bound = self._bounds()
            versions = [version for version in self._past_stack.list_versions() if version.number < past_bound]
            return [] if self._is_left_by_the_first(versions) else versions

    def past_files(self) -> "VersionFiles":
        """Return the files of the versions that `undo` can put back."""
        return self._past_stack.files

    def list_undone(self) -> "list[Version]":
        """Return the versions that `redo` can put back, the next one last."""
        with explain_errors(self.folder, "read"):
            _past_bound, undone_bound = self._bounds()
            return [version for version in self._undone_stack.list_versions() if version.number > undone_bound]

    def is_base_lost(self) -> bool:
        """Tell whether older versions are kept that cannot be restored, because their base is gone."""
        with explain_errors(self.folder, "read"):
            return not self._past_stack.files.list_wholes() and self._past_stack.files.pack_size() > 0

    def is_broken(self) -> bool:
        """Tell whether packed versions are kept that cannot be restored, because the pack is damaged."""
        with explain_errors(self.folder, "read"):
            is_redo_stale = self._bounds()[1] == HIGHEST_NUMBER
            return self._past_stack.is_broken() or (not is_redo_stale and self._undone_stack.is_broken())

    def size(self) -> int:
        """Return the size of all files in the folder in bytes."""
        with explain_errors(self.folder, "read"):
            try:
                stamps = [stamp(path) for path in self.folder.iterdir()]
            except FileNotFoundError:
                return 0
            library = stamp(self._library)  # which has a second name here
            return sum(stamp.size for stamp in stamps if stamp and stamp != library)

    def read_header(self) -> "Header":
        """Return the header of the library, with its note; raises NotALibraryError, OSError."""
        header = self.written_files.read_header(self._library)
        if not self.is_put_back():
            return header
        from protlib.storage.file_records import ELSEWHERE, time_of_change

        return header._replace(changed=time_of_change(self._library), changed_by=ELSEWHERE, who="")

    def is_put_back(self) -> bool:
        """Tell whether another program made the library what it is, though a note on an older state has its bytes.

        Raises OSError.
        """
        top = self._past_stack.find_top()
        if top is not None and top.path in self._past_stack.files.list_present():
            return self._library.exists()
        if self.written_files.find_by_stamp(self._library) or self._bounds()[0] != HIGHEST_NUMBER:
            return False
        file_record = self.written_files.find_record(self._library)
        return file_record is not None and self.written_files.wrote_library_after(file_record, self._library)

    def list_changes(self, header: "Header") -> "list[Header]":
        """Return the header of the library; after a change elsewhere, also that of a command whose file it overwrote.

        No version has that file: where the one before is put back, both are undone. Where the library has no second
        name, the last note may be that of a file that could not be written.
        """
        from protlib.storage.file_records import ELSEWHERE

        top = self._past_stack.find_top()
        lower_file = self.written_files.find_record(top.path) if top else None
        is_overwritten = header.changed_by == ELSEWHERE and bool(self._past_stack.files.list_present())
        if not is_overwritten or lower_file is None or lower_file.changed_by == ELSEWHERE:
            return [header]
        last = self.written_files.last_change_but(lower_file)
        return (
            [header, header._replace(changed=last.changed, changed_by=last.changed_by, who=last.who)]
            if last
            else [header]
        )

    def number(self) -> int:
        """Return the number of the present library, also where a writer died half way."""
        past_bound, _undone_bound = self._bounds()
        return self._next_number() if past_bound == HIGHEST_NUMBER else past_bound

    def _bounds(self) -> tuple[int, int]:
        """Return two numbers: past versions lie below the first, undone ones above the second.

        Both are the library's number where a writer died half way: a version in both stacks then counts in one of them.
        """
        past_top, undone_top = self._past_stack.find_top(), self._undone_stack.find_top()
        if past_top is not None and undone_top is not None and undone_top.number <= past_top.number + 1:
            if self._past_stack.holds(undone_top.number - 1, self._library):  # the version was put back
                return undone_top.number - 1, undone_top.number - 1
            if self._undone_stack.holds(past_top.number + 1, self._library) or undone_top.number <= past_top.number:
                return past_top.number + 1, past_top.number + 1  # it was not
            if self._is_lost():
                return past_top.number + 1, past_top.number  # the library was the top one
            return past_top.number + 1, HIGHEST_NUMBER  # a command came after the last `undo`
        if past_top is not None and self._past_stack.holds(past_top.number, self._library):
            return past_top.number, LOWEST_NUMBER
        return HIGHEST_NUMBER, LOWEST_NUMBER

    def _is_lost(self) -> bool:
        """Tell whether the library was deleted or cut short: then it is no change that came after an `undo`."""
        try:
            return not self._library.read_bytes().rstrip().endswith(b"}")
        except FileNotFoundError:
            return True

    def _is_left_by_the_first(self, versions: "Sequence[Version]") -> bool:
        return not self._library.exists() and [version.record_count for version in versions] == [0]

    def _next_number(self) -> int:
        """Return the number between the past versions and the undone ones."""
        if (top := self._past_stack.find_top()) is not None:
            return top.number + 1
        return max(1, top.number - 1) if (top := self._undone_stack.find_top()) is not None else 1
