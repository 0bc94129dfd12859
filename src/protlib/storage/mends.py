"""Repairs of the kept versions; unrepairable ones are set aside, and readable ones stay. The caller holds the lock."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from protlib.errors import LibraryUnusableError
from protlib.storage import contents
from protlib.storage.flipped_bit import correct_bit
from protlib.storage.history import pack
from protlib.storage.history.compaction import has_lost_versions, list_provable
from protlib.storage.history.pack import Checksum, Pack
from protlib.storage.history.version_bytes import read_whole
from protlib.storage.history.version_files import Version, VersionFiles
from protlib.storage.history.version_keeper import VersionKeeper
from protlib.storage.history.versions import Versions
from protlib.storage.refusals import is_system_error
from protlib.storage.replacement import replace_library
from protlib.system.atomic import write_whole
from protlib.system.file_identity import stamp


class Mend(NamedTuple):
    """A repair: its description, and the function that does it."""

    description: str
    carry_out: Callable[[], object]


def iterate_mends(path: Path, versions: VersionKeeper) -> Iterator[Mend]:
    """Yield the repairs of a library and its versions; do all, each before the next is requested, or none."""
    yield from _mend_file(path, versions)
    if damaged := versions.written_files.count_damaged():
        yield Mend(
            f"{damaged} damaged lines of {versions.folder / 'written.jsonl'} mended, or dropped",
            versions.written_files.mend,
        )
    if (right := versions.files_aside.mend_pack()) is not None:
        yield Mend(
            "a file set aside mended: a single bit had flipped", partial(write_whole, versions.files_aside.pack, right)
        )
    for undone in (False, True):
        files = VersionFiles(versions.folder, undone=undone)
        for version in files.list_wholes():
            yield from _mend_wholes(versions, version)
        if files.pack_size():
            yield from _mend_pack(versions, files)


def _mend_wholes(versions: Versions, version: Version) -> Iterator[Mend]:
    try:
        contents.content_of(read_whole(version))
    except contents.ConflictError:
        return  # as Git left it, which undo brings back
    except (LibraryUnusableError, contents.NotALibraryError) as error:
        if is_system_error(error):  # what cannot be read now may be whole
            raise
        yield _mend_or_set_aside(versions, version)


def _mend_or_set_aside(versions: Versions, version: Version) -> Mend:
    path, raw = version.path, version.path.read_bytes()
    for file_record in versions.written_files.find_former(path):
        if (right := correct_bit(raw, file_record.crc)) is not None:
            note = partial(versions.written_files.add, file_record, like=path)
            return Mend(
                f"version {version.number} mended: a single bit had flipped",
                partial(write_whole, path, right, prepare=note),
            )
    aside = versions.files_aside.path_for_damaged(".json")
    return Mend(f"version {version.number} cannot be mended; set aside as {aside}", partial(path.rename, aside))


def _mend_pack(versions: Versions, files: VersionFiles) -> Iterator[Mend]:
    raw = files.pack.read_bytes()
    wholes = files.list_wholes()
    entries = list_provable(files, wholes[0]) if wholes else []
    broken = next((entry for entry in reversed(entries) if not entry.is_whole), None)
    if broken is not None:
        right = pack.mend_flipped_bit(raw[broken.start : broken.end])
        if right is not None:
            data = raw[: broken.start] + right + raw[broken.end :]
            description = f"version {broken.version.number} mended: a single bit had flipped"
            yield Mend(description, partial(write_whole, files.pack, data))
            return
    if Pack(files.pack).is_begun() and (broken is not None or has_lost_versions(files, wholes)):
        lost = broken.end if broken is not None else (entries[0].start if entries else len(raw))
        yield Mend(*_set_part_aside(versions, files, raw, lost))


def _set_part_aside(versions: Versions, files: VersionFiles, raw: bytes, lost: int) -> tuple[str, Callable[[], object]]:
    aside = versions.files_aside.path_for_damaged(".deltas")

    def move_part() -> None:
        write_whole(aside, raw[:lost], like=files.pack)
        write_whole(files.pack, raw[lost:])

    return f"packed versions that cannot be restored are set aside as {aside}", move_part


def _mend_file(path: Path, versions: VersionKeeper) -> Iterator[Mend]:
    """Yield the repair of a library's file with bytes that no program wrote."""
    file_record = versions.written_files.find_by_stamp(path)
    if file_record is None:
        return
    raw = path.read_bytes()
    if file_record.crc == Checksum.of_bytes(raw).crc:
        return
    right = correct_bit(raw, file_record.crc)
    if right is None:
        yield from _take_as_it_is(path, raw, versions)
        return
    aside, read_stamp = versions.files_aside.path_for_damaged(".json"), stamp(path)

    def keep(temporary: Path) -> None:
        write_whole(aside, raw, like=path)
        versions.written_files.add(file_record, temporary, like=path)
        versions.let_go()

    def mend() -> None:
        replace_library(path, right, read_stamp=read_stamp, keep=keep)
        with suppress(OSError):  # the library is mended
            versions.hold(file_record.record_count)

    yield Mend(f"the library mended: a single bit had flipped; the damaged file is kept as {aside}", mend)


def _take_as_it_is(path: Path, raw: bytes, versions: Versions) -> Iterator[Mend]:
    """Yield the note on a library of which more than a bit changed, but which can be read.

    A change of a large library sums up only what it changes: without this note, each later version would be damaged.
    """
    try:
        records = len(contents.content_of(raw).documents)
    except contents.NotALibraryError:
        return
    note = partial(versions.written_files.note_elsewhere, path, records, like=path)
    yield Mend("the library taken as it is: more than a bit had changed, and all its records can be read", note)
