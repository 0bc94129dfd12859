"""`convert`: files from any format to any other, and what is never written over."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from programs.running import Run

RECORDS = (
    '{"key": "jobe2010causes", "type": "report", "title": "Causes & consequences", "authors": ["Jobe, Alison"], "date": "2010",'
    ' "regions": ["West Africa"], "url": "https://example.org/a_b?c=1&d=2"}\n'
    '{"key": "iom2009caring", "type": "report", "title": "Caring", "authors": ["International Organization for Migration (IOM)"], "date": "2009"}\n'
)


class TestConvert:
    def test_goes_from_any_format_to_any_other_and_keeps_the_keys(self, protlib: Run, tmp_path: Path) -> None:
        (tmp_path / "records.jsonl").write_text(RECORDS)
        way = ["records.jsonl", "a.bib", "b.ris", "c.json", "d.yaml", "e.xml", "f.csv", "g.xlsx", "h.jsonl"]
        for source, target in pairwise(way):
            assert protlib("convert", source, target, "--lossless").code == 0
        records = [json.loads(line) for line in (tmp_path / "h.jsonl").read_text().splitlines()]
        assert [record["key"] for record in records] == ["jobe2010causes", "iom2009caring"]
        assert records[1]["authors"] == [{"literal": "International Organization for Migration", "short": "IOM"}]
        assert records[0]["regions"] == ["West Africa"]
        assert not (tmp_path / "library.json").exists()

    def test_reads_and_writes_pipes(self, protlib: Run) -> None:
        ran = protlib("convert", "-", "-", "--format", "csl-json", stdin=RECORDS)
        assert [item["id"] for item in json.loads(ran.out)] == ["jobe2010causes", "iom2009caring"]
        assert ran.err == (
            "CSL-JSON cannot hold acronyms (iom2009caring), regions (jobe2010causes); the file leaves them out. To keep them in the file, for protlib: --lossless\n"
            "standard input (jsonl) -> csl-json: 2 written\n"
        )

    def test_a_title_in_sentence_case_is_not_lost(self, protlib: Run) -> None:
        chapter = '{"type":"chapter","title":"The Return of Women","container_title":"The Book of Returns","key":"a"}'
        ran = protlib("convert", "-", "-", "--from", "jsonl", "--for", "pandoc", stdin=chapter)
        assert ran.err.splitlines()[0].startswith("CSL-JSON has container title, title in another form. To keep")

    def test_tells_what_could_not_be_read_and_writes_the_rest(self, protlib: Run) -> None:
        ran = protlib("convert", "-", "-", "--from", "jsonl", "--format", "bibtex", stdin=RECORDS + "{broken\n")
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


def test_excel_gets_its_mark_and_its_line_ends_and_the_table_comes_back(protlib: Run, tmp_path: Path) -> None:
    protlib("convert", "-", "e.csv", "--for", "excel", stdin=RECORDS)
    contents = (tmp_path / "e.csv").read_bytes()
    assert contents.count(b"\xef\xbb\xbf") == 1
    assert contents.count(b"\r\n") == contents.count(b"\n") == 3
    assert protlib("convert", "e.csv", "-", "--format", "jsonl").out.count('"key"') == 2


@pytest.mark.parametrize("target", ["mine.jsonl", "link.jsonl"])
def test_a_file_with_what_cannot_be_read_is_not_converted_over_itself(protlib: Run, target: str) -> None:
    mine = Path("mine.jsonl")
    Path("link.jsonl").symlink_to(mine)
    mine.write_text(RECORDS + "{broken\n")
    for force in ((), ("--force",)):
        ran = protlib("convert", "mine.jsonl", target, *force)
        assert ran.code == 3
        assert f"{target} is not overwritten: 1 of what it holds could not be read" in ran.err
        assert mine.read_text() == RECORDS + "{broken\n"
    mine.write_text(RECORDS)
    assert protlib("convert", "mine.jsonl", target).code == 2
    assert protlib("convert", "mine.jsonl", target, "--force").code == 0
