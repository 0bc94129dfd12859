"""Each worker imports all test files, and begins with other ones than its neighbours."""

import os
import sys

import pytest

from harness.shared_compilation import begin_at_part


@pytest.mark.parametrize("count", [1, 2, 3, 8])
def test_each_worker_has_all_files_and_begins_with_another_part(count: int) -> None:
    files = [f"test_{number}.py" for number in range(10)]
    orders = [begin_at_part(files, number, count) for number in range(count)]
    assert all(sorted(order) == files for order in orders)
    assert len({order[0] for order in orders}) == count
    assert {file for order in orders for file in order[: -(-len(files) // count)]} == set(files)


def test_what_a_worker_compiled_is_kept_for_others_and_for_what_they_start() -> None:
    assert not sys.dont_write_bytecode
    assert "PYTHONDONTWRITEBYTECODE" not in os.environ
