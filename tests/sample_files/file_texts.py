"""What the tests of texts share: files whose text is known, without a reader."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from protlib.fulltext.page_text import FileText, Page
from protlib.fulltext.text_store import TextStore, Unreadable
from protlib.library import Library
from protlib.record.attached_file import AttachedFile
from protlib.record.model import Publication

READER = "by hand, 1"


def sha_of(name: str) -> str:
    """Return the checksum that stands for a file."""
    return hashlib.sha256(name.encode()).hexdigest()


def text_of(*pages: str, first: int | None = 1, is_paged: bool = True) -> FileText:
    """Return a text of pages that are numbered from one on; None for no printed numbers."""
    labels = ["" if first is None else str(first + place) for place in range(len(pages))]
    return FileText(tuple(map(Page, pages, labels)), READER, is_paged)


def publication_with(key: str, *names: str, title: str = "", **fields: object) -> Publication:
    """Return a record with files of these names."""
    files = [AttachedFile(f"library.files/{name}", 10, sha_of(name)) for name in names]
    return Publication(key=key, title=title or f"Title of {key}", files=tuple(map(str, files)), **fields)  # type: ignore[arg-type]


def fill(library: Library, texts: Mapping[str, FileText | Sequence[str]]) -> None:
    """Add a record for each key, with a file of that name and its text."""
    library.add_many([publication_with(key, key) for key in texts], match="key")
    for key, text in texts.items():
        library.texts.store.write(sha_of(key), text if isinstance(text, FileText) else text_of(*text))


def attach_with_text(
    library: Path, data: Path, key: str, text: FileText | Unreadable, name: str = "report.pdf"
) -> None:
    """Attach a file to a record of a library, as a user has it, with a text that was read before."""
    from protlib.library.files.attachments import AttachmentManner, attach

    source = library.parent / name
    source.write_bytes(f"{key} {name}".encode())
    with Library(library) as opened:
        attach(opened, key, [source], AttachmentManner(label="" if name == "report.pdf" else Path(name).stem))
    TextStore(data / "protlib" / "texts").write(hashlib.sha256(source.read_bytes()).hexdigest(), text)
