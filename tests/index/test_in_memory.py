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


def test_an_index_of_words_alone_has_the_same_words_values_and_orders_and_no_record() -> None:
    documents = [record.to_dict() for record in LIBRARY]
    with index_documents(documents) as whole, index_documents(documents, only_words=True) as words_alone:
        numbers = range(len(documents))
        for index in (whole, words_alone):
            assert index.all().bit_count() == len(documents)
        assert list(words_alone.words_from("")) == list(whole.words_from(""))
        assert [*words_alone.labels("year")] == [*whole.labels("year")]
        assert [(number, [*lines]) for number, lines in words_alone.texts(numbers)] == [
            (number, [*lines]) for number, lines in whole.texts(numbers)
        ]
        assert words_alone.sort_newest_first(numbers) == whole.sort_newest_first(numbers)
        assert list(words_alone.records(numbers)) == []
        assert words_alone.spelt_like({"traficking": 3}) == {"traficking": []}
        assert whole.spelt_like({"traficking": 3}) != {"traficking": []}


def test_records_are_numbered_in_their_order() -> None:
    with index_documents([record.to_dict() for record in LIBRARY]) as index:
        assert list(index.records([0, 1, 2])) == list(enumerate(LIBRARY))
