"""What people see on a terminal: a line for each record, aligned columns, nothing that steers the terminal."""

import io
import re
from contextlib import redirect_stdout

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from arbitrary import publications
from protlib.record.model import Name, Publication
from protlib.record.summary import Summary
from protlib.render import people
from protlib.render.people import ListedRecord, place_cell

HOSTILE = Publication(
    key="iom2009caring",
    title="Caring for [bold]Trafficked[/] Persons \x1b[31mred\x1b[0m\x9b1m \x1b]0;x\x07 and <i>more</i>",
    authors=(
        Name(literal="International Organization for Migration", short="IOM"),
        Name(family="Jobe", given="Alison"),
    ),
    date="2009-07",
    countries=("Nigeria",),
    regions=("West Africa", "Central Africa"),
    abstract="One\n\ntwo\u202e.",
    extra={"ris:C1": ["a", 1], "[red]\x1b[31m": "x"},
)
LONG = Publication(key="a-very-long-key-that-must-never-be-folded", title="Word " * 40, date="2010")
ROW = Summary("key2010", "2010", "IOM", "A title", "Place")
TITLES = [
    "人口贩运问题研究报告：关于打击人口贩运和保护受害者的国际合作的若干问题与建议" * 2,
    "الاتجار بالأشخاص في منطقة الشرق الأوسط وشمال أفريقيا دراسة شاملة عن الحماية" * 2,
    "e\u0301migre\u0301s and combin\u0302ing marks " * 4,
    "Families \U0001f469\u200d\U0001f469\u200d\U0001f467 in \U0001f1f0\U0001f1ea " * 6,
    "一",
    "a\nb\tc" * 60,
    "",
]


@pytest.fixture(params=[40, 80, 100, 140])
def width(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """The width of the terminal."""
    monkeypatch.setenv("COLUMNS", str(request.param))
    return int(request.param)


def draw(capsys: pytest.CaptureFixture[str], *rows: ListedRecord) -> list[str]:
    capsys.readouterr()
    people.table(rows, [row.summary.key for row in rows])
    return capsys.readouterr().out.splitlines()


def test_a_table_has_a_line_for_each_record_that_fits_the_terminal(
    width: int, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [ListedRecord(ROW._replace(title=title)) for title in TITLES]
    lines = draw(capsys, *rows)
    assert len(lines) == 1 + len(rows)
    assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("title", TITLES)
def test_columns_stay_aligned_whatever_script_a_title_is_in(
    title: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    header, line = draw(capsys, ListedRecord(ROW._replace(title=title, places="Kenya")))
    before, place = line.rsplit("  ", 1)
    assert place == "Kenya"
    assert cell_len(f"{before}  ") == header.index("Place")


def test_what_is_cut_ends_in_an_ellipsis_and_what_is_not_does_not(capsys: pytest.CaptureFixture[str]) -> None:
    _header, long, short = draw(capsys, ListedRecord(Summary.of(LONG)), ListedRecord(ROW))
    assert "…" in long
    assert "…" not in short


def test_a_key_is_whole_even_where_it_leaves_little_room_for_a_title(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert draw(capsys, ListedRecord(Summary.of(LONG)))[1].startswith(f"{LONG.key}  ")


@pytest.mark.parametrize(
    ("columns", "header"),
    [
        (30, "Key Title"),
        (40, "Key Year Title"),
        (80, "Key Year Title Place"),
        (99, "Key Year Title Place"),
        (100, "Key Year Author Title Place"),
    ],
)
def test_there_are_as_many_columns_as_leave_room_for_a_title(
    columns: int, header: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert draw(capsys, ListedRecord(ROW))[0].split() == header.split()


@pytest.mark.parametrize(
    ("row", "titles", "places"),
    [
        (ROW, 23, 95),
        (ROW._replace(places=""), 23, None),
        (ROW._replace(authors=""), 15, 95),
        (ROW._replace(places="Democratic Republic of the Congo; Kenya"), 23, 86),
        (ROW._replace(authors="International Organization for Migration"), 31, 95),
    ],
)
def test_what_the_other_columns_do_not_need_is_the_titles(
    row: Summary,
    titles: int,
    places: int | None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    header = draw(capsys, ListedRecord(row))[0]
    assert header.index("Title") == titles
    assert (header.index("Place") if "Place" in header else None) == places


def test_a_long_table_has_the_same_columns_to_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        ListedRecord(ROW._replace(key=f"k{number}" + "x" * (number // 300), places="Kenya"))
        for number in range(450)
    ]
    lines = draw(capsys, *rows)
    assert len(lines) == 451
    assert {line.index("Kenya") for line in lines[1:]} == {lines[0].index("Place")}


def test_nothing_is_drawn_of_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert draw(capsys) == []
    people.panels([])
    assert capsys.readouterr().out == ""


def test_an_organisation_stands_by_its_acronym(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert "IOM, Jobe" in draw(capsys, ListedRecord(Summary.of(HOSTILE)))[1]


def test_what_stands_below_a_title_is_wrapped_under_it(
    width: int, capsys: pytest.CaptureFixture[str]
) -> None:
    header, _line, *below = draw(capsys, ListedRecord(ROW, (), [("a long snippet " * 12, [(2, 6)])]))
    before = cell_len(header[: header.index("Title") if width < 100 else header.index("Author")])
    assert max(map(cell_len, below)) <= width
    assert {len(line) - len(line.lstrip()) for line in below} == {before}


@settings(max_examples=50)
@given(st.lists(publications(), max_size=4), st.integers(20, 150))
def test_any_records_have_a_line_each_that_fits(records: list[Publication], columns: int) -> None:
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out):
        patch.setenv("COLUMNS", str(columns))
        people.table(
            [ListedRecord(Summary.of(record)) for record in records], [record.key for record in records]
        )
    lines = out.getvalue().split("\n")[:-1]
    assert len(lines) == len(records) + bool(records)
    assert all(cell_len(line) <= columns for line in lines)


MANY = "Kenya; Ghana; Togo; Nigeria; Benin; Niger; Mali; Chad; Gabon; Egypt"


@pytest.mark.parametrize(
    ("places", "asked", "columns", "shown"),
    [
        ("", "", 12, ""),
        ("Kenya", "", 12, "Kenya"),
        ("Kenya; Ghana", "", 12, "Kenya; Ghana"),
        ("Kenya; Ghana; Togo", "", 24, "Kenya; Ghana; Togo"),
        ("Kenya; Ghana; Togo", "", 12, "Kenya +2"),
        ("Kenya; Ghana; Togo", "Togo", 24, "Togo; Kenya; Ghana"),
        ("Kenya; Ghana; Togo", "Togo", 12, "Togo +2"),
        (MANY, "", 24, "10 countries"),
        (MANY, "Nigeria", 24, "Nigeria; Kenya; Ghana +7"),
        (MANY, "Nigeria Mali", 20, "Nigeria; Mali +8"),
        ("Kenya; Ghana; Africa; Worldwide", "", 24, "Kenya; Ghana; Africa +1"),
        ("Democratic Republic of the Congo", "", 12, "Democratic…"),
        ("Democratic Republic of the Congo; Kenya", "", 12, "Democrat… +1"),
        ("Nowhere; Noplace; Nil; None; Nought", "", 12, "Nowhere +4"),
        ("Kenya", "", 3, "Ke…"),
    ],
)
def test_places_are_few_with_those_that_are_asked_for_first(
    places: str, asked: str, columns: int, shown: str
) -> None:
    assert place_cell(places, lambda place: place in asked.split(), columns) == shown


@given(st.lists(st.text(min_size=1, max_size=30), max_size=12), st.integers(12, 24))
def test_places_fit_their_column(names: list[str], columns: int) -> None:
    assert cell_len(place_cell("; ".join(names), lambda _place: False, columns)) <= columns


def test_nothing_in_a_record_steers_the_terminal(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    row = ListedRecord(
        Summary.of(HOSTILE)._replace(key="k[red]\x1b[31m\n\tx", places="[b]\x9b1m"), (), [("\x1b[2J[u]", ())]
    )
    people.table([row], [row.summary.key])
    people.panels([HOSTILE.changed(key="k[red]\x1b]0;x\x07")])
    shown = capsys.readouterr().out
    assert "[bold]" in shown
    assert "k[red]" in shown
    assert not set(shown) & {"\x1b", "\x9b", "\x07", "\u202e", "\t"}
    assert max(map(cell_len, shown.splitlines())) <= width


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def drawn_on_a_terminal(monkeypatch: pytest.MonkeyPatch, **environment: str) -> str:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for variable, value in {"TERM": "xterm-256color", **environment}.items():
        monkeypatch.setenv(variable, value)
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    people.table([ListedRecord(Summary.of(HOSTILE), [(0, 6)], [("a snippet", [(2, 9)])])], [HOSTILE.key])
    people.panels([HOSTILE])
    return terminal.getvalue()


def codes(shown: str) -> set[str]:
    return {code for found in re.findall(r"\x1b\[([\d;]*)m", shown) for code in found.split(";")}


def test_matches_are_told_by_weight_and_line_and_no_colour_is_illegible_on_black_or_on_white(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = drawn_on_a_terminal(monkeypatch)
    assert "\x1b[1;4mCaring" in shown
    assert codes(shown) <= {"0", "1", "2", "4", "35"}  # no foreground but magenta, no background


def test_who_wants_no_colour_gets_none_but_sees_the_matches(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = drawn_on_a_terminal(monkeypatch, NO_COLOR="1")
    assert "\x1b[1;4mCaring" in shown
    assert codes(shown) <= {"0", "1", "2", "4"}


def test_a_dumb_terminal_gets_text_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in drawn_on_a_terminal(monkeypatch, TERM="dumb")


@pytest.mark.parametrize("title", TITLES)
def test_columns_that_were_chosen_are_aligned_and_fit_the_terminal(
    width: int, title: str, capsys: pytest.CaptureFixture[str]
) -> None:
    people.grid(["key", "title", "year"], [["a2010", title, "2010"], ["b2011longer", "Short", "2011"]])
    lines = capsys.readouterr().out.splitlines()
    assert max(map(cell_len, lines)) <= width
    assert {cell_len(line) for line in lines} == {cell_len(lines[0])}
    assert [line.split()[0] for line in lines] == ["key", "a2010", "b2011longer"]
    assert [line.split()[-1] for line in lines] == ["year", "2010", "2011"]


@pytest.mark.parametrize(
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
    assert people.shared_widths(needed, room, ["key", "year", "title"]) == shared


def test_no_rows_are_no_table_and_many_have_one_header(capsys: pytest.CaptureFixture[str]) -> None:
    people.grid(["key"], [])
    assert capsys.readouterr().out == ""
    people.grid(["key"], [[f"k{number}"] for number in range(450)])
    assert capsys.readouterr().out.split() == ["key", *(f"k{number}" for number in range(450))]
