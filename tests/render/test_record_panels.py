"""What people see on a terminal: a line for each record, aligned columns, nothing that steers the terminal."""

import io
import re

import pytest
from rich.cells import cell_len

from harness.rows import every_row
from protlib.record.summary_of_record import summary_of
from protlib.render import record_panels, record_table
from protlib.render.record_table import ListedRecord
from sample_records.awkward_titles import HOSTILE, TITLES


def test_nothing_is_drawn_of_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    record_table.draw_table([], [])
    record_panels.draw_panels([])
    assert capsys.readouterr().out == ""


def test_nothing_in_a_record_steers_the_terminal(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    row = ListedRecord(
        summary_of(HOSTILE)._replace(key="k[red]\x1b[31m\n\tx", places="[b]\x9b1m"),
        (),
        [("\x1b[2J[u]", ())],
    )
    record_table.draw_table([row], [row.summary.key])
    record_panels.draw_panels([HOSTILE.changed(key="k[red]\x1b]0;x\x07")])
    output = capsys.readouterr().out
    assert "[bold]" in output
    assert "k[red]" in output
    assert not set(output) & {"\x1b", "\x9b", "\x07", "\u202e", "\t"}
    assert max(map(cell_len, output.splitlines())) <= width


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def drawn_on_a_terminal(monkeypatch: pytest.MonkeyPatch, **environment: str) -> str:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for variable, value in {"TERM": "xterm-256color", **environment}.items():
        monkeypatch.setenv(variable, value)
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    record_table.draw_table([ListedRecord(summary_of(HOSTILE), [(0, 6)], [("a snippet", [(2, 9)])])], [HOSTILE.key])
    record_panels.draw_panels([HOSTILE])
    return terminal.getvalue()


def codes(shown: str) -> set[str]:
    return {code for styles in re.findall(r"\x1b\[([\d;]*)m", shown) for code in styles.split(";")}


def test_matches_are_told_by_weight_and_line_and_no_colour_is_illegible_on_black_or_on_white(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    output = drawn_on_a_terminal(monkeypatch)
    assert "\x1b[1;4mCaring" in output
    assert codes(output) <= {"0", "1", "2", "4", "35"}  # no foreground but magenta, no background


def test_who_wants_no_colour_gets_none_but_sees_the_matches(monkeypatch: pytest.MonkeyPatch) -> None:
    output = drawn_on_a_terminal(monkeypatch, NO_COLOR="1")
    assert "\x1b[1;4mCaring" in output
    assert codes(output) <= {"0", "1", "2", "4"}


def test_a_dumb_terminal_gets_text_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in drawn_on_a_terminal(monkeypatch, TERM="dumb")


@pytest.mark.parametrize("title", TITLES)
def test_columns_that_were_chosen_are_aligned_and_fit_the_terminal(
    width: int, title: str, capsys: pytest.CaptureFixture[str]
) -> None:
    record_panels.draw_grid(["key", "title", "year"], [["a2010", title, "2010"], ["b2011longer", "Short", "2011"]])
    lines = capsys.readouterr().out.splitlines()
    assert max(map(cell_len, lines)) <= width
    assert {cell_len(line) for line in lines} == {cell_len(lines[0])}
    assert [line.split()[0] for line in lines] == ["key", "a2010", "b2011longer"]
    assert [line.split()[-1] for line in lines] == ["year", "2010", "2011"]


@every_row(
    ("needed", "room", "shared"),
    [
        ([10, 4, 30], 50, [10, 4, 30]),
        ([10, 4, 80], 50, [10, 4, 36]),
        ([10, 60, 80], 50, [10, 20, 20]),
        ([40, 4, 80], 50, [23, 4, 23]),
        ([10, 4, 80], 3, [1, 1, 1]),
        ([0, 4, 0], 50, [0, 4, 0]),
    ],
)
def test_the_widest_columns_give_way_but_for_keys(needed: list[int], room: int, shared: list[int]) -> None:
    assert record_panels.share_widths(needed, room, ["key", "year", "title"]) == shared


def test_no_rows_are_no_table_and_many_have_one_header(capsys: pytest.CaptureFixture[str]) -> None:
    record_panels.draw_grid(["key"], [])
    assert capsys.readouterr().out == ""
    record_panels.draw_grid(["key"], [[f"k{number}"] for number in range(450)])
    assert capsys.readouterr().out.split() == ["key", *(f"k{number}" for number in range(450))]


def test_rows_that_a_narrow_terminal_has_no_room_for_are_lines_of_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    record_panels.draw_cells([("2", "2026-12-01T05:08:59Z", "amina@office", "18", "import catalogue.csv: 18 added")])
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["2  2026-12-01T05:08:59Z  amina@office", "  18  import catalogue.csv: 18 added"]


@pytest.mark.parametrize(
    ("columns", "lines"),
    [
        (
            60,
            [
                "3  Bundesarbeitsgemeinschaft  iom2009  said by a body that",
                "   der Wohlfahrt                       many people know",
            ],
        ),
        (
            40,
            ["3  Bundesarbeitsgemeinschaft der", "  Wohlfahrt  iom2009  said by a body", "  that many people know"],
        ),
        (6, ["3", "  Bundesarbeitsgemeinschaft"]),  # too few for the gaps between the columns
    ],
)
def test_a_column_that_folds_breaks_no_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], columns: int, lines: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    record_panels.draw_cells(
        [("3", "Bundesarbeitsgemeinschaft der Wohlfahrt", "iom2009", "said by a body that many people know")]
    )
    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()][: len(lines)] == lines


def test_a_text_in_chinese_folds_anywhere(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    record_panels.draw_cells([("3", "人口贩运" * 9)])
    assert capsys.readouterr().out.splitlines() == [f"3  {'人口贩运' * 4}人口 ", f"   {'贩运人口' * 4}贩运 "]
