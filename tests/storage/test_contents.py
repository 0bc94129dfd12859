import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from protlib.errors import InputRefusedError
from protlib.storage import contents
from protlib.storage.contents import Content, Header, NotALibraryError
from stored import NOW, ONE, TWO

if TYPE_CHECKING:
    from protlib.storage.layout import Table


def written(*documents: dict[str, Any], head: Header | None = None) -> bytes:
    table: Table = {str(number): document for number, document in enumerate(documents, 1)}
    return contents.dumps({**contents.empty(), "publications": table}, head)


def test_what_is_written_is_read() -> None:
    head = Header().renewed(NOW, "import a.ris")
    assert contents.content_of(written(ONE, TWO, head=head)) == Content(head, [ONE, TWO], [])


def test_the_header_stands_first_and_each_field_on_a_line() -> None:
    lines = written(ONE, head=Header().renewed(NOW, "add")).decode().splitlines()
    assert lines[1].strip() == '"library": {'
    assert '      "title": "Caring for Trafficked Persons",' in lines


def test_a_renewed_header_keeps_when_the_library_was_made() -> None:
    first = Header().renewed(NOW, "add")
    second = first.renewed("2027-01-01T00:00:00Z", "set")
    assert (first.created, first.changed, first.changed_by) == (NOW, NOW, "add")
    assert (second.created, second.changed, second.changed_by) == (NOW, "2027-01-01T00:00:00Z", "set")


@pytest.mark.parametrize(("length", "kept"), [(200, 200), (201, 200), (100_000, 200)])
def test_a_long_command_is_shortened(length: int, kept: int) -> None:
    label = Header().renewed(NOW, "x" * length).changed_by
    assert len(label) == kept
    assert label.endswith("…") == (length > kept)


def test_what_json_cannot_hold_is_refused_by_the_key_of_its_record() -> None:
    with pytest.raises(InputRefusedError, match="jobe2010causes cannot be kept"):
        written(ONE, {**TWO, "extra": {"number": 1 << 80}})


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
    whole = written(ONE, head=Header().renewed(NOW, "add")).decode()
    assert head_of(path, whole[:-20]).changed_by == "add"


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "is empty"),
        (b"[]", "is not a library"),
        (b'{"library": {"1": {"format": 1}}, "publications": []}', "is not a library"),
        (b'{"library": {"1": {"format": 1}}, "publications": {"1": 7}}', "is not a library"),
        (b'{"library": {"1": {"format": "1"}}, "publications": {}}', "it has no format version"),
        (b'{"library": {"1": {"format": 99}}, "publications": {}}', r"newer protlib \(format 99"),
        (b'{"library": {"1": {"format": 1}}, "publications": {"1": {"key": "a', "is cut short"),
        (b'{"library": {"1": {"format": 1}},\n "publications": nil}', r"is damaged: .* \(line 2, column"),
        (b'{"library": {"1": {"format": 1}}, "publications": {"one": {}}}', "“one” is not the number"),
        (b'{\n"a": 1,\n<<<<<<< HEAD\n', r"both sides of a merge .* \(line 3\)"),
    ],
)
def test_what_is_no_library_is_told(raw: bytes, why: str) -> None:
    with pytest.raises(NotALibraryError, match=why):
        contents.content_of(raw)


def test_a_file_is_read_unread_only_where_it_has_the_records_that_are_expected() -> None:
    raw = written(ONE, TWO)
    doubled = raw.replace(b'"2": {', b'"1": {')
    assert [*contents.loads_lazily(raw, 2)["publications"]] == ["1", "2"]
    assert [*contents.loads_lazily(doubled, 2)["publications"]] == ["1", "2"]
    assert type(contents.loads_lazily(raw, 3)["publications"]["1"]) is dict
