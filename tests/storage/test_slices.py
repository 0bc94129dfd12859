"""A change written in slices makes the same file as one that is written whole."""

import random
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from protlib.record.model import Publication
from protlib.storage import contents
from protlib.storage.history import delta
from protlib.storage.layout import Table, Tables
from protlib.storage.slices import Slices, WayBack
from sample_records.arbitrary import publications
from sample_records.stored_records import ONE, THREE, TWO

NUMBERS = st.integers(1, 1 << 53).map(str)
RECORDS = st.dictionaries(NUMBERS, publications(), max_size=8)


def tables(records: Table, **others: Table) -> Tables:
    return contents.add_new_header({**contents.empty_tables(), **others, "publications": records}, "2026")


def keyed(records: dict[str, Publication]) -> Table:
    return {number: record.changed(key=f"k{number}").to_dict() for number, record in records.items()}


@pytest.mark.slow
@given(before=RECORDS, more=RECORDS, chosen=st.randoms(use_true_random=False), few=st.sampled_from([0, 2, 50]))
def test_a_change_in_slices_is_the_file_that_is_written_whole(
    before: dict[str, Publication], more: dict[str, Publication], chosen: random.Random, few: int
) -> None:
    records, new = keyed(before), keyed(more)
    changed: Table = {
        number: {**document, "note": "x"} for number, document in records.items() if chosen.random() < 0.3
    }
    removals = frozenset(number for number in records if chosen.random() < 0.3)
    changed = {number: document for number, document in (changed | new).items() if number not in removals}
    after = {number: document for number, document in (records | changed).items() if number not in removals}
    raw = contents.dumps(tables(records))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("protlib.storage.slices._FEW", few)
        way_back = WayBack(raw)
        change = (*way_back.follow(Slices(raw).change(tables(changed), removals)),)
    new_raw = contents.dumps(tables(after))
    assert delta.apply_delta(change, raw) == new_raw
    backward = way_back.delta()
    assert backward is not None
    assert delta.apply_delta(backward, new_raw) == raw


@pytest.mark.slow
@given(records=RECORDS, chosen=st.randoms(use_true_random=False), few=st.sampled_from([0, 50]))
def test_records_that_stand_side_by_side_are_compared_by_their_bytes(
    records: dict[str, Publication], chosen: random.Random, few: int
) -> None:
    documents = keyed(records)
    numbers = {number for number in documents if chosen.random() < 0.7}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("protlib.storage.slices._FEW", few)
        slices = Slices(contents.dumps(tables(documents)))
        runs = [*slices.iterate_runs(numbers)]
        assert all(slices.holds({number: documents[number] for number in run}) for run in runs)
        assert not any(
            slices.holds({number: {**documents[number], "note": "another"} for number in run}) for run in runs
        )
    assert sorted(number for run in runs for number in run) == sorted(numbers)
    assert len(runs) <= 1 or len(numbers) < len(documents)


def test_a_way_back_that_replaces_much_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("protlib.storage.slices._MOST_REPLACED", 10)
    for replaced, is_kept in ((10, True), (11, False)):
        way_back = WayBack(b"x" * 50)
        assert (
            len([*way_back.follow([delta.CopiedPiece(0, 20), b"new", delta.CopiedPiece(20 + replaced, 30 - replaced)])])
            == 3
        )
        assert (way_back.delta() is not None) is is_kept


@pytest.mark.slow
@given(RECORDS)
def test_each_record_is_found_by_its_number_and_its_key(found: dict[str, Publication]) -> None:
    records = keyed(found)
    slices = Slices(contents.dumps(tables(records)))
    assert {number: slices.document(number) for number in records} == records
    assert {number: slices.find_number(f"k{number}") for number in records} == {number: number for number in records}
    assert slices.numbers() == {f"k{number}": number for number in records}
    assert slices.find_number("none") is None
    with pytest.raises(KeyError):
        slices.document("0")


def test_a_key_is_found_whole_and_only_where_it_is_one() -> None:
    extra = {"key": "gesod", "a": {"key": "iom2009"}}
    odd: dict[str, Any] = {"key": "żółć2010", "extra": extra}
    slices = Slices(contents.dumps(tables({"5": ONE, "6": odd, "7": {"key": "iom2009caring2"}})))
    assert [slices.find_number(key) for key in ("iom2009caring", "żółć2010", "iom2009caring2")] == ["5", "6", "7"]
    assert [slices.find_number(key) for key in ("iom2009", "gesod", "caring")] == [None, None, None]


def test_the_tables_beside_the_records_are_read_and_changed() -> None:
    decisions: Table = {"12": {"kind": "field", "name": "finding"}}
    notes: Table = {"1": {"key": "a"}}
    raw = contents.dumps(tables({"5": ONE, "6": TWO}, decisions=decisions, notes=notes))
    slices = Slices(raw)
    assert slices.tables == {**orjson.loads(raw), "publications": {}}
    more: Table = {**decisions, "13": {"kind": "field", "name": "method"}}
    change = (*slices.change(tables({"7": THREE}, decisions=more, notes=notes), frozenset()),)
    after = contents.dumps(tables({"5": ONE, "6": TWO, "7": THREE}, decisions=more, notes=notes))
    assert delta.apply_delta(change, raw) == after


def test_what_is_copied_is_no_part_of_the_change() -> None:
    records: Table = {str(number): {"key": f"k{number}", "title": "x" * 100} for number in range(1, 500)}
    change = Slices(contents.dumps(tables(records))).change(tables({"1000": ONE}), frozenset({"7"}))
    assert sum(len(piece) for piece in change if isinstance(piece, bytes)) < 300


def test_a_change_of_many_records_looks_for_them_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each search by halves reads a file at twenty places: of many records, all are gathered before."""
    records: Table = {str(number): {"key": f"k{number}", "title": "x"} for number in range(1, 400)}
    raw = contents.dumps(tables(records))
    gathered, searched = Slices(raw), Slices(raw)
    monkeypatch.setattr("protlib.storage.slices._FEW", 0)
    changed: Table = {**{number: {**document, "note": "y"} for number, document in records.items()}, "1000": ONE}
    change = [*gathered.change(tables(changed), frozenset({"7"}))]
    monkeypatch.setattr("protlib.storage.slices._FEW", 1000)
    assert [*searched.change(tables(changed), frozenset({"7"}))] == change
    assert gathered.document("399") == searched.document("399") == records["399"]
    monkeypatch.delattr(Slices, "_search")
    assert gathered.document("12") == records["12"]
    with pytest.raises(KeyError):
        gathered.document("5000")
