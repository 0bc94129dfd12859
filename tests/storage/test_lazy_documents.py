from typing import Any

import orjson
import pytest

from protlib.storage import contents
from protlib.storage.layout import RECORD_END
from protlib.storage.lazy_documents import LazyDocument, rows, split
from stored import ONE, TWO

RAW = contents.dumps({**contents.empty(), "publications": {"1": ONE, "7": TWO}}, None)


def records() -> dict[str, LazyDocument]:
    found = split(RAW)
    assert found is not None
    return found[1]


def test_a_file_is_taken_apart_at_its_records() -> None:
    found = split(RAW)
    assert found is not None
    without, documents = found
    assert orjson.loads(without)["publications"] == {}
    assert {number: dict(document) for number, document in documents.items()} == {"1": ONE, "7": TWO}


def test_to_ask_for_a_key_reads_nothing_else() -> None:
    document = records()["7"]
    assert document["key"] == "jobe2010causes"
    assert document.is_unread()
    assert document["title"] == TWO["title"]
    assert not document.is_unread()


def test_a_document_can_be_changed() -> None:
    document = records()["1"]
    document["title"] = "Another"
    del document["type"]
    assert (len(document), set(document)) == (3, {"key", "title", "authors"})
    assert (document["key"], document["title"]) == ("iom2009caring", "Another")
    with pytest.raises(KeyError):
        _ = document["type"]


def test_a_key_on_several_lines_is_read_as_well() -> None:
    [document] = split_one({"key": ["a", "b"], "title": "x"})
    assert document["key"] == ["a", "b"]


def split_one(document: dict[str, Any]) -> list[LazyDocument]:
    raw = contents.dumps({**contents.empty(), "publications": {"1": document}}, None)
    found = split(raw)
    assert found is not None
    return [*found[1].values()]


def test_the_rows_of_unread_and_of_changed_documents_stand_as_in_a_file() -> None:
    documents = records()
    before = list(rows(documents))
    documents["7"]["title"] = "Another"
    after = list(rows(documents))
    assert after[0] == before[0] == documents["1"].row
    assert after[1] == before[1].replace(str(TWO["title"]).encode(), b"Another")
    assert RECORD_END.join(rows({"1": ONE, "7": TWO})) == RECORD_END.join(before)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        orjson.dumps(orjson.loads(RAW)),
        RAW.replace(b'"7": {', b'"1": {'),
        RAW.replace(b"jobe2010causes", b"IOM2009caring"),
        RAW.replace(b'      "key": "jobe2010causes",\n', b""),
        RAW[:-3],
        RAW + b"\n",
        contents.dumps(contents.empty(), None),
    ],
    ids=["nothing", "on one line", "one number", "one key", "no key first", "cut", "longer", "no records"],
)
def test_a_file_that_is_laid_out_otherwise_is_not_taken_apart(raw: bytes) -> None:
    assert split(raw) is None
