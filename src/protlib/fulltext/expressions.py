"""Queries of pages in the language of SQLite's FTS5."""

from typing import Final

from protlib.fulltext.page_query import Group, PageQuery, WordSequence

OPEN: Final = " *"
"""What stands behind the beginning of a word: to find all words that begin so takes as long as to find their pages."""


def make_expression(query: PageQuery) -> str:
    """Return a query in the language of FTS5."""
    if query.near:
        runs = " ".join(_phrase(group[0]) for group in query.groups)
        expression = f"NEAR({runs}, {query.near})"
    else:
        expression = " AND ".join(f"({make_any(group)})" for group in query.groups)
    if query.beside:
        expression = " AND ".join((f"({expression})", *(f"({make_any(group)})" for group in query.beside)))
    return f"({expression}) NOT ({make_any(query.excluded)})" if query.excluded else expression


def make_any(group: Group) -> str:
    """Return a query for one of some runs of words."""
    return " OR ".join(map(_phrase, dict.fromkeys(group)))


def _phrase(run: WordSequence) -> str:
    """Return words in quotation marks, for the words themselves have none."""
    return f'"{" ".join(run.words)}"{OPEN if run.is_open else ""}'
