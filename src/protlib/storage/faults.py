"""Whether a library's file and its kept versions are as they were written; nothing is written here."""

import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from protlib.errors import LibraryUnusableError
from protlib.storage import contents
from protlib.storage.advice import advise_on_library
from protlib.storage.history.compaction import has_lost_versions, list_provable
from protlib.storage.history.delta import apply_delta
from protlib.storage.history.pack import Checksum, Pack, UnprovableError, VersionInPack
from protlib.storage.history.trail import chain_deltas
from protlib.storage.history.version_bytes import read_whole
from protlib.storage.history.version_files import VersionFiles
from protlib.storage.history.versions import Versions

_LARGEST_HASHED: Final = 1 << 30
"""So many bytes of versions are made of deltas; where together they have more, several steps are done in one."""


class Fault(NamedTuple):
    """A fault: the part of the library, the fault, and advice; with `is_wrong` false it is only a remark."""

    part: str
    description: str
    advice: str = ""
    is_wrong: bool = True


def find_file_faults(path: Path, raw: bytes | None, versions: Versions) -> Iterator[Fault]:
    """Yield the faults of the bytes of a library's file; `raw` is None where there is no file."""
    if raw is None:
        away = "its name may be mistyped, or its drive away"
        advice = "protlib undo puts back the last version" if versions.list_past() else away
        yield Fault("file", f"no such file: {path}", advice)
        return
    file_record = versions.written_files.find_by_stamp(path)
    if file_record is not None and file_record.crc != zlib.crc32(raw):
        yield Fault(
            "file",
            "no program changed it, but its bytes changed: the disk may be faulty",
            "protlib info --repair mends a single bit, or takes it as it is; else use protlib undo or a backup",
        )
    elif versions.written_files.find_record(path) is None or versions.is_put_back():
        yield Fault("file", "it was changed by another program, or copied here", is_wrong=False)
    try:
        content = contents.content_of(raw)
    except contents.NotALibraryError as error:
        yield Fault("file", f"it {error}", advise_on_library(path, error, versions))
        return
    for repair in content.repairs:
        yield Fault("file", repair, "protlib info --repair, or the next change, mends it")
    if not content.repairs and contents.dumps(content.tables) != raw:
        yield Fault("file", "its layout is not protlib's; the next change rewrites it", is_wrong=False)


def find_history_faults(versions: Versions) -> Iterator[Fault]:
    """Yield the faults of the kept versions, and of the notes on them."""
    if damaged := versions.written_files.count_damaged():
        yield Fault(
            "history",
            f"{damaged} lines of {versions.folder / 'written.jsonl'} are damaged",
            "protlib info --repair mends or drops them",
        )
    for message in versions.files_aside.list_faults():
        yield Fault("history", message, "protlib info --repair mends a single bit")
    for undone in (False, True):
        if undone and not versions.list_undone():
            continue
        files = VersionFiles(versions.folder, undone=undone)
        yield from _whole_faults(files)
        yield from _faults_of_packs(files)


def _whole_faults(files: VersionFiles) -> Iterator[Fault]:
    for version in files.list_wholes():
        try:
            contents.content_of(read_whole(version))
        except LibraryUnusableError as error:
            yield Fault("history", str(error))
        except contents.ConflictError as error:
            fault_text = f"version {version.number} {error}; it is the file as it was before the two sides were joined"
            yield Fault("history", fault_text, is_wrong=False)
        except contents.NotALibraryError as error:
            yield Fault("history", f"version {version.number}: {version.path} {error}", _SET_ASIDE)


def _faults_of_packs(files: VersionFiles) -> Iterator[Fault]:
    pack, wholes = Pack(files.pack), files.list_wholes()
    if not files.pack_size():
        return
    entries = list_provable(files, wholes[0])[::-1] if wholes else []
    broken = next((entry.version.number for entry in entries if not entry.is_whole), None)
    if broken is not None:
        message = f"{files.pack} is damaged: version {broken} and older ones cannot be restored"
        yield Fault("history", message, _SET_ASIDE)
        return
    if has_lost_versions(files, wholes):
        message = f"{files.pack} is damaged, or its base is missing: older versions cannot be restored"
        yield Fault("history", message, _SET_ASIDE)
    try:
        if entries:
            yield from _find_changed(pack, wholes[0].path.read_bytes(), entries)
    except (UnprovableError, zlib.error, ValueError) as error:
        yield Fault("history", f"{files.pack}: {error}", _SET_ASIDE)


def _find_changed(pack: Pack, raw: bytes, entries: Sequence[VersionInPack]) -> Iterator[Fault]:
    """Yield the first packed version that is not as it was kept, each a delta of the one above."""
    if Checksum.of_bytes(raw) != entries[0].version.base:
        yield Fault(
            "history", f"version {entries[0].version.number} and older ones: they are based on another file", _SET_ASIDE
        )
        return
    step = sum(entry.version.result.size for entry in entries) // _LARGEST_HASHED + 1
    for start in range(0, len(entries), step):
        several = entries[start : start + step]
        raw = apply_delta(chain_deltas([pack.read_delta(entry) for entry in several]), raw)
        if Checksum.of_bytes(raw) != several[-1].version.result:
            number = several[-1].version.number
            yield Fault("history", f"version {number} and older ones are not what was saved", _SET_ASIDE)
            return


_SET_ASIDE: Final = "protlib info --repair mends a single bit, or sets it aside"
