"""What is broken in the kept versions mended, or set aside where it cannot be; what can be read stays. Who calls it holds the lock."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from protlib.errors import LibraryUnusableError
from protlib.storage import contents, pack
from protlib.storage.compaction import provable
from protlib.storage.flipped_bit import mended
from protlib.storage.pack import Checksum, Pack
from protlib.storage.refusals import is_of_the_system
from protlib.storage.replacement import replace_library
from protlib.storage.version_bytes import whole
from protlib.storage.version_files import Version, VersionFiles
from protlib.storage.versions import Versions
from protlib.system.atomic import write_whole
from protlib.system.stamp import stamp


class Mend(NamedTuple):
    """What is to be done about something that is broken, in words, and what does it."""

    told: str
    do: Callable[[], object]


def all_mends(path: Path, versions: Versions) -> Iterator[Mend]:
    """Yield what is to be done about a library and its versions; each is to be done before the next is asked for, or none."""
    yield from _of_file(path, versions)
    if damaged := versions.written.damaged():
        yield Mend(
            f"{damaged} damaged lines of {versions.folder / 'written.jsonl'} mended, or dropped",
            versions.written.mend,
        )
    if (right := versions.aside.mended()) is not None:
        yield Mend(
            "a file set aside mended: a single bit had flipped",
            partial(write_whole, versions.aside.pack, right),
        )
    for undone in (False, True):
        files = VersionFiles(versions.folder, undone=undone)
        for version in files.wholes():
            yield from _of_whole(versions, version)
        if files.pack_size():
            yield from _of_pack(versions, files)


def _of_whole(versions: Versions, version: Version) -> Iterator[Mend]:
    try:
        contents.content_of(whole(version))
    except (LibraryUnusableError, contents.NotALibraryError) as error:
        if is_of_the_system(error):  # what cannot be read now may be whole
            raise
        yield _mend_or_set_aside(versions, version)


def _mend_or_set_aside(versions: Versions, version: Version) -> Mend:
    path, raw = version.path, version.path.read_bytes()
    for written in versions.written.once(path):
        if (right := mended(raw, written.crc)) is not None:
            note = partial(versions.written.add, written, like=path)
            return Mend(
                f"version {version.number} mended: a single bit had flipped",
                partial(write_whole, path, right, before=note),
            )
    aside = versions.aside.damaged(".json")
    return Mend(f"version {version.number} cannot be mended; set aside as {aside}", partial(path.rename, aside))


def _of_pack(versions: Versions, files: VersionFiles) -> Iterator[Mend]:
    raw = files.pack.read_bytes()
    wholes = files.wholes()
    entries = provable(files, wholes[0]) if wholes else []
    broken = next((entry for entry in reversed(entries) if not entry.is_whole), None)
    if broken is not None:
        right = pack.without_flipped_bit(raw[broken.start : broken.end])
        if right is not None:
            data = raw[: broken.start] + right + raw[broken.end :]
            told = f"version {broken.packed.number} mended: a single bit had flipped"
            yield Mend(told, partial(write_whole, files.pack, data))
            return
    lost = broken.end if broken is not None else (entries[0].start if entries else len(raw))
    if lost and Pack(files.pack).is_begun():
        yield Mend(*_set_aside(versions, files, raw, lost))


def _set_aside(versions: Versions, files: VersionFiles, raw: bytes, lost: int) -> tuple[str, Callable[[], object]]:
    aside = versions.aside.damaged(".deltas")

    def part() -> None:
        write_whole(aside, raw[:lost], like=files.pack)
        write_whole(files.pack, raw[lost:])

    return f"packed versions that cannot be restored are set aside as {aside}", part


def _of_file(path: Path, versions: Versions) -> Iterator[Mend]:
    """Yield what is to be done about a library's file of which a bit has flipped where nothing has written to it."""
    written = versions.written.noted(path)
    if written is None:
        return
    raw = path.read_bytes()
    if written.crc == Checksum.of(raw).crc or (right := mended(raw, written.crc)) is None:
        return
    aside, read = versions.aside.damaged(".json"), stamp(path)

    def keep(temporary: Path) -> None:
        write_whole(aside, raw, like=path)
        versions.written.add(written, temporary, like=path)

    yield Mend(
        f"the library mended: a single bit had flipped; the damaged file is kept as {aside}",
        lambda: replace_library(path, right, read=read, keep=keep),
    )
