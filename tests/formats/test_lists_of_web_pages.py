"""Lists as bodies have them on their pages: with the month before the title, links, and metadata at the head."""

import pytest

from harness.rows import every_row
from protlib.formats import reference_lists
from sample_records.listed_works import field_text


@every_row(
    ("text", "expected"),
    [
        ("UNHCR. June 2020. Boats at sea. https://www.unhcr.org/x",
         {"authors": "UNHCR", "date": "2020-06", "title": "Boats at sea"}),
        ("**UN Women.**  May 2020. [Boats & camps: lessons](https://unwomen.org/x)",
         {"authors": "UN Women", "date": "2020-05", "title": "Boats & camps: lessons", "url": "https://unwomen.org/x"}),
        ("Save the Children, May 2019. Boats: children at sea. London.",
         {"authors": "Save the Children", "date": "2019-05", "title": "Boats: children at sea"}),
        ("International Organization for Migration, 12 March 2018, Boats in Niger. Geneva: IOM.",
         {"authors": "International Organization for Migration", "date": "2018-03-12", "title": "Boats in Niger"}),
        ("Amnistía Internacional. Mayo de 2019. Barcos en el mar.",
         {"authors": "Amnistía Internacional", "date": "2019-05", "title": "Barcos en el mar"}),
        ("Devex. May 2020. Has it become too hard to count boats? https://www.devex.com/news/x",
         {"date": "2020-05", "title": "Has it become too hard to count boats?"}),
        # A month behind a title is that of an imprint.
        ("UNHCR, Boats at sea, June 2014, p. 5.", {"authors": "UNHCR", "title": "Boats at sea", "date": "2014-06"}),
    ],
)  # fmt: skip
def test_the_month_may_stand_before_the_title(text: str, expected: dict[str, str]) -> None:
    [publication] = reference_lists.loads(text.encode()).publications
    assert {field: field_text(publication, field) for field in expected} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Roe, A. (2009). *Boats*. [URL](https://example.org/a)</br></br>",
        "Roe, A. (2009). Boats. URL : https://example.org/a<br/>",
    ],
)
def test_the_text_of_a_link_and_the_ends_of_lines_are_no_part_of_a_work(text: str) -> None:
    parsed = reference_lists.loads(text.encode())
    [publication] = parsed.publications
    assert (publication.title, publication.url, publication.publisher) == ("Boats", "https://example.org/a", "")
    assert parsed.problems == []


def test_the_metadata_of_a_page_are_no_work() -> None:
    page = (
        "---\ntitle: Reading list 2020\ntags: [boats]\n---\n\nIOM (2009). Boats. Geneva: IOM.\n\nRoe, A. (2010). Ports."
    )
    assert [publication.title for publication in reference_lists.loads(page.encode()).publications] == [
        "Boats",
        "Ports",
    ]
