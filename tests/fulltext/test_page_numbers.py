"""Which pages a person means."""

from harness.rows import every_row
from protlib.fulltext.page_numbers import choose_pages

BOOK = ["", "ii", "iii", "1", "2", "3", "A-1", ""]
CHOICES = [
    (BOOK, "2", range(4, 5), True),
    (BOOK, "ii", range(1, 2), True),
    (BOOK, "II", range(1, 2), True),
    (BOOK, "iii-2", range(2, 5), True),
    (BOOK, "1–3", range(3, 6), True),
    (BOOK, "1 .. 3", range(3, 6), True),
    (BOOK, "٢", range(4, 5), True),
    (["١", "٢"], "2", range(1, 2), True),
    (BOOK, "A-1", range(6, 7), True),
    (BOOK, "8", range(7, 8), False),
    (BOOK, "7-8", range(6, 8), False),
    (BOOK, "3-1", range(3, 6), True),
    (["9", "10", "11"], "11-9", range(0), False),
    (BOOK, "9", range(0), False),
    (BOOK, "0", range(0), False),
    (BOOK, "", range(0), False),
    (["", ""], "1-2", range(2), False),
    (["5", "5"], "5", range(1), True),
    ([], "1", range(0), False),
]


@every_row(("labels", "goal", "expected", "is_printed"), CHOICES)
def test_printed_numbers_come_before_those_of_the_file(
    labels: list[str], goal: str, expected: range, is_printed: bool
) -> None:
    assert choose_pages(labels, goal) == (expected, is_printed)
