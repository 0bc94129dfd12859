"""The library with which most tests of the server for assistants begin."""

from pathlib import Path

import pytest

from programs.assistants import CARING, CAUSES
from protlib.library import Library


@pytest.fixture
def shelf(path: Path) -> Path:
    """A library of two publications."""
    with Library(path) as library:
        library.add_many([CARING, CAUSES])
    return path
