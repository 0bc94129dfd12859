"""What covers and imprints of agencies say otherwise: spaced titles, addresses, versions, acronyms of their own."""

import pytest

from harness.rows import every_row
from sample_files.title_pages import BODY, Line, bodies, page, read

GAP = ("", 60.0)


@every_row(
    ("lines", "title"),
    [
        ([("Compilation of", 24), ("", 20), ("Field Notes", 24)], "Compilation of Field Notes"),
        ([("HANDBOOK", 28), ("", 20), ("FOR CASE WORKERS", 28)], "Handbook for case workers"),
        ([("A Long Way Home", 18), ("", 8), ("Returns to the Valley", 18)], "A Long Way Home: Returns to the Valley"),
        ([("YEMEN", 30), ("Needs of the Displaced", 16)], "YEMEN: Needs of the Displaced"),
        ([("Republic of Lebanon", 30), ("Needs of the Displaced", 16)], "Needs of the Displaced"),
        ([("Rules on Consent", 20), ("Version 2.1", 20), ("Adopted on 4 May 2020", 20)], "Rules on Consent"),
        ([("110th", 20), ("Survey of the Houses", 22)], "110th Survey of the Houses"),
        ([("Samples tested 8 3 16 0 45", 34), GAP, ("Needs of the Displaced", 16)], "Needs of the Displaced"),
        ([("MEMORANDUM", 34), ("Needs of the Displaced", 16)], "Needs of the Displaced"),
        ([("Study of the Camps", 30), ("2018", 30), ("Needs of All", 16)], "Study of the Camps 2018: Needs of All"),
        ([("Modern", 40), ("Slavery Today", 24)], "Modern Slavery Today"),
        ([("G R E T A", 40), ("Needs of the Displaced", 16)], "Needs of the Displaced"),
    ],
)
def test_a_title_goes_on_over_gaps_and_ends_before_its_version(lines: list[Line], title: str) -> None:
    assert read(page(*lines, GAP, *BODY)).title == title


@every_row(
    ("lines", "authors"),
    [
        ([("Rapport de l’OMS au Mali", 11)], ["World Health Organization"]),
        ([("Analysis Unit, WFP-HQ", 11)], ["World Food Programme"]),
        ([("River Basin Institute", 11), ("Abuja, Nigeria", 11)], ["River Basin Institute"]),
        ([("Community Safety Council (CSC)", 10), ("CSC met. CSC wrote.", 10)], ["Community Safety Council"]),
        ([("Communicated to the United Nations Framework Convention on Climate Change", 14)], []),
        ([("Suite 300, 455 Capitol Mall", 14)], []),
        ([("© UNHCR/Ann One", 6)], []),
        ([("For enquiries, please write to Unit 5, Home Office, London", 10)], ["Home Office"]),
        (
            [("The European Data Protection Board, having regard to Article 70, has", 10)],
            ["European Data Protection Board"],
        ),
        ([("United Nations Framework Convention on Climate Change (UNFCCC)", 10), ("UNFCCC and UNFCCC", 10)], []),
        ([("DIAGNOSTIC SIMULATOR NOTE & USER GUIDE", 14)], []),
    ],
)
def test_the_body_is_read_from_words_around_its_name(lines: list[Line], authors: list[str]) -> None:
    assert bodies(read(page(("Invisible Hands", 30), GAP, *lines, GAP, *BODY))) == authors


def test_a_body_that_is_named_again_and_again_wrote_the_report_unless_it_is_everywhere() -> None:
    lines = [("The survey of UNICEF is of the camps.", 10.0), ("It was UNICEF that asked.", 10.0)] * 2
    assert bodies(read(page(("Invisible Hands", 30), *BODY), page(*lines))) == ["United Nations Children's Fund"]
    united = [("The survey of the United Nations is of the camps.", 10.0)] * 5
    assert bodies(read(page(("Invisible Hands", 30), *BODY), page(*united))) == []


def test_of_several_names_that_no_list_has_on_a_last_page_none_wrote_the_report() -> None:
    names = [("Global Council of Village Mayors", 10.0), ("River Basin Institute", 10.0)]
    assert bodies(read(page(("Invisible Hands", 30), *BODY), page(*BODY), page(*names))) == []
    assert bodies(read(page(("Invisible Hands", 30), *BODY), page(*BODY), page(names[1]))) == ["River Basin Institute"]


def test_a_body_has_the_name_that_its_report_prints_and_is_named_before_the_one_it_is_part_of() -> None:
    printed = page(("© European Asylum Support Office, 2019", 9.0), *BODY)
    assert bodies(read(page(("Invisible Hands", 30), *BODY), printed)) == ["European Asylum Support Office"]
    of_part = page(
        ("United Nations Office on Drugs and Crime", 14.0), ("© United Nations, 2020", 9.0), ("www.unodc.org", 9.0)
    )
    office = ["United Nations Office on Drugs and Crime"]
    assert bodies(read(page(("Invisible Hands", 30), *BODY), of_part)) == office


def test_whose_figures_a_table_has_is_no_author() -> None:
    source = [("Source for all other data: the International Labour Organization", 9.0)] * 5
    assert bodies(read(page(("Invisible Hands", 30), *BODY), page(*source))) == []


def test_a_last_page_full_of_references_says_nothing() -> None:
    references = page(*[("© 2011 International Labour Organization, Geneva", 9.0)] * 50)
    record = read(page(("Invisible Hands", 30), ("May 2021", 12), *BODY), *[page(*BODY)] * 4, references)
    assert (bodies(record), record.date) == ([], "2021-05")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Adopted on 14 December 2021", "2021-12-14"),
        ("Published in May 2020", "2020-05"),
        ("The guidance on this was published by the ministry on 9 March 2015 in English", ""),
    ],
)
def test_a_date_is_that_of_the_report(line: str, date: str) -> None:
    assert read(page(("Invisible Hands", 30), *BODY), page(*BODY[:6], (line, 10), *BODY)).date == date


def test_persons_write_and_a_body_publishes() -> None:
    cited = "How to cite this Technical Publication: Diallo, M. 2019. Invisible Hands: A Study. Geneva."
    line = ("International Organization for Migration", 14.0)
    record = read(page(("Invisible Hands", 30), GAP, line, GAP, *BODY), page((cited, 9), *BODY))
    assert (bodies(record), record.publisher[:26]) == (["Diallo, M."], "International Organization")


def test_a_paragraph_is_no_title_where_the_cover_is_a_picture() -> None:
    text = (
        "An extensive process of consultation with sectors and stakeholders has led to this plan of the country.",
        10.0,
    )
    assert read(page(), page(*[text] * 8), name="plan_2021.pdf").title == "plan 2021"


@every_row(
    ("sentence", "authors"),
    [
        (
            "This report was jointly prepared by UNICEF with support from the World Bank.",
            ["United Nations Children's Fund"],
        ),
        (
            "Ce document est consolidé par OCHA pour le compte des partenaires.",
            ["United Nations Office for the Coordination of Humanitarian Affairs"],
        ),
        ("Ce rapport a été élaboré par l'UNICEF dans le cadre du projet.", ["United Nations Children's Fund"]),
        ("This study was conducted by the River Basin Institute in three provinces.", ["River Basin Institute"]),
        ("The opinions do not necessarily reflect the views of UNICEF.", ["United Nations Children's Fund"]),
        (
            "The contents do not necessarily reflect the views of the United States Agency for International Development.",
            [],
        ),
        ("The survey reflects the daily life of the children.", []),
    ],
)
def test_sentences_of_an_imprint_say_who_made_the_report(sentence: str, authors: list[str]) -> None:
    words = sentence.split()
    lines = [(" ".join(words[: len(words) // 2]), 9.0), (" ".join(words[len(words) // 2 :]), 9.0)]
    assert bodies(read(page(("Invisible Hands", 30), *BODY), page(*lines, *BODY))) == authors


def test_a_body_of_the_metadata_is_one_if_the_cover_names_it() -> None:
    cover = page(("Invisible Hands", 30), GAP, ("Sons of Elmsworth", 12), GAP, *BODY)
    assert bodies(read(cover, Author="The Sons of Elmsworth")) == ["Sons of Elmsworth"]
    assert bodies(read(cover, Author="Ann Elmsworth")) == []


def test_the_title_is_the_running_head_where_the_cover_is_a_picture() -> None:
    text = (
        "An extensive process of consultation with sectors and stakeholders has led to this plan of the country.",
        10.0,
    )
    pages = [page(("", 0), *[text] * 48, (f"Rebuilding after the Flood | {number}", 9.0)) for number in (2, 3)]
    assert read(page(), *pages).title == "Rebuilding after the Flood"


def test_a_title_drawn_twice_as_a_shadow_is_one() -> None:
    title = page(("Needs of the Displaced", 30), GAP, *BODY)
    first = title.lines[0]
    shadow = first._replace(left=first.left + 1, top=first.top + 1)
    assert read(title._replace(lines=(first, shadow, *title.lines[1:]))).title == "Needs of the Displaced"


@pytest.mark.slow
@pytest.mark.parametrize(
    "heading", ["Executive overview of needs", "1. Introduction", "Message from the Secretary of State"]
)
def test_a_heading_within_the_text_is_no_title_where_the_cover_is_a_picture(heading: str) -> None:
    text = [("People move in search of safety, of work and of a better life for their families.", 10.0)] * 20
    inside = page(*text[:1], (heading, 16), *text)
    assert read(page(), inside, name="/x/Needs of 2020.pdf").title == "Needs of 2020"
    assert read(page(), inside, Title="Needs of the Displaced").title == "Needs of the Displaced"
    foot = page(*text, ("", 290), ("12 | Needs of the Displaced", 9.0))
    assert read(page(), inside, foot).title == "Needs of the Displaced"
    cited = page(("Suggested citation: IOM (2021). Needs of the Displaced. Geneva: IOM.", 9.0), *text)
    assert read(page(), inside, cited).title == "Needs of the Displaced"


def test_an_annual_report_may_have_no_other_title() -> None:
    lines = [("Annual Report 2021", 30.0), GAP, ("Highlights of the Year for Children", 12.0), GAP, *BODY]
    assert read(page(*lines)).title.startswith("Annual Report 2021")


@every_row(
    ("title", "authors"),
    [
        ("Lebanon’s National Strategy on Children", ["Lebanon"]),
        ("Plan nacional contra la trata de la República del Perú", ["República del Perú"]),
        ("National Action Plan of Jamaica (NAP)", ["Jamaica"]),
        ("الاستراتيجية الوطنية لحماية الطفل في لبنان", ["لبنان"]),
        ("الخطة الوطنية لحماية الطفل للمملكة الأردنية الهاشمية", ["المملكة الأردنية الهاشمية"]),
        ("الأطفال في لبنان", []),
        ("المنظمات الوطنية في اليمن", []),
        ("Lebanon’s Children: Lives in Two Cities", []),
        ("Policy and Practice of Shelters", []),
    ],
)
def test_a_state_is_the_author_of_its_plan(title: str, authors: list[str]) -> None:
    assert bodies(read(page((title, 30), GAP, *BODY))) == authors


@every_row(
    ("country", "title", "authors"),
    [
        ("LEBANON", "National Action Plan against Trafficking", ["Lebanon"]),
        ("SÉNÉGAL", "Plan d'action contre la traite", ["Senegal"]),
        ("العراق", "الوثيقة الوطنية لحماية الطفل", ["العراق"]),
        ("LEBANON", "Children of the Roads", []),
        ("JORDAN", "Nationality and Statelessness", []),
        ("العراق", "المرأة في التشريعات الوطنية", []),
    ],
)
def test_a_state_alone_on_a_cover_is_the_author_of_a_plan(country: str, title: str, authors: list[str]) -> None:
    assert bodies(read(page((country, 14), GAP, (title, 30), GAP, *BODY))) == authors


def test_a_sentence_about_a_council_is_no_body() -> None:
    assert (
        bodies(read(page(("Invisible Hands", 30), ("The National Planning Council leads the work", 12), *BODY))) == []
    )


def test_a_heading_of_a_part_and_a_line_of_contents_are_no_title() -> None:
    lines = [("Table of Contents", 30.0), GAP, ("Exhibit III: Youth Council ............. 29", 26.0), GAP]
    assert read(page(*lines, ("The Long Way Home", 16), GAP, *BODY)).title == "The Long Way Home"


def test_the_year_of_a_picture_or_of_what_others_published_is_not_that_of_the_report() -> None:
    cover = page(("© Ann One/UNICEF 2018", 8), ("Invisible Hands", 30), GAP, *BODY)
    second = page(*BODY[:6], ("454 documents published from 2015", 9), *BODY)
    assert read(cover, second, CreationDate="D:20230905152251").date == "2023"


@every_row(
    ("line", "date"),
    [
        ("Published 14.06.2021", "2021-06-14"),
        ("Tunis, 05.11.2021", "2021-11-05"),
        ("Briefing paper | 14/06/2021", "2021-06-14"),
        ("Geneva, 05/11/2021", "2021"),
        ("14-06-2021", "2021-06-14"),
        ("Tunis, 2021/06/14", "2021-06-14"),
        ("06/2021", "2021-06"),
        ("Bulletin No. 06/2021", "2021"),
        ("1er trimestre 2022", "2022"),
        ("Q1 2022", "2022"),
        ("July-September 2022", "2022-09"),
        ("تونس، ١٤/٠٦/٢٠٢١", "2021-06-14"),
        ("حزيران ٢٠٢١", "2021-06"),
        ("تونس ٢٠٢١", "2021"),
    ],
)
def test_a_date_in_figures_comes_before_the_year_of_the_file(line: str, date: str) -> None:
    record = read(page(("Invisible Hands", 30), GAP, (line, 12)), page(*BODY), CreationDate="D:20260101")
    assert (record.title, record.date) == ("Invisible Hands", date)


def test_the_year_of_the_file_comes_behind_the_last_one_of_the_pages() -> None:
    inside = page(("Survey of 2017", 9), ("Phase two, 2019", 9), *BODY)
    assert read(page(("Invisible Hands", 30)), inside, CreationDate="D:20260101").date == "2019"


@every_row(
    ("line", "access"),
    [
        ("CONFIDENTIEL", "confidential"),
        ("C O N F I D E N T I A L", "confidential"),
        ("Confidential | June 2021", "confidential"),
        ("STRICTLY CONFIDENTIAL – UNHCR", "confidential"),
        ("سرّي", "confidential"),
        ("«Document interne»", "internal"),
        ("Ne pas diffuser", "internal"),
        ("Draft, not for circulation", "internal"),
        ("For internal use only", "internal"),
        ("Uso interno", "internal"),
        ("Classification : interne", "internal"),
        ("Confidentiality of Case Files", ""),
        ("Not confidential", ""),
        ("Internal / External", ""),
        ("Internal Displacement Monitoring Centre", ""),
        ("Policy on internal use of water", ""),
    ],
)
def test_a_mark_on_the_cover_says_who_may_see_the_report(line: str, access: str) -> None:
    record = read(page(("Invisible Hands", 30), GAP, (line, 12)), page(*BODY))
    assert (record.title, record.access, record.genre) == ("Invisible Hands", access, "")


@pytest.mark.parametrize(
    ("lines", "title", "access"),
    [
        ([("INTERNAL", 30), ("DISPLACEMENT IN MALI", 30)], "Internal displacement in Mali", ""),
        ([("INTERNAL", 10), GAP, ("Internal Displacement in Mali", 24)], "Internal Displacement in Mali", "internal"),
        ([("Confidentiality of Files", 24), GAP, ("CONFIDENTIEL", 10)], "Confidentiality of Files", "confidential"),
        ([("CONFIDENTIAL", 34), ("Displacement in Mali", 34)], "Displacement in Mali", "confidential"),
    ],
)
def test_words_of_the_title_are_no_mark_and_marks_no_title(lines: list[Line], title: str, access: str) -> None:
    record = read(page(*lines, GAP, *BODY), page(*BODY))
    assert (record.title, record.access) == (title, access)


UNICEF = "United Nations Children's Fund"


@every_row(
    ("lines", "authors"),
    [
        (["Étude réalisée par l'UNICEF et le Ministère de la Justice"], [UNICEF, "Ministère de la Justice"]),
        (["Étude réalisée par l'UNICEF et le", "Ministère de la Justice"], [UNICEF, "Ministère de la Justice"]),
        (["Rapport élaboré par le Ministère de la Justice et l'UNICEF"], ["Ministère de la Justice", UNICEF]),
        (["Prepared by UNICEF and the Ministry of Labour and Youth"], [UNICEF, "Ministry of Labour and Youth"]),
        (["Elaborado por UNICEF y el Ministerio de Justicia"], [UNICEF, "Ministerio de Justicia"]),
        (["إعداد اليونيسف ووزارة الشؤون الاجتماعية"], [UNICEF, "وزارة الشؤون الاجتماعية"]),
        (["Prepared by UNICEF for the Ministry of Justice"], [UNICEF]),
    ],
)
def test_all_that_made_a_report_together_are_its_authors(lines: list[str], authors: list[str]) -> None:
    placed = [(line, 12.0) for line in lines]
    assert bodies(read(page(("Invisible Hands", 30), GAP, *placed), page(*BODY))) == authors


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("Danish Refugee Council", ""),
        ("Danish Refugee Council (DRC)", "DRC"),
        ("Danish Refugee Council | www.drc.ngo", "DRC"),
        ("Save the Children", ""),
    ],
)
def test_an_acronym_is_that_of_the_pages_and_never_of_a_list_alone(line: str, short: str) -> None:
    [author] = read(page(("Invisible Hands", 30), GAP, (line, 12)), page(*BODY)).authors
    assert author.short == short


IOM, ILO = "International Organization for Migration", "International Labour Organization"


@every_row(
    ("line", "authors"),
    [
        ("UNODC in cooperation with IOM", ["United Nations Office on Drugs and Crime", IOM]),
        ("ILO, Walk Free and IOM", [ILO, "Walk Free", IOM]),
        ("ILO | IOM", [ILO, IOM]),
        ("OIM, OIT y UNICEF", [IOM, ILO, UNICEF]),
        ("Ioannis Pappas, UNHCR Greece", ["Pappas, Ioannis"]),
        ("Forced Returns, UNHCR Greece", ["United Nations High Commissioner for Refugees"]),
    ],
)
def test_a_line_of_bodies_on_a_cover_names_them_all(line: str, authors: list[str]) -> None:
    title: list[Line] = [("Invisible Hands", 30), GAP]
    records = [read(page(*title, (line, 12), GAP, ("June 2017", 10)), page(*BODY))]
    if "," not in authors[0]:
        records.append(read(page((line, 12), GAP, *title, ("June 2017", 10)), page(*BODY)))
    assert {(record.title, *bodies(record)) for record in records} == {("Invisible Hands", *authors)}
