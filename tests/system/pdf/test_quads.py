"""The letters under a mark, by the corners of it and the places of the letters."""

from itertools import permutations

from harness.rows import every_row
from protlib.system.pdf.hyphens import BROKEN
from protlib.system.pdf.quads import Stem, complete_words, find_marked_letters, runs_of

# Two lines of ten letters, ten points wide each, that stand at 100 and 80.
STEMS = [
    Stem(10 * line + place, (10.0 * place + 5, 98.0 - 20 * line), (10.0 * place + 5, 107.0 - 20 * line))
    for line in (0, 1)
    for place in range(10)
]


def box(left: float, bottom: float, right: float, top: float) -> list[tuple[float, float]]:
    return [(left, top), (right, top), (left, bottom), (right, bottom)]


def turned(x: float, y: float) -> tuple[float, float]:
    return -y, x


QUADS = [
    ([box(20, 96, 50, 110)], {2, 3, 4}),
    ([box(20, 96, 50, 110), box(0, 76, 20, 90)], {2, 3, 4, 10, 11}),
    ([box(20, 76, 50, 110)], {2, 3, 4, 12, 13, 14}),  # one rectangle over two lines
    ([box(20, 98, 50, 103)], {2, 3, 4}),  # half of the height
    ([box(20, 87, 50, 112)], {2, 3, 4}),  # it reaches into the line below, a little
    ([box(24, 96, 46, 110)], {2, 3, 4}),  # it begins and ends within letters
    ([box(20, 96, 50, 96)], set()),
    ([[(20, 100)]], set()),
    ([box(500, 96, 900, 110)], set()),
    ([], set()),
]


@every_row(("quads", "marked"), QUADS)
def test_letters_are_marked_whose_middle_lies_in_a_quad_with_half_of_their_height(
    quads: list[list[tuple[float, float]]], marked: set[int]
) -> None:
    assert find_marked_letters(STEMS, quads) == marked


def test_the_order_of_the_corners_does_not_matter_and_neither_does_a_turn_of_the_page() -> None:
    stems = [Stem(stem.position, turned(*stem.foot), turned(*stem.head)) for stem in STEMS]
    for corners in permutations(box(20, 96, 50, 110)):
        assert find_marked_letters(STEMS, [corners]) == {2, 3, 4}
        assert find_marked_letters(stems, [[turned(*corner) for corner in corners]]) == {2, 3, 4}


def test_a_slanted_mark_has_the_letters_on_its_line_alone() -> None:
    slanted = [(0.0, 96.0), (0.0, 110.0), (100.0, 76.0), (100.0, 90.0)]
    marked = find_marked_letters(STEMS, [slanted])
    assert {0, 1, 18, 19} <= marked
    assert marked.isdisjoint({10, 11, 8, 9})


WORDS = [
    ("debt bondage", "debt bo", ""),
    ("debt bondage", "debt bondag", "debt bondage"),
    ("debt bondage", "bt bondage", "debt bondage"),
    ("debt bondage", "ndag", "bondage"),
    ("debt bondage", "on", "on"),  # nothing else is marked
    ("trafficking12", "trafficking", "trafficking"),  # the number of a note
    ("in 2,317 cases", "in 2,31", "in 2,317"),
    ("2,317 cases", "317 cases", "2,317 cases"),
    (f"for the trava{BROKEN}\r\nilleuses", f"for the trava{BROKEN}", "for the"),
    (f"traffic{BROKEN}\r\nking ends", "traffic", f"traffic{BROKEN}\r\nking"),
    ("人口贩运", "人口", "人口"),
    ("женщины и дети", "енщины и", "женщины и"),
]


@every_row(("page", "marked", "completed"), WORDS)
def test_words_are_whole_of_which_half_or_more_is_marked(page: str, marked: str, completed: str) -> None:
    start = page.index(marked)
    letters = complete_words(page, {*range(start, start + len(marked))})
    text = "".join(page[place] for place in sorted(letters))
    assert text.strip() == (completed or "debt")


def test_runs_go_on_over_spaces_that_are_not_marked() -> None:
    assert [(run.start, run.stop) for run in runs_of("ab  cd ef", {0, 1, 4, 7, 8})] == [(0, 5), (7, 9)]
    assert list(runs_of("ab", set())) == []


def test_a_marked_word_that_a_line_divides_is_one_run() -> None:
    """Some programs mark line by line, and the hyphen at the end of the first has no letter's box."""
    page = f"are pop{BROKEN}ular since"
    hyphen = page.index(BROKEN)
    marked = {position for position, letter in enumerate(page) if letter.isalpha() and position != hyphen}
    assert list(runs_of(page, complete_words(page, marked))) == [range(len(page))]
