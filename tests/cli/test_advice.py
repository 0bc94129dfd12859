"""What a person is told where what they typed is not there; and that what the page of tasks shows finds something."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from harness.made_once import made_once
from harness.paths import ROOT
from programs.editors import editor, replacing
from programs.running import Run, as_typed_here
from sample_files.workbooks import workbook

SHOWN = [
    line.strip()
    for line in (ROOT / "docs/tasks.md").read_text(encoding="utf-8").splitlines()
    if re.match(r"protlib (?:search|list|stats|show|about)\b", line)
]


@pytest.fixture
@made_once
def two_publications(protlib: Run) -> None:
    """Two publications in the library."""
    for arguments in (
        ("--title", "Trafficking", "--tag", "Health", "--category", "Guidelines", "--country", "Ghana"),
        ("--title", "Trafficking in Kosovo", "--year", "2010", "--country", "Kosovo"),
    ):
        protlib("add", *arguments)


EVERYWHERE = [
    ["list"], ["stats"], ["names"], ["check"], ["duplicates"], ["export", "--format", "ris"],
    ["export", "--columns", "title", "--format", "csv"], ["cite"], ["bibliography"], ["export", "--format", "html"], ["overview", "-o", "out.md"], ["edit"], ["set", "note=x"], ["tag"], ["rekey"], ["remove"],
]  # fmt: skip
NO_DEFAULT = {"cite", "edit", "set", "tag", "rekey", "remove"}


@pytest.mark.parametrize("command", EVERYWHERE, ids=lambda command: command[0])
class TestEveryCommandThatSelects:
    def test_tells_that_the_library_is_empty(self, protlib: Run, command: list[str]) -> None:
        options = ["--type", "report"] if command[0] in NO_DEFAULT else []
        ran = protlib(*command, *options)
        assert (ran.out, ran.code) == ("", 1)
        assert "library.json. To make it: protlib import FILE, or protlib add" in ran.err

    @pytest.mark.usefixtures("two_publications")
    def test_tells_why_its_selection_is_empty(self, protlib: Run, command: list[str]) -> None:
        ran = protlib(*command, "--tag", "helth")
        assert (ran.out, ran.code) == ("", 1)
        assert "nothing found; no publication has the tag “helth”; did you mean “health”?" in ran.err


@pytest.mark.usefixtures("two_publications")
@pytest.mark.parametrize(
    "command",
    [["search"], ["check"], ["names", "--by", "tag"], ["duplicates"], ["export", "--format", "ris"],
     ["export", "--columns", "title", "--format", "csv"], ["bibliography"], ["export", "--format", "html"], ["overview", "-o", "out.md"]],
    ids=lambda command: command[0],
)  # fmt: skip
def test_a_message_says_what_the_words_were_taken_for(protlib: Run, command: list[str]) -> None:
    assert "trafficing: showing Trafficking\n" in protlib(*command, "trafficing").err


@pytest.mark.usefixtures("two_publications")
class TestNothingFound:
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["zzzz"], "nothing found"),
            (["trafficking", "--year", "1999"], "nothing found; 2 without the filters"),
            (["--year", "2005", "2012"], "nothing found; for the period, type --year 2005..2012: 1"),
            (["--year", "2012", "2005"], "nothing found"),
            (["--year", "1990", "1999"], "nothing found"),
            (["zzzz", "--year", "1999"], "nothing found"),
            (['"trafficking the"'], "nothing found; 2 without the quotation marks"),
            (['author:"no one" trafficking'], 'nothing found; 2 without author:"no one"'),
            (["trafficking", "author:zzzz"], "nothing found; 2 without author:zzzz"),
            (["trafficking year:1999 title:zzzz"], "nothing found"),
            (["trafficking -title:trafficking"], "nothing found; 2 without -title:trafficking"),
            (["trafficing", "--exact"], "nothing found; 2 without --exact"),
            (['"zzzz yyyy"'], "nothing found"),
            (['""'], "nothing found"),
            (["--country", "Malawi"], "nothing found"),
            (
                ["--country", "Malawi", "--tag", "helth"],
                "nothing found; no publication has the tag “helth”; did you mean “health”?",
            ),
            (["--tag", "helth"], "nothing found; no publication has the tag “helth”; did you mean “health”?"),
            (["--tag", "health", "--year", "1999"], "nothing found"),
            (
                ["--category", "guidlines"],
                "nothing found; no publication has the category “guidlines”; did you mean “guidelines”?",
            ),
        ],
    )
    def test_is_said_with_what_may_be_the_reason(self, protlib: Run, arguments: list[str], message: str) -> None:
        assert protlib("search", *arguments) == ("", f"protlib: {message}\n", 1)

    @pytest.mark.parametrize(
        ("arguments", "words", "count"),
        [
            (["--region", "Central Asia"], '"Central Asia"', 2),
            (["--region", "Zentralasien"], '"Central Asia"', 2),
            (["camps", "--region", "Central Asia"], 'camps "Central Asia"', 1),
            (["--region", "Central Asia", "--year", "2015"], '"Central Asia"', 1),
        ],
    )  # fmt: skip
    def test_names_words_where_records_have_the_place_in_their_titles(
        self, protlib: Run, arguments: list[str], words: str, count: int
    ) -> None:
        protlib("add", "--title", "Schools in Central Asia", "--year", "2015")
        protlib("add", "--title", "Camps in Central Asia", "--year", "2016")
        ran = protlib("search", *arguments)
        assert ran.code == 1
        assert ran.err.endswith(as_typed_here(f"nothing found; without the filter, the words '{words}' find {count}\n"))

    def test_an_empty_export_writes_no_file(self, protlib: Run) -> None:
        ran = protlib("export", "trafficking", "--year", "1999", "-o", "x.bib")
        assert ran == ("", "protlib: nothing found; 2 without the filters; nothing was exported\n", 1)
        assert not Path("x.bib").exists()

    def test_is_a_csv_of_no_lines(self, protlib: Run) -> None:
        assert protlib("list", "zzzz", "--format", "csv").out == ""

    @pytest.mark.parametrize("word", ["-kosovo", "-nigeria", "-women", "-@newest"])
    def test_a_word_to_leave_out_that_was_read_as_options_is_explained(self, protlib: Run, word: str) -> None:
        ran = protlib("search", "trafficking", word)
        assert ran.code in {1, 2}
        assert ran.err.endswith(as_typed_here(f"put the query in quotation marks: 'trafficking {word}'\n"))

    def test_a_word_is_left_out_of_a_query_in_quotation_marks(self, protlib: Run) -> None:
        assert protlib("search", "trafficking -kosovo", "--format", "keys").out == "trafficking\n"


KEPT_UNCHANGED = "kept unchanged: no place “Germny”; did you mean “Germany”?\n"


def test_a_country_that_nobody_knows_is_kept_and_told(
    protlib: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert protlib("add", "--title", "Handbook", "--country", "Germny", "--region", "Sahel") == (
        "handbook\n",
        KEPT_UNCHANGED,
        0,
    )
    assert protlib("set", "handbook", "countries=Ghana; Germny", "regions=").err.startswith(KEPT_UNCHANGED)
    monkeypatch.setenv("EDITOR", editor(tmp_path, replacing(("\nregions:", "\nregions: Germny"))))
    monkeypatch.delenv("VISUAL", raising=False)
    protlib("set", "handbook", "countries=Ghana")
    assert protlib("edit", "handbook").err == f"{KEPT_UNCHANGED}1 publication changed\n"
    assert "regions: Germny" in protlib("show", "handbook").out


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (["export"], "--format"),
        (["export", "-o", "x.doc"], "--format"),
        (["convert", "x.ris"], "--format"),
        (["convert", "x.ris", "x.doc"], "--format"),
    ],
)
def test_formats_to_write_are_listed_with_the_option_that_names_one(
    protlib: Run, arguments: list[str], option: str
) -> None:
    protlib("add", "--title", "Handbook")
    ran = protlib(*arguments)
    assert ran.code == 2
    assert f"name one with {option}: biblatex, bibtex, csl-json" in ran.err
    assert "listing" not in ran.err


@pytest.mark.parametrize(("command", "option"), [("import", "--from"), ("convert", "--from")])
def test_formats_to_read_are_listed_with_the_option_that_names_one(protlib: Run, command: str, option: str) -> None:
    Path("x").write_text("nothing that any format begins with")
    ran = protlib(command, "x", *(["y.bib"] if command == "convert" else []))
    assert ran.code == 3
    assert (
        f"for a list of references: {option} references; else name the format with {option}: better-bibtex" in ran.err
    )


def test_an_unknown_place_in_a_workbook_is_told_with_its_sheet(protlib: Run) -> None:
    rows: list[list[Any]] = [["Title", "Country"], ["Causes", "Germny"], [None, "Ruritania"]]
    Path("a.xlsx").write_bytes(workbook([["Title", "Year"], ["Caring", 2009]], rows))
    lines = protlib("import", "a.xlsx").err.splitlines()
    assert f"a.xlsx:2: sheet “Sheet 1”: {KEPT_UNCHANGED.strip()}" in lines
    Path("b.xlsx").write_bytes(workbook(rows))
    assert f"b.xlsx:2: {KEPT_UNCHANGED.strip()}" in protlib("-L", "b.json", "import", "b.xlsx").err.splitlines()


@pytest.mark.slow
def test_what_the_readme_shows_finds_something_in_the_sample_library(protlib: Run) -> None:
    examples = ROOT / "examples"
    protlib("import", *(examples / name for name in ("publications.jsonl", "catalogue-page.txt", "colleague.csv")))
    assert SHOWN
    for line in (line for line in SHOWN if not re.search("--in-files|report[.]docx", line)):  # the sample has none
        arguments = shlex.split(line.partition(">")[0].partition("|")[0], comments=True)[1:]
        assert protlib(*arguments).code == 0, line


@pytest.mark.parametrize("arguments", [("import", "-formx", "y.csv"), ("show", "-abcd")])
def test_options_of_what_takes_no_query_are_no_words_to_leave_out(protlib: Run, arguments: tuple[str, ...]) -> None:
    ran = protlib(*arguments)
    assert ran.code == 2
    assert "quotation marks" not in ran.err


CITING = "As [@jobe2010causes] and @smith2020 say.\n"
IN_AN_EMPTY_LIBRARY = [
    ["show", "k"], ["show", "@k"], ["open", "k"], ["edit", "k"], ["set", "k", "title=x"], ["tag", "k", "--add", "x"], ["remove", "k"],
    ["rekey", "k", "m"], ["cite", "k"], ["cite", "[@k, p. 3]"], ["export", "--key", "k", "--format", "ris"],
    ["export", "--cited-in", "r.md", "--format", "ris"], ["bibliography", "--cited-in", "r.md"], ["fill", "r.md"], ["fill", "wrong.md"],
    ["share", "--key", "k", "-o", "copy.json"], ["duplicates", "--merge", "k", "m"], ["duplicates", "--keep-both", "k", "m"],
    ["merge", "--conflicts", "k", "--prefer", "mine"], ["editions"], ["editions", "k", "m", "--link"], ["search", "@k"], ["list", "--saved", "k"], ["names", "--unify", "A", "B"],
]  # fmt: skip


@pytest.mark.parametrize("command", IN_AN_EMPTY_LIBRARY, ids=" ".join)
def test_a_key_of_an_empty_library_tells_that_it_is_empty(protlib: Run, command: list[str]) -> None:
    Path("r.md").write_text(CITING)
    Path("wrong.md").write_text(f"{CITING}\n[@a, @b]\n")
    ran = protlib(*command, stdin="")
    message = r"protlib: there is no library \S*library\.json\. To make it: protlib import FILE, or protlib add\n"
    assert re.fullmatch(message, ran.err), ran
    assert (ran.out, ran.code) == ("", 1)


def test_verify_tells_that_the_library_is_empty(protlib: Run) -> None:
    Path("r.md").write_text(CITING)
    assert "library.json. To make it: protlib import FILE" in protlib("verify", "r.md").err
    protlib("add", "--title", "Handbook")
    assert "there is no library" not in protlib("verify", "r.md").err


def test_a_key_of_another_library_is_told_as_ever(protlib: Run) -> None:
    protlib("add", "--title", "Handbook")
    assert protlib("show", "k").err == "protlib: no publication has the key k\n"


@pytest.mark.usefixtures("two_publications")
class TestWhatIsTypedForAnother:
    def test_a_number_that_is_a_symbol_is_told_with_its_field(self, protlib: Run) -> None:
        ran = protlib("search", "number:A/HRC/53/28")
        assert ran.code == 2
        assert "“number” cannot be searched, but a document symbol can: symbol:A/HRC/44/45\n" in ran.err

    @pytest.mark.parametrize("field", ["source", "volume", "archived"])
    def test_a_field_that_is_not_searched_is_told_with_the_line_that_shows_it(self, protlib: Run, field: str) -> None:
        ran = protlib("search", f"{field}:mine.xlsx")
        assert ran.code == 2
        line = f"protlib list --columns key,{field}"
        assert f"“{field}” cannot be searched; to see it: {line}\n" in ran.err
        assert protlib(*line.split()[1:]).code == 0

    @pytest.mark.parametrize(
        ("command", "file"),
        [("export", "x.bib"), ("export", "Team.XLSX"), ("share", "copy.json"), ("bibliography", "refs.docx")],
    )
    def test_a_file_without_its_option_is_told_with_it(self, protlib: Run, command: str, file: str) -> None:
        ran = protlib(command, file)
        assert ran.code
        assert f"; to write the file: -o {file}" in ran.err
        assert "to write the file" not in protlib(command, "zzzz", "-o", file).err

    def test_a_field_is_told_as_it_is_typed_where_a_change_is_undone(self, protlib: Run) -> None:
        protlib("set", "trafficking", "publisher place=Geneva", "publisher=IOM")
        assert "undone: set 'publisher place' publisher trafficking;" in protlib("undo").err


@pytest.mark.usefixtures("two_publications")
@pytest.mark.parametrize("command", [["show"], ["cite"], ["set"], ["tag"]], ids=lambda command: command[0])
def test_words_in_place_of_a_key_are_told_as_a_search(protlib: Run, command: list[str]) -> None:
    options = {"set": ["note=x"], "tag": ["--add", "x"]}.get(command[0], [])
    ran = protlib(*command, "child soldiers", *options)
    line = as_typed_here("protlib search 'child soldiers'")
    assert ran.err == f"protlib: no publication has the key child soldiers; to search for it: {line}\n"
