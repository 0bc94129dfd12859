"""Records that are read as somebody goes through them."""

from protlib.library import Library
from sample_records.libraries import CARING, CAUSES, OTHER


def test_records_are_read_each_time_in_their_order(library: Library) -> None:
    library.add_many([CARING, CAUSES, OTHER])
    results, records = library.stream(""), library.stream("").publications
    assert (results.total, len(records)) == (3, 3)
    assert list(records) == list(records) == library.select("").publications
    assert records[1].key == CAUSES.key
    assert [record.key for record in records[1:]] == [CAUSES.key, OTHER.key]
    assert records[-1].key == OTHER.key


def test_some_fields_of_records_can_be_read(library: Library) -> None:
    library.add_many([CARING])
    [record] = library.stream(CARING.key, ("key", "title")).publications
    assert record.filled() == {"key": CARING.key, "title": CARING.title}
