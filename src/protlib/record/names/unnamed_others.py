"""What stands for the authors that a list does not name: "et al.", "and others", "y otros"."""

import re
from functools import cache
from typing import Final

from protlib.record.shared_words import wordings

_MOST_LETTERS: Final = len(", and colleagues")


def without_others(text: str) -> str:
    """Return a list of names without what stands for further authors at its end."""
    end = len(text)
    end_pattern = _others_at_end()
    while match := end_pattern.search(text, max(end - _MOST_LETTERS, 0), end):
        end = match.start()
    return text[:end]


@cache
def _others_at_end() -> "re.Pattern[str]":
    return re.compile(rf"(?:^|,?\s+)(?:{wordings('others')})\.?$")
