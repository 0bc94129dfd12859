"""Whom the links of a report make its author: a logo leads to the home page of its owner, a footnote deeper."""

import pytest

from harness.rows import every_row
from protlib.formats.reports.front_reader import read_front
from protlib.title_pages.front import Front
from protlib.title_pages.record import describe
from sample_files.tiny_pdf import TinyPage, cover, make_pdf, page
from sample_files.title_pages import BODY

INNER = page(*(text for text, _size in BODY))


def _linked(tiny: TinyPage, *addresses: str) -> TinyPage:
    """Return a page with links that no letter shows."""
    places = (f"/Subtype /Link /Rect [72 {40 + 20 * number} 90 {50 + 20 * number}]" for number in range(len(addresses)))
    links = [f"{place} /A << /S /URI /URI ({address}) >>" for place, address in zip(places, addresses, strict=True)]
    return TinyPage(tiny.lines, annotations=links, sizes=tiny.sizes)


@every_row(
    ("first", "inner", "expected"),
    [
        (["https://www.unhcr.org/"], [], "United Nations High Commissioner for Refugees"),
        (["https://www.unhcr.org"], [], "United Nations High Commissioner for Refugees"),
        (["https://www.unhcr.org/a", "https://www.unhcr.org/b"], [], "United Nations High Commissioner for Refugees"),
        ([], ["https://www.iom.int/tables/1"], "International Organization for Migration"),  # on each of three pages
        (["https://www.unhcr.org/reports/a.pdf"], [], ""),  # one deeper link quotes a report
        (["https://doi.org/10.1/x"], [], ""),
    ],
)
def test_links_to_a_home_page_or_often_to_one_site_tell_the_body(
    first: list[str], inner: list[str], expected: str
) -> None:
    pages = [_linked(cover(("Caught in It", 30)), *first), *[_linked(INNER, *inner)] * 3]
    authors = describe(Front(read_front(make_pdf(pages)))).get("authors", [])
    assert [author.literal for author in authors] == ([expected] if expected else [])


def test_the_host_of_a_listed_body_counts_more_than_a_department_of_its_own() -> None:
    """A department that the pages name often stands before a body that only the address of its site names."""
    lines = [("Caught in It", 30), ("", 40), ("Department of Roads Law", 12), ("www.oas.org", 10)]
    authors = describe(Front(read_front(make_pdf([cover(*lines), *[INNER] * 2])))).get("authors", [])
    assert "Organization of American States" in [author.literal for author in authors]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # the name that has the initials of a host, before the acronym that the pages use more often
        (
            ["Oakham Ladies Village Academy meets here.", "OLVA is open.", "OLVA grows.", "www.olva.org.uk"],
            "Oakham Ladies Village Academy",
        ),
        (["Chênes : l’Office Laitier des Vallées Alpines", "www.olva.fr"], "Office Laitier des Vallées Alpines"),
        (["OLVA is open to all.", "OLVA grows oaks.", "www.olva.org.uk"], "OLVA"),
    ],
)
def test_the_initials_of_a_host_are_those_of_a_name_on_the_pages(lines: list[str], expected: str) -> None:
    first = cover(("Caught in It", 30), ("", 40), *((line, 10) for line in lines))
    authors = describe(Front(read_front(make_pdf([first, *[INNER] * 2])))).get("authors", [])
    assert [author.literal for author in authors] == [expected]
