"""What a record that is there gets from another of the same publication."""

from typing import Any

import pytest
from hypothesis import given

from protlib.duplicates import merged_record
from protlib.record import cleaning
from protlib.record.model import Publication
from sample_records.arbitrary import publications

IOM = {"literal": "International Organization for Migration", "short": "IOM"}


def record(**fields: Any) -> Publication:
    return cleaning.clean_record(fields).publication


def report(**fields: Any) -> Publication:
    values = {"type": "report", "title": "Caring for Trafficked Persons", "authors": [IOM], "date": "2009"}
    return record(**{**values, **fields})


def test_a_record_is_filled_with_what_it_lacks() -> None:
    old = record(key="a", type="document", title="Caring", tags=["Health"], countries=["Niger"], extra={"ris:C1": "x"})
    new = report(key="b", doi="10.1000/1", tags=["health", "care"], countries=["Mali", "Niger"])
    new = merged_record.fill_gaps(new, record(extra={"ris:C1": "y", "PMID": "1"}, source="b.ris", created="2020"))
    assert merged_record.fill_gaps(old, new) == record(
        key="a",
        type="report",
        title="Caring",
        authors=[IOM],
        date="2009",
        doi="10.1000/1",
        tags=["Health", "care"],
        countries=["Niger", "Mali"],
        extra={"ris:C1": "x", "PMID": "1"},
    )


def test_a_date_that_one_record_has_is_no_missing_one() -> None:
    dated, undated = Publication(title="A", date="2010"), Publication(title="A", status="no date")
    assert merged_record.fill_gaps(dated, undated) is dated
    assert merged_record.fill_gaps(undated, dated) == Publication(title="A", date="2010")
    assert merged_record.merge_records([undated, dated]) == Publication(title="A", date="2010")
    assert merged_record.fill_gaps(dated, Publication(title="A", status="in press")).status == "in press"
    assert merged_record.fill_gaps(Publication(title="A"), undated) == undated


def test_the_order_of_authors_is_not_touched() -> None:
    old = report(authors=["Jobe, Alison"])
    assert merged_record.fill_gaps(old, report(authors=["Smith, John", "Jobe, Alison"])) is old


@given(publications(), publications())
def test_filling_overwrites_nothing_and_adds_nothing_a_second_time(old: Publication, new: Publication) -> None:
    filled = merged_record.fill_gaps(old, new)
    before, after = old.to_dict(), filled.to_dict()
    for name, value in before.items():
        if (name == "type" and value == "document") or name == "guessed":
            continue
        if name == "extra":
            assert {**after[name], **value} == after[name]
        else:
            assert after[name][: len(value)] == value
    assert (filled.key, filled.created) == (old.key, old.created)
    assert merged_record.fill_gaps(filled, new) is filled


@pytest.mark.parametrize("note", [" (draft)", " [Review] [33 refs]", ". [French]"])
def test_a_note_of_a_catalogue_is_no_fuller_title(note: str) -> None:
    noted = report(title=f"Caring for Trafficked Persons{note}", key="a")
    assert merged_record.merge_records([noted, report()]).title == "Caring for Trafficked Persons"
    longer = report(title=f"Caring for Trafficked Persons: A Handbook{note}")
    assert merged_record.merge_records([report(), longer]).title == longer.title


def test_one_record_is_made_of_several_with_the_fullest_of_each() -> None:
    first = report(
        key="a", type="document", title="CARING FOR TRAFFICKED PERSONS", tags=["Health"], date="2009", aliases=["x"],
        created="2021", modified="2022", source="a.ris", note="Mine.", isbn="9780306406157", authors=["Jobe, A."],
    )  # fmt: skip
    second = report(
        key="b", title="Caring for trafficked persons", tags=["health", "care"], date="2009-07", aliases=["y", "x"],
        created="2020", note="Yours.", isbn="080442957X", doi="10.1000/1", authors=["Jobe, Alison", "Smith, John"],
        abstract="Long.", extra={"PMID": "1"},
    )  # fmt: skip
    third = report(key="c", date="2010-01-01", doi="10.1000/2", abstract="Longer.", extra={"PMID": "2"})
    merged = merged_record.merge_records([first, second, third])
    assert merged == report(
        key="a",
        title=("Caring for trafficked persons"),
        tags=["Health", "care"],
        date="2009-07",
        aliases=["x", "b", "y", "c"],
        created="2020",
        modified="2022",
        source="a.ris",
        note="Mine.\n\nYours.",
        isbn="9780306406157 080442957X",
        doi="10.1000/1",
        authors=["Jobe, Alison", "Smith, John"],
        abstract="Longer.",
        extra={"PMID": "1"},
    )


def test_a_publisher_that_names_its_place_gets_no_second_place() -> None:
    older, newer = report(publisher="Geneva: IOM"), report(publisher="IOM", publisher_place="Geneva")
    assert merged_record.find_additions(older, newer) == {}
    for pair in ([older, newer], [newer, older]):
        merged = merged_record.merge_records(pair)
        assert (merged.publisher, merged.publisher_place) == ("IOM", "Geneva")


def test_one_record_waits_for_the_files_of_both() -> None:
    waiting = [report(extra={"files:missing": [name]}) for name in ("a.pdf", "b.pdf")]
    assert merged_record.merge_records(waiting).extra == {"files:missing": ["a.pdf", "b.pdf"]}


@given(publications(), publications())
def test_uniting_loses_no_field_and_no_key(one: Publication, other: Publication) -> None:
    merged = merged_record.merge_records([one, other])
    assert {*one.filled(), *other.filled()} - {"key", "guessed", "modified", "source"} <= {
        *merged.filled(),
        "aliases",
        "created",
    }
    assert merged.key == one.key
    assert {one.key, other.key, *one.aliases, *other.aliases} <= {merged.key, *merged.aliases, ""}
    assert merged_record.merge_records([one]).changed(guessed=()) == one.changed(
        guessed=(), aliases=tuple(dict.fromkeys(key for key in one.aliases if key and key != one.key))
    )
