"""`export` for other programs, and what tells which of its kinds is written."""

import json
from pathlib import Path

import pytest

from harness.made_once import made_once
from programs.engine import needs_engine
from programs.running import Run
from protlib.citing.engine import engine_program
from protlib.formats import FORMATS

RECORDS = (
    '{"key": "jobe2010causes", "type": "report", "title": "Causes & consequences", "authors": ["Jobe, '
    'Alison"], "date": "2010",'
    ' "regions": ["West Africa"], "url": "https://example.org/a_b?c=1&d=2"}\n'
    '{"key": "iom2009caring", "type": "report", "title": "Caring", "authors": ["International Organization '
    'for Migration (IOM)"], "date": "2009"}\n'
)


@pytest.fixture
@made_once
def two_records(protlib: Run) -> None:
    """Two records in the library."""
    protlib("import", "-", stdin=RECORDS)


@pytest.mark.usefixtures("two_records")
class TestExport:
    def test_does_not_replace_a_file_that_is_read_only(self, protlib: Run, tmp_path: Path) -> None:
        (tmp_path / "a.bib").write_text("mine")
        (tmp_path / "a.bib").chmod(0o444)
        ran = protlib("export", "-o", "a.bib")
        assert (ran.code, ran.err) == (2, "protlib: a.bib: cannot be written: it is read-only\n")
        assert (tmp_path / "a.bib").read_text() == "mine"

    @pytest.mark.parametrize(
        "arguments", [("a.bib",), ("a.csv", "--columns", "title"), pytest.param(("a.html",), marks=pytest.mark.slow)]
    )
    def test_quiet_prints_what_went_wrong_alone(self, protlib: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
        loud = protlib("export", "-o", *arguments)
        assert f"2 publications exported to {arguments[0]}" in loud.err
        data = (tmp_path / arguments[0]).read_bytes()
        (tmp_path / arguments[0]).unlink()
        quiet = protlib("export", "-o", *arguments, "--quiet")
        assert (quiet.code, quiet.out, "exported to" in quiet.err) == (0, "", False)
        assert (tmp_path / arguments[0]).read_bytes() == data
        (tmp_path / arguments[0]).write_text("mine")
        assert "was changed after protlib wrote it" in protlib("export", "-o", *arguments, "-q").err

    def test_names_the_folder_that_is_not_there(self, protlib: Run, tmp_path: Path) -> None:
        ran = protlib("export", "-o", "reports/a.bib")
        assert ran.code == 2
        assert ran.err.endswith("a.bib: cannot be written: the folder reports does not exist; make it first\n")
        assert not (tmp_path / "reports").exists()

    @pytest.mark.parametrize(
        ("name", "message"),
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
    def test_writes_each_format_to_standard_output(self, protlib: Run, name: str, message: str) -> None:
        ran = protlib("export", "--format", name)
        assert ran.code == 0
        assert message.replace(" ", "") in ran.out.replace("\r", "").replace(" ", "")

    def test_takes_the_same_selection_as_search(self, protlib: Run) -> None:
        out = protlib("export", "--region", "Africa", "--format", "jsonl").out
        assert [json.loads(line)["key"] for line in out.splitlines()] == ["jobe2010causes"]

    def test_tells_the_format_by_the_suffix_and_says_what_it_wrote(self, protlib: Run, tmp_path: Path) -> None:
        ran = protlib("export", "-o", "out.bib")
        assert ran.err == (
            "BibTeX cannot hold regions (jobe2010causes); the file leaves them out. To keep them in the "
            "file, for protlib: --lossless\n2 publications exported to out.bib\n"
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


@pytest.mark.usefixtures("two_records")
class TestSuffixes:
    @pytest.mark.parametrize(("options", "right"), CONTRADICTIONS)
    def test_one_that_contradicts_the_format_is_refused_with_what_is_right(
        self, protlib: Run, tmp_path: Path, options: list[str], right: str
    ) -> None:
        ran = protlib("export", *options)
        assert ran.code == 2
        assert f"write to {right}, or name " in ran.err
        assert not (tmp_path / options[-1]).exists()
        to = options[:-2]
        assert protlib("convert", "-", options[-1], *to, stdin=RECORDS).code == 2

    @pytest.mark.parametrize("name", ["report.docx", "REPORT.DOCX", "report.odt"])
    @pytest.mark.parametrize("options", [[], ["--for", "word"], ["--style", "apa"], ["--format", "docx"]])
    def test_a_document_is_answered_with_the_command_that_makes_a_list_for_it(
        self, protlib: Run, tmp_path: Path, options: list[str], name: str
    ) -> None:
        message = (
            f"protlib: {name}: export writes no documents. For a list of references: protlib bibliography -o {name}\n"
        )
        assert protlib("export", *options, "-o", name) == ("", message, 2)
        assert not (tmp_path / name).exists()

    @pytest.mark.parametrize(
        ("options", "name", "what", "right"),
        [
            (["--format", "ris"], "report.docx", "docx", "report.ris"),
            (["--for", "zotero"], "refs.rdf", "zotero-rdf", "refs.ris"),
            (["--for", "zotero", "--format", "bibtex"], "refs.rdf", "zotero-rdf", "refs.bib"),
            (["--for", "jabref"], "refs.rdf", "zotero-rdf", "refs.bib"),
            ([], "REFS.RDF", "zotero-rdf", "REFS.ris, REFS.bib or REFS.json"),
        ],
    )
    def test_a_suffix_of_what_is_only_read_is_answered_with_the_file_to_write(
        self, protlib: Run, tmp_path: Path, options: list[str], name: str, what: str, right: str
    ) -> None:
        ran = protlib("export", *options, "-o", name)
        assert (ran.code, ran.err) == (
            2, f"protlib: {name}: protlib can read {what}, but not write it; write to {right}\n",
        )  # fmt: skip
        assert not (tmp_path / name).exists()

    @pytest.mark.parametrize("name", ["refs.txt", "refs", "refs.ris", "-"])
    def test_any_other_suffix_is_written_for_the_program(self, protlib: Run, tmp_path: Path, name: str) -> None:
        ran = protlib("export", "--for", "zotero", "-o", name)
        output = ran.out if name == "-" else (tmp_path / name).read_text()
        assert (ran.code, output[:6]) == (0, "TY  - ")

    @pytest.mark.parametrize(("options", "begin"), AGREED)
    def test_one_that_agrees_is_written_to(
        self, protlib: Run, tmp_path: Path, options: list[str], begin: bytes
    ) -> None:
        assert protlib("export", *options).code == 0
        assert (tmp_path / options[-1]).read_bytes().startswith(begin)


def test_a_rekeyed_publication_is_found_by_its_old_key_in_what_is_exported(protlib: Run, tmp_path: Path) -> None:
    protlib("import", "-", stdin=RECORDS)
    ran = protlib("rekey", "iom2009caring", "caring")
    assert ran.out == "caring\n"
    assert "protlib and biblatex (with biber) still find it by iom2009caring" in ran.err
    assert ran.err.endswith("To find old keys in a report: protlib verify REPORT\n")
    for name in ("a.json", "a.yaml", "a.bib", "a.ris", "a.csv", "a.xml", "a.jsonl"):
        protlib("export", "-o", name, "--lossless")
        records = protlib("convert", name, "-", "--format", "jsonl").out.splitlines()
        assert ["iom2009caring"] in [json.loads(line).get("aliases") for line in records]


KINDS = [
    ("a.bib", b"@techreport{"),
    ("a.BIB", b"@techreport{"),
    ("a.md", b"| Key | Authors |"),
    ("A.MD", b"| Key | Authors |"),
    pytest.param("a.html", b"<!doctype html>", marks=pytest.mark.slow),
    pytest.param("a.HTM", b"<!doctype html>", marks=pytest.mark.slow),
    ("a.csv --columns title", b"\xef\xbb\xbfkey,title\r\n"),
    ("a.XLSX --columns title", b"PK"),
    ("a.csv", b"key,type,title"),
    pytest.param("a --format HTML", b"<!doctype html>", marks=pytest.mark.slow),
    ("b.md --format Markdown", b"| Key | Authors |"),
    ("b.csv --format CSV --columns usual", b"\xef\xbb\xbfkey,"),
    ("a --format markdown", b"| Key | Authors |"),
    ("a.tab --columns title", b"\xef\xbb\xbfkey\ttitle"),
]
REFUSED = [
    ("--title A -o a.bib", "--title works with a page, not with a file for another program; name the file .html, or leave out --title"),
    ("--interface fr --columns title -o a.csv", "--interface works with a page, not with a table; name the file .html, or leave out --interface"),
    ("--columns title -o a.html", "--columns works with a table, not with a page; name the file .xlsx, .csv or .md, and its --columns, or leave out --columns"),
    ("--lossless -o a.html", "--lossless works with a file for another program, not with a page; name the file .ris or .bib, or leave"),
    ("--ascii --columns title -o a.csv", "--ascii works with a file for another program, not with a table"),
    ("--for zotero --columns title", "--for works with a file for another program, not with a table"),
    ("--for zotero -o a.html", "--for works with a file for another program, not with a page"),
    ("--style apa -o a.csv", "--style works with a page or a table, not with a file for another program; name the file .html, name the file .xlsx"),
    ("--locale fr -o a.html", "--locale is for tables; for the language of a page: --interface fr"),
    ("--no-acronyms -o a.ris", "--no-acronyms works with a table, not with a file for another program"),
    ("--format ris -o a.html", "a.html has the suffix of a web page, but this is ris; name another file"),
    ("--format ris -o a.md", "a.md has the suffix of markdown, but --format is ris; leave out --format"),
    ("--columns title --format csv -o a.md", "a.md has the suffix of markdown, but --format is csv; leave out --format"),
    ("--format markdown -o a.csv", "a.csv has the suffix of csv, but the format is markdown; write to a.md, or leave out --format"),
    ("--format html -o a.csv", "a.csv: a page is an HTML file; name it .html"),
    ("--format htm", "unknown format “htm”; choose from xlsx, ris, endnote, word, bibtex, biblatex, jsonl, csl-json, hayagriva, csl-yaml, csv, tsv, markdown, html; did you mean “html”?"),
    ("--format bib", "did you mean “bibtex” or “biblatex”?"),
    ("--format md", "did you mean “markdown”?"),
    ("--format page -o a.html", "unknown format “page”; choose from xlsx, ris"),
    ("--format docx", "list.docx: export writes no documents. For a list of references: protlib bibliography -o list.docx"),
    ("--format odt -o a.ris", "list.odt: export writes no documents. For a list of references: protlib bibliography -o list.odt"),
    ("--format isi", "protlib can read isi, but not write it"),
    ("trafficking", "cannot tell the format for standard output; name a file, or name one with --format: biblatex,"),
    ("--columns -o a.xlsx", "--columns needs names, for example: key,year,title"),
    ("-o a.epub", "a.epub: protlib can read report, but not write it; write to a.ris, a.bib or a.json"),
    ("-o a.pdf", "a.pdf: export writes no documents. For a list of references: protlib overview --parts references -o a.pdf"),
    ("-o there", "there is a folder; name a file in it"),
    ("-o there --format ris", "there is a folder; name a file in it"),
    ("-o there --columns title", "there is a folder; name a file in it"),
    ("-o there/ --format html", "there/ is a folder; name a file in it"),
]  # fmt: skip


@pytest.mark.usefixtures("two_records")
class TestKinds:
    @pytest.mark.parametrize(("line", "begin"), KINDS)
    def test_the_suffix_says_what_is_written_twice_the_same(
        self, protlib: Run, tmp_path: Path, line: str, begin: bytes, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(engine_program, "has_engine", lambda: False)
        name, *options = line.split()
        for _ in range(2):
            ran = protlib("export", "-o", name, *options)
            assert (ran.out, ran.code) == ("", 0)
            assert f"2 publications exported to {name}" in ran.err.splitlines()[-1]
            assert (tmp_path / name).read_bytes().startswith(begin)

    @pytest.mark.parametrize(("line", "message"), REFUSED)
    def test_what_belongs_to_another_kind_is_answered_in_a_line(
        self, protlib: Run, tmp_path: Path, line: str, message: str
    ) -> None:
        (tmp_path / "there").mkdir()
        before = {*tmp_path.iterdir()}
        ran = protlib("export", *line.split())
        assert (ran.out, ran.code, ran.err.count("\n")) == ("", 2, 1)
        assert message in ran.err
        assert {*tmp_path.iterdir()} == before

    def test_a_table_goes_to_standard_output_as_csv_or_as_it_is_configured(
        self, protlib: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        printed = "key,title\r\njobe2010causes,Causes & consequences\r\niom2009caring,Caring\r\n"
        assert protlib("export", "--columns", "title") == (printed, "", 0)
        monkeypatch.setenv("PROTLIB_FORMAT", "tsv")
        assert protlib("export", "--columns", "title").out == printed.replace(",", "\t")
        monkeypatch.setenv("PROTLIB_FORMAT", "ris")
        assert protlib("export", "--columns", "title").out == printed

    def test_the_usual_columns_stand_where_they_are_named(self, protlib: Run) -> None:
        heads = [
            protlib("export", "--columns", columns).out.splitlines()[0] for columns in ("usual", "doi,Usual,title")
        ]
        assert heads == ["key,authors,year,title,countries", "key,doi,authors,year,title,countries"]
        assert protlib("list", "--columns", "key,usual", "-n", "1", "--format", "csv").out == (
            'key,authors,year,title,countries\njobe2010causes,"Jobe, Alison",2010,Causes & consequences,\n'
        )
        protlib("fields", "add", "usual")
        assert protlib("export", "--columns", "usual").out.splitlines()[0] == "key,usual"

    def test_all_formats_are_listed_with_their_suffixes(self, protlib: Run) -> None:
        ran = protlib("export", "--formats")
        rows = [line.split("\t") for line in ran.out.splitlines()]
        assert [len(row) for row in rows] == [3] * len(rows)
        names = {name: suffixes.split() for name, suffixes, _about in rows}
        assert {entry.name for entry in FORMATS if entry.writes} | {"markdown", "html"} == {*names}
        assert (names["html"], names["markdown"]) == ([".html", ".htm"], [".md"])

    @pytest.mark.parametrize(
        "line",
        [
            pytest.param("-o out.html", marks=needs_engine),
            "-o out.md",
            "--columns title",
            pytest.param("--format html", marks=needs_engine),
        ],
    )
    def test_nothing_is_exported_of_nothing(self, protlib: Run, tmp_path: Path, line: str) -> None:
        ran = protlib("export", "nowhere", *line.split())
        assert ran == ("", "protlib: nothing found; nothing was exported\n", 1)
        assert not [*tmp_path.glob("out.*")]
