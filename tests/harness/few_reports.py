"""Workers that tell of a test that passed no more than that it did.

Six messages for each test took a tenth of the time: that it begins, its three reports, that it ends, that the next one
may come. Who asks for durations, for a report as XML or for names wants them all.
"""

from typing import Any, Final

import pytest

_BEGIN_AND_END: Final = frozenset({"logstart", "logfinish"})


def tell_little(config: pytest.Config) -> None:
    """Have the worker that runs tests with this configuration tell little, or who reads what workers tell understand
    it.
    """
    config.pluginmanager.register(ShortReports())
    if not hasattr(config, "workerinput"):
        return
    [worker] = (plugin for plugin in config.pluginmanager.get_plugins() if hasattr(plugin, "sendevent"))
    tell = worker.sendevent

    def tell_what_counts(name: str, **what: Any) -> None:
        if name not in _BEGIN_AND_END and not (name == "testreport" and _SILENT in what["data"]):
            tell(name, **what)

    worker.sendevent = tell_what_counts


_SILENT: Final = "is silent"
_PASSED: Final = "passed"


class ShortReports:
    """What is told of a test that passed: its name and its time."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_to_serializable(self, report: object) -> dict[str, Any] | None:
        """Make nothing of how a test that passed was set up and taken down, and little of how it ran."""
        if type(report) is not pytest.TestReport or not report.passed:
            return None
        if report.when != "call":
            return {_SILENT: True}
        if report.sections or report.user_properties or hasattr(report, "wasxfail"):
            report.keywords = {}  # the words by which it was chosen
            return None
        return {_PASSED: report.nodeid, "duration": report.duration}

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_from_serializable(self, data: dict[str, Any]) -> pytest.TestReport | None:
        """Make a report of what was told of a test that passed."""
        if not (nodeid := data.pop(_PASSED, "")):
            return None
        path, _, name = nodeid.partition("::")
        return pytest.TestReport(nodeid, (path, None, name), {}, "passed", None, "call", **data)
