"""The schema of a record: whatever cleaning makes of raw values is as it says."""

import json
import re

import pytest
from hypothesis import given

from harness.rows import every_row
from protlib.record import dates
from protlib.record.model import CSL_NAMES, FIELDS, KINDS, Publication, meaning
from protlib.render import shapes
from protlib.render.scripts import json_text
from protlib.render.shapes import EDTF, make_schema
from sample_records import arbitrary

SCHEMA = make_schema("a record", shapes.RECORD)


@pytest.mark.slow
@given(arbitrary.publications().filter(Publication.to_dict))
def test_any_clean_record_is_as_the_schema_says(publication: Publication) -> None:
    from jsonschema import Draft202012Validator

    assert list(Draft202012Validator(SCHEMA).iter_errors(json.loads(json_text(publication)))) == []


@every_row(
    "text",
    [
        "2009",
        "2009-07",
        "1 July 2009",
        "spring 2009",
        "2019/2021",
        "ca. 2019",
        "2019?",
        "201X",
        "2019-",
        "2019/",
        "../2001",
        "/2001",
        "-0044",
        "2004-06-XX",
    ],
)
def test_a_date_is_as_the_pattern_says(text: str) -> None:
    assert re.search(EDTF, dates.parse_date(text))


@every_row("text", ["soon", "1 July 2009", "2009-7", "2009-07-01/x", "9", "2009-07-01T12:00", "/"])
def test_what_is_no_date_is_not(text: str) -> None:
    assert not re.search(EDTF, text)


def test_each_field_is_told_in_words() -> None:
    for name in FIELDS:
        assert meaning(name).endswith(KINDS[name])
        assert meaning(name) != KINDS[name]
        assert name not in CSL_NAMES or f"CSL's {CSL_NAMES[name]}" in meaning(name)
