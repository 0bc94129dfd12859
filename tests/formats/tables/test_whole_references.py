"""A column of whole typed references is read into the fields of its records."""

import pytest

from protlib import formats
from protlib.formats.registry import format_named
from protlib.formats.tables import csv_table

UNHCR = '"UNHCR (2014). Children on the Run: Unaccompanied Children. Washington, DC: UNHCR."'


def test_a_column_of_whole_references_is_read_as_such_in_a_table_without_titles() -> None:
    text = f"No,Full citation,Hyperlink,Country\n1,{UNHCR},https://unhcr.org/a,Mexico\n2,,https://unhcr.org/b,\n"
    parsed = formats.read(text.encode(), format_named("csv"))
    first = parsed.publications[0]
    assert (first.title, first.date) == ("Children on the Run: Unaccompanied Children", "2014")
    assert (first.authors[0].literal, first.publisher_place) == ("UNHCR", "Washington, DC")
    assert (first.url, first.countries) == ("https://unhcr.org/a", ("Mexico",))
    assert "csv:Full citation" not in first.extra


def test_what_a_column_of_its_own_says_counts_before_the_reference() -> None:
    [record] = csv_table.loads(f"Year,Référence complète\n2015,{UNHCR}\n").publications
    assert (record.date, record.title) == ("2015", "Children on the Run: Unaccompanied Children")


def test_a_title_may_be_asked_for_in_its_original_language() -> None:
    heading = "Title of the report (in original language),Title in English,Year"
    [record] = csv_table.loads(f"{heading}\nLes filles au puits,Girls at the well,2019\n").publications
    assert (record.title, record.extra) == ("Les filles au puits", {"csv:Title in English": "Girls at the well"})


LIST = (
    "Jobe, A. (2010). Causes of trafficking. International Migration, 48(2), 1–20.",
    "Ruiz, B. (2012). Camps and Law: A History of Asylum. Geneva: UNHCR.",
    "IOM. 2019. Counting the dead: fatal journeys in the Sahara. Geneva: IOM.",
)


def list_with(*rows: str) -> formats.Parsed:
    return csv_table.loads("".join(f'"{row}"\n' for row in rows))


@pytest.mark.parametrize("heading", ["References", "Reading list of module 2", LIST[0]])
def test_a_list_with_one_reference_in_each_row_needs_no_heading(heading: str) -> None:
    titles = [record.title for record in list_with(heading, *LIST).publications]
    assert titles[-3:] == [
        "Causes of trafficking",
        "Camps and Law: A History of Asylum",
        "Counting the dead: fatal journeys in the Sahara",
    ]


def test_a_short_text_between_references_is_no_publication_and_is_told() -> None:
    parsed = list_with("References", "Week 1", LIST[0], LIST[1], "Week 2", LIST[2])
    assert [record.date for record in parsed.publications] == ["2010", "2012", "2019"]
    assert parsed.remarks == ["“Week 1” in line 2, and 1 other row, say something of the table, and are left out."]


def test_what_stands_beside_references_without_a_heading_is_kept() -> None:
    text = "".join(f'{number}\t"{reference}"\tgood\n' for number, reference in enumerate(LIST, 1))
    parsed = csv_table.loads(text)
    assert [record.extra for record in parsed.publications][1] == {"csv:column 1": "2", "csv:column 3": "good"}


def test_rows_without_a_header_that_are_no_references_are_refused() -> None:
    parsed = list_with(
        "We met in Dakar to talk about the shelters there.", "Nobody came, and the rain of 2019 was bad."
    )
    assert (parsed.publications, [problem.lost for problem in parsed.problems]) == ([], [True])


@pytest.mark.parametrize("again", ["———.", "Same author", "Ibid.", "Même auteur"])
def test_a_reference_may_repeat_the_authors_of_the_one_above(again: str) -> None:
    below = f"{again} (2014). Return and law: a study of camps. Refuge, 30(1), 5–9."
    parsed = list_with("Reference", LIST[2], *LIST[:2], below, f"{again} (2016). Third. Geneva: UNHCR.")
    assert [record.authors[0].family for record in parsed.publications] == ["", "Jobe", "Ruiz", "Ruiz", "Ruiz"]
    assert [record.date for record in parsed.publications][3:] == ["2014", "2016"]


@pytest.mark.parametrize("heading", ["Title", "Card Name", "Name"])
def test_whole_references_below_a_title_or_an_unknown_heading_are_read(heading: str) -> None:
    parsed = list_with(f'{heading}","Archived', *(f'{reference}","false' for reference in LIST))
    assert [(record.title, record.date, record.archived) for record in parsed.publications] == [
        ("Causes of trafficking", "2010", ""),
        ("Camps and Law: A History of Asylum", "2012", ""),
        ("Counting the dead: fatal journeys in the Sahara", "2019", ""),
    ]


@pytest.mark.parametrize("heading", ["Year", "Author"])
def test_titles_beside_years_or_authors_are_no_references(heading: str) -> None:
    parsed = list_with(f'Title","{heading}', *(f'{reference}","2020' for reference in LIST))
    assert [record.title for record in parsed.publications] == [*LIST]
