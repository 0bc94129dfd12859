"""Two states of a record made one: whose change counts, what is a conflict, and that nothing is lost."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.record.decisions.three_way import MergedRecord, merge_states
from protlib.record.model import BOOKKEEPING, FIELDS, NAME_LISTS, TEXT_LISTS, Name, Publication
from protlib.text import fold
from sample_records import arbitrary

_RECORDS = arbitrary.publications(
    "key", "aliases", "tags", "authors", "genre", "isbn", "extra", "note", "type", "source"
)
_BASES = st.one_of(st.none(), _RECORDS)
ANN, BOB = Name(family="Ann"), Name(family="Bob")


def _record(values: dict[str, Any]) -> Publication:
    return Publication(key="a", title="A", **values)


def _merged(base: dict[str, Any] | None, mine: dict[str, Any], theirs: dict[str, Any]) -> MergedRecord:
    return merge_states(None if base is None else _record(base), _record(mine), _record(theirs))


@every_row(
    ("base", "mine", "theirs", "expected"),
    [
        ({}, {"genre": "x"}, {"note": "y"}, {"genre": "x", "note": "y"}),
        ({"genre": "x", "note": "n"}, {"note": "n"}, {"genre": "x", "note": "m"}, {"note": "m"}),
        ({"genre": "x"}, {"genre": "z", "note": "n"}, {"genre": "z"}, {"genre": "z", "note": "n"}),
        (None, {"genre": "x"}, {"note": "y"}, {"genre": "x", "note": "y"}),
        (None, {"type": "document", "note": "n"}, {"type": "book"}, {"type": "book", "note": "n"}),
        (
            {"tags": ("a", "b")},
            {"tags": ("a", "c"), "note": "n"},
            {"tags": ("b", "a", "d")},
            {"tags": ("a", "c", "d"), "note": "n"},
        ),
        ({"tags": ("a",)}, {"tags": ("A",), "note": "n"}, {"tags": ("a", "b")}, {"tags": ("A", "b"), "note": "n"}),
        (None, {"tags": ("Ghana",)}, {"tags": ("ghana", "Togo")}, {"tags": ("Ghana", "Togo")}),
        (None, {"isbn": "1 2"}, {"isbn": "2 3"}, {"isbn": "1 2 3"}),
        (None, {"date": "2024"}, {"date": "2024-03"}, {"date": "2024-03"}),
        (None, {"date": "2024-03-05"}, {"date": "2024"}, {"date": "2024-03-05"}),
        ({"isbn": "1 2"}, {"isbn": "1 2 3"}, {"isbn": "2", "note": "n"}, {"isbn": "2 3", "note": "n"}),
        ({"authors": (ANN,)}, {"authors": (ANN,), "note": "n"}, {"authors": (BOB, ANN)}, {"authors": (BOB, ANN), "note": "n"}),
        (
            {"extra": {"files:missing": ["a"]}},
            {"note": "n"},
            {"extra": {"files:missing": ["a", "b"]}},
            {"extra": {"files:missing": ["b"]}, "note": "n"},
        ),
        ({"extra": {"a": "1", "b": 2}}, {"extra": {"b": 2}}, {"extra": {"a": "1", "b": 3, "c": [4]}}, {"extra": {"b": 3, "c": [4]}}),
        ({}, {"aliases": ("b",), "note": "n"}, {"aliases": ("c",)}, {"aliases": ("b", "c"), "note": "n"}),
        ({"aliases": ("b", "c")}, {"aliases": ("c",), "note": "n"}, {"aliases": ("b",)}, {"note": "n"}),
        (
            {"created": "2", "modified": "2"},
            {"created": "2", "modified": "5", "note": "n"},
            {"created": "2", "modified": "4", "genre": "g"},
            {"created": "2", "modified": "5", "note": "n", "genre": "g"},
        ),
        (None, {"source": "a.ris", "note": "n"}, {"source": "b.ris"}, {"source": "a.ris", "note": "n"}),
    ],
)  # fmt: skip
def test_what_one_side_has_changed_counts(
    base: dict[str, Any] | None, mine: dict[str, Any], theirs: dict[str, Any], expected: dict[str, Any]
) -> None:
    merge = _merged(base, mine, theirs)
    assert merge == MergedRecord(_record(expected))


@every_row(
    ("base", "mine", "theirs", "name"),
    [
        ({}, {"genre": "x"}, {"genre": "y"}, "genre"),
        ({"genre": "x"}, {"genre": "y"}, {}, "genre"),
        (None, {"genre": "x"}, {"genre": "y"}, "genre"),
        (None, {"authors": (ANN,)}, {"authors": (ANN, BOB)}, "authors"),
        ({}, {"extra": {"finding": "x"}}, {"extra": {"finding": "y"}}, "finding"),
    ],
)
def test_what_both_have_changed_is_left_as_mine_has_it(
    base: dict[str, Any] | None, mine: dict[str, Any], theirs: dict[str, Any], name: str
) -> None:
    merge = _merged(base, mine, theirs)
    [conflict] = merge.conflicts
    assert (merge.record, conflict.name, conflict.key) == (_record(mine), name, "a")
    settled = merge.settle_difference(conflict, conflict.theirs)
    assert settled == MergedRecord(_record(theirs))


def test_a_rekey_is_followed_where_the_base_proves_it() -> None:
    base, rekeyed = Publication(key="a"), Publication(key="b", aliases=("a",))
    assert merge_states(base, base.changed(note="n"), rekeyed).record == rekeyed.changed(note="n")
    assert merge_states(base, rekeyed, base.changed(note="n")).record == rekeyed.changed(note="n")
    assert merge_states(None, base, rekeyed).record == base.changed(aliases=("b",))
    both = merge_states(base, Publication(key="c", aliases=("a",)), rekeyed)
    assert (both.record.key, both.record.aliases, both.conflicts) == ("c", ("a", "b"), ())


@given(_RECORDS, _RECORDS)
def test_what_nobody_has_changed_makes_no_difference(one: Publication, other: Publication) -> None:
    assert merge_states(one, one, other) == MergedRecord(other)
    assert merge_states(one, other, one) == MergedRecord(other)
    assert merge_states(None, one, one) == MergedRecord(one)
    assert merge_states(one, other, other) == MergedRecord(other)


def _compared_value(record: Publication, name: str) -> Any:
    value = getattr(record, name)
    if name in TEXT_LISTS:
        return {fold(member) for member in value}
    return {*map(fold, value.split())} if name in {"isbn", "issn"} else value


@given(_BASES, _RECORDS, _RECORDS)
def test_it_is_the_same_from_both_sides(base: Publication | None, one: Publication, other: Publication) -> None:
    ours, theirs = merge_states(base, one, other), merge_states(base, other, one)
    assert {(conflict.name, str(conflict.mine)) for conflict in ours.conflicts} == {
        (conflict.name, str(conflict.theirs)) for conflict in theirs.conflicts
    }
    remaining_names = {conflict.field for conflict in ours.conflicts} | BOOKKEEPING
    assert all(
        _compared_value(ours.record, name) == _compared_value(theirs.record, name)
        for name in FIELDS
        if name not in remaining_names
    )


def _values(record: Publication) -> set[tuple[str, str]]:
    """Return each value that a record has, by its field; of lists of texts, each text."""
    values = set()
    for name in (field for field in FIELDS if field not in {"source", "created", "modified", "key"}):
        value = getattr(record, name)
        if name == "extra":
            values |= {(inner, repr(entry)) for inner, entry in value.items() if entry != ""}
        elif name in TEXT_LISTS:
            values |= {(name, fold(text)) for text in value}
        elif name in {"isbn", "issn"}:
            values |= {(name, fold(number)) for number in value.split()}
        elif value and (name, value) != ("type", "document"):
            values.add((name, repr(value) if name in NAME_LISTS else value))
    return values


@given(_BASES, _RECORDS, _RECORDS)
def test_nothing_is_lost(base: Publication | None, one: Publication, other: Publication) -> None:
    merged = merge_states(base, one, other)
    conflict_values = {
        (conflict.name, repr(conflict.theirs) if conflict.field in NAME_LISTS or conflict.inner else conflict.theirs)
        for conflict in merged.conflicts
    }
    values = _values(merged.record) | {("aliases", fold(merged.record.key))} | conflict_values
    was = set() if base is None else _values(base)
    assert _values(one) - values <= was
    assert _values(other) - values <= was


@given(_BASES, _RECORDS, _RECORDS)
def test_every_key_still_finds_the_record(base: Publication | None, one: Publication, other: Publication) -> None:
    record = merge_states(base, one, other).record
    if one not in (base, other) and other != base:
        names = {name.casefold() for name in (record.key, *record.aliases)}
        assert {side.key.casefold() for side in (one, other) if side.key} <= names


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        (None, "2024", "2025-03"),
        (None, "2024-02", "2024-03"),
        (None, "2024", "2024-01-01"),  # the first day may be made of the year
        ("2023", "2024", "2024-03"),
    ],
)
def test_dates_that_differ_are_asked_about(base: str | None, mine: str, theirs: str) -> None:
    merged = _merged(None if base is None else {"date": base}, {"date": mine}, {"date": theirs})
    assert (merged.record.date, [conflict.field for conflict in merged.conflicts]) == (mine, ["date"])
