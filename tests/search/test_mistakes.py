"""How many mistakes lie between two words."""

from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from harness.rows import every_row
from protlib.search.expansion import are_two_words, count_mistakes

_WORDS = st.text("abcde", max_size=9)


@every_row(
    ("text", "word", "mistakes"),
    [
        ("traficking", "trafficking", 1),
        ("migraiton", "migration", 1),
        ("violance", "violence", 1),
        ("refugees", "refugees", 0),
        ("refuge", "refugees", 2),
        ("asylum", "abuse", None),
        ("", "ab", 2),
    ],
)
def test_mistakes_are_counted(text: str, word: str, mistakes: int | None) -> None:
    assert count_mistakes(text, word, 2) == mistakes
    assert count_mistakes(word, text, 2) == mistakes


@given(_WORDS, _WORDS, st.integers(0, 3))
@example("ca", "abc", 2)
@example("abab", "baba", 2)
def test_they_are_those_of_rapidfuzz(typed: str, word: str, most: int) -> None:
    distance = OSA.distance(typed, word)
    assert count_mistakes(typed, word, most) == (distance if distance <= most else None)


@every_row(
    ("typed", "word", "are_two"),
    [
        ("nile", "file", True),
        ("nile", "nine", False),
        ("gilr", "girl", False),
        ("eople", "people", False),
        ("vhildren", "children", False),
    ],
)
def test_a_short_word_with_another_first_letter_is_another_word(typed: str, word: str, are_two: bool) -> None:
    assert are_two_words(typed, word) is are_two
