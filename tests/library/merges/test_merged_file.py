"""The one file of two: whole, the same from both sides,
nothing changed but what one side has changed, and all conflicts kept.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protlib.library import Library
from protlib.library.merges.merged_file import merge_files
from protlib.library.merges.settlement import prefer_side, settle_conflicts
from protlib.record.decisions import make_distinct
from protlib.record.model import Name, Publication
from protlib.storage import PUBLICATIONS, Document
from protlib.storage.contents import NotALibraryError, add_new_header, content_of, dumps, empty_tables
from sample_records import arbitrary

Work = Callable[[Library], object]


class Files:
    """Versions of one library, as bytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        records = [Publication(key=f"k{n}", title=f"Title {n}", date="2001", tags=("t",)) for n in range(6)]
        self.base = self.after(b"", lambda library: library.add_many(records, "add"))

    def after(self, raw: bytes, *works: Work) -> bytes:
        """Return what some work makes of a file."""
        path = self.folder / "worked.json"
        path.unlink(missing_ok=True)
        if raw:
            path.write_bytes(raw)
        with Library(path) as library:
            for work in works:
                work(library)
        return path.read_bytes()

    def records(self, raw: bytes) -> dict[str, Publication]:
        """Return the records of a file by their keys."""
        records: list[Publication] = []
        self.after(raw, records.extend)
        return {record.key: record for record in records}


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """A library of six records."""
    return Files(tmp_path)


def changed(key: str, **values: Any) -> Work:
    return lambda library: library.change([key], lambda old: old.changed(**values))


def removed(key: str) -> Work:
    return lambda library: library.remove([key])


def added(key: str, **values: Any) -> Work:
    record = Publication(**{"key": key, "title": f"The {key} of it", **values})
    return lambda library: library.add_many([record], "add")


def rekeyed(old: str, new: str) -> Work:
    return lambda library: library.rekey(old, new)


def settle(whose: str) -> Work:
    return lambda library: settle_conflicts(library, None, prefer_side(whose), "conflicts", "2026", dry_run=False)


def conflicts(raw: bytes) -> list[tuple[str, str, Any, Any]]:
    """Return the conflicts of a file, as plain JSON tells them."""
    decisions = json.loads(raw).get("decisions", {}).values()
    return [
        (decision["key"], decision["inner"] or decision["field"], decision["mine"], decision["theirs"])
        for decision in decisions
        if decision["kind"] == "conflict"
    ]


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ([changed("k1", title="A")], [changed("k2", title="B")]),
        ([changed("k1", title="A")], [changed("k1", date="2002", tags=("u",))]),
        ([changed("k1", tags=("t", "z"))], [changed("k1", tags=("t", "a"))]),
        ([removed("k1"), added("new")], [removed("k2"), added("other")]),
        ([rekeyed("k1", "one")], [changed("k1", note="n"), removed("k3")]),
        ([added("one", doi="10.1/x", title="Same")], [added("two", doi="10.1/x", title="Same")]),
        ([lambda library: library.add_fields(["finding"])], [lambda library: library.add_fields(["method"])]),
        (
            [lambda library: library.decide(lambda made: made.with_decisions(make_distinct("k1", "k2")), "d")],
            [rekeyed("k1", "one")],
        ),
        ([], [changed("k1", title="A")]),
    ],
)  # fmt: skip
def test_it_is_the_same_from_both_sides_and_plain_json(files: Files, mine: list[Work], theirs: list[Work]) -> None:
    my_file, their_file = files.after(files.base, *mine), files.after(files.base, *theirs)
    merge = merge_files(files.base, my_file, their_file)
    again = merge_files(files.base, their_file, my_file)
    assert not merge.conflicts
    if b"10.1/x" not in merge.data:  # which of two keys counts is a matter of sides
        assert merge == again
    assert merge_files(my_file, my_file, merge.data).data == merge.data
    assert merge_files(files.base, my_file, my_file).data == my_file
    rows = {number: json.dumps(publication) for number, publication in json.loads(merge.data)["publications"].items()}
    before = {
        number: json.dumps(publication)
        for raw in (my_file, their_file)
        for number, publication in json.loads(raw)["publications"].items()
    }
    untouched = [number for number, text in rows.items() if before.get(number) != text]
    assert len(untouched) <= 1
    assert files.after(merge.data) == merge.data


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ([changed("k1", title="A")], [changed("k1", title="B")], [("k1", "title", "A", "B")]),
        ([changed("k1", date="")], [changed("k1", date="2003")], [("k1", "date", "", "2003")]),
        (
            [changed("k1", authors=(Name(family="A"),))],
            [changed("k1", authors=(Name(literal="B"),))],
            [("k1", "authors", [{"family": "A"}], [{"literal": "B"}])],
        ),
        ([changed("k1", extra={"f": 1})], [changed("k1", extra={"f": [2]})], [("k1", "f", 1, [2])]),
        ([rekeyed("k1", "one"), changed("one", title="A")], [changed("k1", title="B")], [("one", "title", "A", "B")]),
        ([changed("k1", title="A")], [rekeyed("k1", "one"), changed("one", title="B")], [("one", "title", "A", "B")]),
        ([added("one", doi="10.1/x", title="Same", genre="a")], [added("two", doi="10.1/x", title="Same", genre="b")], [("one", "genre", "a", "b")]),
    ],
)  # fmt: skip
def test_of_what_both_have_changed_both_values_are_kept(
    files: Files, mine: list[Work], theirs: list[Work], expected: list[Any]
) -> None:
    my_file, their_file = files.after(files.base, *mine), files.after(files.base, *theirs)
    merge = merge_files(files.base, my_file, their_file)
    assert conflicts(merge.data) == expected
    assert not conflicts(files.after(merge.data, settle("mine")))
    theirs_alone = files.after(merge.data, settle("theirs"))
    assert conflicts(theirs_alone) == []
    name, value = expected[0][1], expected[0][3]
    [document] = [
        record for record in json.loads(theirs_alone)["publications"].values() if record["key"] == expected[0][0]
    ]
    assert (document["extra"] if name == "f" else document)[name] == value


@pytest.mark.parametrize(("whose", "is_there"), [("mine", False), ("theirs", True)])
def test_what_one_removes_and_the_other_changes_is_a_conflict_of_the_whole(
    files: Files, whose: str, is_there: bool
) -> None:
    my_file = files.after(files.base, removed("k1"))
    their_file = files.after(files.base, changed("k1", title="B"))
    merge = merge_files(files.base, my_file, their_file)
    [(key, field, mine, theirs)] = conflicts(merge.data)
    assert (key, field, mine, theirs["title"]) == ("k1", "", None, "B")
    assert ("k1" in files.records(files.after(merge.data, settle(whose)))) == is_there
    back = merge_files(files.base, their_file, my_file)
    assert "k1" in files.records(back.data)
    assert ("k1" in files.records(files.after(back.data, settle(whose)))) != is_there


def both(files: Files) -> tuple[bytes, bytes, bytes]:
    """Return two sides with another title for one record each, and what they are made one."""
    my_file, their_file = (files.after(files.base, changed("k1", title=title)) for title in "AB")
    return my_file, their_file, merge_files(files.base, my_file, their_file).data


@pytest.mark.parametrize(
    ("work", "left"),
    [
        (changed("k1", title="C"), []),
        (changed("k1", title="B"), []),
        (changed("k1", note="n"), [("k1", "title", "A", "B")]),
        (rekeyed("k1", "one"), [("one", "title", "A", "B")]),
        (removed("k1"), []),
        (removed("k2"), [("k1", "title", "A", "B")]),
    ],
)  # fmt: skip
def test_a_conflict_follows_its_record_until_an_edit_settles_it(files: Files, work: Work, left: list[Any]) -> None:
    _my_file, their_file, merge = both(files)
    worked = files.after(merge, work)
    assert conflicts(merge_files(merge, worked, merge).data) == left
    assert conflicts(merge_files(merge, merge, worked).data) == left
    on = files.after(their_file, changed("k3", note="n"))
    assert conflicts(merge_files(their_file, worked, on).data) == left
    assert conflicts(merge_files(their_file, on, worked).data) == left


def test_what_one_side_has_settled_is_settled(files: Files) -> None:
    _my_file, _their_file, merge = both(files)
    for whose, title in (("mine", "A"), ("theirs", "B")):
        settlement = files.after(merge, settle(whose))
        for sides in ((settlement, merge), (merge, settlement)):
            again = merge_files(merge, *sides).data
            assert (conflicts(again), files.records(again)["k1"].title) == ([], title)


def test_what_both_have_settled_in_two_ways_is_a_conflict_again(files: Files) -> None:
    _my_file, _their_file, merge = both(files)
    mine, theirs = (files.after(merge, settle(whose)) for whose in ("mine", "theirs"))
    assert conflicts(merge_files(merge, mine, theirs).data) == [("k1", "title", "A", "B")]
    assert conflicts(merge_files(merge, theirs, mine).data) == [("k1", "title", "B", "A")]


def test_who_settles_a_removal_in_two_ways_has_a_conflict_again(files: Files) -> None:
    my_file = files.after(files.base, removed("k1"))
    their_file = files.after(files.base, changed("k1", title="B"))
    merge = merge_files(files.base, their_file, my_file).data
    settled_mine, settled_theirs = (files.after(merge, settle(whose)) for whose in ("mine", "theirs"))
    assert [
        (conflict[2] is None, conflict[3] is None)
        for conflict in conflicts(merge_files(merge, settled_theirs, settled_mine).data)
    ] == [(True, False)]
    assert [
        (conflict[2] is None, conflict[3] is None)
        for conflict in conflicts(merge_files(merge, settled_mine, settled_theirs).data)
    ] == [(False, True)]


def test_who_goes_on_from_the_other_value_takes_its_place_in_the_conflict(files: Files) -> None:
    _my_file, their_file, merge = both(files)
    later = files.after(their_file, changed("k1", title="B, revised"))
    assert conflicts(merge_files(their_file, merge, later).data) == [("k1", "title", "A", "B, revised")]
    agreed = files.after(their_file, changed("k1", title="A"))
    assert conflicts(merge_files(their_file, merge, agreed).data) == []


def test_a_third_value_comes_beside_two(files: Files) -> None:
    _my_file, _their_file, merge = both(files)
    third = files.after(files.base, changed("k1", title="C"))
    assert sorted(conflicts(merge_files(files.base, merge, third).data)) == [
        ("k1", "title", "A", "B"),
        ("k1", "title", "A", "C"),
    ]
    swapped = merge_files(files.base, third, merge).data
    assert sorted(conflicts(swapped)) == [("k1", "title", "C", "A"), ("k1", "title", "C", "B")]
    settlement = files.after(swapped, settle("theirs"))
    assert conflicts(settlement) == []
    assert files.records(settlement)["k1"].title in "AB"


def test_without_a_base_empty_fields_are_filled_and_nothing_is_removed(files: Files) -> None:
    my_file = files.after(files.base, removed("k1"), changed("k2", note="n"))
    merge = merge_files(b"", my_file, files.base)
    assert set(files.records(merge.data)) == {f"k{number}" for number in range(6)}
    assert files.records(merge.data)["k2"].note == "n"


def test_a_key_that_both_give_to_another_work_becomes_two(files: Files) -> None:
    my_file = files.after(files.base, added("new", title="Ports of Call", date="1999"))
    their_file = files.after(files.base, added("new", title="Labour on the Ganges", date="2011"))
    merge = merge_files(files.base, my_file, their_file)
    assert merge.key_changes == [("new", "newa")]
    assert len(files.records(merge.data)) == 8


def test_a_name_that_one_side_writes_as_another_is_written_so_in_what_the_other_adds(files: Files) -> None:
    from protlib.record.decisions import OneName

    name = OneName(("publisher",), "IOM", "International Organization for Migration")
    my_file = files.after(files.base, lambda library: library.decide(lambda made: made.with_decisions(name), "unify"))
    their_file = files.after(files.base, added("new", publisher="IOM"))
    for sides in ((my_file, their_file), (their_file, my_file)):
        assert files.records(merge_files(files.base, *sides).data)["new"].publisher == name.new_name


def _with(raw: bytes, **more: Any) -> bytes:
    tables = json.loads(raw)
    next(iter(tables["publications"].values())).update(more)
    return json.dumps(tables).encode()


def test_what_no_field_of_a_record_is_stays(files: Files) -> None:
    their_file = files.after(files.base, changed("k1", title="A"))
    merge = merge_files(files.base, _with(files.base, seen=True), their_file).data
    assert b'"seen": true' in merge
    with pytest.raises(NotALibraryError, match=r"k.: both sides changed “seen”, which this protlib does not know"):
        merge_files(files.base, _with(files.base, seen=True), _with(files.base, seen=False))


def test_libraries_of_the_first_format_are_made_one_of_the_second(files: Files) -> None:
    def first(*keys: str) -> bytes:
        rows = {str(n): {"key": key, "type": "document", "title": f"Title {key}"} for n, key in enumerate(keys, 1)}
        return json.dumps({"library": {"1": {"format": 1, "created": "2025"}}, "publications": rows}).encode()

    base, my_file, their_file = first("a", "b"), first("a", "b", "mine"), first("a", "b", "theirs")
    merge = merge_files(base, my_file, their_file).data
    assert set(files.records(merge)) == {"a", "b", "mine", "theirs"}
    assert json.loads(merge)["library"]["1"] == {"format": 2, "created": "2025"}
    assert merge_files(base, my_file, their_file).data == merge


@pytest.mark.parametrize(
    ("place", "raw", "message"),
    [
        (0, b"{}", "the common ancestor is not a library"),
        (1, b"", "this side is empty"),
        (2, b"TY  - RPRT", "the other side is not a library"),
        (2, b'{"library": {"1": {"format": 99}}, "publications": {}}', "was written by a newer protlib"),
        (1, b"{\n<<<<<<< ours\n", "this side has a Git merge conflict"),
    ],
)
def test_a_file_that_is_no_library_is_refused_with_the_reason(
    files: Files, place: int, raw: bytes, message: str
) -> None:
    sides = [files.base] * 3
    sides[place] = raw
    with pytest.raises(NotALibraryError, match=message):
        merge_files(*sides)


@pytest.mark.parametrize("first", [0, 1])
def test_where_each_has_merged_the_other_and_settled_nothing_both_values_are_still_told(
    files: Files, first: int
) -> None:
    sides = [files.after(files.base, changed("k1", title=title)) for title in "AB"]
    virtual = merge_files(files.base, sides[first], sides[not first]).data  # as Git makes one of two common ancestors
    crossed = [merge_files(files.base, sides[place], sides[not place]).data for place in (0, 1)]
    for my_file, their_file in (crossed, crossed[::-1]):
        merge = merge_files(virtual, my_file, their_file).data
        [(key, field, mine, theirs)] = conflicts(merge)
        assert (key, field, {mine, theirs}) == ("k1", "title", {"A", "B"})


@pytest.mark.parametrize("first", [0, 1])
def test_where_each_has_merged_the_other_a_removal_is_still_told(files: Files, first: int) -> None:
    sides = [files.after(files.base, work) for work in (removed("k1"), changed("k1", title="B"))]
    virtual = merge_files(files.base, sides[first], sides[not first]).data
    crossed = [merge_files(files.base, sides[place], sides[not place]).data for place in (0, 1)]
    for my_file, their_file in (crossed, crossed[::-1]):
        merge = merge_files(virtual, my_file, their_file).data
        [(key, field, mine, theirs)] = conflicts(merge)
        assert (key, field, None in (mine, theirs)) == ("k1", "", True)


_RECORDS = arbitrary.publications("aliases", "tags", "authors", "genre", "extra", "note", "type", "date", "isbn")
_KEYS = st.sampled_from(["a", "b"])


def _file(records: dict[int, tuple[str, Publication]]) -> bytes:
    rows: dict[str, Document] = {
        str(1795683600000000 + number): record.changed(key=f"{key}{number}").to_dict()
        for number, (key, record) in records.items()
    }
    return dumps({**add_new_header(empty_tables(), "2026"), PUBLICATIONS: rows})


_FILES = st.dictionaries(st.integers(0, 3), st.tuples(_KEYS, _RECORDS)).map(_file)


@given(_FILES, _FILES, _FILES)
def test_whatever_three_files_hold_the_one_is_whole_and_tells_the_same_conflicts_from_both_sides(
    base: bytes, mine: bytes, theirs: bytes
) -> None:
    merge, swapped = merge_files(base, mine, theirs), merge_files(base, theirs, mine)
    assert content_of(merge.data).repairs == []
    assert merge_files(base, mine, theirs) == merge
    assert len(merge.conflicts) == len(swapped.conflicts)
    tables = [content_of(raw).tables[PUBLICATIONS] for raw in (base, mine, theirs)]
    merge_conflicts = {(conflict.field, conflict.mine) for conflict in merge.conflicts}
    for number in tables[0].keys() & tables[1].keys() & tables[2].keys():
        for field in ("genre", "date", "note"):
            values = [table[number].get(field, "") for table in tables]
            if len({*values}) == len(values):
                assert (field, json.dumps(values[1], ensure_ascii=False)) in merge_conflicts
    crossed = merge_files(merge.data, swapped.data, merge.data)
    assert content_of(crossed.data).repairs == []
