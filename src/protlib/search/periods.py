"""The periods that words and years name: "since 2018", "2010 to 2020"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from protlib.index.words import split_words
from protlib.text import fold

YEAR: Final = r"(?:19|20)\d\d"
_MOST_STEPS: Final = 2  # from a year to the next one of its span: a word such as "to" may stand between


def _find_periods(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each year beside a word that makes it a period, and that period: "2018" and "2018..", of "since 2018"."""
    for position, text in enumerate(texts):
        if not re.fullmatch(YEAR, text):
            continue
        from protlib.record.shared_words import plain_words_of  # few queries have a year

        words_before = {fold(word) for word in texts[max(position - 2, 0) : position]}  # such as "antes de 2010"
        for kind, period in (("up to a year", f"..{text}"), ("from a year on", f"{text}..")):
            if not words_before.isdisjoint(plain_words_of(kind)):
                yield text, period


def _find_year_pairs(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield two years beside each other, an earlier and a later one."""
    years = [(position, text) for position, text in enumerate(texts) if re.fullmatch(YEAR, text)]
    for (position, start), (next_position, end) in pairwise(years):
        if start < end and next_position - position <= _MOST_STEPS:
            yield start, end


def note_periods(texts: Sequence[str], *, has_all_words: bool) -> Iterator[str]:
    """Yield what to type for periods of a query, of which only the years count: "since 2018", "2010 to 2020".

    Two years say nothing of a period where some record has all words: its title may have both.
    """
    for year, period in _find_periods(texts):
        yield f"{year}: the year alone; for the period, type year:{period}"
    for start, end in () if has_all_words else _find_year_pairs(texts):
        yield f"{start}, {end}: these two years alone; for the period, type year:{start}..{end}"


def suggest_period(text: str) -> str:
    """Return the range that words name, "" for none: "2020.." of "since 2020", "2018..2020" of "2018 to 2020"."""
    texts = split_words(text)
    spans = (f"{start}..{end}" for start, end in _find_year_pairs(texts))
    return next(spans, "") or next((period for _year, period in _find_periods(texts)), "")
