"""What tests are left out on Windows, and what `make windows` tells of those that ran."""

import importlib.util
import os
import re
from pathlib import Path
from types import ModuleType

import pytest

from harness.on_windows import CASES, TESTS, WINE_CASES, missing_here, why_it_stopped, why_not
from harness.paths import ROOT


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
        reason = why_not(file, missing_here())
        assert reason.startswith(why)
        assert bool(reason) is bool(why), file


def test_a_helper_counts_as_what_it_imports() -> None:
    assert why_not(ROOT / "tests/cli/test_faults.py", {"fcntl": "no flock"}) == "no flock"


@pytest.mark.parametrize(
    ("importer", "missing", "why"),
    [
        ("tests/programs/terminal.py", "no_such_module", "Windows has none"),
        ("tests/programs/terminal.py", "pty", ""),
        ("src/protlib/cli/main.py", "no_such_module", ""),  # that is a fault
    ],
)
def test_a_test_is_left_out_where_it_comes_to_what_is_missing(importer: str, missing: str, why: str) -> None:
    with pytest.raises(ModuleNotFoundError) as error:
        exec(compile("import no_such_module", ROOT / importer, "exec"))
    assert why_it_stopped(error.value, {missing: "Windows has none"}) == why


def test_a_test_is_left_out_where_it_asks_for_a_function_or_a_right_that_is_missing() -> None:
    with pytest.raises(AttributeError) as no_function:
        exec(compile("import types; types.mkfifo", ROOT / "tests/sample_records/shelf.py", "exec"))
    assert why_it_stopped(no_function.value, {}) == "Windows has no pipes in folders"
    refused = OSError("no right")
    refused.winerror = 1314  # type: ignore[attr-defined]
    with pytest.raises(OSError, match="no right") as no_right:
        exec(compile("raise refused", ROOT / "tests/sample_records/shelf.py", "exec"), {"refused": refused})
    assert why_it_stopped(no_right.value, {}).startswith("a symbolic link wants a right")


def test_each_case_that_is_left_out_is_a_test() -> None:
    tests = ROOT / "tests"
    texts = {path.relative_to(tests).as_posix(): path.read_text(encoding="utf-8") for path in tests.rglob("test_*.py")}
    assert [
        (file, name)
        for file, names in (*CASES.items(), *WINE_CASES.items())
        for name in names
        if not re.search(rf"(?m)^ *(def|class) {name.partition('[')[0]}[(:]", texts.get(file, ""))
    ] == []
    assert [file for file in TESTS if file not in texts] == []


def test_no_test_says_itself_that_it_cannot_run_on_windows() -> None:
    says = re.compile(r"""skipif\((os\.name != "posix"|os\.name == "nt"|sys\.platform == "win32")""")
    texts = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py")}
    assert [name for name, text in texts.items() if says.search(text)] == []


@pytest.mark.slow
def test_few_files_are_left_out() -> None:
    files = [*(ROOT / "tests").rglob("test_*.py")]
    left_out = [file for file in files if why_not(file, missing_here())]
    assert 0 < len(left_out) < len(files) / 8


def test_folders_are_run_one_by_one_and_files_by_name(runner: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    parts = dict(runner.parts(["tests/checking", "tests/system/test_atomic.py", "tests/cli"]))
    assert [*parts][:3] == ["tests/checking", "tests/system/test_atomic", "tests/cli-from-test_a_new_field"]
    assert "tests/checking/test_rules.py" in parts["tests/checking"]
    assert parts["tests/cli/commands-from-test_about"][:2] == [
        "tests/cli/commands/test_about.py",
        "tests/cli/commands/test_about_lists.py",
    ]
    assert max(map(len, parts.values())) == runner.AT_ONCE
    files = [file for part in parts.values() for file in part if file.startswith("tests/cli/")]
    assert sorted(files) == sorted(file.as_posix() for file in Path("tests/cli").rglob("test_*.py"))


def test_a_report_is_told_in_a_line(runner: ModuleType, tmp_path: Path) -> None:
    report = tmp_path / "tests-storage.xml"
    assert runner.summary(report) == ("did not come to its end", True)
    report.write_text('<testsuites><testsuite tests="9" failures="1" errors="1" skipped="3" time="7.8"/></testsuites>')
    assert runner.summary(report) == ("9 tests, 4 passed, 2 failed, 3 skipped, 8 seconds", True)
    report.write_text('<testsuites><testsuite tests="2" failures="0" errors="0" skipped="0" time="1"/></testsuites>')
    assert runner.summary(report) == ("2 tests, 2 passed, 0 failed, 0 skipped, 1 seconds", False)


def test_what_failed_or_has_changed_runs_again(runner: ModuleType, tmp_path: Path) -> None:
    file, report = tmp_path / "test_a.py", tmp_path / "report.xml"
    file.touch()
    assert not runner.is_done(report, [str(file)])
    for failures in (1, 0):
        report.write_text(f'<testsuites><testsuite tests="2" failures="{failures}"/></testsuites>')
        os.utime(report, (file.stat().st_mtime + 1,) * 2)
        assert runner.is_done(report, [str(file)]) is (failures == 0)
    os.utime(file, (report.stat().st_mtime + 1,) * 2)
    assert not runner.is_done(report, [str(file)])
