"""The names of one organisation, as a library says itself which acronym is whose, and as the world knows bodies."""

import pytest

from protlib.record.model import Name, Publication
from protlib.search import Request, select
from protlib.selection import Selection
from sample_records.search_samples import Indexed, facets

FULL = "International Organization for Migration (IOM)"


def body(literal: str, short: str = "") -> Name:
    return Name(literal=literal, short=short)


IOM = body("International Organization for Migration", "IOM")
BARE = body("International Organization for Migration")

COUNTED = [
    ([IOM, body("IOM"), BARE], [(FULL, 3)]),
    ([body("IOM"), body("iom")], [("IOM", 2)]),
    ([body("IOM"), BARE], [("International Organization for Migration", 2)]),
    ([body("OIM"), body("IOM"), body("المنظمة الدولية للهجرة")], [("المنظمة الدولية للهجرة", 3)]),
    ([body("OIM"), body("Organisation internationale pour les migrations"), body("国际移民组织")],
     [("Organisation internationale pour les migrations", 3)]),
    ([body("DRC"), body("Danish Refugee Council")], [("DRC", 1), ("Danish Refugee Council", 1)]),
    ([body("IOM"), body("Institute of Mobility", "IOM")], [("Institute of Mobility (IOM)", 2)]),
    ([body("Geneva Centre for Security Sector Governance", "DCAF"), body("DCAF")],
     [("Geneva Centre for Security Sector Governance (DCAF)", 2)]),
    ([body("Nepal Health Research Council", "NHRC"), body("National Human Rights Commission", "NHRC"), body("NHRC")],
     [("NHRC", 1), ("National Human Rights Commission (NHRC)", 1), ("Nepal Health Research Council (NHRC)", 1)]),
    ([IOM, body("International Labour Organization", "ILO")],
     [("International Labour Organization (ILO)", 1), (FULL, 1)]),
    ([body("Ministry of Justice (Kenya)"), body("Ministry of Justice"), body("Kenya")],
     [("Kenya", 1), ("Ministry of Justice", 1), ("Ministry of Justice (Kenya)", 1)]),
]  # fmt: skip


def _records(bodies: list[Name]) -> list[Publication]:
    return [Publication(key=f"k{place}", title="T", authors=(name,)) for place, name in enumerate(bodies)]


@pytest.mark.parametrize(("bodies", "counts"), COUNTED)
def test_an_organisation_is_counted_under_one_name(
    indexed: Indexed, bodies: list[Name], counts: list[tuple[str, int]]
) -> None:
    assert facets(indexed(_records(bodies)), Selection(), "author") == counts


def test_one_that_is_counted_as_catalogued_has_its_names(indexed: Indexed) -> None:
    index = indexed(_records([IOM, body("IOM"), BARE]))
    assert len(facets(index, Selection(), "author", as_catalogued=True)) == 3


def test_a_publication_by_two_of_the_names_counts_once(indexed: Indexed) -> None:
    index = indexed([Publication(key="a", title="T", authors=(IOM, body("IOM")))])
    assert facets(index, Selection(), "author") == [(FULL, 1)]


@pytest.mark.parametrize("bodies", [bodies for bodies, _counts in COUNTED])
def test_the_filter_for_what_is_counted_finds_as_many_at_least(indexed: Indexed, bodies: list[Name]) -> None:
    index = indexed(_records(bodies))
    for name, count in facets(index, Selection(), "author"):
        assert select(index, Request(Selection(authors=(name,)))).total >= count


@pytest.mark.parametrize(
    "query", ["author:IOM", f'author:"{FULL}"', 'author:"International Organization for Migration"']
)
def test_a_query_for_one_name_finds_them_all(indexed: Indexed, query: str) -> None:
    index = indexed(_records([IOM, body("IOM"), BARE, body("Oxfam")]))
    assert select(index, Request(Selection(query))).total == 3
