"""How many publications have which values."""

from dataclasses import replace
from typing import Any

import pytest

from protlib.errors import UsageError
from protlib.index import Index
from protlib.record.model import Name, Publication
from protlib.search import Request, select
from protlib.search.facets import count_facets as counts
from protlib.search.facets import values_of_facet
from protlib.selection import Facet, Selection
from sample_records.search_samples import Indexed, facets

COUNTED = [
    ("type", [("report", 2), ("article-journal", 1), ("book", 1), ("chapter", 1), ("document", 1)]),
    ("categories", [("Research", 3), ("Guidelines", 1)]),
    ("years", [("2009", 1), ("2010", 1), ("2017", 1), ("2018", 1), ("2019", 1)]),
    ("tag", [("Evidence", 2), ("children", 1), ("health", 1)]),
    ("country", [("Côte d'Ivoire", 1), ("Italy", 1), ("Nigeria", 1)]),
    ("publisher", [("IOM", 1)]),
]


@pytest.mark.parametrize(("by", "counts"), COUNTED)
def test_a_selection_is_counted(index: Index, by: str, counts: list[tuple[str, int]]) -> None:
    assert facets(index, Selection(), by) == counts


@pytest.mark.parametrize("by", ["region", "country"])
@pytest.mark.parametrize("worldwide", [False, True])
def test_a_place_has_as_many_as_its_filter_finds(index: Index, by: str, worldwide: bool) -> None:
    counts = facets(index, Selection(worldwide=worldwide), by)
    for place, count in counts:
        under = Selection(regions=(place,)) if by == "region" else Selection(countries=(place,))
        under = replace(under, worldwide=worldwide)
        assert select(index, Request(under)).total == count
    assert len(counts) > 2


def test_a_region_has_what_is_about_its_countries(indexed: Indexed) -> None:
    places: list[dict[str, Any]] = [
        {"countries": ("Nigeria",)}, {"countries": ("Kenya", "Nigeria")}, {"regions": ("West and Central Africa",)},
        {"regions": ("Narnia",)}, {"regions": ("Horn of Africa", "narnia")}, {"countries": ("Kenia",)}, {},
    ]  # fmt: skip
    records = [Publication(key=f"k{number}", **names) for number, names in enumerate(places)]
    index = indexed(records)
    counts = facets(index, Selection(), "region")
    assert {place: count for place, count in counts if place != "Horn of Africa"} == {
        "Africa": 5, "Sub-Saharan Africa": 4, "West and Central Africa": 3, "West Africa": 3, "East Africa": 2,
        "Central Africa": 1, "Narnia": 2,
    }  # fmt: skip
    assert facets(index, Selection(), "region", as_catalogued=True) == [
        ("Narnia", 2), ("Horn of Africa", 1), ("West and Central Africa", 1),
    ]  # fmt: skip
    assert facets(index, Selection(), "country") == [("Kenya", 2), ("Nigeria", 2)]
    assert facets(index, Selection(), "country", as_catalogued=True) == [
        ("Nigeria", 2), ("Kenia", 1), ("Kenya", 1),
    ]  # fmt: skip
    assert facets(index, Selection(countries=("Kenya",)), "region")[0] == ("Africa", 2)


def test_a_language_has_its_varieties_and_a_date_without_a_first_year_has_no_year(indexed: Indexed) -> None:
    cases = (("en", "2019"), ("en-GB", "/2020"), ("en-US", "../2021"), ("fr", "2019/.."), ("x-none", ""))
    records = [
        Publication(key=f"k{number}", language=language, date=date) for number, (language, date) in enumerate(cases)
    ]
    index = indexed(records)
    assert facets(index, Selection(), "year") == [("2019", 2)]
    assert facets(index, Selection(), "language") == [
        ("en", 3), ("en-GB", 1), ("en-US", 1), ("fr", 1), ("x-none", 1),
    ]  # fmt: skip
    for language, count in facets(index, Selection(), "language")[:-1]:
        assert select(index, Request(Selection(languages=(language,)))).total == count
    assert dict(facets(index, Selection(), "language", as_catalogued=True))["en"] == 1


def test_only_what_is_selected_is_counted(index: Index) -> None:
    assert facets(index, Selection(query="labour", regions=("Africa",), limit=1), "type") == [
        ("article-journal", 1), ("chapter", 1), ("report", 1),
    ]  # fmt: skip


def test_what_cannot_be_counted_by_is_refused(index: Index) -> None:
    with pytest.raises(UsageError, match=r"“regoin” is not one of .* did you mean “region”"):
        facets(index, Selection(), "regoin")
    assert all(facets(index, Selection(), by) is not None for by in Facet)


@pytest.mark.parametrize(("circle", "keys"), [("public", ["a", "b"]), ("internal", ["c"]), ("Confidential", ["d"])])
def test_who_may_see_a_record_is_a_filter_and_a_facet(indexed: Indexed, circle: str, keys: list[str]) -> None:
    index = indexed(
        [
            Publication(key=key, title="One", access=access)
            for key, access in zip("abcd", ("", "", "internal", "confidential"), strict=True)
        ]
    )
    for selection in (Selection(access=(circle,)), Selection(query=f"one access:{circle}")):
        assert sorted(record.key for record in select(index, Request(selection)).publications) == keys
    assert (circle.lower(), len(keys)) in facets(index, Selection(), "access")
    assert facets(index, Selection(access=(circle,)), "access") == [(circle.lower(), len(keys))]
    with pytest.raises(UsageError):
        select(index, Request(Selection(access=("",))))


@pytest.mark.parametrize(
    "facet",
    [Facet.REGION, Facet.COUNTRY, Facet.LANGUAGE, Facet.TYPE, Facet.TAG, Facet.CATEGORY],
)
def test_the_members_of_a_value_are_those_that_are_counted(index: Index, facet: Facet) -> None:
    facet_counts = values_of_facet(index, facet)
    assert [(value, bits.bit_count()) for value, bits in facet_counts.items()] == facets(index, Selection(), facet)
    assert facet_counts


def test_the_members_of_a_topic_are_those_that_are_counted(indexed: Indexed) -> None:
    library = indexed([Publication(key=key, title="One", topics=("return",)) for key in "ab"])
    facet_counts = values_of_facet(library, Facet.TOPIC)
    assert [(value, bits.bit_count()) for value, bits in facet_counts.items()] == [("return", 2)]
    assert facets(library, Selection(), Facet.TOPIC) == [("return", 2)]


CROSSED = [
    (("country", "language"), ["Côte d'Ivoire", "Italy", "Nigeria"], ["en", "en-GB", "es"], [[0, 0, 1], [0, 0, 0], [1, 1, 0]], (3, 2)),
    (("category", "years"), ["Research", "Guidelines"], ["2009", "2010", "2017", "2018", "2019"], [[0, 1, 1, 0, 1], [1, 0, 0, 0, 0]], (2, 1)),
    (("year", "tag"), ["2009", "2010", "2017", "2018", "2019"], ["Evidence", "children", "health"],
     [[0, 0, 1], [1, 0, 0], [0, 0, 0], [0, 0, 0], [1, 1, 0]], (1, 3)),
]  # fmt: skip


@pytest.mark.parametrize(("by", "rows", "columns", "cells", "without"), CROSSED)
def test_two_facets_make_a_table(
    index: Index,
    by: tuple[str, str],
    rows: list[str],
    columns: list[str],
    cells: list[list[int]],
    without: tuple[int, int],
) -> None:
    facet_counts = counts(index, Request(Selection()), by)
    assert [value for value, _count in facet_counts.values] == rows
    assert [value for value, _count in facet_counts.columns] == columns
    assert [[*row] for row in facet_counts.cells] == cells
    assert (facet_counts.total, facet_counts.lacking, facet_counts.lacking_across) == (6, *without)


@pytest.mark.parametrize(
    ("first", "second"), [("region", "year"), ("language", "type"), ("author", "country"), ("concept", "access")]
)
def test_a_table_is_the_same_turned_round(index: Index, first: str, second: str) -> None:
    facet_counts = counts(index, Request(Selection()), (first, second))
    turned = counts(index, Request(Selection()), (second, first))
    assert [*zip(*turned.cells, strict=True)] == [tuple(row) for row in facet_counts.cells]
    assert (facet_counts.values, facet_counts.columns) == (turned.columns, turned.values)
    assert [*facet_counts.values] == facets(index, Selection(), first)
    for row, (_value, count) in zip(facet_counts.cells, facet_counts.values, strict=True):
        assert max(row) <= count


def test_a_field_of_ones_own_makes_a_table_as_well(indexed: Indexed) -> None:
    records = [
        Publication(key=f"k{number}", title="One", date=date, extra={"area": area})
        for number, (date, area) in enumerate(
            [("2001", "Rural; urban"), ("2002", "rural"), ("2002", ""), ("", "Urban")]
        )
    ]
    facet_counts = counts(indexed(records), Request(Selection(), lambda: ("area",)), ("area", "year"))
    assert (facet_counts.facet, facet_counts.values, facet_counts.lacking, facet_counts.lacking_across) == (
        "area",
        [("Rural", 2), ("Urban", 2)],
        1,
        1,
    )
    assert [[*row] for row in facet_counts.cells] == [[1, 1], [1, 0]]


def test_who_is_left_out_is_not_counted(indexed: Indexed) -> None:
    records = [
        Publication(key=access or "public", title="One", type="report", access=access)
        for access in ("", "internal", "confidential")
    ]
    facet_counts = counts(
        indexed(records), Request(Selection()), ("type",), hidden_circles=("internal", "confidential")
    )
    assert (facet_counts.values, facet_counts.left_out) == ([("report", 1)], {"internal": 1, "confidential": 1})
    facet_counts = counts(indexed(records), Request(Selection()), ("type",), hidden_circles=("confidential",))
    assert (facet_counts.values, facet_counts.left_out) == ([("report", 2)], {"confidential": 1})


def test_beside_places_as_catalogued_names_are_still_those_of_bodies(indexed: Indexed) -> None:
    records = [
        Publication(key=f"k{number}", title="One", authors=(Name(literal=name),), countries=("Ghana",))
        for number, name in enumerate(("IOM", "International Organization for Migration"))
    ]
    index = indexed(records)
    facet_counts = counts(index, Request(Selection()), ("region", "author"), as_catalogued=True)
    assert facet_counts.values == []
    facet_counts = counts(index, Request(Selection()), ("country", "author"), as_catalogued=True)
    assert [[*row] for row in facet_counts.cells] == [[2]]
    assert len(facets(index, Selection(), "author", as_catalogued=True)) == 2
