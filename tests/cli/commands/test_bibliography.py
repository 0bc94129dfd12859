"""`bibliography` as a user runs it."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from programs.engine import needs_engine
from programs.running import Ran, Run

Cite = Callable[..., Ran]
IOM = "International Organization for Migration"
HANDBOOK = f"{IOM}. (2007). The IOM handbook on direct assistance for victims of trafficking.\n"


@pytest.fixture
def cite(sample: Run, monkeypatch: pytest.MonkeyPatch) -> Cite:
    """Run a command of citing on the sample library."""
    monkeypatch.delenv("PROTLIB_STYLE", raising=False)
    return sample


@pytest.mark.slow
@needs_engine
def test_a_list_has_an_entry_on_a_line_in_the_order_of_its_style(cite: Cite) -> None:
    ran = cite("bibliography", "--author", "IOM", "--year", "2007..2009")
    first, second = ran.out.splitlines()
    assert (f"{first}\n", second[: len(IOM)]) == (HANDBOOK, IOM)


@pytest.mark.slow
@needs_engine
def test_a_screen_reader_reads_a_list_in_the_language_of_its_words(cite: Cite, tmp_path: Path) -> None:
    assert cite("bibliography", "--author", "IOM", "--locale", "fr", "-o", str(tmp_path / "list.docx")).code == 0
    with ZipFile(tmp_path / "list.docx") as archive:
        assert 'w:val="fr"' in archive.read("word/styles.xml").decode()


@pytest.mark.slow
@needs_engine
def test_a_list_is_grouped_numbered_and_annotated(cite: Cite) -> None:
    options = ("--group-by", "year", "--numbered", "--annotate", "abstract")
    lines = cite("bibliography", "--author", "IOM", "--year", "2007..2009", *options).out.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        "2009", "", lines[2], "", "2007", "", f"2. {HANDBOOK.strip()}",
    ]  # fmt: skip
    assert lines[2].startswith(f"1. {IOM}, London")
    assert lines[3].startswith("    A handbook for doctors")


@needs_engine
@pytest.mark.parametrize(
    ("facet", "locale", "headings"),
    [
        ("type", "en", {"Journal article", "Report", "Court case"}),
        ("language", "en", {"Arabic", "French", "No language"}),
        ("language", "fr", {"arabe", "français", "Sans langue"}),
        ("type", "es", {"Artículo de revista", "Informe", "Caso judicial"}),
        ("country", "fr", {"Éthiopie", "Sans pays"}),
    ],
)
def test_groups_have_the_names_that_readers_know(protlib: Run, facet: str, locale: str, headings: set[str]) -> None:
    protlib("add", "--title", "Care", "--type", "article-journal", "--language", "ar", "--country", "Ethiopia")
    protlib("add", "--title", "Return", "--type", "report", "--language", "fr")
    protlib("add", "--title", "Doe v. Roe", "--type", "legal_case")
    text = protlib("bibliography", "--group-by", facet, "--locale", locale, "-f", "markdown").out
    assert {line.removeprefix("## ") for line in text.splitlines() if line.startswith("#")} == headings


@needs_engine
@pytest.mark.parametrize("suffix", ["txt", "md", "html", "rtf", "tex", "typ", "qmd", "Rmd"])
def test_a_list_is_written_as_its_suffix_says(cite: Cite, suffix: str) -> None:
    ran = cite("bibliography", "--author", "Jobe", "-o", f"list.{suffix}")
    assert (ran.out, ran.err, ran.code) == ("", f"1 publication written to list.{suffix}\n", 0)
    assert "Jobe" in Path(f"list.{suffix}").read_text(encoding="utf-8")


@needs_engine
@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_a_list_is_written_for_word_processors(cite: Cite, suffix: str) -> None:
    assert cite("bibliography", "--author", "Jobe", "-o", f"list.{suffix}").code == 0
    assert is_zipfile(f"list.{suffix}")


def test_a_list_for_an_old_word_is_one_for_todays(protlib: Run) -> None:
    ran = protlib("bibliography", "-o", "list.doc")
    message = "protlib: list.doc: bibliography writes no old Word files. For today’s Word: -o list.docx\n"
    assert (ran.out, ran.err, ran.code) == ("", message, 2)


def test_a_suffix_that_contradicts_the_form_is_refused(protlib: Run, tmp_path: Path) -> None:
    protlib("add", "--title", "Handbook")
    ran = protlib("bibliography", "-f", "html", "-o", "x.docx")
    assert ran == (
        "",
        "protlib: x.docx has the suffix of docx, but the format is html; name another file\n",
        2,
    )
    assert not (tmp_path / "x.docx").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["zzyzx", "--exact"], 1, "nothing found"),
        (["-o", "list.xyz"], 2, "--format"),
        (
            ["-o", "a.pdf"],
            2,
            "a.pdf: bibliography writes no PDF. For a list as PDF: protlib overview --parts references",
        ),
        (
            ["-o", "a.xlsx"],
            2,
            "a.xlsx: bibliography writes texts for people. For a file with fields: protlib export -o",
        ),
        (["-o", "library.json", "-f", "text"], 2, "is a protlib library"),
    ],
)
def test_what_cannot_be_listed_is_one_line(cite: Cite, arguments: list[str], code: int, message: str) -> None:
    ran = cite("bibliography", *arguments)
    assert (ran.out, ran.err.count("\n"), ran.code) == ("", 1, code)
    assert message in ran.err
