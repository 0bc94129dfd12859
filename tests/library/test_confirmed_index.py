"""An index that may be behind its file gives no record that the file does not have."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.fingerprints import fingerprints
from protlib.index import Index
from protlib.library.confirmed_index import ConfirmedIndex, UntrueIndexError
from protlib.library.keyed_documents import KeyedDocuments
from sample_records.libraries import CARING, CAUSES, OTHER

if TYPE_CHECKING:
    from protlib.storage.layout import Tables

ALIASED = CAUSES.changed(aliases=("jobe2010",))


@pytest.fixture
def index(path: Path) -> Iterator[Index]:
    """The index of two records."""
    path.write_bytes(b"")
    documents = [CARING.to_dict(), ALIASED.to_dict()]
    with Index.open(path, None, lambda: documents) as index:
        yield index


def confirmed(index: Index, *documents: dict[str, Any]) -> ConfirmedIndex:
    tables: Tables = {"publications": {str(number): document for number, document in enumerate(documents, 1)}}
    return ConfirmedIndex(index, KeyedDocuments(lambda: tables))


def test_it_answers_as_the_index_does_where_the_file_says_the_same(index: Index) -> None:
    guard = confirmed(index, CARING.to_dict(), ALIASED.to_dict())
    assert guard.get([CARING.key, "JOBE2010", "none"]) == {CARING.key: CARING, "JOBE2010": ALIASED}
    assert guard.candidates(fingerprints(ComparedRecord(CARING))) == [CARING]
    assert (guard.all(), guard.keys()) == (index.all(), [CARING.key, ALIASED.key])
    assert (guard.has_key("jobe2010"), guard.has_key("none")) == (True, False)


def test_a_record_that_the_file_has_otherwise_or_not_at_all_is_not_given(index: Index) -> None:
    for documents in ([CARING.changed(title="Edited").to_dict()], [ALIASED.to_dict()]):
        guard = confirmed(index, *documents)
        with pytest.raises(UntrueIndexError, match="another program is changing the library"):
            guard.get([CARING.key])
        with pytest.raises(UntrueIndexError):
            guard.candidates(fingerprints(ComparedRecord(CARING)))


def test_a_record_that_only_the_file_has_is_not_called_missing(index: Index) -> None:
    guard = confirmed(index, CARING.to_dict(), ALIASED.to_dict(), OTHER.to_dict())
    with pytest.raises(UntrueIndexError):
        guard.get([OTHER.key])
