"""The gazetteer: countries and regions, their spellings, and which places contain which.

Countries are those of ISO 3166-1 and Kosovo. Regions are those of the UN's M49 and the overlapping ones of agencies,
each with its source. Areas are places inside a country that reports name. `resolve` turns a text into a `Place`; all
other functions take places.
"""

from protlib.record.places.gazetteer import (
    Place,
    codes,
    containers,
    contains,
    countries_counted_to,
    geography,
    has_list,
    lists_by_house,
    members,
    names,
    nouns_of_row,
    proper_nouns,
    rows_of_proper_nouns,
    search_codes,
    sources,
    surrounding_country,
)
from protlib.record.places.houses import HOUSES, parse_house
from protlib.record.places.resolver import (
    decide_area,
    is_translated,
    join_split,
    resolve,
    resolve_all,
    resolve_wide,
    spell,
    split_places,
)
from protlib.record.places.suggestions import find_countries, suggest

__all__ = [
    "HOUSES",
    "Place",
    "codes",
    "containers",
    "contains",
    "countries_counted_to",
    "decide_area",
    "find_countries",
    "geography",
    "has_list",
    "is_translated",
    "join_split",
    "lists_by_house",
    "members",
    "names",
    "nouns_of_row",
    "parse_house",
    "proper_nouns",
    "resolve",
    "resolve_all",
    "resolve_wide",
    "rows_of_proper_nouns",
    "search_codes",
    "sources",
    "spell",
    "split_places",
    "suggest",
    "surrounding_country",
]  # fmt: skip
