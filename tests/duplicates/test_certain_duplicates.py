"""What is told of two records by their fields alone, which the comparison has to confirm."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protlib.duplicates.certain_duplicates import are_surely_alike, are_surely_one, are_surely_one_with_key
from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.comparison import compare, judge_each
from protlib.duplicates.judgement import Sameness
from protlib.duplicates.shared_identifiers import may_have_one_key
from protlib.record.model import Publication
from sample_records.similar_records import ISBN, judged, report, same, similar

LINK = "https://www.iom.int/a"
_edits = st.fixed_dictionaries(
    {},
    optional={
        "authors": st.sampled_from([["Jobe, Alison"], ["UNHCR"], []]),
        "editors": st.sampled_from([["Smith, John"], ["IOM"]]),
        "publisher": st.sampled_from(["IOM", "Oxford"]),
        "issn": st.just("1234-5679"),
        "abstract": st.sampled_from(["One.", "Two."]),
        "topics": st.just(["Return"]),
        "language": st.sampled_from(["en", "fr"]),
        "container_title": st.sampled_from(["Ideas", "Annual Review"]),
        "date": st.sampled_from(["2009", "2010"]),
        "number": st.sampled_from(["A/HRC/44/45", "3"]),
        "status": st.sampled_from(["forthcoming", "in press", "submitted", "draft"]),
    },
)


def edited(record: Publication, fields: dict[str, Any]) -> Publication:
    return record.changed(**{name: getattr(report(**fields), name) for name in fields})


_additions = st.fixed_dictionaries(
    {},
    optional={
        "countries": st.sampled_from([["Kenya"], ["Ghana"], ["Kenya", "Ghana"]]),
        "regions": st.just(["East Africa"]),
        "abstract": st.sampled_from(["One.", "Two."]),
        "publisher_place": st.sampled_from(["Geneva", "Nairobi"]),
        "files": st.sampled_from([["a.pdf"], ["b.pdf"]]),
        "guessed": st.just(["title"]),
        "note": st.just("Ideas, IOM, 2009"),
        "extra": st.sampled_from([{"number-of-pages": "48"}, {"subtitle": "A view"}]),
    },
)


@pytest.mark.slow
@given(similar, _additions, st.one_of(_additions, _edits))
def test_the_comparison_calls_surely_one_the_same(
    record: Publication, fields: dict[str, Any], edits: dict[str, Any]
) -> None:
    record, later = edited(record, fields), edited(record, edits)
    assert not are_surely_one(record, later) or (same(record, later) and same(later, record))


@given(similar, _additions, _additions)
def test_the_first_comparison_decides_on_what_is_surely_alike(
    record: Publication, fields: dict[str, Any], additions: dict[str, Any]
) -> None:
    first, second = ComparedRecord(edited(record, fields)), ComparedRecord(edited(record, additions))
    if are_surely_alike(first, second):
        [(_position, judgement)] = judge_each([first], second)
        assert (judgement.sameness, judgement.score) == (Sameness.SAME, 1.0)


def test_a_link_of_sister_reports_makes_them_not_one() -> None:
    report_of_kenya = report(title="Country report", url=LINK, countries=["Kenya"])
    for edits in ({"countries": ["Ghana"]}, {"guessed": ["title"]}, {"publisher_place": "Nairobi"}):
        record = report_of_kenya.changed(publisher_place="Geneva")
        assert not are_surely_one(record, edited(record, edits))


@pytest.mark.parametrize(
    ("fields", "edits"),
    [
        ({"title": "Country report", "countries": ["Kenya"]}, {"countries": ["Ghana"]}),
        ({"title": "Country report", "abstract": "One."}, {"abstract": "Two."}),
        ({"title": "Country report"}, {"extra": {"number-of-pages": "48"}}),
        ({"title": "Country report"}, {"guessed": ["title"]}),
        ({"title": "Country report", "files": ["a.pdf"]}, {"files": ["b.pdf"]}),
        ({"title": "Editorial", "type": "article-journal", "container_title": "Ideas"}, {}),
    ],
)
def test_what_may_be_a_sister_report_needs_a_comparison(fields: dict[str, Any], edits: dict[str, Any]) -> None:
    record = report(**fields)
    assert not are_surely_alike(ComparedRecord(record), ComparedRecord(edited(record, edits)))


def test_a_record_with_topics_and_countries_comes_again_without_them() -> None:
    record = report(topics=["Return"], countries=["Kenya"], abstract="One.")
    bare_record = report()
    assert are_surely_alike(ComparedRecord(record), ComparedRecord(bare_record))
    assert judged(record, bare_record).sameness is Sameness.SAME


@given(similar, _edits)
def test_nothing_tells_apart_what_surely_has_one_key(record: Publication, edits: dict[str, Any]) -> None:
    first, second = ComparedRecord(record), ComparedRecord(edited(record, edits))
    if are_surely_one_with_key(first.publication, second.publication):
        assert may_have_one_key(first, second)
        assert not compare(first, second).is_vetoed


@pytest.mark.parametrize(
    ("fields", "edits"),
    [
        ({"url": LINK}, {"authors": ["UNHCR"]}),
        ({"isbn": ISBN}, {"publisher": "Oxford", "topics": ["Return"]}),
        ({"doi": "10.1000/182", "container_title": "Ideas"}, {"editors": ["Smith, John"]}),
        ({"url": LINK}, {"status": "forthcoming"}),
        ({"url": LINK, "status": "draft"}, {"status": "submitted"}),
    ],
)
def test_other_makers_and_statuses_change_nothing_where_an_identifier_is_the_same(
    fields: dict[str, Any], edits: dict[str, Any]
) -> None:
    record = report(**fields)
    assert are_surely_one(record, edited(record, edits))


@pytest.mark.parametrize(
    ("fields", "edits"),
    [
        ({}, {"authors": ["UNHCR"]}),
        ({"url": LINK}, {"date": "2010"}),
        ({"url": LINK}, {"title": "Ideas"}),
        ({"url": LINK}, {"language": "fr"}),
        ({"url": LINK}, {"status": "submitted"}),
        ({"url": LINK, "status": "forthcoming"}, {"status": "draft"}),
        ({"url": LINK, "title": "Trapped at Sea | Oxford"}, {"publisher": "Oxford"}),
        ({"url": "https://www.iom.int/"}, {"publisher": "Oxford"}),
        ({"title": "", "url": LINK}, {"publisher": "Oxford"}),
    ],
)
def test_all_else_needs_a_comparison(fields: dict[str, Any], edits: dict[str, Any]) -> None:
    record = report(**fields)
    assert not are_surely_one(record, edited(record, edits))


def test_records_with_one_key_may_be_without_an_identifier() -> None:
    record = report()
    assert are_surely_one_with_key(record, record.changed(topics=("Return",)))
    assert not are_surely_one_with_key(record, record.changed(publisher="Oxford"))
