"""Towns under their names in several languages."""

from collections import Counter

from harness.paths import PACKAGE
from harness.rows import every_row
from protlib.record.places.towns import find_town
from protlib.record.tables import read_dashed_rows
from protlib.text import words


@every_row(
    ("text", "town"),
    [
        ("Bruxelles", "Brussels"),
        ("BRÜSSEL", "Brussels"),
        ("Den Haag, Niederlande", "The Hague"),
        ("Washington, D.C.", "Washington"),
        ("جنيف", "Geneva"),
        ("Bruxelle", ""),
        ("", ""),
    ],
)
def test_a_town_is_known_by_each_of_its_names(text: str, town: str) -> None:
    assert find_town(text) == town


def test_no_two_towns_have_one_name() -> None:
    rows = read_dashed_rows(PACKAGE / "record/places/towns.txt")
    names = Counter(
        tuple(words(name))
        for first, others in rows
        for name in {*map(" ".join, map(words, (first, *filter(None, others.split("|")))))}
    )
    assert [name for name, count in names.items() if count > 1] == []
