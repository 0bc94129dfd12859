"""The table that a terminal shows of publications: aligned columns, titles on two lines, places that say something."""

import io
from contextlib import redirect_stdout

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from harness.rows import every_row
from protlib.record.model import Publication
from protlib.record.summary import Summary
from protlib.record.summary_of_record import summary_of
from protlib.render import record_table
from protlib.render.record_table import ListedRecord, make_place_cell
from sample_records.arbitrary import publications
from sample_records.awkward_titles import HOSTILE, TITLES

LONG = Publication(key="a-very-long-key-that-must-never-be-folded", title="Word " * 40, date="2010")
ROW = Summary("key2010", "2010", "IOM", "A title", "Place")


def draw(capsys: pytest.CaptureFixture[str], *rows: ListedRecord) -> list[str]:
    capsys.readouterr()
    record_table.draw_table(rows, [row.summary.key for row in rows])
    return capsys.readouterr().out.splitlines()


def test_a_title_has_at_most_two_lines_that_fit_the_terminal(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [ListedRecord(ROW._replace(title=title)) for title in TITLES]
    lines = draw(capsys, *rows)
    assert 1 + len(rows) <= len(lines) <= 1 + 2 * len(rows)
    assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("title", TITLES)
def test_columns_stay_aligned_whatever_script_a_title_is_in(
    title: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    header, line, *rest = draw(capsys, ListedRecord(ROW._replace(title=title, places="Kenya")))
    before, place = line.rsplit("  ", 1)
    assert place == "Kenya"
    assert cell_len(f"{before}  ") == header.index("Place")
    assert all(line.startswith(" " * header.index("Title")) for line in rest)


def test_what_is_cut_ends_in_an_ellipsis_and_what_is_not_does_not(capsys: pytest.CaptureFixture[str]) -> None:
    _header, _first, second, short = draw(capsys, ListedRecord(summary_of(LONG)), ListedRecord(ROW))
    assert second.endswith("…")
    assert "…" not in short


@pytest.mark.parametrize(
    ("title", "places", "lines"),
    [
        ("Caring", "Kenya", ["Caring · Kenya"]),
        ("Caring", "Worldwide", ["Caring"]),
        ("Caring for Trafficked", "Kenya; Ghana", ["Caring for Trafficked", "Kenya; Ghana"]),
        (
            "Caring for Trafficked Persons and more",
            "Kenya; Ghana",
            ["Caring for Trafficked", "Persons… · Kenya; Ghana"],
        ),
    ],
)
def test_places_stand_behind_the_title_where_a_column_has_no_room(
    title: str,
    places: str,
    lines: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("COLUMNS", "46")
    header, *body_lines = draw(capsys, ListedRecord(ROW._replace(title=title, places=places)))
    assert [line[header.index("Title") :] for line in body_lines] == lines


@pytest.mark.parametrize("columns", [80, 140])
def test_places_stand_nowhere_where_all_are_worldwide(
    columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    rows = [ListedRecord(ROW._replace(places=places)) for places in ("Worldwide", "", "Worldwide")]
    text = "\n".join(draw(capsys, *rows))
    assert "Place" not in text
    assert "Worldwide" not in text


def test_a_key_is_whole_even_where_it_leaves_little_room_for_a_title(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert draw(capsys, ListedRecord(summary_of(LONG)))[1].startswith(f"{LONG.key}  ")


@pytest.mark.parametrize(
    ("columns", "header"),
    [
        (30, "Key Title"),
        (40, "Key Year Title"),
        (50, "Key Year Author Title"),
        (80, "Key Year Author Title"),
        (99, "Key Year Author Title"),
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


def test_a_long_table_has_the_same_columns_to_its_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        ListedRecord(ROW._replace(key=f"k{number}" + "x" * (number // 300), places="Kenya")) for number in range(450)
    ]
    monkeypatch.setenv("COLUMNS", "100")
    lines = draw(capsys, *rows)
    assert len(lines) == 451
    assert {line.index("Kenya") for line in lines[1:]} == {lines[0].index("Place")}


def test_an_organisation_stands_by_its_acronym(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert "IOM, Jobe" in draw(capsys, ListedRecord(summary_of(HOSTILE)))[1]


def test_what_stands_below_a_title_is_wrapped_under_it(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    header, _line, *below = draw(capsys, ListedRecord(ROW, (), [("a long snippet " * 12, [(2, 6)])]))
    before = header.index("Author" if "Author" in header else "Title")
    assert max(map(cell_len, below)) <= width
    assert {len(line) - len(line.lstrip()) for line in below} == {before}


@given(st.lists(publications(), max_size=4), st.integers(20, 150))
def test_any_records_have_a_line_or_two_that_fit(records: list[Publication], columns: int) -> None:
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out):
        patch.setenv("COLUMNS", str(columns))
        record_table.draw_table(
            [ListedRecord(summary_of(record)) for record in records], [record.key for record in records]
        )
    lines = out.getvalue().split("\n")[:-1]
    assert len(records) + bool(records) <= len(lines) <= 2 * len(records) + bool(records)
    assert all(cell_len(line) <= columns for line in lines)


MANY = "Kenya; Ghana; Togo; Nigeria; Benin; Niger; Mali; Chad; Gabon; Egypt"


@every_row(
    ("places", "question", "columns", "output"),
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
    places: str, question: str, columns: int, output: str
) -> None:
    assert make_place_cell(places, lambda place: place in question.split(), columns) == output


@given(st.lists(st.text(min_size=1, max_size=30), max_size=12), st.integers(12, 24))
def test_places_fit_their_column(names: list[str], columns: int) -> None:
    assert cell_len(make_place_cell("; ".join(names), lambda _place: False, columns)) <= columns
