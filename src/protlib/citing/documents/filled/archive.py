"""A document in a zip archive, with some of its parts rewritten."""

import zipfile
from io import BytesIO
from typing import Final

from protlib.formats.word.package import Package
from protlib.system.zip_archive import FAULTS

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)  # the date of new parts: the same document gives the same bytes
_MOST_BYTES_UNPACKED: Final = 2_000_000_000  # a file of a few kilobytes may unpack to more than a disk holds
_BYTES_AT_ONCE: Final = 1 << 20


class Parts:
    """The parts of a document by name; a new part replaces the old one of its name.

    Raises ValueError where a document cannot be opened, with the reason as the rest of a sentence.
    """

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        self._data = data
        self._content_by_name: dict[str, bytes] = {}
        self._changed: dict[str, bytes] = {}
        if sum(self.package.sizes.values()) > _MOST_BYTES_UNPACKED:
            raise ValueError("it is too large when unpacked")

    def __contains__(self, name: str) -> bool:
        return name in self._changed or name in self.package.sizes

    def __getitem__(self, name: str) -> bytes:
        if name in self._changed:
            return self._changed[name]
        if name not in self._content_by_name:
            self._content_by_name[name] = self.package.read_part(name)
        return self._content_by_name[name]

    def get(self, name: str, default: bytes = b"") -> bytes:
        """Return a part, or the default where no part has that name."""
        return self[name] if name in self else default  # noqa: SIM401 - it is what get is made of

    def __setitem__(self, name: str, data: bytes) -> None:
        _refuse_damaged_archive(data, name)
        self._changed[name] = data

    def names(self) -> list[str]:
        """Return the names of all parts."""
        return list(dict.fromkeys((*self.package.sizes, *self._changed)))

    def archive_bytes(self) -> bytes:
        """Return the archive: its parts in their order, then the new ones."""
        buffer = BytesIO()
        with zipfile.ZipFile(BytesIO(self._data)) as old, zipfile.ZipFile(buffer, "w") as new:
            for entry in old.infolist():
                if entry.filename in self._changed:
                    new.writestr(_like(entry), self._changed[entry.filename])
                else:
                    _copy(old, new, entry)
            for name in (name for name in self._changed if name not in self.package.sizes):
                added = zipfile.ZipInfo(name, _EARLIEST)
                added.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(added, self._changed[name])
        return buffer.getvalue()


def _refuse_damaged_archive(data: bytes, name: str) -> None:
    """Refuse a part that no program could open, so that the report is not changed."""
    from xml.parsers import expat

    try:
        expat.ParserCreate(namespace_separator=" ").Parse(data, True)  # noqa: FBT003 - expat takes it by its place
    except expat.ExpatError as error:
        raise ValueError(f"{name}: unusual XML; save the report in Word or LibreOffice, then fill it again") from error


def _copy(old: zipfile.ZipFile, new: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Copy a part in pieces, so that a large picture never fills the memory."""
    try:
        with old.open(entry) as source, new.open(_like(entry), "w") as target:
            while piece := source.read(_BYTES_AT_ONCE):
                target.write(piece)
    except FAULTS as error:
        raise ValueError(f"{entry.filename} is damaged or has a password") from error


def _like(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    like = zipfile.ZipInfo(entry.filename, entry.date_time)
    like.compress_type, like.external_attr, like.create_system = (
        entry.compress_type,
        entry.external_attr,
        entry.create_system,
    )
    return like
