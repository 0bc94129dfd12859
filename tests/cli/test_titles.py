"""What a title has in it that is for styles alone is seen in no list, and searched by no word."""

from pathlib import Path

from programs.running import Run
from protlib.text import NO_CASE


def test_marks_of_capitals_are_seen_in_no_list_and_found_by_no_word(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@report{k, title={{Facebook} and {C}hildren in care}, year=2001}", "utf-8")
    assert protlib("import", tmp_path / "a.bib").code == 0
    for words in (
        ["list"],
        ["search", "children"],
        ["search", "title:facebook"],
        ["show", "k"],
        ["remove", "k", "--yes"],
    ):
        ran = protlib(*words)
        assert ran.code == 0
        assert "nocase" not in ran.out + ran.err
    assert protlib("undo").code == 0
    assert protlib("search", "nocase").code == 1
    assert protlib("search", "span").code == 1
    assert NO_CASE in protlib("show", "k", "--format", "json").out.replace('\\"', '"')
    assert "title         = {{Facebook} and {C}hildren in care}" in protlib("export", "k", "--format", "bibtex").out


def test_a_title_is_set_with_marks_as_it_is_set_with_italics(protlib: Run) -> None:
    protlib("add", "--title", "Care", "--key", "k")
    assert protlib("set", "k", f"title=The {NO_CASE}Facebook</span> <i>Way</i>").code == 0
    assert "title         = {The {Facebook} \\textit{Way}}" in protlib("export", "--format", "bibtex").out
