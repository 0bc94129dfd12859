"""A column of whole typed references is read into the fields of its records."""

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
