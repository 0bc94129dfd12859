"""The lists of the benchmark: what was read rightly once is read so still."""

from collections.abc import Callable

import pytest
from benchmarks.places import judged


@pytest.mark.parametrize(("name", "lines", "is_right"), list(judged()))
def test_a_list_is_read(name: str, lines: list[str], is_right: Callable[[str], bool]) -> None:
    assert len(lines) >= 45
    assert [line for line in lines if not is_right(line)] == []
