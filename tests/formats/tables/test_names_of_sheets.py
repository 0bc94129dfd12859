"""Workbooks with a sheet for each country or year: its name is what nobody types in each row."""

from io import BytesIO

import openpyxl
import pytest

from protlib.formats import Parsed, ReadOptions
from protlib.formats.tables import xlsx


def read_sheets(names: list[str], header: tuple[str, ...] = ("Title", "Year"), cell: str = "2012") -> Parsed:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, name in enumerate(names):
        sheet = book.create_sheet(name)
        sheet.append(header)
        sheet.append((f"Return {number}", cell))
    data = BytesIO()
    book.save(data)
    return xlsx.loads(data.getvalue(), ReadOptions())


def test_the_country_of_a_sheet_is_that_of_its_records() -> None:
    parsed = read_sheets(["Ghana", "Cote d'Ivoire", "West Africa"])
    assert [record.countries for record in parsed.publications] == [("Ghana",), ("Côte d'Ivoire",), ()]
    assert parsed.publications[2].regions == ("West Africa",)
    assert parsed.remarks[0] == "Sheet “Ghana”: Its name is the place of 1 record: Ghana."


def test_the_year_of_a_sheet_is_that_of_its_records() -> None:
    parsed = read_sheets(["2019", "2020"], ("Title", "Organisation"), "IOM")
    assert [record.date for record in parsed.publications] == ["2019", "2020"]
    assert parsed.remarks[0] == "Sheet “2019”: Its name is the year of 1 record: 2019."


def test_a_record_with_a_date_keeps_it() -> None:
    assert [record.date for record in read_sheets(["2019", "2020"]).publications] == ["2012", "2012"]


def test_a_record_that_names_a_country_keeps_it() -> None:
    parsed = read_sheets(["Ghana", "Kenya"], ("Title", "Country"), "Mali")
    assert [record.countries for record in parsed.publications] == [("Mali",), ("Mali",)]


@pytest.mark.parametrize("names", [["Ghana"], ["Ghana", "Reports", "Articles"], ["GH", "KE"]])
def test_one_such_name_may_mean_something_else(names: list[str]) -> None:
    assert [record.countries for record in read_sheets(names).publications] == [()] * len(names)
