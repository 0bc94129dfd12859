"""`fill` of a report whose header lists works, and `verify` of what was filled."""

import re
from pathlib import Path

import pytest

from harness.pairs import each_value_once
from programs.engine import needs_engine
from sample_files.documents import odt
from sample_files.filled_reports import Fill, report


@pytest.mark.slow
@needs_engine
def test_what_the_header_lists_without_a_citation_stands_in_the_list_again_and_again(fill: Fill) -> None:
    Path("r.md").write_text("---\nnocite: |\n  @jobe2010causes\n---\nSee [@iom2007handbook].\n")
    assert fill("fill", "r.md").err == "r-filled.md: 1 citation of 2 publications, in apa\n"
    assert "Jobe, A. (2010)" in Path("r-filled.md").read_text()
    assert fill("fill", "r-filled.md", "-o", "again.md", "--style", "ieee").code == 0
    assert "Jobe, “The causes" in Path("again.md").read_text()


@needs_engine
def test_a_report_that_lists_and_does_not_cite_is_filled(fill: Fill) -> None:
    Path("r.md").write_text("---\nnocite: '@jobe2010causes'\n---\nHello.\n")
    assert fill("fill", "r.md").err == "r-filled.md: 0 citations of 1 publication, in apa\n"


@needs_engine
def test_an_unknown_key_of_the_header_is_named_with_its_line(fill: Fill) -> None:
    Path("r.md").write_text("---\nnocite: '@jobe2010cause'\n---\nHello.\n")
    assert "  r.md:2: jobe2010cause; did you mean “jobe2010causes”?\n" in fill("fill", "r.md").err


@needs_engine
@pytest.mark.parametrize(
    ("text", "output"),
    [
        ("See @fig-map [@jobe2010causes].", "See @fig-map (Jobe, 2010)."),
        ("See [@fig-map; @jobe2010causes, p. 3].", "See (@fig-map; Jobe, 2010, p. 3)."),
        ("See [@jobe2010causes, p. 3; @fig-map].", "See (Jobe, 2010, p. 3, @fig-map)."),
        ("@jobe2010causes and @fig-map.", "Jobe (2010) and @fig-map."),
    ],
)
def test_a_reference_to_a_figure_stays_where_a_citation_stands_beside_it(fill: Fill, text: str, output: str) -> None:
    Path("r.md").write_text(text)
    for source, target in (("r.md", "one.md"), ("one.md", "two.md")):
        assert fill("fill", source, "-o", target).code == 0
        bare = re.sub(r"<!--.*?-->", "", Path(target).read_text(), flags=re.DOTALL)
        assert bare.splitlines()[0].replace("\\", "") == output


_OWN = "@book{own2020, author={Own, Ann}, title={A title}, year=2020}\n@book{more2021, title={More}, year=2021}\n"


@pytest.mark.slow
@needs_engine
@pytest.mark.parametrize(
    ("header", "arguments", "output", "count"),
    [
        ("csl: ieee", [], "See \\[1, Ch. 3\\] and Own \\[2\\].", "2 publications, in ieee"),
        (
            "csl: ieee",
            ["--style", "apa"],
            "See (Jobe, 2010, Chapter 3) and Own (2020).",
            "2 publications, in apa",
        ),
        ("lang: fr", [], "See (Jobe, 2010, Chapitre 3) and Own (2020).", "2 publications, in apa"),
        ("nocite: '@*'", [], "See (Jobe, 2010, Chapter 3) and Own (2020).", "3 publications, in apa"),
    ],
)
def test_the_header_of_markdown_is_heeded(
    fill: Fill, header: str, arguments: list[str], output: str, count: str
) -> None:
    Path("refs.bib").write_text(_OWN)
    Path("r.md").write_text(
        f"---\nbibliography: refs.bib\n{header}\n---\nSee [@jobe2010causes, chap. 3] and @own2020.\n"
    )
    ran = fill("fill", "r.md", *arguments)
    assert ran.err.splitlines()[-1] == f"r-filled.md: 2 citations of {count}"
    bare = re.sub(r"<!--.*?-->", "", Path("r-filled.md").read_text().partition("---\n")[2], flags=re.DOTALL)
    assert output in bare
    assert "own2020" not in bare.partition("---\n")[2]


@needs_engine
def test_a_filled_report_stays_in_its_style_whatever_its_header_says(fill: Fill) -> None:
    Path("r.md").write_text("---\ncsl: ieee\n---\n[@jobe2010causes]\n")
    assert fill("fill", "r.md", "--style", "apa", "-o", "one.md").code == 0
    assert fill("fill", "one.md", "-o", "two.md").err == "two.md: 1 citation of 1 publication, in apa\n"


BEHIND = "What follows the list is no entry of it."


@each_value_once
@needs_engine
@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("r.md", "a.md"), ("r.md", "a.docx"), ("r.md", "a.odt"), ("r.md", "a.tex"),
        ("r.docx", "a.docx"), ("r.odt", "a.odt"), ("r.docx", "a.docx --live zotero"), ("r.docx", "a.docx --live word"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("style", ["apa", "vancouver"])
def test_verify_knows_the_list_of_what_was_filled_without_a_heading(
    fill: Fill, name: str, target: str, style: str
) -> None:
    lines = "As [@jobe2010causes] says.", "{{bibliography}}", BEHIND
    data = {"r.docx": report(*lines), "r.odt": odt(*lines), "r.md": "\n\n".join(lines).encode()}
    Path(name).write_bytes(data[name])
    target, *live = target.split()
    assert fill("fill", name, "-o", target, "--style", style, *live).code == 0
    ran = fill("verify", target)
    assert ran == ("", f"{target}: 1 citation; 1 entry in the list, 1 of them in the library\n", 0)


@needs_engine
def test_verify_of_a_filled_text_says_how_its_list_is_found(fill: Fill) -> None:
    Path("r.md").write_text("As [@jobe2010causes] says.\n")
    assert fill("fill", "r.md", "-o", "r.txt").code == 0
    ran = fill("verify", "r.txt")
    assert ran.err.endswith(
        "r.txt: put a heading above the list: References, or its word in your language; then verify again\n"
    )
    assert ran.code == 1


@needs_engine
def test_a_header_behind_a_mark_of_byte_order_is_one(fill: Fill) -> None:
    Path("r.md").write_text("\ufeff---\ncsl: ieee\n---\n[@jobe2010causes]\n")
    assert fill("fill", "r.md").err == "r-filled.md: 1 citation of 1 publication, in ieee\n"


@needs_engine
def test_a_header_that_is_broken_is_one_line(fill: Fill) -> None:
    Path("r.md").write_text("---\ntitle: [broken\n---\n[@jobe2010causes]\n")
    for arguments in (["fill", "r.md"], ["fill", "r.md", "-o", "r.docx"]):
        ran = fill(*arguments)
        assert (ran.out, ran.err.count("\n"), ran.code) == ("", 1, 2)
        assert "YAML metadata" in ran.err
        assert "line 2" in ran.err
