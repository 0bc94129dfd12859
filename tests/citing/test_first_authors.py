"""Citations whose author stands in the text, with other works behind, in styles that sort citations."""

import pytest

from programs.engine import needs_engine
from protlib.citing import styles
from protlib.citing.citation import plain_text
from protlib.citing.formatter import format_publications
from protlib.citing.notation import parse_citation
from protlib.record.model import Publication

WORKS = [
    Publication.from_dict({"key": key, "type": "book", "title": title, "authors": [{"family": family}], "date": date})
    for key, family, title, date in (
        ("abe", "Abe", "Return", "2008"),
        ("baro", "Baro", "Boats", "2009"),
        ("jobe", "Jobe", "Ports", "2010"),
        ("old", "Jobe", "Roads", "2001"),
    )
]


def cite(style: str, text: str) -> str:
    citation = parse_citation(text)
    assert citation is not None
    return plain_text(format_publications(WORKS, [citation], styles.style_named(style)).citations[0])


@needs_engine
@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        ("apa", "@jobe [p. 3; @abe]", "Jobe (2010, p. 3; Abe, 2008)"),
        ("apa", "@jobe [p. 3; @baro; @abe]", "Jobe (2010, p. 3; Baro, 2009; Abe, 2008)"),
        ("apa", "@jobe [see @abe]", "Jobe (2010; see Abe, 2008)"),
        ("apa", "@old [@jobe]", "Jobe (2001, 2010)"),
        ("apa", "@jobe [@old]", "Jobe (2010; 2001)"),
        ("apa", "@old [@jobe; @abe]", "Jobe (2001, 2010; Abe, 2008)"),
        ("apa", "[-@jobe; @abe]", "(2010; Abe, 2008)"),
        ("apa", "[@jobe; @abe]", "(Abe, 2008; Jobe, 2010)"),
        ("harvard", "@jobe [p. 3; @abe]", "Jobe (2010, p. 3; Abe, 2008)"),
        ("fao", "@jobe [@abe]", "Jobe (2010; Abe, 2008)"),
        ("elsevier", "[-@jobe; @abe]", "(2010; Abe, 2008)"),
        ("mla", "@baro [see @abe]", "Baro (see Abe)"),
        ("vancouver", "@jobe [@abe; @baro]", "Jobe (1–3)"),
    ],
)  # fmt: skip
def test_no_work_is_sorted_before_the_author_in_the_text(style: str, text: str, expected: str) -> None:
    assert cite(style, text) == expected
