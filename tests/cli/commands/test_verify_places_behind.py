"""`verify --quotes --fix` where a page or a paragraph stands behind its quotation, or in a note of Markdown."""

import re
import zipfile
from html import escape, unescape
from pathlib import Path

import pytest

from harness.made_once import made_once
from programs.running import Run
from protlib.fulltext.page_text import FileText, Page
from sample_files.documents import docx, odt, p, run
from sample_files.file_texts import attach_with_text
from sample_files.numbered_report import NUMBERED_REPORT, QUOTED

CARING = FileText(
    (
        Page("The children who were trafficked do not return home before they have been identified.", "3"),
        Page("Labour exploitation is common along the border region of the country.", "5"),
    ),
    "by hand, 1",
)
REPEATED = FileText(
    (
        Page("Nobody asked the girls what they wanted .............. 9", "1"),
        Page("The border stayed open all year, and nobody asked the girls what they wanted.", "4"),
        Page("The law of the sea is older than the law of the land.", "6"),
        Page("In the north, too, nobody asked the girls what they wanted.", "9"),
    ),
    "by hand, 1",
)
CHAPTERS = FileText(
    (
        Page("1.1 The Government will publish a list of all kilns each year, and the inspectors will visit them.\n\n"
             "1.2 The inspectors will speak with children alone, and afterwards with their parents and teachers.\n\n"
             "1.3 The owners will build a school within an hour’s walk of each kiln of the valley.", "1"),
        Page("2.1 The Government will repay no debt, and will ask the owners of kilns to strike it out.\n\n"
             "2.2 The courts will read the books of all kilns before the beginning of the next season.", "2"),
    ),
    "by hand, 1",
)  # fmt: skip
WORKS = (
    ("unicef2032", "UNICEF", "2032", "At the border"),
    ("paper2031", "Home Office", "2031", "A plan for the kilns"),
    ("iom2009", "International Organization for Migration", "2009", "Caring for Trafficked Persons"),
    ("kilns2030", "Human Rights Council", "2030", "Visit to the kilns"),
)


@pytest.fixture(autouse=True)
@made_once
def _library(protlib: Run, tmp_path: Path) -> None:
    for key, author, year, title in WORKS:
        protlib("add", "--key", key, "--title", title, "--author", author, "--year", year)
    for key, text in (
        ("iom2009", CARING),
        ("unicef2032", REPEATED),
        ("paper2031", CHAPTERS),
        ("kilns2030", NUMBERED_REPORT),
    ):
        attach_with_text(tmp_path / "library.json", tmp_path / "data", key, text)


COMMON, RETURN = "Labour exploitation is common along the border", "children who were trafficked do not return"
SCHOOL, BRICKS = QUOTED[5], QUOTED[6]
IN_TEXTS = [
    ("a.md", f"@iom2009 writes “{COMMON}” (p. 3).", f"@iom2009 writes “{COMMON}” (p. 5)."),
    ("a.md", f"IOM (2009) has “{COMMON}” (pp. 7-8, my emphasis).", f"IOM (2009) has “{COMMON}” (p. 5, my emphasis)."),
    (
        "a.md",
        f"@iom2009 writes “{COMMON}” (p. 3) and “{RETURN}” (p. 9).",
        f"@iom2009 writes “{COMMON}” (p. 5) and “{RETURN}” (p. 3).",
    ),
    ("a.md", f"@kilns2030 has “{SCHOOL}” (para. 6).", f"@kilns2030 has “{SCHOOL}” (para. 5)."),
    ("a.md", f"@kilns2030 has “{SCHOOL}” (p. 1, para. 6).", f"@kilns2030 has “{SCHOOL}” (p. 2, para. 5)."),
    ("a.md", f"“{COMMON}”.[^1]\n\n[^1]: IOM (2009), p. 3.", f"“{COMMON}”.[^1]\n\n[^1]: IOM (2009), p. 5."),
    ("a.md", f"“{COMMON}”.[^1]\n\n[^1]: IOM (2009), p. 20.", f"“{COMMON}”.[^1]\n\n[^1]: IOM (2009), p. 5."),
    ("a.md", f"“{COMMON}”.[^a]\n\n[^a]: @iom2009 [p. 3].", f"“{COMMON}”.[^a]\n\n[^a]: @iom2009 [p. 5]."),
    ("a.tex", rf"\textcite{{iom2009}} has ``{COMMON}'' (p.~3).", rf"\textcite{{iom2009}} has ``{COMMON}'' (p.~5)."),
]


@pytest.mark.parametrize(("name", "wrong_text", "right"), IN_TEXTS)
def test_puts_right_what_stands_behind(protlib: Run, tmp_path: Path, name: str, wrong_text: str, right: str) -> None:
    (tmp_path / name).write_text(f"{wrong_text}\n")
    ran = protlib("verify", name, "--quotes", "--fix", "-o", f"b{name}")
    assert (ran.out, ran.code) == ("", 0), ran.err
    assert (tmp_path / f"b{name}").read_text() == f"{right}\n"
    assert protlib("verify", f"b{name}", "--quotes").code == 0


IN_DOCUMENTS = [
    (f"IOM (2009) writes “{COMMON}” (p. 3).", f"IOM (2009) writes “{COMMON}” (p. 5)."),
    (
        f"Nobody said “so it was” (p. 3). @iom2009 has “{COMMON}” (p. 3), and “{RETURN}” (p. 3).",
        f"Nobody said “so it was” (p. 3). @iom2009 has “{COMMON}” (p. 5), and “{RETURN}” (p. 3).",
    ),
    (
        f"@kilns2030 has “{SCHOOL}” (para. 6), and “{BRICKS}” (para. 6).",
        f"@kilns2030 has “{SCHOOL}” (para. 5), and “{BRICKS}” (para. 6).",
    ),
]


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
@pytest.mark.parametrize(("wrong_text", "right"), IN_DOCUMENTS)
def test_puts_right_what_stands_behind_in_a_document(
    protlib: Run, tmp_path: Path, wrong_text: str, right: str, suffix: str
) -> None:
    halves = [run(wrong_text[:-4]), run(wrong_text[-4:])]
    (tmp_path / f"a{suffix}").write_bytes(docx(p(*halves)) if suffix == ".docx" else odt(escape(wrong_text)))
    ran = protlib("verify", f"a{suffix}", "--quotes", "--fix", "-o", f"b{suffix}")
    assert (ran.out, ran.code) == ("", 0), ran.err
    with zipfile.ZipFile(tmp_path / f"b{suffix}") as packed:
        xml = packed.read("content.xml" if suffix == ".odt" else "word/document.xml").decode()
    assert right in unescape(re.sub(r"<[^>]+>", "", xml))


def test_the_same_words_twice_are_left_to_the_author(protlib: Run, tmp_path: Path) -> None:
    sentence = f"@iom2009 writes “{COMMON}” (p. 3)."
    (tmp_path / "a.docx").write_bytes(docx(p(run(sentence)), p(run(sentence))))
    ran = protlib("verify", "a.docx", "--quotes", "--fix", "-o", "b.docx")
    assert (ran.code, (tmp_path / "b.docx").exists()) == (1, False)
    assert "2 citations not put right: tracked changes, a field or another one that reads alike" in ran.err


def test_a_sentence_with_a_quotation_of_its_own_cites_no_earlier_one(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"People said “so it was”. @iom2009 writes “{COMMON}”.\n")
    ran = protlib("verify", "a.md", "--quotes")
    assert (ran.out, ran.code) == ("", 0)
    assert ran.err.startswith("a.md: 1 quotation; 1 verbatim; 1 quotation has no citation beside it")


READ = "The courts will read the books of all kilns"
BY_CHAPTER = [
    (f"“{READ}” [@paper2031, para. 2.1].", f"“{READ}” [@paper2031, para. 2.2]."),
    (f"“{READ}” [@paper2031, para 1.3].", f"“{READ}” [@paper2031, para 2.2]."),
    (f"“{READ}” [@paper2031, paras. 1.1-1.3].", f"“{READ}” [@paper2031, para. 2.2]."),
    (f"@paper2031 has “{READ}” (para. 10.21).", f"@paper2031 has “{READ}” (para. 2.2)."),
    (f"“{READ}” (Home Office, 2031, para. 1.2).", f"“{READ}” (Home Office, 2031, para. 2.2)."),
]


@pytest.mark.parametrize(("wrong_text", "right"), BY_CHAPTER)
def test_a_paragraph_of_a_chapter_is_told_and_put_right(
    protlib: Run, tmp_path: Path, wrong_text: str, right: str
) -> None:
    (tmp_path / "a.md").write_text(wrong_text)
    assert "in another paragraph of paper2031: para. 2.2, not para" in protlib("verify", "a.md", "--quotes").out
    assert protlib("verify", "a.md", "--quotes", "--fix", "-o", "b.md").code == 0
    assert (tmp_path / "b.md").read_text() == right
    assert protlib("verify", "b.md", "--quotes") == ("", "b.md: 1 quotation; 1 verbatim\n", 0)


def test_a_number_of_a_chapter_is_none_of_paragraphs_in_one_row(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"“{SCHOOL}” [@kilns2030, para. 1.5]. “{READ}” [@paper2031, para. 5].")
    ran = protlib("verify", "a.md", "--quotes")
    assert (ran.out, ran.code) == ("", 0)
    assert ran.err.startswith("a.md: 2 quotations; 2 verbatim; 2 not checked by paragraph: ")


def test_all_pages_of_words_that_stand_on_several_are_told_and_none_is_put_in(protlib: Run, tmp_path: Path) -> None:
    quotation = "“nobody asked the girls what they wanted” [@unicef2032, p. {}].\n"
    (tmp_path / "a.md").write_text(quotation.format(6))
    ran = protlib("verify", "a.md", "--quotes", "--fix", "-o", "b.md")
    assert ran.out.endswith("on another page of unicef2032: pp. 4, 9, not p. 6\n")
    assert ran.err.startswith("a.md: 1 page not put right: the words stand in more than one page. Look at the file\n")
    assert not (tmp_path / "b.md").exists()
    for page in (4, 9):
        (tmp_path / "a.md").write_text(quotation.format(page))
        assert protlib("verify", "a.md", "--quotes") == ("", "a.md: 1 quotation; 1 verbatim\n", 0)


def test_all_paragraphs_of_words_that_stand_in_several_are_told(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("“The Government will” [@paper2031, para. 1.2].\n")
    ran = protlib("verify", "a.md", "--quotes", "--fix", "-o", "b.md")
    assert ran.out.endswith("in another paragraph of paper2031: paras. 1.1, 2.1, not para. 1.2\n")
    assert ": 1 paragraph not put right: the words stand in more than one paragraph" in ran.err
