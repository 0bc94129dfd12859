"""What a plan says is written, and the index follows."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from protlib.library.confirmed_index import UntrueIndexError
from protlib.library.current_index import CurrentIndex
from protlib.library.library_writer import LibraryWriter
from protlib.library.plan import Plan
from protlib.library.view import View
from protlib.storage import ChangedMeanwhileError, Store
from protlib.system.progress import ignore_progress
from sample_records.libraries import CARING, CAUSES, OTHER, fill
from sample_records.stored_records import keys


@pytest.fixture
def current(path: Path) -> Iterator[CurrentIndex]:
    """The index of a library of two records."""
    fill(path, CARING, CAUSES)
    current = CurrentIndex(Store(path), None, ignore_progress, print)
    yield current
    current.close()


@pytest.fixture
def writer(path: Path, current: CurrentIndex, clock: Callable[[], str]) -> LibraryWriter:
    """What writes to that library."""
    return LibraryWriter(Store(path), current, clock)


def list_keys(current: CurrentIndex) -> list[str]:
    return current.ask(lambda index: index.keys())


def test_a_plan_is_written_and_the_index_follows(path: Path, writer: LibraryWriter, current: CurrentIndex) -> None:
    index = current.open_current()
    changed = CARING.changed(key="new", aliases=(CARING.key,))
    plan = Plan(added={OTHER.key: OTHER}, changed={CARING.key: changed}, removed={CAUSES.key: CAUSES})
    assert writer.write(lambda _index: plan, "many\nthings") is plan
    assert keys(path) == ["new", OTHER.key]
    assert (list_keys(current), current.open_current()) == ([OTHER.key, "new"], index)
    assert Store(path).header().changed_by == "many things: 1 added, 1 updated, 1 removed"


def test_a_record_that_comes_with_the_number_of_another_takes_no_place(path: Path, writer: LibraryWriter) -> None:
    number = next(iter(Store(path).table()))
    plan = Plan(added={OTHER.key: OTHER}, numbers={OTHER.key: number})
    writer.write(lambda _view: plan, "merge")
    assert sorted(keys(path)) == sorted([CARING.key, CAUSES.key, OTHER.key])


def test_an_empty_plan_writes_nothing(path: Path, writer: LibraryWriter) -> None:
    before = path.read_bytes()
    assert writer.write(lambda _index: Plan(), "nothing").is_empty()
    assert path.read_bytes() == before


@pytest.mark.parametrize("error", [ChangedMeanwhileError, UntrueIndexError])
def test_a_plan_is_made_anew_where_another_program_was_faster(
    writer: LibraryWriter, error: type[ChangedMeanwhileError]
) -> None:
    tried: list[View] = []

    def plan(view: View) -> Plan:
        tried.append(view)
        if len(tried) < 4:
            raise error("meanwhile")
        return Plan(removed={CARING.key: CARING})

    assert writer.write(plan, "remove").former_keys() == [CARING.key]
    assert len(tried) == 4


def test_it_gives_up_where_another_program_is_always_faster(path: Path, writer: LibraryWriter) -> None:
    tried: list[View] = []

    def plan(view: View) -> Plan:
        tried.append(view)
        raise ChangedMeanwhileError("meanwhile")

    with pytest.raises(ChangedMeanwhileError):
        writer.write(plan, "remove")
    assert (len(tried), len(keys(path))) == (5, 2)


def test_the_index_follows_a_step_back_and_is_not_needed_for_it(
    path: Path, writer: LibraryWriter, current: CurrentIndex
) -> None:
    writer.write(lambda _index: Plan(removed={CAUSES.key: CAUSES}), "remove")
    index = current.open_current()
    assert writer.step(Store(path).undo).changed_by == f"remove {CAUSES.key}"
    assert (list_keys(current), current.open_current()) == ([CARING.key, CAUSES.key], index)
    path.write_bytes(b"{")
    current.close()
    assert writer.step(Store(path).undo).damaged_path is not None
    assert list_keys(current) == []


def test_the_index_is_made_anew_where_a_record_gets_the_name_that_another_one_lost(
    path: Path, writer: LibraryWriter, current: CurrentIndex
) -> None:
    first = current.open_current()
    passed_on = OTHER.changed(key=CARING.key, aliases=())
    plan = Plan(added={passed_on.key: passed_on}, removed={CARING.key: CARING})
    writer.write(lambda _view: plan, "restore")
    assert keys(path) == [CAUSES.key, CARING.key]
    assert [record.key for _number, record in current.ask(lambda index: [*index.records([0, 1, 2])])] == keys(path)
    assert current.open_current() is not first
