"""When a report came out, where its pages name other dates, too."""

import pytest

from harness.rows import every_row
from sample_files.title_pages import BODY, Line, page, read

MADE = "D:20210317100000Z"


@every_row(
    ("first", "inside", "year"),
    [
        # a period is what the report is about
        ([("Oaks", 30), ("", 40), ("April – October 2020", 11)], ["Published: February 2021"], 2021),
        ([("Oaks", 30), ("", 40), ("May 2019", 11)], ["Date of publication: 3 June 2019"], 2019),
        # a season beside the number of an issue
        ([("Oaks", 30), ("", 40), ("Winter 2020 | Volume 8", 11)], ["In August 2019 oaks fell."], 2020),
        # the year of the file, where no later one is named
        ([("Oaks", 30)], ["A survey of 2018", "It was made in 2021, for all who read it in the schools and the libraries."], 2021),
        ([("Oaks", 30)], ["Accra 2018", "By 2030 all oaks shall stand."], 2018),
        ([("Oaks", 30)], ["Oaks in 2008", "The council felled none in 2020, and by 2030 all oaks of the high mountains shall stand."], 2021),
        ([("Oaks", 30)], ["Accra 2020", "The council felled none in 2019, and by 2030 all oaks of the high mountains shall stand."], 2020),
        # the end of a period that a cover names
        ([("Oaks", 30), ("", 40), ("Work of 1 May 2018 to 30 April 2019", 11)], [], 2019),
        # a date on a line of its own behind the cover, where the year of the cover is that of a survey
        ([("Survey of Oaks", 30), ("2019", 30)], ["April 2020"], 2020),
        ([("Survey of Oaks", 30), ("", 200), ("Accra 2019", 11)], ["12 June 2017"], 2019),
        # the months of Dutch, German and Italian are no other words
        ([("Survey of Oaks", 30), ("2019", 30)], ["augustus 2020"], 2020),
        ([("Survey of Oaks", 30), ("2019", 30)], ["Dezember 2020"], 2020),
        ([("Survey of Oaks", 30), ("2019", 30)], ["gennaio 2020"], 2020),
        # an event that a cover tells of, before the year of the rights; a date in brackets behind a title
        ([("Survey of Oaks", 30), ("", 200), ("the Plenary of 5 November 2018", 11)], ["© 2019 Oak Council"], 2019),
        ([("Survey of Oaks (updated on 27 October 2019)", 30), ("", 200), ("2,069 (2014)", 11)], [], 2019),
        ([("Survey of Oaks", 30), ("", 200), ("Accra 2019", 11)], ["The council met on", "3 May 2020."], 2019),
        # a stroke between the month and its year
        ([("Oaks", 30), ("Abril/2019", 10)], ["A survey of 2018"], 2019),
        # the year in the number of a law, and none of a period
        ([("Loi n° 039-2017/AN portant code des chênes", 30)], ["Vu la loi du 3 mai 2012"], 2017),
        ([("Décret n° 2008-482/PRES portant création du conseil", 30)], ["Vu la loi du 3 mai 2012"], 2008),
        ([("Ley de robles 2004-2010", 30), ("", 40), ("Lima, mayo de 2012", 11)], [], 2012),
        # years that sentences tell of
        ([("Oaks", 30)], ["The council released its first report in 2012 and published its core papers in 2019."], 2021),
        ([("Oaks", 30), *BODY, ("The fee of the council has been the same since", 10), ("2012.", 10)],
         ["It was made in 2021, for all who read it in the schools and the libraries."], 2021),
    ],
)  # fmt: skip
def test_the_year_is_that_of_the_publication(first: list[Line], inside: list[str], year: int) -> None:
    record = read(page(*first), page(*((line, 10.0) for line in inside)), page(*BODY), CreationDate=MADE)
    assert record.year == year


def test_a_running_foot_has_a_date_in_figures() -> None:
    foot: list[Line] = [*BODY, ("", 330), ("Oak Council - Working paper on oaks of the high mountains (11/6/2019)", 8)]
    record = read(page(("Oaks", 30), *foot), page(("The law of 2016", 10), *foot))
    assert record.year == 2019


@pytest.mark.parametrize("label", ["Дата публикации", "Erscheinungsdatum", "Publicatiedatum", "Date of publication"])
def test_the_day_below_a_label_is_that_of_the_report(label: str) -> None:
    last = page((label, 10), ("26.02.2015", 10), ("In force since 12 May 2017", 10))
    assert read(page(("Safe Roads 2011-2014", 28)), page(*BODY), last).year == 2015


@pytest.mark.parametrize(
    ("title", "year"),
    [("قانون رقم (38) لسنة 1998 بشأن البلوط", 1998), ("قانون رقم ٣٥ لسنة ٢٠٠٣ بشأن حماية البلوط", 2003)],
)
def test_a_law_in_arabic_is_of_the_year_behind_its_number(title: str, year: int) -> None:
    assert read(page((title, 24), ("", 40), ("مادة ١: يحمى البلوط في كل مكان", 12)), CreationDate=MADE).year == year


def test_a_report_of_a_year_came_out_no_earlier() -> None:
    cover = [("The Oak Report 2006", 30), ("", 40), ("the state of the oaks", 20)]
    assert read(page(*cover), page(("December 2005", 10), *BODY), CreationDate=MADE).year == 2006


def test_a_law_has_the_day_that_its_pages_name_of_the_year_in_its_number() -> None:
    lines: list[Line] = [("Loi n° 039-2017/AN portant code des chênes", 30), ("", 40), ("2 mai 2012", 11)]
    assert read(page(*lines), page(("27 juin 2017", 10), *BODY)).date == "2017-06-27"
