"""A library's index answers for the file as it is now, and is made anew where it is damaged."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from protlib.index import Index, IndexDamagedError
from protlib.library.current_index import CurrentIndex
from protlib.storage import Store
from protlib.system.progress import ignore_progress
from sample_records.libraries import CARING, CAUSES, OTHER, fill


@pytest.fixture
def messages() -> list[str]:
    """What a person is told."""
    return []


@pytest.fixture(params=["in memory", "on file"])
def current(request: pytest.FixtureRequest, path: Path, tmp_path: Path, messages: list[str]) -> Iterator[CurrentIndex]:
    """The index of a library of two records."""
    fill(path, CARING, CAUSES)
    cache = tmp_path / "cache" if request.param == "on file" else None
    current = CurrentIndex(Store(path), cache, ignore_progress, messages.append)
    yield current
    current.close()


def count(index: Index) -> int:
    return index.all().bit_count()


def test_it_is_asked_about_the_file_as_it_is_now(current: CurrentIndex, path: Path) -> None:
    assert current.ask(count) == 2
    fill(path, OTHER)
    assert current.ask(count) == 3
    path.unlink()
    assert current.ask(count) == 0


def test_it_stays_open_until_the_file_changes_or_it_is_closed(current: CurrentIndex, path: Path) -> None:
    first = current.open_current()
    assert current.open_current() is first
    current.close()
    assert current.open_current() is not first
    again = current.open_current()
    fill(path, OTHER)
    assert current.open_current() is not again


def test_it_says_where_it_is(path: Path, tmp_path: Path) -> None:
    fill(path, CARING)
    current = CurrentIndex(Store(path), tmp_path / "cache", ignore_progress, print)
    assert current.location() == "in memory"
    current.ask(count)
    current.close()
    assert Path(current.location()).parent == tmp_path / "cache"
    current.discard()
    assert current.location() == "in memory"


def test_one_that_proves_to_be_damaged_is_made_anew_and_asked_again(current: CurrentIndex) -> None:
    indexes: list[Index] = []

    def ask(index: Index) -> int:
        indexes.append(index)
        if len(indexes) == 1:
            raise IndexDamagedError
        return count(index)

    assert current.ask(ask) == 2
    assert indexes[0] is not indexes[1]


def fail(_index: Index) -> NoReturn:
    raise KeyboardInterrupt


def test_where_others_throw_it_away_each_time_one_in_memory_is_asked(current: CurrentIndex) -> None:
    indexes = []

    def count_in_third(index: Index) -> int:
        indexes.append(index)
        if len(indexes) <= 2:
            raise IndexDamagedError
        return count(index)

    assert current.ask(count_in_third) == 2
    assert len(indexes) == 3


@pytest.mark.parametrize("update", [fail, lambda _index: False])
def test_one_that_cannot_follow_a_write_is_let_go(current: CurrentIndex, update: Callable[[Index], bool]) -> None:
    before = current.open_current()
    current.follow(lambda _index: True)
    assert current.open_current() is before
    current.follow(update)
    assert current.open_current() is not before


def test_what_is_wrong_with_records_is_told_once(path: Path, current: CurrentIndex, messages: list[str]) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace('"2009"', '"in spring"'), encoding="utf-8")
    for _ in range(2):
        assert current.ask(count) == 2
        current.discard()
    assert [line.partition(": ")[0] for line in messages] == [str(path)]
    assert "in spring" in messages[0]
