"""Records stand in the file so that Git merges two branches."""

import random
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protlib.storage import contents
from protlib.storage.layout import COMMA, END, PUBLICATIONS_BEGIN, ROW_BEGIN, Table, position_of, sort_by_number

texts = st.text() | st.sampled_from(
    [(COMMA + ROW_BEGIN).decode(), PUBLICATIONS_BEGIN.decode(), '\n    },\n    "2": {', END.decode()]
)
values = st.recursive(texts, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=5)


@pytest.mark.slow
@given(st.lists(st.dictionaries(texts, values), min_size=1, max_size=4))
def test_the_bytes_between_records_stand_nowhere_inside_one(documents: list[dict[str, Any]]) -> None:
    table: Table = {str(number): {"key": "a", **document} for number, document in enumerate(documents, 1)}
    raw = contents.dumps({**contents.empty_tables(), "publications": table, "decisions": table})
    assert raw.count(PUBLICATIONS_BEGIN) == 1
    records = raw.partition(PUBLICATIONS_BEGIN)[2]
    assert (records.count(ROW_BEGIN), records.count(COMMA)) == (len(documents), len(documents) - 1)
    assert records.endswith(END)
    assert records.count(END) == 1


def test_numbers_that_follow_each_other_stand_far_apart() -> None:
    first = 1_795_704_467_664_966
    positions = sorted(position_of(str(number)) for number in range(first, first + 1000))
    gaps = [second[0] - first[0] for first, second in pairwise(positions)]
    assert max(gaps) < 3 * (1 << 64) / 1000
    assert [int(number) for _, number in positions[:3]] != [first, first + 1, first + 2]


def test_the_places_of_two_numbers_are_never_the_same() -> None:
    numbers = {str(random.randrange(1 << 53)) for _ in range(1000)} | {"7", "007", "x", str((1 << 64) + 7)}
    assert len({position_of(number) for number in numbers}) == len(numbers)


def test_documents_are_given_in_the_order_of_their_numbers() -> None:
    table: Table = {"10": {}, "9": {}, "1795704467664966": {}, "2": {}}
    assert [*sort_by_number(table)] == ["2", "9", "10", "1795704467664966"]
