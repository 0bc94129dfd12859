"""What stands on both sides of a page break."""

from harness.rows import every_row
from protlib.fulltext.page_edges import seams_of
from protlib.fulltext.page_text import Page


def seams(*texts: str) -> list[str]:
    return [" ".join(seam.split()) for seam in seams_of([Page(text) for text in texts])]


@every_row(
    ("pages", "expected"),
    [
        ([], []),
        (["alone"], []),
        (["recruitment", "fees are paid"], ["recruitment fees are paid"]),
        (["", "fees"], ["fees"]),
        # Running heads and feet stand between, with the number of the page or alone.
        (
            [f"IOM 2009\n\n{body}\n\n{number}" for number, body in enumerate(("one", "two", "six"))],
            ["one two", "two six"],
        ),
        (
            [f"{body}\n\nReport on debt, page {number}" for number, body in enumerate(("one", "two", "six"))],
            ["one two", "two six"],
        ),
        # What is on two pages of three is no running head.
        (["A\n\none", "A\n\ntwo"], ["A one A two"]),
    ],
)
def test_a_seam_has_the_end_of_a_page_and_the_beginning_of_the_next(pages: list[str], expected: list[str]) -> None:
    assert seams(*pages) == expected


def test_a_seam_is_short_and_cuts_no_word() -> None:
    [seam] = seams("word " * 500 + "last", "first " + "word " * 500)
    assert "last first" in seam
    assert len(seam) < 500
    assert set(seam.split()) == {"word", "last", "first"}
