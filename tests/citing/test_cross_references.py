"""References to figures and the like, which look as citations do."""

import pytest

from harness.rows import every_row
from protlib.citing.citation import Citation, CitedPublication
from protlib.citing.nested import with_nested
from protlib.citing.notation import citation_as_words, is_cross_reference, parse_citation


@every_row(
    ("key", "is_one"),
    [("fig-map", True), ("Tbl:ages", True), ("fig2009map", False), ("figueroa2010", False), ("sec-", False)],
)
def test_quarto_and_pandoc_crossref_have_keys_of_their_own(key: str, is_one: bool) -> None:
    assert is_cross_reference(key) is is_one


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("[@fig-map; see @a, p. 3]", (CitedPublication("a", locator="3", label="page", prefix="@fig-map; see"),)),
        ("[see @fig-map and below; @a]", (CitedPublication("a", prefix="see @fig-map and below;"),)),
        ("[@a; @fig-map; @b]", (CitedPublication("a", suffix=", @fig-map"), CitedPublication("b"))),
        ("[@fig-map]", ()),
    ],
)
def test_they_become_words_beside_what_is_cited(text: str, cited: tuple[CitedPublication, ...]) -> None:
    citation = parse_citation(text)
    assert citation is not None
    assert citation_as_words(citation) == Citation(cited)
    assert with_nested(citation_as_words(citation)).keys == tuple(item.key for item in cited)


def test_a_citation_of_publications_alone_is_left_as_it_is() -> None:
    citation = Citation((CitedPublication("a"), CitedPublication("b")))
    assert citation_as_words(citation) is citation
