"""Bodies that no table has: what the sentences, the cover and the form of a name say of them."""

import pytest

from harness.rows import every_row
from protlib.title_pages.bodies import is_organisation
from protlib.title_pages.makers.oblique_names import maker_in
from sample_files.title_pages import BODY, Line, bodies, page, read

COVER: list[Line] = [("Caught in It", 30), ("", 40), ("June 2017", 11)]


@every_row(
    ("inside", "expected"),
    [
        # the staff of a body is the body
        (["Prepared by the Staff of the Oak Crime Section"], ["Oak Crime Section"]),
        # a name ends where the sentence goes on
        (
            ["Este informe fue elaborado por el Centro para la Prevención de Robos de la", "Subsecretaría de Robles y reporta los robos de 2016."],
            ["Centro para la Prevención de Robos"],
        ),
        # who has the charge of it, two bodies of which each has an article
        (
            ["La presente publicación estuvo a cargo de la División Políticas de Robles y el Observatorio de", "Robos del Ministerio de Robles."],
            ["División Políticas de Robles", "Observatorio de Robos del Ministerio de Robles"],
        ),
        # who decides
        (["THE OAKLAND COMMISSION ON ROOTS,", "DECIDES: to publish this report."], ["Oakland Commission on Roots"]),
        # another body has a name that begins alike
        (["© 2017 The Global Fund for Oaks. All rights reserved."], ["Global Fund for Oaks"]),
        # what stands before a publisher
        (["Une publication de la", "Fondation des Chênes"], ["Fondation des Chênes"]),
        (["Impressum", "Eichenverein e.V.", "Lindenstraße 12", "10115 Berlin"], ["Eichenverein e.V."]),
        (["Responsible for the content: Oak Rights Centre"], ["Oak Rights Centre"]),
        (["Edita: Fundación Robles"], ["Fundación Robles"]),
        # who approves a plan ordered no report
        (["© 2017 Oak Council", "The plan will be", "submitted to Oak Council."], ["Oak Council"]),
        (["© The Authors 2017"], []),
        (["IN THE HIGH COURT OF OAKLAND AT ELMVILLE"], []),
        # the heading of an appendix
        (["Appendix B: Oaks", "Oak Group Member Resources", "12 Oak Street"], []),
        (["Director de la Policía Nacional", "Crio. Ana Ruiz"], ["Policía Nacional"]),
    ],
)  # fmt: skip
def test_sentences_and_imprints_name_bodies_of_no_table(inside: list[str], expected: list[str]) -> None:
    record = read(page(*COVER), page(*((line, 10.0) for line in inside)), page(*BODY))
    assert bodies(record) == expected


@every_row(
    ("lines", "expected"),
    [
        (["Observatorio de Robles", "del Ministerio Público"], ["Observatorio de Robles del Ministerio Público"]),
        (["Oak Root Data Workgroup", "of the National Care for the Oaks Council"], ["Oak Root Data Workgroup"]),
        (["Wikimedia", "Deutschland"], ["Wikimedia Deutschland"]),
        (["Ministère des Racines et des Partenaires"], ["Ministère des Racines"]),
        (["Company HQ"], []),
    ],
)
def test_a_name_in_two_lines_of_a_cover_is_whole(lines: list[str], expected: list[str]) -> None:
    record = read(page(*COVER, ("", 60), *((line, 12.0) for line in lines)), page(*BODY))
    assert bodies(record) == expected


def test_the_final_report_of_a_council_is_its_own() -> None:
    record = read(page(("Presidential Advisory Council on Oaks", 30), ("Final report", 14)), page(*BODY))
    assert bodies(record) == ["Presidential Advisory Council on Oaks"]


def test_a_judgment_is_of_its_court() -> None:
    record = read(
        page(("Case No: IP-2016-000174", 10), ("IN THE HIGH COURT OF OAKLAND AT ELMVILLE", 10), *BODY), page(*BODY)
    )
    assert bodies(record) == ["High Court of Oakland"]


def test_persons_with_the_places_where_they_work_are_all_authors() -> None:
    lines = ["Ann One, University of Oaks, Elm City", "Ben Two, Oakle Brain", "Eva Three, University of Elms, Ashton"]
    record = read(page(*COVER, ("", 60), *((line, 12.0) for line in lines)), page(*BODY))
    assert bodies(record) == ["One, Ann", "Two, Ben", "Three, Eva"]
    assert not record.publisher


def test_a_reference_in_the_text_names_no_author() -> None:
    lines = ["See for the whole Roots of Oaks,", "by Ann One (available on request)."]
    assert bodies(read(page(*COVER), page(*((line, 10.0) for line in lines), *BODY))) == []


@every_row(
    ("line", "expected"),
    [
        ("Подготовлен экспертной группой по дубам", "Экспертная группа по дубам"),
        ("ПОДГОТОВЛЕНО МИНИСТЕРСТВОМ ДУБОВ", "МИНИСТЕРСТВО ДУБОВ"),
        ("Подготовлен Дубовым центром", "Дубовый центр"),
        ("Подготовлено Федеральной службой лесов", "Федеральная служба лесов"),
        ("Подготовлен в целях защиты", ""),
    ],
)
def test_a_russian_name_behind_prepared_by_comes_back_to_its_case(line: str, expected: str) -> None:
    assert maker_in(line) == expected


@pytest.mark.parametrize(
    "text", ["Um Projeto", "\uf076 Mission of the Oak Council", "Proceedings before the Commission"]
)
def test_a_heading_or_a_bullet_is_no_organisation(text: str) -> None:
    assert not is_organisation(text)


@every_row(
    "text",
    [
        "MINISTERE DES CHENES ET DE LA",
        "Ministère des Chênes, de la",
        "MINISTERIO DE ROBLES Y",
        "Ministerio de Robles y de los",
    ],
)
def test_a_name_that_the_next_line_ends_is_none_yet(text: str) -> None:
    assert not is_organisation(text)


def test_a_letterhead_has_a_body_with_its_acronym() -> None:
    head = [("OAKDEV-RDC", 12.0), ("Elms for", 12.0), ("Development", 12.0), ("BP : 49 Oakville", 12.0)]
    record = read(page(*head, ("", 60), ("Roots of the Green Coal Project", 24), *BODY), page(*BODY))
    assert bodies(record) == []
    head = [("OAKDEV-RDC", 12.0), ("Oaks for", 12.0), ("Development", 12.0), ("BP : 49 Oakville", 12.0)]
    record = read(page(*head, ("", 60), ("Roots of the Green Coal Project", 24), *BODY), page(*BODY))
    assert [(author.literal, author.short) for author in record.authors] == [("Oaks for Development", "OAKDEV-RDC")]


@pytest.mark.parametrize(
    ("name", "metadata", "expected"),
    [
        ("", {}, []),
        ("RRCO_2017.pdf", {}, ["Root Research Centre of Oakland"]),
        ("", {"Title": "RRCO report"}, ["Root Research Centre of Oakland"]),
    ],
)
def test_an_acronym_that_the_pages_define_tells_the_body_of_a_file(
    name: str, metadata: dict[str, str], expected: list[str]
) -> None:
    lines = [
        "The Root Research Centre of Oakland (RRCO) has data.",
        "RRCO has more.",
        "The Elm Aid Centre (EAC) pays.",
        "EAC, EAC.",
    ]
    record = read(page(*COVER), page(*((line, 10.0) for line in lines)), page(*BODY), name=name, metadata=metadata)
    assert bodies(record) == expected


def test_an_acronym_of_syllables_is_of_the_name_before_it() -> None:
    lines = ["The Servicio Nacional de Robledos (SERROB) has data.", *["SERROB has more."] * 5]
    record = read(page(*COVER), page(*((line, 10.0) for line in lines)), page(*BODY))
    assert bodies(record) == ["Servicio Nacional de Robledos"]


def test_persons_over_two_lines_have_a_body_below() -> None:
    lines = ["Ana Ruiz, Pablo García y Luz", "Pérez", "Instituto de Robles Andinos"]
    record = read(page(*COVER, ("", 60), *((line, 12.0) for line in lines)), page(*BODY))
    assert bodies(record) == ["Ruiz, Ana", "García, Pablo", "Pérez, Luz"]
    assert record.publisher == "Instituto de Robles Andinos"


def test_links_to_one_site_again_and_again_are_of_the_body() -> None:
    links = [
        (f"as we wrote in May: https://www.amnesty.org/en/documents/{number}/2016/en/", 10.0) for number in range(4)
    ]
    record = read(page(*COVER), page(*links, ("Amnesty International has seen it.", 10.0)), page(*BODY))
    assert bodies(record) == ["Amnesty International"]


@every_row(
    ("text", "expected"),
    [
        ("Raad voor de Eiken", True),
        ("Algemene Rekenkamer", True),
        ("Eikenplanbureau van Oakland", True),
        ("Cour des chênes", True),
        ("Corte Suprema de Oakland", True),
        ("Consiglio norvegese per le querce", True),
        ("Centre national de protection des chênes", True),
        ("Europäisches Eichennetzwerk", True),
        ("National Oak Rights Commission of Oakland", True),
        ("Union of Equality", False),
        ("Printed at the Department of Oaks", False),
        ("PRINTED AT THE DEPARTMENT OF OAKS", False),
        ("Strengthening the National Commission of Oakland", False),
        ("Project Manager", False),
        ("Estatuto da Associação dos Carvalhos", False),
    ],
)
def test_the_noun_of_a_name_tells_a_body_in_more_languages(text: str, expected: bool) -> None:
    assert is_organisation(text) is expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Ahora is an organisation of oaks.", "We work for oaks ahora."], []),
        (["Robledal is an organisation of oaks.", "We work for oaks."], ["Robledal"]),
    ],
)
def test_a_word_that_stands_in_small_letters_as_well_is_no_name(lines: list[str], expected: list[str]) -> None:
    record = read(page(*COVER), page(*((line, 10.0) for line in lines)), page(*BODY))
    assert bodies(record) == expected


def test_a_body_with_and_without_its_article_is_one_which_lists_sort_without_it() -> None:
    inside = ["© The Institute of Oak Affairs 2011", "Published by the Institute of Oak Affairs", "Elm Press Council"]
    assert bodies(read(page(*COVER), page(*((line, 10) for line in inside), *BODY))) == ["Institute of Oak Affairs"]


def test_the_acronym_of_a_part_stands_before_the_university_that_has_it() -> None:
    cited = "Suggested citation: Oak Data Centre (ODC), Elm University. 2018. Caught in It. Accra: ODC."
    [author] = read(page(*COVER), page((cited, 10), *BODY)).authors
    assert (author.literal, author.short) == ("Oak Data Centre", "ODC")


def test_who_translated_is_no_maker_and_an_icon_is_no_letter() -> None:
    inside = [
        "Translation",
        "Elm Language Services",
        "Contact",
        "\uf021OAKURA vzw",
        "Limburgstraat 62",
        "9000 Gent",
        "Belgium",
    ]
    assert bodies(read(page(*COVER), page(*((line, 10) for line in inside)))) == ["OAKURA vzw"]
