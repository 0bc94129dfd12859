"""Workers tell little of a test that passed, and all of any other."""

from typing import Any

import pytest

from harness.few_reports import ShortReports

_ID = "tests/test_a.py::TestIt::test_b[a::b]"


def _report(**values: Any) -> pytest.TestReport:
    given = {"outcome": "passed", "longrepr": None, "when": "call", "duration": 0.5, **values}
    return pytest.TestReport(_ID, ("tests/test_a.py", 3, "TestIt.test_b[a::b]"), {"slow": 1}, **given)


def test_a_test_that_passed_is_told_by_its_name_and_time() -> None:
    reports = ShortReports()
    data = reports.pytest_report_to_serializable(_report())
    assert data is not None
    assert len(data) == 2
    report = reports.pytest_report_from_serializable({**data, "worker_id": "gw0", "item_index": 7})
    assert report is not None
    assert (report.nodeid, report.outcome, report.when, report.duration) == (_ID, "passed", "call", 0.5)
    assert vars(report)["worker_id"] == "gw0"


@pytest.mark.parametrize(
    "values",
    [
        {"outcome": "failed", "longrepr": "no"}, {"outcome": "skipped", "when": "setup"}, {"outcome": "failed", "when": "teardown"},
        {"sections": [("Captured stdout call", "text")]}, {"user_properties": [("a", 1)]}, {"wasxfail": "why"},
    ],
)  # fmt: skip
def test_all_else_is_told_as_pytest_tells_it(values: dict[str, Any]) -> None:
    assert ShortReports().pytest_report_to_serializable(_report(**values)) is None
    assert ShortReports().pytest_report_from_serializable({"nodeid": _ID, "outcome": "failed"}) is None


def test_of_setting_up_and_taking_down_nothing_is_told() -> None:
    assert [
        len(ShortReports().pytest_report_to_serializable(_report(when=when)) or ()) for when in ("setup", "teardown")
    ] == [1, 1]
