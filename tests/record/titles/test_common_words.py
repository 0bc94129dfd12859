"""Words of everyday English."""

from harness.rows import every_row
from protlib.record.titles.common_words import is_common


@every_row(
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
