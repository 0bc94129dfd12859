"""Tables as people draw them, with headings in two rows, groups and totals, become the right records."""

from collections.abc import Iterable, Sequence
from io import BytesIO

import openpyxl
import pytest

from harness.rows import every_row
from protlib.formats import ReadOptions
from protlib.formats.tables import csv_table, xlsx

_GROUPED = (
    ["Our reports", None, None, None, None],
    ["Author", "Title", "Publication", None, None],
    [None, None, "Publisher", "City", "Year"],
    ["UNHCR", "Shelter in Gao", "IOM", "Geneva", 2020],
)


def workbook(rows: Iterable[Sequence[object]], *merged: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append([*row])
    for cells in merged:
        sheet.merge_cells(cells)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("merged", [(), ("C2:E2", "A2:A3", "B2:B3")])
def test_a_header_of_two_rows_names_the_columns_below_both(merged: tuple[str, ...]) -> None:
    [record] = xlsx.loads(workbook(_GROUPED, *merged)).publications
    assert (record.title, record.authors[0].literal, record.date) == ("Shelter in Gao", "UNHCR", "2020")
    assert (record.publisher, record.publisher_place) == ("IOM", "Geneva")


def test_a_heading_below_another_that_means_no_field_is_told_with_it() -> None:
    parsed = csv_table.loads("Title,Publication,,\n,Publisher,Year,Shelf\nA,IOM,2020,7\n")
    assert parsed.publications[0].extra == {"csv:Publication Shelf": "7"}
    assert [*parsed.unknown] == ["Publication Shelf"]


def test_persons_below_a_heading_for_authors_are_authors() -> None:
    [record] = csv_table.loads(
        "Titre,Auteur(s),,Année\n,Institution,Personnes,\nA,OIM,Moussa Abdou,2020\n"
    ).publications
    assert ([name.family for name in record.authors], record.publisher) == (["Abdou"], "OIM")


def test_a_header_in_two_languages_is_no_record() -> None:
    parsed = csv_table.loads("Title,Author,Year\nTitre,Auteur,Année\nA,IOM,2020\n")
    assert [record.title for record in parsed.publications] == ["A"]


@pytest.mark.parametrize("row", ["Report,public,English", "A,confidential,French"])
def test_a_row_of_values_that_read_like_headings_is_no_header(row: str) -> None:
    parsed = csv_table.loads(f"Title,For whom,Language\n{row}\nB,public,English\n")
    assert parsed.publications[-1].title == "B"
    assert parsed.publications[-1].language == "en"
    assert [*parsed.unknown] == ["For whom"]


def test_cells_merged_across_a_table_are_the_heading_of_a_part_and_no_record() -> None:
    rows = (
        ["Title", "Author", "Year"],
        ["Mali", None, None],
        ["A", "IOM", 2020],
        ["B", "IOM", 2021],
        ["Niger", None, None],
        ["C", "IOM", 2021],
        ["A leaflet", None, None],
    )
    parsed = xlsx.loads(workbook(rows, "A2:C2", "A5:C5"))
    assert [record.title for record in parsed.publications] == ["A", "B", "C", "A leaflet"]
    [remark] = parsed.remarks
    assert "“Mali” in line 2, and 1 other row, say something of the table, and are left out." in remark


def test_each_country_of_a_list_that_says_nothing_of_most_is_the_heading_of_a_part() -> None:
    rows = (
        ["Title", "Author", "Year"],
        ["Mali", None, None],
        ["A", "IOM", 2020],
        ["Niger", None, None],
        ["Chad", None, None],
    )
    parsed = xlsx.loads(workbook(rows, "A2:C2", "A4:C4", "A5:C5"))
    assert [record.title for record in parsed.publications] == ["A"]
    only = xlsx.loads(workbook((["Title", "Author"], ["A", None], ["B", None]), "A2:B2", "A3:B3"))
    assert [record.title for record in only.publications] == ["A", "B"]


def test_a_year_alone_in_a_row_is_the_heading_of_a_part_and_no_record() -> None:
    parsed = csv_table.loads("Title,Author,Year\n2020,,\nA,IOM,2020\nB,IOM,2020\n2021,,\nC,IOM,2021\n")
    assert [record.title for record in parsed.publications] == ["A", "B", "C"]
    alone = csv_table.loads("Title,Author\n1984,\nAnimal Farm,\n")
    assert [record.title for record in alone.publications] == ["1984", "Animal Farm"]


def test_a_second_column_with_the_heading_of_another_loses_nothing() -> None:
    parsed = csv_table.loads("Title,Author,Date,Date,No.,No.\nA,IOM,2020,2021-05,7,8\n")
    assert parsed.publications[0].date == "2020"
    assert parsed.publications[0].extra == {"csv:Date (2)": "2021-05", "csv:No.": "7", "csv:No. (2)": "8"}
    assert "Date (2)" in parsed.unknown


def test_map_names_one_of_two_columns_with_one_heading_or_one_without_any() -> None:
    text = "Title,Comments,Comments,\nA,good,ask Ana,shelf 7\n"
    columns = {"Comments (2)": "private_note", "column 4": "call-number"}
    [record] = csv_table.loads(text, ReadOptions(columns={"Comments (2)": "private_note"})).publications
    assert (record.note, record.private_note) == ("good", "ask Ana")
    [record] = csv_table.loads(text, ReadOptions(columns={"Comments": "private_note"})).publications
    assert (record.note, record.private_note) == ("", "good\n\nask Ana")
    [record] = csv_table.loads(text, ReadOptions(columns={**columns, "column 4": "number"})).publications
    assert record.number == "shelf 7"


@every_row(
    "headings",
    [
        "Title,Last name,First name",
        "Title,Surname,Given names",
        "Title,Author last name,Author first name",
        "Titre,Nom,Prénom",
        "Título,Apellidos,Nombre",
        "Titel,Nachname,Vorname",
        "Titel,Name,Vorname",
        "Titolo,Cognome,Nome",
        "Название,Фамилия,Имя",
        "العنوان,اسم العائلة,الاسم الأول",
    ],
)
def test_two_columns_of_a_name_are_one_person(headings: str) -> None:
    title, *names = headings.split(",")
    text = f"{headings}\nA,Diallo,Awa\nB,UNHCR,\nC,Diallo; Keita,Awa; Sira\n"
    for table in (text, f"{title},{','.join(reversed(names))}\nA,Awa,Diallo\nB,,UNHCR\nC,Awa; Sira,Diallo; Keita\n"):
        parsed = csv_table.loads(table)
        authors = [
            [str(name.literal or (name.family, name.given)) for name in record.authors]
            for record in parsed.publications
        ]
        assert authors == [["('Diallo', 'Awa')"], ["UNHCR"], ["('Diallo', 'Awa')", "('Keita', 'Sira')"]]
        assert not parsed.unknown


@every_row(
    ("family", "names"),
    [
        ("García Márquez", [("García Márquez", "")]),
        ("García Márquez; Pérez Soto", [("García Márquez", ""), ("Pérez Soto", "")]),
        ("van der Berg", [("Berg", "")]),
        ("Awa Diallo", [("Diallo", "Awa")]),
        ("Diallo, Awa", [("Diallo", "Awa")]),
        ("Diallo and Keita", [("Diallo", ""), ("Keita", "")]),
        ("Ministry of Interior", ["Ministry of Interior"]),
        ("World Vision", ["World Vision"]),
    ],
)
def test_a_family_name_of_several_words_without_a_given_name_stays_one(
    family: str, names: list[str | tuple[str, str]]
) -> None:
    for table in (f'Título,Apellidos,Nombre\nA,"{family}",\n', f'Título,Nombre,Apellidos\nA,,"{family}"\n'):
        [record] = csv_table.loads(table).publications
        assert [name.literal or (name.family, name.given) for name in record.authors] == names


def test_the_names_of_others_are_no_authors_and_co_authors_are() -> None:
    parsed = csv_table.loads("Title,Author,First name,Last name\nA,UNHCR,Awa,Diallo\n")
    assert [name.literal for name in parsed.publications[0].authors] == ["UNHCR"]
    assert [*parsed.unknown] == ["First name", "Last name"]
    parsed = csv_table.loads('Title,First name,Last name,Co-authors\nA,Awa,Diallo,"Keita, Sira"\n')
    assert [name.family for name in parsed.publications[0].authors] == ["Diallo", "Keita"]


@every_row(
    ("headings", "author"),
    [
        ("Title,First name,Last name,Email,Organisation", "IOM"),
        ("Title,First name,Last name,Phone,Lead agency", "IOM"),
        ("Titre,Prénom,Nom,Courriel,Organisation", "IOM"),
        ("Título,Nombre,Apellidos,Correo electrónico,Organización", "IOM"),
        ("Titel,Vorname,Nachname,E-Mail,Organisation", "IOM"),
        ("Title,Author first name,Author last name,Email,Organisation", "Diallo"),
        ("Title,First name,Last name,Note,Organisation", "Diallo"),
        ("Title,First name,Last name,Email,Publisher", "Diallo"),
    ],
)
def test_whom_to_ask_at_a_body_is_no_author(headings: str, author: str) -> None:
    parsed = csv_table.loads(f"{headings}\nA,Awa,Diallo,a@example.org,IOM\n")
    assert [name.literal or name.family for name in parsed.publications[0].authors] == [author]
    assert (headings.split(",")[1] in parsed.unknown) == (author == "IOM")


def test_map_says_of_one_of_two_such_columns_what_it_is() -> None:
    [record] = csv_table.loads(
        "Title,Last name,First name\nA,x,y\n", ReadOptions(columns={"Last name": "note"})
    ).publications
    assert (record.note, record.authors) == ("x", ())
