"""Records are equal where they say the same."""

from hypothesis import given

from protlib.record.model import Publication
from sample_records.arbitrary import publications


@given(publications(), publications())
def test_two_records_are_equal_where_all_their_fields_are(one: Publication, another: Publication) -> None:
    assert (one == another) is (one.to_dict() == another.to_dict())
    assert one == Publication.from_dict(one.to_dict())


def test_what_a_field_is_without_a_value_makes_no_difference() -> None:
    assert Publication(key="a") == Publication(key="a", type="document", title="", authors=())
    assert Publication(key="a") != Publication(key="a", type="book")
    assert Publication(key="a", title="x").changed(title="", type="") == Publication(key="a")
    assert Publication(key="a") != "a"
