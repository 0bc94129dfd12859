"""Search: from what a person types and chooses to the publications that were meant, the best first."""

from protlib.search.asking import asks_for_places
from protlib.search.counting import FACETS, NESTED, facets
from protlib.search.explaining import Explanation, Reason
from protlib.search.help import HELP
from protlib.search.highlighting import Hits, snippet, spans
from protlib.search.selecting import SORTS, Results, Selection, select

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
