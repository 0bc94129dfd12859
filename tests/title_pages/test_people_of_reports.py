"""The persons of covers and imprints: above their offices, in rows, between strokes, before "for the Council"."""

import pytest

from harness.rows import every_row
from sample_files.title_pages import BODY, Line, bodies, page, read

TITLE: Line = ("Safe Roads for Migrant Children", 28.0)
FOOT: list[Line] = [("", 40), ("Oak Council", 12)]
ANA, BEN, CARLA = "Ruiz, Ana", "Lee, Ben", "Diaz, Carla"


@every_row(
    ("lines", "expected"),
    [
        (["Ana Ruiz", "University of Oak", "Ben Lee", "Elm Institute"], [ANA, BEN]),
        (["Ana Ruiz", "Consultant"], [ANA]),
        (["Ana Ruiz · Ben Lee · Carla Diaz"], [ANA, BEN, CARLA]),
        (["Ana Ruiz – Ben Lee"], [ANA, BEN]),
        (["Ana Ruiz / Ben Lee"], [ANA, BEN]),
        (["Anaya Sane, Erin Becker"], ["Sane, Anaya", "Becker, Erin"]),
        (["Ana Ruiz, Ph.D., and Ben Lee, M.A."], [ANA, BEN]),
        (["Prepared by Ana Ruiz for the Oak Agency"], [ANA]),
        (["Written by Ana Ruiz with Ben Lee"], [ANA]),
        (["Dr. C. Ana Ruiz,I Lic. Ben Lee,II Mtra. Carla DiazI"], [ANA, BEN, CARLA]),
        (["Ana Ruiz, Ben Lee & Carla Diaz", "K-12", "Workforce: Administrators/Other"], [ANA, BEN, CARLA]),
        # two persons may be two places, and a list goes on in the next line
        (["Ana Ruiz and Ben Lee", "K-12", "Workforce: Administrators/Other"], ["Oak Council"]),
        (["Ana Ruiz, Ben Lee, Carla Diaz,", "and others of K-12", "Workforce: Others"], ["Oak Council"]),
        (["Safe Roads – New Rules"], ["Oak Council"]),
    ],
)
def test_persons_below_a_title_are_told_apart(lines: list[str], expected: list[str]) -> None:
    assert bodies(read(page(TITLE, *((line, 12) for line in lines), *FOOT), page(*BODY))) == expected


def test_offices_in_smaller_letters_stand_between_persons() -> None:
    rows: list[Line] = [("Ana Ruiz", 12), ("University of Oak", 10), ("Ben Lee", 12), ("Elm Institute", 10)]
    assert bodies(read(page(TITLE, *rows, *FOOT), page(*BODY))) == [ANA, BEN]


@every_row(
    ("inside", "expected"),
    [
        (["Authors", "Ana Ruiz", "Ben Lee", "Carla Diaz"], [ANA, BEN, CARLA]),
        (["Authors", "Ana Ruiz, University of Oak", "Ben Lee, Elm Institute"], [ANA, BEN]),
        (["Report team", "Ana Ruiz, Team leader", "Ben Lee, Analyst"], [ANA, BEN]),
        (["Research and writing: Ana Ruiz and Ben Lee"], [ANA, BEN]),
        # one of many rows is not all who wrote it
        (["Authors", "Ana Ruiz, PhD, Research Director, Oak Council", "Qwx Zrt, MCP, Elm Institute"], ["Oak Council"]),
    ],
)
def test_rows_below_a_heading_are_the_authors(inside: list[str], expected: list[str]) -> None:
    record = read(page(TITLE, *FOOT), page(*((line, 10) for line in inside), *BODY))
    assert bodies(record) == expected


@pytest.mark.parametrize("line", ["Ana Ruiz, University of Oak", "Ana Ruiz, Elm Institute"])
def test_the_publisher_is_where_a_person_works_without_the_person(line: str) -> None:
    record = read(page(TITLE, (line, 12)), page(*BODY))
    assert (bodies(record), record.publisher) == ([ANA], line.partition(", ")[2])


@pytest.mark.parametrize(
    "line", ["Endorsed by the Oak Commission on 12 May 2021", "Adoptée par le Conseil en mai 2021"]
)
def test_who_adopted_a_report_is_no_subtitle(line: str) -> None:
    assert read(page(TITLE, (line, 14), *FOOT), page(*BODY)).title == TITLE[0]


def test_a_kind_above_a_title_that_begins_with_an_article_is_no_part_of_it() -> None:
    record = read(page(("POLICY BRIEF", 30), ("", 5), ("The Cost of Leaving", 22), *FOOT), page(*BODY))
    assert record.title == "The Cost of Leaving"


@every_row(
    ("metadata", "line", "expected"),
    [
        ({"dc:creator": "Ana Ruiz; Zxe Prt"}, "Ana Ruiz a *, Zxe Prta in 2014", ["Ruiz, Ana", "Prt, Zxe"]),
        ({"Author": "Ana Ruiz"}, "Ana Ruiz lenovo", [ANA]),
        ({"Author": "Ana Ruiz"}, "Safe and fair lenovo", ["Oak Council"]),  # who typed the file
        ({"Author": "Ana Ruiz; Ben Lee"}, "Ana Ruiz lenovo", ["Oak Council"]),
        ({"Author": "Ana Ruiz"}, "Questions go to Ana Ruiz at the desk", ["Oak Council"]),
        ({"Author": "Zxe Prt"}, "Zxe Prt lenovo", ["Oak Council"]),  # perhaps no name
    ],
)
def test_persons_of_the_metadata_are_authors_where_the_first_page_names_them(
    metadata: dict[str, str], line: str, expected: list[str]
) -> None:
    record = read(page(TITLE, ("", 5), (line, 11), *FOOT), page(*BODY), metadata=metadata)
    assert bodies(record) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Ana M. Ruiz, MD, MACP, FRCP", "Professor of Medicine", "Dean, School of Medicine"], ["Ruiz, Ana M."]),
        (["Ana Ruiz Soto", "Coordinadora Académica – OAK ELM"], ["Ruiz Soto, Ana"]),
        (["Ana Ruiz", "Professeure de droit"], [ANA]),
        (["Renato Ruiz", "Nathan Lee", "Constance Diaz"], ["Ruiz, Renato", "Lee, Nathan", "Diaz, Constance"]),
    ],
)
def test_what_a_person_is_stands_below_the_name_and_is_no_subtitle(lines: list[str], expected: list[str]) -> None:
    record = read(page(TITLE, *((line, 14) for line in lines)), page(*BODY))
    assert (record.title, bodies(record)) == ("Safe Roads for Migrant Children", expected)


@pytest.mark.parametrize("lines", [["Ana Ruiz"], ["Ana Ruiz", "Oak Delaware"], ["Oak Delaware", "", "Ana Ruiz"]])
def test_who_wrote_a_paper_stands_alone_above_its_title(lines: list[str]) -> None:
    record = read(page(*((line, 12) for line in lines), ("", 40), TITLE, ("", 40), *BODY))
    assert (record.title, bodies(record)) == ("Safe Roads for Migrant Children", [ANA])


def test_a_person_at_the_foot_of_all_pages_is_the_author() -> None:
    slides = [page(("What is safe?", 20), *BODY, ("Ana Ruiz", 14)) for _ in range(3)]
    assert bodies(read(page(TITLE, ("", 300), ("Ana Ruiz", 14)), *slides)) == [ANA]
