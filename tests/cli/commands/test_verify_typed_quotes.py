"""`verify --quotes` of a report with typed citations: “…” (IOM, 2009, p. 3), with a list of references or without."""

import json
import re
from pathlib import Path

import pytest

from harness.made_once import made_once
from harness.pairs import each_value_once
from programs.running import Run
from programs.terminal import converse
from protlib.fulltext.page_text import FileText, Page
from sample_files.documents import docx, odt, p, run
from sample_files.file_texts import attach_with_text
from sample_files.quoted_works import CARING, CAUSES, WORKS
from sample_files.tiny_pdf import TinyPage, make_pdf

OTHER_WORKS = (
    ("comptes2022", "Cour des comptes", "2022", "L’accueil des mineurs"),
    ("unhcr2015a", "UNHCR", "2015", "Women on the Run"),
    ("unhcr2015b", "UNHCR", "2015", "Children on the Run"),
)


@pytest.fixture(autouse=True)
@made_once
def _library(protlib: Run, tmp_path: Path) -> None:
    for key, author, year, title in (*WORKS, *OTHER_WORKS):
        protlib("add", "--key", key, "--title", title, "--author", author, "--year", year)
    protlib("set", "number=A/HRC/44/45", "iom2009")
    for key, text in (("iom2009", CARING), ("jobe2010", CAUSES)):
        attach_with_text(tmp_path / "library.json", tmp_path / "data", key, text)


LISTED = [
    "International Organization for Migration (IOM). (2009). Caring for Trafficked Persons. Geneva: IOM.",
    "Jobe, A. (2010). The Causes and Consequences of Re-trafficking. Geneva.",
    "EDPB. (2023). Guidelines on “the right of access to data”. Brussels.",
]
LIST = "\n\n## References\n\n" + "\n\n".join(LISTED) + "\n"
RETURNED = "children who were trafficked do return home"
COMMON = "Labour exploitation is common along the border"
NOT_LEFT_OUT = f"“{RETURNED}”: differs from iom2009, p. 3: “not” is left out (it turns the sentence round)"
OTHER_PAGE = f"“{COMMON}”: on another page of iom2009: p. 5, not p. 3"
FINDINGS = [
    (f"So “{RETURNED}” (IOM, 2009, p. 3).", NOT_LEFT_OUT),
    (f"IOM (2009: 3) says “{RETURNED}”.", NOT_LEFT_OUT),
    (f"IOM (2009) says “{RETURNED}” (p. 3).", NOT_LEFT_OUT),
    (f"IOM (2009), p. 3, says “{RETURNED}”.", NOT_LEFT_OUT),
    (f"IOM says: “{RETURNED}” (2009, p. 3).", NOT_LEFT_OUT),
    (f"Alison Jobe cites a study by IOM, which found that «{RETURNED}» (2009: 3).", NOT_LEFT_OUT),
    (f"La OIM (2009) afirma que “{RETURNED}” (p. 3).", NOT_LEFT_OUT),
    ("Selon la Cour des comptes (2022), “rien ne change”.", "cannot be checked: comptes2022 has no file. To attach one: protlib attach comptes2022 FILE"),
    (f"“{RETURNED}” (see International Organization for Migration [IOM], 2009, pp. 3–4).", NOT_LEFT_OUT),
    (f"“{COMMON}” (IOM 2009, 3)", OTHER_PAGE),
    (f"“{COMMON}” (*IOM*, 2009, p. 3)", OTHER_PAGE),
    (f"So “{COMMON}”.[^1]\n\n[^1]: See IOM (2009), S. 3.", OTHER_PAGE),
    (f"So “{COMMON}”.[^1]\n\n[^1]: IOM, Caring for Trafficked Persons (Geneva, 2009), pág. 3.", OTHER_PAGE),
    (f"So “{COMMON}”.[^1]\n\n[^1]: IOM, Caring for Trafficked Persons (Geneva, 2009), с. 3.", OTHER_PAGE),
    (f"IOM (2009) says so. “{COMMON}” (ibid., p. 3)", OTHER_PAGE),
    (f"So it is.^[See IOM, 2009, p. 3: “{COMMON}”.]", OTHER_PAGE),
    (f"So “{RETURNED}” (A/HRC/44/45, para. 3).", NOT_LEFT_OUT),
    (f"So “{COMMON}” (see UN Doc. A/HRC/44/45, p. 3; E/CN.5/2025/4)", OTHER_PAGE),
    (f"So “{COMMON}”.[^1]\n\n[^1]: A/HRC/44/45, p. 3.", OTHER_PAGE),
    (f"As A/HRC/44/45 (p. 3) notes, “{COMMON}”.", OTHER_PAGE),
    (f"UNHCR met. UN Doc. A/HRC/44/45, p. 3 has it: “{COMMON}”, and more.", OTHER_PAGE),
    (f"So it is.[^1]\n\n[^1]: A/HRC/44/45, p. 3. It notes “{COMMON}”, and more.", OTHER_PAGE),
    (f"So it is.[^1]\n\n[^1]: IOM, 2009, p. 3. It notes “{COMMON}”, and more.\n[^2]: Jobe, 2010, p. 1.", OTHER_PAGE),
    (f"IOM (2009), p. 3. It goes on: “{COMMON}”. Jobe (2010) disagrees.", OTHER_PAGE),
    (f"Jobe (2010) is silent. IOM (2009, p. 3) says:\n\n- “{COMMON}”", OTHER_PAGE),
    (f"IOM (2009, p. 3) says of A/HRC/44/12: “{COMMON}”.", OTHER_PAGE),
    ("“nobody can say what is here” (E/CN.5/2025/4, para. 18)", "cannot be checked: E/CN.5/2025/4 is not in the library"),
    ("“often rejected by their families” (Jobe, 2010)", "differs from jobe2010, p. 1: “own” is left out"),
    ("“nobody can say what is here” (EDPB, 2023, p. 3)", "cannot be checked: EDPB (2023) is not in the library"),
    ("“nobody can say what is here” (UNICEF, 2019)", "cannot be checked: UNICEF (2019) is not in the library"),
    (
        "“nobody can say what is here” (UNHCR, 2015, p. 3)",
        "cannot be checked: 2 works fit UNHCR (2015): unhcr2015a, unhcr2015b",
    ),
]  # fmt: skip


@each_value_once
@pytest.mark.parametrize("end", ["", LIST], ids=["without a list", "with a list"])
@pytest.mark.parametrize(("sentence", "finding"), FINDINGS)
def test_checks_a_quotation_beside_a_typed_citation(
    protlib: Run, tmp_path: Path, sentence: str, finding: str, end: str
) -> None:
    (tmp_path / "a.md").write_text(f"# Report\n\n{sentence}{end}")
    ran = protlib("verify", "a.md", "--quotes")
    assert (bool(re.match(r"a\.md:[35]: “", ran.out)), ran.out.endswith(f"{finding}\n"), ran.code) == (True, True, 1), (
        ran.out
    )
    assert ran.err.startswith("a.md: 1 quotation; ")


RIGHT = "So “children who were trafficked do not return home” (IOM, 2009, p. 3)."
NUMBERED = (
    "\n\nReferences\n\n1. IOM. Caring for Trafficked Persons. Geneva: IOM; 2009.\n\n2. Jobe A. The Causes and "
    "Consequences of Re-trafficking. Geneva; 2010.\n"
)
VERBATIM = [
    RIGHT,
    f"{RIGHT} Nobody asked for more.",
    f"“{COMMON} (IOM, 2009, p. 5)”",
    f"“{COMMON} (IOM, 2009, p. 5)”. Jobe (2010) disagrees.",
    f"“{COMMON} region of the country” (Jobe, 2010; IOM, 2009, p. 5)",
    f"They say: “{COMMON}” [1, p. 5].{NUMBERED}",
    "Jobe says “women who return to their villages” (Jobe 1).\n\nWorks cited\n\nJobe, Alison. *The Causes and Consequences of Re-trafficking*. Geneva, 2010.\n",
]


def test_each_paragraph_of_a_block_may_end_with_its_citation(protlib: Run, tmp_path: Path) -> None:
    block = f"> {COMMON} (IOM, 2009, p. 5)\n>\n> often rejected by their own families (Jobe, 2010)"
    (tmp_path / "a.txt").write_text(block)
    assert protlib("verify", "a.txt", "--quotes").err == "a.txt: 2 quotations; 2 verbatim\n"


@pytest.mark.parametrize("text", VERBATIM)
def test_says_nothing_of_what_stands_there(protlib: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text)
    assert protlib("verify", "a.txt", "--quotes") == ("", "a.txt: 1 quotation; 1 verbatim\n", 0)


@each_value_once
@pytest.mark.parametrize(
    "text",
    [
        f"{RIGHT} They say: “{COMMON}” [1, p. 5], and [2].",
        f"{RIGHT} They say: “{COMMON}” [1, p. 5], as (Jobe, 2010) does.",
        f"{RIGHT} They say: “{COMMON}”\\textsuperscript{{1}}.",
        f"{RIGHT} They say: “{COMMON}”<sup>1</sup>.",
        f"{RIGHT} They say: “{COMMON}”~\\textsuperscript{{1}}.",
        f"{RIGHT} They say: “{COMMON}.” <sup>1</sup>",
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_numbers_and_authors_are_read_in_one_report(protlib: Run, tmp_path: Path, text: str, name: str) -> None:
    (tmp_path / name).write_text(f"{text}{NUMBERED.replace('References', '# References')}")
    assert protlib("verify", name, "--quotes") == ("", f"{name}: 2 quotations; 2 verbatim\n", 0)


def test_a_typed_list_of_latex_cites_nothing(protlib: Run, tmp_path: Path) -> None:
    items = "".join(f"\\item {entry}\n" for entry in LISTED[:2])
    text = f"\\begin{{document}}\n{RIGHT}\n\\section*{{References}}\n{items}“{COMMON}” is said there."
    (tmp_path / "a.tex").write_text(f"{text}\n\\end{{document}}\n")
    assert protlib("verify", "a.tex", "--quotes") == ("", "a.tex: 1 quotation; 1 verbatim\n", 0)


def test_an_entry_of_a_list_without_a_heading_is_no_quotation(protlib: Run, tmp_path: Path) -> None:
    entries = (
        "Jobe, A. (2010). “Causes and Consequences of Re-trafficking”. Geneva.\n- IOM (2009). “Caring for Persons”."
    )
    (tmp_path / "a.txt").write_text(f"{RIGHT}\n\nWhat we read\n\n{entries}\n")
    titles = "“Causes and Consequences of Re…”, “Caring for Persons”"
    line = f"a.txt: 1 quotation; 1 verbatim; 2 quotations have no citation beside them, not checked: {titles}\n"
    assert protlib("verify", "a.txt", "--quotes") == ("", line, 0)


def test_a_citation_within_a_quotation_is_part_of_its_words(protlib: Run, tmp_path: Path) -> None:
    text = FileText((Page("As Jobe (2010) shows, the women are often rejected (Jobe, 2010).", "7"),), "by hand, 1")
    attach_with_text(tmp_path / "library.json", tmp_path / "data", "unhcr2015a", text)
    (tmp_path / "a.md").write_text(
        "“As Jobe (2010) shows, the women are often rejected (Jobe, 2010)” (UNHCR, 2015, p. 7)."
        "\n\n# References\n\nUNHCR (2015). Women on the Run. Geneva: UNHCR.\n"
    )
    assert protlib("verify", "a.md", "--quotes") == ("", "a.md: 1 quotation; 1 verbatim\n", 0)


def test_puts_the_right_page_into_a_typed_citation(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"“{COMMON}” (IOM, 2009, p. 3).{LIST}")
    assert protlib("verify", "a.md", "--quotes", "--fix", "-o", "b.md").code == 0
    assert (tmp_path / "b.md").read_text() == f"“{COMMON}” (IOM, 2009, p. 5).{LIST}"


DOCUMENTS = {
    "a.docx": docx(p(run("Title")), p(), p(run(FINDINGS[0][0])), p(run("References")), *(p(run(x)) for x in LISTED)),
    "a.odt": odt("Title", "", FINDINGS[0][0], "References", *LISTED),
    "a.tex": f"\\documentclass{{x}}\n\\begin{{document}}\n``{RETURNED}'' (IOM, 2009, p.~3).\n\\end{{document}}".encode(),
    "a.txt": f"{FINDINGS[0][0]}{LIST.replace('## ', '')}".encode(),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_reads_documents_of_all_kinds(protlib: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(DOCUMENTS[name])
    ran = protlib("verify", name, "--quotes")
    assert (ran.out.endswith(f"{NOT_LEFT_OUT}\n"), ran.code) == (True, 1)
    assert ran.err == f"{name}: 1 quotation; 1 with other words\n"


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_names_the_paragraph_of_a_word_processor_as_fill_does(protlib: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(DOCUMENTS[name])
    assert protlib("verify", name, "--quotes").out.startswith(f"{name}: paragraph 3 (“")
    report = json.loads(protlib("verify", name, "--quotes", "--format", "json").out)
    assert [quotation["paragraph"] for quotation in report["quotations"]] == [3]
    wrong = {".docx": docx(p(run("Title")), p(), p(run("[@nothing2020]"))), ".odt": odt("Title", "", "[@nothing2020]")}
    (tmp_path / name).write_bytes(wrong[Path(name).suffix])
    assert "paragraph 3" in protlib("fill", name).err


def test_a_text_box_has_its_paragraphs_once_for_fill_as_well(protlib: Run, tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p(run('Boxed'))}</w:txbxContent>"
    choices = f"<mc:Choice Requires='x'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent>{choices}</mc:AlternateContent>"
    for name, text in (("a.docx", FINDINGS[0][0]), ("b.docx", "[@nothing2020]")):
        (tmp_path / name).write_bytes(docx(p(f"<w:r>{both}</w:r>"), p(run(text))))
    assert protlib("verify", "a.docx", "--quotes").out.startswith("a.docx: paragraph 3 (“")
    assert "b.docx, paragraph 3: nothing2020" in protlib("fill", "b.docx").err


REFERENCES = [
    ("IOM, Caring for Trafficked Persons (Geneva, 2009), p. 3.", NOT_LEFT_OUT),
    ("See IOM, Caring for Trafficked Persons, Geneva, 2009, pp. 3–4; Jobe, A., Nothing of this, 2011.", NOT_LEFT_OUT),
    ("IOM (2009), p. 3.", NOT_LEFT_OUT),
    ("See IOM, 2009, p. 3.", NOT_LEFT_OUT),
    ("IOM 2009: 3; Jobe, 2010.", NOT_LEFT_OUT),
    ("IOM, “Caring for Trafficked Persons” (Geneva, 2009), p. 3.", NOT_LEFT_OUT),
    (
        "WFP, State of School Feeding Worldwide (Rome, 2020), p. 3.",
        "cannot be checked: WFP, State of School Feeding Worldwide (Rome, 2020) is not in the library",
    ),
]


@each_value_once
@pytest.mark.parametrize(("note", "finding"), REFERENCES)
@pytest.mark.parametrize("name", ["a.docx", "a.md"])
def test_a_note_may_be_the_whole_reference(protlib: Run, tmp_path: Path, name: str, note: str, finding: str) -> None:
    text = f"They say “{RETURNED}”"
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = {"footnotes": f'<w:footnote w:id="2">{p(run(note))}</w:footnote>'}
    data = {"a.docx": docx(p(run(f"{text}."), mark), notes=notes), "a.md": f"{text}.[^1]\n\n[^1]: {note}\n".encode()}
    (tmp_path / name).write_bytes(data[name])
    ran = protlib("verify", name, "--quotes")
    assert (ran.out.endswith(f"{finding}\n"), ran.code) == (True, 1), ran


def test_notes_may_stand_on_lines_one_below_the_other(protlib: Run, tmp_path: Path) -> None:
    notes = (
        "[^1]: IOM (2009), p. 4.\n[^2]: [@iom2009, p. 3]\n"
        "[^3]: IOM, Caring for Trafficked Persons (Geneva, 2009), p. 3."
    )
    quotations = f"“{COMMON}”.[^1] “{RETURNED}”.[^2] “{RETURNED}”.[^3]"
    (tmp_path / "a.md").write_text(f"{quotations}\n\n{notes}\n")
    ran = protlib("verify", "a.md", "--quotes")
    assert [line.partition(": ")[2] for line in ran.out.splitlines()] == [
        OTHER_PAGE.replace("p. 3", "p. 4"), NOT_LEFT_OUT, NOT_LEFT_OUT,
    ]  # fmt: skip


def test_the_title_of_a_cited_work_is_no_quotation(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        f"“Caring for trafficked persons” (IOM, 2009, p. 3) says “{COMMON}” (IOM, 2009, p. 5)."
    )
    assert protlib("verify", "a.md", "--quotes") == ("", "a.md: 1 quotation; 1 verbatim\n", 0)


def test_counts_the_quotations_without_a_citation(protlib: Run, tmp_path: Path) -> None:
    uncited = "They said “nobody asked us for anything”.\n\nA boy said “we had nothing to eat”.\n\nA “second term”.\n\n"
    (tmp_path / "a.md").write_text(f"{uncited}{RIGHT}{LIST}")
    line = (
        "a.md: 1 quotation; 1 verbatim; 2 quotations have no citation beside them, not checked: "
        "“nobody asked us for anything”, “we had nothing to eat”\n"
    )
    assert protlib("verify", "a.md", "--quotes") == ("", line, 0)
    report = json.loads(protlib("verify", "a.md", "--quotes", "-f", "json").out)
    assert report["uncited"] == 2
    assert report["uncited_quotations"][1] == {"line": 3, "quotation": "we had nothing to eat"}
    protlib("verify", "a.md", "--quotes", "-o", "check.md")
    assert "\n\n**In your report:** “we had nothing to eat”\n" in (tmp_path / "check.md").read_text(encoding="utf-8")
    (tmp_path / "b.md").write_text(uncited)
    assert protlib("verify", "b.md", "--quotes").err.startswith(
        "protlib: b.md: 2 quotations have no citation beside them; a quotation needs marks, three words and "
        "a citation such as"
    )


def test_a_terminal_breaks_a_finding_between_words(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(DOCUMENTS["a.docx"])
    output = converse(("verify", "a.docx", "--quotes"), [], re.compile("$^")).out.replace("\r", "")
    assert max(map(len, output.splitlines())) <= 80
    assert " ".join(output.split()).startswith(protlib("verify", "a.docx", "--quotes").out.strip())


_AROUND = "The office in town has written a report on those who came and on those who left."


@pytest.mark.parametrize(
    ("lines", "messages"),
    [
        (["“Children who were trafficked do", "return home” (IOM, 2009, p. 3)"], [NOT_LEFT_OUT]),
        (["Children who were trafficked do", "return home (IOM, 2009, p. 3)"], [NOT_LEFT_OUT]),
        (["Some children who came do return", "(see also Annex 3, p. 3)."], []),
    ],
    ids=["in marks", "set in", "without a citation"],
)
def test_a_paragraph_of_a_pdf_that_is_set_in_is_a_quotation_if_it_is_cited(
    protlib: Run, tmp_path: Path, lines: list[str], messages: list[str]
) -> None:
    pytest.importorskip("pypdfium2")
    around = [(72.0, _AROUND)] * 4
    placed = [*around, (72.0, f"“{COMMON}” (IOM, 2009, p. 5)."), (72.0, "Some were afraid.")]
    placed += [(110.0, line) for line in lines] + around
    pages = [TinyPage([(x, 780.0 - 14 * number, line) for number, (x, line) in enumerate(placed)])]
    (tmp_path / "report.pdf").write_bytes(make_pdf(pages))
    outcome = protlib("verify", "report.pdf", "--quotes", "--format", "json")
    quotations = json.loads(outcome.out)["quotations"]
    words = [" ".join(quotation["quotation"].split()) for quotation in quotations][1:]
    assert words == (["Children who were trafficked do return home"] if messages else [])
    shown = protlib("verify", "report.pdf", "--quotes").out
    assert all(message.partition(":")[2].strip() in shown for message in messages)


def test_numbers_of_works_without_a_text_are_counted(protlib: Run, tmp_path: Path) -> None:
    numbers = "It was 43 per cent (Cour des comptes, 2022), 1,250 girls (UNICEF, 2019) and 77 boys [@gone2000]."
    (tmp_path / "a.md").write_text(f"{RIGHT}\n\n{numbers}\n")
    ran = protlib("verify", "a.md", "--quotes", "--numbers")
    names = "comptes2022, UNICEF (2019), gone2000"
    assert ran == ("", f"a.md: 1 quotation; 1 verbatim; 3 numbers not checked, without a text: {names}\n", 0)
    unchecked = json.loads(protlib("verify", "a.md", "--quotes", "--numbers", "-f", "json").out)["unchecked_numbers"]
    assert [(each["number"], each["line"], each["key"]) for each in unchecked][:2] == [
        ("43", 3, "comptes2022"),
        ("1,250", 3, "UNICEF (2019)"),
    ]
    assert unchecked[2]["reason"] == "no publication has the key gone2000"
    assert json.loads(protlib("verify", "a.md", "--quotes", "-f", "json").out)["unchecked_numbers"] == []
