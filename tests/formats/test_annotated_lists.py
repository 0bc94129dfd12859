"""Annotated lists in Markdown: headings that are links to works, with a text about each."""

from protlib.formats import reference_lists

LIST = """# Reading list

- Osei, K. (2019). *Cash and voucher delivery in Kasulu*. Geneva: UNHCR.
- UNICEF, *Children on the move in Chad*, N'Djamena, 2018.

### [Walking the line](https://example.org/walking) - *IOM, 2019*

A study of routes.

It has two parts.

### [Safe passage for all](https://example.org/safe) - *UNHCR (2020)*
A short text.

### [Nobody's children](https://example.org/no)
"""


def test_each_heading_is_a_work_and_the_text_below_it_its_abstract() -> None:
    parsed = reference_lists.loads(LIST.encode())
    rows = [
        (
            record.title,
            record.date,
            [name.literal or name.family for name in record.authors],
            record.url,
            record.abstract,
        )
        for record in parsed.publications
    ]
    assert rows == [
        ("Cash and voucher delivery in Kasulu", "2019", ["Osei"], "", ""),
        ("Children on the move in Chad", "2018", ["UNICEF"], "", ""),
        ("Walking the line", "2019", ["IOM"], "https://example.org/walking", "A study of routes. It has two parts."),
        ("Safe passage for all", "2020", ["UNHCR"], "https://example.org/safe", "A short text."),
        ("Nobody's children", "", [], "https://example.org/no", ""),
    ]
    assert [problem.line for problem in parsed.problems] == [15, 15]


def test_one_linked_heading_is_the_title_of_a_page() -> None:
    text = "# Notes\n\n## [Our site](https://example.org)\n\nJobe, A. (2010). The causes of it. Geneva: IOM.\n"
    assert [record.title for record in reference_lists.loads(text.encode()).publications] == ["The causes of it"]


def test_a_list_of_dated_headings_is_told_by_its_content() -> None:
    start = LIST.index("### [Walking")
    assert reference_lists.sniff(LIST[start:].encode())
    assert not reference_lists.sniff(
        b"# Tools\n\n## [A fast tool](https://a.org)\n\nx\n\n## [A slow tool](https://b.org)\n"
    )
