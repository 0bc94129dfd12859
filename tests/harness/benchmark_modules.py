"""The benchmarks, which stand beside the tests, where these are run from a checkout."""

import sys
from importlib import import_module
from typing import Any

import pytest

from harness.paths import ROOT


def benchmark_module(name: str) -> Any:
    """Return a module of the benchmarks; skips the test where there are none."""
    if not (ROOT / "benchmarks").is_dir():
        pytest.skip("there are no benchmarks here")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(ROOT), *sys.path])
        return import_module(f"benchmarks.{name}")
