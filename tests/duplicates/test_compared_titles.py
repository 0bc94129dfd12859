import pytest

from protlib.duplicates.compared_titles import (
    figures,
    have_like_titles,
    have_other_titles,
    have_same_title,
    title_words,
)
from protlib.record.model import Publication


def titled(title: str, **extra: str) -> Publication:
    return Publication(title=title, extra={name.replace("_", "-"): value for name, value in extra.items()})


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("The Way <i>Home</i>", ["way", "home"]),
        ("The", ["the"]),
        ("Causes & Consequences", ["causes", "and", "consequences"]),
        ("Return, Vol. Three", ["return", "volume", "3"]),
        ("Return, pt. IV", ["return", "part", "4"]),
        ("I and Thou", ["i", "and", "thou"]),
        ("??", ["??"]),
        ("", []),
    ],
)
def test_the_words_of_a_title_that_count(title: str, found: list[str]) -> None:
    assert title_words(title) == found


def test_numbers_are_compared_without_leading_zeros() -> None:
    assert figures("007, pp. 12-015") == ["7", "12", "15"]


@pytest.mark.parametrize(
    ("one", "other", "same", "differ", "like"),
    [
        ("Safe Return", "The safe return", True, False, True),
        ("Re-trafficking", "Retrafficking", True, False, True),
        ("Safe Return: A Handbook", "Safe Return", False, False, True),
        ("Safe Return: A Handbook", "Safe Return: A Study", False, True, False),
        ("Safe Return of Victims", "Safe Retrun of Victims", False, True, True),
        ("Safe [Abstract] Return", "Safe Return", False, True, True),
        ("Safe Return 2010", "Safe Return 2011", False, True, False),
        ("Migration from Niger to the coast", "Migration from Togo to the coast", False, True, False),
    ],
)
def test_two_titles_are(one: str, other: str, same: bool, differ: bool, like: bool) -> None:
    for first, second in ((titled(one), titled(other)), (titled(other), titled(one))):
        assert have_same_title(first, second) == same
        assert have_other_titles(first, second) == differ
        assert have_like_titles(first, second) == like


def test_no_title_is_no_other_title() -> None:
    assert not have_other_titles(titled("Safe Return"), titled(""))
    assert not have_same_title(titled("Safe Return"), titled(""))


def test_a_title_that_was_translated_or_shortened_may_be_the_other() -> None:
    assert have_like_titles(titled("Retour", original_title="Safe Return"), titled("Safe return"))
    assert have_like_titles(titled("Safe Return"), titled("Of victims", title_short="Safe Return"))
