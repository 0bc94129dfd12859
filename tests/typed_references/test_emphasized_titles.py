"""Titles that Markdown prints in italics, and dates that stand before an imprint."""

from harness.rows import every_row
from protlib.typed_references.entry import parse_entry


@every_row(
    ("text", "expected"),
    [
        ("*Walking home: children on the road*, Save the Children, 2017", ("", "2017", "Walking home: children on the road")),
        ("UNICEF, *Children on the move in Chad*, N'Djamena, 2018.", ("UNICEF", "2018", "Children on the move in Chad")),
        ("- Osei, K. _Cash what we know_. Geneva: UNHCR, 2019", ("Osei, K", "2019", "Cash what we know")),
        ("Osei, K. (2019). *Cash in camps, and beyond.* Geneva: UNHCR.", ("Osei, K", "2019", "Cash in camps, and beyond")),
        ("Osei, K. Cash what we know. *Journal of Camp Studies*. 2019", ("Osei, K", "2019", "Cash what we know")),
        ("Osei, K. (2019). Cash now. *Journal of Camp Studies*, 43(2), 1-20.", ("Osei, K", "2019", "Cash now")),
        ("**IOM** (2019). Cash what we know. Geneva: IOM.", ("IOM", "2019", "Cash what we know")),
        ("Boat survey. May 2010. Dhaka: Ministry of Fisheries.", ("", "2010", "Boat survey")),
        ("Camp profile: Kutupalong. 12 June 2019. Geneva: UNHCR.", ("", "2019", "Camp profile: Kutupalong")),
        ("Boats of the sea, UNHCR, Geneva 2019", ("", "2019", "Boats of the sea")),
        ("UNHCR. June 2020. Geneva: a city of refuge.", ("UNHCR", "2020", "Geneva: a city of refuge")),
    ],
)  # fmt: skip
def test_show_where_a_title_begins_and_ends(text: str, expected: tuple[str, str, str]) -> None:
    entry = parse_entry(text)
    assert (entry.author_text, entry.year, entry.title) == expected


def test_the_text_of_an_entry_has_no_marks_that_nobody_typed() -> None:
    entry = parse_entry("3. UNICEF, *Children on the move in Chad*, N'Djamena, 2018.")
    assert (entry.number, entry.text) == ("3", "UNICEF, Children on the move in Chad, N'Djamena, 2018.")
