"""The other names of a body, which are asked for with any of them."""

import pytest

from harness.pairs import each_value_once
from protlib.record.decisions import OneName
from protlib.record.model import Name, Publication
from protlib.search import Request, select
from protlib.search.other_names import OtherNames
from protlib.selection import Selection
from sample_records.search_samples import Indexed, facets

FULL = "International Organization for Migration (IOM)"
WRITTEN = ("authors", "editors", "translators", "publisher")
IOM = Name(literal="International Organization for Migration", short="IOM")
OTHERS = OtherNames(
    [
        OneName(WRITTEN, "OIM", "Int. Organization for Migration"),
        OneName(WRITTEN, "Int. Organization for Migration", FULL),
        OneName(WRITTEN, "Jobe, A.", "Jobe, Alison"),
        OneName(("tags",), "TIP", "human trafficking"),
        OneName(("publisher",), "Casa", "Migration House"),
    ]
)
RECORDS = [
    Publication(key="caring", title="Caring for people", authors=(IOM,), tags=("human trafficking",)),
    Publication(key="camps", title="Camps", authors=(Name(literal="OIM"),)),
    Publication(key="causes", title="Causes", authors=(Name("Jobe", "Alison"),), publisher="Migration House"),
    Publication(key="means", title="Means", authors=(Name("Liu", "Guofu"),)),
]
FOUND = [
    ("author:OIM", "caring camps"),
    ('author:"Int. Organization for Migration"', "caring camps"),
    (f'author:"{FULL}"', "caring camps"),
    ("OIM", "caring camps"),
    ("oim people", "caring"),
    ("Int. Organization for Migration people", "caring"),
    ("means OR OIM", "caring camps means"),
    ("-OIM", "causes means"),
    ("-author:OIM", "causes means"),
    ('author:"Jobe, A."', "causes"),
    ("publisher:Casa", "causes"),
    ("Casa causes", "causes"),
    ("author:Casa", ""),
    ("TIP", "caring"),
    ("tag:tip", "caring"),
    ('title:"OIM"', ""),
]


@each_value_once
@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize(("query", "keys"), FOUND)
def test_a_query_finds_all_names_of_what_it_names(indexed: Indexed, query: str, keys: str, exact: bool) -> None:
    results = select(indexed(RECORDS), Request(Selection(query, exact=exact, sort="added"), other_names=OTHERS))
    assert [record.key for record in results.publications] == keys.split()


@pytest.mark.parametrize(
    ("selection", "keys"),
    [
        (Selection(authors=("OIM",)), "caring camps"),
        (Selection(authors=(FULL,)), "caring camps"),
        (Selection(authors=("A. Jobe",)), "causes"),
        (Selection(tags=("tip",)), "caring"),
        (Selection(authors=("Casa",)), ""),
    ],
)
def test_a_filter_lets_all_names_through(indexed: Indexed, selection: Selection, keys: str) -> None:
    results = select(indexed(RECORDS), Request(selection, other_names=OTHERS))
    assert [record.key for record in results.publications] == keys.split()


def test_without_a_decision_a_name_is_what_the_world_knows_by_it(indexed: Indexed) -> None:
    publications = select(indexed(RECORDS), Request(Selection("author:OIM"))).publications
    assert [record.key for record in publications] == ["camps", "caring"]


def test_what_was_found_by_another_name_is_explained(indexed: Indexed) -> None:
    results = select(indexed(RECORDS), Request(Selection("OIM people"), other_names=OTHERS))
    [explanation] = results.explanations
    reason = explanation.reasons[0]
    assert (reason.query_text, reason.relation, reason.matched, reason.field) == (
        "OIM", "name", "International Organization for Migration", "organisation",
    )  # fmt: skip
    assert results.notes == ()


@pytest.mark.parametrize(
    ("by", "counts"),
    [
        ("author", [(FULL, 2), ("Jobe, Alison", 1), ("Liu, Guofu", 1)]),
        ("tag", [("human trafficking", 1)]),
        ("publisher", [("Migration House", 1)]),
    ],
)
def test_the_names_of_one_body_count_as_one(indexed: Indexed, by: str, counts: list[tuple[str, int]]) -> None:
    assert facets(indexed(RECORDS), Selection(), by, other_names=OTHERS) == counts
