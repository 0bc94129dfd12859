"""Tables with a column for each tag of RIS, as EviAtlas and scripts for reviews write them."""

from typing import Any, Final

from protlib.formats import ReadOptions
from protlib.formats.tables import csv_table

_HEADINGS: Final = "ID,TY,AU,TI,PY,JO,VL,IS,SP,EP,DO,SN,KW,UR,PB,CY,My remark"


def load(*rows: str, headings: str = _HEADINGS) -> list[dict[str, Any]]:
    parsed = csv_table.loads("\n".join((headings, *rows, "")), ReadOptions())
    return [publication.to_dict() for publication in parsed.publications]


def test_the_tags_of_a_row_say_what_a_record_is() -> None:
    """The type, the last page, the DOI, the keywords and the publisher were columns that nobody knew."""
    article = (
        '1,JOUR,"Smith, John; Jones, Amy",Cash for children,2015,Child Abuse,12,3,100,110,10.1000/182,0145-2134,'
        "children; cash,https://example.org/a,Elsevier,London,"
    )
    report = "2,RPRT,UNHCR,Return to Togo,2016/04/03,,,,,,,,togo,https://a.org/b; https://a.org/c,UNHCR,Geneva,x"
    assert load(article, report) == [
        {
            "type": "article-journal", "title": "Cash for children",
            "authors": [{"family": "Smith", "given": "John"}, {"family": "Jones", "given": "Amy"}], "date": "2015",
            "container_title": "Child Abuse", "publisher": "Elsevier", "publisher_place": "London", "volume": "12",
            "issue": "3", "page": "100-110", "doi": "10.1000/182", "issn": "0145-2134",
            "url": "https://example.org/a", "tags": ["children", "cash"], "extra": {"csv:ID": "1"},
        },
        {
            "type": "report", "title": "Return to Togo", "authors": [{"literal": "UNHCR"}], "date": "2016-04-03",
            "publisher": "UNHCR", "publisher_place": "Geneva", "url": "https://a.org/b", "tags": ["togo"],
            "private_note": "x", "extra": {"ris:UR": "https://a.org/c", "csv:ID": "2"},
        },
    ]  # fmt: skip


def test_a_tag_means_what_it_means_in_the_type_of_its_row() -> None:
    """SN is the number of a report, and the ISBN of a book."""
    report, book = load("RPRT,A,A/12", "BOOK,B,9789241548922", headings="TY,T1,SN")
    assert (report["number"], book["isbn"]) == ("A/12", "9789241548922")


def test_a_day_beside_its_year_is_kept() -> None:
    [record] = load("JOUR,EviAtlas,2019,2019/06/04", headings="TY,TI,year,DA")
    assert record["date"] == "2019-06-04"


def test_tags_of_the_web_of_science_beside_those_of_ris_keep_their_meaning() -> None:
    [record] = load("JOUR,Cash,Ruiz,2015,Child Abuse", headings="TY,TI,AU,PY,SO")
    assert (record["container_title"], record["date"]) == ("Child Abuse", "2015")


def test_words_under_the_type_are_types() -> None:
    article, report, other = load("Journal Article,Cash", "report,Camps", "PDF,Law", headings="TY,TI")
    assert (article["type"], report["type"], other["extra"]) == ("article-journal", "report", {"ris:TY": "PDF"})


def test_the_headings_of_a_person_who_writes_ti_are_columns_as_any() -> None:
    [record] = load("Return to Togo,2019", headings="TI,PY")
    assert (record["title"], record["date"]) == ("Return to Togo", "2019")
