"""What a spreadsheet makes of a text by itself is told from what a person typed."""

from harness.rows import every_row
from protlib.record.fields import spreadsheet

LONG = "word " * 8000


@every_row(
    ("cell", "of"),
    [
        ("2009-03-01", "2009-03"),
        ("2009-03-01 00:00:00", "2009-03"),
        ("Mar-09", "2009-03"),
        ("09-Mar", "2009-03"),
        ("2026-01-05", "1-5"),
        ("2026-05-01", "1-5"),
        ("5-Jan", "1-5"),
        ("Jan-05", "1-5"),
        ("2026-11-10", "10/11"),
        ("7", "007"),
        ("7.0", "7"),
        ("9.78929E+12", "9789290684664"),
        ("9,78929E+12", "978-92-9068-466-4"),
        (LONG[:32767], LONG),
        ("'=1+1", "=1+1"),
    ],
)
def test_a_spreadsheet_makes_it(cell: str, of: str) -> None:
    assert spreadsheet.may_make(cell, of)


@every_row(
    ("cell", "of"),
    [
        ("2009-03-02", "2009-03"),
        ("2009-04-01", "2009-03"),
        ("2009-01-01", "2009"),
        ("Apr-09", "2009-03"),
        ("2010", "2009-03"),
        ("2009", "2009-03"),
        ("2026-01-06", "1-5"),
        ("6-Jan", "1-5"),
        ("1-6", "1-5"),
        ("12-34", "45-60"),
        ("8", "007"),
        ("9.5E+12", "9789290684664"),
        ("A handbook", "Handbook"),
        (LONG[:31000], LONG),
        ("X" + LONG[:32766], LONG),
    ],
)
def test_a_person_typed_it(cell: str, of: str) -> None:
    assert not spreadsheet.may_make(cell, of)


def test_the_first_day_of_a_year_is_told_from_other_days() -> None:
    cells = ("2009-01-01", "2009-01-01 00:00:00", "2009-01-02", "2010-01-01", "2009")
    assert [spreadsheet.is_first_day(cell, "2009") for cell in cells] == [True, True, False, False, False]
    assert not spreadsheet.is_first_day("2009-01-01", "2009-01")
