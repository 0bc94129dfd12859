"""`stats` as charts and pictures: over the years, and by country."""

import json
import os
import re
from datetime import datetime, tzinfo
from pathlib import Path

import pytest

from harness.made_once import made_once
from programs.running import Run
from programs.terminal import converse
from protlib.formats import jsonl
from protlib.formats.parsed import WriteOptions
from protlib.record.model import Publication

YEARS = ("stats", "--by", "year")
COUNTRIES = ("stats", "--by", "country")


@pytest.fixture
@made_once
def filled(protlib: Run) -> Run:
    """A library of publications of some years with gaps between them, about countries, areas and what is no country."""
    rows = [
        ("2011", "Nigeria"),
        ("2011", "Ghana"),
        ("2014", "Nigeria"),
        ("2015", "Cox's Bazar"),
        ("", "Worldwide"),
        ("2015", ""),
    ]
    records = [
        Publication(title=f"Title {number}", type="report", date=date, countries=(country,) if country else ())
        for number, (date, country) in enumerate(rows)
    ]  # fmt: skip
    protlib("import", "-", "--from", "jsonl", "--on-duplicate", "add", stdin=jsonl.dumps(records, WriteOptions()))
    return protlib


def test_a_timeline_has_every_year(filled: Run) -> None:
    for options in (("--by", "year", "--plot"), ("--plot", "timeline"), ("--by", "year", "--plot", "timeline")):
        printed = filled("stats", *options, "--format", "csv")
        assert printed == ("year,count\n2011,2\n2012,0\n2013,0\n2014,1\n2015,2\n", "1 of 6 has no year\n", 0)
    assert json.loads(filled("stats", *options, "--format", "json").out)[1] == {"year": 2012, "count": 0}
    assert filled("stats", *options, "-n", "2", "--format", "csv").out == "year,count\n2014,1\n2015,2\n"


def test_a_timeline_has_a_row_for_each_value(filled: Run) -> None:
    for line in (
        "--by countries --by year --plot",
        "--by year --by country --plot",
        "--by country --plot timeline",
    ):
        assert filled("stats", *line.split(), "--format", "csv").out.splitlines()[:2] == [
            "country,count,2011,2012,2013,2014,2015",
            "Nigeria,2,1,0,0,1,0",
        ]
    assert json.loads(filled("stats", *line.split(), "-n", "1", "--format", "json").out) == [
        {"country": "Nigeria", "year": 2011, "count": 1},
        {"country": "Nigeria", "year": 2014, "count": 1},
    ]


def test_a_timeline_is_drawn_with_its_gaps(filled: Run) -> None:
    title, *lines = filled("stats", "--by", "year", "--plot").out.splitlines()
    assert title == "Publications over the years"
    assert lines[-2].split() == ["2011", "2012", "2013", "2014", "2015"]
    assert lines[-4].split() == ["███████"] * 3
    assert lines[-1] == "1 of 6 has no year"
    rows = filled("stats", "--plot", "--by", "country", "--by", "year", "-n", "2").out.splitlines()
    assert " ".join(rows[-2:]) == (
        "2 more countries not shown; 1 of 6 has no country; 1 of 6 has no year; "
        "one scale for all rows: the highest column is 1"
    )


@pytest.mark.parametrize("by", ["year", "country"])
def test_a_picture_has_the_bytes_of_the_name_that_was_given(filled: Run, tmp_path: Path, by: str) -> None:
    name = os.fsdecode(b"e\xcc\x81 \xff.svg")
    assert filled("stats", "--by", by, "-o", name).code == 0
    assert (tmp_path / name).is_file()


@pytest.mark.parametrize(
    "command", [YEARS, (*YEARS, "--by", "country"), pytest.param(COUNTRIES, marks=pytest.mark.slow)]
)
def test_a_picture_is_written(filled: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    assert filled(*command, "-o", "a.svg") == ("", "a.svg: 6 publications counted\n", 0)
    assert (tmp_path / "a.svg").read_text().startswith("<svg ")
    assert filled(*command, "-o", "a.png").code == 0
    assert (tmp_path / "a.png").read_bytes()[:4] == b"\x89PNG"
    assert filled(*command, "--format", "svg").out == (tmp_path / "a.svg").read_text()


def test_a_map_has_countries_and_no_areas(filled: Run) -> None:
    for options in (COUNTRIES, ("stats",)):
        assert filled(*options, "--plot", "map", "--format", "csv") == (
            "region,country,code,count\nWest Africa,Ghana,GHA,1\nWest Africa,Nigeria,NGA,2\nSouth Asia,Bangladesh,BGD,1\n",
            "not on the map: Worldwide (1)\n1 of 6 names no country\n", 0,
        )  # fmt: skip
    assert json.loads(filled(*COUNTRIES, "--plot", "--format", "json").out)[2] == {
        "region": "South Asia", "country": "Bangladesh", "code": "BGD", "count": 1,
    }  # fmt: skip
    chart = filled(*COUNTRIES, "--plot").out
    assert "Nigeria (NG) 2, Ghana (GH) 1" in chart
    assert "not on the map: Worldwide (1); 1 of 6 names no country; about no country of" in chart


@pytest.mark.parametrize(
    ("command", "code", "out", "message"),
    [
        (("stats", "nowhere", "--by", "year", "--plot"), 1, "", "nothing found"),
        ((*YEARS, "--plot", "--missing", "date", "--format", "json"), 1, "[]\n", "nothing to count by year"),
        ((*YEARS, "--missing", "date", "-o", "a.svg"), 1, "", "nothing to count by year"),
        ((*COUNTRIES, "--plot", "--missing", "countries"), 1, "", "nothing to count by country"),
        (
            (*COUNTRIES, "--plot", "map", "--country", "Worldwide", "--format", "json"),
            1,
            "[]\n",
            "nothing that is about a single country",
        ),
        (
            (*YEARS, "--by", "year", "--plot", "timeline"),
            2,
            "",
            "count by two different things, not by year twice",
        ),
        ((*COUNTRIES, "-o", "a.docx"), 2, "", "cannot tell the format from “a.docx”"),
    ],
)
def test_what_cannot_be_drawn_is_told_in_a_line(
    filled: Run, tmp_path: Path, command: tuple[str, ...], code: int, out: str, message: str
) -> None:
    ran = filled(*command)
    assert (ran.out, ran.code, ran.err.count("\n")) == (out, code, 1)
    assert message in ran.err
    assert not (tmp_path / "a.svg").exists()


def test_an_empty_library_is_told_so(protlib: Run) -> None:
    for plot in ("--plot=timeline", "--plot=map", "--plot", "--no-pager"):
        ran = protlib("stats", plot, "--format", "json")
        assert (ran.out, ran.code, "there is no library" in ran.err) == ("[]\n", 1, True)


@pytest.mark.parametrize("by", ["year", "country"])
def test_what_is_not_public_is_in_no_picture_unless_it_is_asked_for(filled: Run, by: str) -> None:
    filled("add", "--title", "Zqsecret", "--year", "1871", "--country", "Kenya", "--access", "internal")
    caption = {"year": "1871", "country": "Kenya: 1"}[by]
    ran = filled("stats", "--by", by, "--format", "svg")
    assert ran.err == "left out: 1 internal; to include them: --include internal\n"
    assert caption not in ran.out
    assert caption in filled("stats", "--by", by, "--format", "svg", "--include", "internal").out


_NOTHING_ASKED = re.compile(r"\Z.")


@pytest.mark.slow
def test_on_a_terminal_it_is_drawn_to_fit_and_no_png_is_written_to_it(filled: Run) -> None:
    ran = converse([*YEARS, "--plot"], [], _NOTHING_ASKED)
    lines = ran.out.splitlines()
    assert (lines[0], len(lines), ran.code) == ("Publications over the years", 23, 0)
    assert max(map(len, lines)) <= 80
    refused = converse([*COUNTRIES, "--format", "png"], [], _NOTHING_ASKED)
    assert (refused.out, refused.code) == (
        "protlib: cannot print a PNG on a terminal; write it to a file: -o chart.png\n",
        2,
    )


@pytest.mark.parametrize(
    ("command", "title"),
    [
        (("stats", "--by", "type"), "Publications by type"),
        (
            ("stats", "title", "--by", "type", "--year", "2015.."),
            "Publications on title, since 2015, by type",
        ),
        (
            ("stats", "--country", "Ghana", "--by", "type", "--by", "year"),
            "Publications about Ghana, by type, over the years",
        ),
        (
            ("stats", "--country", "Ghana", "--by", "type", "--by", "year", "--plot", "table"),
            "Publications about Ghana, by type and year",
        ),
        ((*YEARS, "--country", "Ghana"), "Publications about Ghana, over the years"),
        ((*YEARS, "--plot", "bars", "--country", "Ghana"), "Publications about Ghana, by year"),
        ((*COUNTRIES, "--type", "report"), "Publications (Report), by country"),
    ],
)
def test_the_title_of_a_picture_says_what_was_counted(filled: Run, command: tuple[str, ...], title: str) -> None:
    svg = filled(*command, "--format", "svg").out
    assert re.search(r"<title>([^<]*)</title>", svg)[1] == title  # type: ignore[index]


class _Noon(datetime):
    """A clock that stands."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "_Noon":
        return cls(2027, 1, 9, 12, tzinfo=tz)


@pytest.mark.slow
def test_a_picture_says_how_many_when_and_from_where(
    filled: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("datetime.datetime", _Noon)
    svg = filled(*COUNTRIES, "--title", "Where we work", "--source", "Protection cluster", "--format", "svg").out
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    assert texts[:2] == ["Where we work", "6 publications · 9 January 2027"]
    assert texts[-1] == "Source: Protection cluster"
    filled(*COUNTRIES, "-o", "map.png")
    description = (tmp_path / "map.png").read_bytes().partition(b"Description\0")[2][4:400]
    assert description.decode(errors="ignore").startswith("6 publications · 9 January 2027. Ghana (West Africa): 1")


@pytest.mark.parametrize(
    "question",
    [
        ("--title", "Mine"),
        ("--source", "Us", "--format", "csv"),
        ("--source", "Us", "--plot"),
        ("--locale", "fr", "--plot"),
    ],
)
def test_a_title_and_a_source_need_what_can_show_them(filled: Run, question: tuple[str, ...]) -> None:
    message = "--title works with --plot and pictures, --source and --locale with pictures: -o chart.svg"
    assert filled("stats", *question) == ("", f"protlib: {message}\n", 2)


@pytest.mark.parametrize(
    ("locale", "question", "words"),
    [
        ("fr", ("--by", "region"), ["Publications par région", "Afrique de l’Ouest"]),
        ("es", ("--by", "type", "--by", "region"), ["Publicaciones por tipo y región", "Informe"]),
        ("fr", ("--by", "country"), ["Publications par pays", "Hors de la carte : ", "Source : MSF"]),
        ("ar", ("--by", "country"), ["منشورات حسب البلد", "المصدر: MSF"]),
        (
            "ar",
            ("--by", "region", "--plot", "timeline", "-n", "2"),
            ["منشورات حسب المنطقة، على مر السنين", "المنطقة: "],
        ),
        ("de", ("--by", "type"), ["Publications by type", "Report"]),
    ],
)
def test_a_picture_speaks_a_language(
    sample: Run, monkeypatch: pytest.MonkeyPatch, locale: str, question: tuple[str, ...], words: list[str]
) -> None:
    svg = sample("stats", *question, "--locale", locale, "--source", "MSF", "--format", "svg").out
    assert [word for word in words if word not in svg] == []
    assert re.findall(r'font-size="17"( text-anchor="end")?', svg) == [' text-anchor="end"' if locale == "ar" else ""]
    monkeypatch.setenv("PROTLIB_LANGUAGE", locale)
    assert sample("stats", *question, "--source", "MSF", "--format", "svg").out == svg


def test_a_caption_names_regions_in_regions(protlib: Run) -> None:
    protlib("add", "--title", "One", "--key", "one", "--country", "Ghana")
    protlib("add", "--title", "Two", "--key", "two", "--region", "Asia")
    note = "regions overlap: Africa includes Sub-Saharan Africa"
    assert note in protlib("stats", "--plot").out
    assert note in protlib("stats", "--format", "csv").err
    assert "Africa includes" in protlib("stats", "--format", "svg").out
    assert "overlap" not in protlib("stats", "--plot", "--as-catalogued").out


def test_types_and_languages_have_the_names_that_people_know(protlib: Run) -> None:
    protlib("add", "--title", "One", "--key", "one", "--type", "article-journal", "--language", "fr")
    assert "Journal article  1" in protlib("stats", "--by", "type", "--plot").out
    assert "French  1" in protlib("stats", "--by", "language", "--plot").out
    assert protlib("stats", "--by", "type", "--format", "csv").out == "type,count\narticle-journal,1\n"


def test_a_chart_that_does_not_fit_is_not_chosen_and_another_can_be_asked_for(filled: Run) -> None:
    bars = ["Publications by country", "6 publications", "Nigeria"]
    for options in (("--plot", "bars"), ("--plot", "-n", "3"), ("--plot", "--as-catalogued"), ("--plot=bars",)):
        lines = filled(*COUNTRIES, *options).out.splitlines()
        assert [*lines[:2], lines[2].split()[0]] == bars, options
    worldwide = filled(*COUNTRIES, "--plot", "--country", "Worldwide")
    assert (worldwide.out.splitlines()[2].split()[:2], worldwide.code) == (["Worldwide", "1"], 0)
    assert filled(*COUNTRIES, "--country", "Worldwide", "-o", "a.svg").code == 0
    years = filled(*YEARS, "--plot", "bars").out.splitlines()
    assert [line.split()[0] for line in years[2:5]] == ["2011", "2014", "2015"]
    table = filled("stats", "--by", "country", "--by", "year", "--plot", "table").out.splitlines()
    assert table[2].split() == ["2011", "2012", "2013", "2014", "2015"]


def test_a_word_behind_plot_is_one_of_the_query_but_for_the_name_of_a_chart(filled: Run) -> None:
    assert filled(*YEARS, "--plot", "title", "--format", "csv").out.count("\n") == 6
    takes = "protlib: nothing found; --plot takes bars, timeline, map or table"
    line = "protlib stats --by year --plot"
    message = f"{takes}, so “pie” was searched for. For a chart: {line} bars\n"
    assert filled(*YEARS, "--plot", "pie") == ("", message, 1)
    message = f"{takes}, so “tabel” was searched for. For a chart: {line} table -n 3\n"
    assert filled(*YEARS, "--plot", "tabel", "-n", "3").err == message
    message = f"{takes}, so “years.SVG” was searched for. For a chart: {line} -o years.SVG\n"
    assert filled(*YEARS, "--plot", "years.SVG").err == message
    assert filled(*YEARS, "--plot", "-o", "years.SVG").code == 0
    assert filled(*YEARS, "--plot", "--", "bars").err == "protlib: nothing found\n"
    assert filled(*YEARS, "--format", "csv", "--plot").out.count("\n") == 6
    assert filled(*YEARS, "--plot", "Bars").out.startswith("Publications by year\n")


def test_counts_without_a_chart_are_a_list(filled: Run) -> None:
    assert filled(*YEARS) == ("2011\t2\n2014\t1\n2015\t2\n", "1 of 6 has no year\n", 0)
    assert filled(*YEARS, "--format", "table").err == ""  # it says so itself
    for form in ("json", "csv"):
        assert filled(*YEARS, "--format", form).err == "1 of 6 has no year\n"
    assert "1 of 6 has no year\n" in filled("stats", "--by", "region", "--by", "year", "--format", "csv").err
    message = filled(*YEARS, "-o", "years.json").err
    assert message == "years.json: 6 publications counted\n1 of 6 has no year\n"
    assert filled(*COUNTRIES, "--format", "csv").out.splitlines()[0] == "country,count"
    assert filled(*YEARS, "-o", "years.csv").code == 0
    assert Path("years.csv").read_text() == "year,count\n2011,2\n2014,1\n2015,2\n"
    assert filled(*YEARS, "--plot", "-o", "years.csv").code == 0
    assert Path("years.csv").read_text() == "year,count\n2011,2\n2012,0\n2013,0\n2014,1\n2015,2\n"


@pytest.mark.parametrize(("locale", "is_told"), [("de", True), ("fr", False)])
def test_a_picture_that_cannot_be_in_a_language_says_so(sample: Run, locale: str, is_told: bool) -> None:
    err = sample("stats", "--locale", locale, "--format", "svg").err
    assert ("a picture can be in en, fr, es or ar; this one is in English\n" in err) == is_told
