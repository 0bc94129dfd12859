"""What a catalogue prints round its records is left out, and told once."""

import pytest

from harness.rows import every_row
from protlib.formats import Parsed
from protlib.formats.listing import catalogue_pages
from protlib.formats.listing.furniture import is_furniture

RECORDS = """Left Behind: Reintegration of Trafficked Persons

How people come home.

Country
Ghana

Year
2019
"""
PAGER = "« First ‹ Previous … 7 8 9 10 11 … Next › Last »"


def page(above: str = "", below: str = "") -> Parsed:
    return catalogue_pages.loads(
        f"Skip to main content\n{above}\nReturn\nDisplaying 1 - 1 of 9\n\n{RECORDS}\n{below}\n"
    )


@every_row(
    "line",
    [
        PAGER, "« First ‹ Previous 9 10 11 Next › Last »", "1 2 3 4", "‹ Précédent 1 2 Suivant ›", "Anterior 1 2 3 Siguiente", "Page 2 of 9", "9",
        "Home › Library › Child trafficking", "Home / Publications", "Inicio > Biblioteca > Trata", "You are here: Home",
        "We use cookies to improve your experience.", "Ce site utilise des cookies.", "Este sitio utiliza cookies", "Cookie settings", "Accept all",
        "Share on Facebook", "Facebook Twitter LinkedIn", "Email", "Copy link", "Read more", "Subscribe to our newsletter", "Newsletters", "Stay connected!", "Terms of service:",
        "Privacy policy | Terms of use | Cookie settings", "Sort by", "© 2021 The Library",
    ],
)  # fmt: skip
def test_navigation_is_of_the_page(line: str) -> None:
    assert is_furniture(line)


@every_row(
    "line",
    [
        "Children on the Move | A study", "1984", "2019", "First aid for children", "Previous research on trafficking", "Home: children who return",
        "Sharing responsibility for refugees", "Contact tracing in camps", "Email and the recruitment of children", "Trafficking in persons › a review",
        "Twitter as a tool of recruiters", "Last resort: return to Ghana", "About children who work", "Accept or return: asylum at sea", "Ghana", "n.d.",
    ],
)  # fmt: skip
def test_a_title_like_navigation_is_of_a_record(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", PAGER),
        ("Home\nAbout\nThe Library\nHome › Library › Return", "Read more\nShare on Facebook\n" + PAGER),
        (
            "We use cookies to improve your experience.\nAccept all",
            "Subscribe to our newsletter\nThe House, 12 High Street",
        ),
    ],
    ids=["a pager", "a menu, breadcrumbs and links to share", "cookies and a footer"],
)
def test_navigation_is_left_out_and_told_once(above: str, below: str) -> None:
    parsed = page(above, below)
    [publication] = parsed.publications
    assert (publication.title, publication.abstract, publication.topics) == (
        "Left Behind: Reintegration of Trafficked Persons", "How people come home.", ("Return",),
    )  # fmt: skip
    [problem] = parsed.problems
    assert problem.what.startswith("page navigation, for example “")
    assert not problem.lost


def test_a_title_below_the_link_of_the_last_record_is_told_as_lost() -> None:
    problems = page(below="Read more\n\nA record without labels").problems
    assert [problem.record for problem in problems if problem.lost] == ["A record without labels"]


def test_a_page_without_navigation_tells_none() -> None:
    assert page().problems == []
