"""Records without places are found by the places that their titles name; counts leave these out."""

from typing import Any

import pytest

from protlib.record.model import Publication
from protlib.selection import Selection
from sample_records.search_samples import Indexed, facets, keys

RECORDS = (
    Publication(key="teknaf", title="Rohingya Women in Teknaf"),
    Publication(key="bangladesh", title="Children in Bangladesh"),
    Publication(key="catalogued", title="Kilns", countries=("Bangladesh",)),
    Publication(key="elsewhere", title="Seen from Teknaf", countries=("Myanmar",)),
    Publication(key="none", title="Women in Camps"),
)


@pytest.mark.parametrize(
    ("selection", "matches"),
    [
        ({"countries": ("Bangladesh",)}, ["teknaf", "bangladesh", "catalogued"]),
        ({"regions": ("South Asia",)}, ["teknaf", "bangladesh", "catalogued"]),
        ({"countries": ("Cox's Bazar",)}, ["teknaf"]),
        ({"query": "women Bangladesh"}, ["teknaf"]),
        ({"query": "Bangladesch women"}, ["teknaf"]),
        ({"query": "country:Bangladesh -teknaf"}, ["bangladesh", "catalogued"]),
        ({"countries": ("Bangladesh",), "missing": ("countries",)}, ["teknaf", "bangladesh"]),
        ({"countries": ("Myanmar",)}, ["elsewhere"]),
    ],
)
def test_a_country_finds_titles_that_name_its_towns(
    indexed: Indexed, selection: dict[str, Any], matches: list[str]
) -> None:
    assert sorted(keys(indexed(RECORDS), **selection)) == sorted(matches)


def test_counts_are_those_of_the_fields(indexed: Indexed) -> None:
    assert dict(facets(indexed(RECORDS), Selection(), "country")) == {"Bangladesh": 1, "Myanmar": 1}
