"""The filters of a page: the counts and the records that a search of the library finds for each value."""

from typing import Any

import pytest

from harness.rows import every_row
from protlib.index.in_memory import index_documents
from protlib.page.page_filters import make_filters, map_rows
from protlib.record.model import Publication
from protlib.search import Request, select
from protlib.selection import Facet, Selection, facets_of_page
from sample_records.search_samples import RECORDS


@every_row("facet", [facet for facet in facets_of_page() if facet is not Facet.TOPIC])  # the samples have none
def test_a_value_has_the_records_that_a_search_finds(facet: Facet) -> None:
    with index_documents([record.to_dict() for record in RECORDS]) as index:
        facet_filter = next(record for record in make_filters(index, len(RECORDS)) if record["name"] == facet)
        assert facet_filter["values"]
        for place, (value, _code) in enumerate(facet_filter["values"]):
            here = [record.key for record, numbers in zip(RECORDS, facet_filter["of"], strict=True) if place in numbers]
            fields: dict[str, Any] = {facet.filter: (value,)}
            results = select(index, Request(Selection(**fields)))
            assert here == [record.key for record in results.publications], value


def test_there_is_a_filter_for_each_facet_even_without_records() -> None:
    with index_documents([]) as index:
        assert [
            (facet_filter["name"], facet_filter["values"], facet_filter["of"])
            for facet_filter in make_filters(index, 0)
        ] == [(facet.value, [], []) for facet in facets_of_page()]


CODES = [
    ("regions", "West Africa", "011"),
    ("regions", "Horn of Africa", "horn-of-africa"),
    ("countries", "Nigeria", "NG"),
    ("countries", "Kosovo", "XK"),
    ("countries", "Nowhereland", ""),
    ("language", "fr", "fr"),
    ("tags", "health", ""),
]


@every_row(("field", "value", "code"), CODES)
def test_a_value_has_the_code_by_which_a_browser_names_it(field: str, value: str, code: str) -> None:
    fields: dict[str, Any] = {field: value if field == "language" else (value,)}
    with index_documents([Publication(key="a", title="A", **fields).to_dict()]) as index:
        values = [pair for facet_filter in make_filters(index, 1) for pair in facet_filter["values"]]
    assert [value, code] in values


def test_countries_stand_in_the_regions_of_geography_side_by_side() -> None:
    rows = map_rows({"Nigeria": 0, "Worldwide": 1, "Kenya": 2, "Ghana": 3, "Nowhereland": 4, "Italy": 5})
    assert [(row["region"], row["code"], row["countries"]) for row in rows] == [
        ("East Africa", "014", [2]),
        ("West Africa", "011", [0, 3]),
        ("Southern Europe", "039", [5]),
    ]


@pytest.mark.parametrize(("house", "of_europe"), [("", ["europe"]), ("unhcr", ["europe", "turkey"])])
def test_a_region_is_that_of_a_house_where_one_is_meant(house: str, of_europe: list[str]) -> None:
    records = [
        Publication(key="europe", title="A", regions=("Europe",)),
        Publication(key="turkey", title="B", countries=("Türkiye",)),
    ]
    with index_documents([record.to_dict() for record in records]) as index:
        region = make_filters(index, len(records), house)[0]
    place = [value for value, _code in region["values"]].index("Europe")
    assert [record.key for record, numbers in zip(records, region["of"], strict=True) if place in numbers] == of_europe
