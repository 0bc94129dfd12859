"""Numbers with a word for their zeros: "1.2 million" says what "1,200,000" says."""

import re
from functools import cache
from typing import Final

from protlib.quotations.quoted_words import word_choices

_ZEROS: Final = 6  # of a million
_MOST_DECIMALS: Final = 2  # that people write before the word


def in_figures(number: str, text: str, end: int) -> str:
    """Return a number in its form for comparison as it is without the word behind it; "" where there is none."""
    whole, _point, decimals = number.partition(".")
    if not _word().match(text, end) or len(decimals) > _MOST_DECIMALS:
        return ""
    return f"{whole}{decimals.ljust(_ZEROS, '0')}".lstrip("0")


def expression_in_millions(form: str) -> str:
    """Return the expression of a number, in its form for comparison, before the word; "" for one not written so."""
    whole, decimals = form[:-_ZEROS], form[-_ZEROS:].rstrip("0")
    if not whole or "." in form or len(decimals) > _MOST_DECIMALS:
        return ""
    fraction = rf"[.,]{decimals}0*" if decimals else r"(?:[.,]0+)?"
    return rf"(?<![\d.,]){whole}{fraction}{_word().pattern}"


@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"[\s\u00a0-]?(?:{word_choices('million')})\b", re.IGNORECASE)
