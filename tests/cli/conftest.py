"""The command line as a user runs it: arguments in; output, messages and an exit code out."""

import functools
import io
import os
import shutil
import subprocess
import sys
import webbrowser
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from harness import built_indexes
from harness.kept_helpers import Helpers
from harness.paths import EXAMPLES
from programs.running import Ran, Run
from protlib.cli import main
from protlib.cli.files import viewer
from protlib.index import builder
from protlib.system import windows

# What functions take is read once and made into commands once, however often the tests run them.
typer.main.get_command = functools.cache(typer.main.get_command)

_build_once = built_indexes.keeping(builder.build)


class _Input(io.TextIOWrapper):
    """Standard input that is no terminal."""


@pytest.fixture(scope="session")
def helpers() -> Iterator[Helpers]:
    """Processes that read files for one test after another."""
    helpers = Helpers()
    yield helpers
    helpers.end()


@pytest.fixture
def protlib(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], helpers: Helpers
) -> Run:
    """Run protlib on a library of its own in a fresh folder; that a command made it is left out of what it said."""
    monkeypatch.setenv("PROTLIB_LIBRARY", str(tmp_path / "library.json"))
    monkeypatch.setenv("PROTLIB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(builder, "build", _build_once)
    helpers.stand_in(monkeypatch)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path, stdin: str | bytes = "") -> Ran:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "argv", ["protlib", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", _Input(io.BytesIO(data), encoding="utf-8"))
        capfd.readouterr()
        code = main.run()
        out, err = capfd.readouterr()
        return Ran(out, err.replace(f"a new library was made: {tmp_path / 'library.json'}\n", ""), code)

    return run


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the library into which the sample was imported."""
    folder = tmp_path_factory.mktemp("sample")
    library = ["--library", str(folder / "library.json")]
    command = [sys.executable, "-m", "protlib", *library, "import", str(EXAMPLES / "publications.jsonl")]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture
def sample(protlib: Run, sample_folder: Path, tmp_path: Path) -> Run:
    """Run protlib on a copy of the sample library."""
    shutil.copytree(sample_folder, tmp_path, dirs_exist_ok=True)
    return protlib


@pytest.fixture
def opened_links(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The links that the browser was asked to open: of a machine that has one, whether or not this one does."""
    links: list[str] = []
    monkeypatch.setattr(webbrowser, "get", object)
    monkeypatch.setattr(typer, "launch", links.append)
    monkeypatch.setattr(viewer, "start_program", lambda command: links.append(command[-1]))
    if hasattr(os, "startfile"):
        monkeypatch.setattr(os, "startfile", links.append)
    return links


@pytest.fixture
def as_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the command line take this system for Windows."""
    monkeypatch.setattr(windows, "IS_WINDOWS", True)
