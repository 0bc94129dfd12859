"""What people and scripts are shown: whole titles, whole keys, nothing that steers the terminal."""

import io
import json

import pytest

from protlib import render
from protlib.model import Name, Publication
from protlib.summary import Summary

HOSTILE = Publication(
    key="iom2009caring",
    title="Caring for [bold]Trafficked[/] Persons \x1b[31mred\x1b[0m\x9b1m and <i>more</i>",
    authors=(
        Name(literal="International Organization for Migration", short="IOM"),
        Name(family="Jobe", given="Alison"),
    ),
    date="2009-07",
    countries=("Nigeria",),
    regions=("West Africa", "Central Africa"),
    abstract="One\n\ntwo\u202e.",
    extra={"ris:C1": ["a", 1]},
)
LONG = Publication(key="a-very-long-key-that-must-never-be-folded", title="Word " * 40, date="2010")


@pytest.fixture(params=[80, 140])
def width(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """The width of the terminal."""
    monkeypatch.setenv("COLUMNS", str(request.param))
    return int(request.param)


def test_a_table_fits_the_terminal_and_folds_titles_but_never_keys(
    width: int, capsys: pytest.CaptureFixture[str]
) -> None:
    render.table(
        [render.Row(Summary.of(HOSTILE), [(0, 6)], [("a snippet", [(2, 9)])]), render.Row(Summary.of(LONG))]
    )
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= width
    assert any(line.startswith(LONG.key + " ") for line in lines)
    assert "".join(lines).count("Word") == 40
    assert "2009" in "".join(lines)
    assert "West" in "".join(lines)
    assert any("a snippet" in line for line in lines)
    assert ("Jobe" in "".join(lines)) == (width == 140)


def test_nothing_in_a_record_steers_the_terminal(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    render.table([render.Row(Summary.of(HOSTILE))])
    render.panels([HOSTILE])
    shown = capsys.readouterr().out
    assert "[bold]" in shown
    assert not set(shown) & {"\x1b", "\x9b", "\u202e"}


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for variable, colourful in (("FORCE_COLOR", True), ("NO_COLOR", False)):
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setenv(variable, "1")
        screen = Terminal()
        monkeypatch.setattr("sys.stdout", screen)
        render.table([render.Row(Summary.of(HOSTILE), [(0, 6)])])
        assert ("\x1b[36m" in screen.getvalue()) == colourful


def test_json_is_whole_and_holds_no_control_codes() -> None:
    [text] = render.for_scripts([HOSTILE], "json")
    assert json.loads(text) == [HOSTILE.to_json()]
    assert "\x9b" not in text
    assert json.loads(text)[0]["year"] == 2009


def test_keys_and_json_lines_have_a_line_each() -> None:
    assert list(render.for_scripts([HOSTILE, LONG], "keys")) == [HOSTILE.key, LONG.key]
    assert [json.loads(line)["key"] for line in render.for_scripts([HOSTILE, LONG], "jsonl")] == [
        HOSTILE.key,
        LONG.key,
    ]


def test_every_filled_field_is_shown() -> None:
    shown = list(render.fields_text([HOSTILE, LONG]))
    assert "authors: International Organization for Migration (IOM); Jobe, Alison" in shown
    assert 'ris:C1: ["a",1]' in shown
    assert shown.count("") == 1


def test_bars_show_each_value_with_its_count(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    render.bars([("West Africa", 10), ("[red]x", 5)])
    first, second = capsys.readouterr().out.splitlines()
    assert "West Africa" in first
    assert "10" in first
    assert "[red]x" in second
    assert first.count("█") > second.count("█") > 0
