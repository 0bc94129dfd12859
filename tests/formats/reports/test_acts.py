"""Acts of ministries and towns: their title stands below who enacts, the kind, the day and the number."""

import pytest

from title_pages import Line, bodies, page, read

ENACTED = [("1. Создать охраняемую территорию местного значения в границах города.", 12.0)] * 6


def act(*lines: str) -> list[Line]:
    """Return the lines of an act, all in the letters of its text and apart from each other."""
    apart = [[(line, 12.0), ("", 20.0)] for line in lines]
    return [*(line for pair in apart for line in pair), *ENACTED]


@pytest.mark.parametrize(
    ("lines", "title", "authors"),
    [
        (
            ["ПРАВИТЕЛЬСТВО ДУБРАВСКОЙ ОБЛАСТИ", "ПОСТАНОВЛЕНИЕ", "от 7 июля 2009 года N 10", "Об охране старых дубов"],
            "Об охране старых дубов",
            ["ПРАВИТЕЛЬСТВО ДУБРАВСКОЙ ОБЛАСТИ"],
        ),
        (
            ["АДМИНИСТРАЦИЯ ГОРОДА ДУБРАВА", "РЕШЕНИЕ", "от 3 мая 2012 г. № 5", "О порядке охраны дубов", "(с изменениями на 4 июля 2017 года)"],
            "О порядке охраны дубов",
            ["АДМИНИСТРАЦИЯ ГОРОДА ДУБРАВА"],
        ),
        (
            ["КАБІНЕТ МІНІСТРІВ УКРАЇНИ", "ПОСТАНОВА", "від 3 травня 2012 р. № 5", "Про охорону старих дубів"],
            "Про охорону старих дубів",
            ["КАБІНЕТ МІНІСТРІВ УКРАЇНИ"],
        ),
    ],
)  # fmt: skip
def test_an_act_has_the_title_below_its_kind_and_who_enacts_above_it(
    lines: list[str], title: str, authors: list[str]
) -> None:
    record = read(page(*act(*lines)))
    assert (record.title, bodies(record)) == (title, authors)


def test_a_page_without_a_kind_of_act_has_no_title_of_an_act() -> None:
    lines = act("Доклад совета", "О старых дубах и их друзьях", "Дубрава, 2019")
    assert read(page(("Наши дубы сегодня и завтра", 30), *lines)).title != "О старых дубах и их друзьях"
