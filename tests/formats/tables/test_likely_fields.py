"""What a column is likely of, by its cells."""

import pytest

from harness.rows import every_row
from protlib.formats.tables import csv_table
from protlib.formats.tables.likely_fields import likely_field
from protlib.record.fields.headings import field_of


@every_row(
    ("cells", "field"),
    [
        (["10.1000/1", "https://doi.org/10.1000/2"], "doi"), (["https://example.org", "www.example.org/a"], "url"),
        (["978-3-16-148410-0"], "isbn"), (["0028-0836"], "issn"), (["A/78/172", "S/RES/2331 (2016)"], "number"), (["2019", "2020"], "year"),
        (["2019-03-01", "3 May 2020"], "date"), (["en", "French"], "language"), (["Ghana; Mali", "Kenya", "Sahel"], "countries"),
        (["Sahel", "West Africa"], "regions"), (["good", "bad"], "note"),
        (["Ghana", "good"], "note"), (["1", "2"], ""), (["1", "2", "3", "Total"], ""), (["1", "7"], "note"), (["7 km"], "note"),
    ],
)  # fmt: skip
def test_cells_tell_what_a_column_is(cells: list[str], field: str) -> None:
    assert likely_field(cells, ()) == field


def test_a_field_that_is_there_is_likely_of_no_second_column_but_a_list_is() -> None:
    assert likely_field(["2019"], {"year", "date"}) == "note"
    assert likely_field(["Ghana"], {"countries"}) == "countries"


@pytest.mark.slow
def test_the_field_of_a_heading_is_looked_up_once_in_a_table_of_thousands() -> None:
    field_of.cache_clear()
    headings = [f"Finding {number} of the survey" for number in range(1500)]
    table = f"Title,{','.join(headings)}\nPorts{',x' * len(headings)}\n"
    assert csv_table.loads(table).publications[0].title == "Ports"
    assert field_of.cache_info().misses < 2 * len(headings)
