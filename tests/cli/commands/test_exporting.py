"""`export` and `convert`: what other programs get, and what is never written over."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from running import Run

RECORDS = (
    '{"key": "jobe2010causes", "type": "report", "title": "Causes & consequences", "authors": ["Jobe, Alison"], "date": "2010",'
    ' "regions": ["West Africa"], "url": "https://example.org/a_b?c=1&d=2"}\n'
    '{"key": "iom2009caring", "type": "report", "title": "Caring", "authors": ["International Organization for Migration (IOM)"], "date": "2009"}\n'
)


@pytest.fixture
def kept(protlib: Run) -> None:
    """Two records in the library."""
    protlib("import", "-", stdin=RECORDS)


@pytest.mark.usefixtures("kept")
class TestExport:
    def test_does_not_replace_a_file_that_is_read_only(self, protlib: Run, tmp_path: Path) -> None:
        (tmp_path / "a.bib").write_text("mine")
        (tmp_path / "a.bib").chmod(0o444)
        ran = protlib("export", "-o", "a.bib")
        assert (ran.code, ran.err) == (2, "protlib: a.bib: cannot be written: it is read-only\n")
        assert (tmp_path / "a.bib").read_text() == "mine"

    @pytest.mark.parametrize(
        ("name", "told"),
        [
            ("bibtex", "author        = {{International Organization for Migration}}"),
            ("biblatex", "@report{jobe2010causes,"),
            ("ris", "TY  - RPRT\n"),
            ("csl-json", '"family":"Jobe"'),
            ("csl-yaml", "family: Jobe"),
            ("endnote", "<author>"),
            ("csv", "jobe2010causes,"),
            ("jsonl", '"key":"jobe2010causes"'),
        ],
    )
    def test_writes_each_format_to_standard_output(self, protlib: Run, name: str, told: str) -> None:
        ran = protlib("export", "--format", name)
        assert ran.code == 0
        assert told.replace(" ", "") in ran.out.replace("\r", "").replace(" ", "")

    def test_takes_the_same_selection_as_search(self, protlib: Run) -> None:
        out = protlib("export", "--region", "Africa", "--format", "jsonl").out
        assert [json.loads(line)["key"] for line in out.splitlines()] == ["jobe2010causes"]

    def test_tells_the_format_by_the_suffix_and_says_what_it_wrote(
        self, protlib: Run, tmp_path: Path
    ) -> None:
        ran = protlib("export", "-o", "out.bib")
        assert (
            ran.err == "BibTeX cannot hold: regions (1 of 2); --lossless keeps them\n2 exported to out.bib\n"
        )
        assert "\\&" in (tmp_path / "out.bib").read_text()
        assert "https://example.org/a_b?c=1&d=2" in (tmp_path / "out.bib").read_text()

    @pytest.mark.parametrize("target", ["library.json", "./library.json", "other.json"])
    def test_refuses_to_write_over_a_library(self, protlib: Run, tmp_path: Path, target: str) -> None:
        (tmp_path / "other.json").write_bytes((tmp_path / "library.json").read_bytes())
        before = (tmp_path / target).read_bytes()
        assert protlib("export", "--format", "csl-json", "-o", target).code == 2
        assert protlib("convert", "-", target, "--from", "jsonl", stdin=RECORDS).code == 2
        assert (tmp_path / target).read_bytes() == before

    def test_writes_nothing_where_nothing_is_found(self, protlib: Run, tmp_path: Path) -> None:
        assert protlib("export", "--year", "1950", "-o", "out.bib").code == 1
        assert not (tmp_path / "out.bib").exists()

    def test_leaves_the_old_file_where_the_new_one_cannot_be_written(self, protlib: Run) -> None:
        ran = protlib("export", "-o", "no/such/folder/out.bib")
        assert (ran.code, ran.err.count("\n")) == (2, 1)


class TestConvert:
    def test_goes_from_any_format_to_any_other_and_keeps_the_keys(self, protlib: Run, tmp_path: Path) -> None:
        (tmp_path / "records.jsonl").write_text(RECORDS)
        way = ["records.jsonl", "a.bib", "b.ris", "c.json", "d.yaml", "e.xml", "f.csv", "g.xlsx", "h.jsonl"]
        for source, target in pairwise(way):
            assert protlib("convert", source, target, "--lossless").code == 0
        records = [json.loads(line) for line in (tmp_path / "h.jsonl").read_text().splitlines()]
        assert [record["key"] for record in records] == ["jobe2010causes", "iom2009caring"]
        assert records[1]["authors"] == [
            {"literal": "International Organization for Migration", "short": "IOM"}
        ]
        assert records[0]["regions"] == ["West Africa"]
        assert not (tmp_path / "library.json").exists()

    def test_reads_and_writes_pipes(self, protlib: Run) -> None:
        ran = protlib("convert", "-", "-", "--format", "csl-json", stdin=RECORDS)
        assert [item["id"] for item in json.loads(ran.out)] == ["jobe2010causes", "iom2009caring"]
        assert ran.err == (
            "CSL-JSON cannot hold: acronyms (1 of 2), regions (1 of 2); --lossless keeps them\n"
            "standard input (jsonl) -> csl-json: 2 written\n"
        )

    def test_tells_what_could_not_be_read_and_writes_the_rest(self, protlib: Run) -> None:
        ran = protlib(
            "convert", "-", "-", "--from", "jsonl", "--format", "bibtex", stdin=RECORDS + "{broken\n"
        )
        assert ran.code == 3
        assert ran.out.count("@techreport") == 2
        assert "standard input:3: " in ran.err
        assert "1 could not be read" in ran.err

    def test_resolves_keys_that_clash_and_tells(self, protlib: Run) -> None:
        clash = RECORDS.replace("iom2009caring", "JOBE2010causes")
        ran = protlib("convert", "-", "-", "--format", "jsonl", stdin=clash)
        assert [json.loads(line)["key"] for line in ran.out.splitlines()] == [
            "jobe2010causes",
            "JOBE2010causesa",
        ]
        assert "JOBE2010causes" in ran.err


CONTRADICTIONS = [
    (["--for", "word", "-o", "w.json"], "w.xml"),
    (["--for", "mendeley", "-o", "m.bib"], "m.ris"),
    (["--for", "excel", "-o", "e.bib"], "e.csv"),
    (["--for", "zotero", "-o", "z.xlsx"], "z.ris"),
    (["--format", "ris", "-o", "r.bib"], "r.ris"),
    (["--format", "xlsx", "-o", "x.csv"], "x.xlsx"),
    (["--format", "biblatex", "-o", "b.json"], "b.bib"),
]
AGREED = [
    (["--format", "biblatex", "-o", "b.bib"], b"@report{"),
    (["--format", "ris", "-o", "r.txt"], b"TY  - RPRT"),
    (["--for", "zotero", "--format", "bibtex", "-o", "z.bib"], b"@techreport{"),
    (["--for", "zotero", "-o", "z.ris"], b"TY  - RPRT"),
    (["--for", "zotero", "-o", "z.bib"], b"@techreport{"),
    (["--for", "zotero", "-o", "z.json"], b"["),
    (["--for", "zotero", "-o", "z.xml"], b"<?xml"),
    (["--for", "zotero", "-o", "z"], b"TY  - RPRT"),
    (["--for", "excel", "-o", "e.xlsx"], b"PK\x03\x04"),
    (["--for", "excel", "-o", "e.csv"], b"\xef\xbb\xbfkey,"),
    (["--for", "excel", "-o", "e.tsv"], b"\xef\xbb\xbfkey\t"),
]


@pytest.mark.usefixtures("kept")
class TestSuffixes:
    @pytest.mark.parametrize(("options", "right"), CONTRADICTIONS)
    def test_one_that_contradicts_the_format_is_refused_with_what_is_right(
        self, protlib: Run, tmp_path: Path, options: list[str], right: str
    ) -> None:
        ran = protlib("export", *options)
        assert ran.code == 2
        assert f"write to {right}, or name " in ran.err
        assert not (tmp_path / options[-1]).exists()
        assert protlib("convert", "-", options[-1], *options[:-2], stdin=RECORDS).code == 2

    @pytest.mark.parametrize("options", [[], ["--for", "word"], ["--format", "ris"]])
    def test_a_list_is_not_written_under_the_suffix_of_a_document(
        self, protlib: Run, tmp_path: Path, options: list[str]
    ) -> None:
        ran = protlib("export", *options, "-o", "report.docx")
        assert (ran.code, ran.err) == (2, "protlib: protlib reads docx but does not write it: report.docx\n")
        assert not (tmp_path / "report.docx").exists()

    @pytest.mark.parametrize(("options", "begin"), AGREED)
    def test_one_that_agrees_is_written_to(
        self, protlib: Run, tmp_path: Path, options: list[str], begin: bytes
    ) -> None:
        assert protlib("export", *options).code == 0
        assert (tmp_path / options[-1]).read_bytes().startswith(begin)


def test_excel_gets_its_mark_and_its_line_ends_and_the_table_comes_back(protlib: Run, tmp_path: Path) -> None:
    protlib("convert", "-", "e.csv", "--for", "excel", stdin=RECORDS)
    written = (tmp_path / "e.csv").read_bytes()
    assert written.count(b"\xef\xbb\xbf") == 1
    assert written.count(b"\r\n") == written.count(b"\n") == 3
    assert protlib("convert", "e.csv", "-", "--format", "jsonl").out.count('"key"') == 2


def test_a_rekeyed_publication_is_found_by_its_old_key_in_what_is_exported(
    protlib: Run, tmp_path: Path
) -> None:
    protlib("import", "-", stdin=RECORDS)
    ran = protlib("rekey", "iom2009caring", "caring")
    assert ran.out == "caring\n"
    assert "documents that cite iom2009caring find it with protlib, and with biblatex and biber" in ran.err
    for name in ("a.json", "a.yaml", "a.bib", "a.ris", "a.csv", "a.xml", "a.jsonl"):
        protlib("export", "-o", name, "--lossless")
        records = protlib("convert", name, "-", "--format", "jsonl").out.splitlines()
        assert ["iom2009caring"] in [json.loads(line).get("aliases") for line in records]


@pytest.mark.parametrize("target", ["mine.jsonl", "link.jsonl"])
def test_a_file_with_what_cannot_be_read_is_not_converted_over_itself(protlib: Run, target: str) -> None:
    mine = Path("mine.jsonl")
    Path("link.jsonl").symlink_to(mine)
    mine.write_text(RECORDS + "{broken\n")
    for force in ((), ("--force",)):
        ran = protlib("convert", "mine.jsonl", target, *force)
        assert ran.code == 3
        assert f"{target} is not written over: 1 of what it holds could not be read" in ran.err
        assert mine.read_text() == RECORDS + "{broken\n"
    mine.write_text(RECORDS)
    assert protlib("convert", "mine.jsonl", target).code == 2
    assert protlib("convert", "mine.jsonl", target, "--force").code == 0
