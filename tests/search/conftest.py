"""The index of the records that most tests of searching share."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from protlib.index import Index
from protlib.record.model import Publication
from sample_records.search_samples import RECORDS, Indexed


def _open(folder: Path, records: Sequence[Publication]) -> Index:
    path = folder / "library.json"
    path.write_text("[]")
    return Index.open(path, None, lambda: [record.to_dict() for record in records])


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """Return an index of the records of `search_samples`."""
    with _open(tmp_path_factory.mktemp("library"), RECORDS) as library:
        yield library


@pytest.fixture
def indexed(tmp_path: Path) -> Iterator[Indexed]:
    """Return a function that makes an index of records; it is closed in the end."""
    with ExitStack() as stack:
        yield lambda records: stack.enter_context(_open(tmp_path, records))
