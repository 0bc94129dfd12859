"""The list of 120 references that `benchmarks.verification` is made of, and how many of each kind are judged right."""

from collections import Counter

import pytest
from benchmarks import verification as benchmark


@pytest.mark.slow
def test_no_fewer_references_are_judged_right_than_were() -> None:
    library = benchmark.library()
    items = list(benchmark.items(library))
    assert Counter(item.kind for item in items) == {"there": 40, "changed": 40, "not there": 40}
    right = Counter(item.kind for item in items if benchmark.judge(library, item) == item.kind)
    assert right["there"] >= 38
    assert right["changed"] >= 36
    assert right["not there"] >= 39
