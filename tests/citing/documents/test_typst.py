"""Citations in Typst."""

from harness.rows import every_row
from protlib.citing.citation import CitationMode, CitedPublication
from protlib.citing.documents import typst


@every_row(
    ("text", "expected"),
    [
        ("Known @iom2009.", ["iom2009"]),
        ("@iom2009[p. 3] and @un:2000-a_b", ["iom2009", "un:2000-a_b"]),
        ('"quoted @iom2009"', ["iom2009"]),
        ('#cite(<iom2009>, form: "prose") #cite(label("un/2000"))', ["iom2009", "un/2000"]),
        ("#figure(caption: [After @iom2009.])[]", ["iom2009"]),
        ("// see @x\n@iom2009 // @y\n/* @z\n*/ @jobe2010", ["iom2009", "jobe2010"]),
    ],
)
def test_finds_what_is_cited(text: str, expected: list[str]) -> None:
    assert list(typst.read_mentions(text).first_lines()) == expected


@every_row(
    "text",
    [
        "a.b@iom2009.org",
        r"\@iom2009",
        "`@iom2009` and ```typ\n@iom2009\n```",
        "https://example.org/@iom2009",
        '#link("mailto:@iom2009")[x]',
        '#import "@preview/tablex:0.0.8": tablex',
        '#figure(image("a.png")) <map>\nSee @map.',
        "= Methods <sec:m>\n@sec:m",
    ],
)
def test_passes_over_what_only_looks_like_a_citation(text: str) -> None:
    assert typst.read_mentions(text).mentions == ()


def test_keeps_how_a_publication_is_cited() -> None:
    text = '@a[p. 3] #cite(<b>, form: "prose") #cite(<c>, form: "year")'
    assert [mention.citation.cited[0] for mention in typst.read_mentions(text).mentions] == [
        CitedPublication("a", suffix="p. 3"),
        CitedPublication("b", CitationMode.IN_TEXT),
        CitedPublication("c", CitationMode.WITHOUT_AUTHOR),
    ]


def test_tells_lines_and_further_files_and_a_bibliography_of_everything() -> None:
    citations = typst.read_mentions('#include "one.typ"\n\n@a\n#bibliography("x.bib", full: true)')
    assert (citations.first_lines(), citations.included_files, citations.cites_all) == ({"a": 3}, ("one.typ",), True)
