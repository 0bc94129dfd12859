"""Whom a report names as its maker where the cover has only a logo, and who is no maker."""

import pytest

from harness.rows import every_row
from protlib.system.pdf.page import StyledLine
from protlib.title_pages.blocks import Block
from protlib.title_pages.bodies import bodies_in, is_body, is_organisation
from protlib.title_pages.cover_names import is_longer, name_in_block
from sample_files.title_pages import BODY, Line, bodies, page, read

COVER: list[Line] = [("Caught in It", 30), ("", 40), ("June 2017", 11)]
SPANISH = [("El informe presenta los resultados de la encuesta a los hogares en las tres provincias.", 10.0)] * 12
FRENCH = [("Le rapport présente les résultats de l’enquête sur les ménages dans les trois provinces.", 10.0)] * 12


@every_row(
    ("inside", "expected"),
    [
        # a site or an address for mail, by a name that the pages have
        (["write to info@ocl.org", "The Oak Civic League met."], "Oak Civic League"),
        (["www.etoile.fr", "Etoile runs the programme. It is run by Etoile."], "Etoile"),
        # what it says of itself
        (["About Oak Watchers", "It works in three provinces."], "Oak Watchers"),
        (["8.1 Over Oak Watchers"], "Oak Watchers"),
        (["Oak Watchers is an independent non-profit organisation."], "Oak Watchers"),
        (["Oak Watchers would like to thank the families."], "Oak Watchers"),
        (["El Instituto de Robles Andinos (IRA), presenta los resultados de la encuesta."], "Instituto de Robles Andinos"),
        (["Directora del Instituto de Robles Andinos.", "El Instituto de Robles Andinos nació en Lima.", "El Instituto de Robles Andinos."], "Instituto de Robles Andinos"),
        # an imprint
        (["Oak Watchers Council", "12 High Street", "Accra"], "Oak Watchers Council"),
        (["© Oakura BV, 2017"], "Oakura BV"),
        (["© 2017 Oakura"], "Oakura"),
        (["Published by Oakura"], "Oakura"),
        (["Editore Università degli Studi di Quercia"], "Università degli Studi di Quercia"),
        (["Published by: Oak Institute of Roots/Elm Institute of Leaves"], "Oak Institute of Roots|Elm Institute of Leaves"),
        (["Herausgeber:", "Eichenamt für Bildung"], "Eichenamt für Bildung"),
        (["Uitgegeven door: Eikenwacht"], "Eikenwacht"),
        # roles and links beside a name are no part of it
        (["Published by: Executive Director, Oak Watchers Council"], "Oak Watchers Council"),
        (["© The Oak Watchers Council https://oaks.example"], "Oak Watchers Council"),
    ],
)  # fmt: skip
def test_a_body_that_is_a_picture_on_the_cover_is_named_inside(inside: list[str], expected: str) -> None:
    assert bodies(read(page(*COVER), page(*((line, 10.0) for line in inside)), page(*BODY))) == expected.split("|")


@pytest.mark.parametrize(
    "lines",
    [
        ["Opdrachtgever", "Ministerie van Eiken"],
        ["Client: Ministry of Oaks"],
        ["Im Auftrag von Ministerium für Eichen"],
        ["Prepared for", "Ministry of Oaks"],
    ],
)
def test_who_ordered_a_report_is_no_author(lines: list[str]) -> None:
    cover = page(("Caught in It", 30), ("", 40), *((line, 12.0) for line in lines))
    assert bodies(read(cover, page(("© 2017 Oakura", 10), *BODY))) == ["Oakura"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Oak Programme", "Ministry of Energy, Water and Oaks"], "Ministry of Energy, Water and Oaks"),
        (
            ["Oak Restructuring and", "Coordination Committee", "Magh, 2073"],
            "Oak Restructuring and Coordination Committee",
        ),
        (["Oak Coordination Committee", "Accra, Ghana"], "Oak Coordination Committee"),
        (["Roots and Leaves", "of the North"], "Roots and Leaves of the North"),
    ],
)
def test_a_block_of_a_cover_has_a_name_and_other_lines(lines: list[str], expected: str) -> None:
    placed = (
        StyledLine(text, 12, is_bold=False, left=72, right=300, top=60 + 14 * number)
        for number, text in enumerate(lines)
    )
    assert name_in_block(Block(0, tuple(placed), 842), is_cover=True) == expected


def test_a_title_begins_with_a_body_before_a_colon() -> None:
    assert bodies(read(page(("Oak Coordination Groups: Report on Roots", 30)), page(*BODY))) == [
        "Oak Coordination Groups"
    ]


@every_row(
    "text",
    [
        "International License", "Project Overview", "Printed on the Order of Government", "Socialist Republic of",
        "Network Diagnostic Tool", "Research Symposium", "Centres de Traitement", "Platform Coordinator",
        "Mission, Principles, Practices and Actions", "Consultation on Differential Pricing for Services",
        "El Instituto de Robles (IDR), presenta los resultados de la Encuesta", "Department of Antioquia",
        "Федерации», которым предписано введение должности руководителя организации", "Departamento de Norte de Santander",
    ],
)  # fmt: skip
def test_a_phrase_with_a_word_for_an_organisation_is_no_name_of_one(text: str) -> None:
    assert not is_organisation(text)


@every_row(
    "text",
    [
        "Oak Safety Workgroup", "Groupe URD", "Réseau Sahel Protection", "Commission nationale consultative des droits",
        "Observatorio de Fronteras del Sur", "Department for Levelling Up, Housing and Communities",
        "Women in Oaks Network", "Oak Security B.V.", "Oak Consulting, Inc.", "Eichen gGmbH",
    ],
)  # fmt: skip
def test_the_noun_of_a_name_says_that_it_is_an_organisation(text: str) -> None:
    assert is_organisation(text)


def test_acronyms_of_other_languages_and_small_words_are_no_bodies() -> None:
    assert [code for code, _body in bodies_in("from 300 BCE to 200 BCE", "en")] == []
    assert [code for code, _body in bodies_in("La BCE publie", "fr")] == ["ecb"]
    assert list(bodies_in("LAS MEDIDAS", "es")) == []
    assert list(bodies_in("Emergency supplies")) == []


def test_the_first_page_of_a_text_names_others() -> None:
    """An acronym in the text of a first page is no evidence for its maker; on a cover it is."""
    text: list[Line] = [("Oaks of the North", 16), *BODY, *BODY, *BODY, ("the Drug Control Board (DCB) says so", 10)]
    assert bodies(read(page(*text), page(*BODY))) == []


def test_the_name_of_a_site_may_be_a_part_of_the_name_of_an_office() -> None:
    inside = ["www.rising-roots.gov.uk", "Department for Rising Roots and Gardens", "2 Oak Street"]
    record = read(page(*COVER), page(*((line, 10.0) for line in inside)), page(*BODY))
    assert bodies(record) == ["Department for Rising Roots and Gardens"]


@pytest.mark.parametrize("line", ["www.github.com/someone", "see oak@gmail.com", "https://medium.com/x"])
def test_sites_where_everybody_publishes_are_no_bodies(line: str) -> None:
    assert bodies(read(page(*COVER), page((line, 10), ("Github and Medium and Gmail. Medium, Gmail", 10), *BODY))) == []


def test_french_sentences_name_their_makers() -> None:
    inside: list[Line] = [("L’Observatoire des Chênes remercie les familles.", 10)]
    assert bodies(read(page(*COVER), page(*inside), page(*FRENCH))) == ["Observatoire des Chênes"]


@every_row(
    ("line", "language", "expected"),
    [
        ("CENTRAL STATISTICAL AGENCY", BODY, "Central Statistical Agency"),
        ("AGENCY OF STATISTICS OF ETHIOPIA", BODY, "Agency of Statistics of Ethiopia"),
        ("MINISTRY OF GENDER AND CHILDREN", BODY, "Ministry of Gender and Children"),
        ("MINISTRY OF GENDER (MGCP)", BODY, "Ministry of Gender"),
        ("UNHCR", BODY, "United Nations High Commissioner for Refugees"),
        ("DIRECCIÓN GENERAL DE ROBLES E INNOVACIÓN", SPANISH, "Dirección General de Robles e Innovación"),
        ("INSTITUT NATIONAL DES CHÊNES", FRENCH, "Institut national des chênes"),
    ],
)
def test_a_body_in_capitals_is_cited_as_a_name(line: str, language: list[Line], expected: str) -> None:
    record = read(page(("Caught in It", 30), ("", 60), (line, 13), ("", 40), ("June 2017", 11)), page(*language))
    assert bodies(record) == [expected]


def test_two_bodies_in_two_lines_are_no_longer_name_of_the_first() -> None:
    first = "Oak Bureau of Roots"
    for longer, expected in ((f"{first} National Elm Commission", False), (f"National {first} of the North", True)):
        assert is_longer(first, longer) is expected


@pytest.mark.parametrize(
    "line", ["Acknowledgements We would like to thank all.", "Publisher: Web Design and Development"]
)
def test_headings_beside_names_are_no_bodies(line: str) -> None:
    assert bodies(read(page(*COVER), page((line, 10), *BODY))) == []


def test_a_report_on_a_year_or_quarter_begins_with_who_reports() -> None:
    assert bodies(read(page(("Oak Foundation Q3 2021 Report", 30)), page(*BODY))) == ["Oak Foundation"]


@pytest.mark.parametrize("kind", ["Emergency Plan of Action Final Report", "DREF operation", "Plan d’action d’urgence"])
def test_a_plan_of_action_of_the_red_cross_is_of_the_federation(kind: str) -> None:
    """The national society that works, which its text names on each page, is not the issuer."""
    text: list[Line] = [("The Cameroon Red Cross works with the Cameroon Red Cross.", 10)] * 5
    record = read(page((kind, 20), ("Cameroon: Floods", 30), *text), page(*text))
    assert bodies(record)[0] in {
        "International Federation of Red Cross and Red Crescent Societies",
        "Fédération internationale des Sociétés de la Croix-Rouge et du Croissant-Rouge",
    }


@every_row(
    ("name", "expected"),
    [
        ("edpb_guidelines_202007.pdf", ["European Data Protection Board"]),
        ("UNHCR-report.pdf", ["United Nations High Commissioner for Refugees"]),
        ("MissingMaps_validation_faq_en.pdf", ["Missing Maps"]),
        ("Save_the_Children-Caught.pdf", ["Save the Children"]),
        ("world-bank-critique.pdf", []),
        ("Oak_Council.pdf", []),
        # words, and no acronyms of official bodies
        ("cat_food.pdf", []),
        ("report_edpb.pdf", []),
    ],
)
def test_the_name_of_a_file_tells_the_body_that_no_page_names(name: str, expected: list[str]) -> None:
    assert bodies(read(page(*COVER), page(*BODY), name=name)) == expected


def test_the_name_of_a_file_gives_way_to_a_body_on_the_pages() -> None:
    assert bodies(read(page(*COVER), page(("© 2017 Oakura", 10), *BODY), name="edpb_x.pdf")) == ["Oakura"]


def test_a_citation_without_an_author_names_none() -> None:
    """Such a citation begins with the title; what translators are to add is none at all."""
    imprint: list[Line] = [
        ("© World Health Organization 2025", 10),
        ("Suggested citation. Oak policy on roots. Geneva: World Health Organization; 2025.", 10),
    ]
    record = read(page(("Oak policy on roots", 30)), page(*imprint), page(*BODY))
    assert (record.title, bodies(record)) == ("Oak policy on roots", ["World Health Organization"])
    request = (
        "add to the suggested citation: “This translation was not created by the World Health Organization (WHO). 2025”"
    )
    record = read(page(("Oak policy on roots", 30)), page((request, 10), *imprint[:1]), page(*BODY))
    assert bodies(record) == ["World Health Organization"]


def test_the_commission_that_is_not_liable_is_the_author_and_not_the_union() -> None:
    imprint: list[Line] = [("The European Commission is not liable for any reuse.", 10), ("© European Union, 2021", 10)]
    assert bodies(read(page(*COVER), page(*imprint), page(*BODY))) == ["European Commission"]


def test_who_audits_accounts_is_no_author() -> None:
    inside: list[Line] = [("PricewaterhouseCoopers audits. PricewaterhouseCoopers PwC PwC PwC", 10)]
    assert bodies(read(page(*COVER), page(*inside), page(*BODY))) == []


@every_row("joint", ["and", "et", "y", "e", "und", "en", "och", "og", "и", "و"])
def test_two_bodies_are_bodies_in_every_language(joint: str) -> None:
    assert is_body(f"UNHCR {joint} UNICEF")
