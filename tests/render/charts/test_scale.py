"""The shades of counts: round limits, that differ where the counts do."""

from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.render.charts.scale import make_scale


@every_row(
    ("most", "shades", "legend"),
    [
        (0, 5, []),
        (1, 4, ["3 1"]),
        (2, 5, ["2 1", "4 2"]),
        (3, 4, ["0 1", "1 2", "3 3"]),
        (12, 5, ["0 1", "1 2", "3 3–5", "4 6–12"]),
        (35, 4, ["0 1", "1 2–3", "2 4–10", "3 11–35"]),
        (60, 5, ["0 1–2", "1 3–5", "2 6–10", "3 11–20", "4 21–60"]),
        (254, 5, ["0 1–10", "1 11–20", "2 21–50", "3 51–100", "4 101–254"]),
        (254, 4, ["0 1–10", "1 11–30", "2 31–100", "3 101–254"]),
        (1000, 5, ["0 1–50", "1 51–100", "2 101–200", "3 201–500", "4 501–1000"]),
    ],
)
def test_each_shade_ends_at_a_round_number(most: int, shades: int, legend: list[str]) -> None:
    assert [f"{shade} {text}" for shade, text in make_scale(most, shades).legend()] == legend


def test_45_and_254_differ() -> None:
    for shades in (4, 5):
        scale = make_scale(254, shades)
        assert scale.shade_of(45) < scale.shade_of(254)


@given(st.integers(1, 100_000), st.integers(2, 6), st.data())
def test_more_is_never_paler_and_the_legend_says_what_is_drawn(most: int, shades: int, data: st.DataObject) -> None:
    scale = make_scale(most, shades)
    fewer, more = sorted(data.draw(st.tuples(st.integers(1, most), st.integers(1, most))))
    assert 0 <= scale.shade_of(fewer) <= scale.shade_of(more) <= scale.shade_of(most) == shades - 1
    text = dict(scale.legend())[scale.shade_of(more)]
    first, _, last = text.partition("–")
    assert int(first) <= more <= int(last or first)
