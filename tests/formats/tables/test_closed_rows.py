"""Records that a table closes: by a column, by a row, or by what stands around it."""

import pytest

from harness.rows import every_row
from protlib.formats import ReadOptions
from protlib.formats.tables import csv_table
from protlib.record.model import Publication


def read(heading: str, cells: list[str]) -> tuple[list[Publication], list[str]]:
    rows = "".join(f'Paper {number},"{cell}"\n' for number, cell in enumerate(cells))
    parsed = csv_table.loads(f'Title,"{heading}"\n{rows}')
    return parsed.publications, parsed.remarks


@every_row(
    ("heading", "cell", "level"),
    [
        ("Confidential?", "Yes (until 2027)", "confidential"),
        ("Confidential?", "YES - survivor data", "confidential"),
        ("Confidentiel ?", "oui (données de survivantes)", "confidential"),
        ("¿Confidencial?", "Sí, hasta 2027", "confidential"),
        ("Confidencial?", "Sim - até 2027", "confidential"),
        ("Vertraulich?", "Ja, bis 2027", "confidential"),
        ("سري؟", "نعم، حتى 2027", "confidential"),
        ("Internal?", "Yes (until 2027)", "internal"),
        ("Confidential?", "tbc", "confidential"),
        ("Confidential?", "?", "confidential"),
        ("Confidential?", "Not yet", "confidential"),
        ("Embargo", "2027-01-01", "confidential"),
        ("Do not share", "see Ana", "confidential"),
        ("DO NOT SHARE (Y/N)", "Yes (until May)", "internal"),
        ("Do-not-share", "see Ana", "confidential"),
        ("Don’t share", "see Ana", "confidential"),
        ("No compartir (sí/no)", "ver Ana", "confidential"),
        ("Ne pas diffuser (O/N)", "voir Ana", "confidential"),
        ("Can we share?", "ask the donor", "confidential"),
        ("Can be shared?", "ask the donor", "confidential"),
        ("Permission to share", "pending", "confidential"),
    ],
)
def test_what_says_neither_yes_nor_no_closes_its_record_and_a_line_says_so(heading: str, cell: str, level: str) -> None:
    records, remarks = read(heading, [cell, ""])
    assert [record.access for record in records] == [level, ""]
    assert remarks == [f"Under “{heading}”, “{cell}” marks 1 record as not public."]
    assert cell in (records[0].private_note, *records[0].extra.values())


def test_a_cell_that_is_only_a_level_closes_its_record_and_needs_no_line() -> None:
    records, remarks = read("Sharing", ["not to be shared", ""])
    assert ([record.access for record in records], remarks) == (["internal", ""], [])


@every_row(
    ("heading", "cells", "levels"),
    [
        ("Access", ["Open access", "Freely available", "Subscription"], ["", "", "confidential"]),
        ("Accès", ["Libre accès", "Accès restreint"], ["", "internal"]),
        ("Доступ", ["Открытый доступ"], [""]),
        ("Accès", ["Confidentiel", "Public"], ["confidential", ""]),
        ("Acceso", ["Confidencial", "Público"], ["confidential", ""]),
        ("Acesso", ["Restrito", "Público"], ["internal", ""]),
        ("Zugang", ["Vertraulich", "Öffentlich"], ["confidential", ""]),
        ("Accesso", ["Riservato", "Pubblico"], ["confidential", ""]),
        ("الوصول", ["سري", "عام"], ["confidential", ""]),
        ("Доступ", ["Конфиденциально", "Открытый"], ["confidential", ""]),
        ("Niveau", ["Confidentiel", ""], ["confidential", ""]),
        ("Level", ["Confidential", "Public"], ["confidential", ""]),
        ("Marking", ["Confidential", ""], ["confidential", ""]),
        ("Privacy", ["Confidential", ""], ["confidential", ""]),
        ("Caveat", ["Confidential", ""], ["confidential", ""]),
        ("Permission to share", ["No", "Yes"], ["confidential", ""]),
        ("Sharing", ["not to be shared", "ok", "internal only"], ["internal", "", "internal"]),
        ("Classification", ["Confidential (donor)", "Public", "Strictly internal"], ["confidential", "", "internal"]),
        ("Level", ["High", "Low"], ["", ""]),
        ("Do not share (donor)", ["yes", "no", ""], ["internal", "", ""]),
        ("Do not share with donors", ["yes", "Ana asked twice"], ["", ""]),
        ("Internal comments", ["yes", "no"], ["", ""]),
        ("Do not share needles", ["yes", "no"], ["", ""]),
        ("Public", ["women", "men"], ["", ""]),
        ("Diffusion", ["Restricted", "radio", "radio"], ["internal", "", ""]),
    ],
)
def test_a_column_in_any_language_says_who_may_see(heading: str, cells: list[str], levels: list[str]) -> None:
    assert [record.access for record in read(heading, cells)[0]] == levels


@every_row(
    ("heading", "cells", "levels"),
    [
        ("For whom", ["confidential", "public"], ["confidential", ""]),
        ("For whom", ["internal", "public"], ["internal", ""]),
        ("Category", ["Confidential", "Mali"], ["confidential", ""]),
        ("Type", ["Confidential report", "Book"], ["confidential", ""]),
        ("Tags", ["confidential; mali", ""], ["confidential", ""]),
        ("Type of migration", ["internal", "international"], ["", ""]),
    ],
)
def test_a_level_in_another_column_closes_its_record_and_a_line_says_so(
    heading: str, cells: list[str], levels: list[str]
) -> None:
    records, remarks = read(heading, cells)
    assert [record.access for record in records] == levels
    assert remarks == [f"Under “{heading}”, “{cells[0]}” marks 1 record as not public."] * any(levels)


def test_levels_in_an_unknown_column_are_advised_as_such() -> None:
    assert csv_table.loads("Title,For whom\nA,confidential\nB,public\n").unknown == {"For whom": "access"}


def test_a_column_that_a_person_maps_closes_nothing() -> None:
    options = ReadOptions(columns={"For whom": "note"})
    [record] = csv_table.loads("Title,For whom\nA,staff files\n", options).publications
    assert (record.access, record.note) == ("", "staff files")


def titles_and_levels(row: str) -> tuple[list[str], set[str], list[str]]:
    parsed = csv_table.loads(f"Title,Year\nBorder report,2010\n{row}\nSecond study,2011\n{row}\n")
    assert parsed.problems == []
    records = parsed.publications
    return [record.title for record in records], {record.access for record in records}, parsed.remarks


@every_row(
    ("row", "level"),
    [
        ("CONFIDENTIAL,", "confidential"),
        (",CONFIDENTIAL", "confidential"),
        ("Confidential reports,", "confidential"),
        ("Section: CONFIDENTIAL,", "confidential"),
        ("Documents confidentiels,", "confidential"),
        ("Informes reservados,", "confidential"),
        ("Vertrauliche Berichte,", "confidential"),
        ("Usage interne,", "internal"),
        ("* This list is confidential. Do not share outside the office.,", "confidential"),
        ("Cette liste est confidentielle.,", "confidential"),
    ],
)
def test_a_mark_in_a_row_of_its_own_closes_all_and_is_no_record(row: str, level: str) -> None:
    mark = row.strip(",")
    assert titles_and_levels(row) == (
        ["Border report", "Second study"],
        {level},
        [f"The table says “{mark[:40]}”, so all its records are {level}."],
    )


@pytest.mark.parametrize("row", ["Confidentiality policy,", "Do not share needles: a guide,", "Internal displacement,"])
def test_a_title_about_such_things_stays_a_record_of_an_open_table(row: str) -> None:
    titles, levels, remarks = titles_and_levels(row)
    assert titles[1] == row.strip(",")
    assert (levels, remarks) == ({""}, [])


@pytest.mark.parametrize("row", ["TOTAL,4 reports", "… TOTAL,3 informes", "Public reports,"])
def test_a_section_and_a_total_with_its_unit_are_no_records(row: str) -> None:
    titles, levels, [remark] = titles_and_levels(row)
    assert (titles, levels) == (["Border report", "Second study"], {""})
    assert remark.startswith(f"“{row.strip(',').replace(',', ' ')}” in line 3, and 1 other row, ")


@every_row(
    "text",
    [
        "Source: own compilation, 2 reports",
        "Prepared by Ana, 3 May 2020",
        "Fuente: elaboración propia",
        "Stand: Mai 2020",
        "المصدر: إعداد خاص",
    ],
)
def test_what_stands_below_a_table_is_no_record_and_is_named(text: str) -> None:
    parsed = csv_table.loads(f'Title,Year\nSource: a novel,2010\nSecond study,2011\n"{text}",\n')
    assert [record.title for record in parsed.publications] == ["Source: a novel", "Second study"]
    assert parsed.remarks == [f"“{text}” in line 4 says something of the table, and is left out."]
    parsed = csv_table.loads(f'Title,Year\n"{text}",\nSecond study,2011\n')
    assert len(parsed.publications) == 2


def test_a_table_on_its_side_is_read() -> None:
    text = "CONFIDENTIAL,,\nTitle,Children in mines,At sea\nAuthor,Ana Ruiz,IOM\nYear,2019,2020\n"
    parsed = csv_table.loads(text)
    assert [(record.title, record.date) for record in parsed.publications] == [
        ("Children in mines", "2019"),
        ("At sea", "2020"),
    ]
    assert parsed.publications[0].authors[0].family == "Ruiz"
    assert {record.access for record in parsed.publications} == {"confidential"}
    titles = [record.title for record in csv_table.loads("Title\nAuthor\nYear\n").publications]
    assert titles == ["Author", "Year"]


@every_row(
    ("name", "level"),
    [
        ("CONFIDENTIAL list.csv", "confidential"),
        ("CONFIDENTIEL ne pas diffuser.csv", "confidential"),
        ("refs_(confidential).csv", "confidential"),
        ("Confidentiality guides.csv", ""),
        ("internal.csv", ""),
    ],
)
def test_the_name_of_a_file_closes_its_records(name: str, level: str) -> None:
    parsed = csv_table.loads("Title,Year\nBorder report,2010\n", ReadOptions(name=name))
    assert [record.access for record in parsed.publications] == [level]
    assert parsed.remarks == [f"The table says “{name}”, so all its records are {level}."] * bool(level)
