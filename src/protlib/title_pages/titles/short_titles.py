"""The short title that a law gives itself: "This Act may be cited as the Roads Act, 2017"."""

import re
from typing import Final

from protlib.record.small_words import choices_for, cut_article
from protlib.text import clean, squeeze
from protlib.title_pages.front import Front
from protlib.title_pages.words import alternatives

_KIND: Final = rf"(?:{alternatives('end of law')})"
_LETTER: Final = r"(?:[^.;“”\"]|(?<=\bno)\.(?= ?\d))"  # such as each one in "Roads Amendment (No. 20) Act"
# Such as "these Rules may be cited as the Roads (Tolls) Rules, 2024"; files lose the space before "the".
_SENTENCE: Final = re.compile(
    rf"\b(?:{alternatives('pointing')}) {_KIND} (?:{alternatives('is called')})(?: |(?=(?:{choices_for('before')}) ))"
    rf"(?P<title>{_LETTER}{{4,160}}?\b{_KIND}\b(?:,? ?(?:of )?\d{{4}})?)(?=\s*(?:[.,;\[]|and\b|\Z))",
    re.IGNORECASE,
)


def short_title(front: Front, title: str) -> str:
    """Return the name that a law says it has, "" where its title has it: gazettes set other lines larger."""
    texts = (" ".join(lines) for lines in front.texts.values())
    match = next(filter(None, map(_SENTENCE.search, texts)), None)
    if match is None:
        return ""
    name = cut_article(clean(match["title"]))
    return "" if squeeze(name) in squeeze(title) else name
