"""A typed reference that was misread: its words tell which record it is, and sister reports stay apart."""

from typing import Any

import pytest

from harness.rows import every_row
from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.comparison import compare
from protlib.duplicates.judgement import Sameness
from protlib.record.cleaning import clean_record
from protlib.record.model import Publication

RECORD = {
    "type": "report",
    "title": "Guidelines on the Protection of Child Victims of Trafficking",
    "authors": ["UNICEF"],
    "date": "2006",
    "collection_title": "UNICEF Technical Notes",
    "publisher": "UNICEF",
    "publisher_place": "New York",
}


def make_record(**values: Any) -> Publication:
    return clean_record({"key": "a", **RECORD, **values}).publication


def misread(reference: str, title: str, **values: Any) -> Publication:
    raw = {"key": "b", "type": "report", "title": title, "private_note": reference, **values}
    return clean_record(raw).publication


def sameness(first: Publication, second: Publication) -> Sameness:
    return compare(ComparedRecord(first), ComparedRecord(second)).sameness


@pytest.mark.parametrize(
    ("reference", "title"),
    [
        (
            "UNICEF. 2006. Guidelines on the Protection of Child Victims of Trafficking. UNICEF Technical Notes. UNICEF.",
            "Guidelines on the Protection of Child Victims of Trafficking. UNICEF Technical Notes",
        ),
        (
            "UNICEF. [2006?]. Guidelines on the protection of child victims of trafficking. New York: UNICEF",
            "UNICEF. [2006?]. Guidelines on the protection of child victims of trafficking",
        ),
        (
            "Guidelines on the protection of child victims of trafficking (2006). New York: UNICEF.",
            "New York: UNICEF",
        ),
    ],
)
def test_a_reference_of_which_the_record_explains_each_word_is_that_record(reference: str, title: str) -> None:
    assert sameness(make_record(), misread(reference, title)) is Sameness.SAME
    assert sameness(misread(reference, title), make_record()) is Sameness.SAME


@every_row(
    "reference",
    [
        "UNICEF. 2006. Guidelines on the Protection of Child Victims of Trafficking. Kosovo. UNICEF.",
        "UNICEF. 2006. Guidelines on the Protection of Child Victims of Trafficking. Training Module. UNICEF.",
        "UNICEF. 2006. Guidelines on the Protection of Child Victims of Trafficking. Volume 2. UNICEF.",
        "UNICEF. 2011. Guidelines on the Protection of Child Victims of Trafficking. UNICEF Technical Notes. UNICEF.",
        "Smith, J. 2006. Review of Guidelines on the Protection of Child Victims of Trafficking. UNICEF.",
        "UNICEF. 2006. Guidelines on the Protection of Child Victims of Trafficking. Working Paper. UNICEF.",
        "UNICEF. 2006. Guidelines on the Protection of Child Victims of Trafficking. Conference Report. UNICEF.",
        "UNICEF. 2006. Guidelines on the Protection of Child Victims of Trafficking in New York. UNICEF.",
        "UNICEF. 2006. Guidelines on the Protection of Child Victims of Trafficking: Series A. UNICEF.",
        "UNICEF. 2006. Online Guidelines on the Protection of Child Victims of Trafficking. UNICEF.",
        "UNICEF. 2006. Report on Guidelines on the Protection of Child Victims of Trafficking. UNICEF.",
    ],
)
def test_a_word_that_the_record_does_not_explain_is_of_another_work(reference: str) -> None:
    _makers, _year, *title = reference.rstrip(".").split(". ")
    assert sameness(make_record(), misread(reference, ". ".join(title[:2]))) is not Sameness.SAME


def test_an_older_library_has_the_reference_as_its_note() -> None:
    reference = "UNICEF. [2006?]. Guidelines on the protection of child victims of trafficking. New York: UNICEF"
    entry = misread(reference, reference.partition(" New York")[0])
    assert sameness(make_record(), entry.changed(note=entry.private_note, private_note="read again")) is Sameness.SAME


def test_the_issues_of_two_months_are_two() -> None:
    reference = "UNICEF. June 2006. Guidelines on the Protection of Child Victims of Trafficking. New York: UNICEF"
    title = "UNICEF. June 2006. Guidelines on the Protection of Child Victims of Trafficking"
    assert sameness(make_record(date="2006-06"), misread(reference, title)) is Sameness.SAME
    assert sameness(make_record(date="2006-05"), misread(reference, title)) is not Sameness.SAME


def test_the_volume_is_that_of_the_record_whatever_other_number_it_has() -> None:
    reference = "UNICEF. 2006. Guidelines on the Protection of Child Victims of Trafficking. Volume II. UNICEF."
    title = "UNICEF. 2006. Guidelines on the Protection of Child Victims of Trafficking"
    assert sameness(make_record(volume="2"), misread(reference, title)) is Sameness.SAME
    assert sameness(make_record(issue="2"), misread(reference, title)) is not Sameness.SAME


def test_a_year_in_the_title_is_no_year_of_publication() -> None:
    title = "Guidelines on the Protection of Child Victims of Trafficking, 2006"
    record = make_record(title=title, url="https://unicef.org/1", accessed="2007-03-02")
    assert sameness(record, misread(f"UNICEF. 2006. {title}. UNICEF", f"UNICEF. 2006. {title}")) is Sameness.SAME
    assert sameness(record, misread(f"UNICEF. 2007. {title}. UNICEF", f"UNICEF. 2007. {title}")) is not Sameness.SAME


def test_the_kind_of_a_thesis_is_its_type() -> None:
    reference = "Smith A. Guidelines on the Protection of Child Victims of Trafficking [thesis]. New York: UNICEF; 2006"
    title = "Guidelines on the Protection of Child Victims of Trafficking [thesis]"
    thesis = make_record(type="thesis", authors=["Smith, Ann"])
    assert sameness(thesis, misread(reference, title)) is Sameness.SAME
    assert sameness(thesis.changed(type="report"), misread(reference, title)) is not Sameness.SAME


def test_another_number_and_another_identifier_are_of_another_work() -> None:
    reference = "UNICEF. 2006. Guidelines on the Protection of Child Victims of Trafficking. Working Paper 3."
    title = "Guidelines on the Protection of Child Victims of Trafficking. Working Paper 3"
    numbered = make_record(number="3", genre="Working Paper")
    assert sameness(numbered, misread(reference, title, number="3")) is Sameness.SAME
    assert sameness(make_record(number="4", page="3"), misread(reference, title, number="3")) is not Sameness.SAME
    identified = misread(reference, title, doi="10.1000/1")
    assert sameness(numbered.changed(doi="10.1000/2"), identified) is not Sameness.SAME


def test_what_the_records_of_a_place_or_a_topic_say_explains_no_title() -> None:
    reference = "UNICEF. 2006. Guidelines on the Protection of Child Victims of Trafficking. Kosovo. UNICEF."
    title = "Guidelines on the Protection of Child Victims of Trafficking. Kosovo"
    filed = make_record(countries=["Kosovo"], abstract="A study in Kosovo.", tags=["Kosovo"])
    assert sameness(filed, misread(reference, title)) is not Sameness.SAME
