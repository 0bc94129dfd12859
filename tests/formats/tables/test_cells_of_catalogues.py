"""Imprints of catalogues, tags of Airtable, and years beside dates, as they stand in cells."""

import pytest

from harness.rows import every_row
from protlib.formats.tables import csv_table
from protlib.record.fields.cells import join, split_cell


@pytest.mark.parametrize(
    ("imprint", "publisher", "date"),
    [
        ("[New York] : UN, 12 Apr. 2019", "UN", "2019-04-12"),
        ("[Geneva] : UN, Jan. 1999", "UN", "1999-01"),
        ("Geneva : ILO, 2017", "ILO", "2017"),
    ],
)
def test_the_day_of_an_imprint_is_no_part_of_its_publisher(imprint: str, publisher: str, date: str) -> None:
    [record] = csv_table.loads(f'Title,Author,Publication information\nOn camps,UNHCR,"{imprint}"\n').publications
    assert (record.publisher, record.date) == (publisher, date)


@every_row(
    ("text", "tags"),
    [
        ('camps,"Chad, Niger",law', ["camps", "Chad, Niger", "law"]),
        ('"Chad, Niger"', ["Chad, Niger"]),
        ('the "so-called" crisis, law', ['the "so-called" crisis', "law"]),
        ('"camps", law', ['"camps"', "law"]),
        ("trafficking (labour, sexual), Ghana", ["trafficking (labour, sexual)", "Ghana"]),
        ('law (old, new),"Chad, Niger"', ["law (old, new)", "Chad, Niger"]),
        ("a) camps, b) law", ["a) camps", "b) law"]),
        ("camps (Chad, law", ["camps (Chad", "law"]),
    ],
)
def test_a_tag_in_marks_or_with_brackets_keeps_its_comma(text: str, tags: list[str]) -> None:
    assert split_cell(text, "tags") == tags
    assert split_cell(join(tags, "tags"), "tags") == tags


@every_row(
    ("date", "year", "problems"),
    [
        ("2024-02-03", "2012", ["the date 2024-02-03 and the year 2012 differ; the date counts"]),
        ("2024-02-03", "2012 (2nd ed.)", ["the date 2024-02-03 and the year 2012 (2nd ed.) differ; the date counts"]),
        ("Sept. 2009", "c2009", []),
        ("May 2018", "2018/19", []),
        ("2019-05", "n.d.", []),
        ("JUL-AUG", "2015", []),
        ("2019-05", "", []),
    ],
)
def test_a_year_that_disagrees_with_the_date_beside_it_is_told(date: str, year: str, problems: list[str]) -> None:
    parsed = csv_table.loads(f"Title,Author,Date,Year\nOn camps,UNHCR,{date},{year}\n")
    assert [problem.what for problem in parsed.problems] == problems


@pytest.mark.parametrize("heading", ["Journal / Publisher", "Revue / Éditeur"])
@pytest.mark.parametrize(
    ("cell", "pages", "publisher", "journal"),
    [
        ("UNHCR", "", "UNHCR", ""),
        ("International Migration", "", "", "International Migration"),
        ("IOM", "4–9", "", "IOM"),
    ],
)
def test_a_body_below_a_journal_or_publisher_published(
    heading: str, cell: str, pages: str, publisher: str, journal: str
) -> None:
    [record] = csv_table.loads(
        f'Title,Author,{heading},Pages,Year\nOn camps,"Ruiz, Ana",{cell},{pages},2011\n'
    ).publications
    assert (record.publisher, record.container_title) == (publisher, journal)
