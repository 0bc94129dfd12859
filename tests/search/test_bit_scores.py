"""The best of scores that are kept as slices."""

from harness.rows import every_row
from protlib.search import bit_scores


@every_row(
    ("levels", "count", "sure", "ties"),
    [
        ([(5, 0b001), (1, 0b110)], 1, 0b001, 0),  # the others share the second place, not the first
        ([(5, 0b100), (4, 0b010), (1, 0b001)], 2, 0b110, 0),
        ([(5, 0b001), (1, 0b110)], 2, 0b001, 0b110),
        ([(3, 0b111)], 2, 0, 0b111),
        ([(3, 0b011)], 2, 0b011, 0),
        ([(3, 0b011)], 9, 0b011, 0b100),
    ],
)
def test_the_best_are_told_from_those_that_share_the_last_place(
    levels: list[tuple[int, int]], count: int, sure: int, ties: int
) -> None:
    assert bit_scores.find_best(bit_scores.sum_levels([levels]), 0b111, count) == (sure, ties)
