"""A library of the examples, for what tells of many publications."""

from collections.abc import Iterator

import pytest

from harness.paths import EXAMPLES
from protlib import formats
from protlib.library import Library


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The publications of the examples."""
    data = (EXAMPLES / "publications.jsonl").read_bytes()
    parsed = formats.read(data, formats.format_named("jsonl"), formats.ReadOptions())
    with Library(tmp_path_factory.mktemp("overview") / "library.json") as library:
        library.add_many(parsed.publications)
        yield library
