"""Queries that were made to eat time: what is asked for takes time as it is long, and no more."""

from pathlib import Path

import pytest

from mishaps import budget
from protlib.library import Library
from protlib.record.model import Publication

WORDS = [f"{first}{middle}{last}ing" for first in "bcdfghklmnprst" for middle in "aeiou" for last in "bcdfghklmnprst"]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library in which nothing has two of the words, and its index."""
    path = tmp_path_factory.mktemp("shelf") / "library.json"
    with Library(path, path.with_name("cache")) as library:
        library.add_many([Publication(title=f"On {word} {place}") for place, word in enumerate(WORDS)])
    return path


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        (" ".join(WORDS[:900]), True),
        (" ".join(word.upper() for word in WORDS[:900]), True),
        (" OR ".join(WORDS), True),
        ("on AND (" + " OR ".join(WORDS[:900]) + ")", True),
        (" ".join(f"(on) {word[:3]}*" for word in WORDS[:400]), True),
        (" ".join(f"-{word}" for word in WORDS[:900]), True),
        (" ".join(f'"on {word}"' for word in WORDS), False),
        ('"' + " ".join(WORDS * 5) + '"', False),
        ("b" * 10_000, False),
        (" ".join(letter * 10_000 for letter in "bcdfg"), False),
        ("the " * 5000, False),
        ("on-" * 5000, True),
    ],
)  # fmt: skip
def test_a_long_query_takes_time_as_it_is_long(shelf: Path, query: str, is_found: bool) -> None:
    ran = budget.command("search", "--format", "keys", "--", query, library=shelf)
    assert (bool(ran.out), ran.code) == (is_found, 0 if is_found else 1)


@pytest.mark.parametrize(
    "query", ["(" * 5000 + "a" + ")" * 5000, "NOT " * 5000 + "a", "title:" * 5000 + "a", "-(" * 5000 + "a" + ")" * 5000]
)  # fmt: skip
def test_what_is_too_deep_is_refused_in_few_words(shelf: Path, query: str) -> None:
    ran = budget.command("search", "--", query, library=shelf)
    assert (ran.out, ran.code) == ("", 2)
    assert ran.err.startswith("protlib: too many brackets, NOT or fields inside one another")
    assert len(ran.err) < 400
