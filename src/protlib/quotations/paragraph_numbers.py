"""The number of a paragraph as one integer, "21" and "10.21" alike: the second is the 21st of chapter 10."""

from typing import Final

NUMBER: Final = r"\d{1,4}(?:\.\d{1,3}(?!\d))?"
"""Matches the number of a paragraph, with that of its chapter or without."""
_CHAPTER: Final = 10_000  # more than any number of a paragraph: those of a chapter follow one another
FIRST_NUMBERS: Final = frozenset({1, _CHAPTER + 1})
"""The first paragraph, and the first of the first chapter."""


def number_of_paragraph(text: str) -> int:
    """Return the integer of a typed number."""
    chapter, point, number = text.partition(".")
    return int(chapter) * _CHAPTER + int(number) if point else int(text)


def name_number(number: int) -> str:
    """Return a number as it is typed."""
    chapter, number_in_chapter = divmod(number, _CHAPTER)
    return f"{chapter}.{number_in_chapter}" if chapter else str(number)


def has_chapter(number: int) -> bool:
    """Tell whether a number names its chapter."""
    return number >= _CHAPTER


def in_chapter_of(first: int, number: int) -> int:
    """Return a number that leaves out the chapter of the one before it, as in "10.21-23"."""
    is_short = has_chapter(first) and not has_chapter(number)
    return number + first // _CHAPTER * _CHAPTER if is_short else number


def before_next_chapter(number: int) -> int:
    """Return the integer before the first one of the next chapter."""
    return (number // _CHAPTER + 1) * _CHAPTER


def are_of_one_chapter(number: int, other_number: int) -> bool:
    """Tell whether two numbers name the same chapter, or none."""
    return number // _CHAPTER == other_number // _CHAPTER


def is_next(number: int, next_number: int) -> bool:
    """Tell whether no number is lost between two: the last of a chapter may stand before the first of the next."""
    return next_number - 1 in {number, before_next_chapter(number) if has_chapter(number) else number}
