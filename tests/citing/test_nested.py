"""Citations within the words of others."""

import pytest

from programs.engine import needs_engine
from protlib.citing import nested, notation
from protlib.citing.citation import Citation, Result, TextRun, plain_text
from protlib.citing.formatter import format_publications
from protlib.citing.styles import style_named
from protlib.record.model import Name, Publication

_A = Publication(key="a", type="book", title="One", authors=(Name(family="Adams", given="X."),), date="2009")
_B = Publication(key="b", type="book", title="Two", authors=(Name(family="Baker", given="X."),), date="2010")


def _citation(typed: str) -> Citation:
    citation = notation.parse_citation(typed)
    assert citation
    return citation


def test_what_is_cited_in_the_words_of_a_citation_is_cited_by_it() -> None:
    assert nested.with_nested(_citation("[though @b has it, @a, and before it @c [p. 3]]")).keys == (
        "b",
        "a",
        "c",
    )


def test_what_has_nothing_within_stays_as_it_is() -> None:
    citation = _citation("[see @a, p. 3; @b]")
    assert nested.unfold_nested([citation]) == ([citation], [0])
    result = Result(citations=((TextRun("(A)"),),))
    assert nested.fold_nested(result, [0]) is result


@needs_engine
@pytest.mark.parametrize(
    ("style", "text", "output"),
    [
        ("apa", "[@a, and before it @b]", "(Adams, 2009, and before it Baker, 2010)"),
        ("apa", "[@a, and before it @b [p. 3] too; @b]", "(Adams, 2009, and before it Baker, 2010, p. 3 too; Baker, 2010)"),
        ("apa", "[though -@b has it, @a]", "(though 2010 has it, Adams, 2009)"),
        ("ieee", "[@a, and before it @b]", "[1], and before it [2]"),
        ("ieee", "[though @b has it, @a]", "though [1] has it, [2]"),
        ("nlm", "[@a, and before it @b]", "(1, and before it 2)"),
        ("chicago-notes-bibliography", "[@a, and before it @b]", "X. Adams, One (2009), and before it X. Baker, Two (2010)."),
    ],
)  # fmt: skip
def test_a_citation_within_another_is_formatted_too(style: str, text: str, output: str) -> None:
    result = format_publications([_A, _B], [_citation(text), _citation("[@b]")], style_named(style))
    assert plain_text(result.citations[0]) == output
    assert len(result.citations) == 2
