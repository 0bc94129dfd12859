"""Dates are read in the forms that people and programs write; no other text becomes a date."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.record import dates
from protlib.record.dates.months import MONTHS

READ = {
    # months of ten languages
    "12 maart 2021": "2021-03-12",
    "mei 2020": "2020-05",
    "3. März 2017": "2017-03-03",
    "5 febbraio 2014": "2014-02-05",
    "12 липня 2021": "2021-07-12",
    "كانون الثاني 2020": "2020-01",
    # what stands in a file: the same in EDTF
    "2009": "2009",
    "2009-07": "2009-07",
    "2009-07-01": "2009-07-01",
    "2009-7-1": "2009-07-01",
    "2009.07.01": "2009-07-01",
    "20090701": "2009-07-01",
    "2009年7月1日": "2009-07-01",
    "2009年": "2009",
    "٢٠٠٩": "2009",
    " 2009 ": "2009",
    "2009.": "2009",
    "2009a": "2009",
    # RIS
    "2009///": "2009",
    "2009//": "2009",
    "2009/07": "2009-07",
    "2009/10": "2009-10",
    "2009/07/": "2009-07",
    "2009/07//": "2009-07",
    "2009/07/01": "2009-07-01",
    "2009/07/01/": "2009-07-01",
    "2009/07/01/12:34:56": "2009-07-01",
    "2009/07//Summer": "2009-07",
    "2009///Summer": "2009-22",
    "2009///first quarter": "2009",
    "1998/12/25/Christmas edition": "1998-12-25",
    "2009/Jul/01": "2009-07-01",
    "///": "",
    # what programs write of a part that they do not have
    "1999/08//undefined": "1999-08",
    "1999/08/14/undefined": "1999-08-14",
    "1999/undefined/undefined/": "1999",
    "1999/undefined//": "1999",
    "1999-08-undefined": "1999-08",
    "1999-undefined": "1999",
    "undefined": "",
    "NULL": "",
    "NaN": "",
    "2004-07-0014": "2004-07-14",
    "2004-7-014": "2004-07-14",
    "20040714000000": "2004-07-14",
    "2001-01-01 00:00:00+00": "2001-01-01",
    "Tue Apr 01 2008 00:00:00 GMT+0200 (CEST)": "2008-04-01",
    "2000 [i.e. 1999]": "1999",
    # not known in part
    "2009-00-00": "2009",
    "2009-07-00": "2009-07",
    "2009-00-15": "2009",
    "0000-00-00": "",
    "2004-XX": "2004-XX",
    "1985-04-xx": "1985-04-XX",
    "201X": "201X",
    "201x": "201X",
    "199u": "199X",
    "19uu": "19XX",
    "2010s": "201X",
    "[201-?]": "201X?",
    "20--": "20XX",
    # quarters
    "2nd quarter 2010": "2010-04/2010-06",
    "1er trimestre de 2010": "2010-01/2010-03",
    # months by name in Arabic and Russian
    "يناير 2010": "2010-01",
    "١٥ يناير ٢٠١٠": "2010-01-15",
    "15 كانون الثاني 2010": "2010-01-15",
    "تشرين الأول 2010": "2010-10",
    "أكتوبر 2010": "2010-10",
    "15 мая 2010": "2010-05-15",
    # months by name
    "July 2009": "2009-07",
    "July, 2009": "2009-07",
    "2009 July": "2009-07",
    "2009 (July)": "2009-07",
    "Sept. 2009": "2009-09",
    "December 2015": "2015-12",
    "1 July 2009": "2009-07-01",
    "12-Mar-22": "2022-03-12",  # Excel
    "1-févr.-99": "1999-02-01",
    "1st July 2009": "2009-07-01",
    "July 1st, 2009": "2009-07-01",
    "5th of May, 2012": "2012-05-05",
    "2009 Jul 1": "2009-07-01",
    "01-Jul-2009": "2009-07-01",
    "Jul-2009": "2009-07",
    "Wednesday, July 1, 2009": "2009-07-01",
    "1er juill. 2009": "2009-07-01",
    "3 lugl. 2012": "2012-07-03",
    "vendredi 3 mai 2013": "2013-05-03",
    "1 de julio de 2009": "2009-07-01",
    "1. Juli 2009": "2009-07-01",
    "März 2011": "2011-03",
    "1º de julho de 2009": "2009-07-01",
    "luglio 2009": "2009-07",
    # a time of day
    "2009-07-01T12:00:00Z": "2009-07-01",
    "2016-12-31T23:00:00.000+00:00": "2016-12-31",
    "2009-07-01 12:00": "2009-07-01",
    "Wed, 01 Jul 2009 12:00:00 GMT": "2009-07-01",
    "Wed Jul 1 12:00:00 2009": "2009-07-01",
    # the day before the month, or behind it
    "13/07/2009": "2009-07-13",
    "07/13/2009": "2009-07-13",
    "07/07/2009": "2009-07-07",
    "01.07.2009": "2009-07-01",
    "1. 7. 2009": "2009-07-01",
    "07/2009": "2009-07",
    "7-2009": "2009-07",
    # seasons and quarters
    "2009-21": "2009-21",
    "Spring 2009": "2009-21",
    "été 2009": "2009-22",
    "Fall 2009": "2009-23",
    "Herbst 2009": "2009-23",
    "2009 Winter": "2009-24",
    "Winter 2009/10": "2009-24",
    "Winter 2009-2010": "2009-24",
    "Spring/Summer 2009": "2009-21/2009-22",
    "Q1 2009": "2009-01/2009-03",
    "2009 Q4": "2009-10/2009-12",
    # ranges
    "2019/2021": "2019/2021",
    "2020--2021": "2020/2021",
    "2009–10": "2009/2010",
    "2009-13": "2009/2013",
    "1998-99": "1998/1999",
    "2009/13": "2009/2013",
    "2010 - 2012": "2010/2012",
    "1996_2004": "1996/2004",
    "from 2009 to 2011": "2009/2011",
    "between 2009 and 2010": "2009/2010",
    "Jul-Aug 2010": "2010-07/2010-08",
    "2010 Jul-Aug": "2010-07/2010-08",
    "Sept.–Oct. 2009": "2009-09/2009-10",
    "July and August 2009": "2009-07/2009-08",
    "Mai/Juni 2012": "2012-05/2012-06",
    "Dec-Jan 2010": "2009-12/2010-01",
    "2009 Dec-Jan": "2009-12/2010-01",
    "1-3 July 2009": "2009-07-01/2009-07-03",
    "July 1-3, 2009": "2009-07-01/2009-07-03",
    "16-18.05.2011": "2011-05-16/2011-05-18",
    "30 June - 2 July 2009": "2009-06-30/2009-07-02",
    "2009 Dec 28-2010 Jan 3": "2009-12-28/2010-01-03",
    "du 30 juin au 2 juillet 2009": "2009-06-30/2009-07-02",
    "del 1 al 3 de julio de 2009": "2009-07-01/2009-07-03",
    "2009-07-01/15": "2009-07-01/2009-07-15",
    "2009-07/08": "2009-07/2009-08",
    "2009-07-01/2009-07-15": "2009-07-01/2009-07-15",
    # open ranges
    "2019/": "2019/",
    "2019/..": "2019/..",
    "/2019": "/2019",
    "../2019": "../2019",
    "2019-": "2019/..",
    "2019–": "2019/..",
    "2019-present": "2019/..",
    "2009 to date": "2009/..",
    "2004-06-01/open": "2004-06-01/..",
    "unknown/2006": "/2006",
    # approximate, uncertain, both
    "2019~": "2019~",
    "2009?": "2009?",
    "2009%": "2009%",
    "c. 2009": "2009~",
    "ca. 2009": "2009~",
    "circa 2009": "2009~",
    "[ca. 2009?]": "2009%",
    "[2009?]": "2009?",
    "c. 2009–2010": "2009~/2010",
    "2009~/2010~": "2009~/2010~",
    # how libraries mark years
    "[2009]": "2009",
    "(2009)": "2009",
    "©2009": "2009",
    "(c) 2009": "2009",
    "c2009": "2009",
    "cop. 2009": "2009",
    "-0044": "-0044",
    # no date
    "": "",
    "n.d.": "",
    "[N.D.]": "",
    "no date": "",
    "s.d.": "",
    "s.f.": "",
    "o. J.": "",
    "sin fecha": "",
    "-": "",
}


@every_row(("text", "edtf"), READ.items())
def test_a_date_is_read_in_the_forms_that_people_and_programs_write(text: str, edtf: str) -> None:
    assert dates.parse_date(text) == edtf


@every_row(
    ("text", "why"),
    [
        ("07/08/2009", "day and month are unclear: write 2009-08-07 or 2009-07-08"),
        ("07-08-2009", "day and month are unclear: write 2009-08-07 or 2009-07-08"),
        ("2009-02-30", "no such day"),
        ("29 February 2009", "no such day"),
        ("31 April 2009", "no such day"),
        ("13/13/2009", "no such month"),
        ("2010-2009", "ends before it begins"),
        ("May 2010 - March 2010", "ends before it begins"),
        ("July", "no year"),
        ("12", "not a date"),
        ("Jul-09", "no year"),
        ("in press", "not a date"),
        ("forthcoming", "not a date"),
        ("2009 July June", "not a date"),
        ("Summer 3, 2009", "not a date"),
        ("15 2009", "not a date"),
        ("published in 2009", "not a date"),
        ("2009 " + "t" * 100_000 + ":", "too long"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        dates.parse_date(text)


@given(st.dates())
def test_every_day_is_read_from_every_common_form(day: date) -> None:
    text = day.isoformat()
    month = day.strftime("%B")
    forms = [
        text,
        text.replace("-", "/"),
        f"{day.day} {month} {day.year:04}",
        f"{month} {day.day}, {day.year:04}",
        f"{day.day}.{day.month}.{day.year:04}",
        f"{text}T00:00:00Z",
    ]
    assert {dates.parse_date(form) for form in forms} == {text}


@given(st.text() | st.from_regex(r"[0-9a-zJulyMarch ,./~?XT:–-]{0,24}", fullmatch=True))
@example("00 to 2009")
@example("0002–0")
@example("2012–3")
@example("2009-99-99/2")
@example("0000A")
@example("0000 a")
@example("year 0000")
def test_any_text_is_read_or_refused_and_what_is_read_stays_as_it_is(text: str) -> None:
    try:
        day = dates.parse_date(text)
    except ValueError:
        return
    assert dates.parse_date(day) == day


@every_row(
    ("date", "parts", "season", "approximate"),
    [
        ("", (), None, False),
        ("2009", ((2009,),), None, False),
        ("2009-07", ((2009, 7),), None, False),
        ("2009-07-01", ((2009, 7, 1),), None, False),
        ("2009-21", ((2009,),), 1, False),
        ("2009-24~", ((2009,),), 4, True),
        ("2019/2021", ((2019,), (2021,)), None, False),
        ("2019-05/2019-07", ((2019, 5), (2019, 7)), None, False),
        ("2019/..", ((2019,), (0,)), None, False),
        ("../2019", ((0,), (2019,)), None, False),
        ("2009?", ((2009,),), None, True),
        ("2009%", ((2009,),), None, True),
        ("201X", (), None, False),
        ("2004-XX", ((2004,),), None, False),
        ("1985-04-XX", ((1985, 4),), None, False),
        ("-0043", ((-44,),), None, False),
        ("0000", ((-1,),), None, False),
    ],
)
def test_a_date_has_the_date_parts_of_csl(
    date: str, parts: tuple[tuple[int, ...], ...], season: int | None, approximate: bool
) -> None:
    assert dates.parts(date) == parts
    assert dates.season(date) == season
    assert dates.is_approximate(date) is approximate


@every_row(
    "date",
    [
        "",
        "2009",
        "0800",
        "2009-07",
        "2009-07-01",
        "2009-07-21",
        "2009-12-24",
        "2009-22",
        "2019/2021",
        "2019/..",
        "../2019",
        "2009~",
        "-0043",
        "2019-05~/2019-07~",
    ],
)
def test_a_date_comes_back_from_its_date_parts(date: str) -> None:
    circa = dates.is_approximate(date)
    assert dates.from_parts(dates.parts(date), dates.season(date), is_circa=circa) == date


@every_row(
    ("text", "year"),
    [
        ("07/08/2009", "2009"),
        ("Published in 2009, Geneva", "2009"),
        ("2009 and again 2009", "2009"),
        ("2009 or 2010", ""),
        ("in press", ""),
        ("no. 12009", ""),
    ],
)
def test_the_only_year_of_a_text_is_found(text: str, year: str) -> None:
    assert dates.find_only_year(text) == year


@every_row(
    ("text", "years"),
    [
        ("[1893] 1984", ("1984", "1893")),
        ("(1893) 1984", ("1984", "1893")),
        ("1984 (1893)", ("1984", "1893")),
        ("1984 [orig. 1893]", ("1984", "1893")),
        ("1984 [originally published in 1893]", ("1984", "1893")),
        ("[1984] 1893", None),
        ("1984 [1985]", None),
        ("1893 1984", None),
    ],
)
def test_a_reprint_has_its_year_and_that_of_the_first_publication(text: str, years: tuple[str, str] | None) -> None:
    assert dates.parse_reprint(text) == years


def test_months_are_known_by_name_and_abbreviation_in_six_languages() -> None:
    assert [MONTHS[name] for name in ("march", "mar", "mars", "marzo", "marz", "marco")] == [3] * 6
