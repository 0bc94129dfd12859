"""All that somebody can read in a file that was handed out."""

import io
import zipfile
from pathlib import Path

from programs.blocks import opened, without_blocks


def everything(file: Path) -> str:
    """Return all text of a file, of an archive that of its parts, and of a page that of its blocks, in lower case."""
    data = file.read_bytes()
    if blocks := opened(data):
        return b"\n".join([without_blocks(data), *blocks.values()]).decode("utf-8", "replace").lower()
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data.decode().lower()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name.encode() + archive.read(name) for name in archive.namelist()]
    return b"\n".join(parts).decode("utf-8", "replace").lower()
