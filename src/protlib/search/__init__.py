"""Search: from what a person types and chooses to the publications that were meant, the best first."""

from protlib.search.explanation import Explanation, Reason
from protlib.search.highlights import Hits, find_spans, make_snippet
from protlib.search.query_places import asks_for_places
from protlib.search.results import Results, select

__all__ = ["Explanation", "Hits", "Reason", "Results", "asks_for_places", "find_spans", "make_snippet", "select"]
