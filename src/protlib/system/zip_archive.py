"""Zip archives from anywhere: what they may unpack to, and what reading one that is damaged or protected ends with."""

import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Final

FAULTS: Final = (OSError, RuntimeError, NotImplementedError, EOFError, zipfile.BadZipFile, zlib.error)
"""What the reader of archives raises where one is damaged."""
LOCKED_ARCHIVE: Final = "it has a password; save it without one"
_ENCRYPTED_BIT: Final = 1  # the first flag of an entry, in the format's own table
# XML is packed to a tenth or a twentieth; a text that cites one work a thousand times to less.
_MOST_TIMES_LARGER: Final = 100
LARGEST: Final = 2 << 30
"""Bytes that a file may have which is unpacked whole: what says that it has more was made to fill the disk."""
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)  # the date of new parts: the same document gives the same bytes
_BYTES_AT_ONCE: Final = 1 << 20


def most_unpacked(size: int, harmless_size: int, largest: int) -> int:
    """Return to how many bytes an archive of a size may unpack: what is `harmless_size` is so however it is packed."""
    return min(largest, max(harmless_size, _MOST_TIMES_LARGER * size))


def is_encrypted(entry: zipfile.ZipInfo) -> bool:
    """Tell whether a part has a password on it."""
    return bool(entry.flag_bits & _ENCRYPTED_BIT)


def part_names(data: bytes) -> tuple[str, ...]:
    """Return the names of the parts of an archive; of one that is damaged, none."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return tuple(archive.namelist())
    except FAULTS:
        return ()


def with_changed_texts(
    data: bytes, changes: Mapping[str, Callable[[str], str]], additions: Mapping[str, str] = {}
) -> bytes:
    """Return an archive with some texts changed and others added; changes of parts that it has not do nothing."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = changes.keys() & set(archive.namelist())
        texts = {name: changes[name](archive.read(name).decode()) for name in names}
    return with_parts(data, {name: text.encode() for name, text in {**texts, **additions}.items()})


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return an archive with these parts: each replaces the old one of its name, and new ones come last.

    Raises ValueError, with the reason, where another part is damaged.
    """
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            if entry.filename in parts:
                new.writestr(_copy_entry_info(entry), parts[entry.filename])
            else:
                _copy(old, new, entry)
        old_names = set(old.namelist())
        for name in (name for name in parts if name not in old_names):
            added = zipfile.ZipInfo(name, _EARLIEST)
            added.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(added, parts[name])
    return buffer.getvalue()


def _copy(old: zipfile.ZipFile, new: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Copy a part in pieces, so that a large picture never fills the memory."""
    try:
        with old.open(entry) as source, new.open(_copy_entry_info(entry), "w") as target:
            while piece := source.read(_BYTES_AT_ONCE):
                target.write(piece)
    except FAULTS as error:
        raise ValueError(f"{entry.filename} is damaged or has a password") from error


def _copy_entry_info(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    like = zipfile.ZipInfo(entry.filename, entry.date_time)
    like.compress_type, like.external_attr, like.create_system = (
        entry.compress_type,
        entry.external_attr,
        entry.create_system,
    )
    return like
