"""Run the tests by folders with a Python for Windows, or with one under Wine: what is done is not done again.

    python .ci/windows.py PYTHON [FOLDER OR FILE ...]

What came of each folder, or of twelve files of one, is kept in build/windows, a file of JUnit. What failed, and what
was changed since, runs again.
"""

import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = Path("build/windows")
PATIENCE = 1800  # seconds for what is run at once; each test that starts protlib takes seconds under Wine
AT_ONCE = 12  # files: what ends before its end is then not much


def main(arguments: list[str]) -> int:
    """Run what is not done yet, print a line for each, and return 1 where anything failed."""
    if not arguments or not arguments[0]:
        print("name a Python for Windows: make windows WINDOWS_PYTHON=DIR/python", file=sys.stderr)
        return 2
    (ROOT / KEPT).mkdir(parents=True, exist_ok=True)
    is_bad = False
    for name, files in parts(arguments[1:]):
        report = KEPT / f"{name.replace('/', '-')}.xml"
        if not is_done(ROOT / report, files):
            run(arguments[0], files, report)
        line, is_worse = summary(ROOT / report)
        print(f"{name}: {line}", flush=True)
        is_bad |= is_worse
    return int(is_bad)


def parts(named: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield what is run at once: some of the files of tests that stand in a folder, or a file that is named."""
    for path in map(Path, named or ["tests"]):
        if path.is_file():
            yield path.with_suffix("").as_posix(), [path.as_posix()]
            continue
        for folder in sorted({file.parent for file in path.rglob("test_*.py")}):
            files = [file.as_posix() for file in sorted(folder.glob("test_*.py"))]
            for first in range(0, len(files), AT_ONCE):
                start = f"-from-{Path(files[first]).stem}" if len(files) > AT_ONCE else ""
                yield folder.as_posix() + start, files[first : first + AT_ONCE]


def is_done(report: Path, files: list[str]) -> bool:
    """Tell whether a report says that files passed as they are now."""
    if not report.exists() or summary(report)[1]:
        return False
    return report.stat().st_mtime > max((ROOT / file).stat().st_mtime for file in files)


def run(python: str, files: list[str], report: Path) -> None:
    """Run some files; a report is there only where pytest came to its end."""
    (ROOT / report).unlink(missing_ok=True)
    options = [
        "-q",
        "-m",
        "not soak",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:faulthandler",
        "-p",
        "no:xdist",
        "--continue-on-collection-errors",
        f"--junitxml={report.as_posix()}",
    ]
    # What tests read and write themselves is UTF-8, as on Linux; the protlib that they start is as a user starts it.
    try:
        subprocess.run(
            [python, "-X", "utf8", "-m", "pytest", *options, *files], cwd=ROOT, check=False, timeout=PATIENCE
        )
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
    seconds = sum(float(suite.get("time", 0)) for suite in suites)
    line = f"{tests} tests, {tests - bad - skipped} passed, {bad} failed, {skipped} skipped, {seconds:.0f} seconds"
    return line, bad > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
