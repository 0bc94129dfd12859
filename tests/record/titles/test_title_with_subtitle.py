"""A title gets its subtitle, unless it has its words already."""

from harness.rows import every_row
from protlib.record.titles.title_with_subtitle import with_subtitle


@every_row(
    ("title", "subtitle", "expected"),
    [
        ("Return to Syria", "A review", "Return to Syria: A review"),
        ("Return to Syria: a review", "A Review", "Return to Syria: a review"),
        ("What then?", "A review", "What then? A review"),
        ("Return;", "A review", "Return; A review"),
        ("Children on the Run", "Child", "Children on the Run: Child"),
        ("Report of the Ombudsman", "Oman", "Report of the Ombudsman: Oman"),
        ("", "A review", "A review"),
        ("Return", "", "Return"),
        ("Return", "-", "Return"),
    ],
)
def test_a_title_gets_its_subtitle_unless_it_has_its_words(title: str, subtitle: str, expected: str) -> None:
    assert with_subtitle(title, subtitle) == expected
