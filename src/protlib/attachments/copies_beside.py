"""Copies that are made beside their target, and put in its place once they are whole."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from protlib.system.atomic import copy_file


def second_name(source: Path, target: Path) -> Path:
    """Return a file beside the target with the content of the source: another name for it, where the disk has such."""
    second = _temporary_beside(target)
    try:
        os.link(source, second)
    except OSError:
        return copy_beside(source, target)
    return second


def copy_beside(source: Path, target: Path) -> Path:
    """Return a copy of the source beside the target, with its times."""
    copy = _temporary_beside(target)
    with _removal_on_error(copy):
        copy_file(source, copy)
    return copy


def put_in_place(copy: Path, target: Path) -> None:
    """Give a copy the name of its target, whose content goes; a copy for which that fails goes itself."""
    with _removal_on_error(copy):
        copy.replace(target)


@contextlib.contextmanager
def _removal_on_error(copy: Path) -> Iterator[None]:
    """Remove a copy that is not whole, or cannot be put in its place: it may be large; also after Ctrl-C."""
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            copy.unlink()
        raise


def _temporary_beside(target: Path) -> Path:
    return target.with_name(f".{os.urandom(6).hex()}.tmp")


def is_temporary(name: str) -> bool:
    """Tell whether a name is that of a copy that is not in its place yet, or that a killed program left."""
    return name.startswith(".") and name.endswith(".tmp")
