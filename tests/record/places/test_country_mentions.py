"""The countries that a text mentions are found in it."""

from harness.rows import every_row
from protlib.record.places import find_countries
from protlib.text import words


@every_row(
    ("text", "matches"),
    [
        ("Migration in Ghana: a country profile", {"GHA"}),
        ("From South Sudan to Uganda", {"SSD", "UGA"}),
        ("Trafficking in the Democratic Republic of the Congo", {"COD"}),
        ("Traite en Côte d'Ivoire", {"CIV"}),
        ("La migración en España", {"ESP"}),
        ("Return to DRC", {"COD"}),
        ("The CAR industry of West Africa", set()),
        ("", set()),
    ],
)
def test_the_countries_that_a_text_mentions(text: str, matches: set[str]) -> None:
    assert find_countries(words(text)) == matches
