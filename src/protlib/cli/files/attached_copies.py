"""The attached files of publications, copied beside a library that is for others."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from protlib.cli.files import STANDARD
from protlib.cli.output import say
from protlib.errors import UsageError

if TYPE_CHECKING:
    from protlib.record.attached_file import AttachedFile
    from protlib.record.model import Publication


def copy_files(library: Path, publications: "Sequence[Publication]", output: str) -> "list[Publication]":
    """Copy the files of publications beside another library, and return the publications with the copies.

    A missing file is left out, and reported. Raises UsageError where the other library is standard output.
    """
    from protlib.attachments.folder import FilesFolder
    from protlib.attachments.places import locate
    from protlib.record.attached_file import PRESENT, files_of, texts_of

    if output == STANDARD:
        raise UsageError("--include files needs a file: -o copy.json")
    mine, theirs = FilesFolder(library), FilesFolder(Path(output))
    missing: list[str] = []
    count = 0

    def copies(record: "Publication") -> "list[AttachedFile]":
        nonlocal count
        files = []
        for file in files_of(record):
            place = locate(mine, file)
            if place.state in PRESENT:
                files.append(theirs.copy(place.path, record.key, label=file.label, language=file.language))
                count += 1
            else:
                missing.append(f"{record.key}: {file.name}")
        return files

    shared = [record.changed(files=texts_of(copies(record))) if record.files else record for record in publications]
    if count:
        say(f"{count} {'file' if count == 1 else 'files'} copied to {theirs.path}")
    if missing:
        say(f"not there, and left out: {', '.join(missing)}")
    return shared
