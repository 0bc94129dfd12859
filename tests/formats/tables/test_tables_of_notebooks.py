"""Tables and lists that Notion, Airtable, Calibre, ReadCube, Paperpile and NoteExpress export."""

import json
from typing import Any

import pytest

from harness.rows import every_row
from protlib import formats
from protlib.record.model import Publication


def publications_of(text: str, path: str = "a.csv") -> list[Publication]:
    data = text.encode()
    parsed = formats.read(data, formats.detect(data, path))
    assert not parsed.problems
    return parsed.publications


def record(text: str, path: str = "a.csv") -> dict[str, Any]:
    [publication] = publications_of(text, path)
    return publication.to_dict()


def test_a_table_of_notion_has_its_titles_under_name_and_no_pages_of_values() -> None:
    page = "https://www.notion.so/Togo-5c1a1e7e?pvs=21"
    text = f'Name,Authors,Publication date,Country\nReturn,IOM,"May 1, 2009","Togo ({page}), Mali ({page})"\n'
    assert record(text) == {
        "type": "document", "title": "Return", "authors": [{"literal": "IOM"}], "date": "2009-05-01",
        "countries": ["Togo", "Mali"],
    }  # fmt: skip


@pytest.mark.parametrize("headings", ["Name,Organisation,Email", "Name,Organisation,Date", "Name,Agency,Year"])
def test_the_names_of_people_are_no_titles(headings: str) -> None:
    parsed = formats.read(f"{headings}\nAna Ruiz,IOM,2015\n".encode(), formats.format_named("csv"))
    assert not parsed.publications


@every_row(
    ("cell", "authors"),
    [
        ("Cathy Zimmerman,Rosilyne Borland", ["Zimmerman", "Borland"]),
        ("Ana Ruiz,Bob Smith,Mary Ann Jones", ["Ruiz", "Smith", "Jones"]),
        ("Maiti Nepal,Prajwala", ["", ""]),
        ("Garcia Marquez,Gabriel Jose", ["Garcia Marquez"]),
        ("Smith,J.", ["Smith"]),
    ],
)
def test_authors_with_commas_and_no_spaces_are_several(cell: str, authors: list[str]) -> None:
    [publication] = publications_of(f'Title,Author (from Authors),Topics\nCash,"{cell}","Health,Child protection"\n')
    assert [name.family for name in publication.authors] == authors
    assert publication.topics == ("Health", "Child protection")


def test_a_topic_with_a_comma_and_a_space_is_one() -> None:
    assert record('Title,Topics\nCash,"Water, sanitation and hygiene"\n')["topics"] == ["Water, sanitation and hygiene"]
    assert record('Title,Topics\nCash,"Over 1,000 children"\n')["topics"] == ["Over 1,000 children"]


def test_calibre_has_a_date_for_none() -> None:
    assert record("title,authors,pubdate\nCash,Ana Ruiz,0101-01-01T00:00:00+00:00\n") == {
        "type": "document", "title": "Cash", "authors": [{"family": "Ruiz", "given": "Ana"}],
    }  # fmt: skip


def test_an_article_with_a_journal_is_one_of_it() -> None:
    """CSL calls a preprint "article"; a table that protlib wrote has that under its own heading."""
    rows = "Cash,Child Abuse,article\n"
    assert record(f"title,journal,item type\n{rows}")["type"] == "article-journal"
    assert record(f"title,container_title,type\n{rows}")["type"] == "article"


def test_paperpile_has_names_and_dates_in_parts_of_its_own() -> None:
    """The authors were left out of the list of authors, and the record was of no year."""
    item = {
        "title": "Cash", "pubtype": "ARTICLE", "journal": "Child Abuse", "published": {"year": "2011", "month": "7"},
        "author": [{"first": "Ana", "last": "Ruiz", "formatted": "Ruiz A", "initials": "A"}], "created": 1577934245.2,
    }  # fmt: skip
    assert record(json.dumps([item]), "a.json") == {
        "type": "article-journal", "title": "Cash", "authors": [{"family": "Ruiz", "given": "Ana"}], "date": "2011-07",
        "container_title": "Child Abuse", "extra": {"jsonl:created": 1577934245.2},
    }  # fmt: skip


def test_noteexpress_has_its_labels_in_braces() -> None:
    """Each record was one long title by "Reference Type"."""
    lines = (
        "Reference Type}: Journal Article",
        "Title}: 人口贩运",
        "Author}: 王伟;李娜",
        "Journal}: 人口研究",
        "Year}: 2011",
    )
    text = "\n".join(f"{{{line}" for line in lines)
    [first, second] = publications_of(f"{text}\n\n{text.replace('人口贩运', '儿童保护')}\n", "a.net")
    assert (first.title, second.title, first.type, first.date) == ("人口贩运", "儿童保护", "article-journal", "2011")
    assert [name.family for name in first.authors] == ["王伟", "李娜"]


def test_lists_of_a_script_are_lists() -> None:
    """The brackets and quotation marks were letters of names and tags."""
    text = 'title,authors,keywords\nCash,"[\'Ruiz, Ana\', \'Smith, Bob\']","[""health"", ""law""]"\n'
    [publication] = publications_of(text)
    assert [name.family for name in publication.authors] == ["Ruiz", "Smith"]
    assert publication.tags == ("health", "law")


@pytest.mark.parametrize("title", ["[Return]", "[1]", "['Return' to Togo]", "[[[["])
def test_a_title_in_brackets_is_no_list(title: str) -> None:
    assert record(f"title,year\n{title},2010\n")["title"] == title


@every_row(
    ("cell", "authors"),
    [
        ("Cathy ZimmermanRosilyne BorlandLinda McDonald", ["Zimmerman", "Borland", "McDonald"]),
        ("Smith, J.Jones, K.Brown, M. A.", ["Smith", "Jones", "Brown"]),
        ("Mary MacArthur; JoAnn DeVito", ["MacArthur", "DeVito"]),
        ("LaToya Smith", ["Smith"]),
        ("World HealthNet Foundation", [""]),
        ("Mary FitzGerald Brown", ["Brown"]),
        ("Ahmed AbdulKarim Hassan", ["Hassan"]),
        ("Mohamed AbdelRahman Ali", ["Ali"]),
        ("Mohamed NourEldin Hassan", ["Hassan"]),
        ("Mary K.Anyango Otieno", ["Otieno"]),
        ("Alexander HumanRights Watch", ["Watch"]),
    ],
)
def test_authors_without_a_sign_between_them_are_several(cell: str, authors: list[str]) -> None:
    [publication] = publications_of(f'Item Title,Authors,Item DOI\nCash,"{cell}",10.1007/1\n')
    assert [name.family for name in publication.authors] == authors


def test_a_type_of_content_is_one_of_works_where_a_cell_names_one() -> None:
    """SharePoint has "Item" and "Document" there."""
    [chapter] = publications_of(
        "Item Title,Publication Title,Content Type,Item DOI\nCash,On the Move,Chapter,10.1007/1\n"
    )
    assert chapter.type == "chapter"
    assert record("Title,Year,Content Type\nCash,2010,Item\n")["extra"] == {"csv:Content Type": "Item"}


def test_a_number_of_zero_is_none() -> None:
    """Publish or Perish writes 0 for an issue and for pages that it does not know."""
    text = "Title,Year,Volume,Issue,StartPage,EndPage,ArticleURL\nCash,2011,0,0,0,0,https://x.org/a\n"
    assert record(text) == {"type": "document", "title": "Cash", "date": "2011", "url": "https://x.org/a"}


@pytest.mark.parametrize("point", [".", ","])
def test_whole_numbers_that_pandas_wrote_as_fractions_are_whole(point: str) -> None:
    """Where a cell of a column is empty, pandas makes fractions of the others."""
    header = "Title;Journal;Year;Volume;Issue;Edition;Number of pages;First page;Last page\n"
    first, second = "Cash;Child Abuse;2012.0;12.0;3.0;2.0;120.0;7.0;19.0\n", "Care;Child Abuse;;;;;;;\n"
    cash, care = publications_of(header + first.replace(".", point) + second)
    assert (cash.date, cash.volume, cash.issue, cash.edition, cash.page) == ("2012", "12", "3", "2", "7-19")
    assert cash.extra["number-of-pages"] == "120"
    assert care.volume == ""


@pytest.mark.parametrize("rows", ["Cash;2.0;1\nCare;2.1;1\n", "Cash;2.0;1\nCare;2;1\n", "Cash;2.0 b;1\n"])
def test_numbers_with_a_point_of_which_not_all_end_so_stay(rows: str) -> None:
    assert publications_of(f"Title;Number;Volume\n{rows}")[0].number == rows.split(";")[1]
