"""`attach` to a library that nobody may write: the message names the library, and no copy is made."""

from pathlib import Path

import pytest

from programs.running import Run
from protlib.errors import ExitCode


@pytest.mark.parametrize("options", [[], ["--link"]], ids=["copied", "linked"])
def test_a_library_that_is_read_only_is_told_before_anything_is_copied(
    protlib: Run, tmp_path: Path, options: list[str]
) -> None:
    library = tmp_path / "library.json"
    protlib("-L", library, "add", "--title", "Caring for Trafficked Persons", "--key", "caring")
    (tmp_path / "report.txt").write_text("A report")
    attach = ("-L", library, "attach", "caring", tmp_path / "report.txt", *options)
    library.chmod(0o444)
    ran = protlib(*attach)
    assert ran.err.startswith(f"protlib: {library} cannot be written: it is read-only")
    assert ran.code == ExitCode.LIBRARY_UNUSABLE
    assert not (tmp_path / "library.files").exists()
    assert protlib(*attach, "--dry-run").code == ExitCode.DONE
    library.chmod(0o644)
    assert protlib(*attach).code == ExitCode.DONE
