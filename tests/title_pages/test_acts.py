"""Acts of ministries and towns: their title stands below who enacts, the kind, the day and the number."""

import pytest

from harness.rows import every_row
from sample_files.title_pages import BODY, Line, bodies, page, read

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


@every_row(
    ("sentences", "title"),
    [
        (["1. This Act may be cited as the Oak Woods Act, 2017."], "Oak Woods Act, 2017"),
        (["1. (1) This Act may be called the Oak Woods (Amendment) Act, 2019.", "(2) It extends to all woods."],
         "Oak Woods (Amendment) Act, 2019"),
        (["1. These Regulations may be cited as the Oaks (General)", "Regulations, 2024."], "Oaks (General) Regulations, 2024"),
        (["This Ordinance shall be called the Oak Ordinance [Chapter 10:31]."], "Oak Ordinance"),
        (["This Act may be cited as the Oak Woods Amendment (No. 20) Act, 2013."], "Oak Woods Amendment (No. 20) Act, 2013"),
        (["This Act may be cited asthe Oak Woods Act, 2013."], "Oak Woods Act, 2013"),  # a file that lost a space
        (["These Rules may be cited as the Oak Rules, 2020 and shall come into force at once."], "Oak Rules, 2020"),
    ],
)  # fmt: skip
def test_a_law_has_the_short_title_that_it_gives_itself(sentences: list[str], title: str) -> None:
    gazette = [
        ("EXTRAORDINARY", 12.0),
        ("", 20.0),
        ("PART II - Section 1", 14.0),
        ("", 20.0),
        ("PUBLISHED BY AUTHORITY", 14.0),
    ]
    text = [(sentence, 10.0) for sentence in sentences]
    assert read(page(*gazette, ("", 30), *text, *ENACTED)).title == title


def test_a_law_that_has_its_short_title_on_its_cover_keeps_it_as_printed_there() -> None:
    cover = [("THE OAK WOODS ACT, 1967", 18.0), ("", 20.0), ("This Act may be called the Oak Woods Act, 1967.", 10.0)]
    assert read(page(*cover, *ENACTED)).title == "THE OAK WOODS ACT, 1967"


def test_a_report_about_a_law_keeps_its_title() -> None:
    cover = [("Who owns the oaks?", 24.0), ("", 30.0), ("This paper may be cited as the Oak Act paper.", 10.0)]
    assert read(page(*cover, *ENACTED)).title == "Who owns the oaks?"


def test_the_body_whose_decision_it_is_stands_below_the_kind_in_the_genitive() -> None:
    lines = act("РЕШЕНИЕ", "ГОРОДСКОЙ ДУМЫ ГОРОДА ДУБРАВА", "от 20 декабря 2016 года N 129", "О создании старых дубов")
    assert bodies(read(page(*lines))) == ["ГОРОДСКАЯ ДУМА ГОРОДА ДУБРАВА"]


@pytest.mark.parametrize(
    ("lines", "title", "author"),
    [
        ([("LAWS OF MALAYSIA", 24), ("", 30), ("Act 67", 16), ("", 30), ("OAK WOODS ACT 1956", 20)], "OAK WOODS ACT 1956", "Malaysia"),
        ([("Constitution of the Republic of Armenia", 24), ("", 20), ("Adopted 06.12.2015", 11)],
         "Constitution of the Republic of Armenia", "Republic of Armenia"),
    ],
)  # fmt: skip
def test_a_law_is_of_the_state_whose_laws_or_constitution_its_cover_names(
    lines: list[Line], title: str, author: str
) -> None:
    record = read(page(*lines), page(("An Act to protect old oaks", 11), *ENACTED))
    assert (record.title.lower(), bodies(record)) == (title.lower(), [author])


def test_what_a_reprint_of_a_law_has_in_it_is_no_subtitle() -> None:
    lines = [("OAK WOODS ACT 1976", 20.0), ("", 10), ("Incorporating all amendments up to 1 January 2006", 16.0)]
    assert read(page(*lines), page(*ENACTED)).title.lower() == "oak woods act 1976"


@pytest.mark.parametrize(
    ("title", "enacted", "author"),
    [
        ("Oak Woods Act, 2017", "Enacted by the Parliament and the President of Zimbabwe.", "Zimbabwe"),
        ("Oak Woods Act,2017", "Enacted by the Parliament and the President of Zimbabwe.", "Zimbabwe"),
        ("Oak Woods: a story of 2017", "Enacted by the Parliament and the President of Zimbabwe.", ""),
    ],
)
def test_a_law_is_of_the_state_that_enacts_it_whatever_others_it_names(title: str, enacted: str, author: str) -> None:
    text = [(enacted, 11.0), ("1 Short title", 11.0), ("Roads to Mauritius and to Zambia are open.", 11.0)]
    assert bodies(read(page((title, 20.0), ("", 30), *text), page(*BODY))) == ([author] if author else [])


@pytest.mark.parametrize(
    ("lines", "title", "author"),
    [
        (
            [("BURKINA FASO", 18), ("", 20), ("LOI N°10/92 ADP", 12), ("", 14), ("PORTANT PROTECTION DES CHENES", 12),
             ("", 30), ("L’ASSEMBLEE DES CHENES DU PEUPLE", 12), ("", 14), ("VU la Constitution", 11)],
            "LOI N°10/92 ADP: Portant protection des chenes",
            ["Assemblee des chenes du peuple"],
        ),
        (
            [("BURKINA FASO", 24), ("", 20), ("Unité - Progrès - Justice", 18), ("", 20), ("DÉCRET N° 2017-43/PRES", 14),
             ("", 14), ("portant protection des vieux chênes", 12), ("", 30), ("LE PRÉSIDENT DES CHÊNES, PRÉSIDENT DU", 12),
             ("CONSEIL", 12), ("", 14), ("VU la Constitution", 11)],
            "DÉCRET N° 2017-43/PRES: portant protection des vieux chênes",
            ["Président des chênes"],
        ),
        (
            [("Suplemento del Registro Oficial", 12), ("", 20), ("RESOLUCIÓN No. DG-17 (NORMAS SOBRE LOS ROBLES)", 12),
             ("", 30), ("EL DIRECTOR GENERAL DEL SERVICIO DE ROBLES", 11), ("", 14), ("Considerando:", 11)],
            "RESOLUCIÓN No. DG-17 (NORMAS SOBRE LOS ROBLES)",
            ["Servicio de robles"],
        ),
    ],
)  # fmt: skip
def test_an_act_is_named_by_its_number_and_subject_and_is_of_who_stands_above_its_recitals(
    lines: list[Line], title: str, author: list[str]
) -> None:
    record = read(page(*lines, *[("Article 1 : Les chênes sont protégés par la loi de leur pays.", 11.0)] * 4))
    assert (record.title, bodies(record)) == (title, author)


@pytest.mark.parametrize("number", ["Ley N° 1257 de 2008", "Décret n° 2017-43 du 3 mai 2017", "Lei nº 9.474/97"])
@pytest.mark.parametrize("size", [14.0, 18.0])
def test_a_report_that_names_an_act_is_no_act(number: str, size: float) -> None:
    cover = [("Las mujeres y sus robles", 24.0), ("", 20.0), (number, size), ("", 20.0), ("Informe 2019", 12.0)]
    title = read(page(*cover), page(*BODY)).title
    assert title.partition(":")[0] == "Las mujeres y sus robles"


def test_a_heading_above_a_sentence_such_as_a_recital_has_made_no_report() -> None:
    text = [
        ("Loi n° 2015-36 relative aux chênes", 11.0),
        ("CADRE JURIDIQUE", 11.0),
        ("Vu leur âge, il faut agir.", 11.0),
    ]
    record = read(page(("La protection des chênes", 24.0), ("", 20.0), ("Rapport 2019", 12.0)), page(*text, *BODY))
    assert (record.title, bodies(record)) == ("La protection des chênes", [])
