"""Titles that only say what kind of work a publication is: something else must tell that two records are one."""

from typing import Any

import pytest

from harness.rows import every_row
from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.comparison import compare
from protlib.duplicates.groups import group_records
from protlib.duplicates.judgement import Sameness
from protlib.record.cleaning import clean_record
from protlib.record.model import Publication

TITLE = "Country report"


def report(key: str = "a", title: str = TITLE, **values: Any) -> Publication:
    raw = {"key": key, "type": "report", "title": title, "authors": ["UNHCR"], "date": "2019", **values}
    return clean_record(raw).publication


def sameness(first: Publication, second: Publication) -> Sameness:
    return compare(ComparedRecord(first), ComparedRecord(second)).sameness


def test_a_guess_that_says_only_the_kind_is_never_enough() -> None:
    titles = (
        TITLE, "Statistical bulletin", "Guidance note", "Rapport annuel", "Informe de país", "Jahresbericht 2019",
        "Situation report no. 12", "UNHCR annual report 2019", "Годовой отчет", "التقرير السنوي", "Relatório anual",
        "Länderbericht", "Jaarverslag", "Protection update", "Key messages",
    )  # fmt: skip
    for title in titles:
        guess = report(title=title, guessed=["title", "authors"])
        assert sameness(guess, guess.changed(key="b")) is Sameness.UNSURE, title
        assert sameness(report(title=title), report("b", title)) is Sameness.SAME, title
        numbered = {"isbn": "9789290684664"}
        assert sameness(guess.changed(**numbered), report("b", title, **numbered)) is Sameness.SAME, title


def test_a_guess_that_says_what_it_is_about_is_enough() -> None:
    for title in ("Caught in the Current", "Country report: exploitation of miners in Katanga"):
        guess = report(title=title, guessed=["title"])
        assert sameness(guess, guess.changed(key="b")) is Sameness.SAME, title


@every_row(
    ("name", "values"),
    [
        ("extra", ({"number-of-pages": "12"}, {"number-of-pages": "48"})),
        ("countries", (["Mali"], ["Niger"])),
        ("publisher_place", ("Niamey", "Dakar")),
        ("publisher_place", ("Geneva", "New York")),
        ("url", ("https://example.org/mali", "https://example.org/niger")),
        ("abstract", ("On Mali.", "On Niger.")),
        ("files", ([f"a.pdf#size=9&sha256={'a' * 64}"], [f"b.pdf#size=9&sha256={'b' * 64}"])),
    ],
)
def test_records_with_a_general_title_are_two_where_anything_differs(name: str, values: tuple[object, object]) -> None:
    first, second = (report(key, TITLE, **{name: value}) for key, value in zip("ab", values, strict=True))
    assert sameness(first, second) is Sameness.UNSURE
    assert sameness(first, first.changed(key="c")) is Sameness.SAME
    bare = report("c")
    groups = [group.keys for group in group_records([first, second, bare]) if group.sameness is Sameness.SAME]
    assert not any({"a", "b"} <= {*keys} for keys in groups)


@every_row(
    "towns",
    [
        ("Niamey", "Niamey, Niger"),
        ("Geneva", "Genève"),
        ("Brussels", "Bruxelles"),
        ("Niamey", ""),
        ("Geneva", "Geneva; New York"),
    ],
)
def test_one_town_in_two_spellings_tells_nothing_apart(towns: tuple[str, str]) -> None:
    first, second = (report(key, publisher_place=town) for key, town in zip("ab", towns, strict=True))
    assert sameness(first, second) is Sameness.SAME
    assert [len(group.keys) for group in group_records([first, second])] == [2]


def test_two_towns_of_a_title_of_its_own_are_a_slip() -> None:
    first, second = (
        report(key, "Caught in the Current", publisher_place=town) for key, town in (("a", "Niamey"), ("b", "Dakar"))
    )
    assert sameness(first, second) is Sameness.SAME


@every_row(
    ("values", "sister", "why"),
    [
        (
            {"title": "Migration profile of Niamey and Agadez"},
            {"title": "Migration profile of Agadez"},
            "places in the",
        ),
        (
            {"title": "Trafficking of women in Kenya"},
            {"title": "Trafficking of women in Uganda"},
            "countries in the titles differ",
        ),
        ({"title": "Migration, volume 1"}, {"title": "Migration, volume 2"}, "numbers in the titles differ"),
        ({"volume": "1"}, {"volume": "2"}, "volume differs"),
        ({"countries": ["Kenya"]}, {"countries": ["Uganda"]}, "places differ"),
        ({"title": "Migration and health", "countries": ["KE"]}, {"countries": ["UG"]}, "places differ"),
        ({"publisher_place": "Nairobi"}, {"publisher_place": "Kampala"}, "places differ"),
        ({"date": "2018"}, {"date": "2020"}, "years differ"),
        ({"extra": {"number-of-pages": "12"}}, {"extra": {"number-of-pages": "48"}}, "pages differ"),
    ],
)
def test_reports_of_a_set_that_print_one_isbn_are_two(values: dict[str, Any], sister: dict[str, Any], why: str) -> None:
    first = report(**{"isbn": "9789290684664", **values})
    second = report(**{"isbn": "9789290684664", **values, "key": "b", **sister})
    judgement = compare(ComparedRecord(first), ComparedRecord(second))
    assert judgement.sameness is not Sameness.SAME
    assert any(reason.startswith(why) for reason in judgement.reasons), judgement.reasons


@every_row(
    ("values", "sister", "is_one"),
    [
        ({"countries": ["Kenya"]}, {"countries": ["Uganda"]}, False),
        ({"countries": ["Kenya"]}, {"countries": ["Uganda"], "url": "https://example.org/laws"}, False),
        ({"publisher_place": "Kenya"}, {"publisher_place": "Uganda"}, False),
        ({"countries": ["Kenya"]}, {"countries": ["Kenya", "Uganda"]}, True),
        ({"countries": ["Kenya"]}, {"countries": ["Worldwide"]}, True),
        ({"publisher_place": "Nairobi"}, {"publisher_place": "Kenya"}, True),
        ({"countries": ["Kenya"], "doi": "10.1000/1"}, {"countries": ["Uganda"]}, True),
        (
            {"countries": ["Kenya"], "type": "article-journal", "volume": "3", "page": "1-20"},
            {"countries": ["Uganda"]},
            True,
        ),
    ],
)
def test_laws_and_plans_of_two_countries_with_one_title_are_two(
    values: dict[str, Any], sister: dict[str, Any], *, is_one: bool
) -> None:
    title = "National action plan against trafficking in persons 2017-2021"
    first = report(title=title, authors=["Ministry of Interior"], **values)
    second = report("b", title, **{"authors": ["Ministry of Interior"], **values, **sister})
    assert sameness(first, second) is (Sameness.SAME if is_one else Sameness.UNSURE)
    bare = report("c", title, authors=["Ministry of Interior"])
    groups = [{*group.keys} for group in group_records([first, second, bare]) if group.sameness is Sameness.SAME]
    assert any({"a", "b"} <= keys for keys in groups) is is_one


@pytest.mark.parametrize(("volume", "expected"), [("2", "volume differs"), ("1", ""), ("", "")])
def test_two_volumes_whose_one_page_links_to_both_are_two(volume: str, expected: str) -> None:
    link = {"url": "https://harbour.example/dictionary", "title": "A dictionary of words for displaced people"}
    first, second = report(volume="1", date="1936", **link), report("b", volume=volume, date="1937", **link)
    judgement = compare(ComparedRecord(first), ComparedRecord(second))
    assert (judgement.sameness is Sameness.SAME) is not bool(expected)
    assert not expected or expected in judgement.reasons


@pytest.mark.parametrize(
    "other", [{}, {"date": "2020"}, {"url": "https://example.org/a"}, {"countries": ["Worldwide"]}]
)
def test_one_isbn_is_enough_where_nothing_else_tells(other: dict[str, Any]) -> None:
    values: dict[str, Any] = {
        "title": "Caring for trafficked persons on the move",
        "isbn": "9789290684664",
        "countries": ["Kenya"],
    }
    assert sameness(report(**values), report(**{**values, "key": "b", **other})) is Sameness.SAME


def test_one_isbn_and_a_year_in_the_title_make_one_yearly_report() -> None:
    values = {"title": "World migration report 2018", "isbn": "9789290684664"}
    assert sameness(report(**values, date="2017"), report("b", **values, date="2019")) is Sameness.SAME


GUESS = {"guessed": ["title", "authors"], "countries": ["Mali"], "extra": {"number-of-pages": "48"}}


@pytest.mark.parametrize(
    ("guess", "typed"),
    [
        ({}, {"page": "48", "countries": ["Mali"]}),
        ({}, {"page": "48 p.", "countries": ["Mali"], "publisher_place": "Bamako"}),
        ({"source": "Mali_profile.pdf"}, {"url": "https://www.unhcr.org/files/mali-profile.pdf"}),
        ({"source": "Mali_profile.pdf"}, {"files": ["downloads/Mali profile.pdf"], "page": "48"}),
    ],
)
def test_a_guess_is_the_typed_record_where_all_else_agrees(guess: dict[str, Any], typed: dict[str, Any]) -> None:
    assert sameness(report(**{**GUESS, **guess}), report("b", **typed)) is Sameness.SAME


@every_row(
    ("guess", "typed"),
    [
        ({}, {}),
        ({}, {"page": "48"}),
        ({}, {"page": "48", "countries": ["Niger"]}),
        ({}, {"page": "44", "countries": ["Mali"]}),
        ({}, {"page": "48", "countries": ["Mali"], "date": "2020"}),
        ({}, {"page": "48", "countries": ["Mali"], "title": "Country profile"}),
        ({"publisher_place": "Bamako"}, {"page": "48", "countries": ["Mali"], "publisher_place": "Niamey"}),
        ({"extra": {"number-of-pages": "4"}}, {"page": "4", "countries": ["Mali"]}),
        ({"countries": ["Worldwide"]}, {"page": "48", "countries": ["Worldwide"]}),
        ({"source": "country_report_2019.pdf"}, {"url": "https://www.unhcr.org/country-report-2019.pdf"}),
        ({"source": "Mali_profile.pdf"}, {"url": "https://www.unhcr.org/niger-profile.pdf"}),
        ({"source": "download (1).pdf"}, {"url": "https://www.unhcr.org/download-1.pdf"}),
        ({"source": "English_web.pdf"}, {"url": "https://www.unhcr.org/84/english-web.pdf"}),
        ({"source": "Mali_profile.pdf"}, {"url": "https://www.unhcr.org/mali-profile.pdf", "page": "44"}),
    ],
)
def test_sister_reports_with_a_general_title_stay_apart(guess: dict[str, Any], typed: dict[str, Any]) -> None:
    assert sameness(report(**{**GUESS, **guess}), report("b", **typed)) is not Sameness.SAME
