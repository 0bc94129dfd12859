"""The order in which tests run: those of the whole house first.

They read all of the source. What runs first is one worker's, and what runs last is shared out, so that each of the
others would read it as well.
"""

from typing import Final

import pytest

from harness.paths import ROOT

_TESTS: Final = ROOT / "tests"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have the tests of the files that stand in no room come first."""
    items.sort(key=lambda item: item.path.parent != _TESTS)
