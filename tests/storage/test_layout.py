from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from protlib.storage import contents
from protlib.storage.layout import PUBLICATIONS_BEGIN, RECORD_END, Table

texts = st.text() | st.sampled_from(
    [RECORD_END.decode(), PUBLICATIONS_BEGIN.decode(), '\n    },\n    "2": {']
)
values = st.recursive(texts, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=5)


@settings(max_examples=30)  # a text of JSON takes long to think up
@given(st.lists(st.dictionaries(texts, values), min_size=1, max_size=4))
def test_the_bytes_between_records_stand_nowhere_inside_one(documents: list[dict[str, Any]]) -> None:
    table: Table = {str(number): {"key": "a", **document} for number, document in enumerate(documents, 1)}
    raw = contents.dumps({**contents.empty(), "publications": table}, None)
    assert raw.count(PUBLICATIONS_BEGIN) == 1
    assert raw.partition(PUBLICATIONS_BEGIN)[2].count(RECORD_END) == len(documents)
