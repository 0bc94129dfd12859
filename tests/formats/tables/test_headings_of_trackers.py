"""Headings of the trackers and matrices of colleagues, whose cells may have to decide."""

import pytest

from harness.rows import every_row
from protlib.formats import Parsed, ReadOptions
from protlib.formats.tables import csv_table
from protlib.record.attached_file import files_of
from protlib.record.fields.headings import field_of

WHOLE = (
    "IOM (2009) Caring for Trafficked Persons: Guidance for Health Providers. Geneva: IOM.",
    "UNHCR. 2016. Global Trends: Forced Displacement in 2015. Geneva: UNHCR.",
    "Kiss, L. and Zimmerman, C. (2019) Human trafficking and labor exploitation. PLoS Medicine, 16(1).",
)
REFERENCES = [f'"{reference}"' for reference in WHOLE]


def load(*rows: str) -> Parsed:
    return csv_table.loads("\n".join((*rows, "")), ReadOptions())


@every_row(
    ("heading", "field"),
    [
        ("Date of pub.", "date"),
        ("Année de publi.", "year"),
        ("Type de doc.", "type"),
        ("Ano de publ.", "year"),
        ("Lead org", "organisations"),
        ("Org.", "organisations"),
        ("Who published it? (organisation)", "publisher"),
        ("Which countries does it cover?", "countries"),
        ("Headline", "title"),
        ("Author (affiliation)", ""),
        ("Main doc", ""),
    ],
)
def test_short_words_and_questions_are_headings(heading: str, field: str) -> None:
    assert field_of(heading) == field


@every_row(
    "heading",
    [
        "Document",
        "Paper",
        "Resource Name",
        "Name of law",
        "Nom de la loi",
        "Document / Documento / Document",
        "Документ",
    ],
)
def test_without_a_title_the_column_of_works_has_it(heading: str) -> None:
    [record] = load(f"{heading},Year,Organisation", "Camps in Kenya,2018,NRC").publications
    assert record.title == "Camps in Kenya"


@pytest.mark.parametrize("cell", ["https://iom.int/a.pdf", "Yes", "12"])
def test_a_column_of_works_without_titles_is_none(cell: str) -> None:
    parsed = load("Document,Year,Organisation", f"{cell},2018,NRC")
    assert [record.title for record in parsed.publications] == [""] * len(parsed.publications)


@every_row(
    ("heading", "cell", "authors", "date"),
    [
        ("Author (Year)", "Zimmerman et al. (2011a)", ["Zimmerman", "others"], "2011"),
        ("Author(s), year", "Kiss & Zimmerman, 2019", ["Kiss", "Zimmerman"], "2019"),
        ("Autor y año", "OIM 2018", ["OIM"], "2018"),
        ("Organisation/Date", "Ernst & Young (2012)", ["Ernst & Young"], "2012"),
        ("Authors and year", "IOM (n.d.-a)", ["IOM"], ""),
        ("Author (Year)", "UNODC", ["UNODC"], ""),
    ],
)
def test_names_with_a_year_are_both(heading: str, cell: str, authors: list[str], date: str) -> None:
    [record] = load(f'Title,"{heading}",Method', f'Return to Togo,"{cell}",Survey').publications
    assert ([name.literal or name.family for name in record.authors], record.date) == (authors, date)


def test_two_years_beside_a_name_are_told() -> None:
    parsed = load("Title,Author (Year)", '"Return to Togo","Kiss, L. (2015, 2016)"')
    assert [name.family for name in parsed.publications[0].authors] == ["Kiss"]
    assert "2015, 2016" in str(parsed.problems[0])


def test_beside_a_year_of_its_own_a_name_keeps_its_figures() -> None:
    [record] = load("Title,Author (Year),Year", "Return to Togo,Group of 2010,2012").publications
    assert record.date == "2012"


def test_the_values_of_a_matrix_are_no_headings() -> None:
    rows = ("Human trafficking,Kiss (2019),Commentary,Medium", "Return,IOM (2018),Desk,Low")
    assert len(load("Title,Author (Year),Method,Relevance", *rows).publications) == 2


@pytest.mark.parametrize("header", ["No.,Reference,Notes", "N°,Source,Remarques"])
def test_whole_references_are_told_by_the_cells(header: str) -> None:
    parsed = load(header, *(f"{number},{text},x" for number, text in enumerate(REFERENCES, 1)))
    assert [record.date for record in parsed.publications] == ["2009", "2016", "2019"]
    assert parsed.publications[0].title == "Caring for Trafficked Persons: Guidance for Health Providers"


def test_numbers_below_reference_are_none() -> None:
    parsed = load("Reference,Year,Notes", "REF-01,2018,x", "REF-02,2019,y")
    assert parsed.publications == []
    assert "no title column" in str(parsed.problems[0])


@pytest.mark.parametrize(
    ("cells", "authors"),
    [(["UNHCR", "IOM"], ["UNHCR", "IOM"]), (["ReliefWeb search", "IOM"], [])],
)
def test_bodies_alone_below_source_issued_the_works(cells: list[str], authors: list[str]) -> None:
    rows = (f"Camps {number},{cell},2018" for number, cell in enumerate(cells))
    parsed = load("Title,Source,Year", *rows)
    assert [name.literal for record in parsed.publications for name in record.authors] == authors


@pytest.mark.parametrize(
    ("cell", "edition", "editors"), [("3rd", "3rd", []), ("2", "2", []), ("Ana Ruiz", "", ["Ruiz"])]
)
def test_figures_below_ed_are_editions(cell: str, edition: str, editors: list[str]) -> None:
    [record] = load("Title,Year,Ed.", f"Disposable People,2012,{cell}").publications
    assert (record.edition, [name.family for name in record.editors]) == (edition, editors)


@every_row(
    ("cells", "statuses"),
    [
        (("Done", "To read"), ["", ""]),
        (("In force", "Repealed"), ["", ""]),
        (("Final", "Draft"), ["", ""]),
        (("Forthcoming", "Published"), ["Forthcoming", "Published"]),
        (("à paraître", ""), ["à paraître", ""]),
    ],
)
def test_what_became_of_a_row_is_no_status_of_the_work(cells: tuple[str, str], statuses: list[str]) -> None:
    """Chicago printed it: “Return to Togo. Done.”"""
    parsed = load("Title,Status", *(f"Return {number},{cell}" for number, cell in enumerate(cells)))
    assert [record.status for record in parsed.publications] == statuses
    assert ("Status" in parsed.unknown) == (statuses == ["", ""])


def test_the_status_of_a_table_that_protlib_wrote_stays() -> None:
    [record] = load("key,type,title,status", "togo2012,report,Return to Togo,Done").publications
    assert record.status == "Done"


@every_row(
    ("cells", "topics"),
    [
        (("Health, Trafficking", "Trafficking", "Health"), [("Health", "Trafficking"), ("Trafficking",), ("Health",)]),
        (("Law, Camps", "Camps, Health", "Law"), [("Law", "Camps"), ("Camps", "Health"), ("Law",)]),
        (("Law, policy and practice", "Camps"), [("Law, policy and practice",), ("Camps",)]),
        (("Health, nutrition", "Health, nutrition"), [("Health, nutrition",), ("Health, nutrition",)]),
        (("Health, nutrition; Law", "Health"), [("Health, nutrition", "Law"), ("Health",)]),
    ],
)
def test_commas_divide_topics_that_stand_alone_elsewhere(cells: tuple[str, ...], topics: list[tuple[str, ...]]) -> None:
    parsed = load("Title,Theme(s)", *(f'Return {number},"{cell}"' for number, cell in enumerate(cells)))
    assert [record.topics for record in parsed.publications] == topics


@pytest.mark.parametrize(("cell", "number", "call_number"), [("325.2 AGI", "", "325.2 AGI"), ("A/73/1", "A/73/1", "")])
def test_a_shelf_mark_is_no_number_of_a_document(cell: str, number: str, call_number: str) -> None:
    [record] = load("Titre,Cote", f"Les routes de l'exil,{cell}").publications
    assert (record.number, record.extra.get("call-number", "")) == (number, call_number)


@pytest.mark.parametrize(
    ("row", "container", "publisher"),
    [
        ("Zed Books,,", "", "Zed Books"),
        ("Global Networks,12,2", "Global Networks", ""),
        ("Disasters,12(2),", "Disasters", ""),
    ],
)
def test_what_has_a_volume_below_publisher_or_journal_is_a_journal(row: str, container: str, publisher: str) -> None:
    [record] = load("Title,Publisher/Journal,Volume,Issue", f"The new maids,{row}").publications
    assert (record.container_title, record.publisher) == (container, publisher)
    assert (record.volume, record.issue) == (("12", "2") if container else ("", ""))


@every_row("heading", ["File name", "PDF", "Fichier", "Link", "Saved as"])
def test_cells_that_name_documents_are_files(heading: str) -> None:
    parsed = load(f"Title,Year,{heading}", "Salt Roads,2019,reports/salt roads.pdf", "Walls,2018,a.docx; b.PDF")
    assert [[file.path for file in files_of(record)] for record in parsed.publications] == [
        ["reports/salt roads.pdf"],
        ["a.docx", "b.PDF"],
    ]
    assert not parsed.unknown


@every_row("cell", ["yes", "https://iom.int/a.pdf", "iom.int/a.pdf", "Report vol. 2", "see report.pdf (draft)"])
def test_a_column_whose_cells_are_no_documents_has_no_files(cell: str) -> None:
    parsed = load("Title,Year,File name", "Salt Roads,2019,a.pdf", f"Walls,2018,{cell}")
    assert not any(record.files for record in parsed.publications)


def test_addresses_without_https_that_end_as_documents_are_links() -> None:
    parsed = load("Title,Year,Link", "Roads,2019,iom.int/files/roads.pdf", "Walls,2018,unodc.org/documents/walls.pdf")
    assert [record.url for record in parsed.publications] == [
        "https://iom.int/files/roads.pdf",
        "https://unodc.org/documents/walls.pdf",
    ]
    assert not any(record.files for record in parsed.publications)
