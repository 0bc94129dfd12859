"""Fields of a library's own: which names they may have, and what a record has in them."""

import pytest

from harness.rows import every_row
from protlib.record.fields import own_fields
from protlib.record.model import Publication


@every_row("name", ["finding", "data-quality", "sample_size", "q2", "population"])
def test_a_field_may_have_a_name_that_means_nothing_else(name: str) -> None:
    assert own_fields.why_unfit(name) == ""


@every_row(
    ("name", "why"),
    [
        ("author", "it means authors"),
        ("title", "it is a field already"),
        ("theme", "it means topics"),
        ("pmid", "it means PMID"),
        ("tag2", "it means tags"),
        ("reference", "it has a meaning of its own"),
        ("extra", "it is a field already"),
        ("x", "a name is a letter"),
        ("2nd", "a name is a letter"),
        ("méthode", "a name is a letter"),
        ("csv:finding", "a name is a letter"),
        ("a" * 41, "a name is a letter"),
    ],
)
def test_a_name_may_not_be_and_why(name: str, why: str) -> None:
    assert own_fields.why_unfit(name).startswith(why)


@pytest.mark.parametrize(
    ("text", "field"),
    [("Finding", "finding"), ("Data Quality", "data-quality"), ("findings", ""), ("", "")],
)
def test_a_field_is_meant_in_whatever_case_and_signs(text: str, field: str) -> None:
    assert own_fields.own_field_named(text, ("finding", "data-quality")) == field


def test_a_value_is_set_in_its_place_and_cleared() -> None:
    record = Publication(title="A", extra={"finding": "x", "PMID": "1", "size": 12})
    assert own_fields.value(record, "size") == "12"
    changed = own_fields.with_value(record, "finding", "y")
    assert list(changed.extra.items()) == [("finding", "y"), ("PMID", "1"), ("size", 12)]
    assert own_fields.with_value(changed, "finding", "").extra == {"PMID": "1", "size": 12}
    assert own_fields.with_value(Publication(title="A"), "finding", "") == Publication(title="A")
