"""A library and its index, which most tests of the index begin with."""

from pathlib import Path

import pytest

from sample_records.shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Return a library of three records, and a cache."""
    return Shelf(tmp_path)
