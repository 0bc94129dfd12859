"""Records that are the same share a text by which they are looked up, so that no pair is missed."""

from collections import Counter
from typing import Any

from hypothesis import given

from harness.rows import every_row
from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.description import description
from protlib.duplicates.fingerprints import fingerprints, further_fingerprints
from protlib.record.model import Publication
from sample_records.similar_records import ISBN, TITLE, report, same, similar


def prints(**fields: Any) -> tuple[str, ...]:
    return fingerprints(ComparedRecord(report(**fields)))


@every_row(
    ("fields", "matches"),
    [
        ({"title": ""}, {"untitled:2009"}),
        ({"title": "Ideas", "doi": "10.1000/A"}, {"doi:10.1000/a"}),
        ({"title": "Ideas", "isbn": ISBN}, {"isbn:9780306406157"}),
        ({"title": "Ideas", "url": "https://www.iom.int/a/#page=3"}, {"url:iom.int/a"}),
        ({"title": "Ideas", "url": "https://www.iom.int/"}, set()),
        ({"title": "Ideas", "number": "A/HRC/44/45"}, {"symbol:A/HRC/44/45"}),
        ({"title": "Ideas", "type": "article-journal", "volume": "7 (2)", "page": "S12-14"}, {"place:7/12"}),
    ],
)
def test_a_record_is_looked_up_by(fields: dict[str, Any], matches: set[str]) -> None:
    assert {text for text in prints(**fields) if not text.startswith("title:")} == matches


@every_row(
    ("first", "second"),
    [
        ("The Ideas & Views, Part II", "Ideas and views: part two"),
        ("The healthcare of returned victims of labour", "The health care of returned victims of labor"),
        ("Safe return of all victims: a handbook", "Safe Return of All Victims of Trafficking"),
        ("Estudio; are migrants safe at home", "[Are migrants safe at home]"),
        ("Global report on trafficking in persons 2009", "Global report on trafficking in persons"),
        ("Statistics on Irregular Migration 2009", "Statistics on Irregular Migration"),
        ("2009 Global Report on Trafficking in Persons", "Global Report on Trafficking in Persons 2009"),
        ("2009 Trafficking in Persons Report: Kenya", "Kenya – Trafficking in Persons Report 2009"),
        ("Children in Forced Displacement in 2008", "Children in Forced Displacement"),
        ("Sudan: Situation Report #12", "Sudan: Situation Report, Issue no. 12"),
        ("Violence in mining areas of Kayes", "Violence in the mining areas of Kayes"),
        ("Access to shelters for survivors in Tripoli", "Access to shelter for survivors in Tripoli"),
        ("Trafficking of Persons in West Africa", "Trafficking in Persons in West Africa"),
        ("Children on the Run", "Children on the Run: Unaccompanied Children Leaving Mexico"),
        ("Children on the Run: A Summary", "Children on the Run – Unaccompanied Children Leaving Mexico"),
    ],
)
def test_like_titles_are_looked_up_together(first: str, second: str) -> None:
    assert set(prints(title=first)) & set(prints(title=second))


@given(similar, similar)
def test_records_that_are_the_same_share_a_fingerprint(one: Publication, other: Publication) -> None:
    assert not same(one, other) or set(fingerprints(ComparedRecord(one))) & set(fingerprints(ComparedRecord(other)))


def test_where_all_records_are_there_fewer_words_are_enough() -> None:
    record = ComparedRecord(report(title="Return of trafficked victims of labour"))
    frequency = Counter(return_=9, of=9, trafficked=2, victims=3, labour=1)
    assert list(further_fingerprints(record, frequency)) == [
        "few:2009/returnoftrafficked",
        "last:2009/victimsoflabour",
        "rare:trafficked/victims",
        "by:internationalorganisationmigration/2009",
    ]
    assert list(further_fingerprints(ComparedRecord(Publication(title="Ideas")), frequency)) == []


def test_a_description_is_of_the_publication_not_of_the_record_or_its_subjects() -> None:
    record = report(tags=["health"], key="a", source="a.ris", note="mine", abstract="Long.")
    assert description(record) == description(report(title="Another"))
    assert description(record) != description(report(publisher="IOM"))
    assert TITLE not in description(record)
