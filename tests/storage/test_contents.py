"""The library file is read as it was written, by its numbers and keys."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from harness.rows import every_row
from protlib.errors import InputRefusedError
from protlib.storage import contents
from protlib.storage.contents import Header, NotALibraryError
from sample_records.stored_records import NOW, ONE, TWO

if TYPE_CHECKING:
    from protlib.storage.layout import Table


def contents_with(*documents: dict[str, Any]) -> bytes:
    table: Table = {str(number): document for number, document in enumerate(documents, 1)}
    return contents.dumps(contents.add_new_header({**contents.empty_tables(), "publications": table}, NOW))


def test_what_is_written_is_read_in_the_order_of_its_numbers() -> None:
    content = contents.content_of(contents_with(ONE, TWO, ONE | {"key": "third"}))
    assert (content.header, content.repairs, content.last_number) == (Header(2, NOW), [], 3)
    assert content.documents == [ONE, TWO, ONE | {"key": "third"}]


def test_the_header_stands_first_and_each_field_on_a_line() -> None:
    lines = contents_with(ONE).decode().splitlines()
    assert lines[1].strip() == '"library": {'
    assert '      "title": "Caring for Trafficked Persons",' in lines


def test_a_renewed_header_keeps_when_the_library_was_made_and_what_others_noted() -> None:
    old = {"format": 1, "created": "c", "changed": "d", "changed_by": "e", "owner": "IOM"}
    for head, created in ((old, "c"), ({"format": 1}, NOW)):
        tables = contents.add_new_header({"library": {"1": {**head}}, "publications": {}}, NOW)
        head_rest = {"owner": "IOM"} if "owner" in head else {}
        assert tables["library"]["1"] == {"format": 2, "created": created, **head_rest}


@every_row(
    ("document", "is_so"),
    [
        (ONE, True),
        ({"title": "x", "key": "a"}, False),
        ({"key": ["a"]}, False),
        ({"key": "not a key"}, False),
        ({}, False),
    ],
)
def test_a_document_is_found_by_its_key_where_it_begins_with_one(document: dict[str, Any], is_so: bool) -> None:
    assert contents.is_regular([TWO, document]) == is_so


def test_what_json_cannot_hold_is_refused_by_the_key_of_its_record() -> None:
    with pytest.raises(InputRefusedError, match="jobe2010causes cannot be stored"):
        contents_with(ONE, {**TWO, "extra": {"number": 1 << 80}})


def head_of(path: Path, text: str) -> Header:
    path.write_text(text, encoding="utf-8")
    return contents.read_header(path)


TABLE = {"1": {"format": 1, "created": "c", "changed": "d", "changed_by": "e"}}
RECORDS = {"1": {"key": "a"}}


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"library": TABLE, "publications": RECORDS}),
        json.dumps({"publications": RECORDS, "library": TABLE}),
        json.dumps({"library": {**TABLE, "2": {"note": "x" * 5000}}, "publications": RECORDS}, indent=4),
        f"\ufeff{json.dumps({'library': TABLE, 'publications': RECORDS})}",
    ],
    ids=["first", "last", "longer than what is looked at", "behind a byte order mark"],
)
def test_the_header_is_found_wherever_it_stands(path: Path, text: str) -> None:
    assert head_of(path, text) == Header(1, "c", "d", "e")


def test_a_header_from_the_first_lines_does_not_need_the_rest(path: Path) -> None:
    assert head_of(path, contents_with(ONE).decode()[:-20]).created == NOW


@every_row(
    ("raw", "why"),
    [
        (b"", "is empty"),
        (b"{}", "it has nothing in it"),
        (b'\xef\xbb\xbf{"_default": {}}', "it has nothing in it"),
        (b"[7]", "is not a library"),
        (b'{"library": {"1": {"format": 1}}, "publications": []}', "is not a library"),
        (b'{"library": {"1": {"format": 1}}, "publications": {"1": 7}}', "is not a library"),
        (b'{"library": {"1": {"format": "1"}}, "publications": {}}', "it has no format version"),
        (b'{"library": {"1": {"format": 99}}, "publications": {}}', r"newer protlib \(format 99"),
        (b'{"library": {"1": {"format": 1}}, "publications": {"1": {"key": "a', "is cut off"),
        (b'{"library": {"1": {"format": 1}},\n "publications": nil}', r"is damaged: .* \(line 2, column"),
        (b'{"library": {"1": {"format": 1}}, "publications": {"one": {}}}', "“one” is not the number"),
        (b'{\n"a": 1,\n<<<<<<< HEAD\n', r"has a Git merge conflict in it \(line 3\)"),
    ],
)
def test_a_file_that_is_no_library_is_refused_with_the_reason(raw: bytes, why: str) -> None:
    with pytest.raises(NotALibraryError, match=why):
        contents.content_of(raw)
