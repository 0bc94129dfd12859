"""Words of everyday English."""

import pytest

from protlib.record.titles.common_words import is_common


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Camp", True),
        ("Camps", True),
        ("Memories", True),
        ("Women", True),
        ("Wives", True),
        ("Exploitation", True),
        ("Statelessness", True),
        ("Safeguarding", True),
        ("Beijing", False),
        ("Florence", False),
        ("Kobane", False),
        ("Clement", False),
    ],
)
def test_a_common_word_is_told_from_what_may_be_a_name(word: str, expected: bool) -> None:
    assert is_common(word) is expected
