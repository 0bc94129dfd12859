"""Whom a report names alone, names that are of any body, and bodies by the form of their names in more languages."""

import pytest

from harness.rows import every_row
from protlib.title_pages.bodies import is_office, is_organisation
from sample_files.title_pages import BODY, Line, bodies, page, read

COVER: list[Line] = [("Caught in It", 30), ("", 40), ("June 2017", 11)]


def _bodies_inside(*lines: str, count: int = 2) -> list[str]:
    return bodies(read(page(*COVER), page(*((line, 10.0) for line in lines)), *[page(*BODY)] * (count - 1)))


def test_the_one_known_body_that_pages_name_twice_is_their_author() -> None:
    inside = ["In May the Danish Refugee Council asked 20 families.", "The Danish Refugee Council met them in Oakton."]
    assert _bodies_inside(*inside) == ["Danish Refugee Council"]


@every_row(
    "inside",
    [
        # one mention, a second body, and those that reports of others quote
        ["In May the Danish Refugee Council asked 20 families."],
        [
            "The Danish Refugee Council met Amnesty International.",
            "Amnesty International met the Danish Refugee Council.",
        ],
        ["In May the European Union asked.", "The European Union met the families."],
        ["In May Eurostat asked 20 families.", "Eurostat met the families."],
        ["In May Deloitte asked 20 families.", "Deloitte met the families."],
    ],
)
def test_a_body_that_pages_only_mention_is_no_author(inside: list[str]) -> None:
    assert _bodies_inside(*inside) == []


@every_row(
    "name",
    [
        *("THE SECRETARIAT", "Working Group", "Conseil de direction", "Federal Government"),
        *("Available Services", "Collective Site", "Organization Type"),  # in the legend of a map
        *("Implementing Agency", "Non-state Armed Groups", "Autorités nationales compétentes", "Organismo ejecutor"),
        *("Preamble", "Preámbulo"),
        *("General Secretariat", "Secretaría General", "Secrétariat général", "Secretaria-Geral"),  # whose?
        *("Sudan Country Office", "Country Office", "Papua New Guinea Field Office", "Bureau pays"),
        *("Oak Agency Headquarters", "Principal Office", "Secretária Nacional"),  # a place, and a post
        *("Openbaar Lichaam", "Zuständige Behörde", "Instituições Públicas e Outras Autoridades", "September"),
        "Institution Responsible for Target implementation (line ministries)",
    ],
)
def test_a_name_that_is_of_any_body_is_no_author(name: str) -> None:
    assert bodies(read(page(*COVER, ("", 40), (name, 12)), page(*BODY))) == []


@pytest.mark.parametrize(
    "name",
    ["Oak Implementing Agency", "National Agency for Roads", "Openbaar Lichaam Bonaire", "Sudan Office for Roads"],
)
def test_a_name_with_one_word_of_its_own_is_the_author(name: str) -> None:
    assert bodies(read(page(*COVER, ("", 40), (name, 12)), page(*BODY))) == [name]


def test_an_acronym_below_a_heading_of_generic_words_is_no_listed_body() -> None:
    table = [*COVER, ("", 40), ("Implementing Agency", 12), ("", 40), ("MPI", 12)]
    assert bodies(read(page(*table), page(*BODY))) == []


def test_a_name_with_its_article_in_small_letters_is_the_listed_body() -> None:
    lines = ["© 2017 Rainforest Foundation Norway and the engine room"]
    assert _bodies_inside(*lines) == ["Rainforest Foundation Norway", "The Engine Room"]


@every_row(
    ("inside", "expected"),
    [
        (["Ciudadanos en Apoyo a los Robles, A.C. (en adelante CAR o la organización) es una organización civil."],
         "Ciudadanos en Apoyo a los Robles"),
        (["PRESENTACIÓN", "Ciudadanos en Apoyo a los Robles es una organización civil."], "Ciudadanos en Apoyo a los Robles"),
        (["Carvalhos do Norte é uma associação sem fins lucrativos."], "Carvalhos do Norte"),
        (["Eichen für Alle ist ein Verein."], "Eichen für Alle"),
        (["Authors", "Ann One, PhD, Research Director, Oak Displacement Project"], "Oak Displacement Project"),
        (["This report was prepared by the Oak Watchers Council’s Roots Working Group, in May."], "Oak Watchers Council"),
    ],
)  # fmt: skip
def test_a_body_stands_in_sentences_and_beside_persons(inside: list[str], expected: str) -> None:
    assert _bodies_inside(*inside) == list(filter(None, [expected]))


def test_an_acronym_that_the_pages_give_a_survey_is_no_body() -> None:
    inside = ["La Encuesta Continua de Empleo (ECE) es trimestral.", "La ECE sigue. La ECE termina en la ECE."]
    assert _bodies_inside(*inside) == []


def test_a_code_behind_a_place_is_no_body() -> None:
    assert bodies(read(page(("Country report: India (IND)", 24)), page(*BODY))) == []


def test_an_acronym_within_a_name_is_no_part_of_it() -> None:
    cover = page(*COVER, ("Federal Chief Data Officers (CDO) Council", 12))
    assert bodies(read(cover, page(*BODY))) == ["Federal Chief Data Officers Council"]


def test_a_running_foot_is_no_person() -> None:
    pages = [page(("Rapport sur Karma", 30), ("", 40), ("EVC Karma", 11)), *[page(*BODY, ("EVC Karma", 11))] * 3]
    assert bodies(read(*pages)) == []


def test_a_running_head_of_words_of_the_title_is_no_body() -> None:
    title = ("National Agency (NA) Plan on Roads and Paths", 28.0)
    pages = [page(title, ("", 40), ("Oak Council", 12))]
    inside = [page(("National Agency Plan on Roads and Paths", 9), *BODY)] * 3
    assert bodies(read(*pages, *inside)) == ["Oak Council"]


def test_an_account_of_a_person_is_no_body() -> None:
    assert _bodies_inside("See @peteroakley", "Peter Oakley wrote. Peter Oakley met them.") == []


def test_a_known_body_that_many_links_name_counts_once_on_the_last_page() -> None:
    links = page(*[("Danish Refugee Council", 10)] * 4)
    cover = page(("Caught in It", 30), ("", 40), ("Oak Watchers Council", 12))
    assert bodies(read(cover, page(*BODY), links)) == ["Oak Watchers Council"]


@every_row(
    "text",
    [
        "Departament Podatków Dochodowych", "Zakład Badań Naukowych Towarzystwa Socjologicznego",
        "Biroul Național de Statistică", "Agenția Națională pentru Ocuparea Forței de Muncă", "Autoriteit Dierenwelzijn",
        "Rijksinstituut voor Eiken", "Autorità Nazionale Anticorruzione", "Kementerian Kesehatan dan Pohon",
    ],
)  # fmt: skip
def test_a_name_of_an_organisation_is_told_in_more_languages(text: str) -> None:
    assert is_organisation(text)


@every_row(
    "text",
    [
        "Improving Agency Data Skills Playbook",
        "Departament Podatków Dochodowych 2014",
        "Inter-Agency Risk Assessment",  # an adjective; the next two are pieces of a sentence
        "Building a Foundation for Safe Roads",
        "Oak Donors & Institutions (World",
    ],
)
def test_a_long_title_with_a_word_for_an_organisation_is_none(text: str) -> None:
    assert not is_organisation(text)


@every_row(
    "name",
    [
        "Ministerstwo Spraw Wewnętrznych i Administracji",
        "Ministarstvo sigurnosti Bosne i Hercegovine",
        "Labklājības ministrija",
        "Socialministeriet",
        "Vlaamse overheid",
        "Ministrstvo za notranje zadeve",
        "Supreme Court of the Elms",
        "Inter-Agency Standing Committee",
        "Inter-Ministerial Office for Roads",
        "المندوبية السامية للتخطيط",
        "وزارت امور خارجه",
        "Εθνικό Κέντρο Κοινωνικής Αλληλεγγύης",
        "Senatsverwaltung für Integration, Arbeit und Soziales",
    ],
)
def test_offices_are_known_by_their_form_in_many_languages(name: str) -> None:
    assert is_organisation(name)


@pytest.mark.parametrize("text", ["Union of Equality", "Nacionalni plan i mreža", "Ministerio", "School Years of Ana"])
def test_other_texts_with_such_words_are_no_offices(text: str) -> None:
    assert not is_organisation(text)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Facultad de Derecho", "Universidad de los Robles"], "Universidad de los Robles"),
        (["Roots and Branches Division", "Oak Research Institute"], "Oak Research Institute"),
        (["Roots and Branches Division"], "Roots and Branches Division"),
        (["Roots and Branches Division", "United Nations Children's Fund"], "Roots and Branches Division"),  # it pays
    ],
)
def test_a_part_of_a_body_gives_way_to_the_body(lines: list[str], expected: str) -> None:
    cover: list[Line] = [row for line in lines for row in (("", 60), (line, 12.0))]
    assert bodies(read(page(*COVER, *cover), page(*BODY)))[:1] == [expected]


@every_row(
    ("lines", "expected"),
    [
        (["Gouvernement du Québec", "Ministère de la Famille"], ["Ministère de la Famille"]),
        (["Gobierno del Estado de Puebla", "Secretaría de Igualdad"], ["Secretaría de Igualdad"]),
        (
            ["Governo do Estado de Goiás", "Secretaria de Estado de Planejamento"],
            ["Secretaria de Estado de Planejamento"],
        ),
        (["Government of Elmland", "Ministry of Planning"], ["Ministry of Planning"]),
        (["Gouvernement du Québec"], ["Gouvernement du Québec"]),
    ],
)
def test_a_government_gives_way_to_its_ministry(lines: list[str], expected: list[str]) -> None:
    cover: list[Line] = [("", 60), *((line, 12.0) for line in lines)]
    assert bodies(read(page(*COVER, *cover), page(*BODY))) == expected


@pytest.mark.parametrize("text", ["Ministry of Planning", "Secretaria de Estado de Planejamento e Gestão"])
def test_planning_has_offices_and_a_plan_is_none(text: str) -> None:
    assert is_office(text)
    assert not is_office(f"{text} Plan")
