"""The picker without a terminal, and what it does to a library."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from protlib.cli.picker.library_desk import LibraryDesk
from protlib.cli.picker.state import Picker
from protlib.library import Library
from sample_records.desk_records import RECORDS, desk_of
from sample_records.picker_library import Side


@pytest.fixture
def side() -> Side:
    return Side()


@pytest.fixture
def picker(side: Side) -> Picker:
    return Picker(side)


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PROTLIB_LIBRARY", "library.json")
    monkeypatch.setenv("PROTLIB_CACHE", "cache")
    with Library("library.json", "cache") as library:
        library.add_many(RECORDS)
        yield library


@pytest.fixture
def desk(library: Library) -> LibraryDesk:
    return desk_of(library)
