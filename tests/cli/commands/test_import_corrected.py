"""A table that comes again with some rows corrected: each is told, with the command that takes the correction."""

from pathlib import Path

import pytest

from running import Run

_ROWS = (
    "title,author,year,publisher",
    'Trafficking in Ghana,"Ruiz, Ana",2010,IOM',
    "Children on the move,UNICEF,2012,UNICEF",
    'Return to Nepal and the families,"Smith, John",2014,ILO',
)


def _import(protlib: Run, *rows: str, options: tuple[str, ...] = ()) -> tuple[str, str]:
    Path("table.csv").write_text("\n".join(rows) + "\n")
    ran = protlib("import", "table.csv", *options)
    return ran.out, ran.err


@pytest.fixture
def shelf(protlib: Run) -> Run:
    """A library with the table."""
    assert _import(protlib, *_ROWS) == ("3 added\n", "")
    return protlib


def test_a_corrected_row_is_told_with_its_command_which_takes_it(shelf: Run) -> None:
    rows = (
        _ROWS[0],
        'Trafficking in Ghana,"Ruiz, Ana; Diallo, Awa",2010,IOM',
        _ROWS[2],
        _ROWS[3].replace("ILO", "IOM"),
    )
    out, told = _import(shelf, *rows)
    assert out == "0 added, 3 already there\n"
    assert told == (
        "ruiz2010trafficking: authors is “Ruiz, Ana; Diallo, Awa”, there “Ruiz, Ana”\n"
        "smith2014return: publisher is “IOM”, there “ILO”\n"
        "2 records that are there have other values in this import. To take the new values: --on-duplicate replace\n"
    )
    assert _import(shelf, *rows, options=("--on-duplicate", "replace", "--yes"))[0].endswith("2 changed, 1 unchanged\n")
    assert _import(shelf, *rows) == ("0 added, 3 already there\n", "")


@pytest.mark.parametrize(
    "row",
    [
        _ROWS[2],
        "Children on the move,UNICEF,2012-03,UNICEF",
        "Children on the move,United Nations Children's Fund,2012,UNICEF",
        "Children on the Move,UNICEF,2012,United Nations Children’s Fund (UNICEF)",
    ],
)
def test_another_form_of_a_value_is_no_correction(shelf: Run, row: str) -> None:
    assert "other values" not in _import(shelf, _ROWS[0], row)[1]


def test_quiet_tells_none(shelf: Run) -> None:
    rows = (_ROWS[0], _ROWS[3].replace("ILO", "IOM"))
    assert _import(shelf, *rows, options=("--quiet",)) == ("", "")


def test_of_many_the_first_are_told_and_all_counted(protlib: Run) -> None:
    topics = ("Ghana", "Nepal", "Peru", "Chad", "Mali")
    rows = [f'Trafficking in {country} and what was done,"Smith, John",2014,ILO' for country in topics]
    _import(protlib, _ROWS[0], *rows)
    told = _import(protlib, _ROWS[0], *(row.replace("ILO", "IOM") for row in rows))[1].splitlines()
    assert len(told) == 4
    assert told[-1].startswith("5 records that are there have other values")
