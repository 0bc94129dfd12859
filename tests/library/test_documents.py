"""A library that somebody has changed by hand: all of it is read, shown and exported, and nothing of it is lost."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.rows import every_row
from protlib import formats
from protlib.library import Library
from protlib.library.documents import clean_documents, keys_of, publication_of
from protlib.record import keys
from protlib.record.model import Publication
from protlib.record.text_form.form import format_record
from protlib.render import scripts
from protlib.selection import Selection
from sample_records.arbitrary import documents

if TYPE_CHECKING:
    from protlib.storage import Document

GOOD = {"key": "iom2009caring", "type": "report", "title": "Caring"}
READ: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "a title that is a number": ({"title": 5}, {"title": "5"}, ""),
    "a title that is an object": ({"title": {"a": 1}}, {"extra": {"title": {"a": 1}}}, "title “{'a': 1}”: not text; kept in the field “extra”"),
    "a title that is null": ({"title": None}, {}, ""),
    "authors in one text": (
        {"authors": "Jobe, Alison; IOM"},
        {"authors": [{"family": "Jobe", "given": "Alison"}, {"literal": "IOM"}]},
        "",
    ),
    "an author who is a text": ({"authors": ["Jobe, A."]}, {"authors": [{"family": "Jobe", "given": "A."}]}, ""),
    "an author of whom a part is null": ({"authors": [{"family": "Jobe", "given": None}]}, {"authors": [{"family": "Jobe"}]}, ""),
    "an author who is a list": ({"authors": [["x"]]}, {"extra": {"authors": [["x"]]}}, "authors “[['x']]”: not text"),
    "an author of whom a part is a list": (
        {"authors": [{"family": ["x"], "given": "Ada"}]},
        {"extra": {"authors": [{"family": ["x"], "given": "Ada"}]}},
        "authors “",
    ),
    "countries in one text": ({"countries": "Kenya; Ghana"}, {"countries": ["Kenya", "Ghana"]}, ""),
    "a tag that is a number": ({"tags": [1, "b"]}, {"tags": ["1", "b"]}, ""),
    "a tag that is an object": ({"tags": [{}, "b"]}, {"tags": ["b"], "extra": {"tags": [{}]}}, "tags “[{}]”: not text"),
    "an extra that is a list": ({"extra": [1]}, {"extra": {"extra": [1]}}, "extra “[1]”: not an object"),
    "a type in capitals": ({"type": "Report"}, {"type": "report"}, ""),
    "a type that is none": ({"type": "leaflet"}, {"type": "document"}, "type “leaflet”: not a type"),
    "a date that is a number": ({"date": 2009}, {"date": "2009"}, ""),
    "a date that is none": ({"date": "---1"}, {"extra": {"date": "---1"}}, "date “---1”: not a date"),
    "control codes": ({"title": "a\x1b[31m\rb\u2028c\x85d"}, {"title": "a[31m b c d"}, "not as protlib writes it"),
    "a line's end in a title": ({"title": "a\nb"}, {"title": "a b"}, ""),
}  # fmt: skip
KEYS = [
    ("a space", ["a b"], ["a_b"]),
    ("a tab and a line's end", ["a\tb", "a\nb"], ["a_b", "a_ba"]),
    ("TeX", ["^^5cinput"], ["5cinput"]),
    ("one that another has", ["a", "A", "a"], ["a", "Aa", "ab"]),
    ("one that another is made to", ["x y", "x_y"], ["x_ya", "x_y"]),
    ("none", [None], ["document"]),
    ("no text", [["x"], 5], ["document", "5"]),
]  # fmt: skip


@every_row("case", READ)
def test_what_is_not_understood_gets_a_problem_and_the_rest_is_read(case: str) -> None:
    changed, expected, messages = READ[case]
    [document], [repair] = clean_documents([{"key": "a", **changed}])
    assert document == {"key": "a", "type": "document", **expected}
    assert repair.startswith("a: ")
    assert messages in repair


@every_row(("typed_keys", "expected"), [row[1:] for row in KEYS], ids=[row[0] for row in KEYS])
def test_every_document_has_a_key_of_its_own_that_can_be_one(typed_keys: list[Any], expected: list[str]) -> None:
    assert keys_of([{"key": key} for key in typed_keys]) == expected


def test_a_key_that_was_replaced_finds_the_record_still(library: Library) -> None:
    write(library.path, {"key": "two words", "title": "Ideas"}, GOOD)
    assert library.get("two words").key == "two_words"


def test_what_protlib_wrote_is_taken_as_it_is() -> None:
    documents: list[Document] = [
        GOOD,
        {**GOOD, "key": "b", "title": "Wählen – «so» \u200c", "abstract": "a\n\nb", "shelf": 5},
    ]
    assert clean_documents(documents) == (documents, [])
    assert clean_documents(documents).documents is documents


def test_a_change_of_one_record_leaves_the_others_as_they_stand_in_the_file(library: Library) -> None:
    odd = {"title": {"a": [1]}, "key": "a\tb", "authors": "x", "big": 1.5, "shelf": None, "tags": [["x"]]}
    write(library.path, odd, GOOD)
    library.change(["iom2009caring"], lambda record: record.changed(tags=("new",)))
    assert next(iter(read(library.path).values())) == odd
    library.change(["a_b"], lambda record: record.changed(tags=("new",)))
    mended = next(iter(read(library.path).values()))
    assert mended["extra"] == {"title": {"a": [1]}, "tags": [["x"]]}
    assert (mended["key"], mended["tags"], mended["authors"], mended["shelf"]) == (
        "a_b",
        ["new"],
        [{"family": "x"}],
        None,
    )
    assert next(iter(mended)) == "key"


def test_a_record_is_removed_by_the_key_that_it_is_known_by(library: Library) -> None:
    write(library.path, {"key": "a b", "title": "x"}, {"key": "a,b", "title": "y"})
    assert [record.title for record in library.remove(["a_ba"])] == ["y"]
    assert [document["title"] for document in read(library.path).values()] == ["x"]


def test_it_is_told_once_and_not_of_more_than_a_few(path: Path) -> None:
    write(path, *({"key": f"k{number}", "title": {}, "date": "x"} for number in range(9)))
    messages: list[str] = []
    with Library(path, tell=messages.append) as library:
        library.get("k1")
        library.close()
        library.get("k1")
    assert len(messages) == 6
    assert messages[0].startswith(f"{path}: k0: date “x”: not a date")
    assert messages[-1] == f"{path}: 4 more records have faults"


@given(st.lists(documents, max_size=4))
def test_any_json_becomes_records_that_everything_can_work_with(stored: list[dict[str, Any]]) -> None:
    tidy, repairs = clean_documents(stored)
    records = [Publication.from_dict(document) for document in tidy]
    assert [publication_of(*both) for both in zip(stored, keys_of(stored), strict=True)] == records
    assert clean_documents(tidy) == (tidy, [])
    assert all(keys.is_fit(record.key) for record in records)
    assert len({record.key.casefold() for record in records}) == len(stored) >= len(repairs)
    for entry in formats.FORMATS:
        if entry.writes:
            formats.write(records, entry)
    for record in records:
        format_record(record, own_names=())
        assert scripts.json_text(record)
    assert not [line for line in scripts.fields_text(records) if "\x1b" in line or "\r" in line]


@pytest.mark.slow
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(documents, min_size=1, max_size=3))
def test_a_library_of_any_json_is_searched_and_changed(tmp_path: Path, stored: list[dict[str, Any]]) -> None:
    path = tmp_path / "library.json"
    write(path, *stored)
    with Library(path) as library:
        records = list(library.select(Selection()).publications)
        assert len(records) == len(stored)
        library.change([records[0].key], lambda record: record.changed(tags=("new",)))
        assert library.get(records[0].key).tags == ("new",)
        assert list(read(path).values())[1:] == json.loads(json.dumps(stored[1:]))


def write(path: Path, *stored: Mapping[str, Any]) -> None:
    numbered = {str(number): document for number, document in enumerate(stored, 1)}
    path.write_text(json.dumps({"library": {"1": {"format": 1}}, "publications": numbered}), encoding="utf-8")


def read(path: Path) -> dict[str, Any]:
    tables: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return dict(sorted(tables["publications"].items(), key=lambda item: int(item[0])))
