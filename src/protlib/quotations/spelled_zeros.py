"""Numbers with words: "1.2 million" says what "1,200,000" says, "3.4 billion" "3,400 million", "twenty-six" "26"."""

import re
from functools import cache
from pathlib import Path
from typing import Final

from protlib.quotations.quoted_words import word_choices
from protlib.record.tables import read_rows

_SPELLED_NUMBERS: Final = Path(__file__).with_name("spelled_numbers.txt")

ZEROS: Final = {"million": 6, "billion": 9, "crore": 7, "lakh": 5, "thousand": 3}
"""The kinds of words, each with the zeros that it stands for; "mil millones" comes before "mil"."""
_MOST_DECIMALS: Final = 2  # that people write before the word


def in_figures(number: str, text: str, end: int) -> str:
    """Return a number in its form for comparison as it is without the word behind it; "" where there is none."""
    whole, _point, decimals = number.partition(".")
    if len(decimals) > _MOST_DECIMALS:
        return ""
    zeros = next((zeros for kind, zeros in ZEROS.items() if _word(kind).match(text, end)), 0)
    return f"{whole}{decimals.ljust(zeros, '0')}".lstrip("0") if zeros else ""


def expression_with_words(form: str) -> str:
    """Return the expression of a number, by its form for comparison, in words or before its zeros; "" for none."""
    return "|".join(filter(None, (*(_expression(form, kind) for kind in ZEROS), _spelled_numbers().get(form, ""))))


def _expression(form: str, kind: str) -> str:
    zeros = ZEROS[kind]
    whole, decimals = form[:-zeros], form[-zeros:].rstrip("0")
    if not whole or "." in form or len(decimals) > _MOST_DECIMALS:
        return ""
    fraction = rf"[.,]{decimals}0*" if decimals else r"(?:[.,]0+)?"
    with_thousands = re.sub(r"\B(?=(?:\d{3})+\Z)", r"[.,\\s’]?", whole)
    return rf"(?<![\d.,]){with_thousands}{fraction}{_word(kind).pattern}"


@cache
def _word(kind: str) -> re.Pattern[str]:
    """Return the pattern of a word behind a number; a letter alone is one only right behind it: "2 m" are metres."""
    return re.compile(rf"(?!\s\w\b)[\s\u00a0\u202f-]?(?:{word_choices(kind)})\b", re.IGNORECASE)


@cache
def _spelled_numbers() -> dict[str, str]:
    """Return the expressions of numbers in words, as a file may write them, by their figures."""
    expressions: dict[str, str] = {}
    for figures, words in read_rows(_SPELLED_NUMBERS):
        choices = words.replace(" ", r"\s+").replace("-", r"[-‐‑\s]\s?")
        expressions[figures] = rf"(?<![\w‐‑-])(?:{choices})(?![\w‐‑-])"
    return expressions
