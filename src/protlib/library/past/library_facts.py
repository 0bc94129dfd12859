"""Facts about a library: its kept versions, its content, and where its files are."""

from collections.abc import Iterator
from pathlib import Path

from protlib.storage import Store
from protlib.storage.version_info import VersionInfo


def list_versions(store: Store, record_count: int) -> list[VersionInfo]:
    """Return the library as it is, with this many records, among its kept versions, the newest first."""
    header = store.header()
    versions_on_disk = store.list_versions()
    number = store.versions.number()
    now = VersionInfo(header.changed, record_count, header.changed_by, is_undone=False, who=header.who, number=number)
    undone_count = sum(version.is_undone for version in versions_on_disk)
    return [*versions_on_disk[:undone_count], *([now] if store.stamp() else []), *versions_on_disk[undone_count:]]


def has_past(library: Path) -> bool:
    """Tell whether versions of a library are kept, even where its file is gone."""
    return bool(Store(library).versions.list_past())


def last_version_of_deleted(library: Path) -> int:
    """Return the number of the last version of a library whose file is gone, 0 where none is kept."""
    past_versions = Store(library).versions.list_past()
    return past_versions[-1].number if past_versions else 0


def read_set_aside(library: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each conflict copy that was joined, and of each damaged file that was kept."""
    files_aside = Store(library).versions.files_aside
    yield from ((name, files_aside.bytes_of(name)) for name in files_aside.names())


def collect_facts(store: Store, record_count: int) -> dict[str, str | int]:
    """Return where the library and its versions are, and what they hold; sizes in bytes, with files set aside."""
    header = store.header()
    file, versions = store.stamp(), store.versions
    return {
        "library": str(store.path),
        "publications": record_count,
        "size": file.size if file else 0,
        "format": header.format,
        "created": header.created,
        "changed": header.changed,
        "changed_by": header.changed_by,
        "versions": len(versions.list_past()),
        "versions_folder": str(versions.folder),
        "versions_size": versions.size(),
        "set_aside": len(versions.files_aside.names()),
        "set_aside_size": versions.files_aside.size(),
        **_describe_files(store.path),
    }


def _describe_files(library: Path) -> dict[str, str | int]:
    """Return the folder of attached files, how many are in it, and their size in bytes; nothing where there is none."""
    from protlib.attachments.folder import FilesFolder

    folder = FilesFolder(library)
    sizes = [path.stat().st_size for path in folder.files()]
    return {"files_folder": str(folder.path), "files": len(sizes), "files_size": sum(sizes)} if sizes else {}
