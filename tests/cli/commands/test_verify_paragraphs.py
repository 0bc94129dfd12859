"""`verify --quotes` of reports that cite by paragraph, as a user runs it: found, told, put right."""

import json
import re
import zipfile
from html import escape, unescape
from pathlib import Path

import pytest

from harness.made_once import made_once
from harness.rows import every_row
from programs.running import Run
from sample_files.documents import docx, odt, p, run
from sample_files.file_texts import attach_with_text, text_of
from sample_files.numbered_report import IN_ANNEX, IN_NOTE, NUMBERED_REPORT, QUOTED

DEBT, SCHOOL = QUOTED[3], QUOTED[5]


@pytest.fixture(autouse=True)
@made_once
def _library(protlib: Run, tmp_path: Path) -> None:
    protlib("add", "--key", "kilns", "--title", "Visit to the kilns", "--type", "report", "--number", "A/HRC/99/45")
    protlib("add", "--key", "plain2010", "--title", "A report without numbers")
    attach_with_text(tmp_path / "library.json", tmp_path / "data", "kilns", NUMBERED_REPORT)
    plain_text = text_of("Women who return to their villages are often rejected by their own families.")
    attach_with_text(tmp_path / "library.json", tmp_path / "data", "plain2010", plain_text, "plain.pdf")


@pytest.mark.parametrize("number", QUOTED)
def test_a_right_paragraph_passes_and_another_is_told(protlib: Run, tmp_path: Path, number: int) -> None:
    (tmp_path / "a.md").write_text(f"“{QUOTED[number]}” [@kilns, para. {number}].")
    assert protlib("verify", "a.md", "--quotes") == ("", "a.md: 1 quotation; 1 verbatim\n", 0)
    (tmp_path / "a.md").write_text(f"“{QUOTED[number]}” [@kilns, para. {number + 20}].")
    ran = protlib("verify", "a.md", "--quotes")
    assert ran.out.endswith(f"in another paragraph of kilns: para. {number}, not para. {number + 20}\n")
    assert (ran.err, ran.code) == ("a.md: 1 quotation; 1 in another paragraph\n", 1)


WRONG = {
    f"“{SCHOOL}” [@kilns, para. 6]": "in another paragraph of kilns: para. 5, not para. 6",
    f"“{SCHOOL}” [@kilns, paras. 6–8]": "in another paragraph of kilns: para. 5, not paras. 6–8",
    f"“{SCHOOL}” [@kilns, p. 2, para. 6]": "in another paragraph of kilns: para. 5, not para. 6",
    f"“{SCHOOL}” [@kilns, para. 6, p. 2]": "in another paragraph of kilns: para. 5, not para. 6",
    f"“{SCHOOL}” [@kilns, p. 1, para. 6]": "on another page of kilns: p. 2, not p. 1; in para. 5, not para. 6",
    f"“{SCHOOL}” [@kilns, p. 1, para. 5]": "on another page of kilns: p. 2, not p. 1",
    f"“{SCHOOL}” [@kilns, párr. 6]": "in another paragraph of kilns: para. 5, not para. 6",
    f"“{SCHOOL}” [@kilns, § 6]": "in another paragraph of kilns: para. 5, not para. 6",
    f"“{SCHOOL}” [@kilns, п. 6]": "in another paragraph of kilns: para. 5, not para. 6",
    f"“{SCHOOL}” [@kilns, الفقرة 6]": "in another paragraph of kilns: para. 5, not para. 6",
    f"“{SCHOOL}” [@kilns, الفقرة ٦]": "in another paragraph of kilns: para. 5, not para. ٦",
    f"“{SCHOOL}” [@kilns, 第6段]": "in another paragraph of kilns: para. 5, not para. 6",
    f"“{SCHOOL}” [@kilns, n.º 6]": "in another paragraph of kilns: para. 5, not para. 6",
    f"“{SCHOOL}” (A/HRC/99/45, para. 6)": "in another paragraph of kilns: para. 5, not para. 6",
    f"“{SCHOOL}” (A/HRC/99/45, p. 2, para. 6)": "in another paragraph of kilns: para. 5, not para. 6",
    f"@kilns has “{SCHOOL}” (para. 6)": "in another paragraph of kilns: para. 5, not para. 6",
    f"@kilns has “{SCHOOL}” (para. 6, emphasis added)": "in another paragraph of kilns: para. 5, not para. 6",
    f"“{IN_ANNEX}” [@kilns, para. 5]": "in another paragraph of kilns: para. 3 of Annex I, not para. 5",
    "“begin to carry stones at the age of six” [@kilns, para. 5]": "differs from kilns, p. 2, para. 5: the source has “bricks”, not “stones”",
}  # fmt: skip


@every_row(("text", "finding"), WRONG.items())
def test_tells_the_right_paragraph(protlib: Run, tmp_path: Path, text: str, finding: str) -> None:
    (tmp_path / "a.md").write_text(f"{text}.\n")
    ran = protlib("verify", "a.md", "--quotes")
    assert (ran.out.partition("”: ")[2], ran.code) == (f"{finding}\n", 1)


RIGHT = [
    f"“{DEBT}” [@kilns, p. 1, para. 3]", f"“{DEBT}” [@kilns, paras. 2–4]", f"“{DEBT}” [@kilns, paras. 3 and 9]",
    f"“{DEBT}” [@kilns, para. 3 (a)]", f"“{QUOTED[4]}” [@kilns, para. 2]", f"“{IN_ANNEX}” [@kilns, annex I, para. 3]",
    f"“{DEBT}” [@kilns, art. 12, para. 4]", f"“{DEBT}” [@kilns, para. IV]", f"“{DEBT}” [@kilns, Box3]",
    f"“{DEBT}” (A/HRC/99/45, para. 3)", f"“{DEBT}” (A/HRC/99/45, § 3)",
]  # fmt: skip


@every_row("text", RIGHT)
@pytest.mark.slow
def test_a_paragraph_that_is_right_or_cannot_be_read_is_not_told(protlib: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(f"{text}.\n")
    assert protlib("verify", "a.md", "--quotes") == ("", "a.md: 1 quotation; 1 verbatim\n", 0)


UNCHECKED = {
    "“often rejected by their own families” [@plain2010, para. 4]": "plain2010-plain.pdf has no paragraphs that are numbered in one row",
    f"“{IN_NOTE}” [@kilns, para. 4]": "kilns.pdf has it outside its numbered paragraphs",
}


@pytest.mark.parametrize("text", UNCHECKED)
def test_says_why_a_paragraph_cannot_be_checked(protlib: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(f"{text}.\n")
    line = f"a.md: 1 quotation; 1 verbatim; 1 not checked by paragraph: {UNCHECKED[text]}\n"
    assert protlib("verify", "a.md", "--quotes") == ("", line, 0)
    printed = json.loads(protlib("verify", "a.md", "--quotes", "--format", "json").out)
    assert printed["quotations"][0]["paragraph_reason"] == UNCHECKED[text]
    assert protlib("verify", "a.md", "--quotes", "-o", "check.md").code == 0
    assert "Compare the paragraph that you cite with it yourself." in (tmp_path / "check.md").read_text()
    assert protlib("verify", "a.md", "--quotes", "--fix", "-o", "b.md").err.startswith("a.md: no page or paragraph to")


def test_json_has_the_cited_paragraph_and_the_right_one(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"“{SCHOOL}” [@kilns, p. 2, para. 6]. “{IN_ANNEX}” [@kilns, para. 6].")
    first, second = json.loads(protlib("verify", "a.md", "--quotes", "--format", "json").out)["quotations"]
    names = ("verdict", "cited_pages", "cited_paragraphs", "pages", "paragraphs")
    assert [first.get(name) for name in names] == ["other-paragraph", "2", "6", "2", "5"]
    assert [second.get(name) for name in names] == ["other-paragraph", None, "6", "4", "3 of Annex I"]


LANGUAGES = {"en": "para. 5", "fr": "par. 5", "es": "párr. 5", "ar": "الفقرة 5"}


@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_check_for_the_author_has_the_right_paragraph(protlib: Run, tmp_path: Path, locale: str) -> None:
    (tmp_path / "a.md").write_text(f"“{SCHOOL}” [@kilns, para. 6]. “{DEBT}” [@kilns, para. 3].")
    assert protlib("verify", "a.md", "--quotes", "-o", "check.html", "--locale", locale).code == 1
    assert LANGUAGES[locale] in (tmp_path / "check.html").read_text(encoding="utf-8")


def test_the_check_for_the_author_in_word_says_what_to_cite(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(p(run(f"“{SCHOOL}” [@kilns, p. 2, para. 6]."))))
    assert protlib("verify", "a.docx", "--quotes", "-o", "check.docx").code == 1
    with zipfile.ZipFile(tmp_path / "check.docx") as packed:
        text = packed.read("word/document.xml").decode()
    assert "In another paragraph" in text
    assert "Cite p. 2, para. 5." in text


FIXES = {
    "a.md": [
        ("[@kilns, para. 6]", "[@kilns, para. 5]"),
        ("[@kilns, paras. 6–8]", "[@kilns, para. 5]"),
        ("[@kilns, p. 1, para. 1]", "[@kilns, p. 2, para. 5]"),
        ("[@kilns, p. 2, para. 2]", "[@kilns, p. 2, para. 5]"),
        ("[@kilns, para. 2, p. 2]", "[@kilns, para. 5, p. 2]"),
        ("[see @kilns, párrs. 6-7, on debt]", "[see @kilns, párr. 5, on debt]"),
        ("[@kilns, §§ 6–7]", "[@kilns, § 5]"),
        ("[@kilns, 第6段]", "[@kilns, 第5段]"),
        ("[@kilns, пп. 6–7]", "[@kilns, п. 5]"),
        ("[@kilns, para. 6 (b)]", "[@kilns, para. 5]"),
        ("(A/HRC/99/45, para. 6)", "(A/HRC/99/45, para. 5)"),
        ("(A/HRC/99/45, n.º 6)", "(A/HRC/99/45, n.º 5)"),
    ],
    "a.tex": [
        (r"\parencite[para.~6]{kilns}", r"\parencite[para.~5]{kilns}"),
        (r"\cite[see][\S~6]{kilns}", r"\cite[see][\S~5]{kilns}"),
        (r"\cite[p.~1, paras.~6--8]{kilns}", r"\cite[p.~2, para.~5]{kilns}"),
    ],
}


@pytest.mark.parametrize(
    ("name", "wrong_text", "right"), [(name, *pair) for name, pairs in FIXES.items() for pair in pairs]
)
def test_puts_the_right_paragraph_into_a_citation(
    protlib: Run, tmp_path: Path, name: str, wrong_text: str, right: str
) -> None:
    text = f"``{SCHOOL}'' {{}}."
    (tmp_path / name).write_text(text.format(wrong_text))
    ran = protlib("verify", name, "--quotes", "--fix", "-o", f"b{name}")
    assert (ran.out, ran.code) == ("", 0)
    count = "1 page and 1 paragraph" if "1, para" in wrong_text else "1 paragraph"
    assert ran.err == f"b{name}: {count} put right\n{name}: 1 quotation; 1 verbatim\n"
    assert (tmp_path / f"b{name}").read_text() == text.format(right)
    again = protlib("verify", f"b{name}", "--quotes", "--fix", "-o", f"c{name}")
    assert again.err == f"b{name}: no page or paragraph to put right\nb{name}: 1 quotation; 1 verbatim\n"
    assert not (tmp_path / f"c{name}").exists()


IN_DOCUMENTS = {
    "a citation": (f"“{SCHOOL}” [@kilns, para. 6].", f"“{SCHOOL}” [@kilns, para. 5]."),
    "page and paragraph": (f"“{SCHOOL}” [@kilns, p. 1, paras. 6–8].", f"“{SCHOOL}” [@kilns, p. 2, para. 5]."),
    "a symbol": (f"“{SCHOOL}” (A/HRC/99/45, para. 6).", f"“{SCHOOL}” (A/HRC/99/45, para. 5)."),
    "one that reads alike": (
        f"“{QUOTED[6]}” [@kilns, para. 6]. So “{SCHOOL}” [@kilns, para. 6].",
        f"“{QUOTED[6]}” [@kilns, para. 6]. So “{SCHOOL}” [@kilns, para. 5].",
    ),
    "two paragraphs": (
        "So “older than one season. The owners should build a school” [@kilns, para. 5]. Nobody & <i>all</i>.",
        "So “older than one season. The owners should build a school” [@kilns, paras. 8-9]. Nobody & <i>all</i>.",
    ),
}


def _text_of(path: Path) -> str:
    with zipfile.ZipFile(path) as packed:
        name = "content.xml" if path.suffix == ".odt" else "word/document.xml"
        xml = packed.read(name).decode()
    return unescape(re.sub(r"<[^>]+>", "", xml.partition("body>")[2]))


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
@pytest.mark.parametrize("case", IN_DOCUMENTS)
def test_puts_the_right_paragraph_into_a_document(protlib: Run, tmp_path: Path, case: str, suffix: str) -> None:
    wrong_text, right = IN_DOCUMENTS[case]
    halves = [run(wrong_text[:10]), run(wrong_text[10:])]
    data = docx(p(*halves)) if suffix == ".docx" else odt(escape(wrong_text))
    (tmp_path / f"a{suffix}").write_bytes(data)
    ran = protlib("verify", f"a{suffix}", "--quotes", "--fix", "-o", f"b{suffix}")
    assert (ran.out, ran.code) == ("", 0), ran.err
    assert " put right\n" in ran.err
    assert right in _text_of(tmp_path / f"b{suffix}")
    again = protlib("verify", f"b{suffix}", "--quotes", "--fix", "-o", f"c{suffix}")
    assert again.err.startswith(f"b{suffix}: no page or paragraph to put right\n")
    assert not (tmp_path / f"c{suffix}").exists()
    assert (tmp_path / f"a{suffix}").read_bytes() == data


def test_puts_the_right_page_into_a_note_of_word(protlib: Run, tmp_path: Path) -> None:
    note = f'<w:footnote w:id="2">{p(run("See [@kilns, para. "), run("6"), run("]."))}</w:footnote>'
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    (tmp_path / "a.docx").write_bytes(docx(p(run(f"It says “{SCHOOL}”."), reference), notes={"footnotes": note}))
    ran = protlib("verify", "a.docx", "--quotes", "--fix", "-o", "b.docx")
    assert ran.err.startswith("b.docx: 1 paragraph put right\n")
    with zipfile.ZipFile(tmp_path / "b.docx") as packed:
        assert re.sub(r"<[^>]+>", "", packed.read("word/footnotes.xml").decode()).endswith("See [@kilns, para. 5].")


def test_a_tracked_change_in_a_citation_stays_with_its_author(protlib: Run, tmp_path: Path) -> None:
    inserted = f'<w:ins w:id="1" w:author="A">{run("6")}</w:ins>'
    paragraph = p(run(f"“{SCHOOL}” [@kilns, para. "), inserted, run("]."))
    (tmp_path / "a.docx").write_bytes(docx(paragraph))
    ran = protlib("verify", "a.docx", "--quotes", "--fix", "-o", "b.docx")
    assert (ran.code, (tmp_path / "b.docx").exists()) == (1, False)
    assert ran.err.startswith(
        "a.docx: 1 citation not put right: tracked changes, a field or another one that reads alike"
    )


def test_a_passage_of_two_paragraphs_gets_both(protlib: Run, tmp_path: Path) -> None:
    words = "which is older than one season. The owners should build a school"
    (tmp_path / "a.md").write_text(f"“{words}” [@kilns, para. 5].")
    assert protlib("verify", "a.md", "--quotes", "--fix", "-o", "b.md").code == 0
    assert (tmp_path / "b.md").read_text() == f"“{words}” [@kilns, paras. 8-9]."


UNFIXED = {
    f"“{IN_ANNEX}” [@kilns, para. 5]": "another part counts it anew, or the file lacks a number beside it",
    f"“{SCHOOL}” [@kilns, paras. 6, 8]": "the citation does not have one work and one paragraph for all that it quotes",
    f"“{SCHOOL}” and “{QUOTED[7]}” [@kilns, para. 6]": "the citation does not have one work and one paragraph for all",
    f"“{SCHOOL}” [@kilns, para. 6; @plain2010]": "the citation does not have one work and one paragraph for all",
}


@every_row(("text", "reason"), UNFIXED.items())
def test_leaves_a_paragraph_to_the_author_where_it_is_not_certain(
    protlib: Run, tmp_path: Path, text: str, reason: str
) -> None:
    (tmp_path / "a.md").write_text(text)
    ran = protlib("verify", "a.md", "--quotes", "--fix", "-o", "b.md")
    assert ran.code == 1
    assert f" not put right: {reason}" in ran.err
    assert not (tmp_path / "b.md").exists()
