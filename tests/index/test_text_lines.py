"""The lines of a record's words: what is written is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protlib.index.text_lines import TextLine, read_lines, write_line

WORDS = st.lists(st.text(st.characters(categories=["Ll", "Lo", "Nd"]), min_size=1))


@pytest.mark.slow
@given(st.lists(st.tuples(st.integers(0, 40), WORDS)))
def test_what_is_written_is_read(lines: list[tuple[int, list[str]]]) -> None:
    output = "".join(write_line(part, words) for part, words in lines)
    assert [(line.part, line.words()) for line in read_lines(output)] == lines


def test_words_stand_side_by_side_where_nothing_is_between_them_not_even_the_rest_of_a_word() -> None:
    [line] = read_lines(write_line(3, ["the", "cause", "of re", "trafficking"]))
    assert line == TextLine(3, " the cause of re trafficking ")
    assert [line.contains(words) for words in (["cause", "of", "re"], ["the"], ["trafficking"])] == [True] * 3
    assert [line.contains(words) for words in (["cause", "re"], ["he", "cause"], ["3", "the"])] == [False] * 3


def test_a_text_without_words_has_a_line_without_words() -> None:
    assert [line.words() for line in read_lines(write_line(0, []) + write_line(10, ["a"]))] == [[], ["a"]]
