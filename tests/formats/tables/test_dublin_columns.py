"""Tables that DSpace exports: a column for each element of Dublin Core and its language."""

from typing import Any, Final

from protlib.formats import ReadOptions
from protlib.formats.tables import csv_table

_HEADINGS: Final = (
    "id,collection,dc.contributor.author,dc.contributor.author[],dc.date.accessioned[],dc.date.issued[],"
    "dc.description.abstract[en_US],dc.identifier.uri,dc.language.iso[en_US],dc.publisher[en_US],"
    "dc.subject[en_US],dc.title[en_US],dc.type[en_US],dc.coverage.spatial[en],dc.identifier.isbn[]"
)


def load(row: str, headings: str = _HEADINGS) -> list[dict[str, Any]]:
    parsed = csv_table.loads(f"{headings}\n{row}\n", ReadOptions())
    return [publication.to_dict() for publication in parsed.publications]


def test_the_elements_of_a_row_say_what_a_record_is() -> None:
    """Only the title was read, and the number of the collection was its series."""
    row = (
        '1234,10665/1,"Diallo, Awa||Ruiz, Ana::8d2f::600",UNICEF,2015-03-04T10:00:00Z,2014-11,An abstract.,'
        "https://apps.who.int/iris/handle/10665/1234||https://doi.org/10.1234/abcd,en,World Health Organization,"
        "Refugees||Health,Health of refugees in Mali,Report,Mali||Niger,9789241548922"
    )
    assert load(row) == [{
        "type": "report", "title": "Health of refugees in Mali",
        "authors": [{"family": "Diallo", "given": "Awa"}, {"family": "Ruiz", "given": "Ana"}, {"literal": "UNICEF"}],
        "date": "2014-11", "publisher": "World Health Organization", "isbn": "9789241548922", "doi": "10.1234/abcd",
        "url": "https://apps.who.int/iris/handle/10665/1234", "language": "en", "countries": ["Mali", "Niger"],
        "tags": ["Refugees", "Health"], "abstract": "An abstract.",
        "extra": {"csv:id": "1234", "csv:collection": "10665/1"},
    }]  # fmt: skip


def test_a_table_that_is_closed_stays_closed() -> None:
    [record] = load("Return to Togo,2019,Confidential", "dc.title,dc.date.issued,Confidentiality")
    assert (record["title"], record["date"], record["access"]) == ("Return to Togo", "2019", "confidential")


def test_elements_without_a_title_are_columns_as_any() -> None:
    [record] = load("Return to Togo,2019", "Title,dc.date.issued")
    assert record["extra"] == {"csv:dc.date.issued": "2019"}
