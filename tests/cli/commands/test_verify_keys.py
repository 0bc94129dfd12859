"""`verify --to-keys` as a user runs it: a copy of a report in which typed citations have keys."""

import re
import zipfile
from pathlib import Path

import pytest

from harness.made_once import made_once
from programs.running import Run
from sample_files.documents import docx, p, run

WORKS = {
    "iom2020": ("International Organization for Migration", "World migration report 2020"),
    "jobe2010": ("Jobe, Anna", "The causes of return"),
    "jobe2011": ("Jobe, Anna", "The causes of flight"),
    "unhcr2019": ("UNHCR", "Global trends"),
    "oram2012": ("Oram, Sian; Smith, B; Jones, C; Adams, D", "Prevalence of risk"),
    "iom2021a": ("IOM", "First"),
    "iom2021b": ("IOM", "Second"),
}
LIST = (
    "\n\n## References\n\nIOM (2020). World migration report 2020. Geneva.\n\nJobe, A. (2010). The causes of return.\n"
)


@pytest.fixture(autouse=True)
@made_once
def _library(protlib: Run) -> None:
    for key, (authors, title) in WORKS.items():
        year = "".join(filter(str.isdigit, key))
        protlib("add", "--key", key, "--title", title, "--author", authors, "--year", year)


KEYED = [
    ("Many move (IOM, 2020, p. 12).", "Many move [@iom2020, p. 12]."),
    (
        "So (see also International Organization for Migration [IOM], 2020; UNHCR, 2019, pp. 3-4).",
        "So [see also @iom2020; @unhcr2019, pp. 3-4].",
    ),
    ("Jobe (2010, p. 5) says so.", "Jobe [-@jobe2010, p. 5] says so."),
    ("Jobe [2010] says so.", "Jobe [-@jobe2010] says so."),
    ("Jobe's (2010) view.", "Jobe's [-@jobe2010] view."),
    ("IOM (2020), p. 4 has it.", "IOM [-@iom2020], p. 4 has it."),
    ("Often (Oram *et al.*, 2012: 5).", "Often [@oram2012, 5]."),
    ("So.[^1]\n\n[^1]: See IOM, 2020, p. 44.", "So.[^1]\n\n[^1]: [See @iom2020, p. 44]."),
    ("So (Jobe, 2010, emphasis added).", "So [@jobe2010, emphasis added]."),
    ("So (see Jobe 2010, 2011; UNHCR, 2019).", "So [see @jobe2010; @jobe2011; @unhcr2019]."),
    ("Jobe (2010, 2011, p. 3) says so.", "Jobe [-@jobe2010; -@jobe2011, p. 3] says so."),
    ("So (Jobe, 2010, p. 3; Jobe, 2010, p. 5).", "So [@jobe2010, p. 3; @jobe2010, p. 5]."),
]


@pytest.mark.parametrize(("typed", "keyed"), KEYED)
def test_writes_a_copy_with_keys(protlib: Run, tmp_path: Path, typed: str, keyed: str) -> None:
    (tmp_path / "a.md").write_bytes(f"{typed}{LIST}".replace("\n", "\r\n").encode())
    ran = protlib("verify", "a.md", "--to-keys", "-o", "b.md")
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "b.md").read_bytes().decode() == f"{keyed}{LIST}".replace("\n", "\r\n")
    assert ran.err == "b.md: 1 citation by key; delete its typed list, then: protlib fill b.md\n"


def test_a_typed_list_says_which_work_a_letter_means(protlib: Run, tmp_path: Path) -> None:
    entries = "UNHCR (2019a). Camps in the north. Geneva.\n\nUNHCR (2019b). Global trends 2018. Geneva.\n"
    (tmp_path / "a.md").write_text(f"One (UNHCR, 2019a). Two (UNHCR, 2019b).\n\n## References\n\n{entries}")
    ran = protlib("verify", "a.md", "--to-keys", "-o", "-")
    assert (
        ran.out == f"One (UNHCR, 2019a). Two [@unhcr2019].\n\n## References\n\n{entries}"
    )  # for a pipe: the copy alone
    assert "“(UNHCR, 2019a)”: UNHCR (2019a) is not in the library\n" in ran.err


LEFT = [
    ("Two (IOM, 2021).", "“(IOM, 2021)”: 2 works fit IOM (2021): iom2021a, iom2021b"),
    ("One (UNHCR, 2019a).", "“(UNHCR, 2019a)”: this may be unhcr2019; type the key by hand"),
    ("One (IOM, March 2020).", "“(IOM, March 2020)”: this may be iom2020; type the key by hand"),
    ("IOM (3 mars 2020) says so.", "“IOM (3 mars 2020)”: this may be iom2020; type the key by hand"),
    ("None (Miller, 1999).", "“(Miller, 1999)”: Miller (1999) is not in the library"),
    ("Both (Jobe, 2010; Miller, 1999).", "“(Jobe, 2010; Miller, 1999)”: Miller (1999) is not in the library"),
]


@pytest.mark.parametrize(("typed", "line"), LEFT)
def test_lists_what_it_leaves_as_typed(protlib: Run, tmp_path: Path, typed: str, line: str) -> None:
    (tmp_path / "a.md").write_text(f"{typed} `(IOM, 2020)` “They wrote (IOM, 2020) so” (Jobe, 2010).\n")
    ran = protlib("verify", "a.md", "--to-keys", "-o", "b.md")
    assert (ran.code, ran.out) == (1, f"a.md:1: {line}\n")
    assert ran.err == "b.md: 1 citation by key; 1 left as typed\n"
    text = (tmp_path / "b.md").read_text()
    assert text == f"{typed} `(IOM, 2020)` “They wrote (IOM, 2020) so” [@jobe2010].\n"


def test_a_month_is_no_author_and_no_citation_of_a_work_that_nobody_has(protlib: Run, tmp_path: Path) -> None:
    typed = "In Juba (March 2020) they met (interview, Juba, 3 May 2020; May 2010). In May (2010), (Theresa May, 2010)."
    (tmp_path / "a.md").write_text(f"{typed} Often (Miller, March 1999). So (Jobe, 2010).\n")
    ran = protlib("verify", "a.md", "--to-keys", "-o", "b.md")
    assert (ran.code, ran.out, ran.err.count("left as typed")) == (0, "", 0)
    assert (tmp_path / "b.md").read_text() == f"{typed} Often (Miller, March 1999). So [@jobe2010].\n"


def test_numbers_of_a_list_become_keys(protlib: Run, tmp_path: Path) -> None:
    entries = LIST.replace("IOM (2020)", "1. IOM (2020)").replace("Jobe, A.", "2. Jobe, A.")
    (tmp_path / "a.md").write_text(f"It is cited [1, p. 3], and so [1-2], and again [2].{entries}")
    assert protlib("verify", "a.md", "--to-keys", "-o", "b.md").code == 0
    keyed = "It is cited [@iom2020, p. 3], and so [@iom2020; @jobe2010], and again [@jobe2010]."
    assert (tmp_path / "b.md").read_text() == f"{keyed}{entries}"


def test_a_word_document_stays_as_it_is_beside_its_citations(protlib: Run, tmp_path: Path) -> None:
    note = '<w:footnote w:id="2"><w:p>{}</w:p></w:footnote>'
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    entries = [p(run(line)) for line in LIST.replace("## ", "").split("\n") if line]
    paragraph = p(
        run("Many move (IOM, "), "<w:r><w:rPr><w:b/></w:rPr><w:t>2020, p. 12</w:t></w:r>", run(") & more."), reference
    )
    data = docx(paragraph, *entries, notes={"footnotes": note.format(run("See (Jobe, 2010, p. 3)."))})
    (tmp_path / "a.docx").write_bytes(data)
    ran = protlib("verify", "a.docx", "--to-keys", "-o", "b.docx")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("b.docx: 2 citations by key; delete its typed list, then: protlib fill b.docx")
    with zipfile.ZipFile(tmp_path / "b.docx") as changed, zipfile.ZipFile(tmp_path / "a.docx") as archive:
        body = changed.read("word/document.xml").decode()
        assert ">[@iom2020, p. 12]<" in body
        assert "IOM (2020). World migration report 2020" in body
        assert ">[See @" not in body
        assert ">[@jobe2010, p. 3]<" in changed.read("word/footnotes.xml").decode()
        assert changed.namelist() == archive.namelist()
    again = protlib("verify", "b.docx", "--to-keys", "-o", "c.docx")
    assert (again.code, again.err) == (1, "protlib: b.docx: no typed citation found, such as (IOM, 2009, p. 3)\n")


def test_word_keeps_what_only_ends_as_another_citation(protlib: Run, tmp_path: Path) -> None:
    lead = "The offices of the region report on return in many ways, and at length, as is said here: "
    draft = "Jobe (2010) has it. Kälin and Jobe (2010) too. “They said (IOM, 2020) so” (IOM, 2020)."
    (tmp_path / "a.docx").write_bytes(docx(p(run(lead + draft))))
    ran = protlib("verify", "a.docx", "--to-keys", "-o", "b.docx")
    assert ran.out.endswith("“Kälin and Jobe (2010)”: Kälin and Jobe (2010) is not in the library\n")
    assert ran.err == "b.docx: 2 citations by key; 1 left as typed\n"
    with zipfile.ZipFile(tmp_path / "b.docx") as changed:
        text = re.sub("<[^>]+>", "", changed.read("word/document.xml").decode())
    keyed = "Jobe [-@jobe2010] has it. Kälin and Jobe (2010) too. “They said (IOM, 2020) so” [@iom2020]."
    assert lead + keyed in text


def test_says_the_new_key_of_a_record(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.qmd").write_text("So it is [@iom2020; @jobe2010].\n")
    assert "is now" not in protlib("verify", "a.qmd").err
    protlib("rekey", "iom2020", "routes2020")
    ran = protlib("verify", "a.qmd")
    assert "a.qmd: @iom2020 is now @routes2020; type the new key there\n" in ran.err
    assert ran.out == ""
    protlib("undo")
    assert "is now" not in protlib("verify", "a.qmd").err


def test_a_work_is_the_one_in_which_another_is_quoted(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("So it is (IOM, 1999, quoted in Jobe, 2010, p. 3).\n")
    assert protlib("verify", "a.md", "--to-keys", "-o", "b.md").code == 0
    assert (tmp_path / "b.md").read_text() == "So it is [IOM, 1999, quoted in @jobe2010, p. 3].\n"


def test_a_symbol_in_a_sentence_stays(protlib: Run, tmp_path: Path) -> None:
    protlib("set", "number=A/80/21", "iom2020")
    (tmp_path / "a.md").write_text("As A/80/21 (p. 3) notes, “so it is said” (IOM, 2020).\n")
    assert protlib("verify", "a.md", "--to-keys", "-o", "b.md").code == 0
    assert (tmp_path / "b.md").read_text() == "As A/80/21 (p. 3) notes, “so it is said” [@iom2020].\n"


REFUSED = [
    (("a.md", "--to-keys"), "--to-keys writes a copy; name it: protlib verify a.md --to-keys -o FILE"),
    *(
        (("a.md", "--to-keys", *more, "-o", "b.md"), f"--to-keys only writes a copy with keys: leave out {more[0]}")
        for more in (["--quotes"], ["--fix"], ["--everywhere"], ["--locale", "fr"], ["--format", "json"])
    ),
    *(
        (("a.md", "--to-keys", "-o", name), f"{name}: the copy is of the report's kind; end its name in .md")
        for name in ("b.docx", "b.pdf", "b")
    ),
    (("empty.md", "--to-keys", "-o", "b.md"), "empty.md: no typed citation found"),
    (
        ("a.tex", "--to-keys", "-o", "b.tex"),
        "a.tex: --to-keys changes .md, .qmd, .txt and .docx; type the keys by hand here",
    ),
    (("a.md", "--to-keys", "-o", "a.md"), "a.md is read here, and is not overwritten; write to another file"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_refuses_what_it_cannot_write(protlib: Run, tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    for name in ("a.md", "a.tex"):
        (tmp_path / name).write_text("So (IOM, 2020).\n")
    (tmp_path / "empty.md").touch()
    ran = protlib("verify", *arguments)
    assert ran.code
    assert message in ran.err
    assert (tmp_path / "a.md").read_text() == "So (IOM, 2020).\n"
