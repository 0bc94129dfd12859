"""Titles in parts: what stands apart on a cover, in letters, tables and memoranda, and behind a cover without words."""

import pytest

from harness.rows import every_row
from protlib.system.pdf.page import StyledLine, StyledPage
from sample_files.title_pages import BODY, Line, page, read

GAP = ("", 60.0)
FAR = ("", 150.0)


@pytest.mark.slow
@every_row(
    ("lines", "title"),
    [
        ([("Skills for Case Workers", 18), ("", 8), ("IMPLEMENTATION TOOLKIT", 27)], "Skills for Case Workers: Implementation toolkit"),
        ([("Managing Your Shelter", 20), ("Travel Program", 40)], "Managing Your Shelter: Travel Program"),
        ([("Skills for Case Workers", 22), ("", 8), ("CASE STUDIES", 30)], "Skills for Case Workers: Case studies"),
        ([("Shelter Ecosystem | May 2019", 18), ("Final Insights Report", 30)], "Shelter Ecosystem: Final Insights Report"),
        ([("Cash for Rent", 30), FAR, ("Journeys of Tenants", 30)], "Cash for Rent: Journeys of Tenants"),
        ([("Cash for Rent", 30), FAR, ("International Labour Organization", 30)], "Cash for Rent"),
        ([("Cash for Rent", 30), FAR, ("Kenya", 30)], "Cash for Rent"),
        ([("Invisible Hands", 30), ("", 70), ("Domestic Workers in Cities", 26)], "Invisible Hands: Domestic Workers in Cities"),
        ([("Invisible Hands", 30), ("Broadband in the U.S.", 20)], "Invisible Hands: Broadband in the U.S."),
        ([("Invisible Hands", 30), ("P. P. SNEHA", 20)], "Invisible Hands"),
        ([("Invisible Hands", 30), ("Open Data Working Group", 20)], "Invisible Hands"),
        ([("Invisible Hands", 30), ("Advancing the Data Strategy", 20)], "Invisible Hands: Advancing the Data Strategy"),
        ([("Code Review of Shelters", 24), ("commissioned by", 14), ("Ministry of Health", 24)], "Code Review of Shelters"),
        ([("Code Review of Shelters", 24), ("Commissioned by the Village", 24)], "Code Review of Shelters"),
        ([("Concept Note on Shelters", 24), ("Chapter 1", 24), ("Introduction", 24)], "Concept Note on Shelters"),
        ([("Guidelines", 36), ("", 10), ("to", 18), ("", 10), ("the Member Towns on", 18), ("", 10), ("Safe Houses", 18)],
         "Guidelines to the Member Towns on Safe Houses"),
        ([("Strategy-final", 34), ("Caught in the Current", 22)], "Caught in the Current"),
        ([("About the Agency", 34), ("Caught in the Current", 22)], "Caught in the Current"),
        ([("Survey of Camps", 24), ("", 14), ("1998/99", 24)], "Survey of Camps 1998/99"),
        ([("Survey of Camps", 24), ("2021-2030", 20)], "Survey of Camps 2021-2030"),
        ([("Survey of Camps", 24), ("2017 (Annual)", 18)], "Survey of Camps 2017 (Annual)"),
        ([("Survey of Camps", 24), ("(2011–2015)", 24)], "Survey of Camps (2011–2015)"),
        ([("Survey of Camps", 24), ("2021", 90)], "Survey of Camps 2021"),
        ([("ANNUAL REPORT", 14), ("2023—24", 14)], "Annual report 2023—24"),
        ([("PAPUA NEW GUINEA", 16), ("", 8), ("NATIONAL STRATEGY FOR FORESTS", 18)], "National strategy for forests"),
        ([("Instructions for Case Workers", 18), ("", 50), ("on", 16), ("", 50), ("Safe Houses", 20)],
         "Instructions for Case Workers on Safe Houses"),
        ([("Second Survey of Safe Houses", 18), ("", 40), ("Phase 1: Work of Tenants", 22)],
         "Second Survey of Safe Houses: Phase 1: Work of Tenants"),
        ([("Invisible Hands", 24), ("An Evidence of Work", 18), ("by Mary One and John Two", 18)],
         "Invisible Hands: An Evidence of Work"),
        ([("«О доступе к приютам»", 24), ("подготовлен группой экспертов", 24)], "О доступе к приютам"),
        ([("Funding of Safe Houses - January 18th, 2010", 24)], "Funding of Safe Houses"),
        ([("Funding of Safe Houses (updated on 27 October 2015)", 24)], "Funding of Safe Houses"),
        ([("NATIONAL HEALTH POLICY", 26), ("2015-2024", 26), ("", 40), ("VOLUME I", 26)], "National health policy 2015-2024: VOLUME I"),
        ([("COUNTRY PROGRAMME EVALUATION", 24), ("LIBERIA", 30)], "Country programme evaluation: Liberia"),
        ([("IOB Evaluatie", 36), ("", 10), ("Vreedzame geschillen en straffeloosheid", 27)], "Vreedzame geschillen en straffeloosheid"),
        ([("Property Rights for the Poor:", 28), ("", 10), ("Lessons from a Long Project", 24)],
         "Property Rights for the Poor: Lessons from a Long Project"),
        ([("Strasbourg, 28 November 2014", 12), FAR, ("REPORT", 14), ("", 6), ("TO THE GOVERNMENT ON THE VISIT TO THE ISLANDS", 14)],
         "Report to the government on the visit to the islands"),
        ([("Dear Friend of the Forests,", 30), ("Health of Forests", 16)], "Health of Forests"),
        ([("RAPPORTANNUEL", 20), GAP, ("Oak Council Fund", 24), GAP, ("www.oakcouncilfund.org", 11)], "Rapport annuel"),
        ([("THe sTATe oF THe world’s HumAN rIgHTs", 24)], "The state of the world’s human rights"),
        ([("CoronaMelder App of the NGOs", 24)], "CoronaMelder App of the NGOs"),
        ([("2015 Survey of Camps", 24), ("2015", 24)], "2015 Survey of Camps"),
        ([("Survey of Camps", 20), FAR, ("STATISTICAL BULLETIN", 20)], "Survey of Camps"),
        ([("Survey of Camps", 36), ("", 140), ("2021", 36)], "Survey of Camps 2021"),
        ([("Accounts of the Shelter", 36), ("- 2022 –", 36)], "Accounts of the Shelter 2022"),
        ([("Survey of Camps", 36), ("", 140), ("2021", 18)], "Survey of Camps"),
        ([("Invisible Hands", 24), ("Ana V. Ruiz", 14), ("Ben T. Dorn", 14)], "Invisible Hands"),
        ([("Invisible Hands", 24), ("Mary One, John Two, Ann Three, Paul Four and", 14)], "Invisible Hands"),
        ([("Invisible Hands", 24), ("Mary Boeltzig", 16), ("Research Associate", 16), ("Institute for Oak Studies", 16)], "Invisible Hands"),
        ([("Invisible Hands", 24), ("The Oak Group is an initiative of the Elm Forum", 14)], "Invisible Hands"),
        ([("Invisible Hands", 24), ("Where to ask • women • men", 16)], "Invisible Hands"),
        ([("Study Guide for Carers", 34), ("Study Title", 20)], "Study Guide for Carers"),
        ([("Oak and Elm Trees", 20), ("", 20), ("Solutions and Shared Services", 20), ("", 20), ("Roadmap", 20)],
         "Oak and Elm Trees: Solutions and Shared Services: Roadmap"),
        ([("United Nations", 40), ("leadership forum on floods", 36)], "United Nations leadership forum on floods"),
        ([("OAK COUNCIL FOR CAMPS, A.C.", 40), GAP, ("INFORME 2011", 22)], "INFORME 2011"),
        ([("FREQUENTLY ASKED QUESTIONS:", 12), ("List of Goods from Camps", 14)], "Frequently asked questions: List of Goods from Camps"),
        ([("Report on Deaths in Camps", 24), ("January – June 2021", 14)], "Report on Deaths in Camps: January – June 2021"),
        ([("Knowledge of Camps", 24), ("January – June 2021", 14)], "Knowledge of Camps"),
        ([("Budget", 30), ("of the Oak Council", 26)], "Budget of the Oak Council"),
        ([("7KH 7HQ 0RVW &ULWLFDO $SSOLFDWLRQ", 34), ("Caught in the Current", 22)], "Caught in the Current"),
        ([("Minister of Health and Roads", 34), ("Caught in the Current", 22)], "Caught in the Current"),
        ([("1 Table of Contents", 34), ("Caught in the Current", 22)], "Caught in the Current"),
        ([("Hoofdstuk 1 Achtergrond en doel", 34), ("Caught in the Current", 22)], "Caught in the Current"),
        ([("1.0 Introduction to Camps", 34), ("Caught in the Current", 22)], "Caught in the Current"),
        ([("-DQXDU\\ 0RVW", 34), ("Caught in the Current", 22)], "Caught in the Current"),
        ([("Survey of new towns", 10), ("", 16), ("on the islands of Oak and Elm", 10)], "Survey of new towns on the islands of Oak and Elm"),
        ([("Guidance bulletin", 14), ("No. 22", 10), GAP, ("Boundary of Oak and Elm", 13)], "Guidance bulletin No. 22: Boundary of Oak and Elm"),
        ([("=FDVK)RXQGDWLRQ", 34), ("Caught in the Current", 22)], "Caught in the Current"),
        ([("December 31, 2011 and 2010", 34), ("Caught in the Current", 22)], "Caught in the Current"),
        ([("به نام خدا", 34), ("Caught in the Current", 22)], "Caught in the Current"),
        ([("Respected Members of the House,", 34), ("Caught in the Current", 22)], "Caught in the Current"),
        ([("Letter from the Board", 34), ("Caught in the Current", 22)], "Caught in the Current"),
        ([("2009", 40), ("Classification of Camps", 38)], "2009 Classification of Camps"),
        ([("2021", 90), ("Annual Report", 40), GAP, ("The Oak Project", 30)], "Annual Report 2021"),
        ([("2018", 40), ("bilancio dei rifugi", 30)], "bilancio dei rifugi 2018"),
        ([("Invisible Hands", 24), ("Sinnathur Vijaykumar, Březinová Olga", 14)], "Invisible Hands"),
        ([("Invisible Hands", 24), ("HOUSING | LENDING | ADVICE", 14)], "Invisible Hands"),
        ([("Dichiarazione dei rifugi al", 30), ("31 dicembre 2017", 30)], "Dichiarazione dei rifugi al 31 dicembre 2017"),
        ([("Dear CEO and Mayor", 34), ("Caught in the Current", 22)], "Caught in the Current"),
        ([("DEAR Programme Evaluation", 34), ("Caught in the Current", 16)], "DEAR Programme Evaluation: Caught in the Current"),
        ([("Schüler*innen und Lehrer*innen", 34), ("Oak Council", 16)], "Schüler*innen und Lehrer*innen"),
        ([("Youth4Change and Women4Peace", 34), ("Oak Council", 16)], "Youth4Change and Women4Peace"),
        ([("M[i]ssing Girls", 34), ("Oak Council", 16)], "M[i]ssing Girls"),
        ([("'s-Gravenhage, 22 March 2023", 34), ("Caught in the Current", 22)], "Caught in the Current"),
        # to whom a report was given, and when; a report on submissions; the number of a page
        ([("Communicated to the Oak Council on 17 November 2015", 34), ("Caught in the Current", 22)], "Caught in the Current"),
        ([("Soumis à l’Assemblée le 3 mai 2019", 34), ("Pris dans le courant", 22)], "Pris dans le courant"),
        ([("Submissions of May 2021 to the Council", 34), ("Caught in the Current", 22)],
         "Submissions of May 2021 to the Council: Caught in the Current"),
        ([("| Page 1", 34), ("Caught in the Current", 22)], "Caught in the Current"),
        ([("Página 2 de 3", 34), ("Caught in the Current", 22)], "Caught in the Current"),
        ([("Page of One Village", 34), ("Caught in the Current", 22)], "Page of One Village: Caught in the Current"),
        # the mark of a footnote, acronyms within capitals, and their plural
        ([("Safe House Standards (SHS)1", 24)], "Safe House Standards (SHS)"),
        ([("Safe House Standards (2021)", 24)], "Safe House Standards (2021)"),
        ([("SAFE HOUSE STANDARDS (SHS) OF TOWNS", 24)], "Safe house standards (SHS) of towns"),
        ([("SAFE HOUSE", 24), ("PROGRAMMES (SHPs)", 24)], "Safe house programmes (SHPs)"),
        # parts between strokes
        ([("CHOLERA | SITUATION REPORT | 31/05/2022 - 06/06/2022", 24)], "Cholera: Situation report"),
        ([("Lost Boys | School Year 2018", 24)], "Lost Boys | School Year 2018"),
        # a kind of report right below one word
        ([("CHOLERA", 40), ("SITUATION REPORT", 20), GAP, ("CASES IN TOWNS", 18)], "CHOLERA: Situation report"),
        ([("ÉBOLA", 40), ("INFORME DE SITUACIÓN", 20), GAP, ("CASOS EN LA CIUDAD", 18)], "ÉBOLA: Informe de situación"),
    ],
)  # fmt: skip
def test_a_title_is_put_together_from_its_parts_and_from_nothing_else(lines: list[Line], title: str) -> None:
    assert read(page(*lines), page(*BODY)).title == title


def test_a_kind_of_work_alone_is_named_in_full_by_a_running_head_or_the_metadata() -> None:
    cover = page(("Customer Centre of Excellence", 20), GAP, ("Playbook", 40))
    inner = page(("Customer Playbook", 9.0), *BODY)
    assert read(cover, inner, Title="Customer Centre Playbook").title == "Customer Centre Playbook"
    assert read(cover, inner, Title="Other Playbook of Towns").title == "Playbook"


def test_a_country_alone_is_named_in_full_by_the_metadata_unless_its_page_says_more() -> None:
    country = page(("Uganda", 26), ("Findings on the Worst Forms of Work 2021", 10), *BODY)
    assert (
        read(country, Title="2021 Findings on the Worst Forms of Work: Uganda").title
        == "2021 Findings on the Worst Forms of Work: Uganda"
    )
    bulletin = page(("Uganda", 26), GAP, ("SITUATION REPORT", 20), GAP, ("Drought", 12))
    assert read(bulletin, Title="Report of Uganda").title == "Uganda: SITUATION REPORT"


@pytest.mark.parametrize("count", [1, 5])  # lines: a title names the laws that its law changes
def test_the_name_of_a_law_goes_on_below_its_date(count: int) -> None:
    subject = ["laying down rules on camps", *["and on the houses of the young and the old in the north and south"] * 4]
    name = ["REGULATION (EU) 2024/16 OF THE PARLIAMENT", "of 13 June 2024", *subject[:count]]
    tops = [100, 130, *(160 + 14 * at for at in range(count))]
    lines = [
        StyledLine(text, 12, is_bold=True, left=60, right=400, top=top) for text, top in zip(name, tops, strict=True)
    ]
    text = "The house was full in June, and no bed was free for weeks."
    body = [StyledLine(text, 12, is_bold=False, left=60, right=400, top=300 + 15 * at) for at in range(20)]
    title = " ".join(name)
    assert read(StyledPage((*lines, *body), 800), Title=title if count > 1 else "").title == title


def test_a_line_above_a_title_belongs_to_it_where_the_metadata_have_both() -> None:
    cover = page(("A Guide to Survey Data", 24), FAR, ("The National Survey of Camps", 40))
    assert read(cover, page(*BODY)).title == "The National Survey of Camps"
    whole_title = "A Guide to Survey Data: The National Survey of Camps"
    assert read(cover, page(*BODY), Title=whole_title).title == whole_title


def test_the_words_that_a_cover_draws_come_from_a_running_head_with_the_number_of_its_page() -> None:
    inner = page(("4 Inequality in Camps and Towns", 9.0), *BODY)
    assert read(page(("in Camps and Towns", 24)), inner).title == "Inequality in Camps and Towns"


@every_row(
    ("lines", "title"),
    [
        ([("Dear Ms. One,", 10), ("Subject: List of Recommendations on Camps", 10)], "List of Recommendations on Camps"),
        ([("MEMORANDUM FOR THE HEADS OF OFFICES", 14), ("SUBJECT:", 10), ("Guidance for Use of Shelters", 10)],
         "Guidance for Use of Shelters"),
        ([("Datum:", 12), ("Onderwerp", 14), ("Advies op de nieuwe opvang", 10)], "Advies op de nieuwe opvang"),
        ([("Objet : Lignes directrices des camps", 10), ("À l’attention de : la cellule", 10)], "Lignes directrices des camps"),
        ([("Dear Ms. One,", 10), ("Subject: List of Recommendations on Camps", 10), ("11014156", 10)],
         "List of Recommendations on Camps"),
        ([("Invisible Hands", 30), ("Subject: Lives of Domestic Workers", 10)], "Invisible Hands"),
        ([("Invisible Hands", 30), ("From: Ann", 10), ("Subject: Lives of Domestic Workers", 10)], "Invisible Hands"),
    ],
)  # fmt: skip
def test_the_subject_of_a_letter_is_its_title(lines: list[Line], title: str) -> None:
    assert read(page(*lines, GAP, *BODY)).title == title


def _cell(text: str, left: float, top: float) -> StyledLine:
    return StyledLine(text, 16, is_bold=True, left=left, right=left + 60, top=top)


def test_the_cells_of_a_table_are_no_title() -> None:
    rows = [_cell(text, 72 + 120 * column, 200 + 40 * row) for row in range(3) for column, text in enumerate(CELLS)]
    heading = StyledLine("Ebola in the Towns of the Valley", 12, is_bold=True, left=72, right=300, top=120)
    assert read(StyledPage((heading, *rows), 842)).title == "Ebola in the Towns of the Valley"


CELLS = ("SAMPLES RECEIVED", "NEW POSITIVE SAMPLES", "ALL NEGATIVE SAMPLES", "LABORATORY OF TOWNS")


def test_a_heading_below_a_text_is_no_title() -> None:
    lines = [("How to Contribute to the Shelters", 11.5), *BODY, ("Architecture of a Shelter", 18)]
    assert read(page(*lines, *BODY)).title == "How to Contribute to the Shelters"


def test_the_metadata_have_the_title_where_the_cover_is_a_picture_and_the_next_page_is_text() -> None:
    letter = page(("Welcome letter from leadership", 20), *BODY)
    assert read(page(), letter, Title="Annual Report of the Valley").title == "Annual Report of the Valley"
    assert (
        read(page(), page(("Caught in the Current", 20)), Title="Other Words of Mine").title == "Caught in the Current"
    )


def test_a_name_on_a_cover_that_is_a_picture_is_no_title() -> None:
    assert read(page(("Ann One, Ben Two, Mary Three", 12)), page(*BODY), name="hands.pdf").title == "hands"


@pytest.mark.parametrize("cover", [[], [("NATIONAL STATISTICS OFFICE OF GHANA", 16), ("18.05.2020", 10)]])
def test_the_title_stands_below_the_body_at_the_head_of_the_pages(cover: list[Line]) -> None:
    head = ("NATIONAL STATISTICS OFFICE OF GHANA", 16.0)
    lines = ["18.05.2020", "INDICATORS OF CAMPS", "(TENTS AND HOUSES)", "2019"]
    inner = page(head, *(line for text in lines for line in ((text, 10.0), ("", 4.0))), *BODY)
    record = read(page(*cover), inner, page(head, *BODY))
    assert record.title == "Indicators of camps (tents and houses) 2019"


def test_a_small_title_that_the_metadata_have_comes_before_a_headline_below_it() -> None:
    cover = page(("THE WAY TO SCHOOL OF CHILDREN | SCHOOL YEAR 2018", 14), GAP, ("More of them reach it", 25), *BODY)
    title = read(cover, page(*BODY), Title="The Way to School of Children").title
    assert title == "The way to school of children | school year 2018"


def test_marks_of_printers_beyond_the_edge_of_a_page_are_no_title() -> None:
    marks = [StyledLine("Page 1 of 76 AH XSL", 34, is_bold=True, left=42, right=133, top=-48)]
    lines = page(("Rules of Safe Houses", 24), *BODY).lines
    assert read(StyledPage((*marks, *lines), 842)).title == "Rules of Safe Houses"


def test_small_text_beside_a_large_title_makes_no_table_of_it() -> None:
    beside = [
        StyledLine(f"Chapter of tents and houses {row}", 9, is_bold=True, left=300, right=500, top=120 + 40 * row)
        for row in range(4)
    ]
    small = StyledLine("Publication 557", 12, is_bold=True, left=72, right=200, top=52)
    title = (
        StyledLine("Rules of", 26, is_bold=True, left=72, right=200, top=130),
        StyledLine("Safe Houses", 26, is_bold=True, left=72, right=200, top=160),
    )
    assert read(StyledPage((small, *beside[:1], *title, *beside[1:]), 842)).title == "Rules of Safe Houses"


def test_a_citation_for_translations_is_none_of_the_report() -> None:
    lines = [
        ("With the suggested citation: “This translation was not made by the Agency. The Agency is", 9.0),
        ("not responsible for this translation”. The rules of 2020 apply.", 9.0),
        ("Suggested citation: Agency (2021). Needs of the Displaced of 2021. Zomba, Malawi", 9.0),
        ("iii", 9.0),
    ]
    assert read(page(("Needs of the Displaced", 24)), page(*lines)).title == "Needs of the Displaced of 2021"


def test_a_citation_without_an_author_makes_none_of_the_title() -> None:
    cited = page(("Suggested citation. Policy on Safe Houses. Geneva: World Health Organization; 2021.", 9.0))
    record = read(page(("Policy on Safe Houses", 24)), cited)
    assert record.title == "Policy on Safe Houses"
    assert "Policy on Safe Houses" not in [author.literal for author in record.authors]


def test_the_first_words_of_a_title_that_a_cover_draws_are_read_on_another_page() -> None:
    cover = page(("to share information on the rights of forest peoples", 20.0))
    inner = page(("Primer on using technology to share information on the rights of forest peoples.", 8.0), *BODY)
    assert read(cover, inner).title.startswith("Primer on using technology to share")
    assert read(cover, page(*BODY)).title == "to share information on the rights of forest peoples"


def test_a_cover_of_one_broken_word_leaves_the_title_to_its_title_page() -> None:
    cover = page(("NATION", 19.0), FAR, ("Council", 19.0), FAR, ("National", 19.0))
    assert read(cover, page(("National Policy on Forests", 28.0)), page(*BODY)).title == "National Policy on Forests"


def test_the_title_of_the_metadata_is_taken_for_a_chapter_on_a_country_and_behind_a_date() -> None:
    chapter = page(("Jordan", 26.0), ("SIGNIFICANT ADVANCEMENT", 12.0), *BODY)
    assert read(chapter, Title="2021 Findings on Work: Jordan").title == "2021 Findings on Work: Jordan"
    dated = page(("February 16, 2016 [HEALTH PLAN OF THE ISLANDS]", 12.0), *BODY)
    assert read(dated, Title="Health plan of the islands").title == "Health plan of the islands"


def test_the_largest_letters_are_the_title_below_a_running_head() -> None:
    head = ("Oak Systems and Elms", 16.0)
    first = StyledPage(
        (
            StyledLine(head[0], 16, is_bold=False, left=147, right=337, top=29),
            StyledLine("What is the state of schools?", 17, is_bold=False, left=12, right=463, top=72),
            *(line._replace(top=line.top + 60) for line in page(*BODY).lines),
        ),
        842,
    )
    assert read(first, page(head, *BODY)).title == "What is the state of schools?"


def test_a_paper_of_a_parliament_is_about_what_was_asked() -> None:
    head: list[Line] = [("Antwort der Bundesregierung", 12), ("auf die Kleine Anfrage der Fraktion OAK", 12), ("", 20)]
    text: list[Line] = [("", 20), ("Die Fragesteller fragen nach den Wegen der Kinder in den Lagern.", 9)]
    page_of_paper = page(*head, ("Wege der Kinder im Jahr 2015", 13), *text)
    assert read(page_of_paper, page(*BODY)).title == "Wege der Kinder im Jahr 2015"


def test_a_line_far_below_is_the_subtitle_where_another_page_has_it_behind_the_title() -> None:
    cover = page(("Safe Roads", 30), ("", 120), ("First report of the rapporteur", 18))
    head: Line = ("12 Safe Roads First report of the rapporteur", 9)
    assert read(cover, page(head, *BODY)).title == "Safe Roads: First report of the rapporteur"


@every_row(
    ("lines", "title"),
    [
        # a line that begins as no title does goes on from the line above
        ([("A Grant of Oaks", 14), ("", 4), ("to the Elm Council", 14), ("", 8), ("for a Yemen Roads Project", 14)], "A Grant of Oaks to the Elm Council for a Yemen Roads Project"),
        ([("Oak Council", 14), ("", 4), ("During the Flood", 14)], "During the Flood"),
        ([("No Way Out", 14)], "No Way Out"),
        # a year below the subtitle
        ([("Looking Through", 30), ("", 4), ("A Snapshot of Leaves", 22), ("", 2), ("2011-2015", 20)], "Looking Through: A Snapshot of Leaves 2011-2015"),
        ([("Statement on Leaves", 30), ("", 4), ("(In accordance with a decree)", 22), ("", 2), ("2019", 20)], "Statement on Leaves 2019"),
        # the kind of report, its period, and below them what it is about
        ([("Final Project Report", 28), ("", 2), ("February20, 2010– April 31, 2012", 22), ("", 30), ("Rubble Removal in the Oak Valley", 20)], "Rubble Removal in the Oak Valley"),
        ([("Osservatorio penitenziario (OPG)", 16), ("", 10), ("Focus sulle carceri", 18)], "Focus sulle carceri"),
    ],
)  # fmt: skip
def test_a_title_has_the_lines_that_belong_to_it(lines: list[Line], title: str) -> None:
    assert read(page(*lines), page(*BODY)).title == title


def test_the_metadata_tell_words_that_a_cover_has_in_other_letters() -> None:
    cover = page(("DATAfor", 120), ("", 10), ("DEVELOPMENT", 60), ("", 10), ("IMPACT", 100))
    inside = page(("DATA FOR DEVE LOPMENT IMPACT", 30), *BODY)
    assert read(cover, inside, page(*BODY), Title="Data for Development Impact").title == "Data for Development Impact"


def test_the_metadata_tell_no_number_of_a_chapter() -> None:
    head = "CHAPTER 5 The Brain, Body and Skills"
    cover = page(("C H A P T E R", 16), ("", 10), ("The Brain, Body and Skills", 34))
    assert read(cover, page((head, 9), *BODY), page(*BODY), Title=head).title == "The Brain, Body and Skills"


def test_a_heading_above_the_text_is_no_subtitle() -> None:
    lines = [("From Harm to Safety: Roads for Children", 10.0), ("", 4), ("Executive Summary", 10.0), ("", 8)]
    pages = page(*lines, *BODY)
    bold = pages._replace(lines=tuple(line._replace(is_bold=True) for line in pages.lines[:2]) + pages.lines[2:])
    assert read(bold).title == "From Harm to Safety: Roads for Children"


def test_a_numbered_heading_is_no_subtitle() -> None:
    lines = [("Answers of the Oak Kingdom", 24.0), ("", 10), ("A. General information on the respondent", 22.0)]
    assert read(page(*lines, ("", 30), *BODY)).title == "Answers of the Oak Kingdom"


def test_a_form_has_its_title_behind_a_label() -> None:
    fields = ["Policy name: Safety of Visits to Old Oaks", "Reference: N/A", "Re-Issue Date: 30 May 2023"]
    lines = [line for field in fields for line in ((field, 11.0), ("", 20))]
    assert read(page(*lines, *BODY)).title == "Safety of Visits to Old Oaks"


def test_the_metadata_tell_which_of_two_lines_is_the_title_also_with_another_and() -> None:
    lines = [("Oak Delaware", 12.0), ("", 12), ("School and Elm Partnership Toolkit", 12.0), ("", 12)]
    assert (
        read(page(*lines, *BODY), Title="School & Elm Partnership Toolkit").title
        == "School and Elm Partnership Toolkit"
    )
