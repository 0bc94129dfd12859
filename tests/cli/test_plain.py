"""`--plain` and `--for latex`: files without what only protlib reads; `--ascii`: LaTeX that any TeX sets."""

from pathlib import Path

import pytest

from running import Run

FORMATS = ["bibtex", "biblatex", "ris", "endnote", "csl-json", "csl-yaml", "csv", "tsv"]
OWN = ["protlib:", "M2  -", "custom", "country: ", "misc2", "csl:", '"{', "protlib,"]


RECORD = """
    {"key": "k", "type": "report", "title": "Care", "authors": [{"family": "van Dijk", "given": "J"}], "regions": ["Africa"],
     "extra": {"x:y": {"z": 1}}}
""".replace("\n", " ").strip()


def add(protlib: Run) -> None:
    assert protlib("add", "--title", "Care", "--key", "k", "--type", "report", "--country", "Kenya").code == 0


@pytest.mark.parametrize("name", FORMATS)
def test_a_plain_file_has_nothing_in_it_that_only_protlib_reads(protlib: Run, name: str) -> None:
    protlib("import", "-", "--from", "jsonl", stdin=RECORD)
    assert any(own in protlib("export", "--format", name).out for own in OWN)
    ran = protlib("export", "--format", name, "--plain")
    assert ran.code == 0
    assert not any(own in ran.out for own in OWN)
    assert "Care" in ran.out
    assert f"plain {name} cannot hold: " in ran.err
    assert "extra (1)" in ran.err


def test_json_lines_lose_nothing_by_being_plain(protlib: Run) -> None:
    add(protlib)
    ran = protlib("export", "--format", "jsonl", "--plain")
    assert ran.err == ""
    assert ran.out == protlib("export", "--format", "jsonl").out


def test_what_goes_to_latex_is_plain_bibtex(protlib: Run) -> None:
    add(protlib)
    ran = protlib("export", "--for", "latex")
    assert ran.out.startswith("@techreport{k,")
    assert "verba" not in ran.out
    assert ran.out == protlib("export", "--format", "bibtex", "--plain").out


def test_convert_writes_plain_files_too(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("key,title,created\nk,Care,2020-01-01T00:00:00Z\n", "utf-8")
    assert "verba" in protlib("convert", "a.csv", "-", "--to", "bibtex").out
    assert "verba" not in protlib("convert", "a.csv", "-", "--to", "bibtex", "--plain").out


@pytest.mark.parametrize(
    ("title", "written", "told"),
    [
        ("Fuerza en Bogotá", "Fuerza en Bogot{\\'a}", ""),
        ("Δ ≥ 5", "\\ensuremath{\\Delta} \\ensuremath{\\geq} 5", ""),
        ("x̱ 中国 care", "{\\b x} 中国 care", "LaTeX has no command for 2 characters; kept as UTF-8"),
        ("Помощь", "Помощь", "LaTeX has no command for 6 characters; kept as UTF-8"),
    ],
)
def test_what_latex_has_no_command_for_stays_and_is_counted(
    protlib: Run, title: str, written: str, told: str
) -> None:
    protlib("add", "--title", title, "--key", "k")
    ran = protlib("export", "--format", "bibtex", "--ascii")
    assert f"{{{written}}}" in ran.out
    assert told in ran.err
    assert (ran.err != "") == (told != "")
    assert "symbol" not in ran.out
