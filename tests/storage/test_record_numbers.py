"""New records get numbers that rise, even where a clock is wrong."""

import time

import pytest

from protlib.storage import record_numbers


def test_numbers_are_those_of_the_clock_and_follow_each_other() -> None:
    before = time.time_ns() // 1000
    numbers = record_numbers.make_numbers(3, 7)
    assert before <= numbers[0] <= time.time_ns() // 1000
    assert [*numbers] == [numbers[0], numbers[0] + 1, numbers[0] + 2]
    assert numbers[-1] < 1 << 53


def test_they_are_higher_than_the_last_one_whatever_the_clock_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 5_000)
    assert record_numbers.make_numbers(1, 4)[0] == 5
    assert record_numbers.make_numbers(1, 5)[0] > 5


def test_two_libraries_with_one_number_in_the_future_go_on_at_different_ones() -> None:
    assert len({record_numbers.make_numbers(1, 1 << 52)[0] for _ in range(20)}) > 15
