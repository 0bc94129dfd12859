"""`verify`: what is printed of a report, and what it ends with."""

import json
from pathlib import Path

import pytest

from programs.engine import needs_engine
from programs.running import Run
from sample_files.documents import docx, odt, run
from sample_files.tiny_pdf import make_pdf, page

RECORDS = (
    '{"key": "iom2009caring", "type": "report", "title": "Caring for Trafficked Persons: Guidance for Health Providers", "date": "2009",'
    ' "authors": [{"literal": "International Organization for Migration", "short": "IOM"}]}\n'
    '{"key": "jobe2010causes", "type": "report", "title": "The Causes and Consequences of Re-trafficking", "date": "2010",'
    ' "authors": ["Jobe, Alison"], "doi": "10.1000/causes"}\n'
)
JOBE = "Jobe, A. (2011). The causes and consequences of re-trafficking. https://doi.org/10.1000/causes"
LIST = """# References

International Organization for Migration. (2009). *Caring for trafficked persons: Guidance for health providers*.

Jobe, A. (2011). *The causes and consequences of re-trafficking*. https://doi.org/10.1000/causes

Marchetti, L. (2016). *Digital recruitment along Sahelian corridors*. IOM.
"""
REPORT = f"# Report\n\nKnown (IOM, 2009; Jobe, 2011), and Smith (2012) agrees [@iom2009carin].\n\n{LIST}"


@pytest.fixture(autouse=True)
def _library(protlib: Run, tmp_path: Path) -> None:
    protlib("import", "-", stdin=RECORDS)
    (tmp_path / "a.md").write_text(REPORT)


def test_prints_a_line_for_each_finding_and_ends_with_1(protlib: Run) -> None:
    ran = protlib("verify", "a.md")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "a.md:3: Smith (2012): no entry in the list",
        "a.md:3: iom2009carin: no publication has this key; the nearest is iom2009caring",
        f"a.md:9: {JOBE}: differs from jobe2010causes: year is “2011”, there “2010”",
        "a.md:11: Marchetti, L. (2016). Digital recruitment along Sahelian corridors. IOM.: cited nowhere",
        "a.md:11: Marchetti, L. (2016). Digital recruitment along Sahelian corridors. IOM.: not in the library",
    ]
    assert ran.err == (
        "a.md: 4 citations; 3 entries in the list, 2 of them in the library; 1 without an entry; 1 never cited; 1 that differ;"
        " 1 not in the library; 1 with an unknown key\n"
    )


TYPED = "Known [@iom2009carin]."
LATEX = "\\documentclass{article}\n\\begin{document}\nKnown \\cite{iom2009carin}.\n\\end{document}\n"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (docx(run(TYPED)), "paragraph 1"),
        (odt(TYPED), "paragraph 1"),
        (LATEX.encode(), "3"),
        (TYPED.encode(), "1"),
        (f"```latex\n{LATEX}```\n{TYPED}".encode(), "7"),
    ],
    ids=["docx", "odt", "tex", "md", "md that shows tex"],
)
def test_standard_input_is_read_as_what_it_is(protlib: Run, data: bytes, line: str) -> None:
    ran = protlib("verify", "-", stdin=data)
    place = f"standard input:{line}" if line.isdigit() else f"standard input: {line}"
    assert ran.out.startswith(place)
    assert "iom2009carin: no publication has this key; the nearest is iom2009caring" in ran.out
    assert "iom2009carin; did you mean" in protlib("list", "--cited-in", "-", stdin=data).err


def test_a_pdf_and_a_damaged_document_on_standard_input_are_told(protlib: Run) -> None:
    assert (
        "no citations and no reference list"
        in protlib("verify", "-", stdin=make_pdf([page("Nothing is cited here.")])).err
    )
    damaged = protlib("verify", "-", stdin=docx(run(TYPED))[:300])
    assert (damaged.code, damaged.err.count("\n")) == (3, 1)
    assert "damaged" in damaged.err
    assert "no quotation found" in protlib("verify", "-", "--quotes", stdin=odt(TYPED)).err


def test_names_the_other_entry_of_a_work_that_is_listed_twice(protlib: Run, tmp_path: Path) -> None:
    entry = "Jobe, A. (2010). *The causes and consequences of re-trafficking*. Geneva"
    (tmp_path / "b.md").write_text(f"As (Jobe, 2010).\n\n# References\n\n{entry}.\n\n{entry}: IOM.\n")
    ran = protlib("verify", "b.md")
    plain = entry.replace("*", "")
    assert ran.out == f"b.md:7: {plain}: IOM.: listed twice; the other entry is {plain}.\n"
    assert ran.err == "b.md: 1 citation; 2 entries in the list, 2 of them in the library; 1 listed twice\n"


def test_prints_every_entry_as_json(protlib: Run) -> None:
    ran = protlib("verify", "a.md", "--format", "json")
    assert ran.code == 1
    report = json.loads(ran.out)
    assert (report["document"], report["citations"]) == ("a.md", 4)
    assert [(entry["line"], entry["key"]) for entry in report["entries"]] == [
        (7, "iom2009caring"), (9, "jobe2010causes"), (11, ""),
    ]  # fmt: skip
    assert [(finding["kind"], finding["line"]) for finding in report["findings"]] == [
        ("unlisted", 3), ("no-key", 3), ("changed", 9), ("uncited", 11), ("unknown", 11),
    ]  # fmt: skip
    assert report["findings"][2]["differences"] == [{"field": "year", "typed": "2011", "library": "2010"}]


def test_ends_with_0_where_all_is_well(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("Known [@iom2009caring; @jobe2010causes].\n")
    ran = protlib("verify", "b.md")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("b.md: 2 citations; no list under a heading such as References\n")


def test_asks_for_no_list_where_latex_makes_it(protlib: Run, tmp_path: Path) -> None:
    body = r"As \cite{iom2009caring} says.\printbibliography"
    (tmp_path / "b.tex").write_text(rf"\begin{{document}}{body}\end{{document}}")
    assert protlib("verify", "b.tex").err == "b.tex: 1 citation; no typed list: LaTeX makes it\n"


@pytest.mark.slow
@needs_engine
def test_what_the_header_lists_alone_is_not_left_to_fill(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text('---\nnocite: "@iom2009caring"\n---\n\nKnown [@jobe2010causes].\n')
    protlib("fill", "b.md")
    ran = protlib("verify", "b-filled.md")
    assert (ran.err, ran.code) == ("b-filled.md: 2 citations; 2 entries in the list, 2 of them in the library\n", 0)


def test_finds_a_record_by_its_doi_whatever_else_is_said_of_it(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(
        "So (Petrov, 2010).\n\nReferences\n\nPetrov, I. (2010). A wholly other title. https://doi.org/10.1000/causes\n"
    )
    out = protlib("verify", "b.txt").out
    assert "differs from jobe2010causes: title is" in out
    assert "author is “Petrov, I”, there “Jobe, Alison”" in out


def test_tells_of_files_that_belong_to_the_document(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.tex").write_text("\\cite{iom2009caring}\\input{one}")
    ran = protlib("verify", "a.tex")
    assert (ran.code, ran.err.splitlines()[0]) == (0, "a.tex: it includes one; verify that file as well")


def test_says_that_a_list_without_citations_in_the_text_is_not_compared_with_them(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text(f"Nobody is cited.\n\n{LIST.partition('Jobe')[0]}")
    ran = protlib("verify", "b.md")
    assert ran.err.splitlines()[1] == (
        "b.md: no citation found in the text: the list is compared with the library alone. protlib reads (IOM, 2009), [3],"
        " [@key] and raised numbers"
    )


def test_names_what_a_report_cites_and_is_not_public(protlib: Run, tmp_path: Path) -> None:
    protlib("set", "iom2009caring", "access=confidential")
    line = "names what is not public: iom2009caring (confidential)\n"
    (tmp_path / "b.md").write_text("Known [@iom2009caring; @jobe2010causes].\n")
    for document, code in (("a.md", 1), ("b.md", 0)):
        ran = protlib("verify", document)
        assert (ran.err.endswith(f"{document}: {line}"), ran.code) == (True, code)
    protlib("set", "iom2009caring", "access=public")
    assert "not public" not in protlib("verify", "a.md").err


@pytest.mark.slow
@needs_engine
def test_a_finding_names_a_work_cited_by_two_records(protlib: Run, tmp_path: Path) -> None:
    title = "The Causes and Consequences of Re-trafficking"
    protlib("add", title, "--author", "Jobe, Alison", "--year", "2010", "--key", "jobe2", "--on-duplicate", "add")
    (tmp_path / "b.md").write_text("So [@jobe2010causes; @iom2009caring], and so [@jobe2].\n")
    line = (
        "jobe2010causes, jobe2: cited as several works, and surely one. "
        "To merge them: protlib duplicates --merge jobe2010causes jobe2\n"
    )
    for command in (("fill", "b.md", "-o", "c.md"), ("fill", "b.md", "-o", "c.docx"), ("verify", "b.md")):
        assert protlib(*command).err.startswith(line), command
    protlib("duplicates", "--keep-both", "jobe2010causes", "jobe2")
    assert "surely one" not in protlib("verify", "b.md").err


@pytest.mark.slow
@needs_engine
def test_fill_says_that_a_typed_list_stays_beside_the_new_one(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text(f"So [@jobe2010causes], and so (IOM, 2009).\n\n{LIST}")
    word, first, again = (protlib("fill", *names) for names in (("b.md", "-o", "b.docx"), ("b.md",), ("b-filled.md",)))
    line = "b.md: its own list of 3 references stays; that of fill is a second one, at {{bibliography}} or at the end\n"
    assert (word.err.startswith(line), first.err.startswith(line), "its own list" in again.err) == (True, True, False)
    for text in ("\n{{bibliography}}\n", "", "\n# Bibliography\n"):
        (tmp_path / "c.md").write_text(f"So [@jobe2010causes].\n\n# References\n{text}")
        assert "its own list" not in protlib("fill", "c.md", "--force").err, text
    (tmp_path / "d.md").write_text(f"So it is (IOM, 2009).\n\n{LIST}")
    assert (
        "its own list" not in protlib("fill", "d.md").err
    )  # fill makes no list for a report that cites nothing by key


def test_a_report_without_citations_and_list_is_no_good_report(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Known.\n")
    message = "protlib: a.md: no citations and no reference list found\n"
    assert protlib("verify", "a.md") == ("", message, 1)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gone.md", "cannot be read"),
        ("b.md", "b.md: not a text file"),
        ("a.xyz", "a.xyz: cannot verify this kind of file. Supported: .md, "),
    ],
)
def test_refuses_what_it_cannot_read(protlib: Run, tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "a.xyz").write_text("x")
    (tmp_path / "b.md").write_bytes(b"\x7fELF\0\0\0\1@key")
    ran = protlib("verify", name)
    assert (ran.code, ran.out) == (3, "")
    assert message in ran.err


def test_reads_markdown_on_standard_input(protlib: Run) -> None:
    ran = protlib("verify", "-", stdin="Known [@iom2009carin].\n")
    assert (ran.code, ran.out) == (
        1,
        "standard input:1: iom2009carin: no publication has this key; the nearest is iom2009caring\n",
    )
    assert json.loads(protlib("verify", "-", "-f", "json", stdin=REPORT).out)["document"] == "standard input"
