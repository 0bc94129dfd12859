"""Title pages of reports: title, body, date and series from covers, imprint pages and running heads."""

import pytest

from harness.rows import every_row
from protlib.system.pdf.page import StyledLine, StyledPage
from sample_files.title_pages import BODY, Line, bodies, page, read


@every_row(
    ("lines", "title"),
    [
        ([("Invisible Hands", 30)], "Invisible Hands"),
        ([("Invisible Hands", 30), ("Domestic Workers in Three Cities", 18)], "Invisible Hands: Domestic Workers in Three Cities"),
        ([("Invisible Hands", 30), ("for Convenience Employees", 18)], "Invisible Hands for Convenience Employees"),
        ([("Caught in the Current", 30), ("of the River", 30)], "Caught in the Current of the River"),
        ([("POLICY BRIEF", 34), ("Caught in the Current", 22)], "Caught in the Current"),
        ([("Note d’information", 34), ("Les oubliés de la route", 22)], "Les oubliés de la route"),
        ([("International Organization for Migration", 34), ("Caught in the Current", 22)], "Caught in the Current"),
        ([("1.2M", 50), ("US$ 45 million", 40), ("Caught in the Current", 22)], "Caught in the Current"),
        ([("March 2021", 34), ("Caught in the Current", 22)], "Caught in the Current"),
        ([("© Photo: A. Photographer", 34), ("Caught in the Current", 22)], "Caught in the Current"),
        ([("Contents", 34), ("Caught in the Current", 22)], "Caught in the Current"),
        ([("SOUTH SUDAN", 30), ("Situation Report #12", 20)], "SOUTH SUDAN: Situation Report #12"),
        ([("Novel Coronavirus", 24), ("SITUATION REPORT - 4 24 JANUARY 2020", 17)], "Novel Coronavirus: SITUATION REPORT - 4"),
        ([("CAUGHT IN THE CURRENT OF IOM", 30)], "Caught in the current of IOM"),
        ([("Invisible Hands", 30), ("Alison Jobe and Mariama Diallo", 18)], "Invisible Hands"),
        ([("Invisible Hands", 30), ("International Labour Organization", 18)], "Invisible Hands"),
        ([("Invisible Hands", 30), ("U.S. Department of Justice", 18)], "Invisible Hands"),
        ([("Invisible Hands", 30), ("No. 9, 9 September 2014 (at 16:00)", 18)], "Invisible Hands"),
        ([("Invisible Hands", 30), ("1. Introduction", 18)], "Invisible Hands"),
        ([("INVISIBLE HANDS", 22), ("Domestic Workers in Cities", 22)], "Invisible hands: Domestic Workers in Cities"),
        ([("Republic of Lebanon", 30), ("Our Contribution under the", 24), ("", 8), ("Convention of the Nations", 20)],
         "Our Contribution under the Convention of the Nations"),
        ([("GOBIERNO DE COSTA RICA", 22), ("MINISTERIO DE AMBIENTE", 22), ("", 60), ("CONTRIBUCIÓN PREVISTA", 20)], "Contribución prevista"),
        ([("Government of Sierra Leone", 22), ("Ebola Virus in the Towns", 22), ("March 2015", 22)], "Ebola Virus in the Towns"),
        ([("Primer", 40), ("to share what a forest knows", 22)], "Primer to share what a forest knows"),
        ([("أطفال بلا مأوى", 30), ("91 نوفمبر، 5192", 18)], "أطفال بلا مأوى"),
        ([("أطفال بلا مأوى", 30), ("حماية الأطفال النازحين", 18)], "أطفال بلا مأوى: حماية الأطفال النازحين"),
    ],
)  # fmt: skip
def test_the_title_is_the_largest_that_is_no_label_body_or_figure(lines: list[Line], title: str) -> None:
    assert read(page(*lines, ("", 60), *BODY)).title == title


def test_the_title_in_capitals_is_spelt_as_elsewhere() -> None:
    inside = page(("Caught in the Current of the Niger", 12), *BODY)
    assert (
        read(page(("CAUGHT IN THE CURRENT", 30), ("OF THE NIGER", 30)), inside).title
        == "Caught in the Current of the Niger"
    )
    record = read(page(("CAUGHT IN MALI", 30), ("for Employees", 18), *BODY), Title="Caught in Mali for Employees")
    assert record.title == "Caught in Mali for Employees"


def test_a_cover_that_is_a_picture_leaves_the_title_page_and_the_metadata() -> None:
    assert read(page(), page(("Caught in the Current", 20), *BODY)).title == "Caught in the Current"
    assert read(page(), page(), Title="Caught in the Current").title == "Caught in the Current"
    assert read(page(), page(), name="/x/World_Report-2020.pdf").title == "World Report-2020"


@every_row("name", ["a769.PDF", "Microsoft Word - final_v3.docx", "untitled", "cover.indd", "Print"])
def test_metadata_that_name_a_file_are_no_title(name: str) -> None:
    assert read(page(("Caught in the Current", 20), *BODY), Title=name).title == "Caught in the Current"


@every_row(
    ("first", "inside", "expected"),
    [
        ([("Caught", 30), ("IOM", 14)], [], "International Organization for Migration"),
        ([("Caught in It", 30)], ["© UNHCR 2019"], "United Nations High Commissioner for Refugees"),
        ([("Caught in It", 30)], ["Published by:", "Danish Refugee Council"], "Danish Refugee Council"),
        ([("Caught in It", 30)], ["Copyright 2019 Foundation for Safe Passage. All rights reserved"], "Foundation for Safe Passage"),
        ([("Caught in It", 30), ("Prepared by: Norwegian Refugee Council", 11)], ["Funded by USAID"], "Norwegian Refugee Council"),
        ([("Caught in It", 30), ("With the support of the European Union", 12)], ["© IOM 2019"], "International Organization for Migration"),
        ([("Caught in It", 30), ("Government of Sierra Leone", 16), ("", 40), ("Ministry of Health", 16)], [], "Ministry of Health"),
        ([("Caught in It", 30), ("Republic of Lebanon", 16)], [], "Republic of Lebanon"),
        ([("Caught in It", 30), ("U.S. Department of Justice", 16)], [], "U.S. Department of Justice"),
        ([("Caught in It", 30)], ["© Liberian Ministry of Health"], "Liberian Ministry of Health"),
        ([("Caught in It", 30)], ["@polarisproject"], "Polaris"),
        ([("Caught in It", 30)], ["Design: https://theacornroom.org", "It is by the acorn room."], "the acorn room"),
        ([("Caught in It", 30)], ["© REUTERS", "© IOM 2019"], "International Organization for Migration"),
        ([("Polaris Analysis of the Calls", 30)], [], "Polaris"),
        ([("Caught in It", 30), ("United Nations", 14), ("", 20), ("UNODC", 14)], [], "United Nations Office on Drugs and Crime"),
        ([("Attrapés", 30)], ["© OIM 2019", *(text for text, _size in [("Le rapport présente les résultats de l’enquête sur la migration dans les régions.", 10)] * 9)],
         "Organisation internationale pour les migrations"),
    ],
)  # fmt: skip
def test_the_body_is_on_the_cover_in_the_imprint_or_owns_the_rights(
    first: list[Line], inside: list[str], expected: str
) -> None:
    assert bodies(
        read(
            page(*first), page(*((line, 10) for line in inside)), *([page(*BODY)] if "Attr" not in first[0][0] else [])
        )
    ) == [expected]


def test_persons_are_the_authors_where_the_report_says_so() -> None:
    record = read(
        page(("Caught in It", 30), ("Authors: Alison Jobe, Mariama Diallo", 11)), page(("© IOM 2019", 10), *BODY)
    )
    assert (bodies(record), record.publisher) == (
        ["Jobe, Alison", "Diallo, Mariama"],
        "International Organization for Migration",
    )
    record = read(page(("Caught in It", 30), ("IOM", 14)), page(("Edited by Alison Jobe", 10), *BODY))
    assert [(editor.family, editor.given) for editor in record.editors] == [("Jobe", "Alison")]


@every_row(
    "line",
    [
        "1 - 31 May 2025 | Issue 12",
        "1–31 mai 2025 | Numéro 12",
        "May 2025 | Vol. 3",
        "May 2025, Issue 3",
        "Week 3 | Lake Chad, May",
        "Participants: Ana, Ben.",
        "Participants: Ana Lopez, Ben Diallo",
        "Présents : Ana Lopez, Ben Diallo",
        "Contact: Ana Lopez",
        "المشاركون: ليلى حداد",
        "Burkina Faso",
        "CONTRIBUCIONES PREVISTAS Y DETERMINADAS A NIVEL NACIONAL",
        "San José,",
    ],
)
def test_a_line_below_the_title_that_is_no_list_of_persons_names_no_author(line: str) -> None:
    assert bodies(read(page(("Caught in It", 30), (line, 11), ("", 60), *BODY), page(*BODY))) == []


@every_row(
    ("line", "people"),
    [
        ("Alison Jobe¹ and Mariama Diallo²", ["Jobe, Alison", "Diallo, Mariama"]),
        ("Marie-Claire O’Neil and Jean‑Paul N'Diaye", ["O’Neil, Marie-Claire", "N'Diaye, Jean‑Paul"]),
        ("J. A. Smith and Alison Jobe", ["Smith, J. A.", "Jobe, Alison"]),
        ("A. Jobe, M. Diallo", ["Jobe, A.", "Diallo, M."]),
        ("Alison Jobe† Mariama Diallo‡", ["Jobe, Alison", "Diallo, Mariama"]),
        ("Alison Jobe, Data Scientist, University of Ghana", ["Jobe, Alison"]),
    ],
)
def test_persons_below_the_title_are_its_authors(line: str, people: list[str]) -> None:
    assert bodies(read(page(("Caught in It", 30), (line, 11), ("", 60), *BODY), page(*BODY))) == people


@every_row(
    "words",
    [
        "Suggested citation: ",
        "This publication should be cited as: ",
        "Citation suggérée : ",
        "Cómo citar: ",
        "الاقتباس المقترح: ",
    ],
)
def test_a_suggested_citation_says_it_all(words: str) -> None:
    cited = f"{words}International Organization for Migration (IOM). 2019. Caught in the Current: A Study. Geneva: IOM."
    record = read(page(("Caught in the Current", 30)), page((cited, 9), *BODY))
    assert (record.title, record.date, record.publisher_place) == ("Caught in the Current: A Study", "2019", "Geneva")
    assert bodies(record) == ["International Organization for Migration"]


@pytest.mark.parametrize(
    ("printed_date", "date"), [("May 2018", "2018-05"), ("May, 2018", "2018-05"), ("May 3, 2018", "2018-05-03")]
)
def test_a_cited_title_in_quotation_marks_has_no_date_before_it(printed_date: str, date: str) -> None:
    cited = f"Oak Research Center, {printed_date}, “Caught in the Current: A Study”"
    record = read(page(("Caught in the Current", 30), ("", 30), ("RECOMMENDED CITATION:", 9), (cited, 9)))
    assert (record.title, record.date, bodies(record)) == (
        "Caught in the Current: A Study",
        date,
        ["Oak Research Center"],
    )


@every_row(
    ("lines", "inside", "date"),
    [
        ([("Trends of 2030", 30), ("March 2021", 12)], [], "2021-03"),
        ([("Agenda 2030", 30), ("12 mars 2021", 12)], [], "2021-03-12"),
        ([("Agenda 2030", 30)], ["© IOM 2019", "Cover photo: © A. B. 2012"], "2019"),
        ([("Agenda 2030", 30), ("2018", 12)], [], "2018"),
        ([("Agenda 2030", 30)], ["First published in May 2017"], "2017-05"),
        ([("Agenda 2030", 30), ("As of 5 June 2022", 9)], ["© IOM 2019"], "2022-06-05"),
        ([("Agenda 2030", 30), ("A goal of 2095", 9)], ["© IOM 2019"], "2019"),
    ],
)
def test_the_date_is_that_of_the_report_not_one_of_its_title(lines: list[Line], inside: list[str], date: str) -> None:
    assert read(page(*lines), page(*((line, 10) for line in inside), *BODY)).date == date


def test_a_date_may_be_in_letters_of_several_heights() -> None:
    pieces = [
        StyledLine(text, size, is_bold=False, left=left, right=left + 40, top=400)
        for text, size, left in (("September", 8, 72), ("2015", 12, 130))
    ]
    cover = page(("Caught in It", 30))
    assert read(StyledPage((*cover.lines, *pieces), 842), page(*BODY)).date == "2015-09"


def test_the_year_of_the_file_counts_where_no_page_has_one() -> None:
    assert read(page(("Caught in It", 30)), page(*BODY), CreationDate="D:20190304").date == "2019"


@every_row(
    ("title", "countries", "regions"),
    [
        ("Burkina Faso: Protection Brief", ("Burkina Faso",), ()),
        ("Tchad : Note de protection", ("Chad",), ()),
        ("Niger — Région de Tillabéri", ("Niger",), ()),
        ("South Sudan - Protection Update", ("South Sudan",), ()),
        ("السودان: نشرة الحماية", ("Sudan",), ()),
        ("Mali, Niger: Protection Brief", ("Mali", "Niger"), ()),
        ("Sahel: Protection Brief", (), ("Sahel",)),
        ("Protection Brief: Mali and its Borders", (), ()),
        ("Niger and the Delta of Words: A Study", (), ()),
        ("MDG: Protection Brief", (), ()),
        ("Caught in It", (), ()),
    ],
)
def test_places_before_the_title_proper_are_those_of_the_report(
    title: str, countries: tuple[str, ...], regions: tuple[str, ...]
) -> None:
    record = read(page((title, 30), ("", 60), *BODY))
    assert (record.title, record.countries, record.regions) == (title, countries, regions)


def test_a_series_has_its_number_and_a_kind_of_report_its_own() -> None:
    record = read(page(("Migration Research Series No. 45", 12), ("Caught in the Current", 30), *BODY))
    assert (record.collection_title, record.collection_number) == ("Migration Research Series", "45")
    record = read(page(("Policy Brief No. 4", 12), ("Caught in the Current", 30), *BODY))
    assert (record.genre, record.number) == ("Policy Brief", "4")


@pytest.mark.parametrize(
    ("line", "genre"),
    [("POLICY BRIEF", "Policy brief"), ("FREQUENTLY ASKED QUESTIONS:", "Frequently asked questions"), ("FAQ", "FAQ")],
)
def test_a_kind_of_report_is_written_as_a_reference_has_it(line: str, genre: str) -> None:
    assert read(page((line, 12), ("Caught in the Current", 30), *BODY)).genre == genre


ORGANS = {
    "en": ("United Nations", "General Assembly", "Distr.: General", "Seventy-third session", "Agenda item 72 (b)"),
    "fr": ("Nations Unies", "Assemblée générale", "Distr. générale", "Soixante-treizième session", "Point 72 b) de l’ordre du jour"),
    "es": ("Naciones Unidas", "Asamblea General", "Distr. general", "Septuagésimo tercer período de sesiones", "Tema 72 b) del programa"),
    "ar": ("الأمم المتحدة", "الجمعية العامة", "التوزيع: عام", "الدورة الثالثة والسبعون", "البند 72 (ب) من جدول الأعمال"),
}  # fmt: skip


@pytest.mark.parametrize("organ", ORGANS.values(), ids=ORGANS)
def test_a_document_of_the_united_nations_has_its_title_below_the_agenda(organ: tuple[str, ...]) -> None:
    nations, assembly, distribution, session, item = organ
    head = [
        (nations, 14.0),
        ("A/73/171", 10),
        (assembly, 20),
        (distribution, 10),
        ("17 July 2018", 10),
        (session, 10),
        (item, 10),
    ]
    record = read(page(*head, ("Trafficking in women and girls", 14), ("Report of the Secretary-General", 12), *BODY))
    assert (record.title, record.number, record.date) == ("Trafficking in women and girls", "A/73/171", "2018-07-17")
    assert (bodies(record), record.publisher) == (["General Assembly"], "United Nations")


@pytest.mark.parametrize("body", ["Sikh Human Rights Group", "Lebanese Centre for Human Rights", "Elm Rights Group"])
def test_a_statement_is_by_who_submits_it(body: str) -> None:
    head = [
        ("United Nations", 14.0),
        ("E/CN.5/2025/NGO/12", 10),
        ("Economic and Social Council", 20),
        ("Distr.: General", 10),
        ("7 November 2024", 10),
        ("Sixty-third session", 10),
    ]
    title = f"Statement submitted by {body}, a non-governmental organization in consultative status"
    record = read(page(*head, (title, 14), *BODY))
    assert (record.title, bodies(record)) == (title, [body])


@pytest.mark.parametrize(
    ("submitters", "expected"),
    [
        ("Oak Rights Group and Elm’s Platform Limited", ["Oak Rights Group", "Elm’s Platform Limited"]),
        ("Centre for Oaks and Elms", ["Centre for Oaks and Elms"]),
    ],
)
def test_a_statement_is_by_all_who_submit_it(submitters: str, expected: list[str]) -> None:
    head = [
        ("United Nations", 14.0),
        ("E/CN.5/2025/NGO/12", 10),
        ("Economic and Social Council", 20),
        ("Distr.: General", 10),
    ]
    title = f"Statement submitted by {submitters}, non-governmental organizations in consultative status"
    assert bodies(read(page(*head, ("Sixty-third session", 10), (title, 14), *BODY))) == expected


def test_a_bar_code_in_signs_of_its_own_font_is_no_title() -> None:
    head = [
        ("United Nations", 14.0),
        ("A/HRC/50/31", 10),
        ("General Assembly", 20),
        ("Distr.: General", 10),
        ("6 August 2019", 10),
        ("Thirty-fourth session", 10),
    ]
    code = "".join(chr(0xF000 + ord(sign)) for sign in "*1913424*")
    assert read(page(*head, ("Compilation on forests", 14), *BODY, (code, 28))).title == "Compilation on forests"


def test_a_document_has_the_title_below_its_item_and_above_sentences_on_sessions() -> None:
    head = [
        ("United Nations", 14.0),
        ("A/HRC/8/19", 10),
        ("General Assembly", 20),
        ("Distr.: General", 10),
        ("22 May 2008", 10),
    ]
    item = [
        ("Eighth session", 10.0),
        ("UNIVERSAL PERIODIC REVIEW", 14),
        ("", 14),
        ("Report on the Universal Periodic Review", 14),
    ]
    assert read(page(*head, *item, *BODY)).title == "Report on the Universal Periodic Review"
    text = ("The committee held the first of the meetings of its forty-ninth session in New York in spring.", 10.0)
    titles = [("Report of the Committee at its forty-ninth session", 14.0), ("", 14), ("I. Introduction", 14)]
    assert read(page(*head, *titles, text, *BODY, ("II. The Initiative", 14))).title == titles[0][0]


def test_a_resolution_has_the_title_behind_its_number() -> None:
    head = [
        ("United Nations", 14.0),
        ("A/RES/78/226", 10),
        ("General Assembly", 20),
        ("Distr.: General", 10),
        ("22 December 2023", 10),
        ("Seventy-eighth session", 10),
    ]
    lines = [
        ("Resolution adopted by the General Assembly on 22 December 2023", 14.0),
        ("78/226. Trafficking in persons", 12),
    ]
    assert read(page(*head, *lines, *BODY)).title == "Trafficking in persons"


def test_the_pages_and_the_language_are_those_of_the_file() -> None:
    record = read(page(("Caught in It", 30)), page(*BODY), total=64)
    assert (record.extra, record.language) == ({"number-of-pages": "64"}, "en")
