"""Sheets as colleagues send them: rows above groups, days as numbers, authors in pairs of columns."""

from typing import Any

import pytest

from harness.rows import every_row
from programs.running import as_typed_here
from protlib.formats import Parsed, ReadOptions
from protlib.formats.tables import csv_table


def load(*rows: str) -> Parsed:
    return csv_table.loads("\n".join((*rows, "")), ReadOptions())


def titles(parsed: Parsed) -> list[str]:
    return [publication.title for publication in parsed.publications]


@pytest.mark.parametrize("heads", [("West Africa", "Kenya"), ("Children", "Child labour")])
def test_a_row_above_a_group_is_no_publication(heads: tuple[str, str]) -> None:
    first, second = heads
    parsed = load(
        "Title,Organisation,Year",
        first, "Return to Togo,UNHCR,2015", "Safe houses,NAPTIP,2012",
        second, "Cash,UNICEF,2018", "Camps,DRC,2019",
    )  # fmt: skip
    assert titles(parsed) == ["Return to Togo", "Safe houses", "Cash", "Camps"]
    assert parsed.remarks == [f"“{first}” in line 2, and 1 other row, say something of the table, and are left out."]


def test_a_longer_head_is_told_from_titles_where_these_have_another_column() -> None:
    head = "Return and reintegration"
    rows = (head, ",Cash,2018", ",Camps,2019", "Law and policy", ",Safe houses,2001", ",Courts,2002")
    assert titles(load("Theme,Title,Year", *rows)) == ["Cash", "Camps", "Safe houses", "Courts"]


def test_numbered_rows_head_a_group_of_one() -> None:
    parsed = load("Title,Organisation,Year", "1. Trafficking", "Cash,UNICEF,2018", "2. Law", "Camps,DRC,2019")
    assert titles(parsed) == ["Cash", "Camps"]


def test_a_country_above_a_group_is_that_of_its_rows() -> None:
    parsed = load("Country,Title,Year", "Ghana", ",Cash,2018", ",Camps,2019", "Togo", ",Law,2001", "Mali,Return,2002")
    countries = [publication.countries for publication in parsed.publications]
    assert countries == [("Ghana",), ("Ghana",), ("Togo",), ("Mali",)]


def test_a_group_ends_at_a_row_with_a_country_of_its_own() -> None:
    parsed = load("Country,Title,Year", "Jordan", ",Cash,2018", ",Camps,2019", "Chad,Law,2001", ",Return,2002")
    countries = [publication.countries for publication in parsed.publications]
    assert countries == [("Jordan",), ("Jordan",), ("Chad",), ()]


@every_row(
    "rows",
    [
        ("Children at risk,,", "Cash,UNICEF,2018", "Return to Togo,,", "Camps,DRC,2019"),  # as many with a title alone
        ("Cash,UNICEF,2018", "Children at risk,,", "Camps,DRC,2019", "Return to Togo,,", "Law,ILO,2001"),
        (
            "Women in exile,,",
            "Cash,UNICEF,2018",
            "Camps,DRC,2019",
            "Returns and rejection,,",
            "Law,ILO,2001",
            "X,ILO,2002",
        ),
        ("Cash,UNICEF,2018", "Camps,DRC,2019", "Kenya,,"),  # nothing below
        ("Cash,UNICEF,2018", "Kenya,,", "Camps,DRC,2019"),  # one alone
    ],
)
def test_a_row_with_a_title_alone_is_a_publication(rows: tuple[str, ...]) -> None:
    assert len(load("Title,Organisation,Year", *rows).publications) == len(rows)


_SPANISH_DAYS = ("26/08/2005", "20-10-2016", "12/03/2021", "01/03/2021 0:00", "10/10/2010")
_AMERICAN_DAYS = ("8/26/2005", "10/20/2016", "12/3/2021")


@pytest.mark.parametrize(
    ("days", "dates", "remark"),
    [
        (
            _SPANISH_DAYS,
            ["2005-08-26", "2016-10-20", "2021-03-12", "2021-03-01", "2010-10-10"],
            "the day comes before the month, as in “26/08/2005”: “12/03/2021” is 2021-03-12.",
        ),
        (
            _AMERICAN_DAYS,
            ["2005-08-26", "2016-10-20", "2021-12-03"],
            "the month comes before the day, as in “8/26/2005”: “12/3/2021” is 2021-12-03.",
        ),
        (
            ("12/03/2023", "05/04/2022", "25/03/2021"),
            ["2023-03-12", "2022-04-05", "2021-03-25"],
            "the day comes before the month, as in “25/03/2021”: “12/03/2023” is 2023-03-12.",
        ),
    ],
)
def test_the_clear_days_of_a_column_tell_the_order_of_its_unclear_ones(
    days: tuple[str, ...], dates: list[str], remark: str
) -> None:
    parsed = load("Title;Date", *(f"Cash {number};{day}" for number, day in enumerate(days)))
    assert [publication.date for publication in parsed.publications] == dates
    assert (parsed.problems, parsed.remarks) == ([], [f"Under “Date”, {remark}"])


@pytest.mark.parametrize(
    "days",
    [
        ("26/08/2005", "12/03/2021", "05/04/2022", "01/02/2020"),  # one alone may be a slip
        (*_SPANISH_DAYS[:2], "12/30/2021", "12/03/2021"),
        ("12/03/2021", "01/02/2020", "2010"),
    ],
)
def test_days_stay_unclear_where_their_column_does_not_agree(days: tuple[str, ...]) -> None:
    parsed = load("Title;Date", *(f"Cash {number};{day}" for number, day in enumerate(days)))
    assert next(publication.date for publication in parsed.publications if "date" in publication.extra) == "2021"
    assert "day and month are unclear" in parsed.problems[0].what
    maps = "--map 'Date=date (dd/mm/yyyy)', or mm/dd/yyyy"
    assert as_typed_here(maps) in parsed.remarks[0]
    assert len(parsed.remarks) == 1


@pytest.mark.parametrize(
    ("headings", "days", "options", "dates"),
    [
        ("Titre;Date", ("12/03/2023", "05/04/2022"), {}, ["2023-03-12", "2022-04-05"]),
        (
            "Titre;Date",
            ("12/03/2023", "05/04/2022", "01/02/2021", "25/01/2020"),
            {},
            ["2023-03-12", "2022-04-05", "2021-02-01", "2020-01-25"],
        ),
        ("Titre;Date", ("12/03/2023", "01/25/2020"), {}, ["2023-12-03", "2020-01-25"]),
        ("العنوان;التاريخ", ("12/03/2023", "05/04/2022"), {}, ["2023-03-12", "2022-04-05"]),
        ("Titre;Date", ("12/3/2023", "5/4/2022"), {}, ["2023", "2022"]),  # as an American computer shows it
        ("Titre;Date", ("12/03/2023", "05/25/2022"), {"Date": "date (dd/mm/yyyy)"}, ["2023-03-12", "2022-05-25"]),
        ("Titre;Date", ("12/03/2023", "05/04/2022"), {"date": "date (mm/dd/yyyy)"}, ["2023-12-03", "2022-05-04"]),
        ("Title;Date (DD/MM/YYYY)", ("12/03/2023", "05/04/2022"), {}, ["2023-03-12", "2022-04-05"]),
        ("Title;Date (MM/DD/YYYY)", ("12/03/2023", "05/04/2022"), {}, ["2023-12-03", "2022-05-04"]),
        ("Title;Date", ("3/4/2023 14:30", "5/4/2022"), {"Date": "date (d/m/yyyy)"}, ["2023-04-03", "2022-04-05"]),
        ("Title;Date (m/d/yyyy)", ("3/4/2023 2:30 PM", "5/4/2022"), {}, ["2023-03-04", "2022-05-04"]),
        ("Titre;Date (jj/mm/aaaa)", ("1/3/2023", "05/04/2022"), {}, ["2023-03-01", "2022-04-05"]),
    ],
)
def test_the_heading_the_language_or_an_option_tells_the_order_of_days(
    headings: str, days: tuple[str, ...], options: dict[str, str], dates: list[str]
) -> None:
    lines = [f"Cash {number};{day}" for number, day in enumerate(days)]
    parsed = csv_table.loads("\n".join([headings, *lines, ""]), ReadOptions(columns=options))
    assert [publication.date for publication in parsed.publications] == dates
    assert bool(parsed.problems) == (dates[0] == "2023")


def test_a_table_in_french_says_how_to_take_the_month_first() -> None:
    parsed = load("Titre;Date de publication", "Cash;12/03/2023")
    option = as_typed_here("--map 'Date de publication=date (mm/dd/yyyy)'")
    rule = "the day comes before the month, as in the language of “Titre”: “12/03/2023” is 2023-03-12"
    assert parsed.remarks == [f"Under “Date de publication”, {rule}. If not: {option}"]


def test_the_order_of_days_also_holds_for_the_day_of_a_visit() -> None:
    parsed = load("Title;Accessed", "Cash;13/02/2021", "Camps;28/02/2021", "Law;02/03/2021")
    assert [publication.accessed for publication in parsed.publications][-1] == "2021-03-02"


def test_days_of_a_spreadsheet_under_a_date_are_dates() -> None:
    parsed = load("Title,Date", "Cash,39934", "Camps,42156.5", "Law,May 2001")
    assert [publication.date for publication in parsed.publications] == ["2009-05-01", "2015-06-01", "2001-05"]
    assert parsed.remarks == ["Under “Date”, days of a spreadsheet are dates: “39934” is 2009-05-01."]
    assert not parsed.problems


def test_days_of_a_spreadsheet_among_years_are_dates() -> None:
    """An office types the month where it knows it, and else the year."""
    parsed = load("Title,Date", "Cash,44621", "Camps,2022", "Law,May 2021")
    assert [publication.date for publication in parsed.publications] == ["2022-03-01", "2022", "2021-05"]
    assert parsed.remarks == ["Under “Date”, days of a spreadsheet are dates: “44621” is 2022-03-01."]


@every_row("cells", [("39934", "123"), ("20091", "2009"), ("20190", "20200"), ("22019", "2018"), ("44621", "2001")])
def test_numbers_beside_others_are_no_days(cells: tuple[str, str]) -> None:
    parsed = load("Title,Date", f"Cash,{cells[0]}", f"Camps,{cells[1]}")
    assert not parsed.remarks


@pytest.mark.parametrize(
    "headings",
    [
        "First author surname,First author first name,Second author surname,Second author first name",
        "Author 1 last name,Author 1 first name,Author 2 last name,Author 2 first name",
        "Nom du premier auteur,Prénom du premier auteur,Nom du deuxième auteur,Prénom du deuxième auteur",
    ],
)
def test_authors_in_pairs_of_columns_are_authors(headings: str) -> None:
    record: dict[str, Any] = load(f"Title,{headings},Year", "Cash,Diallo,Awa,Ruiz,Ana,2018").publications[0].to_dict()
    assert record["authors"] == [{"family": "Diallo", "given": "Awa"}, {"family": "Ruiz", "given": "Ana"}]


@pytest.mark.parametrize("heading", ["Wo", "Where", "Publisher", "Country"])
def test_links_under_a_place_or_a_body_are_links(heading: str) -> None:
    """ "Wo" and "Where" mean a country, or where a report is found."""
    [cash, camps] = load(f"Title,{heading}", "Cash,https://iom.int/a", "Camps,www.iom.int/b").publications
    assert (cash.url, camps.url) == ("https://iom.int/a", "https://www.iom.int/b")
    assert (cash.countries, cash.publisher) == ((), "")


def test_a_link_among_places_is_a_link() -> None:
    [cash, camps] = load("Title,Where", "Cash,https://iom.int/a", "Camps,Togo").publications
    assert (cash.url, cash.countries, camps.countries) == ("https://iom.int/a", (), ("Togo",))


def test_a_table_without_headings_is_told_to_have_some() -> None:
    """To map its first row would have taken a publication for headings."""
    [problem] = load("Return to Togo,UNHCR,2015", "Cash,UNICEF,2018").problems
    assert "put a row with headings above it" in problem.what


def test_the_year_before_brackets_is_the_year() -> None:
    [publication] = load("Title,Year", "Cash,2009 (updated 2020)").publications
    assert (publication.date, publication.extra) == ("2009", {"date": "2009 (updated 2020)"})


@pytest.mark.parametrize("finders", [(), ("key",)])
def test_years_that_a_spreadsheet_took_for_days_are_years(finders: tuple[str, ...]) -> None:
    text = "key,Title,Year\na,A report,1905-07-11\nb,B report,1905-07-12 00:00:00\nc,C report,2021\n"
    parsed = csv_table.loads(text, ReadOptions(finders=finders))
    assert [record.date for record in parsed.publications] == ["2019", "2020", "2021"]
    assert parsed.remarks == ["Under “Year”, a spreadsheet made days in 1905 of years: “1905-07-11” is 2019."]


@every_row(
    ("cells", "dates"),
    [
        (["11/07/1905", "31/07/1905"], ["2019", "2039"]),
        (["7/12/1905", "7/11/1905"], ["2020", "2019"]),
        (["11.07.1905", "05.07.1905"], ["2019", "2013"]),
        (["06/07/1905", "07/06/1905"], ["1905", "1905"]),
        (["31/05/1905", "5/31/1905"], ["1905-05-31", "1905-05-31"]),
    ],
    ids=["day first", "month first", "dots", "either", "both"],
)
def test_so_are_those_whose_days_a_csv_file_shows(cells: list[str], dates: list[str]) -> None:
    parsed = load("Title,Year", *(f"Report on camp {number},{cell}" for number, cell in enumerate(cells)))
    assert [record.date for record in parsed.publications] == dates


@pytest.mark.parametrize(
    "rows",
    [
        ["Uprising of 1905,1905-06-14", "A report,2019"],
        ["Letters,1905-06-08", "Treaty,1904-05-18", "Convention,1910-05-04"],
    ],
    ids=["the title says it", "a list of old works"],
)
def test_a_true_day_of_1905_stays_one(rows: list[str]) -> None:
    parsed = load("Title,Date", *rows)
    assert (parsed.publications[0].date[:4], parsed.remarks) == ("1905", [])


def test_a_day_of_1905_that_is_no_year_of_reports_stays_a_day() -> None:
    text = "Title,Date\nAliens Act,1905-08-11\nA treaty,1904-05-18\nA law,1905-12-09\nNo day,1905-06-31\n"
    parsed = csv_table.loads(text, ReadOptions())
    assert [record.date for record in parsed.publications][:3] == ["1905-08-11", "1904-05-18", "1905-12-09"]
    assert not parsed.remarks


TWO_TABLES = (
    "Reports,,",
    "Author,Title,Year",
    "IOM,Migration in Ghana,2019",
    ",,",
    "Journal articles,,",
    "Author,Title,Journal,Year",
    "Kiss L,Health after trafficking,Lancet,2015",
)


def test_two_tables_in_one_sheet_are_both_read() -> None:
    """The one with more headings hid the other."""
    parsed = load(*TWO_TABLES)
    records = [(record.title, record.date, record.container_title) for record in parsed.publications]
    assert records == [("Migration in Ghana", "2019", ""), ("Health after trafficking", "2015", "Lancet")]
    assert parsed.lines == [3, 7]


def test_what_closes_a_sheet_closes_both_of_its_tables() -> None:
    parsed = load("CONFIDENTIAL", *TWO_TABLES)
    assert [record.access for record in parsed.publications] == ["confidential", "confidential"]


def test_a_header_that_stands_there_again_begins_no_other_table() -> None:
    parsed = load("Author,Title,Year", "IOM,Migration in Ghana,2019", "Author,Title,Year", "NRC,Camps,2018")
    assert titles(parsed) == ["Migration in Ghana", "Camps"]


def test_a_row_of_hints_below_the_header_is_no_publication() -> None:
    rows = ("(in full),(surname first),(yyyy)", "Cash,UNICEF,2018", "Camps,DRC,2019")
    parsed = load("Title,Author,Year", *rows)
    assert titles(parsed) == ["Cash", "Camps"]
    assert parsed.remarks == ["“(in full)” in line 2 says something of the table, and is left out."]


def test_a_title_in_brackets_is_a_publication() -> None:
    parsed = load("Title,Author,Year", "(Un)safe return,UNICEF,2018", "Camps,DRC,2019")
    assert titles(parsed) == ["(Un)safe return", "Camps"]


def test_a_head_among_those_of_places_is_no_publication() -> None:
    rows = ("AFRICA,,", "Cash,UNICEF,2018", "ASIA,,", "Camps,DRC,2019", "General / cross-cutting,,", "Law,ILO,2001")
    assert titles(load("Title,Organisation,Year", *rows)) == ["Cash", "Camps", "Law"]


def test_months_of_a_spreadsheet_under_a_date_are_dates() -> None:
    """Excel saves March 2020 as "Mar-20" in a CSV file; in Spanish as "mar-20", in French as "mars-20"."""
    parsed = load("Title,Date", "Cash,Mar-20", "Camps,ene-99", "Law,juil.-08", "Return,2018")
    assert [publication.date for publication in parsed.publications] == ["2020-03", "1999-01", "2008-07", "2018"]
    assert parsed.remarks == ["Under “Date”, months of a spreadsheet are dates: “Mar-20” is 2020-03."]


def test_a_day_beside_a_year_is_no_month() -> None:
    [publication] = load("Title,Date,Year", "Cash,Jul-15,2009").publications
    assert publication.date == "2009-07-15"


@pytest.mark.parametrize(
    "cell",
    [
        "https://a.org/1 ; https://b.org/2",
        '"https://a.org/1\nhttps://b.org/2"',
        '"EN: https://a.org/1, FR: https://b.org/2"',
        "https://a.org/1 https://b.org/2",
    ],
)
def test_the_first_of_several_links_is_that_of_the_record(cell: str) -> None:
    parsed = load("Title,Links", f"Cash,{cell}")
    [publication] = parsed.publications
    assert (publication.url, parsed.problems) == ("https://a.org/1", [])
    assert "https://b.org/2" in publication.extra["csv:Links"]


@pytest.mark.parametrize(("title", "place"), [("Título da obra", "Maputo"), ("Title", "")])
def test_local_is_a_place_below_titles_in_portuguese(title: str, place: str) -> None:
    [publication] = load(f"{title},Local,Autor", "Trabalho infantil,Maputo,OIT").publications
    assert publication.publisher_place == place
