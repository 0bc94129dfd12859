"""Citations in Markdown: what pandoc, Quarto and MyST take for one, and what only looks like one."""

import pytest

from harness.rows import every_row
from protlib.citing.citation import CitationMode
from protlib.citing.documents import markdown


def keys(text: str) -> list[str]:
    return list(markdown.read_mentions(text).first_lines())


@every_row(
    ("text", "expected"),
    [
        ("Known [@iom2009].", ["iom2009"]),
        ("[see @iom2009, pp. 3-4; also @jobe2010, chap. 2]", ["iom2009", "jobe2010"]),
        ("@iom2009 says so, and [-@jobe2010].", ["iom2009", "jobe2010"]),
        ("As in @iom2009 [p. 3; @jobe2010].", ["iom2009", "jobe2010"]),
        ("[@iom2009, and before it\n@jobe2010; see @un2000]", ["iom2009", "jobe2010", "un2000"]),
        ("[@doe:99/x_y-z.]", ["doe:99/x_y-z"]),
        ("@{http://example.org/a(b)}", ["http://example.org/a(b)"]),
        ("A note.^[See @iom2009.]", ["iom2009"]),
        ("[^1]: See @iom2009.", ["iom2009"]),
        ("| a | [@iom2009] |\n|---|---|\n", ["iom2009"]),
        ("# On @iom2009\n\n> quoted [@jobe2010]\n", ["iom2009", "jobe2010"]),
        ("- item\n\n    still the item [@iom2009]\n", ["iom2009"]),
        ("text\n    goes on [@iom2009]\n", ["iom2009"]),
        ("1.  one\n\n    - two\n\n        still two [@iom2009]\n", ["iom2009"]),
        ("- item\n\ntext\n\n\t- item [@iom2009]\n\ntext", []),
        ("So it is\n(@iom2009) for all.", ["iom2009"]),
        ("costs $5, says @iom2009, not $6", ["iom2009"]),
        ("{cite:p}`iom2009,jobe2010` and {cite}`{see}iom2007{p. 3}`", ["iom2009", "jobe2010", "iom2007"]),
        ('<cite data-cite="iom2009,jobe2010">(IOM, 2009)</cite>', ["iom2009", "jobe2010"]),
        ("---\ntitle: A\nnocite: |\n  @iom2009, @jobe2010\nlang: en\n---\ntext [@a1]", ["iom2009", "jobe2010", "a1"]),
        ("```{r, child='a.Rmd'}\n```\n[@iom2009]", ["iom2009"]),
        ("``` is never closed [@iom2009]\n\n[@jobe2010]", ["iom2009", "jobe2010"]),
        ("```\ncode\n```\n[@iom2009]\n```\n@x\n```\n[@jobe2010]", ["iom2009", "jobe2010"]),
    ],
)  # fmt: skip
def test_finds_what_is_cited(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@every_row(
    "text",
    [
        "`@iom2009`",
        "``co`de @iom2009``",
        "```\n@iom2009\n```",
        "~~~~ {.r}\n~~~\n@iom2009\n~~~~",
        "```{r}\nx@iom2009\n@b\n```\n",
        "> ```\n> @iom2009\n> ```",
        "text\n\n    @iom2009\n\n    @jobe2010\n",
        "\t@iom2009",
        "- item\n\n      code @iom2009",
        "- item\n\ntext\n\n    code @iom2009",
        "write to a.b@iom2009.org",
        "<mailto:a@b.org> and mailto:@b",
        "https://medium.com/@iom2009/x",
        "[profile](https://example.org/@iom2009)",
        "[profile]: /@iom2009",
        r"\@iom2009",
        r"see Table \@ref(tab:x)",
        "<!-- [@iom2009] -->",
        '<a title="@iom2009">x</a>',
        "$x@iom2009$ and $$\n@iom2009\n$$",
        "---\nauthor: '@iom2009'\ntwitter: '@b'\n---\n",
        "see @fig-map, [@tbl:ages] and @sec-methods",
        "(@good) An example.\n(@bad) Another.\n\nAs (@good) and (@bad) show.",
        "an @ alone, and @, and @-",
    ],
)
def test_passes_over_what_only_looks_like_a_citation(text: str) -> None:
    assert keys(text) == []


def test_tells_the_line_of_each_citation() -> None:
    text = "---\ntitle: A\n---\n\nOne [@a].\n\n```\n@x\n```\n\nTwo @b\nand [@c;\n@a].\n"
    assert [(line, citation.keys) for line, citation in markdown.read_mentions(text).mentions] == [
        (5, ("a",)),
        (11, ("b",)),
        (12, ("c", "a")),
    ]
    assert markdown.read_mentions(text).first_lines() == {"a": 5, "b": 11, "c": 12}


def test_keeps_what_a_citation_says_beside_the_key() -> None:
    [mention] = markdown.read_mentions("[see @iom2009, p. 3]").mentions
    [cited] = mention.citation.cited
    assert (cited.prefix, cited.label, cited.locator) == ("see", "page", "3")
    [mention] = markdown.read_mentions("{cite:t}`iom2009`").mentions
    assert mention.citation.cited[0].mode is CitationMode.IN_TEXT


def test_tells_that_all_is_cited() -> None:
    citations = markdown.read_mentions("---\nnocite: '@*'\n---\n[@a]")
    assert citations.cites_all
    assert list(citations.first_lines()) == ["a"]
    assert not markdown.read_mentions("[@a]").cites_all


def test_names_the_files_that_belong_to_the_document() -> None:
    text = "{{< include _methods.qmd >}}\n\n```{r, child='more.Rmd'}\n```\n"
    assert markdown.read_mentions(text).included_files == ("_methods.qmd", "more.Rmd")


@pytest.mark.slow
def test_takes_no_longer_than_its_length_asks_for() -> None:
    assert keys("```a\n" * 20_000 + "[@a] " * 2000 + "`" * 20_001 + "$$ " * 2001 + "<!-- ") == ["a"]


@pytest.mark.parametrize("target", ["http://x.org", "http://x.org/a_(b)", "x.html", "<http://x.org/a b>"])
def test_the_words_of_a_link_are_no_brackets_of_a_citation(target: str) -> None:
    text = f"As [@a]({target}) has it."
    assert [text[citation.start : citation.end] for citation in markdown.citations_in_prose(text)] == ["@a"]


def test_a_filled_citation_in_the_words_of_another_counts_once() -> None:
    text = '<!--PROTLIB CITE {"typed":"[@iom2009, and before it @jobe2010]"}-->(IOM, 2009)<!--/PROTLIB-->'
    mentions = markdown.read_mentions(text)
    assert (mentions.count(), mentions.field_count) == (2, 2)
