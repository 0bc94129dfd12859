"""What tests are left out on Windows, and what `make windows` tells of those that ran."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from on_windows import CASES, TESTS, missing_here, why_not
from paths import ROOT


@pytest.fixture(scope="module")
def runner() -> ModuleType:
    """The script that `make windows` runs."""
    spec = importlib.util.spec_from_file_location("windows_runner", ROOT / ".ci/windows.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("cli/test_stopping.py", "Windows has no terminal"),  # imports pty itself
        ("storage/test_lock.py", ""),
        ("record", ""),
        ("cli/test_bytes.py", "names of files are UTF-16"),
    ],
)
def test_a_file_is_left_out_for_what_it_imports(name: str, why: str) -> None:
    path = ROOT / "tests" / name
    files = path.rglob("test_*.py") if path.is_dir() else [path]
    for file in files:
        told = why_not(file, missing_here())
        assert told.startswith(why)
        assert bool(told) is bool(why), file


def test_a_helper_counts_as_what_it_imports() -> None:
    assert why_not(ROOT / "tests/cli/test_faults.py", {"fcntl": "no flock"}) == "no flock"


def test_each_case_that_is_left_out_is_a_test() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")}
    assert [(file, name) for file, names in CASES.items() for name in names if f"def {name}(" not in texts[file]] == []
    assert [file for file in TESTS if file not in texts] == []


def test_few_files_are_left_out() -> None:
    files = [*(ROOT / "tests").rglob("test_*.py")]
    left_out = [file for file in files if why_not(file, missing_here())]
    assert 0 < len(left_out) < len(files) / 8


def test_folders_are_run_one_by_one_and_files_by_name(runner: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    parts = dict(runner.parts(["tests/storage", "tests/system/test_atomic.py", "tests/cli"]))
    assert [*parts][:2] == ["tests/storage", "tests/system/test_atomic"]
    assert "tests/storage/test_lock.py" in parts["tests/storage"]
    assert "tests/cli/commands/test_about.py" in parts["tests/cli/commands"]
    assert "tests/cli/commands/test_about.py" not in parts["tests/cli"]


def test_a_report_is_told_in_a_line(runner: ModuleType, tmp_path: Path) -> None:
    report = tmp_path / "tests-storage.xml"
    assert runner.summary(report) == ("did not come to its end", True)
    report.write_text('<testsuites><testsuite tests="9" failures="1" errors="1" skipped="3"/></testsuites>')
    assert runner.summary(report) == ("9 tests, 4 passed, 2 failed, 3 skipped", True)
    report.write_text('<testsuites><testsuite tests="2" failures="0" errors="0" skipped="0"/></testsuites>')
    assert runner.summary(report) == ("2 tests, 2 passed, 0 failed, 0 skipped", False)
