"""A table that comes again with some rows corrected: a line for each names the command that takes the correction."""

from pathlib import Path

import pytest

from programs.running import Run

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
    out, lines = _import(shelf, *rows)
    assert out == "0 added, 3 already there\n"
    assert lines == (
        "ruiz2010trafficking: authors is “Ruiz, Ana; Diallo, Awa”, there “Ruiz, Ana”\n"
        "smith2014return: publisher is “IOM”, there “ILO”\n"
        "2 records that are there have other values in this import. To take the new values: --on-duplicate replace\n"
    )
    assert _import(shelf, *rows, options=("--on-duplicate", "replace", "--yes"))[0].endswith("2 changed, 1 unchanged\n")
    assert _import(shelf, *rows) == ("0 added, 3 already there\n", "")


def test_the_others_of_an_own_bibtex_file_are_no_correction(protlib: Run) -> None:
    _import(protlib, _ROWS[0], 'Trafficking in Ghana,"Ruiz, Ana; et al.",2010,IOM')
    protlib("export", "--output", "own.bib")
    assert "Ruiz, Ana and others" in Path("own.bib").read_text(encoding="utf-8")
    assert "other values" not in protlib("import", "own.bib").err
    assert protlib("import", "own.bib", "--on-duplicate", "update").out == "0 added, 1 updated\n"
    assert protlib("cite", "ruiz2010trafficking").out.startswith("(Ruiz et al., 2010)\nRuiz, A. et al. (2010)")


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
    assert _import(shelf, _ROWS[0], row) == ("0 added, 1 already there\n", "")


_AT_SEA = (
    "title,authors,year,place,url",
    'Women at sea,"Ruiz, Ana; Smith, John",2011,Geneva,https://iom.int/a.pdf',
    'Elders in the desert of the south,"Kamara, Fatou",2013,Geneva,https://iom.int/c.pdf',
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Smith, John", "Smithe, John"),
        ("Smith, John", "Doe, John"),
        ("Kamara, Fatou", "Kamara, Aminata"),
        ("Kamara, Fatou", "Kamaro, Fatou"),
        ("Ruiz, Ana; Smith, John", "Smith, John"),
    ],
)
def test_the_corrected_name_of_a_person_is_told(protlib: Run, old: str, new: str) -> None:
    _import(protlib, *_AT_SEA)
    lines = _import(protlib, *(row.replace(old, new) for row in _AT_SEA))[1]
    assert "authors is “" in lines
    assert lines.endswith(
        "1 record that is there has other values in this import. To take the new values: --on-duplicate replace\n"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ruiz, Ana; Smith, John", "Smith, John; Ruiz, Ana"),
        ("Ruiz, Ana; Smith, John", "Ruiz, A.; Smith, J."),
        ("Ruiz, Ana; Smith, John", "Ruiz; Smith"),
        ("Ruiz, Ana; Smith, John", "Ruiz et al."),
        ("Kamara, Fatou", "Kamara, Fatou Marie"),
        ("Geneva", "Genève"),
        ("Geneva", '"Switzerland, Geneva"'),
        ("Geneva", "Ginevra"),
        ("Geneva", '"Genf, Schweiz"'),
        ("https://iom.int", "http://www.iom.int"),
    ],
)
def test_another_form_of_names_places_and_links_is_no_correction(protlib: Run, old: str, new: str) -> None:
    _import(protlib, *_AT_SEA)
    out, lines = _import(protlib, *(row.replace(old, new) for row in _AT_SEA))
    assert out == "0 added, 2 already there\n"
    assert "other values" not in lines


def test_a_corrected_link_is_told(protlib: Run) -> None:
    _import(protlib, *_AT_SEA)
    lines = _import(protlib, *(row.replace("iom.int/a.pdf", "iom.int/women.pdf") for row in _AT_SEA))[1]
    assert "url is “https://iom.int/women.pdf”, there “https://iom.int/a.pdf”\n" in lines


@pytest.mark.parametrize("way", ["replace", "merge"])
def test_and_others_never_take_the_place_of_authors(protlib: Run, way: str) -> None:
    _import(protlib, *_AT_SEA)
    rows = (row.replace("Ruiz, Ana; Smith, John", "Ruiz et al.") for row in _AT_SEA)
    _import(protlib, *rows, options=("--on-duplicate", way, "--yes"))
    assert "Ruiz, Ana; Smith, John" in protlib("export", "-f", "csv").out


@pytest.mark.parametrize("way", ["replace", "merge"])
def test_nor_do_the_first_of_other_authors(protlib: Run, way: str) -> None:
    """A row that names the first of others may be wrong, or of other authors: who the rest are, it does not say."""
    _import(protlib, *_AT_SEA)
    rows = (row.replace("Ruiz, Ana; Smith, John", "Diallo et al.") for row in _AT_SEA)
    lines = _import(protlib, *rows, options=("--on-duplicate", way, "--yes"))[1]
    assert "authors stay: “Diallo et al.” leaves names out" in lines
    assert "Ruiz, Ana; Smith, John" in protlib("export", "-f", "csv").out


@pytest.mark.parametrize(("old", "new"), [(",2013,", ",2014,"), (",2013,", ",2015,"), (",2011,", ",2007,")])
def test_a_row_with_a_corrected_year_may_be_the_same(protlib: Run, old: str, new: str) -> None:
    rows = tuple(row.rpartition(",")[0] for row in _AT_SEA)
    _import(protlib, *rows)
    out, lines = _import(protlib, *(f"{row},".replace(old, new)[:-1] for row in rows))
    assert out == "1 added, 1 already there\n"
    assert " may be the same as " in lines


@pytest.mark.parametrize(
    ("mistyped", "right"),
    [
        ("Children on the mvoe", "Children on the move"),
        ("Children of teh camps", "Children of the camps"),
        ("Return to Nepla and the families", "Return to Nepal and the families"),
    ],
)
def test_a_row_with_a_corrected_word_in_a_short_title_may_be_the_same_or_is(
    protlib: Run, mistyped: str, right: str
) -> None:
    """The title was a second record, and nothing said so."""
    _import(protlib, _ROWS[0], f'{mistyped},"Smith, John",2014,ILO')
    out, lines = _import(protlib, _ROWS[0], f'{right},"Smith, John",2014,ILO')
    assert out.startswith("0 added, 1 already there") or "may be the same as smith2014" in lines
    _out, lines = _import(protlib, _ROWS[0], 'Children in the mines,"Smith, John",2014,ILO')
    assert "may be the same" not in lines


def test_the_next_report_of_a_series_is_another_one(protlib: Run) -> None:
    series = tuple(
        f"Trafficking in Persons Report,US Department of State,{year},Washington" for year in (2010, 2011, 2014)
    )
    _import(protlib, _AT_SEA[0].rpartition(",")[0], *series[:2])
    assert _import(protlib, _AT_SEA[0].rpartition(",")[0], *series) == ("1 added, 2 already there\n", "")


def test_quiet_tells_no_correction(shelf: Run) -> None:
    rows = (_ROWS[0], _ROWS[3].replace("ILO", "IOM"))
    assert _import(shelf, *rows, options=("--quiet",)) == ("", "")


def test_of_many_the_first_are_told_and_all_counted(protlib: Run) -> None:
    topics = ("Ghana", "Nepal", "Peru", "Chad", "Mali")
    rows = [f'Trafficking in {country} and what was done,"Smith, John",2014,ILO' for country in topics]
    _import(protlib, _ROWS[0], *rows)
    lines = _import(protlib, _ROWS[0], *(row.replace("ILO", "IOM") for row in rows))[1].splitlines()
    assert len(lines) == 4
    assert lines[-1].startswith("5 records that are there have other values")


def test_a_corrected_field_of_ones_own_is_told_and_a_shorter_form_is_not(protlib: Run) -> None:
    assert protlib("fields", "add", "finding").code == 0
    head = "Title,Author,Year,Finding"
    assert _import(protlib, head, "Trafficking in Ghana,Ana Ruiz,2010,Nurses miss signs") == ("1 added\n", "")
    lines = _import(protlib, head, "Trafficking in Ghana,Ana Ruiz,2010,Nurses miss signs in Accra")[1]
    assert "ruiz2010trafficking: finding is “Nurses miss signs in Accra”, there “Nurses miss signs”" in lines
    assert "other values" not in _import(protlib, head, "Trafficking in Ghana,Ana Ruiz,2010,nurses miss")[1]
    _import(protlib, head, "Trafficking in Togo,Ana Ruiz,2011,12")
    assert "other values" not in _import(protlib, head, "Trafficking in Togo,Ana Ruiz,2011,12.0")[1]


def test_a_date_that_could_not_be_read_goes_with_the_one_that_takes_its_place(protlib: Run, tmp_path: Path) -> None:
    table = tmp_path / "laws.csv"
    table.write_text("title;author;date\nLey 985;Congreso;12/03/2021\n")
    protlib("import", str(table))
    assert protlib("list", "--format", "csv", "--columns", "date").out == "date\n2021\n"
    assert "“12/03/2021” could not be read" in protlib("check", "--rule", "date-unread").out
    protlib("import", str(table), "--on-duplicate", "replace")  # it says the same again
    assert "“12/03/2021” could not be read" in protlib("check", "--rule", "date-unread").out
    table.write_text("title;author;date\nLey 985;Congreso;2021-03-12\n")
    protlib("import", str(table), "--on-duplicate", "replace")
    assert protlib("list", "--format", "csv", "--columns", "date").out == "date\n2021-03-12\n"
    assert protlib("check", "--rule", "date-unread").out == ""
