"""The index of records that are in no file."""

import pytest

from protlib.index.in_memory import index_documents
from protlib.search import Request, select
from protlib.selection import Selection
from sample_records.shelf import LIBRARY, Shelf


@pytest.mark.parametrize("query", ["trafficking", "author:iom", "region:africa", "nobody", ""])
def test_records_of_no_file_are_found_as_those_of_a_library_are(shelf: Shelf, query: str) -> None:
    with shelf.open() as of_file, index_documents([record.to_dict() for record in LIBRARY]) as of_none:
        results, expected = (select(index, Request(Selection(query=query))) for index in (of_none, of_file))
    assert results.publications == expected.publications


def test_records_are_numbered_in_their_order() -> None:
    with index_documents([record.to_dict() for record in LIBRARY]) as index:
        assert list(index.records([0, 1, 2])) == list(enumerate(LIBRARY))
