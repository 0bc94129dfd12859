"""The text form of `protlib edit`: what is laid before a person comes back as it was, or is refused with its line."""

import pytest
from hypothesis import assume, given

from harness.rows import every_row
from protlib.errors import InputRefusedError
from protlib.record.model import Name, Publication
from protlib.record.text_form import form
from sample_records.arbitrary import publications

HANDBOOK = Publication(
    key="iom2009caring",
    type="report",
    title="Caring for Trafficked Persons",
    authors=(
        Name(literal="International Organization for Migration", short="IOM"),
        Name(family="Jobe", given="Alison"),
    ),
    date="2009",
    countries=("Nigeria", "Ghana"),
    abstract="First paragraph.\n\nSecond; with a semicolon.",
    extra={"ris:C1": "x"},
    created="2026-11-24T12:00:00Z",
)


@given(publications())
def test_the_form_of_a_record_reads_back_as_the_record(publication: Publication) -> None:
    assume(publication.title)
    assert form.parse_record(form.format_record(publication, own_names=()), publication, own_names=()) == publication


def test_the_form_shows_every_field_that_can_be_edited() -> None:
    text = form.format_record(HANDBOOK, own_names=())
    assert "title: Caring for Trafficked Persons\n" in text
    assert "authors:\n    International Organization for Migration (IOM)\n    Jobe, Alison\n" in text
    assert "publisher:\n" in text
    assert "created" not in text


@every_row(
    ("was", "becomes", "expected"),
    [
        ("date: 2009\n", "date: July 2009\n", HANDBOOK.changed(date="2009-07")),
        ("    Ghana\n", "", HANDBOOK.changed(countries=("Nigeria",))),
        ("date: 2009\n", "date:\n", HANDBOOK.changed(date="")),
        ("date: 2009\n", "", HANDBOOK.changed(date="")),
        ("    Jobe, Alison\n", "    Jobe, Alison\n    Smith, J.\n", HANDBOOK.changed(authors=(*HANDBOOK.authors, Name(family="Smith", given="J.")))),
        ("publisher:\n", "publisher: IOM\n", HANDBOOK.changed(publisher="IOM")),
    ],
)  # fmt: skip
def test_an_edited_line_changes_its_field_and_no_other(was: str, becomes: str, expected: Publication) -> None:
    assert (
        form.parse_record(form.format_record(HANDBOOK, own_names=()).replace(was, becomes), HANDBOOK, own_names=())
        == expected
    )


@every_row(
    ("text", "message"),
    [
        ("title: A\nnonsense\n", "line 2: write “field: value”"),
        ("title: A\ntitel: B\n", "line 2: unknown field “titel”"),
        ("title: A\ntitle: B\n", "line 2: “title” is already on line 1"),
        ("    lost\ntitle: A\n", "line 1: expected “field: value”"),
        ("title: A\ndate: the day after\n", "line 2: date “the day after”"),
        ("title: A\nextra:\n    {broken\n", "line 2: extra is not JSON"),
        ("title: A\nextra: [1]\n", "line 2: extra must be a JSON object"),
        ("title:\n", "a publication needs a title"),
        ("", "a publication needs a title"),
    ],
)
def test_a_form_that_cannot_be_read_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(InputRefusedError, match=message.replace("[", r"\[")):
        form.parse_record(text, HANDBOOK, own_names=())


def test_fields_of_ones_own_have_lines_and_keep_their_places() -> None:
    record = HANDBOOK.changed(extra={"finding": "One.\n\nTwo.", "ris:C1": "x", "size": 12})
    own = ("finding", "method", "size")
    text = form.format_record(record, own)
    assert "\nfinding:\n    One.\n\n    Two.\nmethod:\nextra:\n" in text
    assert form.parse_record(text, record, own) == record
    edited = form.parse_record(text.replace("method:\n", "Method: survey\n"), record, own)
    assert list(edited.extra.items()) == [*record.extra.items(), ("method", "survey")]
    with pytest.raises(InputRefusedError, match=r"unknown field “methd”; choose from .*, method"):
        form.parse_record(text.replace("method:", "methd:"), record, own)
