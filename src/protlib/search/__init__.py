"""Search: from what a person types and chooses to the publications that were meant, the best first."""

from protlib.search.asked_places import asks_for_places
from protlib.search.explanation import Explanation, Reason
from protlib.search.facets import FACETS, NESTED, facets
from protlib.search.help import HELP
from protlib.search.highlights import Hits, snippet, spans
from protlib.search.results import SORTS, Results, Selection, select

__all__ = [
    "FACETS",
    "HELP",
    "NESTED",
    "SORTS",
    "Explanation",
    "Hits",
    "Reason",
    "Results",
    "Selection",
    "asks_for_places",
    "facets",
    "select",
    "snippet",
    "spans",
]
