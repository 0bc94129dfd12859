"""Identifiers of reports: the DOI, ISBN and handle of the work itself, never those of a cited one."""

import pytest

from harness.pairs import each_value_once
from harness.rows import every_row
from sample_files.title_pages import BODY, Line, page, read

DOI = "10.1093/jrs/feab011"


@every_row(
    ("lines", "doi"),
    [
        ([f"https://doi.org/{DOI}", *["Text of the article."] * 9], DOI),
        ([*["Text of the article."] * 47, f"Journal 12 (2019) 34-51. DOI: {DOI}"], DOI),
        (
            [
                "Data: https://doi.org/10.5061/dryad.k98sf7m3q",
                f"Citation: Jobe A (2019) Title. Journal. https://doi.org/{DOI}",
            ],
            DOI,
        ),
        (
            ["Text of the article."] * 9
            + ["1 Smith, J. (2012), https://doi.org/10.1000/182"]
            + ["More of the text."] * 30,
            "",
        ),
        (["References", "[1] Smith J. https://doi.org/10.1000/182"], ""),
        (["This is a correction to the article https://doi.org/10.1000/182", *["Text of it."] * 30], ""),
        (["From 10/09/2015 to 10/10/2015", *["Text of it."] * 30], ""),
        (["https://doi.org/10.1093/jrs/", "feab011", *["Text of the article."] * 9], DOI),
    ],
)
def test_the_doi_is_that_of_the_work_never_of_a_cited_one(lines: list[str], doi: str) -> None:
    assert read(page(("A Title of It", 20), *((line, 10.0) for line in lines))).doi == doi


@each_value_once
@pytest.mark.parametrize(
    "lines",
    [
        ["References: Smith, J. 2019. Refugees at home. https://doi.org/10.1093/jrs/fez001"],
        ["Références : Smith, J. 2019. Refugees at home. https://doi.org/10.1093/jrs/fez001"],
        ["1 Smith, J., Refugees at home, DOI: 10.1093/jrs/fez001"],
        ["1 Smith J. Refugees at home. DOI: 10.1093/jrs/fez001"],
        ["UNHCR. Global Trends 2024. Geneva: UNHCR. https://doi.org/10.18356/9789210021661"],
        ["UNHCR (2024). Global Trends 2024.", "https://doi.org/10.18356/9789210021661"],
        ["© IOM 2025", "Smith, J. Refugees at home. https://doi.org/10.1093/jrs/fez001"],
        ["Sources: Smith, J. On the move. ISBN 978-92-9068-466-4"],
        ["1 Smith, J., On the move. ISBN 978-92-9068-466-4"],
        ["References: Smith, J. On the move. https://hdl.handle.net/10986/33774"],
        ["1 Smith, J., On the move. https://hdl.handle.net/10986/33774"],
    ],
)
@pytest.mark.parametrize("before", [[], BODY])
def test_identifiers_that_an_inner_page_cites_are_not_those_of_the_report(lines: list[str], before: list[Line]) -> None:
    inner = page(*before, *((line, 10.0) for line in lines))
    record = read(page(("A Title of It", 20), *BODY), inner, inner)
    assert (record.doi, record.isbn, record.url) == ("", "", "")


@pytest.mark.parametrize(
    "lines",
    [
        ["© IOM 2025", f"https://doi.org/{DOI}"],
        ["Suggested citation: IOM (2025). A Title of It.", f"https://doi.org/{DOI}"],
        [f"To cite this report: IOM (2025). A Title of It. Geneva. https://doi.org/{DOI}"],
    ],
)
@pytest.mark.parametrize("before", [[], BODY])
def test_a_doi_in_the_imprint_is_that_of_the_report(lines: list[str], before: list[Line]) -> None:
    imprint = page(*before, *((line, 10.0) for line in lines))
    assert read(page(("A Title of It", 20), *BODY), imprint, page(*BODY)).doi == DOI


def test_the_doi_of_the_metadata_comes_first() -> None:
    lines = [("A Title of It", 20.0), ("https://doi.org/10.1000/182", 10), *BODY]
    assert read(page(*lines), metadata={"prism:doi": DOI}).doi == DOI


def test_an_isbn_and_a_handle_stand_with_their_names() -> None:
    lines = ["ISBN 978-92-9068-466-4 (print)", "e-ISBN: 978-92-9068-467-1", "https://hdl.handle.net/10986/33774"]
    record = read(page(("Caught in It", 30)), page(*((line, 9) for line in lines), *BODY))
    assert record.isbn == "9789290684664 9789290684671"
    assert record.url == "https://hdl.handle.net/10986/33774"
    cited = "[3] Smith, J. (2012). On the move. ISBN 978-92-9068-466-4"
    assert not read(page(("Caught in It", 30)), page((cited, 9), *BODY)).isbn
