"""The folder for the files of a library, `library.files` beside `library.json`, and the names of files there."""

import contextlib
import errno
import hashlib
import os
import time
from collections.abc import Iterator
from functools import cached_property, partial
from itertools import count
from pathlib import Path
from typing import Final

from protlib.errors import FilesFolderError, InputRefusedError
from protlib.frozen import expression
from protlib.record.attached_file import FETCH_POINTERS, FOLDER_SUFFIX, LONGEST_POINTER, AttachedFile, is_pointer
from protlib.system.atomic import copy_file, explain_full_disk, make_folder, mode_of, sync_folder, write_whole
from protlib.system.windows import explain_error, is_reserved_name
from protlib.text import fold, is_utf_8

_UNFIT: Final = expression(r"[^\w.+-]+")
_MOST_LETTERS_OF_A_NAME: Final = 100  # letters before the suffix; Windows has 259 for a whole path
_SUFFIX: Final = expression(r"\.[a-z0-9]{1,8}")
_AN_HOUR: Final = 3600  # seconds
_PIECE: Final = 1 << 20  # bytes
_CREATION_FLAGS: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL


def file_name(key: str, label: str, suffix: str, number: int = 1) -> str:
    """Return the name of a file of a record: "iom2009caring-annex-2.pdf" for its second annex."""
    parts = [_clean_name_part(key) or "file", _clean_name_part(fold(label)), str(number) if number > 1 else ""]
    stem = "-".join(filter(None, parts))
    ending = suffix.lower() if _SUFFIX.fullmatch(suffix.lower()) else ""
    return f"{'_' if is_reserved_name(stem) else ''}{stem}{ending}"


def is_name_of(name: str, key: str) -> bool:
    """Tell whether a name begins with the key, as `file_name` makes it, whatever its label and number."""
    stem = file_name(key, "", "")
    return name.startswith(stem) and name[len(stem) : len(stem) + 1] in {"", ".", "-"}


def _clean_name_part(text: str) -> str:
    return _UNFIT.sub("-", text).strip(".-")[:_MOST_LETTERS_OF_A_NAME]


class FilesFolder:
    """The folder with the copied files of a library, and the paths by which records name files.

    Nothing here removes a file but `remove`, and no file is replaced: a name that is taken gets a number.
    """

    def __init__(self, library: Path) -> None:
        self.base = Path(os.path.realpath(library)).parent
        self._library = Path(os.path.realpath(library))
        self.path = self._library.with_suffix(FOLDER_SUFFIX)

    def copy(self, source: Path, key: str, *, label: str = "", language: str = "") -> AttachedFile:
        """Copy a file into the folder, under a name made of the key and the label.

        If the key has a file with this content, that file is used. A file of another key is not: its name would tell
        that key. Raises InputRefusedError where the source cannot be taken, FilesFolderError where it cannot be copied.
        """
        size, checksum = _measure_source(source)
        target = source if self.contains(source) and is_utf_8(str(source)) else self._twin(size, checksum, key)
        try:
            if target is None:
                target = self._write(source, checksum, key, label)
                self._files_by_size.setdefault(size, {})[target] = checksum
        except OSError as error:
            shortage, remedy = explain_full_disk(error, self.path)
            reason = f"{shortage}; {remedy} and try again" if shortage else explain_error(error, self.path)
            raise FilesFolderError(f"{self.path}: cannot be written: {reason}") from error
        return AttachedFile(self.path_of(target), size, checksum, label, language)

    def preview(self, source: Path, key: str, *, label: str = "", language: str = "") -> AttachedFile:
        """Return what `copy` would return, and write nothing."""
        size, checksum = _measure_source(source)
        paths = (self.path / file_name(key, label, source.suffix, number) for number in count(1))
        target = source if self.contains(source) and is_utf_8(str(source)) else self._twin(size, checksum, key)
        return AttachedFile(
            self.path_of(target or next(path for path in paths if not path.exists())), size, checksum, label, language
        )

    def link(self, source: Path, *, label: str = "", language: str = "") -> AttachedFile:
        """Return the file where it is, without a copy.

        Its path is relative to the library where they are near each other, else to the home folder. Raises
        InputRefusedError where no such path leads to it, or it cannot be read.
        """
        size, checksum = _measure_source(source)
        return AttachedFile(self._path_of_link(source), size, checksum, label, language)

    def resolve(self, path: str) -> Path:
        """Return where the path of a record leads, whether there is a file or not."""
        if path.startswith("~/"):
            return Path.home() / path[2:]
        return Path(os.path.normpath(self.base / path))  # which an absolute path replaces; the base has no links

    def files(self) -> Iterator[Path]:
        """Yield the files in the folder, in the order of their names."""
        for folder, folders, names in os.walk(self.path):
            folders.sort()
            yield from (Path(folder, name) for name in sorted(names) if not is_temporary(name))

    def files_beside(self, size: int) -> list[Path]:
        """Return the files of a size beside the library and one folder below; the folders are read once."""
        return self._files_beside.get(size, [])

    def paths(self) -> list[str]:
        """Return the paths of the files in the folder, as records would name them."""
        return list(map(self.path_of, self.files()))

    def rename(self, file: AttachedFile, key: str) -> AttachedFile:
        """Give a copied file, under a second name, the name of another key; a linked or missing file stays as it is.

        The old name stays until `remove`: the library that still names it loses nothing if what follows fails. Raises
        InputRefusedError where the folder cannot be written.
        """
        source = self.resolve(file.path)
        name = file_name(key, file.label, source.suffix)
        if not self.contains(source) or not source.is_file() or source.name == name:
            return file
        try:
            target = self._reserve(key, file.label, source.suffix)
            self._put_under_name(source, target)
        except OSError as error:
            raise InputRefusedError(f"{source}: cannot be renamed: {explain_error(error, source)}") from error
        return file._replace(path=self.path_of(target))

    def give_name(self, source: Path, path: str) -> None:
        """Give a copied file, as a second name, the path by which a record names it.

        Raises OSError where that is taken, or the folder cannot be written.
        """
        target = self.resolve(path)
        os.close(os.open(target, _CREATION_FLAGS, mode_of(self._library)))
        self._put_under_name(source, target)

    def separate(self, path: str) -> None:
        """Make a copied file one of its own where another in the folder has its content on the disk; raises OSError.

        A backup outside that shares it keeps sharing it.
        """
        target = self.resolve(path)
        status = target.stat()
        if status.st_nlink > 1 and sum(os.path.samestat(file.stat(), status) for file in self.files()) > 1:
            move_copy(copy_beside(target, target), target)

    def remove(self, path: str) -> None:
        """Remove a copied file that nothing names; raises InputRefusedError where it cannot be removed."""
        target = self.resolve(path)
        try:
            if self.contains(target):
                target.unlink(missing_ok=True)
                self._forget()
        except OSError as error:
            raise InputRefusedError(f"{target}: cannot be removed: {explain_error(error, target)}") from error

    def contains(self, file: Path) -> bool:
        """Tell whether a file is in the folder."""
        return Path(os.path.realpath(file)).is_relative_to(os.path.realpath(self.path))

    def path_of(self, file: Path) -> str:
        """Return the path by which a record names a file; the folder may be a link to another disk."""
        real_path, folder = Path(os.path.realpath(file)), os.path.realpath(self.path)
        if real_path.is_relative_to(folder):
            return (self.path / real_path.relative_to(folder)).relative_to(self.base).as_posix()
        return Path(os.path.relpath(real_path, self.base)).as_posix()

    def relative_path(self, file: Path) -> str:
        """Return the path from the library's folder to a file; "" where it would name the root or the home folder."""
        real_path, home = Path(os.path.realpath(file)), Path(os.path.realpath(Path.home()))
        common_folder = self._find_common_folder(real_path)
        names_home = real_path.is_relative_to(home) and home != common_folder and home.is_relative_to(common_folder)
        is_far = common_folder == Path(common_folder.anchor) or names_home
        return "" if is_far else Path(os.path.relpath(real_path, self.base)).as_posix()

    def remove_remains(self) -> None:
        """Remove parts of copies that killed programs have left; a copy that is still made is younger."""
        for path in self.path.glob(".*.tmp"):
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < time.time() - _AN_HOUR:
                    path.unlink()

    def _twin(self, size: int, checksum: str, key: str) -> Path | None:
        """Return the file in the folder that has this content and the name of this key."""
        files = self._files_by_size.get(size, {})
        for file, file_checksum in files.items():
            if not file_checksum:
                with contextlib.suppress(OSError):
                    files[file] = _checksum(file)
        twins = (
            file for file, file_checksum in files.items() if file_checksum == checksum and is_name_of(file.name, key)
        )
        return next((file for file in twins if has_content(file, size, checksum)), None)

    @cached_property
    def _files_by_size(self) -> dict[int, dict[Path, str]]:
        """The files in the folder by their sizes, each with its checksum, "" as long as nobody has needed it.

        To look at all of them for each of thousands would take hours.
        """
        files: dict[int, dict[Path, str]] = {}
        for file in self.files():
            with contextlib.suppress(OSError):
                files.setdefault(file.stat().st_size, {})[file] = ""
        return files

    @cached_property
    def _files_beside(self) -> dict[int, list[Path]]:
        files: dict[int, list[Path]] = {}
        for file in files_beside(self.base):
            with contextlib.suppress(OSError):
                files.setdefault(file.stat().st_size, []).append(file)
        return files

    def _forget(self) -> None:
        """Look at the folder again, because files in it have other names now."""
        self.__dict__.pop("_files_by_size", None)

    def _write(self, source: Path, checksum: str, key: str, label: str) -> Path:
        is_new = not self.path.exists()
        make_folder(self.path)
        target = self._reserve(key, label, source.suffix)
        try:
            with source.open("rb") as file:
                pieces = iter(partial(file.read, _PIECE), b"")
                write_whole(
                    target, pieces, prepare=lambda copy: _refuse_other_content(copy, checksum, target.name), aside=True
                )
        except BaseException:
            with contextlib.suppress(OSError):
                target.unlink(missing_ok=True)
                if is_new:
                    self.path.rmdir()
            raise
        return target

    def _put_under_name(self, source: Path, target: Path) -> None:
        """Put the content of a file under a name that is reserved for it; raises OSError, and the name is free again.

        The library must not be on the disk before the name is.
        """
        try:
            move_copy(second_name(source, target), target)
            sync_folder(self.path)
            self._forget()
        except OSError:
            with contextlib.suppress(OSError):
                target.unlink(missing_ok=True)
            raise

    def _reserve(self, key: str, label: str, suffix: str) -> Path:
        """Create an empty file under a free name: two programs at once get two names."""
        number = 1
        while True:
            target = self.path / file_name(key, label, suffix, number)
            try:
                os.close(os.open(target, _CREATION_FLAGS, mode_of(self._library)))
            except FileExistsError:
                number += 1
            else:
                return target

    def _path_of_link(self, source: Path) -> str:
        real_path, home = Path(os.path.realpath(source)), Path(os.path.realpath(Path.home()))
        if not is_utf_8(str(real_path)):
            raise InputRefusedError(f"{source}: its name is not UTF-8. To copy it: leave out --link")
        if real_path.is_relative_to(self.base):
            return real_path.relative_to(self.base).as_posix()
        if real_path.is_relative_to(home) and home.is_relative_to(self._find_common_folder(real_path)):
            return f"~/{real_path.relative_to(home).as_posix()}"
        if not (path := self.relative_path(real_path)):
            raise InputRefusedError(f"{source}: no other computer would find it there. To copy it: leave out --link")
        return path

    def _find_common_folder(self, file: Path) -> Path:
        """Return the folder that has a file and the library both; of two drives of Windows, the root of one."""
        try:
            return Path(os.path.commonpath([file, self.base]))
        except ValueError:
            return Path(file.anchor)


def files_beside(base: Path) -> list[Path]:
    """Return the files in the folder of a library, and those one folder below."""
    paths: list[Path] = []
    with contextlib.suppress(OSError):  # a folder that cannot be read has no file for us
        for entry in os.scandir(base):
            if entry.is_file():
                paths.append(Path(entry.path))
            elif entry.is_dir():
                paths += [Path(inner.path) for inner in os.scandir(entry.path) if inner.is_file()]
    return paths


def measure(file: Path) -> tuple[int, str]:
    """Return a file's size and checksum (SHA-256); raises InputRefusedError where it is empty or cannot be read."""
    try:
        if file.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
        size = file.stat().st_size
        checksum = _checksum(file)
    except OSError as error:
        raise InputRefusedError(f"{file}: cannot be read: {explain_error(error, file, 'read')}") from error
    if not size:
        raise InputRefusedError(f"{file}: the file is empty")
    return size, checksum


def has_pointer(file: Path) -> bool:
    """Tell whether a file is only its pointer of Git LFS."""
    try:
        with file.open("rb") as content:
            return is_pointer(content.read(LONGEST_POINTER))
    except OSError:
        return False


def flaw_of(file: Path) -> str:
    """Return why a file cannot be attached, as its beginning tells; "" if nothing is against it."""
    if file.is_dir():
        return "a folder cannot be attached, only files in it"
    try:
        with file.open("rb") as content:
            beginning = content.read(LONGEST_POINTER)
    except OSError as error:
        return f"cannot be read: {explain_error(error, file, 'read')}"
    if not beginning:
        return "the file is empty"
    return f"this is only its pointer of Git LFS. {FETCH_POINTERS}" if is_pointer(beginning) else ""


def _measure_source(source: Path) -> tuple[int, str]:
    if flaw := flaw_of(source):
        raise InputRefusedError(f"{source}: {flaw}")
    return measure(source)


def _checksum(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def has_content(file: Path, size: int, checksum: str) -> bool:
    """Tell whether a file is there and has this size and checksum."""
    try:
        return file.stat().st_size == size and _checksum(file) == checksum
    except OSError:
        return False


def _refuse_other_content(copy: Path, checksum: str, name: str) -> None:
    if _checksum(copy) != checksum:
        raise OSError(errno.EIO, f"the source of {name} changed while it was copied")


def second_name(source: Path, target: Path) -> Path:
    """Return a file beside the target with the content of the source: another name for it, where the disk has such."""
    second = _temporary_beside(target)
    try:
        os.link(source, second)
    except OSError:
        return copy_beside(source, target)
    return second


def copy_beside(source: Path, target: Path) -> Path:
    """Return a copy of the source beside the target, with its times."""
    copy = _temporary_beside(target)
    with _removal_on_error(copy):
        copy_file(source, copy)
    return copy


def move_copy(copy: Path, target: Path) -> None:
    """Give a copy the name of its target, whose content goes; a copy for which that fails goes itself."""
    with _removal_on_error(copy):
        copy.replace(target)


@contextlib.contextmanager
def _removal_on_error(copy: Path) -> Iterator[None]:
    """Remove a copy that is not whole, or cannot be put in its place: it may be large; also after Ctrl-C."""
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            copy.unlink()
        raise


def _temporary_beside(target: Path) -> Path:
    return target.with_name(f".{os.urandom(6).hex()}.tmp")


def is_temporary(name: str) -> bool:
    """Tell whether a name is that of a copy that is not in its place yet, or that a killed program left."""
    return name.startswith(".") and name.endswith(".tmp")
