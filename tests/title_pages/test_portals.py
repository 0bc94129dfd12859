"""Pages that a portal puts before a report, and forms, acts and titles in two languages."""

import pytest

from sample_files.title_pages import BODY, Line, bodies, page, read

TITLE = "Displacement along the Central Route"
HAL: list[Line] = [
    ("HAL Id: halshs-01234567", 10),
    ("Submitted on 12 Mar 2019", 10),
    ("HAL is a multi-disciplinary open access", 10),
    ("archive for the deposit and dissemination of scientific research documents", 10),
    (TITLE, 20),
    ("Ana Ruiz, Ben Lee", 12),
    ("To cite this version:", 10),
    (f"Ana Ruiz, Ben Lee. {TITLE}. 2017. halshs-01234567", 10),
]
ECONSTOR: list[Line] = [
    ("econstor", 30),
    ("Make Your Publications Visible.", 12),
    ("A Service of", 9),
    ("ZBW Leibniz-Informationszentrum Wirtschaft", 9),
    ("Ruiz, Ana; Lee, Ben", 12),
    (TITLE, 16),
    (f"Suggested Citation: Ruiz, Ana; Lee, Ben (2017) : {TITLE}, Oak Papers, No. 123, Oak Council, Bonn", 9),
]
REPOSITORY: list[Line] = [
    ("This document is downloaded from the Digital Repository of Oak University.", 9),
    *((text, 10) for text in ("Title", TITLE, "Author(s)", "Ruiz, Ana; Lee, Ben", "Issue date", "2017")),
]


@pytest.mark.parametrize("portal", [HAL, ECONSTOR, REPOSITORY])
def test_a_portal_has_not_made_what_it_keeps(portal: list[Line]) -> None:
    record = read(page(*portal), page((TITLE, 22), ("Ana Ruiz, Ben Lee", 12), *BODY))
    assert (record.title, bodies(record)) == (TITLE, ["Ruiz, Ana", "Lee, Ben"])
    assert (record.publisher, str(record.year)) == ("", "2017")


def test_an_act_that_a_president_enacts_is_of_the_state() -> None:
    head: list[Line] = [
        ("REPUBLIQUE DU NIGER", 12),
        ("Fraternité - Travail - Progrès", 10),
        ("ORDONNANCE N° 2010-86 du 16 décembre 2010", 12),
        ("relative à la lutte contre la traite des personnes", 12),
        ("LE PRESIDENT DU CONSEIL SUPREME, CHEF DE L'ETAT,", 10),
        ("Vu la Constitution ;", 10),
    ]
    assert [name.casefold() for name in bodies(read(page(*head, *BODY), page(*BODY)))] == ["republique du niger"]


def test_a_title_in_two_languages_is_not_one_sentence() -> None:
    cover: list[Line] = [("Rapport sur la traite des personnes", 22), ("Report on Trafficking in Persons", 22)]
    title = read(page(*cover, ("Oak Council", 12)), page(*BODY)).title
    assert title == "Rapport sur la traite des personnes: Report on Trafficking in Persons"
