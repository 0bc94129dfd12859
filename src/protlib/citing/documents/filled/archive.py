"""A document in a zip archive, with some of its parts rewritten."""

from protlib.system.zip_archive import LARGEST, with_parts
from protlib.word_processing.package import Package


class ArchiveParts:
    """The parts of a document by name; a new part replaces the old one of its name.

    Raises ValueError where a document cannot be opened, with the reason as the rest of a sentence.
    """

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        self._data = data
        self._content_by_name: dict[str, bytes] = {}
        self._changed: dict[str, bytes] = {}
        if sum(self.package.sizes.values()) > LARGEST:
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
        return with_parts(self._data, self._changed)


def _refuse_damaged_archive(data: bytes, name: str) -> None:
    """Refuse a part that no program could open, so that the report is not changed."""
    from xml.parsers import expat

    try:
        expat.ParserCreate(namespace_separator=" ").Parse(data, True)  # noqa: FBT003 - expat takes it by its place
    except expat.ExpatError as error:
        raise ValueError(f"{name}: unusual XML; save the report in Word or LibreOffice, then fill it again") from error
