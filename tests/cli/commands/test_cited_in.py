"""`--cited-in`: exactly what a document cites, for every command that takes a selection."""

import json
from pathlib import Path

import pytest

from programs.running import Run
from sample_files.tiny_pdf import make_pdf, page

RECORDS = (
    '{"key": "iom2009caring", "type": "report", "title": "Caring", "date": "2009", "aliases": ["caring"]}\n'
    '{"key": "jobe2010causes", "type": "report", "title": "Causes", "date": "2010"}\n'
    '{"key": "un2000protocol", "type": "treaty", "title": "Protocol", "date": "2000", "regions": ["Worldwide"]}\n'
)


@pytest.fixture(autouse=True)
def _library(protlib: Run) -> None:
    protlib("import", "-", stdin=RECORDS)


def exported(protlib: Run, *arguments: str) -> list[str]:
    ran = protlib("export", "--format", "jsonl", *arguments)
    assert ran.code == 0, ran.err
    return [json.loads(line)["key"] for line in ran.out.splitlines()]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("report.md", "As [@un2000protocol; @jobe2010causes] say."),
        ("report.qmd", "As @un2000protocol and @jobe2010causes say."),
        ("report.tex", r"As \citet{un2000protocol} and \cite{jobe2010causes} say. % \cite{iom2009caring}"),
        ("report.aux", "\\citation{un2000protocol}\n\\citation{jobe2010causes}\n"),
        ("report.bcf", "<a><citekey>un2000protocol</citekey><citekey>jobe2010causes</citekey></a>"),
        ("report.typ", "As @un2000protocol and #cite(<jobe2010causes>) say."),
        ("report.ipynb", '{"cells": [{"cell_type": "markdown", "source": "[@un2000protocol; @jobe2010causes]"}]}'),
    ],
)  # fmt: skip
def test_exports_what_a_document_cites_in_its_order(protlib: Run, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    assert exported(protlib, "--cited-in", name) == ["un2000protocol", "jobe2010causes"]


@pytest.mark.parametrize(
    ("form", "lines"),
    [
        ("csl-json", ["a.md:1: caring is iom2009caring now, and the file has only that; cite it"]),
        ("bibtex", ["a.md:1: caring is iom2009caring now, and the file has only that; cite it"]),
        ("biblatex", []),
        ("jsonl", []),
    ],
)
def test_a_message_names_cited_keys_that_the_file_lacks(
    protlib: Run, tmp_path: Path, form: str, lines: list[str]
) -> None:
    (tmp_path / "a.md").write_text("[@caring; @jobe2010causes]")
    ran = protlib("export", "--cited-in", "a.md", "--format", form)
    assert [line for line in ran.err.splitlines() if line.startswith("a.md")] == lines


def test_sorts_and_narrows_it_as_any_selection(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("[@un2000protocol; @jobe2010causes]")
    assert exported(protlib, "--cited-in", "a.md", "--sort", "key") == ["jobe2010causes", "un2000protocol"]
    assert exported(protlib, "--cited-in", "a.md", "--year", "2010") == ["jobe2010causes"]


def test_leaves_out_what_a_document_cites(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("[@caring]")
    (tmp_path / "b.tex").write_text(r"\cite{un2000protocol}")
    assert exported(protlib, "--not-cited-in", "a.md", "--sort", "key") == ["jobe2010causes", "un2000protocol"]
    assert exported(protlib, "--not-cited-in", "a.md", "--not-cited-in", "b.tex") == ["jobe2010causes"]
    assert exported(protlib, "--not-cited-in", "a.md", "--cited-in", "b.tex") == ["un2000protocol"]
    assert exported(protlib, "--not-cited-in", "a.md", "--year", "2010", "causes") == ["jobe2010causes"]
    assert protlib("tag", "--not-cited-in", "a.md", "--add", "later").err == "2 publications changed\n"
    assert protlib("list", "--not-cited-in", "-", "--format", "keys", stdin="[@caring; @un2000protocol]").out == (
        "jobe2010causes\n"
    )


def test_a_slip_in_a_cited_key_is_told_where_the_work_seems_not_to_be_cited(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("One\n\n[@carring; @jobe2010causes]")
    ran = protlib("list", "--not-cited-in", "a.md", "--format", "keys")
    assert (ran.out, ran.err) == ("iom2009caring\nun2000protocol\n", "a.md:3: no publication has the key carring\n")


def test_of_a_typed_list_the_works_that_it_names_are_left_out(protlib: Run, tmp_path: Path) -> None:
    protlib(
        "add", "Caring for Trafficked Persons: Guidance", "--author", "Jobe, Alison", "--year", "2011", "--key", "a"
    )
    entry = "Jobe, A. (2011). Caring for trafficked persons: Guidance. Geneva: IOM."
    (tmp_path / "a.md").write_text(f"# Report\n\nText.\n\n# References\n\n{entry}\n")
    assert "a" not in exported(protlib, "--not-cited-in", "a.md")
    assert len(exported(protlib, "--not-cited-in", "a.md")) == RECORDS.count("\n")


def test_nothing_that_is_not_cited_is_said_with_what_is(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("[@caring; @jobe2010causes; @un2000protocol]")
    ran = protlib("list", "--not-cited-in", "a.md")
    assert (ran.out, ran.err, ran.code) == ("", "protlib: nothing found; 3 without --not-cited-in\n", 1)


def test_a_document_of_which_the_rest_is_selected_is_neither_saved_nor_overwritten(
    protlib: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("[@caring]")
    assert "--not-cited-in cannot be saved" in protlib("search", "--save", "rest", "--not-cited-in", "a.md").err
    ran = protlib("export", "--not-cited-in", "a.md", "--format", "markdown", "-o", "a.md", "--force")
    assert (ran.code, (tmp_path / "a.md").read_text()) == (2, "[@caring]")


def test_takes_several_documents_and_keys_beside(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("[@jobe2010causes]")
    (tmp_path / "b.tex").write_text(r"\cite{un2000protocol,jobe2010causes}")
    both = ("--cited-in", "a.md", "--cited-in", "b.tex")
    assert exported(protlib, *both) == ["jobe2010causes", "un2000protocol"]
    assert exported(protlib, *both, "--key", "iom2009caring")[0] == "iom2009caring"


def test_knows_a_publication_by_the_key_it_once_had(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("[@caring], again @iom2009caring")
    assert exported(protlib, "--cited-in", "a.md") == ["iom2009caring"]


def test_names_all_unknown_keys_with_their_lines_and_what_is_near_and_writes_nothing(
    protlib: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("One [@iom2009carin].\n\nTwo [@jobe2010causes; @xyz].\n\nAgain [@xyz].\n")
    ran = protlib("export", "--cited-in", "a.md", "-o", "a.bib")
    assert ran.code == 1
    assert ran.err == (
        "protlib: no publication has these keys:\n"
        "  a.md:1: iom2009carin; did you mean “iom2009caring”?\n"
        "  a.md:3: xyz\n"
    )
    assert not (tmp_path / "a.bib").exists()


def test_follows_what_a_document_includes(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "a.tex").write_text("\\input{parts/one}\\cite{un2000protocol}\\include{gone}\\input{a}")
    (tmp_path / "parts/one.tex").write_text("\\cite{jobe2010causes}\\input{parts/two.tex}\\cite{nobody}")
    (tmp_path / "parts/two.tex").write_text("\\cite{iom2009caring}")
    ran = protlib("list", "--cited-in", "a.tex", "--format", "keys")
    assert ran.code == 1
    assert f"{Path('parts/one.tex')}:1: nobody" in ran.err
    assert "a.tex: it includes gone, which was not found; its citations are missing" in ran.err
    (tmp_path / "parts/one.tex").write_text("\\cite{jobe2010causes}\\input{parts/two}")
    out = protlib("list", "--cited-in", "a.tex", "--format", "keys").out
    assert out.split() == ["un2000protocol", "jobe2010causes", "iom2009caring"]


def test_tells_that_a_document_asks_for_all(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.tex").write_text(r"\nocite{*}\cite{un2000protocol}")
    ran = protlib("list", "--cited-in", "a.tex", "--format", "keys")
    assert (ran.code, ran.out) == (0, "un2000protocol\n")
    assert "a.tex: it asks for its whole bibliography; only what it cites by key is used" in ran.err


@pytest.mark.parametrize(
    ("name", "text", "code", "message"),
    [
        ("a.md", "Nothing.", 1, "no citations in a.md"),
        ("a.xyz", "[@a]", 3, "a.xyz: cannot read citations from this file. Supported:"),
        ("a.ipynb", "[@a]", 3, "a.ipynb: not a notebook"),
        ("gone/a.md", None, 3, f"{Path('gone/a.md')}: cannot be read: No such file or directory"),
    ],
)
def test_says_what_is_wrong_with_a_document(
    protlib: Run, tmp_path: Path, name: str, text: str | None, code: int, message: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    ran = protlib("export", "--format", "ris", "--cited-in", name)
    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("command", [("list", "-f", "keys"), ("search", "-f", "keys"), ("stats", "--by", "type")])
def test_is_there_for_every_selection(protlib: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "a.md").write_text("[@un2000protocol]")
    assert protlib(*command, "--cited-in", "a.md").out in {"un2000protocol\n", "treaty\t1\n"}


def test_reads_markdown_on_standard_input(protlib: Run) -> None:
    ran = protlib("list", "--format", "keys", "--cited-in", "-", stdin="[@un2000protocol; @caring]")
    assert (ran.out, ran.err, ran.code) == ("un2000protocol\niom2009caring\n", "", 0)
    ran = protlib("list", "--cited-in", "-", stdin="One\n\n[@iom2009carin]")
    assert "  standard input:3: iom2009carin; did you mean “iom2009caring”?\n" in ran.err
    assert protlib("list", "--cited-in", "-").err == "protlib: no citations in standard input\n"
    assert protlib("list", "--cited-in", "-", stdin=b"PK\3\4\0\0").err == "protlib: standard input: not a text file\n"


def test_import_of_a_report_names_the_selection_of_what_it_cites(protlib: Run, tmp_path: Path) -> None:
    for name in ("a.tex", "a.qmd"):
        (tmp_path / name).write_text("Text with nothing to import.\n")
        ran = protlib("import", name)
        assert ran.err.endswith(f"which the library has: protlib list --cited-in {name}\n")
        assert f"{name}: cannot tell its format; for its list or notes: --from references; " in ran.err


def test_a_pdf_selects_the_works_of_its_list(protlib: Run, tmp_path: Path) -> None:
    works = ("IOM. (2009). Caring for victims. Geneva: IOM.", "ILO. (2010). Causes of return. Geneva: ILO.")
    protlib("import", "-", "--from", "references", stdin="\n\n".join(works))
    data = make_pdf([page("Return is a choice (IOM, 2009; ILO, 2010).", "References", *works)])
    (tmp_path / "report.pdf").write_bytes(data)
    keys = "iom2009caringa\nilo2010causes\n"
    assert protlib("list", "--cited-in", "report.pdf", "--format", "keys").out == keys
    assert protlib("list", "--cited-in", "-", "--format", "keys", stdin=data).out == keys
