"""An option that a format has no use for is told or refused: nobody believes that it did something."""

from pathlib import Path

import pytest

from programs.running import Run
from protlib.formats import FORMATS


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--map", "note=private_note"), "tables, and for annote, comment and review in BibTeX\n"),
        (("--group", "Office"), "refs.bib: --group is for Zotero's own database, and does nothing in BibTeX\n"),
    ],
)
def test_an_option_that_does_nothing_for_a_file_gets_a_message(
    protlib: Run, tmp_path: Path, options: tuple[str, ...], message: str
) -> None:
    (tmp_path / "refs.bib").write_text("@report{one, title={One Report}, year={2001}, note={from Ana}}")
    (tmp_path / "table.csv").write_text("title,note\nAnother study,from Ana\n")
    assert message in protlib("import", "refs.bib", *options).err
    assert ("--map" in protlib("import", "table.csv", *options).err) is False


@pytest.mark.parametrize("command", [("export", "-o", "refs.ris"), ("convert", "refs.jsonl", "refs.ris")])
def test_latex_is_written_into_bibtex_alone(sample: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    sample("export", "-o", "refs.jsonl")
    ran = sample(*command, "--ascii")
    assert (ran.code, ran.err) == (2, "protlib: --ascii is for BibTeX and biblatex; leave it out for RIS\n")
    assert not (tmp_path / "refs.ris").exists()
    assert sample(*(word.replace("refs.ris", "refs.bib") for word in command), "--ascii").code == 0


def test_formats_of_tables_have_columns() -> None:
    assert {entry.name for entry in FORMATS if entry.has_columns} >= {
        "csv",
        "tsv",
        "xlsx",
        "ods",
        "docx",
        "odt",
        "html",
    }
