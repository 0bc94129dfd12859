from typing import TYPE_CHECKING, Any

import pytest

from libraries import CARING, CAUSES
from protlib.library import documents
from protlib.library.keyed_documents import KeyedDocuments

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
    found = keyed(
        {"key": "not a key", "title": "Ideas"}, {"title": "Causes"}, {"key": ["x"], "title": "Ends"}
    )
    known = documents.keys_of(
        [{"key": "not a key", "title": "Ideas"}, {"title": "Causes"}, {"title": "Ends"}]
    )
    assert [found.number(key) for key in known] == ["3", "4", "5"]
    assert found.number("not a key") is None
    record = found.record(known[1])
    assert record is not None
    assert (record.key, record.title) == (known[1], "Causes")
