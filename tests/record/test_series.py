"""Series: which records are editions of one, which are not, and which editions are missing."""

from typing import Any

from harness.benchmark_modules import benchmark_module
from harness.rows import every_row
from protlib.record.model import Name, Publication
from protlib.record.series import collect_series, find_series, series_search
from protlib.record.series.series_search import AnnualReport

STATE = "United States Department of State"


def report(title: str, year: int, by: str = "IOM", **values: Any) -> Publication:
    """Return a report of a body."""
    fields = {
        "key": f"{title} {year} {values.get('language', '')}",
        "type": "report",
        "title": title,
        "date": str(year),
    }
    return Publication(**{**fields, "authors": (Name(literal=by),) if by else (), **values})


SERIES: list[tuple[str, list[Publication], list[tuple[str, list[int]]]]] = [
    ("the year at the end", [report(f"World Migration Report {year}", year) for year in (2018, 2020)],
     [("World Migration Report", [2018, 2020])]),
    ("the year in front, a month, an article",
     [report("2014 Trafficking in Persons Report", 2014), report("The Trafficking in Persons Report, June 2015", 2015)],
     [("Trafficking in Persons Report", [2014, 2015])]),
    ("the year of the title counts, not that of the date", [report(f"Global Trends in {year}", year + 1) for year in (2018, 2019)],
     [("Global Trends", [2018, 2019])]),
    ("subtitles of their own", [report("Global Trends 2013: War’s Human Cost", 2014), report("Global Trends 2014: World at War", 2015)],
     [("Global Trends", [2013, 2014])]),
    ("a subtitle that has the year", [report("Global Trends 2013: War’s Human Cost", 2014),
     report("Global Trends: Forced Displacement in 2015", 2016)], [("Global Trends", [2013, 2015])]),
    ("no year in the title, three of them", [report("Trafficking in Persons Report", year) for year in (2015, 2016, 2018)],
     [("Trafficking in Persons Report", [2015, 2016, 2018])]),
    ("no year in the title, two of them", [report("Handbook on Return", year) for year in (2010, 2013)], []),
    ("later editions of a work", [report("Handbook on Return", year, edition=str(year)) for year in (2010, 2013, 2015)], []),
    ("one of them with its number", [report("Trafficking in Persons Report", year, edition="20" if year == 2020 else "") for year in (2020, 2021, 2023)],
     [("Trafficking in Persons Report", [2020, 2021, 2023])]),
    ("numbers that go up with the years", [report("Survey of Return", year, edition=str(year - 2012)) for year in (2014, 2015, 2017)],
     [("Survey of Return", [2014, 2015, 2017])]),
    ("numbers that do not", [report("Handbook on Return", year, edition=number) for year, number in ((2010, "1"), (2013, "2"), (2015, "3"))], []),
    ("one that has a low one", [report("Handbook on Return", year, edition="3" if year == 2015 else "") for year in (2010, 2013, 2015)], []),
    ("a number in words", [report("Handbook on Return", year, edition="revised") for year in (2010, 2013, 2015)], []),
    ("the names of one body", [report("Trafficking in Persons Report 2015", 2015, STATE),
     report("Trafficking in Persons Report 2016", 2016, "U.S. Department of State"),
     report("Trafficking in Persons Report 2017", 2017, "", publisher="US Department of State")],
     [("Trafficking in Persons Report", [2015, 2016, 2017])]),
    ("nobody says who", [report("World Migration Report 2018", 2018), report("World Migration Report 2020", 2020, "")],
     [("World Migration Report", [2018, 2020])]),
    ("two bodies", [report("Annual Report 2019", 2019, "IOM"), report("Annual Report 2020", 2020, "UNHCR")], []),
    ("the series is named", [report(f"Title {word}", year, collection_title="Global Report on Trafficking in Persons")
     for word, year in (("one", 2018), ("two", 2020), ("three", 2022))],
     [("Global Report on Trafficking in Persons", [2018, 2020, 2022])]),
    ("a series of books, two in a year", [report(f"Title {word}", year, collection_title="Studies on Migration")
     for word, year in (("one", 2018), ("two", 2018), ("three", 2019), ("four", 2020))], []),
    ("a series of papers", [report(f"Title {number}", 2018 + number, collection_title="New Issues in Research",
     collection_number=str(number)) for number in (1, 2)], []),
    ("two languages are one edition", [report("World Migration Report 2018", 2018, language="en"),
     report("World Migration Report 2018", 2018, language="fr"), report("World Migration Report 2020", 2020)],
     [("World Migration Report", [2018, 2020])]),
    ("years of work", [report("Ten years of return: 2005 to 2015", 2015), report("Ten years of return: 2006 to 2016", 2016)], []),
    ("articles", [report(f"Asylum in {year}", year, type="article-journal") for year in (2015, 2016)], []),
]  # fmt: skip


@every_row(("records", "matches"), [row[1:] for row in SERIES], ids=[row[0] for row in SERIES])
def test_the_editions_of_a_series(records: list[Publication], matches: list[tuple[str, list[int]]]) -> None:
    assert [(series.name, series.years) for series in collect_series(records)] == matches


def test_what_is_a_series_and_what_is_none() -> None:
    wrong = {
        group.label: group.list_years()
        for group in benchmark_module("series").groups()
        if group.list_years() != group.right
    }
    assert wrong == {}


def test_a_series_of_a_country_is_called_by_it() -> None:
    titles = [f"Humanitarian Needs Overview {year}: {where}" for year in (2019, 2020) for where in ("Niger", "Chad")]
    records = [report(title, int(title[28:32]), "OCHA") for title in titles]
    assert [series.name for series in collect_series(records)] == [
        "Humanitarian Needs Overview: Chad",
        "Humanitarian Needs Overview: Niger",
    ]
    assert [series.name for series in find_series(collect_series(records), "HNO Niger")] == [
        "Humanitarian Needs Overview: Niger"
    ]


@every_row(
    "title",
    [
        "Hepatitis C Report {}",
        "Time to Act {}",
        ("World Drug Report {}, Volume 1"),
        "Vitamin C in {}",
        "World Migration Report {} (ES)",
    ],
)
def test_what_only_looks_like_a_ruling_a_law_or_a_volume_is_a_series(title: str) -> None:
    assert len(collect_series([report(title.format(year), year) for year in (2018, 2019)])) == 1


def test_language_versions_are_one_edition_whatever_they_are_called() -> None:
    english = [report(f"World Migration Report {year}", year) for year in (2018, 2020)]
    french = report("État de la migration dans le monde 2020", 2020)
    [series] = collect_series([*english, french], [(english[1].key, french.key)])
    assert [len(edition.publications) for edition in series.editions] == [1, 2]
    assert len(collect_series([*english, french])) == 1


@every_row(
    ("years", "first", "last", "missing"),
    [
        ([2015, 2016, 2019], None, None, [2017, 2018]),
        ([2018, 2020, 2024], None, None, [2022]),
        ([2018, 2020, 2022], None, None, []),
        ([2018, 2020, 2022], 2015, 2025, [2016, 2024]),
        ([2015, 2016], 2014, 2018, [2014, 2017, 2018]),
        ([2015, 2016, 2019], 2018, None, [2018]),
        ([2016], 2015, 2017, [2015, 2017]),
    ],
)
def test_the_editions_that_are_missing(
    years: list[int], first: int | None, last: int | None, missing: list[int]
) -> None:
    [only_series] = collect_series([report(f"World Migration Report {year}", year) for year in years], least_size=1)
    assert only_series.missing_years(first, last) == missing


@every_row(
    ("text", "matches"),
    [
        ("trafficking in persons report", ["Trafficking in Persons Report"]),
        ("TIP report", ["Trafficking in Persons Report"]),
        ("tip", ["Trafficking in Persons Report", "Global Report on Trafficking in Persons"]),
        ("traffick", ["Trafficking in Persons Report", "Global Report on Trafficking in Persons"]),
        ("GLOTIP", ["Global Report on Trafficking in Persons"]),
        ("unodc tip report", ["Global Report on Trafficking in Persons"]),
        ("GRID", []),
        ("WMR", ["World Migration Report"]),
        ("iom", ["World Migration Report"]),
        ("state", ["Trafficking in Persons Report"]),
        ("asylum", []),
    ],
)
def test_a_series_is_called_by_words_of_its_name_or_an_acronym(text: str, matches: list[str]) -> None:
    records = [
        report(f"{title} {year}", year, by)
        for year in (2018, 2020)
        for title, by in (("Trafficking in Persons Report", STATE), ("World Migration Report", "IOM"),
                          ("Global Report on Trafficking in Persons", "UNODC"))
    ]  # fmt: skip
    assert [series.name for series in find_series(collect_series(records), text)] == matches


def test_a_short_name_means_the_report_of_its_body_and_never_that_of_another() -> None:
    unodc = [report(f"Global Report on Trafficking in Persons {year}", year, "UNODC") for year in (2018, 2020)]
    assert find_series(collect_series(unodc), "TIP report") == []
    wrong = [report(f"Trafficking in Persons Report {year}", year, "UNODC") for year in (2018, 2020)]
    right = [report(f"Trafficking in Persons Report {year}", year, STATE) for year in (2018, 2020)]
    series = find_series(collect_series([*unodc, *wrong, *right]), "TIP report")
    assert [series.publisher for series in series] == [
        "United States Department of State",
        "United Nations Office on Drugs and Crime",
    ]


@every_row("row", series_search.SHORT_NAMES, ids=lambda row: row[0])
def test_each_annual_report_is_found_by_each_of_its_short_names(row: tuple[str, str, str]) -> None:
    name, by, short = row
    among = collect_series([report(f"{name} {year}", year, by) for year in (2018, 2020)])
    for text in short.split("|"):
        assert [(series.name, series_search.find_annual_report(text)) for series in find_series(among, text)] == [
            (name, AnnualReport(name, among[0].publisher))
        ]
