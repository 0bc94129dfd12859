"""Records are found in the file by their keys, without reading all of it."""

from typing import TYPE_CHECKING, Any

import pytest

from protlib.library import documents
from protlib.library.keyed_documents import KeyedDocuments
from protlib.storage import contents
from protlib.storage.slices import Slices
from sample_records.libraries import CARING, CAUSES

if TYPE_CHECKING:
    from protlib.storage.layout import Tables


def keyed(*found: dict[str, Any]) -> KeyedDocuments:
    tables: Tables = {"publications": {str(number): document for number, document in enumerate(found, 3)}}
    return KeyedDocuments(lambda: tables)


def test_a_document_is_found_by_the_key_in_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(documents, "keys_of")  # which looks at every document
    documents_by_key = keyed(CARING.to_dict(), CAUSES.to_dict())
    assert (documents_by_key.number(CAUSES.key), documents_by_key.document(CAUSES.key)) == ("4", CAUSES.to_dict())
    assert (documents_by_key.record(CARING.key), documents_by_key.record("none")) == (CARING, None)
    assert (documents_by_key.number(CARING.key.upper()), documents_by_key.document("none")) == (None, None)


def test_one_whose_key_cannot_be_one_is_found_by_the_key_that_it_is_known_by() -> None:
    documents_by_key = keyed(
        {"key": "not a key", "title": "Ideas"}, {"title": "Causes"}, {"key": ["x"], "title": "Ends"}
    )
    keys = documents.keys_of([{"key": "not a key", "title": "Ideas"}, {"title": "Causes"}, {"title": "Ends"}])
    assert [documents_by_key.number(key) for key in keys] == ["3", "4", "5"]
    assert documents_by_key.number("not a key") is None
    record = documents_by_key.record(keys[1])
    assert record is not None
    assert (record.key, record.title) == (keys[1], "Causes")


def test_in_a_file_that_is_not_read_few_keys_are_sought_and_many_gathered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    records = {str(number): CARING.changed(key=f"k{number}").to_dict() for number in range(3, 30)}
    tables: Tables = {**contents.empty_tables(), "publications": {**records}}
    slices = Slices(contents.dumps({**tables, "decisions": {"1": {"kind": "field", "name": "finding"}}}))
    documents_by_key = KeyedDocuments(lambda: pytest.fail("it was read"), lambda: slices)
    assert (documents_by_key.number("k7"), documents_by_key.number("k7"), documents_by_key.number("not a key")) == (
        "7",
        "7",
        None,
    )
    assert (documents_by_key.document("none"), documents_by_key.record("k8")) == (None, CARING.changed(key="k8"))
    assert documents_by_key.decisions().own_fields() == ["finding"]
    monkeypatch.delattr(Slices, "find_number")
    assert [documents_by_key.number(f"k{number}") for number in range(3, 30)] == [*records]
    assert documents_by_key.document("k29") == records["29"]


def test_only_a_document_with_more_than_its_record_is_read_again_to_be_replaced() -> None:
    foreign = {**CAUSES.to_dict(), "shelf": "B 2"}
    documents_by_key = keyed(CARING.to_dict(), foreign)
    assert documents_by_key.hold({CARING.key: CARING, CAUSES.key: CAUSES})
    assert (documents_by_key.document_to_replace("3"), documents_by_key.document_to_replace("4")) == ({}, foreign)
    assert not documents_by_key.hold({CARING.key: CARING.changed(title="Another")})


def test_records_of_a_file_that_is_not_read_are_compared_together_and_one_by_one_where_one_has_more() -> None:
    records = {f"k{number}": CARING.changed(key=f"k{number}") for number in range(3, 30)}
    documents = {key.removeprefix("k"): record.to_dict() for key, record in records.items()}
    documents["7"]["shelf"] = "B 2"
    slices = Slices(contents.dumps({**contents.empty_tables(), "publications": {**documents}}))
    documents_by_key = KeyedDocuments(lambda: pytest.fail("it was read"), lambda: slices)
    assert documents_by_key.hold(records)
    assert [number for number in documents if documents_by_key.document_to_replace(number)] == ["7"]
    assert not documents_by_key.hold({**records, "k9": records["k9"].changed(title="Another")})
    assert not documents_by_key.hold({**records, "k99": CARING.changed(key="k99")})
