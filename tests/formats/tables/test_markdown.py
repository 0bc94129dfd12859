"""A table in Markdown is read, and comes back as it left."""

from protlib.formats.parsed import WriteOptions
from protlib.formats.tables import csv_table, markdown_table
from protlib.record.model import Name, Publication


def test_a_table_in_markdown_comes_back_as_it_left() -> None:
    record = Publication(key="a", title="Roads | wells *and* camps", authors=(Name(literal="UNHCR"),), date="2020")
    text = markdown_table.dumps([record], WriteOptions(columns=("key", "title", "authors", "year")))
    [back] = csv_table.loads(text).publications
    assert (back.key, back.title, back.authors, back.date) == (record.key, record.title, record.authors, record.date)


def test_the_line_of_dashes_and_the_text_around_a_table_are_no_records() -> None:
    text = "# Our list\n\nSome words.\n\nTitle | Year\n:--|--:\nA | 2020\n\nThe end.\n"
    assert [record.title for record in csv_table.loads(text).publications] == ["A"]


def test_a_line_around_a_table_in_markdown_closes_its_records() -> None:
    for text in ("# CONFIDENTIAL\n\n{}", "{}\n**Confidential**\n"):
        parsed = csv_table.loads(text.format("| Title | Year |\n|---|---|\n| A | 2020 |\n| B | 2021 |\n"))
        assert [(record.title, record.access) for record in parsed.publications] == [
            ("A", "confidential"), ("B", "confidential"),
        ]  # fmt: skip


def test_emphasis_and_links_in_a_table_are_no_part_of_its_texts() -> None:
    text = (
        "| Title | Author | Year |\n|---|---|---|\n| **2020** | | |\n| [*Camps* of Mali](https://iom.int/a) | "
        "**IOM** | 2020 |\n"
    )
    text += "| Wells_in_Chad 2 * 3 \\*new\\* | IOM | 2021 |\n"
    camps, wells = csv_table.loads(text).publications
    assert (camps.title, camps.authors, camps.url) == ("Camps of Mali", (Name(literal="IOM"),), "https://iom.int/a")
    assert wells.title == "Wells_in_Chad 2 * 3 *new*"
