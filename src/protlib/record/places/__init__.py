"""The gazetteer: countries and regions, their spellings, and which places contain which.

Countries are those of ISO 3166-1 and Kosovo. Regions are those of the UN's M49 and the overlapping ones of agencies,
each with its source. Areas are places inside a country that reports name. `resolve` turns a text into a `Place`; all
other functions take places.
"""

from protlib.record.places.gazetteer import (
    Place,
    around,
    codes,
    containers,
    contains,
    counted,
    drawn_by,
    found_under,
    geography,
    has_list,
    members,
    names,
    proper_nouns,
    sources,
)
from protlib.record.places.houses import HOUSES, house_named
from protlib.record.places.mentions import mentioned
from protlib.record.places.resolver import decided, resolve, spell
from protlib.record.places.splitter import join_split, meant, separate
from protlib.record.places.suggestions import suggest

__all__ = [
    "HOUSES", "Place", "around", "codes", "containers", "contains", "counted", "decided", "drawn_by", "found_under",
    "geography", "has_list", "house_named", "join_split", "meant", "members", "mentioned", "names", "proper_nouns",
    "resolve", "separate", "sources", "spell", "suggest",
]  # fmt: skip
