"""The gazetteer: which countries and regions there are, how they are spelt, and what contains what.

Countries are those of ISO 3166-1 and Kosovo; regions are those of the UN's M49 and the overlapping ones that agencies
work by, each with its source. A text becomes a `Place` by `resolve`; everything else is asked about places.
"""

from protlib.record.places.gazetteer import (
    Place,
    containers,
    contains,
    found_under,
    members,
    names,
    proper_nouns,
)
from protlib.record.places.mentions import mentioned
from protlib.record.places.resolver import resolve, spell
from protlib.record.places.splitter import join_split, separate
from protlib.record.places.suggestions import suggest

__all__ = [
    "Place",
    "containers",
    "contains",
    "found_under",
    "join_split",
    "members",
    "mentioned",
    "names",
    "proper_nouns",
    "resolve",
    "separate",
    "spell",
    "suggest",
]
