"""docs/reliability.md promises what is tested: each promise names a test that is there."""

import re

from harness.paths import ROOT
from harness.rows import every_row

PAGE = (ROOT / "docs/reliability.md").read_text(encoding="utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| promise")]


def test_the_page_promises_something() -> None:
    assert len(ROWS) > 3


@every_row("row", ROWS)
def test_a_promise_names_a_test_that_is_there(row: str) -> None:
    tests = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row)
    assert tests, "no test proves it"
    for file, test in tests:
        assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8")


@every_row("row", [row for row in ROWS if row.endswith("soak |")])
def test_what_is_marked_as_soak_names_a_long_sweep(row: str) -> None:
    tests = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row)
    assert any("soak" in (ROOT / file).read_text(encoding="utf-8") for file, _test in tests)
