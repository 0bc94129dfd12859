"""References that stand alone: each is as if it were the only one."""

import pytest

from harness.slow_rows import mark_slow
from programs.engine import needs_engine
from protlib.citing.citation import plain_text
from protlib.citing.formatter import format_publications
from protlib.citing.single_references import references_apart
from protlib.citing.styles import style_named
from protlib.record.model import Name, Publication

IOM = (Name(literal="International Organization for Migration", short="IOM"),)
JOBE = (Name(family="Jobe", given="Alison"),)
RECORDS = [
    Publication(key="b", type="report", title="Second report", authors=IOM, date="2009", publisher="IOM"),
    Publication(key="a", type="report", title="First report", authors=IOM, date="2009", publisher="IOM"),
    Publication(key="c", type="book", title="A book of the year", authors=JOBE, date="2010", publisher="Brill"),
]
"""Two of one author and year, which a list tells apart by letters, or names once."""
STYLES = ["apa", "chicago-author-date", "ieee", "modern-language-association", "un-notes"]


@needs_engine
@pytest.mark.parametrize("style", mark_slow(STYLES, lambda style: style not in {"ieee", "un-notes"}))
def test_a_reference_does_not_depend_on_the_others(style: str) -> None:
    output = references_apart(RECORDS, style_named(style)).references
    assert output == {
        record.key: format_publications([record], [], style_named(style)).bibliography[0].runs for record in RECORDS
    }


@pytest.mark.slow
@needs_engine
def test_the_references_stand_in_the_order_of_the_style() -> None:
    output = references_apart(RECORDS, style_named("apa")).references
    assert list(output) == ["a", "b", "c"]
    assert plain_text(output["a"]) == "International Organization for Migration. (2009). First report."
