"""Covers of every sort: titles in two sizes, series, kinds of report alone,
persons in columns, who ordered a report.
"""

import pytest

from harness.rows import every_row
from sample_files.title_pages import BODY, Line, bodies, page, read

TITLE: Line = ("Safe Roads for Migrant Children", 28.0)
ANA, BEN = "Ruiz, Ana", "Lee, Ben"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # one name a line, also of several words
        (["Ana Maria Lucia Ruiz", "Ben Lee", "Carla Diaz"], ["Ruiz, Ana Maria Lucia", BEN, "Diaz, Carla"]),
        # below the number in a series and the month
        (["Working Paper number 78", "", "", "March 2021", "", "", "Ana Ruiz", "Ben Lee"], [ANA, BEN]),
        # what each of them is stands behind the name
        (["Ana Ruiz, Fellow, Elm School and Ben Lee, Consultant OC"], [ANA, BEN]),
        (["Ana Ruiz", "Research Associate Professor", "Department of Geography", "University of Oak"], [ANA]),
    ],
)
def test_each_person_of_a_cover_is_one(lines: list[str], expected: list[str]) -> None:
    foot: list[Line] = [("", 40), ("Oak Council", 12)]
    assert bodies(read(page(TITLE, *((line, 12) for line in lines), *foot), page(*BODY))) == expected


def test_a_town_and_its_country_are_no_person() -> None:
    assert bodies(read(page(TITLE, ("Bogotá, Colombia", 12)), page(*BODY))) == []


@every_row(
    ("lines", "title"),
    [
        # the upper line reads like a body, in larger letters, and nothing else names it
        ([("MUTUAL PRAISE SOCIETY", 28), ("Country scorecard of the review", 20)], "Mutual praise society: Country scorecard of the review"),
        # a line in small letters that a reference has, too
        ([("Safe Roads", 22), ("Ten years of walking", 10)], "Safe Roads: Ten years of walking"),
        # the title goes on behind a colon
        ([("OAK REVIEW:", 30), ("A LONG EXERCISE", 30)], "Oak review: A long exercise"),
        # a cover of nothing but the kind of report and its year
        ([("ANNUAL", 30), ("2022", 30), ("REPORT", 30)], "Annual report 2022"),
        ([("2013", 40), ("Informe anual", 40)], "Informe anual 2013"),
        # a list of persons is no subtitle
        ([("Safe Roads", 20), ("Qani Zrt, Pirjo Turk, Mar Ash, Lili Khech,", 16)], "Safe Roads"),
        # a body by what the law calls it
        ([("Caminos Seguros A.C.", 20), ("", 20), ("INFORME ANUAL", 20), ("2004", 20)], "Informe anual 2004"),
    ],
)  # fmt: skip
def test_a_cover_has_the_title(lines: list[Line], title: str) -> None:
    reference: Line = ("Oak Council (2010). Roads and safety – ten years of walking. Accra: OC", 10)
    assert read(page(*lines), page(reference, *BODY), page(*BODY)).title == title


def test_the_name_of_a_series_is_no_title_in_however_large_letters() -> None:
    cover: list[Line] = [("Documentos OAKE", 48), ("", 20), ("Roads and poverty: a study", 16)]
    inside: list[Line] = [("Serie Documentos Oake, 2019-19", 10)]
    assert read(page(*cover), page(*inside, *BODY)).title == "Roads and poverty: a study"


def test_a_title_keeps_an_acronym_that_the_text_has_in_capitals() -> None:
    inside: list[Line] = [("Courts apply the POCSO Act with care.", 10)]
    record = read(page(("ANALYSING THE POCSO ACT", 28)), page(*inside, *BODY))
    assert record.title == "Analysing the POCSO act"


def test_who_ordered_a_report_is_its_body_where_nobody_else_is_named() -> None:
    assert bodies(read(page(TITLE, ("Report commissioned by Open Roads Watch", 10)), page(*BODY))) == [
        "Open Roads Watch"
    ]


@pytest.mark.parametrize(
    ("country", "title"),
    [("Angola", "Report of the Working Group on Roads: Angola"), ("", "Report of the Working Group on Roads")],
)
def test_a_document_of_the_united_nations_keeps_its_country_and_no_star(country: str, title: str) -> None:
    head: list[Line] = [("United Nations", 14), ("A/HRC/28/11", 10), ("General Assembly", 24), ("Distr.: General", 10)]
    session: list[Line] = [("Twenty-eighth session", 10), ("Agenda item 6", 10), ("", 20)]
    report: list[Line] = [("Report of the Working Group on Roads*", 16), *([(country, 16.0)] if country else [])]
    record = read(page(*head, *session, *report, ("", 20), *BODY), page(*BODY))
    assert record.title == title


@pytest.mark.parametrize(
    ("report", "title"),
    [
        ([("Biennial Report", 18), ("(19 April 2023-9 April 2025)", 18)], "Biennial Report (19 April 2023-9 April 2025)"),
        ([("Report on the first", 18), ("sessions of 2024", 18)], "Report on the first sessions of 2024"),
    ],
)  # fmt: skip
def test_a_supplement_is_of_the_year_of_its_records(report: list[Line], title: str) -> None:
    head: list[Line] = [("E/2025/37", 10), ("Economic Commission for Europe", 28)]
    records: list[Line] = [
        ("Economic and Social Council", 20),
        ("Official Records, 2025", 20),
        ("Supplement No. 17", 14),
    ]
    record = read(page(*head, *report, *records, ("", 300), ("United Nations", 20)), page(*BODY))
    assert (record.title, record.year) == (title, 2025)


@pytest.mark.parametrize(
    ("line", "made", "producer", "year"),
    [
        ("The Oak Council is a trust that was established in 2005.", "D:20181120", "Adobe PDF Library 15.0", 2018),
        ("Período: 1 de julho de 2016 a 31 de dezembro de 2016", "D:20170131", "Microsoft Word 2016", 2017),
        ("The Roads Act, 2019 - National", "D:20201014", "Microsoft Word 2016", 2020),
        ("Oaks grow slowly.", "D:20170927", "Neevia PDFresize v4.0", None),
        (
            "The survey of 1991 told of oaks and of the roads that lead to them.",
            "D:20110805",
            "Microsoft Word 2010",
            None,
        ),
    ],
)
def test_the_year_of_another_event_is_not_that_of_a_report(
    line: str, made: str, producer: str, year: int | None
) -> None:
    record = read(page(TITLE), page((line, 10), *BODY), CreationDate=made, Producer=producer)
    assert record.year == year


@pytest.mark.parametrize(
    ("line", "series", "number"),
    [
        ("Policy Research Working Paper 1234", "Policy Research Working Paper", "1234"),
        ("Oak Working Paper No. 12", "Oak Working Paper", "12"),
    ],
)
def test_the_number_of_a_paper_on_a_cover_is_read(line: str, series: str, number: str) -> None:
    record = read(page((line, 12), ("", 40), TITLE), page(*BODY))
    assert (record.collection_title, record.collection_number) == (series, number)


@pytest.mark.parametrize(
    ("line", "title"),
    [("Gender Summary", "Learning: Roads for all: Gender Summary"), ("May 2014", "Learning: Roads for all")],
)
def test_a_line_that_only_the_title_page_has_tells_the_report_from_its_sisters(line: str, title: str) -> None:
    cover: list[Line] = [("Learning:", 44), ("Roads for all", 32)]
    assert read(page(*cover), page(*cover, (line, 26)), page(*BODY)).title == title


def test_an_acronym_beside_its_full_name_is_no_second_author() -> None:
    full_name = "Fédération des écoles pour l’abolition de la torture"
    record = read(page((full_name, 14), ("", 60), TITLE), page(("© FEAT 2020", 10), *BODY))
    assert bodies(record) == [full_name]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        # a question about the title is a heading
        ([("Forced Labour", 40), ("", 8), ("What is forced labour?", 24), *BODY], "Forced Labour"),
        ([("Forced Labour", 40), ("", 8), ("Who pays for it?", 24), *BODY], "Forced Labour: Who pays for it?"),
    ],
)
def test_a_question_about_its_title_is_no_subtitle(lines: list[Line], title: str) -> None:
    assert read(page(*lines), page(*BODY), page(*BODY)).title.capitalize() == title.capitalize()


def test_words_of_several_letters_that_are_all_of_a_cover_are_one_title() -> None:
    cover = page(("CARTA", 20), ("DEMOCRÁTICA", 29), ("POPULAR", 20))
    tops = (60, 95, 130)
    lines = [line._replace(is_bold=line.size > 20, top=top) for line, top in zip(cover.lines, tops, strict=True)]
    assert read(cover._replace(lines=tuple(lines)), page(*BODY)).title == "Carta democrática popular"


def test_a_title_in_capitals_and_small_letters_has_its_subtitle_too() -> None:
    kind: list[Line] = [("IMPACT ANALYSIS", 34), ("Learning and policy brief", 34)]
    first = page(*kind, ("", 8), ("Roads to Safety: Insights from the Elm Valley", 17), ("", 300), *BODY[:1])
    title = "Impact analysis: Learning and policy brief: Roads to Safety: Insights from the Elm Valley"
    assert read(first, page(*BODY)).title == title


def test_a_head_of_the_next_page_is_no_title_above_another_line_in_its_letters() -> None:
    head: list[Line] = [("OAKS - ELM VALLEY", 14)]
    inner = [("Oakwoods", 16.0), *BODY]
    first = page(*head, ("", 60), ("MONITORING OF OLD OAKS IN THE ELM VALLEY", 14), ("", 20), *inner)
    moved = [line._replace(top=line.top - 50) for line in first.lines]
    pages = (first._replace(lines=tuple(moved)), page(*head, *BODY))
    assert read(*pages).title == "Monitoring of old oaks in the elm valley"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["IVe République", "Septième législature", "Assemblée des Chênes"], ["Assemblée des Chênes"]),
        (["LE CONSEIL NATIONAL DES CHENES"], ["Conseil National Des Chenes"]),
    ],
)
def test_a_law_is_of_who_makes_it_without_an_article_and_of_no_numbered_republic(
    lines: list[str], expected: list[str]
) -> None:
    apart = [part for line in lines for part in ((line, 12.0), ("", 20.0))]
    assert bodies(read(page(*apart, ("", 80), TITLE), page(*BODY))) == expected


def test_a_part_of_the_united_nations_that_a_page_only_quotes_is_no_author() -> None:
    first = page(TITLE, ("", 60), ("Third Summit of the United Nations on Safe Roads", 14), ("", 60), *BODY[:2])
    quoting = ["The International Labour Organization has its own rules."] * 3 + ["They met at the United Nations."] * 4
    assert bodies(read(first, page(*((line, 10.0) for line in quoting), *BODY))) == ["United Nations"]


@pytest.mark.parametrize(
    "line",
    [
        "Registered Charity Number 1160199",
        "(Registered charity, number 1143981)",
        "Tel: 01792 233109",
        "RUC: 20131257750",
    ],
)
def test_a_number_of_a_body_is_no_title(line: str) -> None:
    assert read(page((line, 40), ("", 40), TITLE), page(*BODY)).title == TITLE[0]


@pytest.mark.parametrize("line", ["Version finale", "Versión final", "Final version"])
def test_a_final_version_is_no_subtitle(line: str) -> None:
    assert read(page(TITLE, (line, 20)), page(*BODY)).title == TITLE[0]


def test_the_panelists_of_an_event_are_no_authors() -> None:
    lines: list[Line] = [("Featured Panelist:", 12), ("Dr. Ana Ruiz (Elm University)", 12), ("Dr. Ben Lee (OC)", 12)]
    assert bodies(read(page(TITLE, *lines), page(*BODY))) == []


def test_a_sentence_at_the_foot_of_pages_is_no_title() -> None:
    feet: list[Line] = [("The mission of the Oak Council is to", 8), ("Coordinate the care of oaks in crises.", 8)]
    pages = [page(*BODY * 3, ("", 120), *feet) for _ in range(3)]
    assert read(page(), *pages, name="plan.pdf").title == "plan"
