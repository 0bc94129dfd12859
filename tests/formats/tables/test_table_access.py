"""Columns and words of a table that say who may see its records, and rows that are none."""

import pytest

from harness.rows import every_row
from protlib.formats import ReadOptions
from protlib.formats.tables import csv_table


@every_row(
    ("heading", "cells", "levels"),
    [
        ("Confidential?", ["Yes", "No", "x", "TRUE", ""], ["confidential", "", "confidential", "confidential", ""]),
        ("Confidentiel (oui/non)", ["oui", "non"], ["confidential", ""]),
        ("Confidencial", ["Sí", "No"], ["confidential", ""]),
        ("Vertraulich", ["Ja", "Nein"], ["confidential", ""]),
        ("سري", ["نعم", "لا"], ["confidential", ""]),
        ("Internal?", ["1", "0"], ["internal", ""]),
        ("Can be shared?", ["no", "yes"], ["confidential", ""]),
        ("Public", ["women", "yes"], ["", ""]),
        ("Classification", ["Confidential", "Unclassified", "Level 3"], ["confidential", "", "confidential"]),
        ("Classification", ["Internal", "International"], ["", ""]),
        ("Sensitivity", ["High", "medium"], ["confidential", "confidential"]),
        ("Distribution", ["Limited", "General"], ["internal", ""]),
        ("Diffusion", ["Restreinte", "Publique"], ["confidential", ""]),
        ("Status", ["Confidential", "Public", "Internal use only", ""], ["confidential", "", "internal", ""]),
        ("status", ["Confidential", "Public"], ["confidential", ""]),
        ("Document status", ["Restricted", "Public"], ["internal", ""]),
        ("Statut", ["Confidentiel", "Publique", "Document interne"], ["confidential", "", "internal"]),
        ("Estado", ["Reservado", "Público"], ["confidential", ""]),
        ("Situação", ["Sigiloso", "Pública"], ["confidential", ""]),
        ("الحالة", ["سري", "عام"], ["confidential", ""]),
        ("Status", ["Vertraulich", "Öffentlich", "Nur intern"], ["confidential", "", "internal"]),
        ("Status", ["Draft", "Confidential", "Final – internal"], ["", "confidential", "internal"]),
        ("Status", ["Draft", "Final", "Public", "Open", "Closed"], ["", "", "", "", ""]),
        ("Estado", ["Chiapas", "Oaxaca"], ["", ""]),
        ("TLP", ["RED", "TLP:AMBER", "green", "clear"], ["confidential", "confidential", "internal", ""]),
    ],
)
def test_cells_decide_whether_a_column_says_who_may_see(heading: str, cells: list[str], levels: list[str]) -> None:
    rows = "".join(f"Paper {number},{cell}\n" for number, cell in enumerate(cells))
    records = csv_table.loads(f"Title,{heading}\n{rows}").publications
    assert [record.access for record in records] == levels


def test_a_status_keeps_its_words_where_not_all_cells_say_who_may_see() -> None:
    parsed = csv_table.loads("Title,Status\nA,Draft\nB,Confidential\nC,Final – confidential\n")
    words = ["Draft", "Confidential", "Final – confidential"]
    assert [record.extra["csv:Status"] for record in parsed.publications] == words
    assert parsed.remarks == ["Under “Status”, “Confidential” or another word marks 2 records as not public."]
    [record] = csv_table.loads("Title,Status\nA,Confidential\n", ReadOptions(columns={"Status": "status"})).publications
    assert (record.status, record.access) == ("Confidential", "")
    [_first, record] = csv_table.loads("Title,Statut\nA,Projet\nB,Confidentiel\n").publications
    assert (record.extra, record.access) == ({"csv:Statut": "Confidentiel"}, "confidential")


def test_words_about_access_that_say_no_level_close_the_record_and_are_kept() -> None:
    text = "Title,Access,Confidential,Confidentiality\nA,Embargoed until 2027,ask Sara,Level 3\nB,,no,\n"
    [record, open_record] = csv_table.loads(text).publications
    assert (record.access, record.private_note) == ("confidential", "ask Sara")
    assert record.extra == {"access": "Embargoed until 2027", "csv:Confidentiality": "Level 3"}
    assert (open_record.access, open_record.extra) == ("", {})


def test_words_above_a_table_close_all_its_records() -> None:
    parsed = csv_table.loads("List - STRICTLY CONFIDENTIAL,,\nTitle,Year,Access\nA,2010,\nB,2011,public\n")
    assert [record.access for record in parsed.publications] == ["confidential", "confidential"]
    assert parsed.remarks == ["The table says “List - STRICTLY CONFIDENTIAL”, so all its records are confidential."]


@every_row(
    "row",
    [
        "Total,14",
        ",Sum: 3",
        "Somme,5",
        "Gesamt,7",
        "المجموع,5",
        "Grand total,1 200",
        "N = 5,",
        "Total : 8 publications,",
        ",TOTAL",
        "Total,=SUM(B2:B2)",
        '"Somme","=SUBTOTAL(9,B2:B3)"',
        "Total 2014-2021,14",
        "Sous-total (2014–21) :,",
    ],
)
def test_a_row_of_totals_is_no_record(row: str) -> None:
    parsed = csv_table.loads(f"Title,Pages\nTotal war,200\n{row}\n")
    assert [record.title for record in parsed.publications] == ["Total war"]
    assert (parsed.problems, len(parsed.remarks)) == ([], 1)
    assert parsed.remarks[0].endswith(" in line 3 adds up the table, and is left out.")


def test_a_total_without_a_number_is_no_record_where_all_others_say_more() -> None:
    parsed = csv_table.loads("Title,Pages\nTotal war,200\nSub-total,1\nTotal,\n")
    assert [record.title for record in parsed.publications] == ["Total war"]
    assert parsed.remarks == [
        "“Sub-total 1” in line 3, and 1 other row, add up the table, and are left out.",
    ]
    parsed = csv_table.loads("Title,Pages\nWar,\nTotal,\n")
    assert [record.title for record in parsed.publications] == ["War", "Total"]
    assert [record.title for record in csv_table.loads("Title,Pages\nTotal,\n").publications] == ["Total"]


_GROUPS = "Title,Author,Year,Pages\nWar,IOM,2014,1200\nLaw,UNHCR,2014,300\n{}\nAid,WFP,2015,50\nWork,ILO,2015,2.5\n{}\n"


@pytest.mark.parametrize(
    ("subtotal", "total"),
    [
        ('Total for Ghana,,,"1,500"', "Grand total (all countries),,,1552.5"),
        ("Sous-total Ghana,,2014,1500", "Sous-total Mali,,2015,52.5"),
        ("Total 2014,,2014,1 500", "Grand total,,2014-2015,1552.5"),
        ("Subtotal Ghana,,,=SUM(D2:D3)", "Total of pages,,,1552.5"),
    ],
)
def test_a_text_that_begins_as_a_total_is_one_where_its_number_is_the_sum(subtotal: str, total: str) -> None:
    parsed = csv_table.loads(_GROUPS.format(subtotal, total))
    assert [record.title for record in parsed.publications] == ["War", "Law", "Aid", "Work"]


@pytest.mark.parametrize(
    "row", ["Total War,,,240", "Total War,IOM,2014,1500", "Total for Ghana,,2014,", "Total War,,,"]
)
def test_such_a_text_is_a_title_where_nothing_is_added_up(row: str) -> None:
    parsed = csv_table.loads(_GROUPS.format(row, "Total,,,1552.5"))
    assert [record.title for record in parsed.publications] == [
        "War",
        "Law",
        row.split(",", maxsplit=1)[0],
        "Aid",
        "Work",
    ]


@pytest.mark.parametrize(
    "table",
    [
        "No,Title,Year\n1,Law,2010\n2,Aid,2012\n3,Total war in Bosnia,2014\n4,Work,2015\n",
        "Title,Year,ID\nLaw,2010,1\nAid,2012,2\nCount us in,2014,3\n",
        "Title,Year,Volume\nLaw,2010,1\nAid,2012,1\nTotal war in Bosnia,2014,2\n",
        "Titel;Jahr;Auflage;Heft\nRecht;2010;2;1\nHilfe;2012;1;3\nSumme der Gewalt;2014;3;4\n",
    ],
)
def test_such_a_text_is_a_title_where_the_sum_is_by_chance(table: str) -> None:
    assert len(csv_table.loads(table).publications) == len(table.splitlines()) - 1


def test_a_title_that_is_a_total_stays_with_its_year_or_author() -> None:
    parsed = csv_table.loads("Title,Year,Author\nTotal,2012,\nSum,,Ana Lima\n")
    assert [record.title for record in parsed.publications] == ["Total", "Sum"]


def test_of_two_columns_about_access_the_stricter_counts() -> None:
    text = "Title,Access,Confidentiality\nA,internal,Confidential\nB,confidential,Public\nC,Public,\n"
    assert [record.access for record in csv_table.loads(text).publications] == ["confidential", "confidential", ""]


@every_row(
    ("band", "private_note", "access"),
    [
        ("Publication,,Internal,", "Desk: ask Ana\n\nno", ""),
        ("Référence,,Usage interne,", "Desk: ask Ana\n\nno", ""),
        (",,Internal,", "Desk: ask Ana\n\nno", "internal"),
        ("List of publications,,INTERNAL,", "Desk: ask Ana\n\nno", "internal"),
        ("List of publications,,CONFIDENTIAL,", "Desk: ask Ana\n\nno", "confidential"),
        ("List of publications,,,CONFIDENTIAL", "no", "confidential"),
        ("Publication,,Internal displacement,", "", ""),
        ("Internal,,Publication,", "", "internal"),
    ],
)
def test_columns_below_a_private_band_are_private(band: str, private_note: str, access: str) -> None:
    """A word that may be said of all records closes them, too."""
    table = f"{band}\nTitle,Year,Desk,Comments\nCamps in Mali,2011,ask Ana,no\nCamps in Chad,2012,,\n"
    first, second = csv_table.loads(table, ReadOptions()).publications
    assert (first.private_note, first.access, second.access) == (private_note, access, access)
    opened = csv_table.loads(table, ReadOptions(columns={"Desk": "note", "Comments": "note"})).publications[0]
    assert opened.note == "ask Ana\n\nno"
