"""Run the tests by folders with a Python for Windows, or with one under Wine: what is done is not done again.

    python .ci/windows.py PYTHON [FOLDER OR FILE ...]

What came of each folder is kept in build/windows, one file of JUnit for each; remove one to have its folder run again.
"""

import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = Path("build/windows")
PATIENCE = 3600  # seconds for a folder; a start takes seconds under Wine


def main(arguments: list[str]) -> int:
    """Run what is not done yet, print a line for each, and return 1 where anything failed."""
    if not arguments or not arguments[0]:
        print("name a Python for Windows: make windows WINDOWS_PYTHON=DIR/python", file=sys.stderr)
        return 2
    (ROOT / KEPT).mkdir(parents=True, exist_ok=True)
    is_bad = False
    for name, files in parts(arguments[1:]):
        report = KEPT / f"{name.replace('/', '-')}.xml"
        if not (ROOT / report).exists():
            run(arguments[0], files, report)
        line, is_worse = summary(ROOT / report)
        print(f"{name}: {line}", flush=True)
        is_bad |= is_worse
    return int(is_bad)


def parts(named: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield what is run at once: a folder with the files of tests that stand in it, or a file that is named."""
    for path in map(Path, named or ["tests"]):
        if path.is_file():
            yield path.with_suffix("").as_posix(), [path.as_posix()]
            continue
        for folder in sorted({file.parent for file in path.rglob("test_*.py")}):
            yield folder.as_posix(), [file.as_posix() for file in sorted(folder.glob("test_*.py"))]


def run(python: str, files: list[str], report: Path) -> None:
    """Run some files; a report is there only where pytest came to its end."""
    options = [
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:faulthandler",
        "-p",
        "no:xdist",
        f"--junitxml={report.as_posix()}",
    ]
    try:
        subprocess.run([python, "-m", "pytest", *options, *files], cwd=ROOT, check=False, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        print(f"not done within {PATIENCE} seconds", flush=True)


def summary(report: Path) -> tuple[str, bool]:
    """Return how a folder ended, in words, and whether anything in it failed."""
    if not report.exists():
        return "did not come to its end", True
    suites = ET.parse(report).getroot().findall("testsuite")
    tests, failures, errors, skipped = (
        sum(int(suite.get(name, 0)) for suite in suites) for name in ("tests", "failures", "errors", "skipped")
    )
    bad = failures + errors
    return f"{tests} tests, {tests - bad - skipped} passed, {bad} failed, {skipped} skipped", bad > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
