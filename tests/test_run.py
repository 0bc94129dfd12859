"""run.py: what sets protlib up by Python alone, on each system."""

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from harness.paths import ROOT

Commands = list[list[str]]


@pytest.fixture
def script(tmp_path: Path) -> ModuleType:
    """The script, as it is in a folder of its own that has a pyproject.toml."""
    spec = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "pyproject.toml").touch()
    module.ROOT, module.VENV = tmp_path, tmp_path / ".venv"  # type: ignore[attr-defined]
    module.PYTHON = tmp_path / ".venv/bin/python"  # type: ignore[attr-defined]
    return module


@pytest.fixture
def commands(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Commands:
    """The commands that it runs, which only make what they would make."""
    ran: Commands = []

    def run(command: list[Any], **_options: object) -> subprocess.CompletedProcess[str]:
        words = [str(word) for word in command]
        ran.append(words)
        if "venv" in words:
            script.PYTHON.parent.mkdir(parents=True, exist_ok=True)
            script.PYTHON.touch()
        return subprocess.CompletedProcess(words, 0)

    monkeypatch.setattr(subprocess, "run", run)
    return ran


def test_the_demonstration_is_set_up_once_and_shown_each_time(script: ModuleType, commands: Commands) -> None:
    assert script.main(["demo"]) == 0
    assert commands[0] == [sys.executable, "-m", "venv", str(script.VENV)]
    assert commands[2][-2:] == ["--editable", ".[cite,pdf]"]
    assert commands[-1] == [str(script.PYTHON), "examples/demo.py"]
    first = len(commands)
    assert script.main(["demo"]) == 0
    assert commands[first:] == [[str(script.PYTHON), "examples/demo.py"]]


def test_what_was_begun_and_has_no_pip_is_made_whole(script: ModuleType, commands: Commands) -> None:
    script.PYTHON.parent.mkdir(parents=True)
    script.PYTHON.touch()
    assert script.main(["setup"]) == 0
    assert commands[0] == [sys.executable, "-m", "venv", str(script.VENV)]


def test_what_the_tests_need_is_installed_for_the_tests_alone(script: ModuleType, commands: Commands) -> None:
    assert script.main(["setup"]) == 0
    assert not [command for command in commands if "--group" in command]
    assert script.main(["test", "tests/storage", "-k", "lock"]) == 0
    assert [command[-2:] for command in commands if "--group" in command] == [["--group", "dev"]]
    assert commands[-1][1:4] == ["-m", "pytest", "-q"]
    assert commands[-1][-3:] == ["tests/storage", "-k", "lock"]


def test_a_bundle_is_made_with_what_only_that_needs(script: ModuleType, commands: Commands) -> None:
    assert script.main(["bundle", "--with", "DIR/python"]) == 0
    assert [command[-1] for command in commands if "--group" in command] == ["dev", "bundle"]
    assert commands[-1][1:] == ["-m", "release.bundle", "--with", "DIR/python"]


def test_another_pyproject_is_installed_anew(script: ModuleType, commands: Commands) -> None:
    script.main(["setup"])
    first, later = len(commands), (script.VENV / "run").stat().st_mtime + 5
    os.utime(script.ROOT / "pyproject.toml", (later, later))
    script.main(["setup"])
    assert ["--editable", ".[cite,pdf]"] in [command[-2:] for command in commands[first:]]


def _failing(error: Exception) -> Callable[..., None]:
    def run(*_arguments: object, **_options: object) -> None:
        raise error

    return run


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (subprocess.CalledProcessError(1, "pip"), "the command above ended with 1"),
        (PermissionError(13, "Permission denied"), "Permission denied"),
    ],
)
def test_what_cannot_be_set_up_ends_in_one_line(
    error: Exception,
    message: str,
    script: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(subprocess, "run", _failing(error))
    assert script.main(["demo"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[-1].startswith(f"run.py: cannot set up {script.VENV}: ")
    assert message in lines[-1]
    assert not (script.VENV / "run").exists()


def test_an_old_python_is_refused_in_one_line(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert script.main(["demo"]) == 1
    assert capsys.readouterr().err == "run.py: protlib needs Python 3.11 or later; this is 3.9\n"


@pytest.mark.parametrize("arguments", [[], ["demos"], ["demo", "--fast"], ["setup", "more"]])
def test_what_it_does_not_know_is_refused(arguments: list[str], script: ModuleType, commands: Commands) -> None:
    with pytest.raises(SystemExit) as ended:
        script.main(arguments)
    assert ended.value.code == 2
    assert commands == []


def test_the_makefile_and_the_readme_call_it() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.findall(r"(?m)^\t.*run\.py (setup --dev|setup|demo|test|bundle)", makefile) == [
        "setup",
        "setup --dev",
        "demo",
        "test",  # make test
        "test",  # make slow
        "bundle",
    ]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {"run.py demo", "run.py test"} <= {*re.findall(r"run\.py \w+", readme)}
