"""Expressions that once took the cube of a text's length, or twice the time with each letter more, no longer do."""

from importlib import import_module
from typing import Final

import pytest

from mishaps import budget

_EXPRESSIONS: Final = {
    "checking.identifier_rules": ("_PAGES", "fullmatch"),
    "citing.verification.typed_authors": ("_AUTHOR_SEPARATOR", "split"),
    "citing.verification.typed_citations": ("_PART", "match"),
    "formats.databases.refworks": ("_XML", "match"),
    "formats.unread_formats": ("_ROOT", "match"),
    "formats.portals.dublin_core": ("_SERIES", "fullmatch"),
    "formats.tables.surroundings": ("_COUNT_BEHIND_WORDS", "fullmatch"),
    "fulltext.page_numbers": ("_RANGE", "fullmatch"),
    "record.names.parted_publishers": ("UNKNOWN_IMPRINT", "search"),
    "title_pages.embargoes": ("_MARK_WITH_DATE", "match"),
    "title_pages.imprint": ("_SERIES", "search"),
    "title_pages.kinds": ("_ISSUE_NUMBER", "fullmatch"),
    "title_pages.makers.imprint_names": ("_OWNER_END", "search"),
    "typed_references.lists.list_headings": ("_HEADING", "fullmatch"),
}
_PIECES: Final = (" ", "\n", "1", "2009, ", "s.l. ", "<!-- x -->", "del ", "(", "– ")
_BEGINNINGS: Final = ("", "Aa", "References", "[")
_TIMES: Final = 3_000
"""The cube of so many letters takes minutes, the square a tenth of a second."""


def try_expression(module: str, name: str, method: str) -> int:
    """Try an expression on texts that repeat one thing and end otherwise; return how many texts there are."""
    ask = getattr(getattr(import_module(f"protlib.{module}"), name), method)
    texts = [f"{beginning}{piece * _TIMES}\0" for beginning in _BEGINNINGS for piece in _PIECES]
    for text in texts:
        ask(text)
    return len(texts)


@pytest.mark.slow
def test_no_expression_takes_the_cube_of_a_text() -> None:
    cases = {module: (module, *asked) for module, asked in _EXPRESSIONS.items()}
    counts = budget.calls("test_growing_expressions", "try_expression", cases, seconds=10)
    assert {*counts.values()} == {len(_BEGINNINGS) * len(_PIECES)}
