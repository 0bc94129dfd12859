"""`verify --quotes` of one report as Markdown, Word and LibreOffice: what its notes and blocks mean is the same."""

import json
from html import escape
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
WORKS = (
    ("iom2009", "International Organization for Migration", "2009", "Caring for Trafficked Persons"),
    ("kilns2030", "Human Rights Council", "2030", "Visit to the kilns"),
)
COMMON, RETURN, SCHOOL = "Labour exploitation is common along the border", "trafficked do not return home", QUOTED[5]


@pytest.fixture(autouse=True)
@made_once
def _library(protlib: Run, tmp_path: Path) -> None:
    for key, author, year, title in WORKS:
        protlib("add", "--key", key, "--title", title, "--author", author, "--year", year)
    for key, text in (("iom2009", CARING), ("kilns2030", NUMBERED_REPORT)):
        attach_with_text(tmp_path / "library.json", tmp_path / "data", key, text)


def _word_note(number: int, words: str) -> str:
    return f'<w:footnote w:id="{number}">{p(run(words))}</w:footnote>'


def _open_note(words: str) -> str:
    body = f"<text:note-body><text:p>{escape(words)}</text:p></text:note-body>"
    return f'<text:note text:note-class="footnote">{body}</text:note>'


def _make_reports(paragraphs: list[tuple[str, str]], *, is_block: bool = False) -> dict[str, bytes]:
    """Return a report of paragraphs that end with a note, by the suffix of its file."""
    style = '<w:pPr><w:pStyle w:val="Quote"/></w:pPr>' if is_block else ""
    references = [f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' for number in range(2, len(paragraphs) + 2)]
    words = [p(style, run(text), reference) for (text, _note), reference in zip(paragraphs, references, strict=True)]
    notes = "".join(_word_note(number, note) for number, (_text, note) in enumerate(paragraphs, 2))
    styles = '<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>'
    name = "Quotations" if is_block else "Standard"
    open_texts = [
        f'<text:p text:style-name="{name}">{escape(text, quote=False)}{_open_note(note)}</text:p>'
        for text, note in paragraphs
    ]
    mark = "> " if is_block else ""
    plain_texts = [f"{mark}{text}[^{number}]" for number, (text, _note) in enumerate(paragraphs)]
    plain_texts += [f"[^{number}]: {note}" for number, (_text, note) in enumerate(paragraphs)]
    return {
        ".docx": docx(*words, notes={"footnotes": notes}, parts={"word/styles.xml": styles}),
        ".odt": odt(*open_texts),
        ".md": "\n\n".join(plain_texts).encode(),
    }


NOTED = [
    ([(f"It says “{SCHOOL}”.", "Human Rights Council (2030), para. 6.")], ["other-paragraph"]),
    ([(f"It says “{SCHOOL}”.", "Human Rights Council (2030), § 5.")], ["verbatim"]),
    ([(f"It says “{SCHOOL}”.", "Human Rights Council (2030), p. 1, para. 5.")], ["other-page"]),
    (
        [(f"It says “{COMMON}”.", "IOM, 2009, p. 5."), (f"It says “{RETURN}”.", "Ibid., p. 5."),
         (f"It says “{SCHOOL}”.", "Human Rights Council (2030), para. 5."), (f"It says “{QUOTED[6]}”.", "Ibid., para. 5.")],
        ["verbatim", "other-page", "verbatim", "other-paragraph"],
    ),
    ([(f"It says “{COMMON}” (IOM, 2009, p. 5), and “{RETURN}”.", "Ibid., p. 3.")], ["verbatim", "verbatim"]),
]  # fmt: skip


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".md"])
@pytest.mark.parametrize(("paragraphs", "verdicts"), NOTED)
def test_a_note_means_the_same_in_each_kind_of_document(
    protlib: Run, tmp_path: Path, paragraphs: list[tuple[str, str]], verdicts: list[str], suffix: str
) -> None:
    (tmp_path / f"a{suffix}").write_bytes(_make_reports(paragraphs)[suffix])
    quotations = json.loads(protlib("verify", f"a{suffix}", "--quotes", "--format", "json").out)["quotations"]
    assert [quotation["verdict"] for quotation in quotations] == verdicts


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".md"])
def test_a_block_whose_citation_is_in_its_note_is_a_quotation(protlib: Run, tmp_path: Path, suffix: str) -> None:
    paragraphs = [(f"{COMMON}.", "IOM, 2009, p. 3."), ("Nobody was ever asked about it.", "IOM, 2009, p. 5.")]
    (tmp_path / f"a{suffix}").write_bytes(_make_reports(paragraphs, is_block=True)[suffix])
    quotations = json.loads(protlib("verify", f"a{suffix}", "--quotes", "--format", "json").out)["quotations"]
    assert [quotation["verdict"] for quotation in quotations] == ["other-page", "absent"]


@pytest.mark.parametrize("text", ["<<[l]abour exploitation is common>>", ",,[l]abour exploitation is common``"])
def test_a_changed_letter_may_begin_a_quotation_of_latex(protlib: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.tex").write_text(rf"So {text} \parencite[3]{{iom2009}}.")
    assert "on another page of iom2009: p. 5, not p. 3" in protlib("verify", "a.tex", "--quotes").out


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
def test_the_page_of_a_note_is_put_right_behind_its_year(protlib: Run, tmp_path: Path, suffix: str) -> None:
    paragraphs = [(f"It says “{COMMON}”.", "IOM (2009), p. 3."), (f"It says “{RETURN}”.", "See IOM (2009), p. 3.")]
    (tmp_path / f"a{suffix}").write_bytes(_make_reports(paragraphs)[suffix])
    assert protlib("verify", f"a{suffix}", "--quotes", "--fix", "-o", f"b{suffix}").code == 0
    assert protlib("verify", f"b{suffix}", "--quotes") == ("", f"b{suffix}: 2 quotations; 2 verbatim\n", 0)


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
def test_of_two_notes_that_read_alike_none_is_changed(protlib: Run, tmp_path: Path, suffix: str) -> None:
    paragraphs = [(f"It says “{COMMON}”.", "IOM (2009), p. 3."), (f"It says “{RETURN}”.", "IOM (2009), p. 3.")]
    (tmp_path / f"a{suffix}").write_bytes(_make_reports(paragraphs)[suffix])
    ran = protlib("verify", f"a{suffix}", "--quotes", "--fix", "-o", f"b{suffix}")
    assert (ran.code, (tmp_path / f"b{suffix}").exists()) == (1, False)
    assert "1 citation not put right: tracked changes, a field or another one that reads alike" in ran.err


def test_a_key_with_a_slip_is_told_with_the_one_that_it_is_like(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"“{COMMON}” [@iom209, p. 5]. “{RETURN}” [@nobody1950].")
    ran = protlib("verify", "a.md", "--quotes")
    assert "cannot be checked: no publication has the key iom209; did you mean “iom2009”?\n" in ran.out
    assert ran.out.endswith("cannot be checked: no publication has the key nobody1950\n")
    protlib("set", "iom2009", "access=internal")
    ran = protlib("verify", "a.md", "--quotes", "-o", "check.md")
    assert "iom2009" not in ran.out + ran.err + (tmp_path / "check.md").read_text()


def test_an_empty_library_is_named(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"“{COMMON}” [@iom2009, p. 5].")
    ran = protlib("--library", "none.json", "verify", "a.md", "--quotes")
    assert (ran.code, "none.json" in ran.err) == (1, True)
    assert "cannot be checked: no publication has the key iom2009\n" in ran.out
