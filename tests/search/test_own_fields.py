"""Words, filters and counts in the fields that a library has of its own."""

import pytest

from protlib.errors import UsageError
from protlib.record.model import Publication
from protlib.search import Request, select
from protlib.search.facets import find_facet
from protlib.selection import Selection
from sample_records.search_samples import Indexed, facets

OWN = ("finding", "data-quality")
RECORDS = (
    Publication(
        key="signs",
        title="Caring",
        note="Interviews in Benin",
        extra={"finding": "Health workers miss the signs of trafficking", "data-quality": "high; Rural"},
    ),
    Publication(
        key="years",
        title="Causes",
        extra={"finding": "Retrafficked within two years", "data-quality": "High", "method": "signs"},
    ),
    Publication(key="noted", title="Ideas", note="Health signs; two years", extra={"ris:finding": "signs"}),
    Publication(key="other", title="Trafficking signs", extra={"finding": 12}),
)


def keys_of(indexed: Indexed, query: str, **options: object) -> list[str]:
    results = select(indexed(RECORDS), Request(Selection(query, **options), lambda: OWN))  # type: ignore[arg-type]
    return [publication.key for publication in results.publications]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("finding:signs", ["signs"]),
        ("Finding:SIGN", ["signs"]),
        ("finding:trafficing", ["signs"]),
        ("finding:traff*", ["signs"]),
        ("finding:benin", []),
        ("finding:interviews", []),
        ('finding:"two years"', ["years"]),
        ('finding:"years two"', []),
        ('finding:"miss the signs"', ["signs"]),
        ("finding:(years OR signs)", ["signs", "years"]),
        ("-finding:signs", ["noted", "other", "years"]),
        ("data-quality:high", ["signs", "years"]),
        ("data_quality:high -data-quality:rural", ["years"]),
        ("finding:health caring", ["signs"]),
        ("finding:the", ["signs"]),
        ("has:finding", ["signs", "years", "other"]),
        ("missing:data-quality", ["noted", "other"]),
    ],
)
def test_a_query_finds_what_stands_in_the_field_and_nowhere_else(indexed: Indexed, query: str, keys: list[str]) -> None:
    assert sorted(keys_of(indexed, query)) == sorted(keys)


def test_a_text_with_a_colon_that_names_no_field_is_words(indexed: Indexed) -> None:
    assert sorted(keys_of(indexed, "two-years:signs")) == ["noted", "years"]


def test_exact_words_stand_for_no_others(indexed: Indexed) -> None:
    assert keys_of(indexed, "finding:trafficing", exact=True) == []


def test_filters_know_the_fields(indexed: Indexed) -> None:
    assert keys_of(indexed, "", has=("Data Quality",)) == ["signs", "years"]
    assert keys_of(indexed, "", missing=("finding",)) == ["noted"]


def test_an_explanation_names_the_field(indexed: Indexed) -> None:
    [explained] = select(indexed(RECORDS), Request(Selection("finding:signs"), lambda: OWN)).explanations
    assert [(reason.query_text, reason.field) for reason in explained.reasons] == [("signs", "finding")]


@pytest.mark.parametrize("query", ["findng:x", "has:findng"])
def test_a_mistyped_field_is_refused_with_the_one_that_is_near(indexed: Indexed, query: str) -> None:
    with pytest.raises(UsageError, match="“finding"):
        keys_of(indexed, query)


def test_the_fields_are_asked_for_only_where_no_other_is_meant(indexed: Indexed) -> None:
    def refuse() -> tuple[str, ...]:
        pytest.fail("the library's file was read")

    for selection in (Selection("title:causes -kosovo has:note"), Selection(has=("title",))):
        assert select(indexed(RECORDS), Request(selection, refuse)).total >= 0
    assert facets(indexed(RECORDS), Selection(), "type", refuse)


def test_publications_are_counted_by_what_stands_between_semicolons(indexed: Indexed) -> None:
    counted = facets(indexed(RECORDS), Selection(), "Data quality", lambda: OWN)
    assert counted == [("High", 2), ("Rural", 1)]
    assert facets(indexed(RECORDS), Selection("finding:signs"), "finding", lambda: OWN) == [
        ("Health workers miss the signs of trafficking", 1)
    ]
    with pytest.raises(UsageError, match="did you mean “finding”"):
        find_facet("findin", lambda: OWN)
