"""Second names of files: what a version is made of before another file takes the place of the first."""

import os
from pathlib import Path


def link_or_copy(source: Path, target: Path, *, is_safe: bool = True) -> None:
    """Give a file a second name, or a copy where there are no links; a safe one is on the disk before it returns."""
    from protlib.system.atomic import sync_folder

    try:
        os.link(source, target)
    except OSError:  # no hard links on this file system, or not to this file
        _copy(source, target)
    if is_safe:
        sync_folder(target.parent)


def _copy(source: Path, target: Path) -> None:
    """Copy in two steps, so that a partial copy is never taken for a version, even after a power cut."""
    from protlib.system.atomic import copy_file
    from protlib.system.windows import put_in_place

    unfinished = target.with_name("unfinished")
    copy_file(source, unfinished)
    with unfinished.open("r+b") as copied:
        os.fsync(copied.fileno())
    put_in_place(unfinished, target)
