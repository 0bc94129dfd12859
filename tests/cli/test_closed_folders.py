"""A folder in which one may not write: the message names it."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from programs.running import Run, as_typed_here


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_a_folder_in_which_one_may_not_write_is_named(
    sample: Run, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    folder, open_file, access = Path("closed").absolute(), os.open, os.access

    def refuse(path: str | Path, *rest: Any, **options: Any) -> int:
        if Path(path).parent == folder:
            raise OSError(number, os.strerror(number), str(path))
        return open_file(path, *rest, **options)

    folder.mkdir()
    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(
        os, "access", lambda path, *rest, **more: Path(path).absolute() != folder and access(path, *rest, **more)
    )
    ran = sample("export", "-o", "closed/a.bib")
    message = f"protlib: closed/a.bib: cannot be written: you may not write in {folder}; name another folder\n"
    assert (ran.code, ran.err.endswith(as_typed_here(message))) == (2, True), ran.err
    assert not [*folder.iterdir()]
