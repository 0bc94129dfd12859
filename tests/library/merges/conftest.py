"""A second library, as another person has it."""

import shutil
from pathlib import Path

import pytest

from protlib.library import Library
from sample_records.libraries import CARING, CAUSES, OTHER


@pytest.fixture
def theirs(tmp_path: Path, library: Library) -> Path:
    """The other library, a copy of the first one, which has three records."""
    library.add_many([CARING, CAUSES, OTHER])
    path = tmp_path / "theirs" / "library.json"
    path.parent.mkdir()
    shutil.copy(library.path, path)
    return path
