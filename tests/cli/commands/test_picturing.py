"""`timeline` and `map` on the command line."""

import json
import os
import re
from pathlib import Path

import pytest

from protlib.formats import jsonl
from protlib.formats.parsed import WriteOptions
from protlib.record.model import Publication
from running import Run
from terminal import converse


@pytest.fixture
def filled(protlib: Run) -> Run:
    """A library of publications of some years with gaps between them, about countries, areas and what is no country."""
    given = [
        ("2011", "Nigeria"),
        ("2011", "Ghana"),
        ("2014", "Nigeria"),
        ("2015", "Cox's Bazar"),
        ("", "Worldwide"),
        ("2015", ""),
    ]
    records = [
        Publication(title=f"Title {number}", type="report", date=date, countries=(country,) if country else ())
        for number, (date, country) in enumerate(given)
    ]  # fmt: skip
    protlib(
        "import", "-", "--from", "jsonl", "--on-duplicate", "add", stdin=jsonl.dumps(records, WriteOptions())
    )
    return protlib


def test_a_timeline_has_every_year(filled: Run) -> None:
    assert filled("timeline") == ("2011\t2\n2012\t0\n2013\t0\n2014\t1\n2015\t2\n", "", 0)
    assert filled("timeline", "--format", "csv").out == "year,count\n2011,2\n2012,0\n2013,0\n2014,1\n2015,2\n"
    assert json.loads(filled("timeline", "--format", "json").out)[1] == {"year": 2012, "count": 0}


def test_a_timeline_has_a_row_for_each_value(filled: Run) -> None:
    assert filled("timeline", "--by", "countries").out.splitlines()[:2] == [
        "country\tcount\t2011\t2012\t2013\t2014\t2015",
        "Nigeria\t2\t1\t0\t0\t1\t0",
    ]
    assert json.loads(filled("timeline", "--by", "country", "-n", "1", "--format", "json").out) == [
        {"country": "Nigeria", "year": 2011, "count": 1},
        {"country": "Nigeria", "year": 2014, "count": 1},
    ]


def test_a_timeline_is_drawn_with_its_gaps(filled: Run) -> None:
    title, *lines = filled("timeline", "--plot").out.splitlines()
    assert title == "Publications over the years"
    assert lines[-2].split() == ["2011", "2012", "2013", "2014", "2015"]
    assert lines[-4].split() == ["███████"] * 3
    assert lines[-1] == "1 of 6 has no year"
    rows = filled("timeline", "--plot", "--by", "country", "-n", "2").out.splitlines()
    assert rows[-1] == "2 more countries not shown; 1 of 6 has no country; 1 of 6 has no year"


@pytest.mark.parametrize("command", ["timeline", "map"])
def test_a_picture_has_the_bytes_of_the_name_that_was_given(
    filled: Run, tmp_path: Path, command: str
) -> None:
    name = os.fsdecode(b"e\xcc\x81 \xff.svg")
    assert filled(command, "-o", name).code == 0
    assert (tmp_path / name).is_file()


@pytest.mark.parametrize("command", [("timeline",), ("timeline", "--by", "country"), ("map",)])
def test_a_picture_is_written(filled: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    assert filled(*command, "-o", "a.svg") == ("", "a.svg: 6 publications counted\n", 0)
    assert (tmp_path / "a.svg").read_text().startswith("<svg ")
    assert filled(*command, "-o", "a.png").code == 0
    assert (tmp_path / "a.png").read_bytes()[:4] == b"\x89PNG"
    assert filled(*command, "--format", "svg").out == (tmp_path / "a.svg").read_text()


def test_a_map_has_countries_and_no_areas(filled: Run) -> None:
    assert filled("map") == (
        "West Africa\tGhana\tGHA\t1\nWest Africa\tNigeria\tNGA\t2\nSouth Asia\tBangladesh\tBGD\t1\n", "", 0,
    )  # fmt: skip
    assert filled("map", "--format", "csv").out.splitlines()[:2] == [
        "region,country,code,count",
        "West Africa,Ghana,GHA,1",
    ]
    assert json.loads(filled("map", "--format", "json").out)[2] == {
        "region": "South Asia", "country": "Bangladesh", "code": "BGD", "count": 1,
    }  # fmt: skip
    drawn = filled("map", "--plot").out
    assert "NGA█2" in drawn
    assert "not on the map: Worldwide (1); 1 of 6 names no country; about no country of" in drawn


@pytest.mark.parametrize(
    ("command", "code", "out", "told"),
    [
        (("timeline", "nowhere"), 1, "", "nothing found"),
        (("timeline", "--missing", "date", "--format", "json"), 1, "[]\n", "nothing to count by year"),
        (("timeline", "--missing", "date", "-o", "a.svg"), 1, "", "nothing to count by year"),
        (("map", "--missing", "countries"), 1, "", "nothing to count by country"),
        (
            ("map", "--country", "Worldwide", "--format", "json"),
            1,
            "[]\n",
            "nothing that is about a single country",
        ),
        (("timeline", "--limit", "3"), 2, "", "--limit is for --by: a timeline has every year"),
        (
            ("timeline", "--by", "year"),
            2,
            "",
            "publications are counted by two different things, not by year twice",
        ),
        (("map", "-o", "a.docx"), 2, "", "cannot tell a chart from “a.docx”"),
    ],
)
def test_what_cannot_be_drawn_is_told_in_a_line(
    filled: Run, tmp_path: Path, command: tuple[str, ...], code: int, out: str, told: str
) -> None:
    ran = filled(*command)
    assert (ran.out, ran.code, ran.err.count("\n")) == (out, code, 1)
    assert told in ran.err
    assert not (tmp_path / "a.svg").exists()


def test_an_empty_library_is_told_so(protlib: Run) -> None:
    for command in ("timeline", "map", "stats"):
        ran = protlib(command, "--format", "json")
        assert (ran.out, ran.code, "is empty" in ran.err) == ("[]\n", 1, True)


@pytest.mark.parametrize("command", ["timeline", "map"])
def test_what_is_not_public_is_in_no_picture_unless_it_is_asked_for(filled: Run, command: str) -> None:
    filled("add", "--title", "Zqsecret", "--year", "1871", "--country", "Kenya", "--access", "internal")
    told = {"timeline": "1871", "map": "Kenya: 1"}[command]
    ran = filled(command, "--format", "svg")
    assert ran.err == "left out: 1 internal; to include them: --include internal\n"
    assert told not in ran.out
    assert told in filled(command, "--format", "svg", "--include", "internal").out


_NOTHING_ASKED = re.compile(r"\Z.")


def test_on_a_terminal_it_is_drawn_to_fit_and_no_png_is_written_to_it(filled: Run) -> None:
    shown = converse(["timeline"], [], _NOTHING_ASKED)
    lines = shown.out.splitlines()
    assert (lines[0], len(lines), shown.code) == ("Publications over the years", 23, 0)
    assert max(map(len, lines)) <= 80
    refused = converse(["map", "--format", "png"], [], _NOTHING_ASKED)
    assert (refused.out, refused.code) == (
        "protlib: png is no text for a terminal; write it to a file: -o chart.png\n",
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
            "Publications about Ghana by type and year",
        ),
        (("timeline", "--country", "Ghana"), "Publications about Ghana over the years"),
        (
            ("timeline", "--country", "Ghana", "--by", "type"),
            "Publications about Ghana by type, over the years",
        ),
        (("map", "--type", "report"), "Publications (Report) by country"),
    ],
)
def test_the_title_of_a_picture_says_what_was_counted(
    filled: Run, command: tuple[str, ...], title: str
) -> None:
    drawn = filled(*command, "--format", "svg").out
    assert re.search(r"<title>([^<]*)</title>", drawn)[1] == title  # type: ignore[index]
