"""Workers that tell of a test that passed no more than that it did.

Six messages for each test took a tenth of the time: that it begins, its three reports, that it ends, that the next one
may come. Who asks for durations, for a report as XML or for names wants them all.
"""

from typing import Any, Final

import pytest

_BEGIN_AND_END: Final = frozenset({"logstart", "logfinish"})


def tell_little(config: pytest.Config) -> None:
    """Have the worker that runs tests with this configuration tell little; nothing is done where it is no worker."""
    if not hasattr(config, "workerinput"):
        return
    [worker] = (plugin for plugin in config.pluginmanager.get_plugins() if hasattr(plugin, "sendevent"))
    tell = worker.sendevent

    def tell_what_counts(name: str, **what: Any) -> None:
        if name not in _BEGIN_AND_END and not (name == "testreport" and _SILENT in what["data"]):
            tell(name, **what)

    worker.sendevent = tell_what_counts
    config.pluginmanager.register(_Reports())


_SILENT: Final = "is silent"


class _Reports:
    @pytest.hookimpl(tryfirst=True)
    def pytest_report_to_serializable(self, report: object) -> dict[str, Any] | None:
        """Make nothing of how a test that passed was set up and taken down."""
        if isinstance(report, pytest.TestReport) and report.passed:
            if report.when != "call":
                return {_SILENT: True}
            report.keywords = {}  # the words by which it was chosen
        return None
