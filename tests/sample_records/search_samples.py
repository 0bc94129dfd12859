"""Records to be searched, and what a search of them brings."""

from collections.abc import Callable, Sequence
from typing import Any

from protlib.index import Index
from protlib.record.model import Name, Publication
from protlib.search import Request, select
from protlib.search.facets import count_facets as _counted
from protlib.search.other_names import NO_OTHERS, OtherNames
from protlib.selection import Selection

Indexed = Callable[[Sequence[Publication]], Index]
IOM = Name(literal="International Organization for Migration", short="IOM")
RECORDS = (
    Publication(
        key="iom2009caring",
        type="report",
        title="Caring for Trafficked Persons: Guidance for Health Providers",
        authors=(IOM,),
        date="2009-07",
        publisher="IOM",
        language="en",
        regions=("Worldwide",),
        category="Guidelines",
        tags=("health",),
        isbn="9789290684664",
        url="https://publications.iom.int/books/caring-trafficked-persons",
    ),
    Publication(
        key="jobe2010causes",
        type="report",
        title="The Causes and Consequences of Re-trafficking: Evidence from the IOM Human Trafficking Database",
        authors=(Name(family="Jobe", given="Alison"),),
        date="2010",
        language="en-GB",
        countries=("Nigeria",),
        category="Research",
        tags=("Evidence",),
        doi="10.1000/re-trafficking",
        abstract="An analysis of labour exploitation and of the health of victims who are trafficked again.",
    ),
    Publication(
        key="hennebry2017",
        type="chapter",
        title="Women Migrant Workers and the Protection of Labour Rights",
        authors=(Name(family="Hennebry", given="J."), Name(family="Roberts", given="Adam")),
        editors=(Name(family="Klein Solomon", given="M."),),
        container_title="Ideas to Inform International Cooperation",
        date="2017-05-04",
        language="en",
        regions=("West and Central Africa",),
        category="Research",
    ),
    Publication(
        key="diallo2019",
        type="article-journal",
        title="Protección de niños migrantes en Côte d'Ivoire",
        authors=(Name(family="Diallo", given="Aïcha"), Name(family="Robert", given="Jean")),
        date="2019/2021",
        language="es",
        countries=("Côte d'Ivoire",),
        category="research",
        tags=("evidence", "children"),
        abstract="Trafficking of children; the labor market; women.",
    ),
    Publication(key="undated", title="Handbook on Asylum", authors=(Name(literal="UNHCR"),), regions=("Hidden Valley",)),
    Publication(
        key="organisation2018",
        type="book",
        title="Migrant Smuggling and the Law of the Sea",
        authors=(Name(literal="Centre for the Law of the Sea"),),
        date="2018",
        countries=("Italy",),
        abstract="What the International Organization for Migration says of labour, health and trafficking.",
    ),
)  # fmt: skip


def keys(index: Index, query: str = "", **options: Any) -> list[str]:
    """Return the keys of what a selection brings, in order."""
    return [record.key for record in select(index, Request(Selection(query=query, **options))).publications]


def facets(
    index: Index,
    selection: Selection,
    by: str,
    own: Callable[[], Sequence[str]] = tuple,
    other_names: OtherNames = NO_OTHERS,
    *,
    as_catalogued: bool = False,
) -> list[tuple[str, int]]:
    """Return the values of one facet in a selection, and how many publications have each."""
    return [*_counted(index, Request(selection, own, other_names), [by], as_catalogued=as_catalogued).values]
