"""The changes of the kept versions of a library, by who holds its lock.

A writer that dies in a step leaves versions that are in both stacks; then the library's content shows where it stands
between them.
"""

import re
import stat
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.storage.history.versions import HIGHEST_NUMBER, LOWEST_NUMBER, Versions
from protlib.system.file_identity import stamp

if TYPE_CHECKING:
    from protlib.storage.contents import Header
    from protlib.storage.history.delta import Delta
    from protlib.storage.history.pack import Checksum

# Such as "000014-35-undone.json", which an older protlib made.
_UNDONE_ONCE: Final = r"(?P<number>\d{6,})-(?P<records>\d+)-undone\.json"
_CLASSES: Final = (stat.S_IRWXU, stat.S_IRWXG, stat.S_IRWXO)
_READABLE: Final = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH
_NO_BURDEN: Final = 1 << 20  # so many bytes of what was set aside are none beside any library
_ASIDE_NAMES: Final = ("aside.", "copy-", "damaged-")  # how its files are named: where none is, it need not be loaded


class VersionKeeper(Versions):
    """The folder of versions of one library, for the holder of the library's lock: nobody else changes it."""

    def make_folder(self) -> None:
        """Create a missing folder, for all who may read the library and write beside it."""
        if self.folder.is_dir():
            return
        self.folder.mkdir(exist_ok=True)
        with suppress(OSError):  # some file systems have no permissions
            self.folder.chmod(self._library.parent.stat().st_mode & (0o7000 | self._readers()))
        (self.folder / ".gitignore").write_bytes(b"*\n")

    def keep(self, record_count: int, *, undone: bool = False) -> None:
        """Keep the present library as a version."""
        stack = self._undone_stack if undone else self._past_stack
        version = stack.files.path_of(self._next_number(), record_count)
        is_foreign = self.written_files.find_record(self._library) is None or self.is_put_back()
        self._name_present(version)
        if is_foreign:
            self.written_files.note_elsewhere(version, record_count, like=self._library)

    def add_ready_delta(self, change: "Delta", base: "Checksum", result: "Checksum") -> None:
        """Leave the delta from the library to the version before it for when that is packed; raises OSError."""
        from protlib.storage.history.compaction import add_ready_delta
        from protlib.system.atomic import mode_of

        add_ready_delta(self._past_stack.files, change, base, result, mode=mode_of(self._library))

    def hold(self, record_count: int) -> None:
        """Give the present library a second name, under which it stays if another program replaces it."""
        from protlib.storage.history.second_names import link_or_copy

        self.let_go()
        link_or_copy(
            self._library, self._past_stack.files.present_path(self._next_number(), record_count), is_safe=False
        )

    def let_go(self) -> None:
        """Take the second name of the library away, before protlib itself replaces it."""
        for path in self._past_stack.files.list_present():
            with suppress(OSError):  # on Windows, somebody may read it
                path.unlink()

    def keep_empty(self, data: bytes, header: "Header") -> None:
        """Keep an empty library as the version before the first."""
        from protlib.storage.file_records import FileRecord
        from protlib.system.atomic import write_whole

        note = partial(self.written_files.add, FileRecord.from_data(header, data, 0, 0), like=self._library)
        write_whole(self._past_stack.files.path_of(self._next_number(), 0), data, prepare=note, aside=True)

    def keep_damaged(self) -> Path:
        """Keep an unreadable library where `undo` and `redo` do not reach it; return its path."""
        from protlib.storage.history.second_names import link_or_copy

        damaged = self.files_aside.path_for_damaged(".json")
        link_or_copy(self._library, damaged)
        return damaged

    def bring_over(self, number: int) -> None:
        """Keep the versions before the library, down to but without this one, for `redo`.

        Raises LibraryUnusableError where one is damaged.
        """
        from protlib.storage.file_records import FileRecord
        from protlib.storage.history.second_names import link_or_copy
        from protlib.storage.history.version_bytes import iterate_versions
        from protlib.system.atomic import write_whole

        for version, raw in iterate_versions(self._past_stack.files):
            if version.number <= number:
                return
            path = self._undone_stack.files.path_of(version.number, version.record_count)
            if version.packed_header is None:
                link_or_copy(version.path, path)
            else:
                file_record = FileRecord.from_data(version.packed_header, raw, version.record_count, None)
                note = partial(self.written_files.add, file_record, like=self._library)
                write_whole(path, raw, prepare=note, like=version.path, aside=True)
            self._undone_stack.compact()

    def drop(self, number: int, *, undone: bool) -> None:
        """Drop the version that was put back, and those between it and the former library."""
        (self._undone_stack if undone else self._past_stack).remove_from(number)

    def settle(self) -> None:
        """Clean up after a writer that died half way."""
        for leaving in self.folder.iterdir():
            if leaving.name == "unfinished" or leaving.suffix == ".tmp":
                leaving.unlink()
        self._take_over()
        self._keep_replaced()
        self._limit_readers()
        past_bound, undone_bound = self._bounds()
        if past_bound != HIGHEST_NUMBER and not self.written_files.find_by_stamp(self._library):
            self._note_copied_version()
        self._past_stack.remove_from(past_bound)
        if undone_bound == HIGHEST_NUMBER:
            self._undone_stack.clear()
        else:
            self._undone_stack.remove_from(undone_bound)
        if not self._library.exists() and self._is_left_by_the_first(self._past_stack.list_versions()):
            self._past_stack.clear()

    def tidy(self) -> None:
        """Pack versions and files set aside where they are many, and drop those beyond the limit."""
        for stack in (self._past_stack, self._undone_stack):
            stack.compact()
        self.written_files.thin(self._library)
        if any(path.name.startswith(_ASIDE_NAMES) for path in self.folder.iterdir()) and self.files_aside.size():
            size = stamp(self._library)
            self.files_aside.compact(self._oldest_number, max(size.size if size else 0, _NO_BURDEN))

    def _oldest_number(self) -> int:
        return next((version.number for version in self._past_stack.list_versions()), LOWEST_NUMBER)

    def forget_undone(self) -> None:
        """Drop the versions that a new command made impossible to redo."""
        self._undone_stack.clear()

    def _take_over(self) -> None:
        """Renumber the versions that an older protlib undid, the highest to be redone next."""
        old = [match for path in self.folder.iterdir() if (match := re.fullmatch(_UNDONE_ONCE, path.name))]
        for match in sorted(old, key=lambda match: int(match["number"]), reverse=True):
            number = self._next_number() + 1 + len(self._undone_stack.files.list_wholes())
            (self.folder / match.string).rename(self._undone_stack.files.path_of(number, int(match["records"])))

    def _keep_replaced(self) -> None:
        """Keep what another program has replaced as a version."""
        from protlib.system.atomic import sync_folder

        top = self._past_stack.find_top()
        if top is not None and top.path in self._past_stack.files.list_present():
            top.path.rename(self._past_stack.files.path_of(top.number, top.record_count))
            sync_folder(self.folder)
            self._note_put_back()

    def _note_copied_version(self) -> None:
        """Note what the version says of which the library is a copy: it will not be there to say it."""
        if (file_record := self.written_files.find_record(self._library)) is not None:
            self.written_files.add(file_record, self._library, like=self._library)

    def _note_put_back(self) -> None:
        """Note that no command made the library what it is, where a note on an older state says so of its bytes."""
        from protlib.storage.contents import NotALibraryError, content_of

        if self.written_files.find_record(self._library) is not None:
            with suppress(NotALibraryError):
                records = len(content_of(self._library.read_bytes()).documents)
                self.written_files.note_elsewhere(self._library, records, like=self._library)

    def _name_present(self, version: Path) -> None:
        """Let the library be this version as well: its second name is taken for it, or another one is made."""
        from protlib.storage.history.second_names import link_or_copy
        from protlib.storage.history.stack import have_same_bytes
        from protlib.system.atomic import sync_folder

        for present in self._past_stack.files.list_present():
            if have_same_bytes(present, self._library):
                with suppress(OSError):  # on Windows, somebody may read it
                    present.rename(version)
                    sync_folder(self.folder)
                    return
        link_or_copy(self._library, version)

    def _readers(self) -> int:
        """Return the rights of all who may read the library; without a library, of those who may read a new file."""
        from protlib.system.atomic import mode_of

        mode = mode_of(self._library)
        return sum(rights for rights in _CLASSES if mode & rights & _READABLE)

    def _limit_readers(self) -> None:
        """Forbid to read any version for those who may not read the library."""
        if not self._library.exists():
            return
        for path in (self.folder, *self.folder.iterdir()):
            mode = stat.S_IMODE(path.stat().st_mode)
            if mode & ~(0o7000 | self._readers()):
                with suppress(OSError):
                    path.chmod(mode & (0o7000 | self._readers()))
