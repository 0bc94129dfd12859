"""Time that passes only where somebody waits: what waits long is done at once, and never too late."""

from types import SimpleNamespace

import pytest


def let_time_pass(patch: pytest.MonkeyPatch, module: str) -> None:
    """Have a module that uses `time.monotonic` and `time.sleep` wait in no time."""
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    patch.setattr(f"{module}.time", SimpleNamespace(monotonic=lambda: now[0], sleep=sleep))
