"""Libraries that the tests of several commands begin with."""

import pytest

from made_once import made_once
from running import Run


@pytest.fixture
@made_once
def handbook(protlib: Run) -> str:
    """The key of a publication that is there."""
    return protlib(
        "add", "--title", "Handbook on return", "--author", "Jobe, Alison", "--year", "2010", "--tag", "old"
    ).out.strip()


@pytest.fixture
@made_once
def changed(protlib: Run) -> Run:
    """A library of which version 2 has one, 3 two, 4 another title of one, 5 another key of it, 6 no two, 7 a field of its own."""
    protlib("add", "--title", "Handbook on return", "--key", "one", "--tag", "return")
    protlib("add", "--title", "Ideas", "--key", "two")
    protlib("set", "one", "title=Manual on return")
    protlib("rekey", "one", "uno")
    protlib("remove", "two", "--yes")
    protlib("fields", "add", "finding")
    return protlib
