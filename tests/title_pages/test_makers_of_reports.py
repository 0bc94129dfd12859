"""Whom rules for real reports take as makers: imprints in two lines, running feet with numbers, two names in one."""

import pytest

from harness.rows import every_row
from protlib.title_pages.bodies import is_organisation
from sample_files.title_pages import BODY, Line, bodies, page, read

COVER: list[Line] = [("Caught in It", 30), ("", 40), ("June 2017", 11)]
FOOT: Line = ("", 364)


@every_row(
    ("inside", "expected"),
    [
        # the name goes on in the next line
        (["Copyright © Department of Roots, Leaves and", "Bark 2015", "All rights reserved"], "Department of Roots, Leaves and Bark"),
        # what says that all rights are reserved is not of the name
        (["© Oak Council, all rights reserved"], "Oak Council"),
        (["© Conseil des Chênes, tous droits réservés"], "Conseil des Chênes"),
        (["© Instituto de Robles, todos los derechos reservados"], "Instituto de Robles"),
        # "(c)" in a list is no sign of rights
        (["under Article 3(a)–(c) of ILO C. 182."], ""),
        # an article, and a name that owns the next word
        (["Produced by the Department of Oak Management"], "Department of Oak Management"),
        (["by the Oak Services Administration’s", "Roots"], "Oak Services Administration"),
        (["Uitgever:", "Directie Eiken"], "Directie Eiken"),
        # a declaration has no author, and a picture has no maker of the report
        (["Declaración de las Naciones Unidas sobre los derechos de los pueblos indígenas"], ""),
        (["© Ann One/Oakura Concurso de fotografía 2021"], ""),
        # an acronym that the text uses often, and nobody else
        (["The Ministry of Roots, Leaves and Bark (MRLB) leads.", "MRLB plans. MRLB acts. MRLB learns.", "MRLB reports."], "Ministry of Roots, Leaves and Bark"),
        # who says that it made the work, and in whose name others say so
        (["The Oak Council has written this study of four plays."], "Oak Council"),
        (["The Oak Council’s Working Group (WG) created this playbook of four plays."], "Oak Council"),
        (["CUADERNOS DE ROBLES El Instituto de Robles Andinos (IRA) de la Universidad de Robles presenta su primer cuaderno."], "Instituto de Robles Andinos"),
        (["Dit rapport werd geschreven door de Directie Eiken in 2015."], "Directie Eiken"),
        (["O relatório foi elaborado pela Fundação Carvalho com outros."], "Fundação Carvalho"),
        (["The President of the", "Republic of Mauritius", "Tuesday 27 January 2015"], "Republic of Mauritius"),
    ],
)  # fmt: skip
def test_an_imprint_names_the_maker(inside: list[str], expected: str) -> None:
    record = read(page(*COVER), page(*((line, 10.0) for line in inside)), page(*BODY))
    assert bodies(record) == ([expected] if expected else [])


def test_running_feet_name_the_maker_beside_the_number_of_the_page() -> None:
    pages = [page(*BODY, FOOT, (f"Department of Oak Planning {number}", 9)) for number in ("i", "ii", "iii")]
    assert bodies(read(page(*COVER), *pages)) == ["Department of Oak Planning"]


@every_row(
    ("lines", "expected"),
    [
        (["Directie Eiken en Welzijn, maart 2015"], ["Directie Eiken en Welzijn"]),
        (["Government of Ghana", "", "Approved by Council of Ministers"], ["Government of Ghana"]),
        (["COMMISSION STAFF WORKING DOCUMENT"], ["European Commission"]),
        (["REPORT FROM THE COMMISSION TO THE COUNCIL"], ["European Commission"]),
        (["Report from the Commission of Oaks"], []),
    ],
)
def test_a_cover_names_the_maker_beside_other_words(lines: list[str], expected: list[str]) -> None:
    cover = page(*((line, 12.0) if line else ("", 40) for line in lines), ("", 60), ("Caught in It", 30))
    assert bodies(read(cover, page(*BODY))) == expected


def test_two_bodies_in_one_name_are_two() -> None:
    inside: list[Line] = [
        ("About The Pine Room", 10),
        ("Elm Foundation Norway and The Pine Room", 10),
        ("12 High Street", 10),
    ]
    assert sorted(bodies(read(page(*COVER), page(*inside), page(*BODY)))) == ["Elm Foundation Norway", "Pine Room"]


def test_one_body_in_two_spellings_is_one() -> None:
    inside: list[Line] = [("Published by Oakura B.V.", 10), ("© OakuraBV 2017", 10), ("© Oakura BV", 10)]
    assert len(bodies(read(page(*COVER), page(*inside), page(*BODY)))) == 1


def test_a_ministry_goes_before_its_state() -> None:
    cover = page(("KINGDOM OF CAMBODIA", 12), ("", 60), ("Caught in It", 30))
    last = page(("Ministry of Roots and Leaves", 10), ("12 High Street", 10), ("Phnom Penh", 10))
    assert bodies(read(cover, page(*BODY), last)) == ["Ministry of Roots and Leaves"]


def test_a_head_with_an_address_for_mail_names_the_maker() -> None:
    head: list[Line] = [
        ("Flights over Oaks", 20),
        ("University of Oakland Center for Rights", 11),
        ("ann@oak.example", 11),
    ]
    assert bodies(read(page(*head, *BODY), page(*BODY))) == ["University of Oakland Center for Rights"]


def test_a_list_of_references_on_the_last_page_names_others() -> None:
    works: list[Line] = [(f"{number}. One, A. Roots and Leaves", 10) for number in range(20, 27)]
    record = read(page(*COVER), page(*BODY), page(*works, ("Civic Elm Programme", 10), ("see www.worldbank.org", 10)))
    assert bodies(record) == []


@pytest.mark.parametrize(
    "text",
    [
        "Approved by Council of Ministers",
        "Preamble by Minister for Planning",
        "Minister for Education",
        "SECTION SEVEN",
    ],
)
def test_a_phrase_beside_a_role_is_no_organisation(text: str) -> None:
    assert not is_organisation(text)


def test_an_account_at_the_host_of_a_body_is_of_the_part_that_it_names() -> None:
    foot = "Creation date: 2 August 2017 Sources: Humanitarian partners Feedback: ocha-eth@un.org"
    record = read(page(("Oakland: Operational presence", 20), *BODY, (foot, 9)))
    assert bodies(record) == ["United Nations Office for the Coordination of Humanitarian Affairs"]
