"""`stats` on the command line: numbers, and what cannot be counted."""

import json
import sys
from pathlib import Path

import pytest

from harness.made_once import made_once
from programs.running import Run
from protlib.formats import jsonl
from protlib.formats.parsed import WriteOptions
from protlib.record.model import Name, Publication
from protlib.render.charts import png
from protlib.system.installation import install_extra_command


@pytest.fixture
@made_once
def filled(protlib: Run) -> Run:
    """A library of seven years, each with as many publications as its last figure says, about places in Africa."""
    records = [
        Publication(title=f"Title {year} {number}", type="report", date=str(year), countries=("Nigeria",))
        for year in range(2011, 2018)
        for number in range(year - 2010)
    ]
    protlib("import", "-", "--from", "jsonl", stdin=jsonl.dumps(records, WriteOptions()))
    return protlib


def test_of_years_the_newest_are_counted(filled: Run) -> None:
    assert filled("stats", "--by", "year", "-n", "3").out == "2015\t5\n2016\t6\n2017\t7\n"
    assert len(filled("stats", "--by", "year").out.splitlines()) == 7
    assert len(filled("stats", "--by", "year", "-n", "99").out.splitlines()) == 7


def test_a_region_counts_as_search_finds_it_or_as_the_catalogue_has_it(filled: Run) -> None:
    keys = filled("search", "--region", "Africa", "--format", "keys").out.splitlines()
    assert f"Africa\t{len(keys)}\n" in filled("stats").out
    assert filled("stats", "--as-catalogued").code == 1
    assert filled("stats", "--as-catalogued", "--by", "country").out == "Nigeria\t28\n"


def test_what_is_no_place_is_not_counted_as_catalogued(filled: Run) -> None:
    ran = filled("stats", "--by", "author", "--as-catalogued")
    assert (ran.out, ran.code) == ("", 2)
    assert "--as-catalogued works with regions, countries and languages, not with --by author" in ran.err


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("json", '[\n  {\n    "country": "Nigeria",\n    "count": 28\n  }\n]\n'),
        ("csv", "country,count\nNigeria,28\n"),
    ],
)
def test_counts_are_printed_as_scripts_want_them(filled: Run, form: str, printed: str) -> None:
    assert filled("stats", "--by", "country", "--format", form).out == printed


def test_authors_are_counted_as_names_have_it(protlib: Run) -> None:
    protlib(
        "add", "--title", "Aid", "--author", "Leïla d'Almeida", "--author", "Ahmed al-Haj", "--author", "Jan van Dijk"
    )
    printed = protlib("stats", "--by", "author").out.splitlines()
    assert sorted(printed) == ["al-Haj, Ahmed\t1", "d'Almeida, Leïla\t1", "van Dijk, Jan\t1"]


def test_counts_are_drawn_as_bars(filled: Run) -> None:
    newest, *_rest = filled("stats", "--by", "year", "-n", "1", "--format", "table").out.splitlines()
    assert newest.split()[:2] == ["2017", "7"]
    assert "█" in newest


def test_a_message_says_that_there_is_nothing_to_count(filled: Run) -> None:
    assert filled("stats", "--by", "tag") == ("", "protlib: nothing to count by tag\n", 1)


TWO = ("stats", "--by", "country", "--by", "year", "2016 OR 2017 OR 2011")


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("", "country\tcount\t2011\t2016\t2017\nNigeria\t14\t1\t6\t7\n"),
        ("csv", "country,count,2011,2016,2017\nNigeria,14,1,6,7\n"),
        ("table", "             2011  2012  2013  2014  2015  2016  2017\nNigeria  14    1░    ·     ·     ·     ·     6█    7█\n"),
    ],
)  # fmt: skip
def test_two_things_make_a_table(filled: Run, form: str, printed: str) -> None:
    assert filled(*TWO, *(("--format", form) if form else ())) == (printed, "", 0)


def test_a_table_is_an_object_for_each_pair_in_json(filled: Run) -> None:
    assert json.loads(filled(*TWO, "--format", "json").out) == [
        {"country": "Nigeria", "year": year, "count": count} for year, count in ((2011, 1), (2016, 6), (2017, 7))
    ]
    turned = json.loads(filled("stats", "--by", "year", "--by", "country", "-n", "1", "--format", "json").out)
    assert turned == [{"year": 2017, "country": "Nigeria", "count": 7}]


@pytest.mark.parametrize(
    ("by", "message"),
    [
        ("region regions", "count by two different things, not by region twice"),
        ("region year type", "count by one or two things, not by region, year, type"),
        ("region yaer", "“yaer” is not one of "),
        ("author type --as-catalogued", "--as-catalogued works with regions, countries and languages, not with --by author --by type"),
        ("area --as-catalogued", "--as-catalogued works with regions, countries and languages, not with --by area"),
        ("type --plot map", "a map needs countries: protlib stats --by country --plot map"),
        ("region --plot map", "a map needs countries: protlib stats --by country --plot map"),
        ("country year --plot map", "a map needs countries: protlib stats --by country --plot map"),
        ("country --plot map --limit 3", "a map shows all countries; for --limit or --as-catalogued: --plot bars"),
        ("country --plot map --as-catalogued", "for --limit or --as-catalogued: --plot bars"),
        ("type region --plot timeline", "a timeline needs years: --by type --by year"),
        ("type year --plot bars", "bars need one facet: --by type --plot bars"),
        ("type --plot table", "a table needs two facets: --by type --by year"),
        ("year --plot table", "a table needs two facets: --by year --by type"),
        ("year --plot=pie", "'pie' is not one of 'auto', 'bars', 'timeline', 'map', 'table'"),
        ("year -o chart.svg --format csv", "chart.svg has the suffix of svg, but --format is csv; leave out --format"),
        ("year -o there", "there is a folder; name a file in it"),
        ("year -o chart.png --format table", "--format table is for the terminal. For a file, leave out --format; the suffix decides"),
        ("year -o counts.xlsx", "counts.xlsx: counts make no workbook; name the file .csv. In Excel: Data, From Text/CSV"),
        ("year -o counts.xlsx --format csv", "counts.xlsx: counts make no workbook; name the file .csv."),
        ("year -o chart.docx", "cannot tell the format from “chart.docx”; name the file .svg, .png, .csv or .json"),
        ("year --include internal", "--include works with pictures and files"),
        ("year -o library.json", "library.json is a protlib library; write to another file"),
    ],
)  # fmt: skip
def test_what_cannot_be_counted_or_drawn_is_refused(filled: Run, by: str, message: str) -> None:
    fields, options = by.split(" -", maxsplit=1)[0].split(), by.split()
    arguments = [part for field in fields if not field.startswith("-") for part in ("--by", field)]
    Path("there").mkdir()
    ran = filled("stats", *arguments, *options[len(arguments) // 2 :])
    assert (ran.out, ran.code, ran.err.count("\n")) == ("", 2, 1)
    assert message in ran.err


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (("--by", "tag", "--by", "year"), "nothing to count by tag"),
        (("--by", "year", "--by", "tag"), "nothing to count by tag"),
        (("--by", "tag", "--plot"), "nothing to count by tag"),
        (("nowhere", "--plot"), "nothing found"),
        (("--by", "tag", "-o", "chart.svg"), "nothing to count by tag"),
    ],
)
def test_nothing_is_drawn_of_nothing(filled: Run, tmp_path: Path, question: tuple[str, ...], message: str) -> None:
    ran = filled("stats", *question)
    assert (ran.out, ran.code) == ("", 1)
    assert ran.err == f"protlib: {message}\n"
    assert not (tmp_path / "chart.svg").exists()


def test_a_chart_is_drawn_as_wide_as_is_asked(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = filled("stats", "--by", "year", "--plot").out
    title, *lines = plain.splitlines()
    assert (title, len(lines), max(map(len, lines))) == ("Publications over the years", 21, 58)
    assert "\x1b" not in plain
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("LINES", "12")
    title, *lines = filled("stats", "--by", "year", "--plot").out.splitlines()
    assert (len(lines), max(map(len, lines)) <= 40) == (9, True)
    *_rows, years, note, more = filled("stats", "--by", "year", "--by", "country", "--plot").out.splitlines()
    assert years.split() == ["2011", "2013", "2015"]
    assert f"{note} {more}" == "one scale for all rows: the highest column is 7"


def test_a_field_that_is_called_as_the_count_is_stands_beside_it(protlib: Run) -> None:
    protlib("fields", "add", "count")
    protlib("add", "--title", "One", "--key", "one", "--year", "2010")
    protlib("set", "one", "count=many")
    assert json.loads(protlib("stats", "--by", "count", "--format", "json").out) == [{"value": "many", "count": 1}]
    assert protlib("stats", "--by", "count", "--by", "year", "--format", "csv").out == "value,count,2010\nmany,1,1\n"
    assert json.loads(protlib("stats", "--by", "count", "--by", "year", "--format", "json").out) == [
        {"value": "many", "year": 2010, "count": 1}
    ]


@pytest.mark.slow
def test_a_picture_is_told_by_its_suffix(filled: Run, tmp_path: Path) -> None:
    ran = filled("stats", "--by", "year", "-o", "chart.svg")
    assert ran == ("", "chart.svg: 28 publications counted\n", 0)
    svg = (tmp_path / "chart.svg").read_text()
    assert svg == filled("stats", "--by", "year", "--format", "svg").out
    assert "<title>2017: 7</title>" in svg
    assert filled("stats", "--by", "year", "-o", "chart.png").code == 0
    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")
    assert filled("stats", "--by", "country", "-o", "counts.csv").code == 0
    assert (tmp_path / "counts.csv").read_text() == "country,count\nNigeria,28\n"
    assert filled("stats", "--by", "country", "-o", "counts.json").code == 0
    assert json.loads((tmp_path / "counts.json").read_text()) == [{"country": "Nigeria", "count": 28}]


def test_a_png_needs_its_extra(filled: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    message = f"protlib: a PNG needs resvg: {install_extra_command('charts')}. An SVG needs nothing\n"
    assert filled("stats", "-o", "chart.png") == ("", message, 2)
    assert not (tmp_path / "chart.png").exists()


def test_an_extra_that_the_system_does_not_load_is_not_asked_for_again(
    filled: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Offices let few programs run: then "DLL load failed" was answered with the line that installs what is there."""
    (tmp_path / "blocked").mkdir()
    (tmp_path / "blocked" / "resvg_py.py").write_text("raise ImportError('DLL load failed.')")
    monkeypatch.delitem(sys.modules, "resvg_py", raising=False)
    monkeypatch.syspath_prepend(tmp_path / "blocked")
    fault = "a PNG needs resvg, which is installed but cannot be loaded: DLL load failed"
    assert filled("stats", "-o", "chart.png") == ("", f"protlib: {fault}. An SVG needs nothing\n", 2)
    assert png.find_fault() == fault


def test_a_picture_leaves_out_what_is_not_public_and_says_so(filled: Run) -> None:
    filled("add", "--title", "Zqsecret", "--author", "Zqson, Ana", "--access", "confidential")
    assert "Zqson" in filled("stats", "--by", "author").out
    ran = filled("stats", "--by", "author", "--format", "svg")
    assert (ran.out, ran.code) == ("", 1)
    ran = filled("stats", "--by", "type", "--format", "svg")
    assert ran.err == "left out: 1 confidential; to include them: --include confidential\n"
    assert "28 publications" in ran.out
    ran = filled("stats", "--by", "author", "--format", "svg", "--include", "confidential")
    assert ("Zqson" in ran.out, ran.err) == (True, "")
    ran = filled("stats", "zqsecret", "--by", "author", "--format", "svg")
    assert (
        ran.err == "protlib: left out: 1 confidential; to include them: --include confidential; nothing was written\n"
    )
    assert ran.code == 1


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_file_of_counts_leaves_out_what_is_not_public_and_says_so(filled: Run, form: str) -> None:
    filled("add", "--title", "Zqsecret", "--author", "Zqson, Ana", "--access", "confidential")
    filled("add", "--title", "Zqpublic", "--author", "Zqdaughter, Eve")
    path = Path(f"authors.{form}")
    ran = filled("stats", "zqsecret", "--by", "author", "-o", str(path))
    assert (ran.code, path.exists()) == (1, False)
    ran = filled("stats", "--by", "author", "-o", str(path))
    assert ran.err.startswith("left out: 1 confidential; to include them: --include confidential\n")
    assert ("Zqson" in path.read_text(), "Zqdaughter" in path.read_text()) == (False, True)
    filled("stats", "--by", "author", "-o", str(path), "--include", "confidential", "--force")
    assert "Zqson" in path.read_text()
    assert "Zqson" in filled("stats", "--by", "author", "--format", form).out


def test_a_house_draws_the_regions_of_a_selection(filled: Run) -> None:
    assert len(filled("list", "--region", "Sahel", "--format", "keys").out.splitlines()) == 28
    assert len(filled("list", "--region", "Sahel", "--as", "un", "--format", "keys").out.splitlines()) == 28
    assert filled("list", "--region", "Sahel", "--as", "unhcr").code == 1
    assert filled("export", "region:sahel", "-f", "ris", "--as", "unhcr").code == 1
    assert "West Africa\t28" in filled("stats", "--as", "unhcr").out


def test_what_is_about_an_area_is_found_by_its_country_and_region(protlib: Run) -> None:
    protlib("add", "--title", "Camps", "--country", "Coxs Bazar district", "--key", "camps")
    for options in (
        ("--country", "Bangladesh"),
        ("--region", "South Asia"),
        ("country:chattogram",),
        ("bangladesh",),
    ):
        assert protlib("search", *options, "--format", "keys").out == "camps\n", options
    assert protlib("stats", "--by", "country").out == "Bangladesh\t1\n"
    assert protlib("stats", "--by", "area").out == "Cox's Bazar\t1\n"
    assert protlib("stats", "--by", "country", "--as-catalogued").out == "Cox's Bazar\t1\n"


@pytest.mark.parametrize("tag", ["=1+1", "+1+1", "@SUM(A1)", "-2+3+cmd|' /C calc'!A0", "=HYPERLINK(1)"])
def test_the_counts_hold_no_formula(protlib: Run, tag: str) -> None:
    protlib("add", "--title", "Something", "--tag", tag)
    [_head, line] = protlib("stats", "--by", "tag", "--format", "csv").out.splitlines()
    assert line.lstrip('"').startswith("'")


APART = [
    Publication(title="Of nobody", type="report", date="2010", tags=("alone",)),
    Publication(title="Of many", type="report", date="2011", authors=tuple(Name(family=f"F{number}") for number in range(30))),
]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "printed"),
    [
        (("--format", "json"), "[]\n"),
        (("--plot",), ""),
        (("-o", "chart.svg"), ""),
        (("--format", "csv"), None),
    ],
)
def test_where_no_publication_has_both_it_is_told(protlib: Run, question: tuple[str, ...], printed: str | None) -> None:
    protlib("import", "-", "--from", "jsonl", stdin=jsonl.dumps(APART, WriteOptions()))
    ran = protlib("stats", "--by", "tag", "--by", "author", *question)
    assert (ran.err, ran.code) == ("protlib: nothing has both: tag and author\n", 1)
    assert printed is None or ran.out == printed
    assert not Path("chart.svg").exists()


def test_of_more_columns_than_there_is_room_for_those_are_shown_that_the_rows_have(protlib: Run) -> None:
    last = Publication(title="Of one", type="report", date="2012", tags=("one",), authors=(Name(family="Zimm"),))
    protlib("import", "-", "--from", "jsonl", stdin=jsonl.dumps([*APART, last], WriteOptions()))
    ran = protlib("stats", "--by", "tag", "--by", "author", "--plot")
    assert (ran.out.splitlines()[2].split()[-1], "30 more authors not shown" in ran.out) == ("Zimm", False)
    assert ran.out.count("1█") == 1
    assert "one, Zimm: 1" in protlib("stats", "--by", "tag", "--by", "author", "--format", "svg").out
