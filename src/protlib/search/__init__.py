"""Search: from what a person types and chooses to the publications that were meant, the best first."""

from protlib.search.highlights import Hits, find_spans, make_snippet
from protlib.search.results import Results, select
from protlib.search.selector import Request

__all__ = ["Hits", "Request", "Results", "find_spans", "make_snippet", "select"]
