"""One change among many is taken back: the library is as without it where later changes do not touch its records."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protlib.library import Library
from protlib.library.past.past_versions import past_of
from protlib.library.plan import Outcome
from protlib.library.revocation import is_revocation, revoke
from protlib.record.decisions import Decision, SilencedRule
from protlib.record.model import Publication

Snapshot = Mapping[str, Publication]
KEYS = "abcd"


def change_of(kind: str, key: str, number: int) -> Callable[[Library], object]:
    """Return a change of a record, where it is there; each leaves other traces."""
    record = Publication(key=key, type="report", title=f"Report {key} on the road {number}", number=str(number))
    return {
        "add": lambda library: key in library or library.add_many([record], "add"),
        "note": lambda library: key in library and library.change([key], lambda now: now.changed(note=f"n{number}")),
        "open": lambda library: (
            key in library and library.change([key], lambda now: now.changed(access=["", "internal"][number % 2]))
        ),
        "rekey": lambda library: key in library and library.rekey(key, f"{key}{number}"),
        "remove": lambda library: key in library and library.remove([key]),
        "silence": lambda library: (
            key in library
            and library.decide(lambda now: now.with_decisions(SilencedRule(f"rule-{number}", key)), "check")
        ),
        "merge": lambda library: merge(library, key),
    }[kind]


def merge(library: Library, key: str) -> object:
    """Make one record of two, where both are there."""
    other = KEYS[(KEYS.index(key) + 1) % len(KEYS)]
    keys = [name for name in (key, other) if name in library]
    return len({library.get(name).key for name in keys}) == 2 and library.merge([keys])


def snapshot(library: Library) -> Snapshot:
    return {record.key: record for record in library}


def contents(library: Library) -> tuple[set[str], set[Decision]]:
    """Return the records of a library without their times, and its decisions."""
    records = (record.changed(created="", modified="").to_dict() for record in library)
    return {json.dumps(record, sort_keys=True) for record in records}, {*library.decisions().all_decisions}


@contextmanager
def opened(folder: Path) -> Iterator[Library]:
    """Open a new library with two records of which no step is, and two of which steps are."""
    ticks = count()
    with Library(folder / "library.json", clock=lambda: f"2026-11-30T10:00:{next(ticks):02d}Z") as library:
        library.add_many([Publication(key=key, title=f"The first report of {key}") for key in "azb"], "add")
        yield library


def last_number(library: Library) -> int:
    return past_of(library).present_version().number


def revoke_number(library: Library, number: int) -> Sequence[Outcome]:
    return revoke(library, past_of(library).find_version(str(number))).outcomes


KINDS: Final = ("add", "note", "open", "rekey", "remove", "silence", "merge")
STEPS: Final = st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(KEYS)), max_size=5)


@pytest.mark.slow
@given(STEPS, st.sampled_from(KINDS), STEPS)
def test_without_an_overlap_the_library_is_as_if_the_change_had_never_been(
    tmp_path_factory: pytest.TempPathFactory, first: list[tuple[str, str]], kind: str, later: list[tuple[str, str]]
) -> None:
    """The change is of a, or of a and b; later steps are of c and d."""
    last = [(kind, key) for kind, key in later if key in "cd" and kind != "merge"]
    with opened(tmp_path_factory.mktemp("with")) as library:
        take(library, first)
        number = last_number(library)
        change_of(kind, "a", 50)(library)
        is_change = last_number(library) > number
        take(library, last, start=20)
        if is_change and last_number(library) > number + 1:
            assert "refused" not in {outcome.action for outcome in revoke_number(library, number + 1)}
            revoked = contents(library)
            with opened(tmp_path_factory.mktemp("without")) as other:
                take(other, first)
                take(other, last, start=20)
                assert revoked == contents(other)


def take(library: Library, steps: Sequence[tuple[str, str]], start: int = 0) -> None:
    for number, (kind, key) in enumerate(steps, start):
        change_of(kind, key, number)(library)


@pytest.mark.slow
@given(STEPS, st.data())
def test_whatever_overlaps_nothing_is_lost_and_undo_brings_back_every_byte(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]], data: st.DataObject
) -> None:
    with opened(tmp_path_factory.mktemp("undo")) as library:
        take(library, [("note", "z"), *steps, ("note", "z")])
        chosen = data.draw(st.integers(2, last_number(library)))
        older, newer = (snapshot_of(library, number) for number in (chosen - 1, chosen))
        now, raw = snapshot(library), library.path.read_bytes()
        outcomes = revoke_number(library, chosen)
        result = snapshot(library)
        refused_keys = {outcome.publication.key for outcome in outcomes if outcome.action == "refused"}
        of_change = {key for key in older.keys() | newer.keys() if older.get(key) != newer.get(key)}
        assert {key: now.get(key) for key in refused_keys} == {key: result.get(key) for key in refused_keys}
        for key in now.keys() | result.keys():
            is_kept = result.get(key) == now.get(key)
            assert is_kept or (key in of_change and without_aliases(result.get(key)) == without_aliases(older.get(key)))
        names = [name for record in result.values() for name in (record.key, *record.aliases)]
        assert len(names) == len({*names})
        assert all(now[key] == newer[key] for key in now if result.get(key) != now[key])
        if library.path.read_bytes() != raw:
            library.undo()
            assert library.path.read_bytes() == raw


def without_aliases(record: Publication | None) -> Publication | None:
    return record and record.changed(aliases=())


def snapshot_of(library: Library, number: int) -> Snapshot:
    past = past_of(library)
    documents = past.state(past.find_version(str(number))).documents
    return {key: Publication.from_dict(document) for key, document in documents.items()}


def test_only_what_took_back_one_change_is_called_so() -> None:
    assert is_revocation("undo 12: 3 removed")
    assert is_revocation("undo 3 iom2009caring")
    assert not is_revocation("undone 3")
    assert not is_revocation("import undo 3.ris")


def test_records_that_the_change_made_one_come_apart_together_or_not_at_all(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        change_of("merge", "a", 1)(library)
        change_of("note", "z", 2)(library)
        number = last_number(library)
        change_of("note", "a", 3)(library)
        outcomes = revoke_number(library, number - 1)
        assert [(outcome.action, outcome.publication.key) for outcome in outcomes] == [
            ("refused", "a"),
            ("refused", "b"),
        ]
        assert [*snapshot(library)] == ["a", "z"]
        library.undo()
        assert {outcome.action for outcome in revoke_number(library, number - 1)} == {"updated", "restored"}
        assert {key: record.aliases for key, record in snapshot(library).items()} == {"a": (), "z": (), "b": ()}


def test_what_was_decided_later_about_a_new_record_keeps_it(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        change_of("add", "c", 1)(library)
        number = last_number(library)
        change_of("silence", "c", 2)(library)
        assert [outcome.action for outcome in revoke_number(library, number)] == ["refused"]
        assert "c" in library
        revoke_number(library, number + 1)
        assert [outcome.action for outcome in revoke_number(library, number)] == ["removed"]
        assert library.decisions().all_decisions == ()
