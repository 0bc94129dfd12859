from typing import TYPE_CHECKING, Any

import pytest

from libraries import CARING, CAUSES
from protlib.library import documents
from protlib.library.keyed_documents import KeyedDocuments
from protlib.storage import contents
from protlib.storage.slices import Slices

if TYPE_CHECKING:
    from protlib.storage.layout import Tables


def keyed(*found: dict[str, Any]) -> KeyedDocuments:
    tables: Tables = {"publications": {str(number): document for number, document in enumerate(found, 3)}}
    return KeyedDocuments(lambda: tables)


def test_a_document_is_found_by_the_key_in_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(documents, "keys_of")  # which looks at every document
    found = keyed(CARING.to_dict(), CAUSES.to_dict())
    assert (found.number(CAUSES.key), found.document(CAUSES.key)) == ("4", CAUSES.to_dict())
    assert (found.record(CARING.key), found.record("none")) == (CARING, None)
    assert (found.number(CARING.key.upper()), found.document("none")) == (None, None)


def test_one_whose_key_cannot_be_one_is_found_by_the_key_that_it_is_known_by() -> None:
    found = keyed({"key": "not a key", "title": "Ideas"}, {"title": "Causes"}, {"key": ["x"], "title": "Ends"})
    known = documents.keys_of([{"key": "not a key", "title": "Ideas"}, {"title": "Causes"}, {"title": "Ends"}])
    assert [found.number(key) for key in known] == ["3", "4", "5"]
    assert found.number("not a key") is None
    record = found.record(known[1])
    assert record is not None
    assert (record.key, record.title) == (known[1], "Causes")


def test_in_a_file_that_is_not_read_few_keys_are_sought_and_many_gathered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    records = {str(number): CARING.changed(key=f"k{number}").to_dict() for number in range(3, 30)}
    tables: Tables = {**contents.empty_tables(), "publications": {**records}}
    slices = Slices(contents.dumps({**tables, "decisions": {"1": {"kind": "field", "name": "finding"}}}))
    found = KeyedDocuments(lambda: pytest.fail("it was read"), lambda: slices)
    assert (found.number("k7"), found.number("k7"), found.number("not a key")) == ("7", "7", None)
    assert (found.document("none"), found.record("k8")) == (None, CARING.changed(key="k8"))
    assert found.decisions().own_fields() == ["finding"]
    monkeypatch.delattr(Slices, "find_number")
    assert [found.number(f"k{number}") for number in range(3, 30)] == [*records]
    assert found.document("k29") == records["29"]


def test_only_a_document_with_more_than_its_record_is_read_again_to_be_replaced() -> None:
    foreign = {**CAUSES.to_dict(), "shelf": "B 2"}
    found = keyed(CARING.to_dict(), foreign)
    assert found.hold({CARING.key: CARING, CAUSES.key: CAUSES})
    assert (found.document_to_replace("3"), found.document_to_replace("4")) == ({}, foreign)
    assert not found.hold({CARING.key: CARING.changed(title="Another")})
