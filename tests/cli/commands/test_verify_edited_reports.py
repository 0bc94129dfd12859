"""`verify --quotes` of reports as editors type them: paragraphs with numbers, notes that refer further, editions."""

import re
from pathlib import Path

import pytest

from harness.made_once import made_once
from harness.rows import every_row
from programs.running import Run
from sample_files.documents import docx, odt, p, run
from sample_files.file_texts import attach_with_text
from sample_files.quoted_works import CARING, CAUSES, WORKS


@pytest.fixture(autouse=True)
@made_once
def _library(protlib: Run, tmp_path: Path) -> None:
    for key, author, year, title in WORKS:
        protlib("add", "--key", key, "--title", title, "--author", author, "--year", year)
    for key, text in (("iom2009", CARING), ("jobe2010", CAUSES)):
        attach_with_text(tmp_path / "library.json", tmp_path / "data", key, text)


RETURNED = "children who were trafficked do return home"
COMMON = "Labour exploitation is common along the border"
OTHER_PAGE = f"“{COMMON}”: on another page of iom2009: p. 5, not p. 3"
_PARAGRAPHS = [
    f"1 IOM (2009) “{COMMON}” (p. 3).",
    f"2 IOM (2009), “{COMMON}” (p. 3), it says.",
    f"3 IOM (2009), “{RETURNED}”, it says.",
    f"4 The Committee met in 2021. It said that “{COMMON}” (IOM, 2009, p. 3).",
]


@pytest.mark.parametrize("name", ["a.md", "a.odt", "a.docx"])
def test_numbered_paragraphs_are_no_list_of_references(protlib: Run, tmp_path: Path, name: str) -> None:
    data = {
        ".md": "\n\n".join(_PARAGRAPHS).encode(),
        ".odt": odt(*_PARAGRAPHS),
        ".docx": docx(*(p(run(paragraph)) for paragraph in _PARAGRAPHS)),
    }
    (tmp_path / name).write_bytes(data[Path(name).suffix])
    ran = protlib("verify", name, "--quotes")
    assert ran.err == f"{name}: 4 quotations; 3 on another page; 1 with other words\n"
    assert protlib("verify", name).err.startswith(f"{name}: 4 citations; no list under a heading")


def _with_note(text: str, note: str, suffix: str) -> bytes:
    """Return a report with one sentence and its note."""
    if suffix == ".docx":
        mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
        notes = {"footnotes": f'<w:footnote w:id="2">{p(run(note))}</w:footnote>'}
        return docx(p(run(text), mark), notes=notes)
    if suffix == ".md":
        return f"{text}[^1]\n\n[^1]: {note}\n".encode()
    return f"\\begin{{document}}\n{text}\\footnote{{{note}}}\n\\end{{document}}\n".encode()


_OF_JOBE = "Jobe (2010) says “women who return to their villages”."
BESIDE_NOTES = [
    (_OF_JOBE, "See also IOM (2009).", ""),
    (_OF_JOBE, "See IOM, 2009, p. 3.", ""),
    (_OF_JOBE, "IOM (2009).", "not in iom2009; it is in jobe2010, p. 1"),
    (_OF_JOBE.replace("(2010)", "(2010, p. 1)"), "IOM (2009).", ""),
    (_OF_JOBE.replace("(2010)", "(2010, p. 1)"), "Jobe (2010).", ""),
    (_OF_JOBE, "Jobe (2010).", ""),
    (_OF_JOBE, "Voir aussi IOM (2009, p. 3).", ""),
    (_OF_JOBE, "Jobe (2010), p. 7.", "on another page of jobe2010: p. 1, not p. 7"),
    (_OF_JOBE, "Jobe, 2010, p. 7.", "on another page of jobe2010: p. 1, not p. 7"),
    (_OF_JOBE.replace("Jobe (2010)", "A lawyer"), "See Jobe, 2010, p. 7.", "on another page of jobe2010: p. 1, not p. 7"),
    (f"As Jobe (2010) has it, they say “{COMMON}”.", "IOM, 2009, p. 3.", OTHER_PAGE.partition(": ")[2]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "note", "finding"), BESIDE_NOTES)
def test_a_note_that_refers_further_is_not_of_the_quotation(
    protlib: Run, tmp_path: Path, text: str, note: str, finding: str
) -> None:
    for suffix in (".md", ".docx", ".tex"):
        (tmp_path / f"a{suffix}").write_bytes(_with_note(text, note, suffix))
        ran = protlib("verify", f"a{suffix}", "--quotes")
        assert (ran.out.endswith(f"{finding}\n") if finding else not ran.out, "1 quotation;" in ran.err) == (
            True,
            True,
        ), ran


@every_row(
    ("typed", "right"),
    [
        ("(IOM, 2009, 2nd ed., p. 3)", "(IOM, 2009, 2nd ed., p. 5)"),
        ("(IOM, 2009, 2e éd., p. 3)", "(IOM, 2009, 2e éd., p. 5)"),
        ("[@iom2009, 2nd edn, p. 3]", "[@iom2009, 2nd edn, p. 5]"),
        ("(IOM, 2009, at p. 3)", "(IOM, 2009, at p. 5)"),
        ("(IOM 2009, at 3)", "(IOM 2009, at 5)"),
        ("[@iom2009, at 3]", "[@iom2009, at 5]"),
        ("(IOM 2009:3)", "(IOM 2009:5)"),
        ("(IOM, 2009: iv)", "(IOM, 2009: 5)"),
    ],
)
def test_a_page_is_told_from_an_edition_and_put_right(protlib: Run, tmp_path: Path, typed: str, right: str) -> None:
    (tmp_path / "a.md").write_text(f"“{COMMON}” {typed}.")
    ran = protlib("verify", "a.md", "--quotes", "--fix", "-o", "b.md", "--force")
    assert ran.err == "b.md: 1 page put right\na.md: 1 quotation; 1 verbatim\n"
    assert (tmp_path / "b.md").read_text() == f"“{COMMON}” {right}."
    assert protlib("verify", "b.md", "--quotes") == ("", "b.md: 1 quotation; 1 verbatim\n", 0)


SHARED = "the citation does not have one work and one page"
UNFIXED = {
    "“Labour exploitation is common along” [@iom2009, p. 3; @jobe2010]": SHARED,
    "“Labour exploitation is common along” and “children who were trafficked do not return” [@iom2009, p. 3]": SHARED,
    "“Labour exploitation is common along” [@iom2009, pp. 3, 99]": SHARED,
}


@pytest.mark.parametrize(("text", "reason"), UNFIXED.items())
def test_leaves_a_page_to_the_author_where_it_is_not_certain(
    protlib: Run, tmp_path: Path, text: str, reason: str
) -> None:
    (tmp_path / "a.md").write_text(text)
    ran = protlib("verify", "a.md", "--quotes", "--fix", "-o", "b.md")
    assert ran.code == 1
    assert "on another page of iom2009: p. 5, not p. 3" in ran.out
    assert re.match(rf"a.md: (1 page|2 pages) not put right: {reason}", ran.err)
    assert not (tmp_path / "b.md").exists()
