"""The gazetteer: countries, regions, how they are spelt and what contains what."""

from protlib.places.gazetteer import Place, containers, contains, found_under, members, names, proper_nouns
from protlib.places.resolving import resolve, spell
from protlib.places.splitting import join_split
from protlib.places.suggesting import suggest

__all__ = [
    "Place",
    "containers",
    "contains",
    "found_under",
    "join_split",
    "members",
    "names",
    "proper_nouns",
    "resolve",
    "spell",
    "suggest",
]
