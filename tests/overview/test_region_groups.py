"""Publications stand under the regions that they are about, each once in each,
with the numbers that counting them gives.
"""

from harness.rows import every_row
from protlib.library import Library
from protlib.overview.region_groups import group_by_region
from protlib.record.model import Publication


def grouped(*publications: Publication) -> dict[str, list[str]]:
    return {
        group.name: [publication.key for publication in group.publications] for group in group_by_region(publications)
    }


@every_row(
    ("countries", "regions", "names"),
    [
        (["Ghana"], [], ["West Africa"]),
        (["Ghana", "Nigeria"], ["West Africa"], ["West Africa"]),
        (["Ghana", "Kenya"], ["Africa"], ["West Africa", "East Africa"]),
        ([], ["West and Central Africa"], ["West Africa", "Central Africa"]),
        ([], ["Africa"], ["Africa"]),
        (["Worldwide"], ["Worldwide", "Africa"], ["Africa"]),
        (["Worldwide"], [], ["Worldwide"]),
        (["Borno"], [], ["West Africa"]),
        (["Atlantis"], [], ["Atlantis"]),
        (["Atlantis", "Ghana"], [], ["West Africa"]),
        ([], [], [""]),
        (["Antarctica"], [], ["Antarctica"]),
    ],
)
def test_a_publication_stands_under_the_smallest_regions(
    countries: list[str], regions: list[str], names: list[str]
) -> None:
    publication = Publication(key="a", title="A", countries=tuple(countries), regions=tuple(regions))
    assert grouped(publication) == {name: ["a"] for name in names}


def test_the_order_is_that_of_geography_then_of_numbers_and_what_names_no_place_is_last() -> None:
    about = ["", "Europe", "Worldwide", "Worldwide", "Kenya", "Ghana", "Mexico"]
    records = [Publication(key=f"k{n}", title="A", countries=(name,) if name else ()) for n, name in enumerate(about)]
    assert list(grouped(*records)) == [
        "West Africa",
        "East Africa",
        "Central America",
        "Worldwide",
        "Europe",
        "",
    ]


def test_two_regions_of_the_same_countries_are_both_named() -> None:
    publication = Publication(key="a", title="A", regions=("Americas", "Africa"))
    assert grouped(publication) == {"Americas": ["a"], "Africa": ["a"]}


def test_the_numbers_are_those_of_counting_by_region(sample_library: Library) -> None:
    counted = dict(sample_library.facets("", "region"))
    groups = [group for group in group_by_region(sample_library) if group.place and group.place.code.isdigit()]
    narrow = [group for group in groups if group.name not in {"Worldwide", "Africa", "Europe"}]
    assert len(narrow) > 5
    assert {group.name: len(group.publications) for group in narrow} == {
        group.name: counted[group.name] for group in narrow
    }
