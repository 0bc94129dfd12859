"""Records side by side: what differs, what is the same, and on how wide a screen."""

import io
import json

import pytest
from rich.console import Console

from protlib.duplicates.groups import Group
from protlib.record.model import Name, Publication
from protlib.render.side_by_side import compare_records, draw_group, groups_for_scripts, percent, plain_lines

ONE = Publication(
    key="one",
    type="report",
    title=("Caring for <i>trafficked</i> persons"),
    authors=(Name("Jobe", "Alison"),),
    date="2009",
    tags=("health",),
    extra={"PMID": "1"},
    created="2020",
    source="a.ris",
)
TWO = ONE.changed(
    key="two", authors=(Name("Jobe", "A."),), publisher="IOM\x1b[31m", tags=(), created="2021", aliases=("x",)
)
THREE = TWO.changed(key="three", title="Caring for persons", abstract=" ".join(["long"] * 200))
GROUP = Group(("one", "two"), 0.97, ("same title", "author differs"))


def drawn_lines(*records: Publication, width: int, group: Group = GROUP) -> list[str]:
    out = io.StringIO()
    draw_group(group, records, Console(file=out, width=width, highlight=False, emoji=False, markup=False))
    return [line.rstrip() for line in out.getvalue().splitlines()]


def test_records_are_compared_in_the_order_of_their_fields_and_without_what_is_about_them() -> None:
    comparison = compare_records([ONE, TWO])
    assert comparison.same == ["type", "title", "date", "source", "PMID"]
    assert comparison.different == [
        ("authors", ("Jobe, Alison", "Jobe, A.")),
        ("publisher", ("", "IOM\x1b[31m")),
        ("tags", ("health", "")),
    ]


def test_two_records_stand_side_by_side() -> None:
    assert drawn_lines(ONE, TWO, width=80) == [
        "97 %  same title; author differs",
        "Caring for trafficked persons",
        "           1 one                          2 two",
        "authors    Jobe, Alison                   Jobe, A.",
        "publisher  –                              IOM�[31m",
        "tags       health                         –",
        "same: type, date, source, PMID",
    ]


@pytest.mark.parametrize(("width", "columns"), [(60, 1), (80, 1), (140, 3)])
def test_three_stand_below_each_other_where_the_screen_is_not_wide(width: int, columns: int) -> None:
    lines = drawn_lines(ONE, TWO, THREE, width=width)
    assert max(map(len, lines)) <= width
    [first] = [text for line in lines if "1 one" in (text := " ".join(line.split()))]
    assert ("3 three" in first) == (columns == 3)
    assert sum("Jobe, A." in line for line in lines) == (1 if columns == 3 else 2)
    assert sum(line.count("long") for line in lines) < 60


LONG_WORD = "Menschenhandelsopferschutzgesetz"
LONG_KEY = "bfw2019menschenhandelsopferschutz"
LONG_LINK = f"https://example.org/{'a/' * 40}"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": f"{LONG_WORD} von 2019"}, [f"title  1  {LONG_WORD} von 2019", "       2  Caring"]),
        ({"key": LONG_KEY, "title": "Caring"}, [f"key  1  {LONG_KEY}", "     2  one"]),
        ({"url": LONG_LINK}, ["     1 one                          2 one", "url  https://example.org/"]),
    ],
)
def test_records_stand_below_each_other_where_that_keeps_a_word_whole(
    changes: dict[str, str], expected: list[str]
) -> None:
    other_record = Publication(key="one", type="report", title="Caring")
    lines = drawn_lines(other_record.changed(**changes), other_record, width=80)
    assert all(any(line.startswith(start) for line in lines) for start in expected), lines


def test_records_that_say_the_same_are_one_line() -> None:
    lines = drawn_lines(ONE, ONE.changed(key="other"), width=80)
    assert [line.split() for line in lines[2:3]] == [["1", "one", "2", "other"]]
    assert lines[3:] == ["same: type, authors, date, tags, source, PMID"]


@pytest.mark.parametrize(("score", "output"), [(1.0, "100 %"), (0.8999, "89 %"), (0.29, "29 %"), (0.97, "97 %")])
def test_a_score_below_a_bound_is_not_shown_as_that(score: float, output: str) -> None:
    assert percent(score) == output


def test_scripts_read_lines_json_csv_and_keys() -> None:
    second_group = Group(("two", "three"), 0.8, ("titles alike 90 %",))
    assert list(plain_lines([GROUP, second_group])) == [
        "0.97\tone two\tsame title; author differs",
        "0.8\ttwo three\ttitles alike 90 %",
    ]
    objects = [
        {"keys": ["one", "two"], "score": 0.97, "reasons": ["same title", "author differs"]},
        {"keys": ["two", "three"], "score": 0.8, "reasons": ["titles alike 90 %"]},
    ]
    assert json.loads("".join(groups_for_scripts([GROUP, second_group], "json"))) == objects
    assert list(map(json.loads, groups_for_scripts([GROUP, second_group], "jsonl"))) == objects
    assert (
        "\n".join(groups_for_scripts([GROUP], "csv")) == "score,keys,reasons\n0.97,one; two,same title; author differs"
    )
    assert list(groups_for_scripts([GROUP, second_group], "keys")) == ["one", "two", "three"]
