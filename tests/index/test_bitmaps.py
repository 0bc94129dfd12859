"""Sets of numbers as bits, and as the blobs that the index keeps."""

from hypothesis import given
from hypothesis import strategies as st

from protlib.index import bitmaps


@given(st.lists(st.integers(0, 3000), min_size=1, unique=True).map(sorted))
def test_a_set_comes_back_from_its_blob(rising: list[int]) -> None:
    bits = bitmaps.unite_blobs([bitmaps.pack_bits(rising)])
    assert bits == bitmaps.bits_of(rising)
    assert bitmaps.numbers(bits) == rising


@given(st.sets(st.integers(0, 100_000)), st.integers(1, 4))
def test_the_first_numbers_of_a_set_are_found(members: set[int], count: int) -> None:
    assert bitmaps.first_numbers(bitmaps.bits_of(list(members)), count) == sorted(members)[:count]


@given(st.sets(st.integers(0, 500)), st.sets(st.integers(0, 500)), st.sets(st.integers(0, 500)))
def test_numbers_come_and_go_in_a_blob(before: set[int], come: set[int], gone: set[int]) -> None:
    blob = bitmaps.pack_bits(sorted(before)) if before else None
    after = bitmaps.change_set(blob, sorted(come), sorted(gone))
    expected = (before - gone) | come
    assert (bitmaps.numbers(bitmaps.unite_blobs([after])) if after else []) == sorted(expected)


@given(st.integers(1, 4), st.lists(st.sets(st.integers(0, 20)), max_size=5))
def test_what_is_in_enough_sets_is_found(count: int, sets: list[set[int]]) -> None:
    expected = [number for number in range(21) if sum(number in members for members in sets) >= count]
    assert (
        bitmaps.numbers(bitmaps.find_in_at_least(count, [bitmaps.bits_of(list(members)) for members in sets]))
        == expected
    )


@given(
    st.sets(st.integers(0, 3000), min_size=1),
    st.sets(st.integers(0, 3000), min_size=1),
    st.sets(st.integers(0, 2000)),
)
def test_what_is_in_any_of_some_sets_is_counted(one: set[int], other: set[int], among: set[int]) -> None:
    counter = bitmaps.Counter(bitmaps.bits_of(list(among)))
    blobs = [bitmaps.pack_bits(sorted(one)), bitmaps.pack_bits(sorted(other))]
    assert counter.count(blobs[:1]) == len(one & among)
    assert counter.count(blobs) == len((one | other) & among)
